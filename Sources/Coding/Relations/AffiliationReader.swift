internal import EventData
internal import Grammar

/// Reads where somebody is from by what stands at the name: "X of the Policy Center", "X (Parti socialiste)", "X, who teaches at Y".
struct AffiliationReader {
    let sides: SideReader
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    /// The affiliations that stand right behind names.
    func relations() -> [Relation] {
        var found: [Relation] = []
        var index = 0
        while index < tree.nodes.count {
            guard let name = sides.people.name(at: index) else {
                index += 1
                continue
            }
            index = max(name.upperBound, index + 1)
            if let relation = relation(behind: name) ?? relation(byWorkOf: name) { found.append(relation) }
        }
        return found
    }

    private func relation(behind name: Range<Int>) -> Relation? {
        let end = tree.sentences[tree.nodes[name.lowerBound].sentence].upperBound
        var index = name.upperBound
        if index < end, tree.nodes[index].folded == "," { index += 1 }
        guard index + 1 < end else { return nil }
        let word = Tree.uncontracted(tree.nodes[index].folded)
        let isBracket = word == "("
        guard isBracket || ["of", "from", "de"].contains(word) else { return nil }
        guard isBracket || tree.nodes[index - 1].folded != "," || ["of", "from", "de"].contains(word) else {
            return nil
        }
        guard let noun = tree.nominal(after: index), let body = body(from: noun, after: index),
            isOrganisation(body.actor)
        else { return nil }
        return relation(name, body, upTo: noun)
    }

    /// "X, a retired general who teaches at the University of Y": where somebody works by a relative clause.
    private func relation(byWorkOf name: Range<Int>) -> Relation? {
        let end = min(tree.sentences[tree.nodes[name.lowerBound].sentence].upperBound, name.upperBound + 20)
        guard
            let relative = (name.upperBound..<max(name.upperBound, end)).first(where: {
                ["who", "qui"].contains(tree.nodes[$0].folded)
            }), !(name.upperBound..<relative).contains(where: { sides.people.name(at: $0) != nil })
        else { return nil }
        for verb in relative + 1..<max(relative + 1, min(end, relative + 4)) {
            guard let entry = sides.ties.entry(sides.forms(of: verb), [.works], in: coder.language) else {
                continue
            }
            for index in verb + 1..<max(verb + 1, end)
            where entry.prepositions.contains(Tree.uncontracted(tree.nodes[index].folded)) {
                guard let noun = tree.nominal(after: index), let body = body(from: noun, after: index),
                    isOrganisation(body.actor)
                else { continue }
                return relation(name, body, upTo: noun)
            }
        }
        return nil
    }

    private func relation(_ name: Range<Int>, _ body: Party, upTo noun: Int) -> Relation {
        let subject = Party(
            evidence: coder.annotated.evidence(name),
            actor: sides.people.actor(named: name),
            basis: .stated
        )
        let words = name.lowerBound..<max(sides.lastWord(of: [body]), noun + 1)
        return Relation(
            kind: .affiliated,
            subject: subject,
            object: body,
            role: nil,
            evidence: coder.annotated.evidence(words)
        )
    }

    /// The organisation whose name begins after a preposition, not a country that owns it.
    private func body(from noun: Int, after index: Int) -> Party? {
        guard let body = sides.body(at: noun) else { return sides.organisation(at: noun) }
        return isOrganisation(body.actor) && !body.evidence.words.contains("(") ? body : nil
    }

    private func isOrganisation(_ actor: Actor) -> Bool {
        guard !["state", "capital", "place", "government", "person", "country"].contains(actor.kind ?? "")
        else { return false }
        return actor.sectors.first != "JRN" && actor.sectors.first != "GOV"
            && !(actor.id == nil && actor.name.split(separator: " ").count < 2)
    }
}
