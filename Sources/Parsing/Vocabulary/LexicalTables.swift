import Unpacking

/// What a model says of words: their norms and which of them have vectors.
struct LexicalTables: Sendable {
    let ids: StringIDs
    private let norms: MappedTable
    /// By the numbers of the strings: Swift would take some strings for one that Python holds apart.
    private let baseNorms: [UInt64: UInt64]
    private let vectors: MappedTable

    init(ids: StringIDs, norms: MappedTable, vectors: MappedTable) {
        self.ids = ids
        self.norms = norms
        self.vectors = vectors
        var baseNorms: [UInt64: UInt64] = [:]
        for row in rows(of: Lexicon.base_norms_tsv) { baseNorms[ids.id(String(row[0]))] = ids.id(String(row[1])) }
        self.baseNorms = baseNorms
    }

    /// The highest row that a word has a vector in, -1 where none has.
    var highestVector: Int { vectors.highestNumber.map(Int.init) ?? -1 }

    /// Describes a word; a tokenizer's exception may set another norm than the word's own.
    func lexeme(_ scalars: ArraySlice<UInt32>, orth: UInt64, norm override: UInt64?) -> Lexeme {
        let bytes = utf8(scalars)
        let form = String(decoding: bytes, as: UTF8.self)
        let lower = string(lowercase(scalars))
        return Lexeme(
            form: form,
            lower: lower,
            byteCount: Int32(bytes.count),
            orth: orth,
            norm: override ?? norm(orth: orth, lower: lower),
            prefix: ids.id(utf8(scalars.prefix(1)).span),
            suffix: ids.id(utf8(scalars.suffix(3)).span),
            shape: ids.id(utf8(shape(of: scalars)).span),
            vector: vectors.index(of: orth).map { Int32(vectors.number(at: $0)) } ?? -1,
            isSpace: !scalars.isEmpty && scalars.allSatisfy(isSpace),
            beginsSpecialCase: false
        )
    }

    private func norm(orth: UInt64, lower: String) -> UInt64 {
        if let index = norms.index(of: orth) { return ids.id(norms.string(at: index)) }
        return baseNorms[orth] ?? ids.id(lower)
    }
}
