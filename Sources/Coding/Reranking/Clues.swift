internal import Unpacking

/// What is to be seen of an answer, each thing once.
///
/// Clues are kept as hashes; their words too where somebody wants to read them.
struct Clues {
    private(set) var hashes: [UInt64] = []
    private(set) var words: [String]?

    init(areReadable: Bool) {
        words = areReadable ? [] : nil
        hashes.reserveCapacity(48)
    }

    /// A number in a clue: "0", "1" and so on, and `most` for all that are more.
    static func count(_ count: Int, upTo most: Int) -> String { ["0", "1", "2", "3"][min(count, most)] }

    /// Adds the clue that parts make one after another.
    mutating func add(_ first: String, _ second: String = "", _ third: String = "", _ fourth: String = "") {
        var hash = FNV.hash(first.utf8)
        hash = FNV.hash(second.utf8, after: hash)
        hash = FNV.hash(third.utf8, after: hash)
        hash = FNV.hash(fourth.utf8, after: hash)
        if hashes.contains(hash) { return }
        hashes.append(hash)
        words?.append(first + second + third + fourth)
    }
}

/// An answer to a question with what is to be seen of it.
struct Weighed<Answer> {
    var answer: Answer
    var clues: Clues
}

extension Candidate {
    /// The word from which its parties hang: its verb, or the noun itself.
    var anchor: Int { isNoun ? head : verb ?? head }
    /// What kind of word tells it, as clues have it.
    var told: String { isNoun ? "noun" : "verb" }
}

extension [Candidate] {
    /// The events before and after one that are looked at beside it; so few that the work grows with the report's length.
    func around(_ index: Int) -> Range<Int> { indices.clamped(to: index - 12..<index + 13) }
}
