internal import EventData

/// The words of the desk in one language; words of reports are never among them.
struct Wording: Sendable {
    let language: Language
    /// What actors are called in it.
    let actors: ActorNames

    init(language: Language, actors: ActorNames = ActorNames()) {
        (self.language, self.actors) = (language, actors)
    }

    /// The name of an actor in this language, where one is known.
    func actor(_ name: String) -> String { actors.name(name, in: language) }

    /// The message under a key; the key itself where there is none, which the house's tests do not let pass.
    subscript(key: String) -> String {
        guard let messages = Self.messages[key] else { return key }
        return language == .french ? messages.french : messages.english
    }

    /// A number with the noun that it counts: "1 witness", "3 témoins"; keys are `noun.one` and `noun.many`.
    func count(_ number: Int, _ noun: String) -> String {
        "\(self.number(number)) \(self.noun(number, noun))"
    }

    func noun(_ number: Int, _ noun: String) -> String {
        let isOne = language == .french ? number < 2 : number == 1
        return self["\(noun).\(isOne ? "one" : "many")"]
    }

    /// 5,000 in English; 5 000 in French, with a narrow space that does not break.
    func number(_ number: Int) -> String {
        let digits = "\(number.magnitude)"
        let separator = language == .french ? "\u{202F}" : ","
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0, digits.count > 3 { text += separator }
            text.append(digit)
        }
        return number < 0 ? "\u{2212}" + text : text
    }

    /// A score with one decimal and its sign: +3.4, −3,4.
    func score(_ score: Double) -> String {
        let tenths = Int((score.magnitude * 10).rounded())
        let point = language == .french ? "," : "."
        let sign = tenths == 0 ? "" : score < 0 ? "\u{2212}" : "+"
        return "\(sign)\(tenths / 10)\(point)\(tenths % 10)"
    }

    /// The keys of which there are words, in order.
    static var keys: [String] { messages.keys.sorted() }

    private static let messages: [String: (english: String, french: String)] = {
        var messages: [String: (english: String, french: String)] = [:]
        for line in "\(Lexicon.messages_tsv)".split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if fields.count == 3 { messages[fields[0]] = (fields[1], fields[2]) }
        }
        return messages
    }()
}

// MARK: Days

extension Wording {
    /// 24 Aug 2024; 24 août 2024.
    func day(_ day: Day) -> String {
        let (year, number, day) = day.components
        return "\(ordinal(day)) \(month(number)) \(year)"
    }

    /// A day as reports give it, which may be a year or a month alone; as it stands where it is none of these.
    func day(iso text: String) -> String {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count > 1, 1...12 ~= parts[1] else { return String(text.prefix(10)) }
        let month = "\(month(parts[1])) \(parts[0])"
        return parts.count > 2 ? "\(ordinal(parts[2])) \(month)" : month
    }

    /// The days between which something happened, no longer than they need to be.
    func period(_ date: EventDate) -> String {
        if date.from == date.to { return day(date.from) }
        let (from, to) = (date.from.components, date.to.components)
        if date.precision == .year || date.precision == .years {
            return from.year == to.year ? "\(from.year)" : "\(from.year)–\(to.year)"
        }
        guard from.year == to.year else { return "\(day(date.from)) – \(day(date.to))" }
        if from.month == to.month {
            let month = "\(month(to.month)) \(to.year)"
            return date.precision == .month ? month : "\(ordinal(from.day))–\(to.day) \(month)"
        }
        if date.precision == .quarter { return "\(month(from.month)) – \(month(to.month)) \(to.year)" }
        return "\(ordinal(from.day)) \(month(from.month)) – \(ordinal(to.day)) \(month(to.month)) \(to.year)"
    }

    /// The days as they stand under a heading of their month and year.
    func short(_ date: EventDate) -> String {
        let (from, to) = (date.from.components, date.to.components)
        switch date.precision {
        case .year, .years: return from.year == to.year ? "\(from.year)" : "\(from.year)–\(to.year)"
        case .month, .quarter:
            return from.month == to.month ? month(from.month) : "\(month(from.month))–\(month(to.month))"
        case .day, .days, .week:
            if date.from == date.to { return "\(ordinal(from.day)) \(month(from.month))" }
            return from.month == to.month
                ? "\(ordinal(from.day))–\(to.day)" : "\(ordinal(from.day)) \(month(from.month)) –"
        }
    }

    /// A month with its year, of `2024-08`.
    func month(iso text: String) -> String { day(iso: String(text.prefix(7))) }

    /// French counts the first day of a month and no other: 1er août.
    private func ordinal(_ day: Int) -> String { language == .french && day == 1 ? "1er" : "\(day)" }

    private func month(_ number: Int) -> String { self["month.\(number)"] }
}
