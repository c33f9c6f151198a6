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
