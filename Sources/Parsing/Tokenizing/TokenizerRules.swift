/// How a model cuts text into tokens.
struct TokenizerRules: Sendable {
    /// A token of an exception, with the norm it is given, if any.
    struct Piece: Hashable, Sendable {
        var text: [UInt32]
        var orth: UInt64
        var norm: UInt64?
    }

    var prefix: CharacterPattern?
    var suffix: CharacterPattern?
    var infix: CharacterPattern?
    var tokenMatch: CharacterPattern?
    var urlMatch: CharacterPattern?
    private(set) var exceptions: [[Piece]] = []
    private var exceptionsByText = HashIndex()
    private var longestException = 0
    /// A trie over token numbers: from a node and a token to the next node.
    private var nextNodes = HashIndex()
    private var endsSpecialCase: [Bool] = [false]

    mutating func addException(_ text: String, pieces: [Piece], ids: StringIDs) {
        exceptionsByText.insert(Int32(exceptions.count), for: ids.id(text))
        exceptions.append(pieces)
        longestException = max(longestException, text.unicodeScalars.count)
    }

    /// The tokens of an exception, if the characters are one.
    func exception(_ text: ArraySlice<UInt32>, ids: StringIDs) -> [Piece]? {
        guard text.count <= longestException, let index = exceptionsByText[ids.id(utf8(text).span)] else {
            return nil
        }
        return exceptions[Int(index)]
    }

    // MARK: Exceptions that the patterns take apart

    /// Adds the tokens that the patterns make of an exception.
    mutating func addSpecialCase(_ tokens: [UInt64]) {
        var node = 0
        for token in tokens {
            let key = Self.key(node: node, token: token)
            if let next = nextNodes[key] {
                node = Int(next)
            } else {
                node = endsSpecialCase.count
                nextNodes.insert(Int32(node), for: key)
                endsSpecialCase.append(false)
            }
        }
        endsSpecialCase[node] = !tokens.isEmpty
    }

    /// The node after `node` for a token, and whether a case ends there; node 0 is the first.
    func specialCase(after node: Int, token: UInt64) -> (node: Int, isEnd: Bool)? {
        nextNodes[Self.key(node: node, token: token)].map { (Int($0), endsSpecialCase[Int($0)]) }
    }

    private static func key(node: Int, token: UInt64) -> UInt64 {
        token ^ UInt64(node) &* 0x9E37_79B9_7F4A_7C15
    }
}
