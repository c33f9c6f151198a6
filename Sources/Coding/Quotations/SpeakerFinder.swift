internal import EventData
internal import Grammar

/// Finds who said what a report quotes: beside the marks, over the words, in the sentences around.
struct SpeakerFinder {
    let coder: ReportCoder
    let reader: SpeakerReader
    let finder: EventFinder
    var tree: Tree { coder.tree }

    init(coder: ReportCoder, reader: SpeakerReader) {
        self.coder = coder
        self.reader = reader
        finder = EventFinder(coder)
    }

    /// Who said something, and whether words of saying say so.
    struct Speech {
        var speaker: Quotation.Speaker?
        var isStated: Bool
        /// Whether the verb of saying governs the words or stands right at them, and not only near.
        var isClose = false
    }

    /// Who said the words of a passage; `last` is the passage before it and who said that.
    func speech(of passage: QuotedPassage, after last: (passage: QuotedPassage, speaker: Quotation.Speaker?)?)
        -> Speech
    {
        let close =
            after(passage) ?? inside(passage) ?? before(passage) ?? misread(before: passage) ?? over(passage)
        if let close, let speaker = reader.speaker(at: close) {
            return Speech(speaker: speaker, isStated: true, isClose: isNamed(close))
        }
        if let near = beside(passage), let speaker = reader.speaker(at: near.subject) {
            return Speech(speaker: speaker, isStated: true, isClose: near.isClose && isNamed(near.subject))
        }
        if let last, let speaker = last.speaker, isSameSentence(last.passage, passage) {
            return Speech(speaker: speaker, isStated: true)
        }
        if let told = announced(after: passage), let speaker = reader.speaker(at: told) {
            return Speech(speaker: speaker, isStated: true)
        }
        if let last, let speaker = last.speaker, follows(last.passage, passage) {
            return Speech(speaker: speaker, isStated: false)
        }
        if let speaker = around(passage) { return Speech(speaker: speaker, isStated: false) }
        if let own = ownSubject(of: passage), reader.isSomebody(own) {
            return Speech(speaker: reader.speaker(at: own), isStated: false)
        }
        return Speech(speaker: nil, isStated: false)
    }

    /// How a verb at a word says something; `nil` if it does not.
    func use(of index: Int) -> SayingWords.Use? {
        let node = tree.nodes[index]
        guard node.wordClass.isVerbal || node.wordClass == .adjective || node.wordClass == .noun else {
            return nil
        }
        return SayingWords.table.use(of: finder.lemmas(of: index), in: coder.language)
    }

    func isVerbOfSaying(_ index: Int) -> Bool {
        tree.nodes[index].wordClass == .verb && use(of: index) != nil
    }

    private func isSameSentence(_ one: QuotedPassage, _ other: QuotedPassage) -> Bool {
        one.part == other.part
            && tree.nodes[one.words.upperBound - 1].sentence == tree.nodes[other.words.lowerBound].sentence
    }

    /// Whether a speaker is somebody, or at least bears a name: what a thing says is no quotation of two words.
    private func isNamed(_ index: Int) -> Bool {
        reader.isSomebody(index) || tree.nodes[index].wordClass == .pronoun
            || tree.nodes[index].wordClass == .properNoun
            || SpeakerReader.pronouns[tree.nodes[index].folded] != nil
    }

    // MARK: Over the words

    /// French "juge", "accuse", "critique" pass for nouns: a name before one and the words after it make it a verb.
    private func misread(before passage: QuotedPassage) -> Int? {
        guard coder.language == .french else { return nil }
        let start = tree.sentences[tree.nodes[passage.words.lowerBound].sentence].lowerBound
        for index in stride(
            from: passage.around.lowerBound - 1,
            to: max(start, passage.around.lowerBound - 6),
            by: -1
        ) {
            guard tree.nodes[index].wordClass == .noun || tree.nodes[index].wordClass == .adjective,
                use(of: index) != nil
            else { continue }
            var before = index - 1
            if ["le", "la", "l'", "l’", "les"].contains(tree.nodes[before].folded), before > start {
                before -= 1
            }
            guard tree.nodes[before].wordClass.isNominal, reader.isSomebody(before),
                !reader.quoted.contains(before)
            else { continue }
            return before
        }
        return nil
    }

    /// The subject of the verb that governs the words: "he told them that there was “no panacea”".
    private func over(_ passage: QuotedPassage) -> Int? {
        for start in outerWords(of: passage) {
            var current = start
            var inherited: Int?
            for _ in 0..<12 {
                let governor = tree.nodes[current].head
                if governor == current { break }
                if !passage.words.contains(governor), let subject = subject(of: governor, outside: passage) {
                    // "Ordered troops to defend “every inch”": who orders speaks.
                    if !coder.arguments(of: governor).inheritsSubject || isCoordinated(governor) {
                        return subject
                    }
                    inherited = subject
                }
                current = governor
            }
            if let inherited { return inherited }
            // "« … », a dit X": the saying hangs under the words.
            for child in tree.children(of: current) where !passage.words.contains(child) && isSaid(child) {
                if let subject = subject(of: child, outside: passage) { return subject }
            }
        }
        return nil
    }

    private func isCoordinated(_ verb: Int) -> Bool {
        tree.nodes[verb].relation == .conj || tree.nodes[verb].relation == .aclRelcl
    }

    private func isSaid(_ index: Int) -> Bool {
        tree.nodes[index].relation == .parataxis || tree.nodes[index].relation == .ccomp
    }

    /// The words of a passage that hang on words outside, or its root.
    func outerWords(of passage: QuotedPassage) -> [Int] {
        let outer = passage.words.filter {
            tree.nodes[$0].wordClass != .punctuation
                && (!passage.words.contains(tree.nodes[$0].head) || tree.nodes[$0].head == $0)
        }
        return Array(outer.prefix(3))
    }

    /// The subject of a verb of saying.
    func subject(of verb: Int, outside passage: QuotedPassage) -> Int? {
        guard use(of: verb) != nil, tree.nodes[verb].wordClass.isVerbal || tree.hasSubject(verb) else {
            return nil
        }
        return anySubject(of: verb, outside: passage)
    }

    func anySubject(of verb: Int, outside passage: QuotedPassage) -> Int? {
        let arguments = coder.arguments(of: verb)
        let heads = arguments.group.isPassive && arguments.subjects.isEmpty ? [] : arguments.subjects
        if let head = heads.first(where: { !passage.words.contains($0) && canSpeak($0) }) { return head }
        return antecedent(of: verb, outside: passage) ?? pronoun(before: verb, outside: passage)
    }

    /// "Paris, qui invite …": the parser may begin a sentence at the pronoun.
    private func antecedent(of verb: Int, outside passage: QuotedPassage) -> Int? {
        guard
            let relative = tree.children(of: verb).first(where: {
                tree.nodes[$0].relation.isSubject && tree.isRelativePronoun($0)
            })
        else { return nil }
        var before = relative - 1
        while before > 0, tree.nodes[before].folded == "," { before -= 1 }
        guard before >= 0, !passage.words.contains(before), !reader.quoted.contains(before),
            tree.nodes[before].part == passage.part
        else { return nil }
        for _ in 0..<4 {
            let governor = tree.nodes[before].head
            guard governor < before, tree.nodes[governor].wordClass.isNominal,
                tree.nodes[before].relation != .conj
            else { break }
            before = governor
        }
        return canSpeak(before) ? before : nil
    }

    /// "La veille encore, il les traitait de …": what the parser takes for the subject may be a time.
    private func pronoun(before verb: Int, outside passage: QuotedPassage) -> Int? {
        let start = tree.sentences[tree.nodes[verb].sentence].lowerBound
        return stride(from: verb - 1, through: max(start, verb - 3), by: -1).first {
            ["he", "she", "they", "il", "elle", "ils", "elles"].contains(tree.nodes[$0].folded)
                && !passage.words.contains($0)
        }
    }

    /// Whether a word is of somebody rather than of a thing or a time.
    func canSpeak(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        guard node.wordClass.isNominal || node.wordClass == .adjective, !tree.looksLikeTime(index),
            node.folded != "veille",
            !coder.annotated.dates.contains(where: { $0.words.contains(index) })
        else { return false }
        if node.wordClass == .pronoun {
            return !["ce", "c'", "c’", "ceci", "cela", "this", "that", "what", "which", "there"].contains(
                node.folded
            )
        }
        return true
    }

    // MARK: Around

    /// The verb of saying nearest to the words in their own sentence, and "according to X".
    private func beside(_ passage: QuotedPassage) -> (subject: Int, isClose: Bool)? {
        let sentences = Set(passage.words.map { tree.nodes[$0].sentence }).sorted()
        for sentence in sentences {
            if let source = sourceNamed(in: tree.sentences[sentence], outside: passage) {
                return (source, true)
            }
        }
        let middle = (passage.words.lowerBound + passage.words.upperBound) / 2
        let verbs = sentences.flatMap { Array(tree.sentences[$0]) }.filter {
            !passage.around.contains($0) && !reader.quoted.contains($0) && tree.nodes[$0].wordClass == .verb
                && use(of: $0) == .says
        }
        for verb in verbs.sorted(by: { (abs($0 - middle), $0) < (abs($1 - middle), $1) })
        where !isParted(verb, passage) {
            guard let subject = subject(of: verb, outside: passage) else { continue }
            // "A prévenu lundi que …" holds of all that follows.
            let opens =
                verb < passage.words.lowerBound
                && (verb + 1..<min(verb + 4, passage.words.lowerBound)).contains {
                    ["que", "qu'", "qu’", "that"].contains(tree.nodes[$0].folded)
                }
            return (subject, opens)
        }
        return nil
    }

    /// Whether a semicolon parts a verb from the words.
    private func isParted(_ verb: Int, _ passage: QuotedPassage) -> Bool {
        let between =
            verb < passage.words.lowerBound
            ? verb..<passage.words.lowerBound : passage.words.upperBound..<verb
        return between.contains { tree.nodes[$0].folded == ";" }
    }

    /// Who is named after "according to", "selon" and the like.
    func sourceNamed(in words: Range<Int>, outside passage: QuotedPassage) -> Int? {
        for index in words where !passage.around.contains(index) && !reader.quoted.contains(index) {
            guard let end = endOfMarker(at: index), end < words.upperBound else { continue }
            guard let noun = tree.nominal(after: end - 1), !passage.words.contains(noun), canSpeak(noun)
            else { continue }
            if coder.language == .french, tree.nodes[index].folded == "pour", !isFollowedByComma(noun) {
                continue
            }
            return noun
        }
        return nil
    }

    private func endOfMarker(at index: Int) -> Int? {
        func word(_ offset: Int) -> String {
            index + offset < tree.nodes.count ? tree.nodes[index + offset].folded : ""
        }
        switch word(0) {
        case "according" where word(1) == "to": return index + 2
        case "in" where word(1) == "the" && word(2) == "words" && word(3) == "of": return index + 4
        case "selon", "dixit", "suivant": return index + 1
        case "d'après", "d’après": return index + 1
        case "d'", "d’": return word(1) == "après" ? index + 2 : nil
        case "après" where index > 0 && ["d'", "d’"].contains(tree.nodes[index - 1].folded): return index + 1
        case "pour" where index == 0 || tree.sentences[tree.nodes[index].sentence].lowerBound == index:
            return index + 1
        default: return nil
        }
    }

    private func isFollowedByComma(_ noun: Int) -> Bool {
        let end = reader.people.person(at: noun)?.words.upperBound ?? tree.phrase(of: noun).upperBound
        return reader.isSomebody(noun) && end < tree.nodes.count && tree.nodes[end].folded == ","
    }

    /// "« … » C'est par ces mots que X a annoncé …", "With those words X left".
    private func announced(after passage: QuotedPassage) -> Int? {
        guard let next = sentence(after: passage) else { return nil }
        let words = tree.nodes[next.prefix(8)].map(\.folded)
        let refers = zip(words, words.dropFirst()).contains { pair in
            ["these", "those", "ces", "such"].contains(pair.0)
                && ["words", "mots", "termes", "propos", "paroles", "remarks"].contains(pair.1)
        }
        guard refers else { return nil }
        let subject = next.first {
            tree.nodes[$0].relation.isSubject && !tree.isRelativePronoun($0) && reader.isSomebody($0)
        }
        return subject ?? next.first { reader.people.name(at: $0) != nil }
    }

    private func sentence(after passage: QuotedPassage) -> Range<Int>? {
        let paragraph = paragraph(of: passage)
        var next = passage.around.upperBound
        while next < paragraph.upperBound, tree.nodes[next].wordClass == .punctuation { next += 1 }
        guard next < paragraph.upperBound else { return nil }
        return next..<tree.sentences[tree.nodes[next].sentence].upperBound
    }

    func paragraph(of passage: QuotedPassage) -> Range<Int> {
        tree.paragraphs.first { $0.contains(passage.words.lowerBound) } ?? passage.words
    }

    /// Whether a passage stands in the same paragraph as the one before, with nobody else speaking between.
    private func follows(_ one: QuotedPassage, _ other: QuotedPassage) -> Bool {
        guard one.part == other.part, paragraph(of: one).contains(other.words.lowerBound) else {
            return false
        }
        let between = one.around.upperBound..<max(other.around.lowerBound, one.around.upperBound)
        return between.isEmpty || between.filter { isVerbOfSaying($0) }.count <= 1 || between.count < 30
    }

    /// Who speaks in the sentences of the paragraph before the words, the nearest first, and after them.
    private func around(_ passage: QuotedPassage) -> Quotation.Speaker? {
        let paragraph = paragraph(of: passage)
        let first = tree.nodes[passage.words.lowerBound].sentence
        let isWhole = isWholeSentence(passage)
        for sentence in stride(from: first - 1, through: max(first - 3, 0), by: -1) {
            let words = tree.sentences[sentence]
            guard paragraph.contains(words.lowerBound) else { break }
            let verbs = words.filter { isVerbOfSaying($0) && !reader.quoted.contains($0) }
            for verb in verbs.reversed() {
                guard let subject = subject(of: verb, outside: passage),
                    let speaker = reader.speaker(at: subject)
                else { continue }
                if isWhole || reader.people.isHuman(subject) || speaker.actor.kind == "person" {
                    return speaker
                }
            }
            if isWhole, let subject = rootSubject(of: words),
                reader.people.isHuman(subject) || isPronoun(subject)
            {
                return reader.speaker(at: subject)
            }
        }
        guard isWhole, let next = sentence(after: passage), let subject = rootSubject(of: next) else {
            return nil
        }
        return reader.people.isHuman(subject) || isPronoun(subject) ? reader.speaker(at: subject) : nil
    }

    private func isPronoun(_ index: Int) -> Bool {
        SpeakerReader.pronouns[tree.nodes[index].folded] != nil
            && !["it", "they"].contains(tree.nodes[index].folded)
    }

    /// Whether nothing of its sentence stands outside of the marks.
    private func isWholeSentence(_ passage: QuotedPassage) -> Bool {
        let first = tree.sentences[tree.nodes[passage.words.lowerBound].sentence].lowerBound
        let last = tree.sentences[tree.nodes[passage.words.upperBound - 1].sentence].upperBound
        let outside = (first..<last).filter {
            !passage.around.contains($0) && tree.nodes[$0].wordClass != .punctuation
        }
        return outside.count <= 1
    }

    func rootSubject(of words: Range<Int>) -> Int? {
        let subjects = words.filter {
            tree.nodes[$0].relation.isSubject && !reader.quoted.contains($0) && !tree.isRelativePronoun($0)
                && canSpeak($0)
        }
        return subjects.first { tree.nodes[tree.nodes[$0].head].relation == .root } ?? subjects.first
    }

    /// The subject of the sentence in which some words are quoted, whatever its verb.
    private func ownSubject(of passage: QuotedPassage) -> Int? {
        for start in outerWords(of: passage) {
            var current = start
            for _ in 0..<12 {
                let governor = tree.nodes[current].head
                if governor == current { break }
                if !passage.words.contains(governor), tree.nodes[governor].wordClass.isVerbal,
                    let subject = anySubject(of: governor, outside: passage)
                {
                    return subject
                }
                current = governor
            }
            if let subject = tree.children(of: current).first(where: {
                tree.nodes[$0].relation.isSubject && !passage.words.contains($0)
            }) {
                return subject
            }
        }
        return nil
    }
}
