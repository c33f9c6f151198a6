import EventData

/// A number as far as its own words say it.
struct NumberReading {
    var low: Int
    var high: Int
    var end: Int
    /// Whether the words name a round number: "une vingtaine", "a hundred".
    var isRound = false
    /// Whether no upper bound is told: "several".
    var isOpen = false
    var isDecimal = false
    /// The first number's own value before a scale, so that "2 to 3 million" can share it.
    var scale = 1
}

/// Reads the numbers of one text.
struct NumberGrammar {
    let atoms: [NumberAtom]
    let vocabulary: NumberVocabulary
    let language: Language

    private static let outside = NumberAtom(shape: .mark, token: -1)

    /// The atom at a position; a mark that is none outside of the text.
    subscript(position: Int) -> NumberAtom {
        atoms.indices.contains(position) ? atoms[position] : Self.outside
    }

    /// The number at a position with the words that bound it, and the position behind.
    func phrase(at position: Int) -> (phrase: NumberPhrase, end: Int)? {
        guard atoms.indices.contains(position) else { return nil }
        var start = position
        var bound: Figure.Bound?
        while let (found, end) = boundWords(start, isBehind: false), start < position + 12 {
            if bound == nil || bound == .about { bound = found }
            start = end
        }
        guard let number = range(start) else {
            return start == position ? article(position) : nil
        }
        var end = number.end
        if let (found, behind) = boundWords(end, isBehind: true), bound == nil {
            (bound, end) = (found, behind)
        }
        let kind = kind(of: number, from: start, before: position)
        // "14:30", "24/7", "3/6/2025": one number, and no count.
        while self[end].is(":") || self[end].is("/"), self[end + 1].shape == .digits, self[end + 1].isGlued {
            end += 2
        }
        let last = atoms[end - 1].token
        guard let first = atoms[position...].first?.token, first <= last else { return nil }
        var phrase = NumberPhrase(
            tokens: first..<last + 1,
            low: number.low,
            high: number.high,
            bound: .exactly,
            kind: kind
        )
        settle(&phrase, number, bound)
        return (phrase, end)
    }

    /// Puts the bound that words name together with the number's own.
    private func settle(_ phrase: inout NumberPhrase, _ number: NumberReading, _ bound: Figure.Bound?) {
        switch bound {
        case .atLeast: (phrase.high, phrase.bound) = (nil, .atLeast)
        case .atMost: (phrase.low, phrase.bound) = (nil, .atMost)
        case .about, .exactly, .range, nil:
            if number.isOpen {
                (phrase.high, phrase.bound) = (nil, .atLeast)
            } else if number.low < number.high {
                phrase.bound = .range
            } else if bound == .about || number.isRound {
                phrase.bound = .about
            }
        }
    }

    /// "A", "an", "un" and "une" alone.
    private func article(_ position: Int) -> (phrase: NumberPhrase, end: Int)? {
        let atom = self[position]
        // "a.m."
        guard atom.is(.article), !(self[position + 1].is(".") && self[position + 1].isGlued) else {
            return nil
        }
        let tokens = atom.token..<atom.token + 1
        return (NumberPhrase(tokens: tokens, low: 1, high: 1, bound: .exactly, kind: .article), position + 1)
    }

    private func boundWords(_ position: Int, isBehind: Bool) -> (bound: Figure.Bound, end: Int)? {
        let atom = self[position]
        guard atom.shape == .word || atom.shape == .mark else { return nil }
        for entry in vocabulary.bounds(from: atom.key) where entry.isBehind == isBehind {
            let end = position + entry.words.count
            guard end <= atoms.count else { continue }
            if zip(atoms[position..<end], entry.words).allSatisfy({ $0.key == $1 }) {
                return (entry.bound, end)
            }
        }
        return nil
    }

    // MARK: Ranges

    /// "12 to 15", "between 12 and 15", "deux ou trois", "12-15", or one number.
    private func range(_ position: Int) -> NumberReading? {
        let isBetween = self[position].is(.between)
        let start = isBetween ? position + 1 : position
        guard let first = number(start) else { return nil }
        guard let next = connected(first.end, isBetween: isBetween, start),
            let second = number(next), let whole = join(first, second)
        else { return isBetween ? nil : first }
        return whole
    }

    /// The position behind the word or the hyphen that joins two numbers.
    private func connected(_ position: Int, isBetween: Bool, _ start: Int) -> Int? {
        let atom = self[position]
        if isBetween { return atom.is(.and) ? position + 1 : nil }
        if atom.isHyphen || atom.is(.or) { return position + 1 }
        guard atom.is(.to) else { return nil }
        // "Rose from 12 to 15" and "passé de 12 à 15" are two numbers.
        return self[start - 1].is(.lead) || self[start - 1].is(.of) ? nil : position + 1
    }

    private func join(_ first: NumberReading, _ second: NumberReading) -> NumberReading? {
        var low = first.low
        if first.scale == 1, second.scale > 1, low <= second.high / second.scale {
            let (scaled, isOver) = low.multipliedReportingOverflow(by: second.scale)
            if !isOver { low = scaled }
        }
        guard low < second.high, !first.isOpen else { return nil }
        var whole = second
        whole.low = low
        return whole
    }

    // MARK: One number

    private func number(_ position: Int) -> NumberReading? {
        if self[position].shape == .digits { return digits(position) }
        guard self[position].shape == .word, !isPartOfPercent(position) else { return nil }
        return vague(position) ?? collective(position) ?? words(position)
    }

    /// The "cent" of "pour cent", the "hundred" of "per hundred".
    private func isPartOfPercent(_ position: Int) -> Bool {
        self[position].is(.hundred) && self[position - 1].is(.per)
    }

    private func digits(_ position: Int) -> NumberReading? {
        let atom = self[position]
        guard !atom.isTooLarge else { return nil }
        var (value, end, decimals) = (atom.value, position + 1, atom.decimals)
        // French writes 1 200; the tokenizer cuts it in two.
        while language == .french, decimals == 0, !atom.hasSeparator || end > position + 1, value > 0,
            self[end].shape == .digits, self[end].digits == 3, self[end].suffix.count == 0,
            self[end].decimals == 0, self[position].digits <= 3, self[position].suffix.count == 0
        {
            let (scaled, isOver) = value.multipliedReportingOverflow(by: 1000)
            let (sum, isOverToo) = scaled.addingReportingOverflow(self[end].value)
            guard !isOver, !isOverToo else { return nil }
            (value, end) = (sum, end + 1)
        }
        var scale = suffixScale(atom.suffix)
        while scale <= 1_000_000, let (next, behind) = scaleWord(end) {
            let (product, isOver) = scale.multipliedReportingOverflow(by: next)
            guard !isOver else { return nil }
            (scale, end) = (product, behind)
        }
        // "1.200 million": what looked like thousands is a decimal.
        if scale > 1, atom.hasSeparator, decimals == 0, atom.digits <= 6, scale >= 1_000_000 { decimals = 3 }
        guard let scaled = scaled(value, scale, decimals) else { return nil }
        return NumberReading(
            low: scaled,
            high: scaled,
            end: end,
            isDecimal: decimals > 0 && scale == 1,
            scale: scale
        )
    }

    private func suffixScale(_ suffix: WordKey) -> Int {
        if suffix == WordKey("k") { return 1000 }
        if suffix == WordKey("bn") || suffix == WordKey("md") { return 1_000_000_000 }
        return suffix == WordKey("mn") || suffix == WordKey("m") && language == .english ? 1_000_000 : 1
    }

    private func scaled(_ value: Int, _ scale: Int, _ decimals: Int) -> Int? {
        var (result, isOver) = value.multipliedReportingOverflow(by: scale)
        if isOver { return nil }
        for _ in 0..<decimals { result /= 10 }
        return result
    }

    /// "Thousand", "million", "milliards" behind a number.
    private func scaleWord(_ position: Int) -> (scale: Int, end: Int)? {
        let atom = self[position]
        if atom.isHyphen, self[position + 1].is(.scale), atom.isGlued || self[position + 1].isGlued {
            return (self[position + 1].meaning.value, position + 2)
        }
        return atom.is(.scale) ? (atom.meaning.value, position + 1) : nil
    }

    // MARK: Numbers that are not exact

    /// "Several", "a few", "dozens", "tens of thousands", "plusieurs centaines", "quelques".
    private func vague(_ position: Int) -> NumberReading? {
        let start = self[position].is(.article) ? position + 1 : position
        let atom = self[start]
        if atom.is(.several) || atom.is(.few) {
            // "Some dozens", "several hundred", "quelques milliers"
            let next = start + (self[start + 1].is(.of) ? 2 : 1)
            if let many = plural(next) ?? roundPlural(next) { return many }
            let end = start + 1
            return atom.is(.several)
                ? NumberReading(low: 3, high: 3, end: end, isOpen: true)
                : NumberReading(low: 2, high: 9, end: end)
        }
        return start == position ? plural(position) : nil
    }

    /// "Dozens", "hundreds of thousands", "dizaines de milliers".
    private func plural(_ position: Int) -> NumberReading? {
        let atom = self[position]
        guard atom.is(.plural) else { return nil }
        var low = atom.meaning.value * 2
        var high = atom.meaning.value >= 100 ? atom.meaning.value * 10 - 1 : 99
        var end = position + 1
        while self[end].is(.of), self[end + 1].is(.plural) || self[end + 1].is(.scale) {
            let scale = self[end + 1].meaning.value
            guard high < 1_000_000, scale <= 1_000_000_000 else { break }
            (low, high, end) = (low * scale, high * scale + scale - 1, end + 2)
        }
        return NumberReading(low: low, high: high, end: end)
    }

    /// "Hundred" and "dozen" behind "several": two of them to nine.
    private func roundPlural(_ position: Int) -> NumberReading? {
        let atom = self[position]
        guard atom.is(.hundred) || atom.is(.scale) || atom.is(.collective) else { return nil }
        let value = atom.meaning.value
        let scale = self[position + 1].is(.scale) ? self[position + 1].meaning.value : 1
        let end = position + (scale > 1 ? 2 : 1)
        guard value <= 1_000_000_000, scale <= 1_000_000 else { return nil }
        return NumberReading(
            low: value * 2 * scale,
            high: (value < 100 ? 100 : value * 10) * scale - 1,
            end: end
        )
    }

    /// "A dozen", "two dozen", "une vingtaine", "half a dozen", "une demi-douzaine".
    private func collective(_ position: Int) -> NumberReading? {
        var start = position
        var isHalf = false
        var count = 1
        while self[start].is(.article) || self[start].is(.half) || self[start].isHyphen, start < position + 4
        {
            isHalf = isHalf || self[start].is(.half)
            start += 1
        }
        if start == position, let number = words(position), !self[position].is(.article), number.high < 100 {
            (count, start) = (number.high, number.end)
        }
        let atom = self[start]
        guard atom.is(.collective) || (isHalf && atom.is(.scale)) else { return nil }
        guard start > position || atom.is(.collective) else { return nil }
        let value = isHalf ? atom.meaning.value / 2 : atom.meaning.value * count
        // "Une centaine de milliers"
        if self[start + 1].is(.of), self[start + 2].is(.plural), value <= 1_000_000 {
            let many = value * self[start + 2].meaning.value
            return NumberReading(low: many, high: many, end: start + 3, isRound: true)
        }
        return NumberReading(low: value, high: value, end: start + 1, isRound: true)
    }
}
