/// Finds the texts that are alike.
///
/// Texts meet at the terms that weigh most in both. Where many have a term, each meets the next few only:
/// texts stand in the order of publication, and a story is a matter of days. So the work for a text is
/// bounded by `keyCount × mostMet`, and what is kept of it by `mostKept`.
struct NeighbourFinder {
    /// How many terms of a text are looked up.
    static let keyCount = 32
    /// A text meets no more than so many of those after it that have a term.
    static let mostMet = 128
    /// A text keeps so many of those after it, the likest.
    static let mostKept = 48
    /// What is less alike is no neighbour.
    static let leastLikeness: Float = 0.05

    /// What texts are about, their terms numbered from 0.
    let vectors: [TermVector]

    /// Two texts with the likeness of both, 0 to 1.
    struct Pair {
        var first: Int
        var second: Int
        var likeness: Float
    }

    /// A text that has a term, and what it weighs there.
    struct Entry {
        var term: UInt32
        var text: UInt32
        var weight: Float
    }

    /// The pairs of neighbours, each once, in order.
    func neighbours() -> [Pair] {
        var meetings = Meetings(entries(), textCount: vectors.count)
        var table = table
        return vectors.indices.flatMap { text in
            let near = meetings.near(to: text)
            table.hold(vectors[text])
            return likest(to: text, table, among: near)
        }
    }

    /// A table with a place for every term.
    var table: TermTable {
        TermTable(termCount: vectors.reduce(0) { max($0, ($1.terms.last.map(Int.init) ?? -1) + 1) })
    }

    /// The likest of some texts that come after one, which the table holds.
    func likest(to text: Int, _ table: TermTable, among near: [Int]) -> [Pair] {
        let pairs = near.map { other in
            Pair(first: text, second: other, likeness: table.product(vectors[other]))
        }
        return pairs.filter { $0.likeness >= Self.leastLikeness }
            .sorted { ($1.likeness, $0.second) < ($0.likeness, $1.second) }
            .prefix(Self.mostKept).sorted { $0.second < $1.second }
    }

    /// The heaviest terms of all texts, by term and in the order of the texts.
    private func entries() -> [Entry] {
        var entries: [Entry] = []
        for (text, vector) in vectors.enumerated() {
            for (term, weight) in Self.heaviest(of: vector) {
                entries.append(Entry(term: term, text: UInt32(text), weight: weight))
            }
        }
        return entries.sorted { ($0.term, $0.text) < ($1.term, $1.text) }
    }

    /// The terms by which a text is looked up, the heaviest first.
    static func heaviest(of vector: TermVector) -> [(term: UInt32, weight: Float)] {
        let heaviest = vector.terms.indices.sorted {
            (vector.weights[$1], vector.terms[$0]) < (vector.weights[$0], vector.terms[$1])
        }
        return heaviest.prefix(keyCount).map { (vector.terms[$0], vector.weights[$0]) }
    }

    /// Which texts meet at their heaviest terms.
    struct Meetings {
        private let entries: [Entry]
        /// Where the entries of each text stand.
        private var places: [[Int]]
        /// What a text has in common with those that it met so far.
        private var likeness: [Float]

        /// Takes the heaviest terms, by term and in the order of the texts.
        init(_ entries: [Entry], textCount: Int) {
            self.entries = entries
            places = [[Int]](repeating: [], count: textCount)
            for (place, entry) in entries.enumerated() { places[Int(entry.text)].append(place) }
            likeness = [Float](repeating: 0, count: textCount)
        }

        /// The texts after one that may be alike, by what they have in common of their heaviest terms.
        mutating func near(to text: Int) -> [Int] {
            var met: [Int] = []
            for place in places[text] {
                let key = entries[place]
                for entry in entries[place + 1..<min(place + 1 + mostMet, entries.count)] {
                    guard entry.term == key.term else { break }
                    let other = Int(entry.text)
                    if likeness[other] == 0 { met.append(other) }
                    likeness[other] += key.weight * entry.weight
                }
            }
            let near = met.filter { likeness[$0] >= leastLikeness / 2 }
            for other in met { likeness[other] = 0 }
            return near
        }
    }
}
