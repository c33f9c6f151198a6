import EventData

extension DateGrammar {
    /// "From Monday to Wednesday", "entre le 3 et le 5 juin", "March 15 to March 20", "2012 à 2015".
    ///
    /// `first` is the reading of the words at the position, where there is one.
    func range(_ position: Int, first: DateReading?) -> DateReading? {
        let word = self[position]
        if let night = nights(position) { return night }
        guard word.is(.from) || word.is(.between) else {
            guard let first else { return nil }
            return join(first, isBetween: false)
        }
        let start = language == .french ? skip(.article, position + 1) : position + 1
        guard let first = edge(start) else { return daysOfMonth(position) }
        guard var reading = join(first, isBetween: word.is(.between)) else {
            return days(first, at: position)
        }
        reading.isTied = true
        return reading
    }

    /// "From 3 to 5 June": the first reading holds both days already.
    private func days(_ reading: DateReading, at position: Int) -> DateReading? {
        guard reading.date?.precision == .days, self[position].is(.between) || self[position + 2].is(.to)
        else { return nil }
        var reading = reading
        reading.isTied = true
        return reading
    }

    /// A date that a range may begin or end with, also a bare year.
    private func edge(_ position: Int) -> DateReading? {
        if let reading = moment(position), reading.date != nil { return reading }
        guard let year = yearNumber(position), (1800...2100).contains(year) else { return nil }
        return .explicit(position, position + 1, .year(year, .explicit))
    }

    private func join(_ first: DateReading, isBetween: Bool) -> DateReading? {
        guard first.date != nil else { return nil }
        let connector = self[first.end]
        let isConnected = isBetween ? connector.is(.and) : connector.is(.to) || connector.shape == .dash
        guard isConnected else { return nil }
        let next = skip(.article, first.end + 1)
        guard let second = edge(next) ?? edge(first.end + 1) else { return nil }
        return join(first, second)
    }

    private func join(_ first: DateReading, _ second: DateReading) -> DateReading? {
        guard let begin = begin(of: first, before: second), let date = joined(begin, second) else {
            return nil
        }
        var reading = DateReading(start: first.start, end: second.end, date: date)
        let isOpen = second.isYearless || second.isBareWeekday
        reading.future = isOpen ? first.future.flatMap { joined($0, second) } : nil
        reading.isFuture = first.isFuture && begin == first.date || begin.from > today
        let isFixed = first.isYearless && !second.isYearless
        reading.needsReference = second.needsReference || (first.needsReference && !isFixed)
        reading.isYearless = first.isYearless && second.isYearless
        return reading
    }

    /// The first date, in the month and the year of the second where its own words leave them open.
    private func begin(of first: DateReading, before second: DateReading) -> EventDate? {
        guard let date = first.date, let end = second.date else { return nil }
        // "Tuesday to Thursday last week", "de mardi au 5 juin"
        if first.isBareWeekday, !second.isBareWeekday, end.precision == .day {
            return .day(end.from.previous(date.from.weekday, orSame: false), .relative)
        }
        if first.isMonthless, !second.isMonthless {
            let (year, month, _) = end.from.components
            return Day(year: year, month: month, day: date.from.components.day).flatMap {
                .day($0, end.basis)
            }
        }
        guard first.isYearless, !second.isYearless, !second.isBareWeekday, !second.needsReference else {
            return date
        }
        guard let moved = date.inYear(end.from.year) else { return nil }
        return moved.from <= end.from ? moved : date.inYear(end.from.year - 1)
    }

    /// The days from the first date to the second, which is looked for behind the first.
    private func joined(_ begin: EventDate, _ second: DateReading) -> EventDate? {
        guard var end = second.date else { return nil }
        if second.isBareWeekday {
            let day = begin.from.next(end.from.weekday)
            (end.from, end.to) = (day, day)
        } else if second.isYearless, let moved = end.inYear(begin.from.year) {
            end = moved.to >= begin.to ? moved : end.inYear(begin.from.year + 1) ?? moved
        } else if end.to < begin.to, let future = second.future {
            end = future
        }
        guard end.to >= begin.to else { return nil }
        let precision = Self.precision(begin.precision, end.precision)
        let basis: EventDate.Basis =
            begin.basis == .explicit && end.basis == .explicit ? .explicit : .relative
        return .stretch(begin.from, end.to, precision, basis)
    }

    /// The wider of two precisions; days and years of a range are several.
    private static func precision(
        _ first: EventDate.Precision,
        _ second: EventDate.Precision
    ) -> EventDate.Precision {
        let widths: [EventDate.Precision] = [.day, .days, .week, .month, .quarter, .year, .years]
        let width = max(widths.firstIndex(of: first) ?? 0, widths.firstIndex(of: second) ?? 0)
        switch widths[width] {
        case .day: return .days
        case .year: return .years
        default: return widths[width]
        }
    }

    /// "La nuit de mardi à mercredi", "the night of Tuesday to Wednesday", "overnight into Friday".
    private func nights(_ position: Int) -> DateReading? {
        var start = skip(.article, position)
        guard self[start].is(.night) else { return nil }
        start += 1
        if self[start].is(.to), let end = weekday(start + 1) ?? nil, let date = end.date, language == .english
        {
            var reading = end.startingAt(position)
            func night(_ date: EventDate) -> EventDate? {
                .stretch(date.from.advanced(by: -1), date.to, .days, .relative)
            }
            reading.date = night(date)
            reading.future = end.future.flatMap(night)
            return reading
        }
        let isTied = self[start].is(.of)
        guard let first = edge(skip(.article, skip(.of, start))), isTied || self[position].is(.day) else {
            return nil
        }
        let whole = join(first, isBetween: false) ?? first
        return whole.startingAt(position)
    }

    /// "Du 3 au 5", "from the 3rd to the 5th": the latest such days.
    private func daysOfMonth(_ position: Int) -> DateReading? {
        let first = skip(.article, position + 1)
        let second = skip(.article, first + 2)
        guard self[first + 1].is(.to) || self[first + 1].is(.and), isEnd(second + 1) else { return nil }
        func day(_ position: Int) -> Int? {
            let word = self[position]
            guard word.shape == .number, word.digits <= 2, (1...31).contains(word.value) else { return nil }
            return word.suffix == (language == .english ? .ordinal : .none) || word.suffix == .ordinal
                ? word.value : nil
        }
        guard let from = day(first), let to = day(second), from < to,
            self[first - 1].is(.article)
                || self[first - 1].is(.of)
        else { return nil }
        for months in 0...2 {
            let (year, month) = today.month(shiftedBy: -months)
            guard let begin = Day(year: year, month: month, day: from), begin <= today,
                let end = Day(year: year, month: month, day: to)
            else { continue }
            return .relative(first, second + 1, .stretch(begin, end, .days, .relative))
        }
        return nil
    }
}
