internal import EventData
internal import Grammar

/// Reads where somebody is from by what stands at the name: "X of the Policy Center", "X (Parti socialiste)".
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
            if let relation = relation(behind: name) { found.append(relation) }
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
