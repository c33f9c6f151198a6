internal import EventData
internal import Grammar

/// What stands right beside the marks: "…," said X; X said: "…"; « …, a dit X, … ».
extension SpeakerFinder {
    // MARK: After the words

    /// The speaker that follows the closing mark: "…," said X; "…," X said; « … », a déclaré X.
    func after(_ passage: QuotedPassage) -> Int? {
        let end = paragraph(of: passage).upperBound
        var index = passage.words.upperBound
        // A stop at the end of the words themselves stands inside or outside of the marks.
        var isParted =
            ",!?…".contains(tree.nodes[passage.words.upperBound - 1].folded.last ?? " ")
            || ["...", "-", "—", "–"].contains(tree.nodes[passage.words.upperBound - 1].folded)
        while index < end, tree.nodes[index].wordClass == .punctuation || passage.around.contains(index) {
            let mark = tree.nodes[index].folded
            if [",", "—", "–", "-"].contains(mark) { isParted = true }
            if [".", ":", ";", "(", ")"].contains(mark), index >= passage.around.upperBound { return nil }
            index += 1
        }
        guard index < end, !reader.quoted.contains(index) else { return nil }
        return inverted(from: index, until: end, isParted: isParted && isFull(passage))
            ?? (isParted ? straight(from: index, until: end) : nil)
    }

    /// Whether the words begin a sentence or stand behind a stop, so that what follows them is an incise.
    private func isFull(_ passage: QuotedPassage) -> Bool {
        let before = passage.around.lowerBound - 1
        guard before >= paragraph(of: passage).lowerBound else { return true }
        return tree.nodes[before].wordClass == .punctuation
            || tree.sentences.contains { $0.lowerBound == passage.around.lowerBound }
    }

    /// A verb with its subject after it: "said Tomás Keller", "a-t-il ajouté", "s'est emportée l'ambassadrice".
    func inverted(from start: Int, until end: Int, isParted: Bool) -> Int? {
        var index = start
        if coder.language == .french {
            while index < end, SpeakerFinder.clitics.contains(tree.nodes[index].folded) { index += 1 }
        }
        guard index < end else { return nil }
        let hasAuxiliary =
            coder.language == .french && FrenchAuxiliaries.forms.contains(tree.nodes[index].folded)
        if hasAuxiliary { index += 1 }
        while index < end, isHyphened(index) {
            if let pronoun = pronoun(at: index) { return pronoun }
            index += 1
        }
        if hasAuxiliary { while index < end, tree.nodes[index].wordClass == .adverb { index += 1 } }
        guard index < end, isVerb(index, hasAuxiliary: hasAuxiliary, isParted: isParted) else { return nil }
        var next = index + 1
        while next < end, isHyphened(next) {
            if let pronoun = pronoun(at: next) { return pronoun }
            next += 1
        }
        return subject(from: next, until: end)
    }

    private func isVerb(_ index: Int, hasAuxiliary: Bool, isParted: Bool) -> Bool {
        let node = tree.nodes[index]
        if hasAuxiliary {
            return isParted
                ? node.wordClass != .punctuation && node.wordClass != .determiner : use(of: index) != nil
        }
        guard node.wordClass == .verb || use(of: index) != nil && node.form.first?.isLowercase == true else {
            return false
        }
        guard !node.features.contains(.infinitive), !node.folded.hasSuffix("ing"),
            !node.folded.hasSuffix("ant")
        else { return false }
        return use(of: index) != nil || isParted && coder.language == .french
    }

    private func isHyphened(_ index: Int) -> Bool {
        tree.nodes[index].form.hasPrefix("-") || tree.nodes[index].folded == "t"
            || tree.nodes[index].form.hasPrefix("t-")
    }

    private func pronoun(at index: Int) -> Int? {
        SpeakerReader.pronouns[tree.nodes[index].folded] != nil ? index : nil
    }

    private static let clitics: Set<String> = [
        "s'", "s’", "se", "m'", "m’", "me", "nous", "lui", "leur", "y", "ainsi", "en", "t'", "avait-t",
    ]

    /// The first noun from a word on that no preposition stands before: "avait reconnu dans la nuit l'un de ses hommes".
    func subject(from start: Int, until end: Int) -> Int? {
        var index = start
        var isGoverned = false
        while index < min(end, start + 16) {
            let node = tree.nodes[index]
            if reader.quoted.contains(index) { return nil }
            if node.wordClass == .punctuation, node.folded != ",", node.folded != "-" { return nil }
            if node.wordClass == .verb, node.relation != .amod, index > start { return nil }
            if node.wordClass == .adposition || ["that", "than", "as"].contains(node.folded) {
                isGoverned = true
            } else if node.wordClass.isNominal, node.wordClass != .numeral {
                let head = climbed(from: index, until: end)
                if !isGoverned, !tree.looksLikeTime(head), canSpeak(head), !isListener(head) { return head }
                isGoverned = false
                index = max(index, head)
            }
            index += 1
        }
        return nil
    }

    /// "told reporters", "told them": who is told does not speak.
    private func isListener(_ index: Int) -> Bool {
        ["reporter", "journalist", "viewer"].contains(tree.nodes[index].lemma)
            || ["them", "him", "us", "me"].contains(tree.nodes[index].folded)
    }

    /// The head of the noun phrase that a noun begins.
    private func climbed(from index: Int, until end: Int) -> Int {
        if let name = reader.people.name(at: index) { return name.upperBound - 1 }
        var head = index
        for _ in 0..<5 {
            let governor = tree.nodes[head].head
            guard [.compound, .flat, .nmodPoss, .amod, .nummod, .det].contains(tree.nodes[head].relation),
                governor > head, governor < end,
                governor - index < 9
            else { break }
            head = governor
        }
        return head
    }

    /// A subject with its verb after it: "Prime Minister Koirala declared", "as Rosalind Peake of the society puts it".
    private func straight(from start: Int, until end: Int) -> Int? {
        var index = start
        if ["as", "comme"].contains(tree.nodes[index].folded) { index += 1 }
        guard index < end, let subject = subject(from: index, until: end), subject - index < 8 else {
            return nil
        }
        var verb = subject + 1
        while verb < min(end, subject + 18) {
            let node = tree.nodes[verb]
            if [".", ":", ";", "?", "!"].contains(node.folded) || reader.quoted.contains(verb) { return nil }
            if node.wordClass == .verb, node.relation != .amod, node.relation != .aclRelcl,
                node.relation != .acl
            {
                return use(of: verb) != nil ? subject : nil
            }
            verb += 1
        }
        return nil
    }

    // MARK: Inside

    /// French puts who speaks between the marks too: « La situation, a expliqué X, est calme ».
    func inside(_ passage: QuotedPassage) -> Int? {
        guard coder.language == .french else { return nil }
        for index in passage.words.dropFirst(2) where tree.nodes[index - 1].folded == "," {
            let isOpen = FrenchAuxiliaries.forms.contains(tree.nodes[index].folded) || use(of: index) == .says
            guard isOpen, let found = innerSubject(from: index, until: passage.words.upperBound) else {
                continue
            }
            return found
        }
        return nil
    }

    private func innerSubject(from start: Int, until end: Int) -> Int? {
        var verb = start
        let hasAuxiliary = FrenchAuxiliaries.forms.contains(tree.nodes[verb].folded)
        if hasAuxiliary { verb += 1 }
        while verb < end, isHyphened(verb) {
            if let pronoun = pronoun(at: verb), verb + 1 < end, !hasAuxiliary || use(of: verb + 1) != nil {
                return pronoun
            }
            verb += 1
        }
        guard verb < end, use(of: verb) == .says, verb + 1 < end else { return nil }
        if let pronoun = pronoun(at: verb + 1), isHyphened(verb + 1) { return pronoun }
        let node = tree.nodes[verb + 1]
        guard node.wordClass == .determiner || node.wordClass == .properNoun || node.wordClass == .noun,
            node.folded != "que"
        else { return nil }
        // An incise ends at a comma or with the words.
        guard let close = (verb + 1..<end).first(where: { tree.nodes[$0].folded == "," }) ?? Optional(end),
            close - verb < 14
        else { return nil }
        var index = verb + 1
        while index < close {
            if reader.people.isHuman(index) || coder.annotated.phrases[index]?.actors.isEmpty == false {
                return climbed(from: index, until: close)
            }
            index += 1
        }
        return nil
    }

    // MARK: Before the words

    /// The speaker before the opening mark: X said: "…"; X said, "…"; X : « … ».
    func before(_ passage: QuotedPassage) -> Int? {
        let start = paragraph(of: passage).lowerBound
        let index = passage.around.lowerBound - 1
        guard index >= start else { return beforeParagraph(passage) }
        let mark = tree.nodes[index].folded
        guard mark == ":" || mark == "," || mark == "—" || mark == "–" || mark == "-" else { return nil }
        guard index > start else { return nil }
        let lower = max(start, tree.sentences[tree.nodes[index - 1].sentence].lowerBound)
        if mark == "," {
            // "X said, “…”": the verb stands near; else the comma belongs to the sentence.
            let near = (max(lower, index - 6)..<index).last {
                isVerbOfSaying($0) && use(of: $0) == .says && !reader.quoted.contains($0)
            }
            return near.flatMap { subject(of: $0, outside: passage) }
        }
        if mark != ":" { return nil }
        return beforeColon(lower..<index, passage)
    }

    private func beforeColon(_ words: Range<Int>, _ passage: QuotedPassage) -> Int? {
        if let source = sourceNamed(in: words, outside: passage) { return source }
        for verb in words.reversed() where isVerbOfSaying(verb) && !reader.quoted.contains(verb) {
            if let subject = subject(of: verb, outside: passage) { return subject }
        }
        let hasVerb = words.contains {
            tree.nodes[$0].wordClass == .verb && tree.nodes[$0].relation != .amod
                && tree.nodes[$0].relation != .acl
        }
        if hasVerb, let subject = rootSubject(of: words) { return subject }
        // A headline: "Traoré: ‘we will …’", "Mali : Goïta : « … »".
        let after = words.lastIndex { tree.nodes[$0].folded == ":" }.map { $0 + 1 } ?? words.lowerBound
        guard after < words.upperBound else { return nil }
        if let person = (after..<words.upperBound).first(where: { reader.people.name(at: $0) != nil }) {
            return person
        }
        // A country before a colon is what the headline is about, unless nothing but its words follow.
        guard passage.around.upperBound >= paragraph(of: passage).upperBound else { return nil }
        return (after..<words.upperBound).last { reader.isSomebody($0) && tree.prepositions(of: $0).isEmpty }
    }

    /// A block that stands as a paragraph of its own after one that ends in a colon.
    private func beforeParagraph(_ passage: QuotedPassage) -> Int? {
        guard let number = tree.paragraphs.firstIndex(where: { $0.contains(passage.words.lowerBound) }),
            number > 0
        else { return nil }
        let words = tree.paragraphs[number - 1]
        guard tree.nodes[words.upperBound - 1].folded == ":",
            tree.nodes[words.lowerBound].part == passage.part
        else { return nil }
        let last = tree.sentences[tree.nodes[words.upperBound - 1].sentence]
        return beforeColon(last.lowerBound..<words.upperBound - 1, passage)
    }
}

/// The forms of avoir and être that stand before a participle.
enum FrenchAuxiliaries {
    static let forms: Set<String> = [
        "a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", "aura", "aurait", "ai", "avons",
        "eut", "fut", "auraient",
    ]
}
