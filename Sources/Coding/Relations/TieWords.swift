internal import EventData
internal import Unpacking

/// The words that tie groups and people to others, from `ties.tsv`.
struct TieWords: Sendable {
    enum Kind: String, Sendable {
        case tied, part, joins, leaves, heads, posted, removed, works, allegiance
        case groups, formed, belongs, gathering, fellows, force, raises, under
    }

    struct Entry: Sendable {
        var kind: Kind
        /// What stands before the other side; `-` where it is the object.
        var prepositions: [String]
        var role: String?

        /// Whether the verb is of those that one does to troops.
        var isOfForces: Bool { ["commander", "commandant", "leader", "head", "dirigeant"].contains(role) }
    }

    static let table = TieWords()

    private var entries: [Language: [String: [Entry]]] = [:]

    private init() {
        for row in rows(of: Lexicon.ties_tsv) where row.count >= 5 {
            guard let language = Language(rawValue: String(row[0])), let kind = Kind(rawValue: String(row[1]))
            else {
                continue
            }
            let entry = Entry(
                kind: kind,
                prepositions: row[3].split(separator: "|").map { String($0) },
                role: row[4].isEmpty ? nil : String(row[4])
            )
            for word in row[2].split(separator: "|") {
                entries[language, default: [:]][String(word), default: []].append(entry)
            }
        }
    }

    /// What the first of some words that the table knows ties, of the kinds asked for.
    func entry(_ words: [String], _ kinds: Set<Kind>, in language: Language) -> Entry? {
        for word in words {
            if let entry = entries[language]?[word]?.first(where: { kinds.contains($0.kind) }) {
                return entry
            }
        }
        return nil
    }
}
