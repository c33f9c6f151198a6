import Unpacking

/// What a model says of words: their norms and which of them have vectors.
struct LexicalTables: Sendable {
    let ids: StringIDs
    private let norms: MappedTable
    private let baseNorms: [String: String]
    private let vectors: MappedTable

    init(ids: StringIDs, norms: MappedTable, vectors: MappedTable) {
        self.ids = ids
        self.norms = norms
        self.vectors = vectors
        var baseNorms: [String: String] = [:]
        for row in rows(of: Lexicon.base_norms_tsv) { baseNorms[String(row[0])] = String(row[1]) }
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
            norm: override ?? norm(form: form, lower: lower, orth: orth),
            prefix: ids.id(utf8(scalars.prefix(1)).span),
            suffix: ids.id(utf8(scalars.suffix(3)).span),
            shape: ids.id(utf8(shape(of: scalars)).span),
            vector: vectors.index(of: orth).map { Int32(vectors.number(at: $0)) } ?? -1,
            isSpace: !scalars.isEmpty && scalars.allSatisfy(isSpace),
            beginsSpecialCase: false
        )
    }

    private func norm(form: String, lower: String, orth: UInt64) -> UInt64 {
        if let index = norms.index(of: orth) { return ids.id(norms.string(at: index)) }
        return ids.id(baseNorms[form] ?? lower)
    }
}
