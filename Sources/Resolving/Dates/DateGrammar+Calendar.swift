import EventData

extension DateGrammar {
    /// A day or days of a month: "3 June 2025", "June 3-5", "les 3 et 4 juin", "03/06/2025", "2025-06-03".
    func calendarDay(_ position: Int, weekday: Int? = nil) -> DateReading? {
        if self[position].shape == .number {
            if let date = digits(position) { return date }
        }
        return longest(dayFirst(position, weekday), monthFirst(position, weekday))
    }

    /// The number of a day, in digits or as an ordinal: "3", "3rd", "1er", "premier".
    private func dayNumber(_ position: Int) -> Int? {
        let word = self[position]
        if word.is(.ordinal), (1...31).contains(word.meaning.number) { return Int(word.meaning.number) }
        guard word.shape == .number, word.digits <= 2, (1...31).contains(word.value) else { return nil }
        return word.suffix == .none || word.suffix == .ordinal ? word.value : nil
    }

    private func dayFirst(_ position: Int, _ weekday: Int?) -> DateReading? {
        guard let first = dayNumber(position) else { return nil }
        var (last, end) = (first, position + 1)
        while let (next, behind) = nextDay(end), next > last { (last, end) = (next, behind) }
        let name = language == .english ? skip(.article, skip(.of, end)) : skip(.of, end)
        guard let (month, behind) = monthName(skipHyphen(name)) else { return nil }
        return days(first, last, month, position, behind, weekday)
    }

    private func monthFirst(_ position: Int, _ weekday: Int?) -> DateReading? {
        guard language == .english, let (month, name) = monthName(position) else { return nil }
        let number = skip(.article, name)
        guard let first = dayNumber(number), self[number].shape == .number || self[number].is(.ordinal)
        else { return nil }
        var (last, end) = (first, number + 1)
        while let (next, behind) = nextDay(end), next > last, monthName(behind) == nil {
            (last, end) = (next, behind)
        }
        // "In June 12 people were killed": the number is theirs.
        if self[position - 1].is(.inside), !isEnd(end), yearChoice(end) == nil { return nil }
        return days(first, last, month, position, end, weekday)
    }

    /// The day that goes on a list or a stretch: "-5", " to 5", " et 4", ", 5".
    private func nextDay(_ position: Int) -> (day: Int, end: Int)? {
        let word = self[position]
        let isConnector =
            word.shape == .dash || word.shape == .slash || word.is(.to) || word.is(.and)
            || (word.shape == .comma && self[position + 1].hasSpaceBefore)
        guard isConnector else { return nil }
        let number = skip(.article, position + 1)
        guard let day = dayNumber(number), self[number].shape == .number else { return nil }
        return (day, number + 1)
    }

    private func days(
        _ first: Int,
        _ last: Int,
        _ month: Int,
        _ start: Int,
        _ end: Int,
        _ weekday: Int?
    ) -> DateReading? {
        let choice = yearChoice(end)
        return dated(start, choice?.end ?? end, choice?.choice, weekday: weekday) { year, basis in
            guard let from = Day(year: year, month: month, day: first),
                let to = Day(year: year, month: month, day: last)
            else { return nil }
            return .stretch(from, to, from == to ? .day : .days, basis)
        }
    }

    // MARK: Digits

    /// "2025-06-03", "03/06/2025", "3.6.25", and "03/06" where it cannot be a fraction.
    private func digits(_ position: Int) -> DateReading? {
        if let day = compactDay(position) { return day }
        let mark = self[position + 1].shape
        guard mark == .slash || mark == .dash || mark == .dot else { return nil }
        guard let second = digitPart(position + 2), let first = digitPart(position, isFirst: true) else {
            return nil
        }
        guard self[position + 3].shape == mark, let third = digitPart(position + 4) else {
            return shortDigits(position, mark, first, second)
        }
        let end = position + 5
        if first.digits == 4 { return .explicit(position, end, date(first.value, second.value, third.value)) }
        guard first.digits <= 2, second.digits <= 2, let year = fullYear(third) else { return nil }
        let (day, month) = dayAndMonth(first.value, second.value, mark)
        return .explicit(position, end, date(year, month, day))
    }

    // "20250603"
    private func compactDay(_ position: Int) -> DateReading? {
        let (word, value) = (self[position], self[position].value)
        guard word.digits == 8, word.suffix == .none, (1900...2099).contains(value / 10_000) else {
            return nil
        }
        return .explicit(position, position + 1, date(value / 10_000, value / 100 % 100, value % 100))
    }

    private func digitPart(_ position: Int, isFirst: Bool = false) -> DateWord? {
        let word = self[position]
        guard word.shape == .number, word.digits <= 4, word.suffix == .none else { return nil }
        let isLoose = word.hasSpaceBefore || self[position - 1].hasSpaceBefore
        return isFirst || !isLoose ? word : nil
    }

    private func date(_ year: Int, _ month: Int, _ day: Int) -> EventDate? {
        Day(year: year, month: month, day: day).flatMap { .day($0, .explicit) }
    }

    private func fullYear(_ word: DateWord) -> Int? {
        switch word.digits {
        case 4: word.value
        case 2: word.value < 70 ? 2000 + word.value : 1900 + word.value
        default: nil
        }
    }

    /// English puts the month before a slash unless it cannot be one.
    private func dayAndMonth(_ first: Int, _ second: Int, _ mark: DateWord.Shape) -> (day: Int, month: Int) {
        let isMonthFirst = language == .english && mark == .slash
        if isMonthFirst { return first > 12 ? (first, second) : (second, first) }
        return second > 12 ? (second, first) : (first, second)
    }

    private func shortDigits(
        _ position: Int,
        _ mark: DateWord.Shape,
        _ first: DateWord,
        _ second: DateWord
    ) -> DateReading? {
        let end = position + 3
        if first.digits == 4, second.digits == 2, mark == .dash, self[end].shape != .dash {
            guard let month = EventDate.month(second.value, of: first.value, .explicit) else { return nil }
            return .explicit(position, end, month)
        }
        guard mark == .slash, first.digits == 2, second.digits == 2, self[end].shape != .slash else {
            return nil
        }
        guard isLed(position) || self[position - 1].is(.article) || words.count == 3 else { return nil }
        let (day, month) = dayAndMonth(first.value, second.value, mark)
        return dated(position, end, nil) { year, basis in
            Day(year: year, month: month, day: day).flatMap { .day($0, basis) }
        }
    }

    // MARK: Days without a month

    /// "The 15th", "le 15": the latest such day, where no noun follows that it would count.
    func dayOfMonth(_ position: Int) -> DateReading? {
        guard self[position].is(.article), !self[position].isJoined else { return nil }
        let word = self[position + 1]
        guard let number = dayNumber(position + 1), word.shape == .number else { return nil }
        let isEnglish = language == .english
        guard isEnglish ? word.suffix == .ordinal : word.suffix == .none || number == 1 else { return nil }
        guard calendarDay(position + 1) == nil else { return nil }
        // "Le 20 heures", "the 15th of them", "du 3 au 5".
        let end = skipAnyDayPart(position + 2)
        guard isEnd(end), !self[end].is(.of), !self[end].isJoined else { return nil }
        for months in 0...2 {
            let (year, month) = today.month(shiftedBy: -months)
            guard let day = Day(year: year, month: month, day: number), day <= today else { continue }
            var reading = DateReading(start: position, end: end, date: .day(day, .relative))
            reading.isMonthless = true
            let (later, next) = today.month(shiftedBy: day.month == today.month ? 1 : 0)
            reading.future = Day(year: later, month: next, day: number).flatMap { .day($0, .relative) }
            return reading.date == nil ? nil : reading
        }
        return nil
    }
}
