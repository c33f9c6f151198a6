import EventData
import Unpacking

/// A part that a word may play in a number or beside one; the names stand in `number-words.tsv`.
enum NumberPart: UInt64, CaseIterable {
    case unit, ten, hundred, scale, collective, plural, several, few
    case and, or, to, between, article, half, of, definite
    case percent, per, currency, month, weekday, duration, year, old, aged, clock, measure, label, lead, free
}

/// What a word of the tables says, with its value.
struct NumberMeaning: Sendable {
    var parts: UInt64 = 0
    var value = 0

    static let none = NumberMeaning()
}

/// Words that bound the number behind or before them: "at least", "ou plus".
struct NumberBound: Sendable {
    var words: [WordKey]
    var bound: Figure.Bound
    var isBehind: Bool
}

/// The words of one language that numbers are made of, and that stand beside them.
struct NumberVocabulary: Sendable {
    private var meanings: [WordKey: NumberMeaning] = [:]
    private var bounds: [WordKey: [NumberBound]] = [:]

    init(_ language: Language) {
        let parts = Dictionary(uniqueKeysWithValues: NumberPart.allCases.map { ("\($0)", $0) })
        for row in rows(of: Lexicon.number_words_tsv) where row[0] == language.rawValue {
            for name in row[2].split(separator: " ") {
                guard let part = parts[String(name)] else {
                    preconditionFailure("number-words.tsv: '\(name)' is no part")
                }
                for word in row[1].split(separator: " ") { add(part, Int(row[3]), to: WordKey(word)) }
            }
        }
        for row in rows(of: Lexicon.number_bounds_tsv) where row[0] == language.rawValue {
            guard let bound = Figure.Bound(rawValue: String(row[2])) else {
                preconditionFailure("number-bounds.tsv: '\(row[2])' is no bound")
            }
            let words = row[1].split(separator: " ").map { WordKey($0) }
            guard let first = words.first else { continue }
            let entry = NumberBound(words: words, bound: bound, isBehind: row[3] == "behind")
            bounds[first, default: []].append(entry)
        }
        // The longest first: "not more than" before "not".
        for key in bounds.keys { bounds[key]?.sort { $0.words.count > $1.words.count } }
    }

    subscript(key: WordKey) -> NumberMeaning { key.isTooLong ? .none : meanings[key] ?? .none }

    func bounds(from key: WordKey) -> [NumberBound] { bounds[key] ?? [] }

    private mutating func add(_ part: NumberPart, _ value: Int?, to key: WordKey) {
        precondition(!key.isTooLong, "a word of the tables has at most 16 bytes")
        var meaning = meanings[key] ?? .none
        meaning.parts |= 1 << part.rawValue
        if let value { meaning.value = value }
        meanings[key] = meaning
    }
}
