internal import EventData
internal import Grammar

/// Who belongs to a body by the noun for its members: "the alliance’s three members", "Y, of which X is a member".
extension MembershipReader {
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    /// "The three states of Y", "its members": whom the report means by them, each a member of their body.
    func fellows(at index: Int) -> [Relation] {
        guard tree.nodes[index].wordClass == .noun, let phrase = coder.annotated.phrases[index],
            phrase.basis == .group, phrase.actors.count > 1, phrase.actors.allSatisfy(isState),
            sides.ties.entry(sides.forms(of: index), [.fellows], in: coder.language) != nil
        else { return [] }
        guard !isSome(index), let body = fellowship(of: index) else { return [] }
        return relations(
            sides.group(at: index),
            [body],
            words: phrase.words,
            since: nil,
            until: nil,
            role: nil
        )
    }

    /// The body whose members a noun means.
    private func fellowship(of index: Int) -> Party? {
        for child in tree.children(of: index) {
            if let body = sides.owned(by: child), isBody(body.actor) { return body }
            let node = tree.nodes[child]
            guard node.wordClass == .pronoun || node.wordClass == .determiner,
                let phrase = coder.annotated.phrases[child], let actor = phrase.actors.first,
                phrase.actors.count == 1, isBody(actor)
            else { continue }
            return Party(
                evidence: coder.annotated.evidence(child..<child + 1),
                actor: actor,
                basis: .coreferent
            )
        }
        return nil
    }

    /// "Its remaining members", "former members of Y" are not the members.
    private func isSome(_ index: Int) -> Bool {
        let some: Set<String> = [
            "remaining", "other", "former", "new", "future", "some", "autre", "autres", "ancien", "anciens",
            "anciennes", "nouveau", "nouveaux", "futur", "futurs", "certains", "restant", "restants",
        ]
        return tree.children(of: index).contains { some.contains(tree.nodes[$0].folded) }
    }

    func isState(_ actor: Actor) -> Bool {
        ["state", "government", "capital", "junta"].contains(actor.kind ?? "")
            || actor.sectors.first == "GOV" && actor.id != nil && actor.kind != "person"
    }

    func isBody(_ actor: Actor) -> Bool {
        actor.id != nil && actor.sectors.first == "IGO" || actor.kind == "organisation"
    }

    /// "Y, dont X est membre", "Y, of which X is a member".
    func relative(at index: Int, _ words: Range<Int>) -> [Relation] {
        let start = tree.sentences[tree.nodes[index].sentence].lowerBound
        guard
            let relative = (max(start, words.lowerBound - 12)..<words.lowerBound).last(where: {
                let word = tree.nodes[$0].folded
                return word == "dont"
                    || word == "which" && $0 > start && tree.nodes[$0 - 1].folded == "of"
            }), let body = sides.body(beforeRelative: relative), hasMembers(body.actor)
        else { return [] }
        let members = (relative + 1..<words.lowerBound).lazy.compactMap { noun -> [Party]? in
            let parties = self.sides.listed(with: noun).flatMap { self.sides.group(at: $0) }
                .filter { $0.actor.id != nil }
            return parties.isEmpty ? nil : parties
        }.first
        return relations(
            members ?? [],
            [body],
            words: relative..<words.upperBound,
            since: nil,
            until: nil,
            role: nil
        )
    }

    /// "X ceased to be members of Y", "X a cessé d’être membre de Y".
    func ended(at index: Int, _ complement: SideReader.Complement) -> [Relation]? {
        let start = tree.sentences[tree.nodes[index].sentence].lowerBound
        let ending: Set<String> = ["cease", "stop", "cesser", "arrêter"]
        guard
            let verb = (max(start, index - 5)..<index).last(where: {
                tree.nodes[$0].wordClass == .verb && !ending.isDisjoint(with: sides.forms(of: $0))
            }), sides.isFact(verb)
        else { return nil }
        let members = coder.arguments(of: verb).subjects.flatMap(sides.listed).flatMap { sides.group(at: $0) }
        return relations(
            members.filter { $0.actor.id != nil },
            complement.parties.filter { isBody($0.actor) },
            words: verb..<complement.words.upperBound,
            since: nil,
            until: sides.date(of: verb),
            role: "former"
        )
    }

    /// "X belongs to Y", "Y, à laquelle appartient X".
    func belongings(at verb: Int) -> [Relation] {
        guard let entry = sides.ties.entry(sides.forms(of: verb), [.belongs], in: coder.language),
            sides.isFact(verb)
        else { return [] }
        let arguments = coder.arguments(of: verb)
        var bodies: [Party] = []
        for oblique in arguments.obliques where entry.prepositions.contains(oblique.prepositions.first ?? "")
        {
            bodies += sides.body(at: oblique.head).map { [$0] } ?? []
        }
        let start = tree.sentences[tree.nodes[verb].sentence].lowerBound
        let words: Set<String> = ["which", "laquelle", "lequel", "auquel"]
        let relative = (max(start, verb - 12)..<verb).last { words.contains(tree.nodes[$0].folded) }
        if bodies.isEmpty, let relative { bodies += sides.body(beforeRelative: relative).map { [$0] } ?? [] }
        guard let body = bodies.first, hasMembers(body.actor), body.actor.id != nil else { return [] }
        var members = arguments.subjects.flatMap(sides.listed).flatMap { sides.group(at: $0) }
        members.removeAll { SideReader.isSame($0.actor, body.actor) }
        if members.isEmpty, relative != nil, let noun = tree.nominal(after: verb) {
            members = sides.listed(with: noun).flatMap { sides.group(at: $0) }
        }
        members.removeAll { $0.actor.id == nil }
        let last = max(verb + 1, sides.lastWord(of: relative == nil ? [body] : members))
        return relations(
            members,
            [body],
            words: min(relative ?? verb, verb)..<last,
            since: nil,
            until: nil,
            role: nil
        )
    }
}
