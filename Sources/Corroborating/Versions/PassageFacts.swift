internal import Unpacking

/// What the words of a short passage say of how many, of whom, and with how much reserve.
struct PassageFacts {
    private(set) var count = 0
    private(set) var figures: Set<UInt32> = []
    private(set) var names: Set<UInt32> = []
    /// Words around figures: "at least", "près de".
    private(set) var bounds: Set<String> = []
    /// Words of reserve: "alleged", "aurait"; a denial is one.
    private(set) var hedges: Set<String> = []
    /// Words that say on whose word something stands: "according to", "selon".
    private(set) var voices: Set<String> = []

    init(_ words: String) {
        let folded = WordFolder.words(of: words)
        count = folded.count
        let numbers = folded.map(\.number)
        for (index, word) in folded.enumerated() {
            let kind = TellingWords.shared.kind(of: word.number)
            if word.role == .figure || kind == "figure" {
                figures.insert(word.number)
            } else if word.role == .name, kind == nil {
                names.insert(word.number)
            }
            guard let found = HedgeWords.shared.phrase(in: numbers[index...]) else { continue }
            switch found.kind {
            case "bound": bounds.insert(found.phrase)
            case "voice": voices.insert(found.phrase)
            default: hedges.insert(found.phrase)
            }
        }
    }
}

/// The words of reserve of both languages, by their numbers.
private struct HedgeWords: Sendable {
    static let shared = HedgeWords()

    private var phrases: [UInt32: [(words: [UInt32], phrase: String, kind: Substring)]] = [:]

    private init() {
        for row in rows(of: Lexicon.hedges_tsv) where row.count == 2 {
            let words = WordFolder.words(of: String(row[0])).map(\.number)
            guard let first = words.first else { continue }
            phrases[first, default: []].append((words, String(row[0]), row[1]))
        }
        for first in phrases.keys { phrases[first]?.sort { $0.words.count > $1.words.count } }
    }

    /// The longest phrase that begins at a place among words.
    func phrase(in words: ArraySlice<UInt32>) -> (phrase: String, kind: Substring)? {
        guard let first = words.first, let known = phrases[first] else { return nil }
        return known.first { words.starts(with: $0.words) }.map { ($0.phrase, $0.kind) }
    }
}
