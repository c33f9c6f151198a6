internal import EventData
internal import Grammar

/// Reads whose a force is: "the bloc’s joint force", "the brigade that Y put on parade", "JNIM’s Katiba Macina".
struct ForceReader {
    let sides: SideReader
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    /// To whom the force at a word belongs.
    func relations(at index: Int) -> [Relation] {
        guard let force = sides.force(at: index) else { return [] }
        let owners =
            named(inside: index) ?? possessors(of: index) ?? named(behind: index) ?? raisers(of: index) ?? []
        return owners.filter { isOwner($0.party, of: force) }.map { owner in
            Relation(
                kind: .affiliated,
                subject: force,
                object: owner.party,
                role: nil,
                evidence: coder.annotated.evidence(owner.words)
            )
        }
    }

    /// An owner and the words that say so.
    private struct Owner {
        var party: Party
        var words: Range<Int>
    }

    /// A body or an armed group has forces of any kind; a state has them without saying, unless they have a name.
    private func isOwner(_ party: Party, of force: Party) -> Bool {
        let actor = party.actor
        guard !SideReader.isSame(actor, force.actor) else { return false }
        if ["person", "place", "region"].contains(actor.kind ?? "") { return false }
        if ["IGO", "REB", "PRM"].contains(actor.sectors.first ?? ""), actor.id != nil { return true }
        return isNamed(force) && (actor.id != nil || actor.sectors.first == "GOV")
    }

    private func isNamed(_ force: Party) -> Bool {
        force.actor.id != nil
            || force.evidence.words.split(separator: " ").dropFirst().contains {
                $0.first?.isUppercase == true
            }
    }

    // MARK: Before

    /// "The bloc’s force", "its force", "whose force", "dont la force", "the NATO force".
    private func possessors(of index: Int) -> [Owner]? {
        let words = sides.forceWords(index)
        for child in tree.children(of: index) where child < index {
            let node = tree.nodes[child]
            guard
                node.relation == .nmodPoss || node.relation == .compound
                    || node.features.contains(.possessive)
            else { continue }
            if node.folded == "whose" { return antecedent(of: child).map { [owner($0, words)] } }
            if let party = pointed(at: child) ?? sides.body(at: child) { return [owner(party, words)] }
        }
        // "dont l’Africa Corps": the article stands between.
        let first = words.lowerBound
        let sentence = tree.sentences[tree.nodes[index].sentence].lowerBound
        if let relative = (max(sentence, first - 1)...index).first(where: { tree.nodes[$0].folded == "dont" })
        {
            return antecedent(of: relative).map { [owner($0, relative..<max(words.upperBound, index + 1))] }
        }
        return nil
    }

    private func owner(_ party: Party, _ words: Range<Int>) -> Owner {
        let first = sides.firstWord(of: party)
        let isNear = first < words.lowerBound && words.lowerBound - first < 12
        return Owner(party: party, words: (isNear ? first : words.lowerBound)..<words.upperBound)
    }

    /// The body that a possessive means: "its", "sa".
    private func pointed(at index: Int) -> Party? {
        guard tree.nodes[index].wordClass == .pronoun || tree.nodes[index].wordClass == .determiner,
            let phrase = coder.annotated.phrases[index], phrase.actors.count == 1,
            let actor = phrase.actors.first, actor.id != nil
        else { return nil }
        return Party(evidence: coder.annotated.evidence(index..<index + 1), actor: actor, basis: .coreferent)
    }

    /// The body before a relative word: "Russia, whose Africa Corps".
    private func antecedent(of relative: Int) -> Party? {
        sides.body(beforeRelative: relative)
    }

    // MARK: Behind

    /// "The force of Y", "l’armée de Y", "the force of its three members".
    private func named(behind index: Int) -> [Owner]? {
        let end = tree.sentences[tree.nodes[index].sentence].upperBound
        let preposition = max(
            sides.adjectiveEnd(after: index),
            coder.annotated.nameWords[index]?.upperBound ?? 0
        )
        guard preposition < end, ["of", "de"].contains(Tree.uncontracted(tree.nodes[preposition].folded)),
            let noun = tree.nominal(after: preposition)
        else { return nil }
        let lower = sides.forceWords(index).lowerBound
        if let body = body(ofMembersAt: noun) {
            return [Owner(party: body, words: lower..<noun + 1)]
        }
        let bodies = sides.bodies(from: noun)
        if bodies.isEmpty, let ministry = sides.group(at: noun).first, ministry.actor.sectors.first == "GOV" {
            return [Owner(party: ministry, words: lower..<max(sides.lastWord(of: [ministry]), noun + 1))]
        }
        guard !bodies.isEmpty else { return nil }
        return bodies.map { Owner(party: $0, words: lower..<max(sides.lastWord(of: bodies), noun + 1)) }
    }

    /// "Its three members" of a body: what all of them have is the body’s.
    private func body(ofMembersAt noun: Int) -> Party? {
        guard coder.annotated.phrases[noun]?.basis == .group,
            sides.ties.entry(sides.forms(of: noun), [.fellows], in: coder.language) != nil
        else { return nil }
        return tree.children(of: noun).lazy.compactMap { pointed(at: $0) ?? sides.owned(by: $0) }.first
    }

    // MARK: Inside

    /// "FU-AES", "Unified Force of the AES": the name itself says whose it is.
    private func named(inside index: Int) -> [Owner]? {
        guard let inner = coder.annotated.owners[index] else { return nil }
        let evidence = coder.annotated.evidence(inner.words)
        let party = Party(evidence: evidence, actor: inner.actor, basis: .stated)
        return [Owner(party: party, words: coder.annotated.nameWords[index] ?? inner.words)]
    }

    // MARK: Raised

    /// "The force that Y put on parade", "Y created a joint force".
    private func raisers(of index: Int) -> [Owner]? {
        raiser(inClauseBehind: index) ?? raiser(over: index)
    }

    private func raiser(inClauseBehind index: Int) -> [Owner]? {
        guard let clause = sides.clause(behind: index, [.raises]), sides.isFact(clause.verb) else {
            return nil
        }
        guard let body = sides.bodies(from: clause.subject).first else { return nil }
        let lower = sides.forceWords(index).lowerBound
        return [Owner(party: body, words: lower..<clause.verb + 1)]
    }

    private func raiser(over index: Int) -> [Owner]? {
        let verb = tree.nodes[index].head
        guard verb != index, tree.nodes[verb].wordClass == .verb, sides.isFact(verb),
            sides.ties.entry(sides.forms(of: verb), [.raises], in: coder.language) != nil
        else { return nil }
        let isNew = tree.children(of: index).contains {
            ["a", "an", "un", "une"].contains(tree.nodes[$0].folded)
        }
        let arguments = coder.arguments(of: verb)
        guard isNew, arguments.objects.contains(index), let subject = arguments.subjects.first,
            let body = sides.body(at: subject)
        else { return nil }
        return [Owner(party: body, words: min(verb, index)..<max(verb, index) + 1)]
    }
}
