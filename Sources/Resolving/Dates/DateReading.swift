import EventData

/// What some words of a text come to as a date, while they are being read.
struct DateReading {
    /// The words, as half-open positions.
    var start: Int
    var end: Int
    var date: EventDate?
    var future: EventDate?
    var isFuture = false
    var offset: DatePhrase.Offset?
    /// Whether it hangs on the day of the report.
    var needsReference = true
    /// Whether the words leave the year open.
    var isYearless = false
    /// Whether the words leave the month open: "mardi 3".
    var isMonthless = false
    /// Whether it is a weekday and nothing else.
    var isBareWeekday = false
    /// Whether the words have tied the act already: "from Monday to Wednesday".
    var isTied = false

    /// Words that fix no date, and of which no part does.
    static func nothing(_ start: Int, _ end: Int) -> DateReading { DateReading(start: start, end: end) }

    static func relative(_ start: Int, _ end: Int, _ date: EventDate?, isFuture: Bool = false) -> DateReading?
    {
        guard let date else { return nil }
        return DateReading(start: start, end: end, date: date, isFuture: isFuture)
    }

    static func explicit(_ start: Int, _ end: Int, _ date: EventDate?) -> DateReading? {
        guard let date else { return nil }
        return DateReading(start: start, end: end, date: date, needsReference: false)
    }

    static func away(_ start: Int, _ end: Int, _ count: Int, _ unit: EventDate.Precision) -> DateReading {
        DateReading(start: start, end: end, offset: .init(count: count, unit: unit), needsReference: false)
    }
}

/// Reads the phrases of one text that say when.
struct DateGrammar {
    let words: [DateWord]
    let language: Language
    /// The day of the report, or any day where it is not known.
    let today: Day

    private static let outside = DateWord(shape: .stop, start: 0, end: 0)

    /// The word at a position; a stop outside of the text.
    subscript(position: Int) -> DateWord {
        words.indices.contains(position) ? words[position] : Self.outside
    }

    // MARK: Steps

    /// The position behind a word that may be left out.
    func skip(_ role: DateRole, _ position: Int) -> Int {
        self[position].is(role) ? position + 1 : position
    }

    func skip(_ shape: DateWord.Shape, _ position: Int) -> Int {
        self[position].shape == shape ? position + 1 : position
    }

    /// The position behind a hyphen inside of a word.
    func skipHyphen(_ position: Int) -> Int {
        isHyphen(position) ? position + 1 : position
    }

    func isHyphen(_ position: Int) -> Bool {
        self[position].shape == .dash && !self[position].hasSpaceBefore && !self[position + 1].hasSpaceBefore
    }

    /// Whether a phrase may end before the position: a mark stands there, or no noun that it would describe.
    func isEnd(_ position: Int) -> Bool {
        switch self[position].shape {
        case .word: self[position].is(.free) || self[position].is(.anchor) || self[position].isJoined
        case .number: false
        case .dash: self[position].hasSpaceBefore
        case .slash: false
        default: true
        }
    }

    /// Whether words such as "in", "since" or "d'ici" stand before the position.
    func isLed(_ position: Int) -> Bool {
        let before = self[position - 1]
        return before.is(.anchor) || before.is(.from) || before.is(.between) || before.is(.led)
    }

    private static let beginners: UInt64 = bits(
        .month,
        .weekday,
        .day,
        .quarter,
        .this,
        .last,
        .next,
        .previous,
        .following,
        .same,
        .that,
        .early,
        .mid,
        .late,
        .earlier,
        .later,
        .beginning,
        .middle,
        .end,
        .article,
        .cardinal,
        .vague,
        .round,
        .ordinal,
        .unit,
        .from,
        .between,
        .every,
        .ago,
        .il,
        .more,
        .before,
        .after,
        .season,
        .half,
        .feast,
        .eve,
        .night
    )
    private static let wholes: UInt64 = bits(.month, .weekday, .day, .quarter)

    private static func bits(_ roles: DateRole...) -> UInt64 {
        roles.reduce(0) { $0 | 1 << $1.rawValue }
    }

    /// Whether a phrase can begin at a position, by the word there and the next one.
    func canBegin(_ position: Int) -> Bool {
        let word = words[position]
        if word.shape == .number { return true }
        guard word.meaning.roles & Self.beginners != 0 else { return false }
        if word.meaning.roles & Self.wholes != 0 { return true }
        let next = self[position + 1]
        return next.shape == .word ? next.meaning.roles != 0 : next.shape == .number || next.shape == .dash
    }

    /// The longest reading of the words at a position.
    func reading(at position: Int) -> DateReading? {
        let word = self[position]
        if word.is(.every) { return frequency(position) }
        let moment = moment(position)
        var best = longest(range(position, first: moment), moment)
        best = longest(best, shifted(position))
        guard let found = best else { return nil }
        return isName(found) ? .nothing(position, found.end) : found
    }

    /// The longest reading of a date that stands for itself, without ranges and distances.
    func moment(_ position: Int) -> DateReading? {
        let word = self[position]
        var best: DateReading?
        if word.shape == .number {
            best = longest(calendarDay(position), year(position))
            best = longest(best, decade(position))
            best = longest(best, counted(position))
            return longest(best, quarter(position))
        }
        guard word.meaning.roles != 0 else { return nil }
        best = longest(weekday(position), dayWord(position))
        best = longest(best, calendarDay(position))
        best = longest(best, period(position))
        best = longest(best, part(position))
        best = longest(best, counted(position))
        best = longest(best, week(position))
        best = longest(best, dayOfMonth(position))
        best = longest(best, anaphor(position))
        return longest(best, nothingFixed(position))
    }

    func longest(_ left: DateReading?, _ right: DateReading?) -> DateReading? {
        guard let left, let right else { return left ?? right }
        return right.end > left.end ? right : left
    }

    /// Whether the date is part of a name: "Mouvement du 5 juin", "the June 5 Movement", "Bloody Sunday".
    private func isName(_ reading: DateReading) -> Bool {
        guard reading.date != nil else { return false }
        if self[reading.end].is(.named) || self[skipHyphen(reading.end)].is(.named) { return true }
        // "Lundi de Pâques"
        if self[skip(.of, reading.end)].is(.feast) { return true }
        let before = reading.start - 1
        if self[before].is(.feast) || self[before].is(.named) { return true }
        return self[before].is(.of) && (self[before - 1].is(.named) || self[before - 1].is(.feast))
    }

    /// "Every Friday", "tous les trois jours": no date.
    private func frequency(_ position: Int) -> DateReading? {
        var end = position + 1
        while self[end].is(.article) || self[end].is(.cardinal) || self[end].is(.ordinal)
            || self[end].shape == .number
        { end += 1 }
        guard self[end].is(.unit) || self[end].is(.weekday) || self[end].is(.daypart) else { return nil }
        return .nothing(position, end + 1)
    }
}
