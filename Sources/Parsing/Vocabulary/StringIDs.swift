import Layers
import Unpacking

/// The numbers by which spaCy knows strings.
///
/// A name of its symbol table has a small number (`det` is 415, also where it
/// is the end of a word), the empty string is 0, and any other string is its
/// MurmurHash64A with seed 1.
struct StringIDs: Sendable {
    private let symbolsByHash: HashIndex
    private let namesBySymbol: [String]

    init() {
        var index = HashIndex(minimumCapacity: 512)
        var names = [""]
        for row in rows(of: Lexicon.symbols_tsv) {
            let name = String(row[0])
            index.insert(Int32(names.count), for: murmurHash64(Array(name.utf8).span))
            precondition(Int(row[1]) == names.count, "the symbols are numbered in order")
            names.append(name)
        }
        symbolsByHash = index
        namesBySymbol = names
    }

    /// The number of the string that these bytes are in UTF-8.
    func id(_ bytes: Span<UInt8>) -> UInt64 {
        if bytes.isEmpty { return 0 }
        let hash = murmurHash64(bytes)
        // The longest symbol has 17 bytes; the table is small, and most words are not in it.
        return symbolsByHash[hash].map(UInt64.init) ?? hash
    }

    func id(_ text: String) -> UInt64 { id(Array(text.utf8).span) }

    /// The name of a number of the symbol table.
    func name(ofSymbol id: UInt64) -> String? {
        id < UInt64(namesBySymbol.count) ? namesBySymbol[Int(id)] : nil
    }
}
