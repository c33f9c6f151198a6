import EventData

extension NumberGrammar {
    /// "Twenty-three", "two hundred and six", "quatre-vingt-dix-sept", "a thousand".
    func words(_ position: Int) -> NumberReading? {
        var (total, current, end, scale) = (0, 0, position, 1)
        let isArticled = self[position].is(.article)
        if isArticled {
            // "A hundred", "un million"; "un" and "une" alone are articles.
            guard self[position + 1].is(.hundred) || self[position + 1].is(.scale) else { return nil }
            (current, end) = (1, position + 1)
        }
        while true {
            let next = joint(end, isFirst: end == position)
            guard let sum = added(next, to: current, isFirst: current == 0 && total == 0) else {
                guard self[next].is(.scale), end > position || language == .french || isArticled else {
                    break
                }
                let value = self[next].meaning.value
                guard total == 0 || value < scale, let product = product(max(current, 1), value) else {
                    break
                }
                let (sum, isOver) = total.addingReportingOverflow(product)
                guard !isOver else { return nil }
                (total, current, end, scale) = (sum, 0, next + 1, value)
                continue
            }
            (current, end) = (sum, next + 1)
        }
        guard end > position, end > position + 1 || !isArticled else { return nil }
        let value = total + current
        let isRound = isArticled && end == position + 2 && language == .english
        return NumberReading(low: value, high: value, end: end, isRound: isRound, scale: scale)
    }

    private func product(_ left: Int, _ right: Int) -> Int? {
        let (product, isOver) = left.multipliedReportingOverflow(by: right)
        return isOver ? nil : product
    }

    /// The position behind a hyphen or an "and" that goes on a number: "vingt-et-un".
    private func joint(_ position: Int, isFirst: Bool) -> Int {
        guard !isFirst else { return position }
        let joint = self[position].isHyphen ? position + 1 : position
        guard self[joint].is(.and) else { return joint }
        let behind = self[joint + 1].isHyphen ? joint + 2 : joint + 1
        let (before, next) = (self[position - 1], self[behind])
        // "Two hundred and six", "vingt et un"; and not "twenty and six".
        let isJoint =
            language == .english
            ? (before.is(.hundred) || before.is(.scale)) && (next.is(.unit) || next.is(.ten))
            : before.is(.ten) && next.is(.unit) && (next.meaning.value == 1 || next.meaning.value == 11)
        return isJoint ? behind : position
    }

    /// What a word adds to the hundreds that have been read; `nil` where it begins another number.
    private func added(_ position: Int, to current: Int, isFirst: Bool) -> Int? {
        let atom = self[position]
        let value = atom.meaning.value
        if self[position].is(.hundred) {
            guard !(self[position - 1].is(.per)) else { return nil }
            if current == 0 { return language == .french || self[position - 1].is(.article) ? 100 : nil }
            return current < 100 ? current * 100 : nil
        }
        if atom.is(.ten) {
            if language == .french, value == 20, current % 100 == 4 { return current - 4 + 80 }
            return current % 100 == 0 ? current + value : nil
        }
        guard atom.is(.unit), !atom.is(.article) || !isFirst else { return nil }
        if current % 100 == 0 { return current == 0 || value > 0 ? current + value : nil }
        let tens = current % 100
        if language == .french, tens == 60 || tens == 80, value > 0, value < 20 { return current + value }
        if tens >= 20, tens % 10 == 0, value > 0, value < 10 { return current + value }
        // "Dix-sept": ten and a unit.
        return language == .french && tens % 20 == 10 && value >= 7 && value <= 9 ? current + value : nil
    }
}
