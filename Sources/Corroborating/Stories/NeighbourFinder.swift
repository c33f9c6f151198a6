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
    private struct Entry {
        var term: UInt32
        var text: UInt32
        var weight: Float
    }

    /// The pairs of neighbours, each once, in order.
    func neighbours() -> [Pair] {
        let entries = entries()
        let places = places(in: entries)
        var pairs: [Pair] = []
        var likeness = [Float](repeating: 0, count: vectors.count)
        var table = TermTable(
            termCount: vectors.reduce(0) { max($0, ($1.terms.last.map(Int.init) ?? -1) + 1) }
        )
        for text in vectors.indices {
            var met: [Int] = []
            for place in places[text] {
                let key = entries[place]
                for entry in entries[place + 1..<min(place + 1 + Self.mostMet, entries.count)] {
                    guard entry.term == key.term else { break }
                    let other = Int(entry.text)
                    if likeness[other] == 0 { met.append(other) }
                    likeness[other] += key.weight * entry.weight
                }
            }
            table.hold(vectors[text])
            let near = met.filter { likeness[$0] >= Self.leastLikeness / 2 }
            pairs += likest(to: text, table, among: near)
            for other in met { likeness[other] = 0 }
        }
        return pairs
    }

    private func likest(to text: Int, _ table: TermTable, among met: [Int]) -> [Pair] {
        let pairs = met.map { other in
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
            let heaviest = vector.terms.indices.sorted {
                (vector.weights[$1], vector.terms[$0]) < (vector.weights[$0], vector.terms[$1])
            }
            for place in heaviest.prefix(Self.keyCount) {
                let (term, weight) = (vector.terms[place], vector.weights[place])
                entries.append(Entry(term: term, text: UInt32(text), weight: weight))
            }
        }
        return entries.sorted { ($0.term, $0.text) < ($1.term, $1.text) }
    }

    /// Where the entries of each text stand.
    private func places(in entries: [Entry]) -> [[Int]] {
        var places = [[Int]](repeating: [], count: vectors.count)
        for (place, entry) in entries.enumerated() { places[Int(entry.text)].append(place) }
        return places
    }
}
