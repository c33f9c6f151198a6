internal import EventData

/// Finds texts that have the same names and figures in the same order, in two languages.
///
/// Whoever writes of the same happening by himself has some of the names, but in another order and among
/// others: in pairs of independent reports in two languages a third of them is in order at most.
struct TranslationFinder {
    /// The least share of the names and figures of both texts that is in one order.
    static let leastShare = 0.5
    /// Fewer different ones than these are in one order by chance.
    static let leastDistinct = 4
    /// A text is compared by so many names and figures from its start.
    static let mostMarks = 300
    /// A text is compared with so many of those before it: a translation comes within days.
    static let mostCompared = 64

    private let origins: [Int]
    private let marks: [[Mark]]
    private let languages: [UsualWords.Language?]

    /// A name or a figure of a text.
    private struct Mark {
        var number: UInt32
        var words: String
    }

    init(reports: [Report], witnesses: [Witness]) {
        origins = witnesses.map(\.origin)
        languages = origins.map { UsualWords.shared.language(of: reports[$0]) }
        marks = origins.map { Self.marks(of: reports[$0].text) }
    }

    /// The links among the witnesses of a story, which stand in the order of publication.
    func links(in cast: [Int]) -> [WitnessLink] {
        cast.indices.compactMap { place in
            let later = cast[place]
            let links = cast[..<place].suffix(Self.mostCompared).compactMap { link(from: later, to: $0) }
            // The earliest of those that are as close.
            return links.reduce(nil) { best, link in link.share > best?.share ?? 0 ? link : best }
        }
    }

    private func link(from later: Int, to earlier: Int) -> WitnessLink? {
        guard let one = languages[later], let other = languages[earlier], one != other else { return nil }
        let common = Self.longestCommon(marks[later], marks[earlier])
        let share = Double(2 * common.count) / Double(max(marks[later].count + marks[earlier].count, 1))
        var seen: Set<UInt32> = []
        let distinct = common.filter { seen.insert($0.number).inserted }
        guard share >= Self.leastShare, distinct.count >= Self.leastDistinct else { return nil }
        return WitnessLink(
            kind: .translation,
            from: later,
            to: earlier,
            reports: WitnessLink.Reports(from: origins[later], to: origins[earlier]),
            share: (share * 100).rounded() / 100,
            because: distinct.map(\.words)
        )
    }

    /// The names and figures of a text, in order.
    private static func marks(of text: String) -> [Mark] {
        let words = WordFolder.words(of: text)
        let bytes = Array(text.utf8)
        let names = Set(
            words.lazy.filter { $0.role == .name && $0.span.end - $0.span.start > 1 }.map(\.number)
        )
        let marks = words.lazy.filter { word in
            guard TellingWords.shared.kind(of: word.number) == nil else { return false }
            return word.role == .figure || names.contains(word.number)
        }
        return marks.prefix(mostMarks).map { word in
            let letters = String(decoding: bytes[word.span.start..<word.span.end], as: UTF8.self)
            return Mark(number: word.number, words: letters)
        }
    }

    /// A longest run of marks that both have in one order; O(n · m).
    private static func longestCommon(_ one: [Mark], _ other: [Mark]) -> [Mark] {
        let width = other.count + 1
        var lengths = [Int](repeating: 0, count: (one.count + 1) * width)
        for row in one.indices.reversed() {
            for column in other.indices.reversed() {
                lengths[row * width + column] =
                    one[row].number == other[column].number
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var (common, row, column) = ([Mark](), 0, 0)
        while row < one.count, column < other.count {
            if one[row].number == other[column].number {
                common.append(one[row])
                (row, column) = (row + 1, column + 1)
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return common
    }
}
