public import EventData

/// Reads the words of English and French texts that say when.
///
/// An immutable value that any number of threads may share; to make one reads the tables.
///
///     let reader = DateReader()
///     reader.resolve("last Sunday", reference: wednesday, language: .english)
public struct DateReader: Sendable {
    private let english = DateVocabulary(.english)
    private let french = DateVocabulary(.french)

    public init() {}

    /// The date that a phrase fixes, told on the day `reference`.
    ///
    /// The first one where it holds several; `nil` for feasts, seasons and what counts from another date.
    public func resolve(_ phrase: String, reference: Day, language: Language) -> EventDate? {
        phrases(in: phrase, reference: reference, language: language).lazy.compactMap(\.date).first
    }

    /// The date of a phrase of which the language is not known: the reading that takes in more of it.
    public func resolve(_ phrase: String, reference: Day) -> EventDate? {
        func found(_ language: Language) -> (date: EventDate, length: Int)? {
            for hit in phrases(in: phrase, reference: reference, language: language) {
                if let date = hit.date { return (date, hit.span.end - (hit.leading ?? hit.span).start) }
            }
            return nil
        }
        guard let english = found(.english) else { return found(.french)?.date }
        guard let french = found(.french), french.length > english.length else { return english.date }
        return french.date
    }

    /// All phrases of a text that say when, in their order, in one pass over its words.
    ///
    /// Lengths and frequencies ("for three days", "every Friday") are left out, and so is what fixes
    /// no date. Without a `reference`, only dates that need none and distances from them are given.
    public func phrases(in text: String, reference: Day?, language: Language) -> [DatePhrase] {
        let bytes = Array(text.utf8)
        let vocabulary = language == .english ? english : french
        let words = DateScanner.words(of: bytes, vocabulary: vocabulary)
        let anyDay = Day(number: 0)
        let grammar = DateGrammar(words: words, language: language, today: reference ?? anyDay)
        guard grammar.today.isInCalendar else { return [] }
        var phrases: [DatePhrase] = []
        var position = 0
        while position < words.count {
            guard grammar.canBegin(position), let reading = grammar.reading(at: position)
            else {
                position += 1
                continue
            }
            if reference != nil || !reading.needsReference, let phrase = grammar.phrase(of: reading) {
                phrases.append(phrase)
            }
            position = max(position + 1, reading.end)
        }
        return phrases
    }
}

extension DateGrammar {
    /// The phrase of a reading, with the words that tie it; `nil` where it fixes nothing.
    func phrase(of reading: DateReading) -> DatePhrase? {
        guard reading.date != nil || reading.offset != nil else { return nil }
        var start = reading.start
        // "Le mardi", "le 3 juin": the article ties.
        if language == .french, start < reading.end - 1, self[start].is(.article),
            self[start + 1].shape == .number || self[start + 1].is(.weekday)
                || (self[start + 1].is(.ordinal) && self[start + 2].is(.month)),
            reading.offset == nil
        {
            start += 1
        }
        // "Au mois de juin", "aux premiers jours": the article is half a preposition.
        if language == .french, start < reading.end - 1, self[start].is(.article),
            self[start].is(.to) || self[start].is(.of)
        {
            start += 1
        }
        let (first, anchor, looksAhead) = leading(before: start)
        let span = TextSpan(start: self[start].start, end: self[reading.end - 1].end)
        var phrase = DatePhrase(span: span, date: reading.date, offset: reading.offset)
        if first < start { phrase.leading = TextSpan(start: self[first].start, end: self[start - 1].end) }
        phrase.anchor = reading.isTied ? .on : anchor
        let isAhead = looksAhead || isNearAhead(reading, anchor)
        phrase.futureReading = reading.future
        phrase.pointsToFuture = reading.isFuture || (reading.date.map { $0.from > today } ?? false)
        if isAhead, let future = reading.future {
            phrase.date = future
            phrase.futureReading = nil
            phrase.pointsToFuture = true
        }
        return phrase
    }

    /// "Until November 9" is the one to come where that is nearer than the last one.
    private func isNearAhead(_ reading: DateReading, _ anchor: DatePhrase.Anchor?) -> Bool {
        guard anchor == .until || anchor == .by, reading.isYearless, let past = reading.date,
            let future = reading.future
        else { return false }
        return future.from.number - today.number < today.number - past.from.number
    }

    /// Where the words that tie a phrase begin, what they say, and whether they look ahead as "d'ici" does.
    private func leading(before start: Int) -> (first: Int, anchor: DatePhrase.Anchor?, isAhead: Bool) {
        var position = start - 1
        while position >= 0, position > start - 4, isBetweenAnchorAndDate(position) { position -= 1 }
        let word = self[position]
        // "Cours" ties a date in "au cours de" only, "partir" in "à partir de".
        let isTail = word.is(.tail) && !isTie(position - 1)
        guard position >= 0, word.shape == .word, !isTail,
            word.meaning.anchor != nil || word.is(.from) || word.is(.between)
        else {
            let isArticled = language == .french && self[start - 1].is(.article)
            return (isArticled ? start - 1 : start, isArticled ? .on : nil, false)
        }
        var first = position
        // "à partir de", "jusqu'à", "au cours de", "d'ici à", "prior to"
        while first > 0, first > position - 3, isTie(first - 1) { first -= 1 }
        let anchors = (first...position).compactMap { self[$0].meaning.anchor }
        let anchor = anchors.first { $0 != .on } ?? anchors.first ?? (word.is(.from) ? .from : .on)
        return (first, anchor, anchor == .by && language == .french)
    }

    private func isTie(_ position: Int) -> Bool {
        let word = self[position]
        guard word.shape == .word else { return false }
        return word.is(.led) || (language == .french && (word.is(.to) || word.is(.of)))
    }

    private func isBetweenAnchorAndDate(_ position: Int) -> Bool {
        let word = self[position]
        guard word.shape == .word, word.meaning.anchor == nil else { return false }
        return word.is(.article) || word.is(.about) || word.is(.of) || word.is(.early) || word.is(.late)
            || (language == .french && word.is(.to))
    }
}
