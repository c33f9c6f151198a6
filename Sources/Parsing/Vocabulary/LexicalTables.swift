import Unpacking

/// What a model says of words: their norms and which of them have vectors.
struct LexicalTables: Sendable {
    let ids: StringIDs
    private let norms: MappedTable
    /// By the numbers of the strings: Swift would take some strings for one that Python holds apart.
    private let baseNorms: [UInt64: UInt64]
    private let vectors: MappedTable
    private let vectorRows: Int

    /// Only the first `vectorRows` rows have vectors.
    init(ids: StringIDs, norms: MappedTable, vectors: MappedTable, vectorRows: Int) {
        self.ids = ids
        self.norms = norms
        self.vectors = vectors
        self.vectorRows = vectorRows
        var baseNorms: [UInt64: UInt64] = [:]
        for row in rows(of: Lexicon.base_norms_tsv) {
            baseNorms[ids.id(String(row[0]))] = ids.id(String(row[1]))
        }
        self.baseNorms = baseNorms
    }

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
            vector: vector(of: orth),
            isSpace: !scalars.isEmpty && scalars.allSatisfy(isSpace),
            beginsSpecialCase: false
        )
    }

    private func vector(of orth: UInt64) -> Int32 {
        guard vectorRows > 0, let index = vectors.index(of: orth) else { return -1 }
        let row = Int(vectors.number(at: index))
        return row < vectorRows ? Int32(row) : -1
    }

    private func norm(orth: UInt64, lower: String) -> UInt64 {
        if let index = norms.index(of: orth) { return ids.id(norms.string(at: index)) }
        return baseNorms[orth] ?? ids.id(lower)
    }
}
