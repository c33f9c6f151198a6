import EventData

/// How many units a phrase counts: exactly, or between two bounds.
struct DateCount {
    var low: Int
    var high: Int
    var end: Int
    /// Whether the number is a round one: "une dizaine de jours".
    var isRound = false

    var isExact: Bool { low == high && !isRound }
}

extension DateGrammar {
    // MARK: Counting

    /// "Three", "twenty-one", "12", "a", "a few", "une dizaine de", "a couple of".
    func count(_ position: Int) -> DateCount? {
        let word = self[position]
        if word.shape == .number {
            guard word.suffix == .none, word.digits <= 4 else { return nil }
            return DateCount(low: word.value, high: word.value, end: position + 1)
        }
        let vague = word.is(.article) || word.meaning.number == 1 ? position + 1 : position
        if self[vague].is(.vague) {
            let end = skip(.of, vague + 1)
            return DateCount(low: 0, high: 0, end: end)
        }
        if self[vague].is(.round), vague == position || word.meaning.number == 1 {
            let value = Int(self[vague].meaning.number)
            return DateCount(low: value, high: value, end: skip(.of, vague + 1), isRound: true)
        }
        return cardinal(position)
    }

    private func cardinal(_ position: Int) -> DateCount? {
        guard self[position].is(.cardinal) else { return nil }
        var value = Int(self[position].meaning.number)
        var end = position + 1
        while true {
            let next = self[end].shape == .dash || (self[end].is(.and) && language == .french) ? end + 1 : end
            guard self[next].is(.cardinal) else { break }
            let more = Int(self[next].meaning.number)
            if value == 4, more == 20 {
                value = 80
            } else if value == 10, (7...9).contains(more), language == .french {
                value += more
            } else if value >= 20, value < 100, more < 20, more > 0 {
                value += more
            } else if more == 100, value < 10 {
                value *= 100
            } else {
                break
            }
            end = next + 1
        }
        return DateCount(low: value, high: value, end: end)
    }

    /// A count with its unit; a vague one says at least two, and fewer than make the next unit.
    func amount(_ position: Int) -> (count: DateCount, unit: DateUnit, end: Int)? {
        guard var count = count(position) else { return nil }
        // "Two and a half years"
        if self[count.end].is(.and), self[count.end + 1].meaning.number == 1, self[count.end + 2].is(.half) {
            count.end += 3
        }
        var name = count.end
        if isHyphen(name) { name += 1 }
        guard self[name].is(.unit), let (unit, end) = unitName(name) else { return nil }
        if count.high == 0, count.low == 0, self[position].shape != .number {
            count.low = 2
            count.high = [.day: 6, .week: 4, .month: 11, .hour: 23][unit] ?? 9
            count.isRound = true
        }
        return (count, unit, end)
    }

    /// The dates that lie so many units back or ahead of today.
    private func away(_ count: DateCount, _ unit: DateUnit, _ sign: Int) -> EventDate? {
        if unit == .minute { return .day(today, .relative) }
        if unit == .hour {
            return .day(today.advanced(by: sign * (min(count.high, 40_000) / 24)), .relative)
        }
        if unit == .weekend || unit == .quarter, count.low == count.high {
            return date(of: unit, sign * min(count.low, 40_000))
        }
        guard let (factor, unit) = unit.shift else { return nil }
        let now = EventDate(from: today, to: today, precision: .day, basis: .relative)
        guard let near = now.shifted(by: sign * factor * count.low, unit) else { return nil }
        guard count.low != count.high else {
            var date = near
            if count.isRound, unit == .day { date.precision = .days }
            return date
        }
        guard let far = now.shifted(by: sign * factor * count.high, unit) else { return nil }
        let precision: EventDate.Precision = unit == .day ? .days : unit == .year ? .years : unit
        return .stretch(min(near.from, far.from), max(near.to, far.to), precision, .relative)
    }

    // MARK: Ago and ahead

    /// "Three weeks ago", "il y a dix jours", "in two days", "the last three days", "5-day-old".
    func counted(_ position: Int) -> DateReading? {
        var best = longest(ago(position), ahead(position))
        best = longest(best, lately(position))
        best = longest(best, duration(position))
        return best
    }

    private func ago(_ position: Int) -> DateReading? {
        if language == .french, let start = agoWords(position) {
            guard let (count, unit, end) = amount(start), !self[end].is(.of) else { return nil }
            return .relative(position, end, away(count, unit, -1))
        }
        if let (count, unit, end) = amount(position) {
            if self[end].is(.ago), language == .english {
                return .relative(position, end + 1, away(count, unit, -1))
            }
            if isHyphen(end), self[end + 1].is(.old), unit != .year {
                return .relative(position, end + 2, away(count, unit, -1))
            }
        }
        // "Days ago", "weeks ago"
        guard language == .english, let (unit, end) = unitName(position), self[end].is(.ago) else {
            return nil
        }
        let high = [DateUnit.day: 6, .week: 4, .month: 11, .hour: 23][unit] ?? 9
        let count = DateCount(low: 2, high: high, end: position, isRound: true)
        return .relative(position, end + 1, away(count, unit, -1))
    }

    /// The position behind "il y a", "voici" or "voilà".
    private func agoWords(_ position: Int) -> Int? {
        var start = position
        if self[start].is(.il), self[start + 1].is(.y), self[start + 2].is(.to) {
            start += 3
        } else if self[start].is(.ago) {
            start += 1
        } else {
            return nil
        }
        if self[start].is(.of), self[start + 1].is(.that) { start += 2 }
        while self[start].is(.about) || (self[start].is(.of) && self[start - 1].is(.about)) { start += 1 }
        return start
    }

    /// "In three days", "within 48 hours", "dans deux semaines", "d'ici trois mois".
    private func ahead(_ position: Int) -> DateReading? {
        let start = language == .french ? skip(.article, position) : position
        guard self[position - 1].is(.ahead), let (count, unit, end) = amount(start), !self[end].is(.of),
            unit != .minute, !isSpan(position), let date = away(count, unit, 1)
        else { return nil }
        return .relative(position, end, date, isFuture: true)
    }

    /// Whether "in three days" is how long it took: "the third attack in three days", "in a day".
    private func isSpan(_ position: Int) -> Bool {
        guard language == .english, self[position - 1].is(.inside) else { return false }
        if self[position].meaning.number == 1, self[position + 1].is(.unit) { return true }
        for before in stride(from: position - 2, through: max(0, position - 9), by: -1) {
            let word = self[before]
            if word.shape == .stop || word.shape == .dot { return false }
            if word.is(.most) || word.is(.ordinal) || word.suffix == .ordinal { return true }
        }
        return false
    }

    /// "The last three days", "ces derniers jours", "les jours à venir", "les dernières 24 heures", "recent days".
    private func lately(_ position: Int) -> DateReading? {
        var start = position
        while self[start].is(.article) || self[start].is(.this), start < position + 2 { start += 1 }
        guard let (count, unit, end, sign) = directed(start, isArticled: start > position) else { return nil }
        if language == .english, self[end].is(.of) { return nil }
        guard unit != .minute, let edge = away(count, unit, sign) else { return nil }
        let (low, high) = (min(edge.from, today), max(edge.to, today))
        let precision: EventDate.Precision = unit == .year ? .years : unit == .month ? .month : .days
        return .relative(position, end, .stretch(low, high, precision, .relative), isFuture: sign > 0)
    }

    /// Units with "last" or "next" before, among or behind them.
    private func directed(
        _ start: Int,
        isArticled: Bool
    ) -> (count: DateCount, unit: DateUnit, end: Int, sign: Int)? {
        if direction(start) != 0 {
            guard let (count, unit, end) = amountOrBare(start + 1) else { return nil }
            return (count, unit, end, direction(start))
        }
        guard isArticled else { return nil }
        if let before = count(start), direction(before.end) != 0 {
            guard let (count, unit, end) = countedAround(start) else { return nil }
            return (count, unit, end, direction(before.end))
        }
        guard language == .french, let (count, unit, end) = amountOrBare(start), self[end].is(.to),
            self[end + 1].is(.next)
        else { return nil }
        return (count, unit, end + 2, 1)
    }

    /// −1 for "last", 1 for "next", 0 for any other word.
    private func direction(_ position: Int) -> Int {
        if self[position].is(.last) || self[position].is(.previous) { return -1 }
        return self[position].is(.next) ? 1 : 0
    }

    private func amountOrBare(_ position: Int) -> (count: DateCount, unit: DateUnit, end: Int)? {
        if let amount = amount(position), self[position].meaning.number != 1 { return amount }
        guard let (unit, end) = unitName(position), isPlural(position) || isPlural(position - 1) else {
            return nil
        }
        return (vague(unit, end), unit, end)
    }

    /// "Trois derniers jours": the count stands before.
    private func countedAround(_ position: Int) -> (count: DateCount, unit: DateUnit, end: Int)? {
        guard var count = count(position), let (unit, end) = unitName(count.end + 1) else { return nil }
        if count.high == 0, self[position].shape != .number { count = vague(unit, end) }
        return (count, unit, end)
    }

    private func vague(_ unit: DateUnit, _ end: Int) -> DateCount {
        let high = [DateUnit.day: 6, .week: 4, .month: 11, .hour: 23][unit] ?? 9
        return DateCount(low: 2, high: high, end: end, isRound: true)
    }

    func isPlural(_ position: Int) -> Bool {
        self[position].is(.plural)
    }

    /// "Three days", "two-week": a length, and no date.
    private func duration(_ position: Int) -> DateReading? {
        guard let (_, _, end) = amount(position) else { return nil }
        return .nothing(position, end)
    }
}
