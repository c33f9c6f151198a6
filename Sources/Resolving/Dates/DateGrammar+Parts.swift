import EventData

/// The part of a period that words point to.
enum PeriodPart {
    case early, middle, late
    /// "Earlier this month": from its start to today.
    case earlier
    /// "Later this month": from today to its end.
    case later
}

extension DateGrammar {
    /// "Early June", "mid-March", "à la fin de l'année", "earlier this month", "début 2024".
    func part(_ position: Int) -> DateReading? {
        guard let (part, name) = partName(position) else { return nil }
        // "Earlier in the day" is told of the day that the report has just named.
        if part == .earlier || part == .later, self[skip(.article, name)].is(.unit),
            self[skip(.article, name)].meaning.unit == .day
        {
            return .away(position, skip(.article, name) + 1, 0, .day)
        }
        guard var reading = periodOfPart(name) else { return nil }
        reading.start = position
        reading.isBareWeekday = false
        guard let date = reading.date, date.precision != .day else { return nil }
        reading.date = cut(date, to: part)
        reading.future = reading.future.flatMap { cut($0, to: part) }
        if let date = reading.date, reading.future == nil { reading.isFuture = date.from > today }
        if part == .later, date.to > today { reading.isFuture = true }
        return reading.date == nil ? nil : reading
    }

    /// The words for a part of a period: "late", "the end of", "plus tôt", "mi-", "dans la seconde moitié de".
    private func partName(_ position: Int) -> (part: PeriodPart, end: Int)? {
        let start = skip(.article, position)
        let word = self[start]
        let isNoun = word.is(.beginning) || word.is(.middle) || word.is(.end)
        if isNoun {
            let part: PeriodPart = word.is(.beginning) ? .early : word.is(.middle) ? .middle : .late
            return (part, skip(.of, start + 1))
        }
        if start > position, !word.is(.mid), decade(start + 1) == nil { return nil }
        if word.is(.more), self[start + 1].is(.early) { return (.earlier, skip(.anchor, start + 2)) }
        if word.is(.more), self[start + 1].is(.late) { return (.later, skip(.anchor, start + 2)) }
        if word.is(.early) { return (.early, skip(.anchor, start + 1)) }
        if word.is(.mid) { return (.middle, skipHyphen(start + 1)) }
        if word.is(.late) { return (.late, skip(.anchor, start + 1)) }
        if word.is(.earlier) { return (.earlier, skip(.anchor, start + 1)) }
        return word.is(.later) ? (.later, skip(.anchor, start + 1)) : nil
    }

    /// The period behind the words for a part, also a bare one: "the month", "d'année", "de la semaine".
    private func periodOfPart(_ position: Int) -> DateReading? {
        if let reading = period(position), reading.date != nil { return reading }
        if let year = yearNumber(position) {
            return .explicit(position, position + 1, .year(year, .explicit))
        }
        let name = skip(.article, position)
        guard let (unit, end) = unitName(name), !self[end].is(.last), !self[end].is(.following) else {
            return nil
        }
        guard unit == .week || unit == .month || unit == .year || unit == .quarter || unit == .decade,
            let date = date(of: unit, 0)
        else { return nil }
        return .relative(position, end, date)
    }

    /// The days that stand for a part of a period, with the period's own precision.
    ///
    /// A middle begins at the middle day, and an end is the last day: what a
    /// reader takes the words for where a day is asked for.
    private func cut(_ date: EventDate, to part: PeriodPart) -> EventDate? {
        if date.precision == .years { return cut(years: date, to: part) }
        let days = date.to.number - date.from.number + 1
        var cut = date
        switch part {
        case .early: cut.to = date.from.advanced(by: max(0, days / 3 - 1))
        case .middle:
            cut.from = date.from.advanced(by: days / 2)
            cut.to = date.from.advanced(by: max(days / 2, days * 2 / 3 - 1))
        case .late: cut.from = date.to
        case .earlier: if date.from <= today, today < date.to { cut.to = today }
        case .later: if date.from <= today, today < date.to { cut.from = today }
        }
        return cut
    }

    /// The first four, the middle three or the last three years of a decade.
    private func cut(years date: EventDate, to part: PeriodPart) -> EventDate? {
        let (first, last) = (date.from.year, date.to.year)
        switch part {
        case .early: return .years(first, to: min(last, first + 3), date.basis)
        case .middle: return .years(min(last, first + 4), to: min(last, first + 6), date.basis)
        case .late: return .years(max(first, last - 2), to: last, date.basis)
        case .earlier, .later: return date
        }
    }

    // MARK: Weeks and halves of a month

    /// "The first week of June", "the week of June 3", "the first Monday of June", "the first half of June".
    func week(_ position: Int) -> DateReading? {
        let start = skip(.article, position)
        let word = self[start]
        if word.is(.unit), word.meaning.unit == .week { return weekOfDay(position, start + 1) }
        let isLast = word.is(.last) || word.is(.end)
        let ordinal = word.is(.ordinal) ? Int(word.meaning.number) : word.suffix == .ordinal ? word.value : 0
        guard isLast || (1...5).contains(ordinal) else { return nil }
        let number = isLast ? nil : ordinal
        let name = self[start + 1].is(.half) ? skip(.of, start + 2) : start + 2
        if self[start + 1].is(.half) {
            return inMonth(position, name) { month in
                guard month.precision == .month else { return nil }
                let middle = month.from.advanced(by: 14)
                return number == 1
                    ? .stretch(month.from, middle, .days, month.basis)
                    : .stretch(middle.advanced(by: 1), month.to, .days, month.basis)
            }
        }
        guard self[name].is(.of) || self[name].is(.inside) else { return nil }
        if self[start + 1].is(.unit), self[start + 1].meaning.unit == .week {
            return inMonth(position, name + 1, ofThisYear: true) { week(number, of: $0) }
        }
        guard let (weekday, end) = weekdayName(start + 1), end == name else { return nil }
        return inMonth(position, name + 1) { day(number, weekday, of: $0) }
    }

    /// Seven days that hold a day: "the week of June 3", "la semaine du 3 juin".
    private func weekOfDay(_ position: Int, _ name: Int) -> DateReading? {
        let day = skip(.article, skip(.of, name))
        guard day > name, var reading = calendarDay(day), let date = reading.date else { return nil }
        reading.start = position
        reading.date = .week(from: date.from.monday, date.basis)
        reading.future = reading.future.flatMap { .week(from: $0.from.monday, $0.basis) }
        return reading
    }

    /// What `make` makes of the month behind the words.
    private func inMonth(
        _ position: Int,
        _ name: Int,
        ofThisYear: Bool = false,
        _ make: (EventDate) -> EventDate?
    ) -> DateReading? {
        guard var reading = month(name) ?? unitReading(name), var date = reading.date else { return nil }
        // A week is told of the months around: "the first week of June", said in May, is to come.
        if ofThisYear, reading.isYearless, let near = date.inYear(today.year) {
            date = near
            reading.future = nil
            reading.isFuture = near.from > today
        }
        guard let made = make(date) else { return nil }
        reading.start = position
        reading.date = made
        reading.future = reading.future.flatMap(make)
        return reading
    }

    private func unitReading(_ position: Int) -> DateReading? {
        guard let reading = unit(position) ?? periodOfPart(position) else { return nil }
        return reading.date?.precision == .month ? reading : nil
    }

    /// The weeks of a month count from its first day; the last one ends with it.
    private func week(_ number: Int?, of month: EventDate) -> EventDate? {
        guard let number else { return .stretch(month.to.advanced(by: -6), month.to, .week, month.basis) }
        let from = month.from.advanced(by: 7 * (number - 1))
        return .stretch(from, min(month.to, from.advanced(by: 6)), .week, month.basis)
    }

    private func day(_ number: Int?, _ weekday: Int, of month: EventDate) -> EventDate? {
        guard let number else { return .day(month.to.previous(weekday, orSame: true), month.basis) }
        let day = month.from.advanced(by: -1).next(weekday).advanced(by: 7 * (number - 1))
        return day <= month.to ? .day(day, month.basis) : nil
    }

    // MARK: What fixes no date

    /// Seasons, halves of a year and feasts, with the year that goes with them.
    func nothingFixed(_ position: Int) -> DateReading? {
        var start = skip(.article, position)
        while self[start].is(.last) || self[start].is(.next) || self[start].is(.this)
            || self[start].is(.early)
            || self[start].is(.mid) || self[start].is(.late) || self[start].is(.ordinal), start < position + 4
        { start = skipHyphen(start + 1) }
        let word = self[start]
        let isHalf = word.is(.half) || (word.is(.unit) && word.meaning.unit == .half)
        guard word.is(.season) || word.is(.feast) || isHalf else { return nil }
        let end = start + 1
        if let choice = yearChoice(end) { return .nothing(position, choice.end) }
        let name = skip(.article, skip(.of, end))
        if isHalf, let (unit, behind) = unitName(name), unit == .year { return .nothing(position, behind) }
        return .nothing(position, end)
    }
}
