import EventData

extension NumberGrammar {
    /// What a number is of, from its own form and the words around it.
    ///
    /// `start` is where the number itself begins, `first` where the words that bound it do.
    func kind(of number: NumberReading, from start: Int, before first: Int) -> NumberPhrase.Kind {
        let (atom, before, end) = (self[start], self[first - 1], number.end)
        if let kind = kindOfDigits(atom, before, end) { return kind }
        if before.is(.currency) || self[start - 1].is(.currency) { return .sum }
        if let kind = kindBehind(end, start) { return kind }
        if before.is(.aged) || (before.is(.of) && self[first - 2].is(.aged)) { return .age }
        let isNumbered = before.shape == .mark && before.isGlued && self[first - 2].is(.label)
        if before.is(.label) || isNumbered || isPartOfName(start) { return .label }
        if isDate(number, from: start, before: before, at: end) { return .date }
        if isYear(number, from: start, before: first) { return .year }
        return number.isDecimal ? .measure : .count
    }

    private func kindOfDigits(_ atom: NumberAtom, _ before: NumberAtom, _ end: Int) -> NumberPhrase.Kind? {
        guard atom.shape == .digits else { return nil }
        if before.is("/") || self[end].is("/") || before.is(":") && before.isGlued { return .date }
        if self[end].is(":"), self[end + 1].shape == .digits, self[end + 1].isGlued { return .time }
        guard atom.suffix.count > 0 else { return nil }
        let meaning = vocabulary[atom.suffix]
        func `is`(_ part: NumberPart) -> Bool { meaning.parts & (1 << part.rawValue) != 0 }
        for suffix in ["st", "nd", "rd", "th", "e", "er", "re", "eme", "ere", "ieme", "d"]
        where atom.suffix == WordKey(suffix) {
            return .ordinal
        }
        if atom.suffix == WordKey("s") { return .year }
        for suffix in ["k", "bn", "mn", "md"] where atom.suffix == WordKey(suffix) { return nil }
        if atom.suffix == WordKey("m") { return before.is(.currency) || atom.decimals > 0 ? nil : .measure }
        if `is`(.clock) { return .time }
        if `is`(.currency) { return .sum }
        if `is`(.measure) { return .measure }
        return atom.suffix.low >> UInt64(8 * min(7, atom.suffix.count - 1)) == UInt64(UInt8(ascii: "h"))
            ? .time : .label
    }

    /// The kind that the words behind a number tell: "%", "km", "ans", "dollars".
    private func kindBehind(_ position: Int, _ start: Int) -> NumberPhrase.Kind? {
        var next = position
        if self[next].isHyphen, self[next + 1].shape == .word { next += 1 }
        let atom = self[next]
        if atom.is(.percent) { return .percentage }
        if atom.is(.per), self[next + 1].is(.percent) || self[next + 1].is(.hundred) { return .percentage }
        if atom.is(.currency) { return .sum }
        if atom.is(.of), self[next + 1].is(.currency) { return .sum }
        if atom.is(.clock) || isClock(next) { return .time }
        if atom.is(.year) || atom.is(.duration) {
            let behind = self[next + 1].isHyphen ? next + 2 : next + 1
            let isAge = self[behind].is(.old) || self[start - 1].is(.aged) || self[start - 2].is(.aged)
            return isAge ? .age : .duration
        }
        return atom.is(.measure) ? .measure : nil
    }

    // "a.m.", "p.m."
    private func isClock(_ position: Int) -> Bool {
        self[position + 1].is(".") && self[position + 2].key == WordKey("m")
            && (self[position].key == WordKey("a") || self[position].key == WordKey("p"))
    }

    /// A number that hangs on a word by a hyphen: "F-16", "COVID-19".
    private func isPartOfName(_ start: Int) -> Bool {
        let (hyphen, word) = (self[start - 1], self[start - 2])
        return hyphen.isHyphen && hyphen.token == word.token && word.shape == .word && self[start].isGlued
    }

    private func isDate(_ number: NumberReading, from start: Int, before: NumberAtom, at end: Int) -> Bool {
        guard number.high <= 31, number.low >= 1 else {
            return before.is(.month) && self[start].digits == 4 && !self[start].hasSeparator
        }
        let next = self[end].is(.of) || self[end].isHyphen ? self[end + 1] : self[end]
        if next.is(.month) { return self[start].shape == .digits || self[end].is(.month) }
        guard self[start].shape == .digits else { return false }
        // "Le 3 et le 5 juin": the first day shares its month.
        if self[end].is(.and), self[end + 1].shape == .digits || self[end + 1].is(.definite) {
            let month = self[end + 1].is(.definite) ? self[end + 3] : self[end + 2]
            if month.is(.month) { return true }
        }
        guard language == .english else { return before.is(.weekday) }
        // "In June 12 people were killed": the number is theirs.
        let isNoun = self[end].isSmall && self[end].meaning.parts == 0
        return before.is(.month) && !(isNoun && self[start - 2].key == WordKey("in"))
    }

    private func isYear(_ number: NumberReading, from start: Int, before first: Int) -> Bool {
        let atom = self[start]
        guard atom.shape == .digits, atom.digits == 4, !atom.hasSeparator, atom.suffix.count == 0,
            (1900...2099).contains(atom.value), number.scale == 1
        else { return false }
        // "About 2000 people": what is bounded is counted.
        if first < start { return false }
        let before = self[start - 1]
        if before.is(.lead) || before.is(.month) || before.is(.definite) || before.is(.year) { return true }
        return atom.value % 50 != 0
    }
}
