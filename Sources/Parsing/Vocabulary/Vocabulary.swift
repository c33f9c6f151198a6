import Layers

/// The words that one thread has met, and how it cut what stands between spaces.
///
/// It grows while a text is read; between texts it is emptied once it holds
/// too much, so that its size is bounded by that and one text's own words.
struct Vocabulary {
    /// Room for so many words and bytes of cut text, about 60 MB in all.
    static let mostWords = 1 << 16
    static let mostBytes = 1 << 23

    private(set) var lexemes: [Lexeme] = []
    private var lexemesByKey = HashIndex(minimumCapacity: 4096)
    private var chunksByHash = HashIndex(minimumCapacity: 4096)
    /// Where each chunk's tokens stand in `pieces`.
    private var chunks: [Range<Int32>] = []
    private(set) var pieces: [Int32] = []
    private var bytes = 0

    /// Whether it is time to empty it.
    var isFull: Bool {
        lexemes.count > Self.mostWords || pieces.count > 4 * Self.mostWords || bytes > Self.mostBytes
    }

    mutating func removeAll() { self = Vocabulary() }

    subscript(index: Int32) -> Lexeme { lexemes[Int(index)] }

    /// The number of a word, described by `describe` if it is new.
    mutating func index(orth: UInt64, norm: UInt64?, describe: () -> Lexeme) -> Int32 {
        let key = norm.map { orth &* 0x9E37_79B9_7F4A_7C15 ^ ($0 << 29 | $0 >> 35) } ?? orth
        if let known = lexemesByKey[key] { return known }
        let lexeme = describe()
        let index = Int32(lexemes.count)
        lexemes.append(lexeme)
        lexemesByKey.insert(index, for: key)
        bytes += 2 * Int(lexeme.byteCount)
        return index
    }

    /// Where the tokens of a chunk that was cut before stand in ``pieces``.
    func chunk(_ hash: UInt64) -> Range<Int>? {
        guard let index = chunksByHash[hash] else { return nil }
        let range = chunks[Int(index)]
        return Int(range.lowerBound)..<Int(range.upperBound)
    }

    /// Keeps the tokens that a chunk was cut into.
    mutating func keep(_ tokens: [Int32], hash: UInt64) {
        chunksByHash.insert(Int32(chunks.count), for: hash)
        chunks.append(Int32(pieces.count)..<Int32(pieces.count + tokens.count))
        pieces.append(contentsOf: tokens)
    }
}
