internal import EventData
internal import Grammar

/// Reads who is meant by the words at which a speaker stands, and as what the report presents them.
struct SpeakerReader {
    let coder: ReportCoder
    let people: PeopleFinder
    /// The words that stand inside quotation marks: whoever they name did not say them.
    let quoted: Set<Int>
    private let roles = RolesOfPeople.table
    private var tree: Tree { coder.tree }

    init(coder: ReportCoder, people: PeopleFinder, quoted: Set<Int>) {
        self.coder = coder
        self.people = people
        self.quoted = quoted
    }

    /// The speaker at a noun or pronoun; `nil` if the words are of nobody who could speak.
    func speaker(at index: Int) -> Quotation.Speaker? {
        let node = tree.nodes[index]
        if SpeakerReader.pronouns[node.folded] != nil || node.wordClass == .pronoun {
            return pronoun(at: index)
        }
        guard node.wordClass.isNominal || node.wordClass == .adjective else { return nil }
        if let one = oneOfTwo(at: index) { return quoting(one, words: tree.phrase(of: index), at: index) }
        if let issuer = issuer(of: index) { return speaker(at: issuer) }
        if let person = people.person(at: index) {
            if person.name == nil, let known = described(by: index) {
                return quoting(known, words: person.words, at: index)
            }
            return quoting(person.actor, words: person.words, at: index, name: person.name)
        }
        let words = outside(tree.phrase(of: index), of: index)
        let evidence = coder.annotated.evidence(words)
        if let phrase = coder.annotated.phrases[index], let actor = phrase.actors.first,
            phrase.basis != .coreferent || actor.kind != "person"
        {
            return Quotation.Speaker(evidence: evidence, actor: actor, role: nil)
        }
        if let known = described(by: index) { return quoting(known, words: words, at: index) }
        return Quotation.Speaker(
            evidence: evidence,
            actor: Actor(id: nil, name: evidence.words, country: nil, sectors: []),
            role: role(at: index)
        )
    }

    /// A phrase without what is quoted in it or stands behind a mark.
    private func outside(_ words: Range<Int>, of index: Int) -> Range<Int> {
        let upper = (index + 1..<max(index + 1, words.upperBound)).first {
            quoted.contains($0) || [":", ",", "«", "“", "\"", "("].contains(tree.nodes[$0].folded)
        }
        return min(words.lowerBound, index)..<(upper ?? words.upperBound)
    }

    private func quoting(_ actor: Actor, words: Range<Int>, at index: Int, name: Range<Int>? = nil)
        -> Quotation.Speaker
    {
        Quotation.Speaker(
            evidence: coder.annotated.evidence(words),
            actor: actor,
            role: role(at: name?.lowerBound ?? index) ?? role(at: index)
                ?? roleElsewhere(of: actor, not: index)
        )
    }

    /// "A recording attributed to X declared": papers and tapes speak for whom they are from.
    private func issuer(of index: Int) -> Int? {
        let node = tree.nodes[index]
        guard
            StatusReader.documents.contains(node.lemma)
                || ["recording", "enregistrement", "tape", "interview"].contains(node.lemma)
        else {
            return nil
        }
        let inside = tree.subtree(of: index)
        for word in index + 1..<max(inside.upperBound, index + 1) {
            guard
                ["from", "by", "of", "to", "de", "par", "du", "à"].contains(
                    Tree.uncontracted(tree.nodes[word].folded)
                )
            else { continue }
            if let noun = tree.nominal(after: word), noun < inside.upperBound, isSomebody(noun) {
                return noun
            }
        }
        return tree.children(of: index).first { tree.nodes[$0].relation == .nmodPoss && isSomebody($0) }
    }

    /// Whether a noun is of a person or a body.
    func isSomebody(_ index: Int) -> Bool {
        people.isHuman(index) || coder.annotated.phrases[index]?.actors.isEmpty == false
    }

    // MARK: Words that point back

    enum Gender {
        case feminine, masculine, either, several
    }

    static let pronouns: [String: Gender] = [
        "he": .masculine, "she": .feminine, "they": .several, "it": .either, "who": .either, "il": .masculine,
        "elle": .feminine,
        "-il": .masculine, "-elle": .feminine, "-t-il": .masculine, "-t-elle": .feminine, "-ils": .several,
        "-elles": .several,
        "-t-ils": .several, "-t-elles": .several, "ils": .several, "elles": .several, "t-il": .masculine,
        "t-elle": .feminine,
        "celui-ci": .masculine, "celle-ci": .feminine, "lui": .masculine,
    ]

    private func pronoun(at index: Int) -> Quotation.Speaker? {
        let node = tree.nodes[index]
        guard let gender = SpeakerReader.pronouns[node.folded] else {
            return [
                "qui", "which", "that", "what", "ce", "c'", "c’", "we", "i", "you", "je", "nous", "on", "se",
                "s'", "s’",
            ].contains(node.folded)
                ? nil : unnamed(at: index)
        }
        let evidence = evidence(ofPronoun: index)
        if gender == .several {
            guard let actor = coder.annotated.phrases[index]?.actors.first ?? lastSubject(before: index)
            else { return nil }
            return Quotation.Speaker(evidence: evidence, actor: actor, role: nil)
        }
        if node.folded == "it" {
            guard let actor = coder.annotated.phrases[index]?.actors.first else { return nil }
            return Quotation.Speaker(evidence: evidence, actor: actor, role: nil)
        }
        guard let person = lastPerson(before: index, gender: gender) else {
            let actor = coder.annotated.phrases[index]?.actors.first ?? lastSubject(before: index)
            return Quotation.Speaker(
                evidence: evidence,
                actor: actor ?? Actor(id: nil, name: evidence.words, country: nil, sectors: []),
                role: nil
            )
        }
        return Quotation.Speaker(
            evidence: evidence,
            actor: person.actor,
            role: role(at: person.name?.lowerBound ?? person.head)
                ?? roleElsewhere(of: person.actor, not: person.head)
        )
    }

    /// "L'un de ses lieutenants", "another".
    private func unnamed(at index: Int) -> Quotation.Speaker? {
        let evidence = coder.annotated.evidence(tree.phrase(of: index))
        return Quotation.Speaker(
            evidence: evidence,
            actor: Actor(id: nil, name: evidence.words, country: nil, sectors: []),
            role: nil
        )
    }

    /// French joins a pronoun to its verb by hyphens, which are no part of it: "-t-il".
    private func evidence(ofPronoun index: Int) -> Evidence {
        let span = tree.nodes[index].span
        let joint =
            tree.nodes[index].form.hasPrefix("-t-")
            ? 3
            : tree.nodes[index].form.hasPrefix("t-")
                ? 2
                : tree.nodes[index].form.hasPrefix("-") ? 1 : 0
        let part = tree.nodes[index].part
        return coder.annotated.evidence(part: part, span: TextSpan(start: span.start + joint, end: span.end))
    }

    /// The last human being that stands before a word outside of quotations, subjects first.
    func lastPerson(before index: Int, gender: Gender) -> MentionedPerson? {
        let sentence = tree.nodes[index].sentence
        var other: Int?
        var named: Int?
        for back in 0...8 where sentence - back >= 0 {
            let words = tree.sentences[sentence - back].filter {
                $0 < index && !quoted.contains($0) && people.isHuman($0)
                    && (people.name(at: $0) != nil || isHolder($0)) && fits($0, gender)
            }
            if let subject = words.first(where: { isSubject($0) }) { return people.person(at: subject) }
            if other == nil { other = words.first { people.name(at: $0) != nil } ?? words.first }
            // Somebody named who is no subject counts where no subject stands near.
            if back == 3, let found = other, people.name(at: found) != nil { return people.person(at: found) }
            if named == nil { named = words.first { people.name(at: $0) != nil } }
        }
        return (named ?? other).flatMap { people.person(at: $0) }
    }

    private func isSubject(_ index: Int) -> Bool {
        if tree.nodes[index].relation.isSubject { return true }
        // What a sentence begins with is its subject, wherever the parser hangs it.
        if index - tree.sentences[tree.nodes[index].sentence].lowerBound < 2,
            tree.prepositions(of: index).isEmpty
        {
            return true
        }
        let governor = tree.nodes[index].head
        return tree.nodes[governor].relation.isSubject
            && [.appos, .flat, .compound].contains(tree.nodes[index].relation)
    }

    /// Whether a noun of a role stands for somebody and does not only describe: no predicate, no title.
    private func isHolder(_ index: Int) -> Bool {
        let relation = tree.nodes[index].relation
        return relation != .compound && relation != .amod && relation != .nmodPoss
    }

    private func fits(_ index: Int, _ gender: Gender) -> Bool {
        var features = tree.nodes[index].features
        let word = tree.nodes[index].folded
        // "Le colonel Assimi Goïta": the title has the gender.
        for title in people.person(at: index).map({
            $0.words.lowerBound..<max($0.words.lowerBound, $0.name?.lowerBound ?? $0.words.lowerBound)
        }) ?? 0..<0 {
            features.formUnion(tree.nodes[title].features.intersection([.feminine, .masculine]))
        }
        for child in tree.children(of: index)
        where tree.nodes[child].relation == .det || tree.nodes[child].relation == .compound {
            features.formUnion(tree.nodes[child].features)
            if SpeakerReader.feminineTitles.contains(tree.nodes[child].folded) { features.insert(.feminine) }
            if SpeakerReader.masculineTitles.contains(tree.nodes[child].folded) {
                features.insert(.masculine)
            }
        }
        if SpeakerReader.feminineTitles.contains(word) { features.insert(.feminine) }
        if SpeakerReader.masculineTitles.contains(word) { features.insert(.masculine) }
        if features.contains(.plural) { return false }
        switch gender {
        case .feminine: return features.contains(.feminine) || !features.contains(.masculine)
        case .masculine: return features.contains(.masculine) || !features.contains(.feminine)
        default: return true
        }
    }

    private static let feminineTitles: Set<String> = [
        "mrs", "mrs.", "ms", "ms.", "queen", "woman", "spokeswoman", "chairwoman", "mme", "mme.", "mlle",
        "reine", "femme", "madame", "actress",
    ]
    private static let masculineTitles: Set<String> = [
        "mr", "mr.", "king", "man", "spokesman", "chairman", "m.", "roi", "homme", "monsieur", "imam", "emir",
        "sultan",
    ]

    /// Whom the last sentence before a word has for its subject.
    private func lastSubject(before index: Int) -> Actor? {
        let sentence = tree.nodes[index].sentence
        for back in 0...2 where sentence - back >= 0 {
            for word in tree.sentences[sentence - back]
            where word < index && tree.nodes[word].relation.isSubject && !quoted.contains(word) {
                if let actor = coder.annotated.phrases[word]?.actors.first { return actor }
                let words = coder.annotated.evidence(tree.phrase(of: word)).words
                if tree.nodes[word].wordClass == .noun {
                    return Actor(id: nil, name: words, country: nil, sectors: [])
                }
            }
        }
        return nil
    }

    /// Whom "the minister", "cette universitaire", "le premier" mean.
    private func described(by index: Int) -> Actor? {
        let node = tree.nodes[index]
        if ["premier", "second", "former", "latter", "dernier", "dernière", "première", "seconde"].contains(
            node.folded
        ) {
            return oneOfTwo(at: index)
        }
        let determiners = tree.children(of: index).filter { tree.nodes[$0].relation == .det }.map {
            tree.nodes[$0].folded
        }
        let points = determiners.contains { ["this", "that", "ce", "cet", "cette"].contains($0) }
        let isDefinite = determiners.contains { ["the", "le", "la", "l'", "l’"].contains($0) }
        guard points || isDefinite else { return nil }
        for other in stride(from: index - 1, through: 0, by: -1)
        where tree.nodes[other].lemma == node.lemma && other != index {
            if let person = people.person(at: other), person.name != nil { return person.actor }
        }
        guard let last = lastPerson(before: index, gender: .either), last.name != nil || points else {
            return nil
        }
        if points { return last.actor }
        // "X n'a pas mâché ses mots. « … », a martelé la commissaire": the one who is named just before.
        let sentence = tree.nodes[index].sentence
        let isNear =
            tree.nodes[last.head].sentence >= sentence - 2 && isSubject(last.head) && people.isHuman(index)
        let isSameParagraph = tree.paragraph(of: index).contains(last.head)
        return isNear && isSameParagraph && role(at: last.head) == nil ? last.actor : nil
    }

    /// The first or the second of two who were named together.
    private func oneOfTwo(at index: Int) -> Actor? {
        let isFirst = ["premier", "première", "former"].contains(tree.nodes[index].folded)
        let sentence = tree.nodes[index].sentence
        for back in 0...3 where sentence - back >= 0 {
            var names: [Range<Int>] = []
            for word in tree.sentences[sentence - back] where word < index {
                if let name = people.name(at: word), names.last != name { names.append(name) }
            }
            if names.count >= 2 { return people.actor(named: isFirst ? names[0] : names[1]) }
        }
        return nil
    }
}
