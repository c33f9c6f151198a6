internal import EventData
internal import Grammar

/// Reads the two sides of a relation: the person or group, and the body, state or group.
struct SideReader {
    let coder: ReportCoder
    let people: PeopleFinder
    let roles = RolesOfPeople.table
    let ties = TieWords.table
    var tree: Tree { coder.tree }

    static func isSame(_ left: Actor, _ right: Actor) -> Bool {
        if let one = left.id, let other = right.id { return one == other }
        return left.name.lowercased() == right.name.lowercased()
    }

    /// The forms under which a word may stand in the tables.
    func forms(of index: Int) -> [String] {
        let node = tree.nodes[index]
        return [node.lemma, node.folded]
            + coder.lexicon.verbForms.lemmas(of: node.folded, language: coder.language)
    }

    /// The person that a word names, or that a pronoun means.
    func person(at index: Int) -> Party? {
        if let name = people.name(at: index) { return party(name, people.actor(named: name)) }
        let node = tree.nodes[index]
        if node.wordClass == .pronoun, let phrase = coder.annotated.phrases[index],
            let actor = phrase.actors.first,
            phrase.actors.count == 1, actor.kind == "person", !isLowercase(actor.name)
        {
            return Party(
                evidence: coder.annotated.evidence(index..<index + 1),
                actor: actor,
                basis: .coreferent
            )
        }
        guard let person = people.person(at: index), let name = person.name else { return nil }
        return party(name, person.actor)
    }

    private func isLowercase(_ name: String) -> Bool {
        name.first?.isLowercase == true
    }

    private func party(_ words: Range<Int>, _ actor: Actor) -> Party {
        Party(evidence: coder.annotated.evidence(words), actor: actor, basis: .stated)
    }

    /// The body, the state or the group at a word: known to the directory, or named.
    func body(at index: Int, allowsPlace: Bool = false) -> Party? {
        guard people.name(at: index) == nil else { return nil }
        let node = tree.nodes[index]
        if let phrase = coder.annotated.phrases[index], let actor = phrase.actors.first,
            phrase.actors.count == 1, actor.kind != "person"
        {
            let isKnown = actor.id != nil
            if isKnown {
                let words = shortened(phrase.words, around: index)
                return Party(evidence: coder.annotated.evidence(words), actor: actor, basis: phrase.basis)
            }
        }
        if let organisation = organisation(at: index) { return organisation }
        guard allowsPlace || node.wordClass == .properNoun,
            let place = coder.annotated.places.first(where: { $0.words.contains(index) })
        else { return nil }
        let actor = Actor(
            id: nil,
            name: place.place.name,
            country: place.place.country,
            sectors: [],
            kind: "place"
        )
        return party(place.words, actor)
    }

    /// A noun phrase without what a preposition or a possessor adds to it.
    private func shortened(_ words: Range<Int>, around index: Int) -> Range<Int> {
        var upper = words.upperBound
        if let cut = (index + 1..<max(words.upperBound, index + 1)).first(where: {
            ["'s", "’s", ","].contains(tree.nodes[$0].folded)
        }) {
            upper = cut
        }
        var lower = words.lowerBound
        while lower < index, [",", "-", "both"].contains(tree.nodes[lower].folded) { lower += 1 }
        // "The tri-nation alliance" is one phrase, though its hyphen hangs elsewhere.
        let start = tree.sentences[tree.nodes[index].sentence].lowerBound
        while lower - 2 > start, tree.nodes[lower - 1].folded == "-", !tree.nodes[lower - 1].hasSpaceAfter,
            !tree.nodes[lower - 2].hasSpaceAfter
        {
            lower -= 2
        }
        if lower > start, ["the", "la", "le", "l'", "l’"].contains(tree.nodes[lower - 1].folded),
            lower < index
        {
            lower -= 1
        }
        return lower..<max(upper, index + 1)
    }

    /// An organisation that is named and not in the directory: "the Konrad Adenauer Foundation".
    func organisation(at index: Int) -> Party? {
        let covering = tree.entities.first {
            $0.tokens.contains(index) && ["ORG", "NORP", "FAC", "MISC"].contains($0.label)
                // "Education Minister" is an office and no body.
                && !$0.tokens.contains { roles.kind(of: $0, in: tree) != nil }
        }
        if roles.kind(of: index, in: tree) != nil { return nil }
        guard tree.nodes[index].wordClass == .properNoun || covering != nil else { return nil }
        var words = capitalRun(around: index)
        if let covering {
            words =
                min(
                    words.lowerBound,
                    covering.tokens.lowerBound
                )..<max(words.upperBound, covering.tokens.upperBound)
        }
        while words.count > 1,
            tree.nodes[words.lowerBound].wordClass == .determiner
                || tree.nodes[words.lowerBound].wordClass == .adposition
        {
            words = words.lowerBound + 1..<words.upperBound
        }
        while words.count > 1,
            ["'s", "’s"].contains(tree.nodes[words.upperBound - 1].folded)
                || tree.nodes[words.upperBound - 1].wordClass == .punctuation
        {
            words = words.lowerBound..<words.upperBound - 1
        }
        guard tree.nodes[words].contains(where: { $0.form.first?.isUppercase == true }),
            !tree.looksLikeTime(index), !words.contains(where: { people.name(at: $0) != nil })
        else { return nil }
        let isAcronymOrLong = words.count > 1 || covering != nil
        guard isAcronymOrLong else { return nil }
        let evidence = coder.annotated.evidence(words)
        return Party(
            evidence: evidence,
            actor: Actor(id: nil, name: evidence.words, country: nil, sectors: []),
            basis: .stated
        )
    }

    /// The capitalised words that stand together around one, with the small words between them.
    private func capitalRun(around index: Int) -> Range<Int> {
        let sentence = tree.sentences[tree.nodes[index].sentence]
        var lower = index
        var upper = index + 1
        while lower > sentence.lowerBound,
            isCapital(lower - 1)
                || lower - 2 >= sentence.lowerBound && isJoint(lower - 1) && isCapital(lower - 2)
                    && lower - 1 > sentence.lowerBound
        {
            lower -= isCapital(lower - 1) ? 1 : 2
        }
        while upper < sentence.upperBound {
            if isCapital(upper) { upper += 1; continue }
            var next = upper
            while next < sentence.upperBound, isJoint(next), next - upper < 3 { next += 1 }
            guard next > upper, next < sentence.upperBound, isCapital(next), people.name(at: next) == nil
            else { break }
            upper = next + 1
        }
        return lower..<upper
    }

    private func isCapital(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        return node.form.first?.isUppercase == true && people.name(at: index) == nil
            && roles.kind(of: index, in: tree) == nil
    }

    private func isJoint(_ index: Int) -> Bool {
        ["of", "for", "the", "-", "de", "du", "des", "pour", "la", "le", "l'", "l’", "d'", "d’", "et"]
            .contains(tree.nodes[index].folded)
            && tree.nodes[index].wordClass != .conjunction
    }

    /// A group at a word, which may be described only: "armed factions".
    func group(at index: Int) -> [Party] {
        if let body = body(at: index) { return [body] }
        if let person = person(at: index) { return [person] }
        // "The group Ansaroul Islam": the name says which.
        if tree.nodes[index].wordClass == .noun,
            let name = tree.children(of: index).first(where: {
                [.appos, .flat, .compound].contains(tree.nodes[$0].relation) && $0 > index && $0 - index < 4
                    && tree.nodes[$0].wordClass == .properNoun
            }), let body = body(at: name)
        {
            return [body]
        }
        guard let phrase = coder.annotated.phrases[index], !phrase.actors.isEmpty else { return [] }
        let words = phrase.actors.count > 1 || phrase.words.isEmpty ? phrase.words : bare(index)
        let evidence = coder.annotated.evidence(words)
        return phrase.actors.map { actor in
            var actor = actor
            if actor.id == nil { actor.name = evidence.words }
            return Party(evidence: evidence, actor: actor, basis: phrase.basis)
        }
    }

    /// A noun with what stands before it: "armed factions" of "armed factions affiliated with X".
    func bare(_ index: Int) -> Range<Int> {
        let words = tree.phrase(of: index)
        return min(words.lowerBound, index)..<index + 1
    }

    // MARK: Dates

    /// Since and until when something that is said at some words holds.
    func dates(in words: Range<Int>) -> (since: EventDate?, until: EventDate?) {
        var since: EventDate?
        var until: EventDate?
        for mention in coder.annotated.dates where words.contains(mention.words.lowerBound) {
            guard let date = mention.date else { continue }
            switch mention.anchor {
            case "since": since = since ?? date
            case "until": until = until ?? date
            default: break
            }
        }
        return (since, until)
    }

    /// The date that the clause of a verb gives, whatever stands before it.
    func date(of verb: Int) -> EventDate? {
        let sentence = tree.sentences[tree.nodes[verb].sentence]
        let near = coder.annotated.dates.filter { sentence.contains($0.words.lowerBound) && $0.date != nil }
        return near.first {
            tree.isWord(tree.nodes[$0.words.lowerBound].head, under: verb)
                || tree.isWord($0.words.lowerBound, under: verb)
        }?.date
    }

    /// Whether a verb tells something that is so or was so.
    func isFact(_ verb: Int) -> Bool {
        let group = tree.verbGroup(of: verb)
        return !group.isNegated && !group.isConditional && group.time != .future && !group.isInfinitive
    }
}
