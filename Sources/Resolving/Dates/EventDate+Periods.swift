import EventData

extension Day {
    /// Whether the day lies in the years 1 to 9999, which is as far as the calendar goes.
    var isInCalendar: Bool { number >= -719_162 && number <= 2_932_896 }

    var year: Int { components.year }
    var month: Int { components.month }

    /// The month before or after by `months`, as a year and a month.
    func month(shiftedBy months: Int) -> (year: Int, month: Int) {
        let (year, month, _) = components
        let count = year * 12 + month - 1 + months
        let shifted = count >= 0 ? count / 12 : (count - 11) / 12
        return (shifted, count - shifted * 12 + 1)
    }

    /// The Monday of its week.
    var monday: Day { advanced(by: 1 - weekday) }

    /// The latest day before it that is `weekday`; the day itself where it is and `orSame`.
    func previous(_ weekday: Int, orSame: Bool) -> Day {
        let back = (self.weekday - weekday + 7) % 7
        return advanced(by: back == 0 && !orSame ? -7 : -back)
    }

    /// The first day after it that is `weekday`.
    func next(_ weekday: Int) -> Day {
        let ahead = (weekday - self.weekday + 7) % 7
        return advanced(by: ahead == 0 ? 7 : ahead)
    }
}

extension EventDate {
    static func day(_ day: Day, _ basis: Basis) -> EventDate? {
        stretch(day, day, .day, basis)
    }

    /// The days from the first to the last; `nil` where they leave the calendar or run backward.
    static func stretch(_ from: Day, _ to: Day, _ precision: Precision, _ basis: Basis) -> EventDate? {
        guard from.isInCalendar, to.isInCalendar, from <= to else { return nil }
        return EventDate(from: from, to: to, precision: precision, basis: basis)
    }

    static func week(from monday: Day, _ basis: Basis) -> EventDate? {
        stretch(monday, monday.advanced(by: 6), .week, basis)
    }

    static func month(_ month: Int, of year: Int, _ basis: Basis) -> EventDate? {
        months(month, to: month, of: year, .month, basis)
    }

    static func quarter(_ quarter: Int, of year: Int, _ basis: Basis) -> EventDate? {
        months(quarter * 3 - 2, to: quarter * 3, of: year, .quarter, basis)
    }

    static func year(_ year: Int, _ basis: Basis) -> EventDate? {
        months(1, to: 12, of: year, .year, basis)
    }

    static func years(_ first: Int, to last: Int, _ basis: Basis) -> EventDate? {
        guard let from = Day(year: first, month: 1, day: 1), let to = Day(year: last, month: 12, day: 31)
        else { return nil }
        return stretch(from, to, .years, basis)
    }

    private static func months(
        _ first: Int,
        to last: Int,
        of year: Int,
        _ precision: Precision,
        _ basis: Basis
    ) -> EventDate? {
        guard let from = Day(year: year, month: first, day: 1),
            let to = Day(year: year, month: last, day: Day.days(inMonth: last, of: year))
        else { return nil }
        return stretch(from, to, precision, basis)
    }

    /// The date `count` units later, or earlier where it is negative.
    ///
    /// Days and weeks count exactly from the first or the last day; a week leaves a doubt of a week.
    /// Months and years are those of the calendar, and no day of them.
    func shifted(by count: Int, _ unit: Precision) -> EventDate? {
        guard abs(count) <= 40_000 else { return nil }
        let start = count < 0 ? from : to
        switch unit {
        case .week:
            return .stretch(start.advanced(by: count * 7), start.advanced(by: count * 7), .week, .relative)
        case .month:
            let (year, month) = start.month(shiftedBy: count)
            return .month(month, of: year, .relative)
        case .year: return .year(start.year + count, .relative)
        default: return .day(start.advanced(by: count), .relative)
        }
    }

    /// The same days of another year; 29 February becomes the 28th.
    func inYear(_ year: Int) -> EventDate? {
        func moved(_ day: Day, _ years: Int) -> Day? {
            let (old, month, number) = day.components
            guard (1...9999).contains(old + years) else { return nil }
            let last = Day.days(inMonth: month, of: old + years)
            let isLast = number == Day.days(inMonth: month, of: old) && precision == .month
            return Day(year: old + years, month: month, day: isLast ? last : min(number, last))
        }
        let years = year - from.year
        guard let from = moved(from, years), let to = moved(to, years) else { return nil }
        return .stretch(from, to, precision, basis)
    }
}
