import EventData

extension DateGrammar {
    /// A month, a year, a quarter, a decade, or this, last or next unit.
    func period(_ position: Int) -> DateReading? {
        var best = longest(month(position), year(position))
        best = longest(best, quarter(position))
        best = longest(best, decade(position))
        return longest(best, unit(position))
    }

    // MARK: Months

    /// "June 2025", "last June", "juin dernier", "le mois de juin", "the month of June".
    func month(_ position: Int) -> DateReading? {
        let before = self[position]
        if before.is(.last) || before.is(.next) || before.is(.this),
            let (month, end) = monthName(position + 1)
        {
            let choice: YearChoice =
                before.is(.last) ? .last : before.is(.next) ? .next : .counted(today.year)
            if let stated = yearChoice(end) { return days(of: month, position, stated.end, stated.choice) }
            return days(of: month, position, end, choice)
        }
        var name = skip(.article, position)
        if self[name].is(.unit), self[name].meaning.unit == .month { name = skip(.of, name + 1) }
        guard name == position || self[name - 1].is(.of) || self[name - 1].meaning.unit == .month,
            let (month, end) = monthName(name)
        else { return nil }
        if let choice = yearChoice(end) { return days(of: month, position, choice.end, choice.choice) }
        guard canStandAlone(name, end) else { return nil }
        return days(of: month, position, end, nil)
    }

    /// Whether "May", "March" or "April" alone is a month, and no verb and no one's name.
    private func canStandAlone(_ position: Int, _ end: Int) -> Bool {
        guard language == .english else { return true }
        let before = self[position - 1]
        if isLed(position) || before.is(.of) || before.is(.to) || before.is(.and) { return true }
        if before.is(.early) || before.is(.mid) || before.is(.late) || before.shape == .dash { return true }
        if before.is(.article) { return true }
        if self[end].is(.to) || self[end].shape == .dash, self[end + 1].is(.month) { return true }
        if self[position].is(.cased) || self[end].isCapitalised { return words.count == end }
        return true
    }

    private func days(of month: Int, _ start: Int, _ end: Int, _ choice: YearChoice?) -> DateReading? {
        dated(start, end, choice) { year, basis in .month(month, of: year, basis) }
    }

    // MARK: Years

    /// A year that words lead to, that stands in brackets, or is the whole text; "2012-2015".
    func year(_ position: Int) -> DateReading? {
        if self[position].is(.unit), self[position].meaning.unit == .year,
            let year = yearNumber(position + 1),
            !isPlural(position) || year % 10 != 0
        {
            return .explicit(position, position + 2, .year(year, .explicit))
        }
        guard let year = yearNumber(position) else { return nil }
        guard let (last, end) = lastYear(position, year) else {
            guard isYearAlone(position) else { return nil }
            return .explicit(position, position + 1, .year(year, .explicit))
        }
        return .explicit(position, end, .years(year, to: last, .explicit))
    }

    /// "-2015", "–15", "/13" behind a year.
    private func lastYear(_ position: Int, _ first: Int) -> (year: Int, end: Int)? {
        let mark = self[position + 1]
        guard mark.shape == .dash || (mark.shape == .slash && !mark.hasSpaceBefore) else { return nil }
        let word = self[position + 2]
        guard word.shape == .number, word.suffix == .none, isEnd(position + 3) else { return nil }
        let isShort = word.digits == 2 && !mark.hasSpaceBefore && word.value > 12
        let last = word.digits == 4 ? word.value : isShort ? first / 100 * 100 + word.value : 0
        return last > first && last < 2200 ? (last, position + 3) : nil
    }

    private func isYearAlone(_ position: Int) -> Bool {
        let (year, before) = (self[position].value, self[position - 1])
        guard (1800...2100).contains(year) else { return false }
        if before.shape == .open || position == 0 {
            return isEnd(position + 1) && !self[position + 1].isJoined
        }
        if before.shape == .comma, self[position - 2].shape == .number { return isEnd(position + 1) }
        if before.is(.of) || before.is(.to) || before.is(.and) {
            // "The coup of 2020", and not "a force of 2,000".
            return year > 1900 && year % 50 != 0 && isEnd(position + 1)
        }
        if before.is(.early) || before.is(.mid) || before.is(.late) || before.shape == .dash {
            return before.shape != .dash || self[position - 2].is(.mid)
        }
        return isLed(position) && (year > 1900 && year % 100 != 0 || isEnd(position + 1))
    }

    /// "The 1990s", "les années 1990", "années 90".
    func decade(_ position: Int) -> DateReading? {
        let article = skip(.article, position)
        var number = article
        let isFrench = language == .french && self[article].is(.unit) && self[article].meaning.unit == .year
        if isFrench {
            guard isPlural(article) else { return nil }
            number += 1
        }
        number = skipHyphen(number)
        let word = self[number]
        guard word.shape == .number, word.value % 10 == 0 else { return nil }
        guard isFrench || word.suffix == .plural else { return nil }
        guard word.digits == 4 && word.value >= 1000 || word.digits == 2 else { return nil }
        let first = word.digits == 2 ? (word.value < 30 ? 2000 : 1900) + word.value : word.value
        return .explicit(position, number + 1, .years(first, to: first + 9, .explicit))
    }

    // MARK: Quarters

    /// "Q2 2023", "the second quarter of 2023", "T2", "le deuxième trimestre de cette année".
    func quarter(_ position: Int) -> DateReading? {
        guard let (number, end) = quarterName(position) else { return nil }
        let choice = yearChoice(end)
        return dated(position, choice?.end ?? end, choice?.choice) { year, basis in
            .quarter(number, of: year, basis)
        }
    }

    private func quarterName(_ position: Int) -> (quarter: Int, end: Int)? {
        let start = skip(.article, position)
        let word = self[start]
        if word.is(.quarter), start == position || self[position].isJoined == false {
            return (Int(word.meaning.days), start + 1)
        }
        if word.suffix == .quarter, (1...4).contains(word.value) { return (word.value, start + 1) }
        let isOrdinal = word.is(.ordinal) || word.suffix == .ordinal
        guard isOrdinal, self[start + 1].is(.unit), self[start + 1].meaning.unit == .quarter else {
            return nil
        }
        let number = word.shape == .number ? word.value : Int(word.meaning.number)
        return (1...4).contains(number) ? (number, start + 2) : nil
    }

    // MARK: This, last and next

    /// "This week", "the previous year", "l'an dernier", "over the weekend", "la semaine prochaine".
    func unit(_ position: Int) -> DateReading? {
        var start = skip(.article, position)
        let isArticled = start > position
        var step: Int?
        if self[start].is(.this) {
            step = 0
            start += 1
            if self[start].is(.last) || self[start].is(.next) { step = nil }
        }
        if step == nil, self[start].is(.last) || self[start].is(.previous) {
            // "The previous day" hangs on another day; "the previous year" is told from now.
            step = -1
            start += 1
        } else if step == nil, self[start].is(.next),
            !isArticled || language == .french
                || self[start].is(.to) || self[start + 1].meaning.unit == .weekend
        {
            step = 1
            start += 1
        }
        guard let (unit, name) = unitName(start), !isPlural(start), !isPlural(start - 1) else { return nil }
        var end = name
        if language == .french, step == nil || step == 0 {
            if self[end].is(.last) {
                (step, end) = (-1, end + 1)
            } else if self[end].is(.next) {
                (step, end) = (1, end + 1)
            } else if self[end].is(.to), self[end + 1].is(.next) {
                (step, end) = (1, end + 2)
            }
        }
        if step == 0, isHyphen(end), self[end + 1].is(.there) { return nil }
        if step == nil, unit == .weekend, isArticled {
            let saturday = today.previous(6, orSame: true)
            return .relative(position, end, .stretch(saturday, saturday.advanced(by: 1), .week, .relative))
        }
        // "À ce jour" is until now.
        let isToday = step == 0 && language == .french && !self[position - 1].is(.to)
        guard let step, unit != .day || isToday, let date = date(of: unit, step)
        else { return nil }
        if step == 0, language == .french, isHyphen(end) { end = skip(.this, end + 1) }
        return .relative(position, end, date, isFuture: date.from > today)
    }

    /// A unit's name; "week-end" has two halves.
    func unitName(_ position: Int) -> (unit: DateUnit, end: Int)? {
        guard self[position].is(.unit) else { return nil }
        let unit = self[position].meaning.unit
        if unit == .week, isHyphen(position + 1), self[position + 2].is(.end) {
            return (.weekend, position + 3)
        }
        return (unit, position + 1)
    }

    /// The unit that is `step` away from the one with today in it.
    func date(of unit: DateUnit, _ step: Int) -> EventDate? {
        let year = today.year
        switch unit {
        case .day: return .day(today.advanced(by: step), .relative)
        case .week: return .week(from: today.monday.advanced(by: step * 7), .relative)
        case .weekend: return weekend(step)
        case .month:
            let (year, month) = today.month(shiftedBy: step)
            return .month(month, of: year, .relative)
        case .quarter:
            let (year, month) = today.month(shiftedBy: step * 3)
            return .quarter((month + 2) / 3, of: year, .relative)
        case .year: return .year(year + step, .relative)
        case .decade: return .years((year / 10 + step) * 10, to: (year / 10 + step) * 10 + 9, .relative)
        case .minute, .hour, .fortnight, .half, .century: return nil
        }
    }

    /// Saturday and Sunday: the last ones, the next ones, or those that are nearer.
    private func weekend(_ step: Int) -> EventDate? {
        var saturday = today.previous(6, orSame: true)
        if step < 0, today.weekday >= 6 { saturday = saturday.advanced(by: -7) }
        if step < -1 { saturday = saturday.advanced(by: 7 * (step + 1)) }
        if step > 0 || (step == 0 && (3...5).contains(today.weekday)) { saturday = saturday.advanced(by: 7) }
        return .stretch(saturday, saturday.advanced(by: 1), .week, .relative)
    }
}
