/// What two texts of one language have in common when one was put into other words from beginning to end.
///
/// Who does so, sentence by sentence, changes the words and keeps who, where and how many, in order, and has
/// hardly a name or a figure of his own. Another writer about the same happening has some of the names too,
/// but in an order of his own and among others. Measured in docs/decisions/0015-witnesses.md.
struct Retelling {
    /// Fewer different names and figures are the same by chance.
    static let leastDistinct = 10
    /// The least share, in thousandths, of the different names and figures of a text that the other has.
    static let leastTaken = 750
    /// The least share, in thousandths, of the names and figures of both that stand in one order.
    static let leastInOrder = 500
    /// So many words in a row are more than a name.
    private static let leastPassage = 10
    /// A text is looked at by so many names and figures from its start.
    private static let mostMentions = 300

    /// Whether all but a few names and figures of the first text are in the second, in one order.
    let firstIsRetold: Bool
    let secondIsRetold: Bool

    var isFound: Bool { firstIsRetold || secondIsRetold }

    typealias Text = (words: [UInt32], roles: [UInt8])

    init(first: Text, second: Text) {
        let names = Mentions.names(of: first).union(Mentions.names(of: second))
        let (one, other) = (Mentions(first, names), Mentions(second, names))
        let (taken, given) = (one.isTaken(from: other), other.isTaken(from: one))
        let areInOrder = (taken || given) && Self.areInOrder(one, other)
        firstIsRetold = areInOrder && taken
        secondIsRetold = areInOrder && given
    }

    /// The texts without what stands in both word for word: a paragraph that a desk uses again tells nothing.
    static func withoutPassages(_ first: Text, _ second: Text, _ runs: [Aligner.Run]) -> (Text, Text) {
        let passages = runs.filter { $0.count >= leastPassage }
        return (
            text(first, without: passages.map { $0.copy..<$0.copyEnd }),
            text(second, without: passages.map { $0.original..<$0.originalEnd })
        )
    }

    private static func text(_ text: Text, without ranges: [Range<Int>]) -> Text {
        var rest: Text = ([], [])
        var start = 0
        for range in ranges + [text.words.count..<text.words.count] {
            rest.words += text.words[start..<range.lowerBound]
            rest.roles += text.roles[start..<range.lowerBound]
            start = range.upperBound
        }
        return rest
    }

    private static func areInOrder(_ one: Mentions, _ other: Mentions) -> Bool {
        let (left, right) = (one.heads.prefix(mostMentions), other.heads.prefix(mostMentions))
        let common = CommonOrder.places(in: left, and: right).count
        return 2 * common * 1000 >= leastInOrder * (left.count + right.count)
    }
}

/// The names and figures of a text, in order, the words of a name as one.
struct Mentions {
    /// The last word of each: `Amina Koné` and `Ms Koné` are alike.
    private(set) var heads: [UInt32] = []
    private var names: [ArraySlice<UInt32>] = []
    private(set) var words: Set<UInt32> = []

    /// Takes what is among `known` for a name wherever it stands, so that the first word of a sentence is one.
    init(_ text: Retelling.Text, _ known: Set<UInt32>) {
        var start = 0
        for place in 0...text.words.count {
            let isName = place < text.words.count && known.contains(text.words[place])
            let isFigure = place < text.words.count && text.roles[place] == FoldedWord.Role.figure.rawValue
            if isName, !isFigure { continue }
            if start < place { append(text.words[start..<place]) }
            if isFigure { append(text.words[place..<place + 1]) }
            start = place + 1
        }
    }

    private mutating func append(_ name: ArraySlice<UInt32>) {
        guard let head = name.last else { return }
        heads.append(head)
        names.append(name)
        words.formUnion(name)
    }

    /// The words with a capital within a sentence that are no usual words and no days.
    static func names(of text: Retelling.Text) -> Set<UInt32> {
        Set(
            text.words.indices.lazy.filter { text.roles[$0] == FoldedWord.Role.name.rawValue }
                .map { text.words[$0] }
                .filter {
                    TellingWords.shared.kind(of: $0) == nil && UsualWords.shared.shares[$0] == nil
                }
        )
    }

    /// Whether the other text has most of the different names and figures, and enough of them.
    func isTaken(from other: Mentions) -> Bool {
        var (taken, own): (Set<UInt32>, Set<UInt32>) = ([], [])
        for name in names {
            guard let head = name.last else { continue }
            if name.allSatisfy(other.words.contains) { taken.insert(head) } else { own.insert(head) }
        }
        let all = taken.union(own).count
        return taken.count >= Retelling.leastDistinct && taken.count * 1000 >= Retelling.leastTaken * all
    }
}
