internal import EventData
internal import Grammar

/// Reads ties of groups and people to others: "fighters linked to Y", "Y-backed X", "X, a branch of Y".
struct TieReader {
    let sides: SideReader
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    /// The ties that the word at an index tells of.
    func relations(at index: Int) -> [Relation] {
        let forms = sides.forms(of: index)
        // "An affiliate of Y" is a part, "affiliated with Y" is tied.
        let noun =
            tree.nodes[index].wordClass == .noun ? sides.ties.entry(forms, [.part], in: coder.language) : nil
        guard let entry = noun ?? sides.ties.entry(forms, [.tied, .part, .allegiance], in: coder.language)
        else { return [] }
        switch entry.kind {
        case .part:
            return tree.nodes[index].wordClass == .noun || tree.nodes[index].wordClass == .adjective
                ? part(index, entry) : []
        case .allegiance: return allegiance(index, entry)
        default:
            // "Its ties with Y" is of states, and no tie of groups.
            if tree.nodes[index].wordClass == .noun, coder.language == .english { return [] }
            return hyphened(index) ?? tied(index, entry)
        }
    }

    private func relations(_ subjects: [Party], _ objects: [Party], words: Range<Int>) -> [Relation] {
        let dates = sides.dates(in: words)
        return subjects.flatMap { subject in
            objects.filter { !SideReader.isSame($0.actor, subject.actor) }.map { object in
                Relation(
                    kind: .affiliated,
                    subject: subject,
                    object: object,
                    role: nil,
                    since: dates.since,
                    until: dates.until,
                    evidence: coder.annotated.evidence(words)
                )
            }
        }
    }

    // MARK: Linked to

    private func tied(_ index: Int, _ entry: TieWords.Entry) -> [Relation] {
        guard let preposition = preposition(after: index, entry),
            let noun = tree.nominal(after: preposition) ?? capital(after: preposition)
        else { return [] }
        let objects = sides.bodies(from: noun, allowsPeople: true)
        guard !objects.isEmpty, !isNearness(index, objects) else { return [] }
        guard let subject = subject(of: index, before: index) else { return [] }
        let parties = sides.group(at: subject)
        let lower = min(sides.bare(subject).lowerBound, index)
        return relations(parties, objects, words: lower..<max(sides.lastWord(of: objects), noun + 1))
    }

    /// "A town close to Niger" is where, not with whom.
    private func isNearness(_ index: Int, _ objects: [Party]) -> Bool {
        guard ["close", "proche", "proches"].contains(tree.nodes[index].folded) else { return false }
        return objects.allSatisfy { ["state", "capital", "place"].contains($0.actor.kind ?? "") }
    }

    private func capital(after index: Int) -> Int? {
        let next = index + 1
        return next < tree.nodes.count && tree.nodes[next].form.first?.isUppercase == true ? next : nil
    }

    private func preposition(after index: Int, _ entry: TieWords.Entry) -> Int? {
        let end = tree.sentences[tree.nodes[index].sentence].upperBound
        for next in index + 1..<max(index + 1, min(end, index + 4)) {
            if entry.prepositions.contains(Tree.uncontracted(tree.nodes[next].folded)) { return next }
            guard tree.nodes[next].wordClass == .adverb else { return nil }
        }
        return nil
    }

    /// The group of which a participle or an adjective is said.
    private func subject(of index: Int, before limit: Int) -> Int? {
        let node = tree.nodes[index]
        var candidates: [Int] = []
        if index > 0, tree.nodes[index - 1].wordClass == .noun { candidates.append(index - 1) }
        if [.acl, .amod, .aclRelcl].contains(node.relation) { candidates.append(node.head) }
        let arguments = coder.arguments(of: index)
        candidates += arguments.objects + arguments.subjects
        var back = index - 1
        let start = tree.sentences[node.sentence].lowerBound
        while back >= start,
            tree.nodes[back].wordClass == .adverb || tree.nodes[back].folded == ","
                || tree.nodes[back].wordClass == .auxiliary
        { back -= 1 }
        if back >= start, tree.nodes[back].wordClass.isNominal || tree.nodes[back].wordClass == .adjective {
            candidates.append(back)
            candidates.append(tree.nodes[back].head)
        }
        return candidates.first { candidate in
            candidate < limit
                && sides.group(at: candidate).contains {
                    $0.actor.kind != "place" && $0.actor.kind != "region"
                }
        }
    }

    // MARK: Y-linked

    /// "The al-Qaida-linked group", "Rwanda-backed rebels"; `nil` where no hyphen stands before.
    private func hyphened(_ index: Int) -> [Relation]? {
        guard index >= 2, ["-", "‑", "–"].contains(tree.nodes[index - 1].folded), coder.language == .english
        else { return nil }
        guard let object = body(endingAt: index - 2) else { return [] }
        let node = tree.nodes[index]
        var subject =
            [.amod, .acl, .compound].contains(node.relation) ? node.head : tree.nominal(after: index) ?? index
        if subject <= index { subject = tree.nominal(after: index) ?? index }
        guard subject > index, subject - index < 8 else { return [] }
        let words = coder.annotated.evidence(index + 1..<subject + 1)
        let parties = sides.group(at: subject).map { party in
            // "Y-linked militants": the subject is "militants" alone.
            guard party.actor.id == nil || party.evidence.span.start < words.span.start else { return party }
            var actor = party.actor
            if actor.id == nil { actor.name = words.words }
            return Party(evidence: words, actor: actor, basis: party.basis)
        }
        return relations(parties, [object], words: index - 2..<subject + 1)
    }

    private func body(endingAt index: Int) -> Party? {
        for word in stride(from: index, through: max(0, index - 3), by: -1) {
            guard let phrase = coder.annotated.phrases[word], phrase.words.contains(index) || word == index
            else { continue }
            if let body = sides.body(at: word) { return body }
        }
        return sides.body(at: index)
            ?? sides.body(at: tree.nodes[index].head).flatMap {
                $0.actor.id != nil && tree.nodes[index].head < index ? $0 : nil
            }
    }

    // MARK: Branch of

    private func part(_ index: Int, _ entry: TieWords.Entry) -> [Relation] {
        guard sides.people.name(at: index) == nil, coder.annotated.phrases[index]?.isName != true,
            tree.nodes[index].folded != "arms"
        else {
            return []
        }
        let prepositions = Set(entry.prepositions)
        guard
            let complement = sides.complement(of: index, words: words(of: index), prepositions: prepositions)
        else { return [] }
        let subjects = sides.described(by: index, words: complement.words) { noun -> [Party]? in
            guard !complement.words.contains(noun) else { return nil }
            let parties = sides.group(at: noun).filter { $0.actor.id != nil || isNamed($0) }
            return parties.isEmpty ? nil : parties
        }
        // "Mali, part of the union", "a town, part of Mali": a state or a place is no affiliate, and neither has any.
        let plain: Set<String> = ["part", "partie", "component", "composante"]
        let isPlain = plain.contains(tree.nodes[index].folded)
        let isTied = { (party: Party) in
            !isPlain
                || !["state", "capital", "place", "region", "government"].contains(party.actor.kind ?? "")
        }
        return relations(
            (subjects ?? []).filter(isTied),
            complement.parties.filter { isTied($0) && (!isPlain || $0.actor.id != nil) },
            words: complement.words
        )
    }

    private func isNamed(_ party: Party) -> Bool {
        party.evidence.words.first?.isUppercase == true
    }

    /// "Bras armé", "branche sahélienne": the noun with the adjectives after it.
    private func words(of index: Int) -> Range<Int> {
        var upper = index + 1
        let end = tree.sentences[tree.nodes[index].sentence].upperBound
        if coder.language == .french {
            while upper < end, tree.nodes[upper].wordClass == .adjective || tree.nodes[upper].folded == "armé"
            { upper += 1 }
        }
        return index..<upper
    }

    // MARK: Allegiance

    private func allegiance(_ verb: Int, _ entry: TieWords.Entry) -> [Relation] {
        let end = tree.sentences[tree.nodes[verb].sentence].upperBound
        guard
            let bond = (verb + 1..<max(verb + 1, min(end, verb + 5))).first(where: {
                ["allegiance", "loyalty", "fealty", "allégeance", "fidélité"].contains(tree.nodes[$0].folded)
            })
        else { return [] }
        guard sides.isFact(verb), let preposition = preposition(after: bond, entry),
            let noun = tree.nominal(after: preposition)
        else { return [] }
        let objects = sides.bodies(from: noun, allowsPeople: true)
        guard !objects.isEmpty,
            let subject = coder.arguments(of: verb).subjects.first(where: { !sides.group(at: $0).isEmpty })
        else { return [] }
        return relations(
            sides.group(at: subject),
            objects,
            words: verb..<max(sides.lastWord(of: objects), noun + 1)
        )
    }
}
