internal import EventData
internal import Grammar

/// Reads of whom a body is made: "Y, which groups A and B", "a bloc of A and B", "Y, founded by A and B".
struct CompositionReader {
    let membership: MembershipReader
    private var sides: SideReader { membership.sides }
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    init(membership: MembershipReader) {
        self.membership = membership
    }

    init(coder: ReportCoder) {
        membership = MembershipReader(sides: SideReader(coder: coder, people: PeopleFinder(coder)))
    }

    /// The memberships that the word at an index tells of.
    func relations(at index: Int) -> [Relation] {
        switch tree.nodes[index].wordClass {
        case .verb:
            let grouped = grouped(at: index)
            return grouped.isEmpty ? founded(at: index) : grouped
        case .noun: return gathered(at: index)
        default: return []
        }
    }

    /// The verbs that say of whom a body is made, and so tell no event: "cette organisation qui réunit A et B".
    func verbs() -> Set<Int> {
        Set(tree.nodes.indices.filter { tree.nodes[$0].wordClass == .verb && !grouped(at: $0).isEmpty })
    }

    // MARK: Made of

    private func grouped(at verb: Int) -> [Relation] {
        guard let entry = sides.ties.entry(sides.forms(of: verb), [.groups], in: coder.language),
            isState(verb)
        else { return [] }
        let isObject = entry.prepositions.contains("-") || entry.prepositions.contains("together")
        let group = tree.verbGroup(of: verb)
        if isObject, group.isPassive || group.isParticiple { return [] }
        guard let start = membersStart(after: verb, entry, isObject: isObject),
            let body = body(of: verb)
        else { return [] }
        return relations(body, start, from: verb)
    }

    /// Whether a verb says how things are, and not what happened once: "réunit", "made up of", "which united".
    private func isState(_ verb: Int) -> Bool {
        let group = tree.verbGroup(of: verb)
        guard !group.isNegated, !group.isConditional, group.time != .future else { return false }
        let relation = tree.nodes[tree.coordinationHead(of: verb)].relation
        let isImperfect = coder.language == .french && tree.nodes[verb].folded.hasSuffix("ait")
        return group.time == .present || isImperfect || group.isParticiple || group.isGerund
            || relation == .acl || relation == .aclRelcl && group.time != .pluperfect && !isPerfect(verb)
    }

    private func isPerfect(_ verb: Int) -> Bool {
        tree.children(of: verb).contains {
            ["have", "avoir"].contains(tree.nodes[$0].lemma) && tree.nodes[$0].relation == .aux
        }
    }

    /// The first noun of the list behind a verb: its object, or what stands behind its preposition.
    private func membersStart(after verb: Int, _ entry: TieWords.Entry, isObject: Bool) -> Int? {
        let end = tree.sentences[tree.nodes[verb].sentence].upperBound
        var index = verb
        if !isObject || entry.prepositions.contains("together") {
            guard
                let mark = (verb + 1..<max(verb + 1, min(end, verb + 4))).first(where: {
                    entry.prepositions.contains(Tree.uncontracted(tree.nodes[$0].folded))
                })
            else { return nil }
            index = mark
        }
        return tree.nominal(after: index)
            ?? (index + 1 < end && tree.nodes[index + 1].wordClass == .properNoun ? index + 1 : nil)
    }

    /// The body of which a verb is said: its subject, the noun that it describes, or that before its pronoun.
    private func body(of verb: Int) -> Party? {
        let start = tree.sentences[tree.nodes[verb].sentence].lowerBound
        var before = verb - 1
        while before > start,
            tree.nodes[before].wordClass == .adverb || tree.nodes[before].wordClass == .auxiliary
                || ["se", "s'", "s’"].contains(tree.nodes[before].folded)
        { before -= 1 }
        if before > start, ["which", "that", "qui"].contains(tree.nodes[before].folded),
            let body = sides.body(beforeRelative: before)
        {
            return isComposed(body.actor) ? body : nil
        }
        let arguments = coder.arguments(of: verb)
        let candidates = arguments.subjects + arguments.objects.filter { $0 < verb }
        if let body = candidates.lazy.compactMap({ self.sides.body(at: $0) }).first(where: {
            self.isComposed($0.actor)
        }) {
            return body
        }
        guard before > start, tree.nodes[before].folded == "," || tree.nodes[before].wordClass.isNominal,
            let body = sides.body(beforeRelative: before + 1)
        else { return nil }
        return isComposed(body.actor) ? body : nil
    }

    /// A body of states or groups; a company or a ministry comprises otherwise.
    private func isComposed(_ actor: Actor) -> Bool {
        guard membership.hasMembers(actor) else { return false }
        if actor.id != nil { return ["IGO", "REB", "PRM", "OPP", "PTY"].contains(actor.sectors.first ?? "") }
        return actor.name.split(separator: " ").count > 1
    }

    private func relations(_ body: Party, _ start: Int, from first: Int) -> [Relation] {
        let members = members(from: start, besides: body)
        guard members.count > 1 else { return [] }
        return membership.relations(
            members,
            [body],
            words: first..<max(first + 1, sides.lastWord(of: members)),
            since: nil,
            until: nil,
            role: nil
        )
    }

    /// The states and groups listed from a noun on, or meant by it together.
    private func members(from noun: Int, besides body: Party) -> [Party] {
        let parties = sides.listed(with: noun).filter { $0 >= noun - 3 }.flatMap { sides.group(at: $0) }
        return parties.filter { party in
            party.actor.id != nil && !SideReader.isSame(party.actor, body.actor)
                && (membership.isState(party.actor)
                    || ["REB", "PRM", "IGO", "PTY"].contains(party.actor.sectors.first ?? ""))
        }
    }

    // MARK: A bloc of

    private func gathered(at noun: Int) -> [Relation] {
        guard let entry = sides.ties.entry(sides.forms(of: noun), [.gathering], in: coder.language),
            coder.annotated.phrases[noun]?.isName != true
        else { return [] }
        let end = tree.sentences[tree.nodes[noun].sentence].upperBound
        let index = sides.adjectiveEnd(after: noun)
        guard index < end, entry.prepositions.contains(Tree.uncontracted(tree.nodes[index].folded)),
            let start = tree.nominal(after: index)
        else { return [] }
        let accept = { (other: Int) -> Party? in
            guard other < noun, let body = self.sides.body(at: other), self.isComposed(body.actor) else {
                return nil
            }
            return body
        }
        guard let body = sides.described(by: noun, words: noun..<noun + 1, accept) ?? sides.body(at: noun),
            isComposed(body.actor)
        else { return [] }
        return relations(body, start, from: noun)
    }

    // MARK: Founded

    /// "A and B founded Y", "Y, which they formed in 2023", "Y, créée par A et B".
    private func founded(at verb: Int) -> [Relation] {
        guard sides.ties.entry(sides.forms(of: verb), [.formed], in: coder.language) != nil else { return [] }
        guard let (founders, body) = clause(of: verb) ?? arguments(of: verb) else { return [] }
        let members = founders.filter { membership.isState($0.actor) && $0.actor.id != nil }
        guard members.count > 1, membership.isBody(body.actor) || body.actor.id == nil else { return [] }
        let lower = min(verb, sides.firstWord(of: body))
        let last =
            verb < sides.firstWord(of: body) ? [body] : members.filter { sides.firstWord(of: $0) > verb }
        return membership.relations(
            members,
            [body],
            words: (verb - lower < 16 ? lower : verb)..<max(verb + 1, sides.lastWord(of: last)),
            since: sides.date(of: verb),
            until: nil,
            role: nil
        )
    }

    private func clause(of verb: Int) -> (founders: [Party], body: Party)? {
        let start = tree.sentences[tree.nodes[verb].sentence].lowerBound
        for noun in stride(from: verb - 2, through: max(start, verb - 14), by: -1) {
            guard let clause = sides.clause(behind: noun, [.formed]), clause.verb == verb,
                let body = sides.body(at: noun) ?? sides.body(beforeRelative: noun + 1) ?? subject(of: noun)
            else { continue }
            return (sides.listed(with: clause.subject).flatMap { sides.group(at: $0) }, body)
        }
        return nil
    }

    /// "It is a confederation that they founded": the body of which the noun is said.
    private func subject(of noun: Int) -> Party? {
        guard tree.children(of: noun).contains(where: { tree.nodes[$0].relation == .cop }) else { return nil }
        return coder.arguments(of: noun).subjects.lazy.compactMap { self.sides.body(at: $0) }.first
    }

    private func arguments(of verb: Int) -> (founders: [Party], body: Party)? {
        let group = tree.verbGroup(of: verb)
        guard sides.isFact(verb) || group.isParticiple else { return nil }
        let arguments = coder.arguments(of: verb)
        guard let body = arguments.objects.lazy.compactMap({ self.sides.body(at: $0) }).first else {
            return nil
        }
        return (arguments.subjects.flatMap(sides.listed).flatMap { sides.group(at: $0) }, body)
    }
}
