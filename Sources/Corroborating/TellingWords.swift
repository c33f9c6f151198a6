internal import EventData
internal import Unpacking

/// The words of this room's tables, by their numbers.
struct TellingWords: Sendable {
    static let shared = TellingWords()

    private var kinds: [UInt32: Substring] = [:]
    /// Agencies by the first word of their names, the longest name first.
    private var agencies: [UInt32: [(words: [UInt32], agency: String)]] = [:]

    private init() {
        for row in rows(of: Lexicon.words_tsv) where row.count == 2 {
            for word in WordFolder.words(of: String(row[0])) { kinds[word.number] = row[1] }
        }
        for known in NewsAgency.names {
            let words = WordFolder.words(of: String(known.name)).map(\.number)
            guard let first = words.first else { continue }
            agencies[first, default: []].append((words, String(known.agency)))
        }
        for first in agencies.keys { agencies[first]?.sort { $0.words.count > $1.words.count } }
    }

    /// What kind of telling word it is: `byline`, `reworked`, `credit`, `calendar`, `figure`; `nil` for any
    /// other.
    func kind(of word: UInt32) -> Substring? { kinds[word] }

    /// The agency whose name begins at a place among words, and how many words the name has.
    func agency(in words: ArraySlice<UInt32>) -> (agency: String, count: Int)? {
        guard let first = words.first, let names = agencies[first] else { return nil }
        return names.first { words.starts(with: $0.words) }.map { ($0.agency, $0.words.count) }
    }
}
