import EventData
import Unpacking

/// A part that a word may play in a phrase that says when; the names stand in `date-words.tsv`.
enum DateRole: UInt64, CaseIterable {
    case month, weekday, unit, daypart, cardinal, vague, ordinal, quarter
    /// The name of a month or a weekday that is cut short, or is another word when written small.
    case short, cased
    case article, this, last, next, previous, following, same, that
    case ago, later, earlier, before, after, old, more, there
    case early, mid, late, beginning, middle, end
    case half, of, to, and, between, from, every, day, today, season, feast, named
    case anchor, round, led, night, about, plural, il, y, eve, ahead, inside, tail, most
    /// A word that may follow a date, and is no noun that the date would describe.
    case free
}

/// What a word of the tables says: the parts that it may play, with their values.
struct DateMeaning: Sendable {
    var roles: UInt64 = 0
    var month: UInt8 = 0
    var weekday: UInt8 = 0
    /// A cardinal's or an ordinal's value.
    var number: Int32 = 0
    /// How many days a word such as "yesterday" lies from today, or the number of a quarter.
    var days: Int8 = 0
    var unit: DateUnit = .day
    var anchor: DatePhrase.Anchor?

    static let none = DateMeaning()
}

/// A measure of the calendar that phrases count in.
enum DateUnit: String, Sendable {
    case minute, hour, day, week, weekend, fortnight, month, quarter, half, year, decade, century

    /// How many of which unit that dates are shifted by; `nil` for those below a day and the rare ones.
    var shift: (count: Int, unit: EventDate.Precision)? {
        switch self {
        case .day: (1, .day)
        case .week, .weekend: (1, .week)
        case .fortnight: (2, .week)
        case .month: (1, .month)
        case .quarter: (3, .month)
        case .half: (6, .month)
        case .year: (1, .year)
        case .decade: (10, .year)
        case .century: (100, .year)
        case .minute, .hour: nil
        }
    }
}

/// The words of one language that phrases of dates are made of.
struct DateVocabulary: Sendable {
    private var meanings: [WordKey: DateMeaning] = [:]

    init(_ language: Language) {
        let roles = Dictionary(uniqueKeysWithValues: DateRole.allCases.map { ("\($0)", $0) })
        for row in rows(of: Lexicon.date_words_tsv) where row[0] == language.rawValue {
            for name in row[2].split(separator: " ") {
                guard let role = roles[String(name)] else {
                    preconditionFailure("date-words.tsv: '\(name)' is no role")
                }
                for word in row[1].split(separator: " ") { add(role, String(row[3]), to: WordKey(word)) }
            }
        }
    }

    subscript(key: WordKey) -> DateMeaning {
        key.isTooLong ? .none : meanings[key] ?? .none
    }

    private mutating func add(_ role: DateRole, _ value: String, to key: WordKey) {
        precondition(!key.isTooLong, "a word of the tables has at most 16 bytes")
        var meaning = meanings[key] ?? .none
        meaning.roles |= 1 << role.rawValue
        switch role {
        case .month: meaning.month = UInt8(value) ?? 0
        case .weekday: meaning.weekday = UInt8(value) ?? 0
        case .cardinal, .ordinal, .round, .vague: meaning.number = Int32(value) ?? 0
        case .day, .quarter, .eve: meaning.days = Int8(value) ?? 0
        case .unit: meaning.unit = DateUnit(rawValue: value) ?? .day
        case .anchor: meaning.anchor = DatePhrase.Anchor(rawValue: value)
        default: break
        }
        meanings[key] = meaning
    }
}
