import EventData

/// Which year a day or a month belongs to, as the words after it say.
enum YearChoice {
    /// "June 2025".
    case stated(Int)
    /// "June last year".
    case counted(Int)
    /// "juin dernier".
    case last
    /// "juin prochain".
    case next
}

extension DateGrammar {
    // MARK: Names

    /// The month that a word names; an abbreviation stands beside a number.
    func monthName(_ position: Int) -> (month: Int, end: Int)? {
        let word = self[position]
        guard word.is(.month) else { return nil }
        if word.is(.cased), !word.isCapitalised { return nil }
        guard word.is(.short) else { return (Int(word.meaning.month), position + 1) }
        let end = skip(.dot, position + 1)
        let before = self[position - 1].shape == .dash ? self[position - 2] : self[position - 1]
        if language == .french {
            // "Sept" is seven, too.
            let isBeside =
                before.shape == .number || before.is(.mid)
                || (self[end].shape == .number && self[end].digits == 4)
            return isBeside ? (Int(word.meaning.month), end) : nil
        }
        guard
            self[end].shape == .number || before.shape == .number || before.is(.of) || before.is(.early)
                || before.is(.mid) || before.is(.late)
        else { return nil }
        return (Int(word.meaning.month), end)
    }

    /// The weekday that a word names; an abbreviation has a dot or a capital, and a date's words around it.
    func weekdayName(_ position: Int) -> (weekday: Int, end: Int)? {
        let word = self[position]
        guard word.is(.weekday) else { return nil }
        let weekday = Int(word.meaning.weekday)
        guard word.is(.short) else { return (weekday, position + 1) }
        let hasDot = self[position + 1].shape == .dot
        let end = hasDot ? position + 2 : position + 1
        let isBesideDate =
            self[end].shape == .number || (self[end].shape == .comma && self[end + 1].is(.month))
        if isBesideDate, language == .english || hasDot { return (weekday, end) }
        if words.count == end - position { return (weekday, end) }
        guard language == .english, word.isCapitalised else { return nil }
        let before = self[position - 1]
        let isTied = hasDot || self[end].is(.daypart) || before.is(.anchor) || before.is(.last)
        return isTied || before.is(.next) || before.is(.to) || self[position + 1].is(.to)
            ? (weekday, end) : nil
    }

    /// The position behind words for a part of the day: "night", "in the morning", "en fin d'après-midi".
    func skipDayPart(_ position: Int) -> Int {
        var end = position
        if self[end].is(.daypart) { return dayPartEnd(end) ?? position }
        while !self[end].is(.after),
            self[end].is(.anchor) || self[end].is(.article) || self[end].is(.to) || self[end].is(.of)
                || self[end].is(.end) || self[end].is(.beginning) || self[end].is(.middle), end < position + 4
        { end += 1 }
        guard end > position, self[position].is(.anchor) || self[position].is(.to) else { return position }
        return dayPartEnd(end) ?? position
    }

    private func dayPartEnd(_ position: Int) -> Int? {
        guard self[position].is(.daypart) else {
            // après-midi
            guard self[position].is(.after), isHyphen(position + 1) || self[position + 1].hasSpaceBefore,
                self[skipHyphen(position + 1)].is(.daypart), language == .french
            else { return nil }
            return skipHyphen(position + 1) + 1
        }
        return self[position + 1].is(.daypart) ? position + 2 : position + 1
    }

    /// Behind "matin" and "après-midi" alike.
    func skipAnyDayPart(_ position: Int) -> Int {
        let end = skipDayPart(position)
        return end > position ? end : dayPartEnd(position) ?? position
    }

    // MARK: Years

    /// A number that can be a year, and no part of a longer one.
    func yearNumber(_ position: Int) -> Int? {
        let word = self[position]
        guard word.shape == .number, word.digits == 4, word.suffix == .none else { return nil }
        guard (1000...2199).contains(word.value), !isGlued(position) else { return nil }
        return word.value
    }

    /// Whether a number goes on behind or before a mark: "2,000", "1.2023".
    private func isGlued(_ position: Int) -> Bool {
        func isMark(_ mark: Int) -> Bool {
            let shape = self[mark].shape
            return (shape == .comma || shape == .dot || shape == .colon) && !self[mark].hasSpaceBefore
        }
        if isMark(position + 1), self[position + 2].shape == .number, !self[position + 2].hasSpaceBefore {
            return true
        }
        return isMark(position - 1) && self[position - 2].shape == .number && !self[position].hasSpaceBefore
    }

    /// The year that stands behind a day or a month.
    func yearChoice(_ position: Int) -> (choice: YearChoice, end: Int)? {
        var next = position
        if self[next].shape == .comma, self[next + 1].shape == .number { next += 1 }
        next = skip(.of, next)
        if let year = yearNumber(next) { return (.stated(year), next + 1) }
        if self[next].shape == .word, let year = relativeYear(next) { return (.counted(year.year), year.end) }
        guard language == .french, next == position else { return nil }
        if self[next].is(.last) { return (.last, next + 1) }
        return self[next].is(.next) ? (.next, next + 1) : nil
    }

    /// "Last year", "de l'année dernière", "the previous year".
    func relativeYear(_ position: Int) -> (year: Int, end: Int)? {
        let start = skip(.article, position)
        func isYear(_ position: Int) -> Bool {
            self[position].is(.unit) && self[position].meaning.unit == .year
        }
        let year = today.year
        if isYear(start + 1) {
            if self[start].is(.this) { return (year, start + 2) }
            if self[start].is(.last) || self[start].is(.previous) { return (year - 1, start + 2) }
            if self[start].is(.next) { return (year + 1, start + 2) }
        }
        guard language == .french, isYear(start) else { return nil }
        if self[start + 1].is(.last) { return (year - 1, start + 2) }
        return self[start + 1].is(.next) ? (year + 1, start + 2) : nil
    }

    /// The reading of days or a month of which `make` gives those of a year.
    func dated(
        _ start: Int,
        _ end: Int,
        _ choice: YearChoice?,
        weekday: Int? = nil,
        make: (Int, EventDate.Basis) -> EventDate?
    ) -> DateReading? {
        switch choice {
        case .stated(let year): return .explicit(start, end, make(year, .explicit))
        case .counted(let year):
            let date = make(year, .relative)
            return .relative(start, end, date, isFuture: date.map { $0.from > today } ?? false)
        case .last:
            return .relative(start, end, past(make, before: today, .relative) { $0.to < today })
        case .next: return .relative(start, end, future(make, .relative), isFuture: true)
        case nil: break
        }
        let past = past(make, before: today, .explicit) { $0.from <= today }
        let future = future(make, .explicit)
        guard let date = past ?? future else { return nil }
        var reading = DateReading(start: start, end: end, date: date, future: past == nil ? nil : future)
        reading.isYearless = true
        if let weekday, date.from.weekday != weekday, let future, future.from.weekday == weekday {
            reading.date = future
            reading.future = nil
            reading.isFuture = true
        }
        return reading
    }

    // 29 February comes again after up to eight years.
    private func past(
        _ make: (Int, EventDate.Basis) -> EventDate?,
        before today: Day,
        _ basis: EventDate.Basis,
        where isPast: (EventDate) -> Bool
    ) -> EventDate? {
        for year in stride(from: today.year, through: today.year - 8, by: -1) {
            if let date = make(year, basis), isPast(date) { return date }
        }
        return nil
    }

    private func future(
        _ make: (Int, EventDate.Basis) -> EventDate?,
        _ basis: EventDate.Basis
    ) -> EventDate? {
        for year in today.year...today.year + 8 {
            if let date = make(year, basis), date.from > today { return date }
        }
        return nil
    }

    // MARK: Days of the week

    /// "Late on Friday night", "mardi dernier", "mardi 3 juin 2025", "Friday last week".
    func weekday(_ position: Int) -> DateReading? {
        var start = position
        var (isLast, isNext, isWhole) = (false, false, true)
        while start < position + 5, weekdayName(start) == nil {
            let word = self[start]
            if word.is(.last) { isLast = true } else if word.is(.next) { isNext = true }
            let isBefore =
                (language == .english && (word.is(.last) || word.is(.next))) || word.is(.this)
                || word.is(.early) || word.is(.late)
                || word.is(.earlier) || word.is(.later) || (word.is(.day) && word.is(.daypart))
                || (start > position && word.is(.anchor) && !self[start - 1].is(.last))
                // "The early hours of Friday"
                || (start > position && word.is(.of) && self[start - 1].meaning.unit == .hour)
                || (start > position && word.meaning.unit == .hour && self[start - 1].is(.early))
            guard isBefore else { return nil }
            if word.is(.last) || word.is(.next) { isWhole = false }
            start += 1
        }
        guard let (weekday, name) = weekdayName(start) else { return nil }
        var end = skipAnyDayPart(name)
        if language == .french, self[end].is(.last) { (isLast, end) = (true, end + 1) }
        if language == .french, self[end].is(.next) { (isNext, end) = (true, end + 1) }
        if self[end].is(.following) || self[end].is(.previous) { return .nothing(position, end + 1) }
        end = skipAnyDayPart(end)
        if let day = dayBeside(end, weekday) { return day.startingAt(position) }
        if let day = dayOfWeek(weekday, end) { return day.startingAt(position) }
        if isLast || isNext {
            let day = isLast ? today.previous(weekday, orSame: false) : today.next(weekday)
            return .relative(position, end, .day(day, .relative), isFuture: isNext)
        }
        var reading = DateReading(start: position, end: end)
        reading.date = .day(today.previous(weekday, orSame: true), .relative)
        reading.future = .day(today.next(weekday), .relative)
        reading.isBareWeekday = isWhole
        return reading.date == nil ? nil : reading
    }

    /// The date that stands beside a weekday: ", 3 June", " 3 juin 2025", "(June 3)".
    private func dayBeside(_ position: Int, _ weekday: Int) -> DateReading? {
        let isOpen = self[position].shape == .open
        let start = isOpen || self[position].shape == .comma ? position + 1 : position
        let number = skip(.article, start)
        guard var day = calendarDay(number, weekday: weekday) ?? monthlessDay(number, weekday) else {
            return nil
        }
        if isOpen {
            guard self[day.end].shape == .close else { return nil }
            day.end += 1
        }
        return day
    }

    /// "Mardi 3", "Tuesday the 3rd": the latest such day, or the next one.
    private func monthlessDay(_ position: Int, _ weekday: Int) -> DateReading? {
        let word = self[position]
        guard word.shape == .number, word.digits <= 2, word.suffix == .none || word.suffix == .ordinal
        else { return nil }
        guard language == .french || word.suffix == .ordinal else { return nil }
        guard isEnd(position + 1) || self[position + 1].is(.to) || self[position + 1].is(.and) else {
            return nil
        }
        for months in [0, -1, 1] {
            let (year, month) = today.month(shiftedBy: months)
            guard let day = Day(year: year, month: month, day: word.value), day.weekday == weekday else {
                continue
            }
            var reading = DateReading(start: position, end: position + 1, date: .day(day, .relative))
            reading.isFuture = day > today
            reading.isMonthless = true
            return reading
        }
        return nil
    }

    /// "Last week" and "de la semaine prochaine" behind a weekday; "en huit".
    private func dayOfWeek(_ weekday: Int, _ position: Int) -> DateReading? {
        // "Jeudi en huit"
        if language == .french, self[position].is(.inside), self[position + 1].meaning.number == 8,
            !self[position + 2].is(.unit)
        {
            let day = today.next(weekday).advanced(by: 7)
            return .relative(position, position + 2, .day(day, .relative), isFuture: true)
        }
        let start = skip(.of, position)
        guard let week = period(start), week.date?.precision == .week, let date = week.date,
            date.to.number - date.from.number == 6, week.end > start
        else { return nil }
        let day = date.from.monday.advanced(by: weekday - 1)
        return .relative(position, week.end, .day(day, .relative), isFuture: day > today)
    }

    // MARK: Yesterday, today, tomorrow

    /// "Yesterday", "hier soir", "this morning", "la nuit dernière", "early today", "yesterday (Friday)".
    func dayWord(_ position: Int) -> DateReading? {
        var start = position
        while start < position + 2,
            self[start].is(.early) || self[start].is(.late) || self[start].is(.earlier)
                || self[start].is(.later)
        { start += 1 }
        guard let (from, to, name) = dayWordItself(start) else { return nil }
        let end = skipAnyDayPart(name)
        if let (weekday, close) = weekdayBeside(end) {
            let day =
                to > 0
                ? today.next(weekday) : today.previous(weekday, orSame: to == 0)
            return .relative(position, close, .day(day, .relative), isFuture: to > 0)
        }
        let date = EventDate.stretch(
            today.advanced(by: from),
            today.advanced(by: to),
            from == to ? .day : .days,
            .relative
        )
        return .relative(position, end, date, isFuture: from > 0)
    }

    /// The days between which it lies, counted from today, and where the words end.
    private func dayWordItself(_ position: Int) -> (from: Int, to: Int, end: Int)? {
        let word = self[position]
        if word.is(.day) {
            let days = Int(word.meaning.days)
            // "aujourd'hui": the second half is joined to the first.
            let end =
                self[position + 1].is(.today) && self[position + 1].isJoined ? position + 2 : position + 1
            return (days, days, end)
        }
        // "avant-hier", "après-demain"
        if word.is(.before) || word.is(.after), language == .french, isHyphen(position + 1),
            self[position + 2].is(.day)
        {
            let days = Int(self[position + 2].meaning.days)
            return days == 0 ? nil : (days * 2, days * 2, position + 3)
        }
        if word.is(.this), let end = dayPartEnd(position + 1) {
            if self[end].is(.there) || (isHyphen(end) && self[end + 1].is(.there)) { return nil }
            // "Cette nuit" is the one that has just been, or the one to come: the day says neither.
            let isNight = language == .french && self[position + 1].is(.night)
            return (isNight ? -1 : 0, 0, end)
        }
        if word.is(.last), language == .english, let end = dayPartEnd(position + 1) { return (-1, -1, end) }
        let name = skip(.article, position)
        if language == .french, name > position, self[name].is(.daypart), self[name + 1].is(.last) {
            return (-1, -1, name + 2)
        }
        return nil
    }

    /// A weekday that explains the word before: ", Friday", "(Friday)", " mardi".
    private func weekdayBeside(_ position: Int) -> (weekday: Int, end: Int)? {
        let isOpen = self[position].shape == .open
        let start = isOpen || self[position].shape == .comma ? position + 1 : position
        guard let (weekday, end) = weekdayName(start) else { return nil }
        if isOpen { return self[end].shape == .close ? (weekday, end + 1) : nil }
        return (weekday, end)
    }
}

extension DateReading {
    func startingAt(_ position: Int) -> DateReading {
        var reading = self
        reading.start = position
        return reading
    }
}
