internal import EventData
internal import Unpacking

/// The side that a party belongs to, whoever it is by name.
enum Camp: String, Sendable {
    case state, armed, civil, international
    /// Nobody says.
    case unknown

    /// The camp of a sector of PLOVER, as `camps.tsv` has it.
    init(sector: String?) {
        self = sector.flatMap { Camp.ofSectors[$0] } ?? .unknown
    }

    private static let ofSectors: [String: Camp] = Dictionary(
        rows(of: Lexicon.camps_tsv).compactMap { row in
            guard row.count == 2, let camp = Camp(rawValue: String(row[1])) else { return nil }
            return (String(row[0]), camp)
        },
        uniquingKeysWith: { first, _ in first }
    )
}

/// Names as numbers: two that differ in case, accents and marks only have one number.
enum FoldedName {
    /// The number of a name; 0 where it has no words.
    static func number(of name: String) -> UInt64 {
        let words = WordFolder.words(of: name)
        guard !words.isEmpty else { return 0 }
        return words.reduce(FNV.empty) { FNV.adding(UInt64($1.number), to: $0) }
    }
}
