import EventData

extension DateGrammar {
    // MARK: From another date

    /// "A week before March 10", "the day after", "two days later", "la veille du 3 juin", "trois jours plus tôt".
    func shifted(_ position: Int) -> DateReading? {
        if let (days, end) = eve(position) { return shifted(position, end, days, .day, isEve: true) }
        guard let (count, unit, end) = distance(position), let shift = unit.shift, count.low == count.high
        else { return vagueDistance(position) }
        guard let (sign, behind, isOpen) = sign(end) else { return nil }
        return shifted(position, behind, sign * count.low * shift.count, shift.unit, isOpen: isOpen)
    }

    /// "Hours later" is the same day; "days later" is no day that can be told.
    private func vagueDistance(_ position: Int) -> DateReading? {
        guard let (_, unit, end) = distance(position), let (_, behind, isOpen) = sign(end), !isOpen else {
            return nil
        }
        return unit == .hour ? .away(position, behind, 0, .day) : .nothing(position, behind)
    }

    /// A count with its unit, or "the day", "la nuit".
    private func distance(_ position: Int) -> (count: DateCount, unit: DateUnit, end: Int)? {
        if let amount = amount(position) { return amount }
        let name = skip(.article, position)
        guard name > position else { return nil }
        let one = DateCount(low: 1, high: 1, end: name)
        if language == .english, self[name].is(.daypart) { return (one, .day, name + 1) }
        guard let (unit, end) = unitName(name), !isPlural(name) else { return nil }
        // "Le jour d'avant", "le jour après"
        return (one, unit, skip(.of, end))
    }

    /// Which way a distance goes, where the words end, and whether a date may follow: "before", "plus tard".
    private func sign(_ position: Int) -> (sign: Int, end: Int, isOpen: Bool)? {
        let word = self[position]
        if word.is(.more), self[position + 1].is(.early) { return (-1, position + 2, false) }
        if word.is(.more), self[position + 1].is(.late) { return (1, position + 2, false) }
        if word.is(.earlier) { return (-1, position + 1, false) }
        if word.is(.later) { return (1, position + 1, false) }
        if word.is(.before), !isHyphen(position + 1) { return (-1, skip(.to, position + 1), true) }
        return word.is(.after) ? (1, position + 1, true) : nil
    }

    /// "La veille", "l'avant-veille", "le lendemain matin", "the eve".
    private func eve(_ position: Int) -> (days: Int, end: Int)? {
        let name = skip(.article, position)
        guard name > position else { return nil }
        if self[name].is(.before), isHyphen(name + 1), self[name + 2].is(.eve) {
            return (Int(self[name + 2].meaning.days) * 2, name + 3)
        }
        guard self[name].is(.eve) else { return nil }
        return (Int(self[name].meaning.days), skipAnyDayPart(name + 1))
    }

    private func shifted(
        _ start: Int,
        _ position: Int,
        _ count: Int,
        _ unit: EventDate.Precision,
        isEve: Bool = false,
        isOpen: Bool = true
    ) -> DateReading? {
        guard isOpen else { return .away(start, position, count, unit) }
        let isTied = !isEve || self[position].is(.of)
        let name = skip(.anchor, isEve ? skip(.of, position) : position)
        if isTied, let other = longest(moment(name), moment(skip(.article, name))),
            let date = other.date
        {
            var reading = other.startingAt(start)
            reading.date = date.shifted(by: count, unit)
            reading.future = other.future.flatMap { $0.shifted(by: count, unit) }
            reading.isBareWeekday = false
            reading.isFuture = reading.date.map { $0.from > today } ?? false
            return reading.date == nil ? nil : reading
        }
        if isEve ? !isTied : isEnd(position) { return .away(start, position, count, unit) }
        return .nothing(start, position)
    }

    /// "The next day", "the following week", "that night", "le même jour", "ce jour-là", "l'année suivante".
    func anaphor(_ position: Int) -> DateReading? {
        var start = skip(.article, position)
        let isArticled = start > position
        let word = self[start]
        var step: Int?
        if word.is(.following) || (word.is(.next) && isArticled) { step = 1 }
        if word.is(.previous) { step = -1 }
        if word.is(.that) || word.is(.same) { step = 0 }
        if step != nil { start += 1 }
        if self[start].is(.same) { start += 1 }
        if step != nil, self[start].is(.weekday) { return .nothing(position, start + 1) }
        if step == nil, word.is(.this) { return thatDay(position) }
        guard let (unit, name) = unitOrDayPart(start), let shift = unit.shift else { return nil }
        if let step { return .away(position, skipDayPart(name), step * shift.count, shift.unit) }
        guard isArticled, language == .french else { return nil }
        if self[name].is(.same) { return .away(position, name + 1, 0, shift.unit) }
        if self[name].is(.following) { return .away(position, name + 1, shift.count, shift.unit) }
        return self[name].is(.previous) ? .away(position, name + 1, -shift.count, shift.unit) : nil
    }

    /// "Ce jour-là", "cette nuit-là".
    private func thatDay(_ position: Int) -> DateReading? {
        guard let (unit, end) = unitOrDayPart(position + 1), let shift = unit.shift else { return nil }
        let there = skipHyphen(end)
        return self[there].is(.there) ? .away(position, there + 1, 0, shift.unit) : nil
    }

    private func unitOrDayPart(_ position: Int) -> (unit: DateUnit, end: Int)? {
        if let (unit, end) = unitName(position) { return isPlural(position) ? nil : (unit, end) }
        let end = self[position].is(.daypart) ? position + 1 : skipAnyDayPart(position)
        return end > position ? (.day, end) : nil
    }
}
