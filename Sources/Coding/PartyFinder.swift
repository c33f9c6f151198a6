internal import EventData
internal import Grammar

/// Turns the words at which parties stand into parties.
struct PartyFinder {
    enum Role {
        case actor, recipient
    }

    let coder: ReportCoder
    var tree: Tree { coder.tree }

    /// Whom the nouns at words mean, with all that are coordinated with them; nobody twice.
    func parties(of heads: [Int], as role: Role) -> [Party] {
        var found: [Party] = []
        var seen: Set<Int> = []
        for head in heads {
            let conjuncts = tree.conjuncts(of: head)
            let listed = conjuncts.flatMap { coder.annotated.lists[$0] ?? [] }.filter { !conjuncts.contains($0) }
            for conjunct in (conjuncts + listed).sorted() where seen.insert(conjunct).inserted {
                for party in parties(at: conjunct, as: role) where !found.contains(where: { isSame($0, party) }) {
                    found.append(party)
                }
            }
        }
        return found
    }

    private func isSame(_ left: Party, _ right: Party) -> Bool {
        left.actor.id == right.actor.id && left.actor.name == right.actor.name
            && left.actor.country == right.actor.country && left.actor.sectors == right.actor.sectors
    }

    private func parties(at index: Int, as role: Role) -> [Party] {
        if let phrase = coder.annotated.phrases[index], !phrase.actors.isEmpty {
            // "in Bamako" is where, not who.
            if phrase.actors[0].kind == "capital", !Set(tree.prepositions(of: index)).isDisjoint(with: PartyFinder.locatives) { return [] }
            let evidence = coder.annotated.evidence(phrase.words)
            return phrase.actors.map { Party(evidence: evidence, actor: $0, basis: phrase.basis) }
        }
        if let counted = coder.countedNoun(of: index) { return parties(of: [counted], as: role) }
        return owners(of: index, as: role)
    }

    /// Whose a thing is: "an army post", "la base de la Minusma", "Russian drones".
    private func owners(of index: Int, as role: Role) -> [Party] {
        if role == .actor, coder.classes(of: index).isDisjoint(with: PartyFinder.ownedActs) { return [] }
        if coder.classes(of: index).contains(.town) || coder.classes(of: index).contains(.place) { return [] }
        for child in tree.children(of: index) {
            let node = tree.nodes[child]
            let isOwner: Bool
            switch node.relation {
            case .nmodPoss, .compound, .amod: isOwner = true
            case .nmod:
                let prepositions = tree.prepositions(of: child)
                isOwner = ["of", "de", "from", "belonging", "carrying", "transportant"].contains(prepositions.first ?? "")
            default: isOwner = false
            }
            if isOwner, let phrase = coder.annotated.phrases[child], !phrase.actors.isEmpty {
                let evidence = coder.annotated.evidence(tree.phrase(of: index))
                return tree.conjuncts(of: child).flatMap { coder.annotated.phrases[$0]?.actors ?? [] }
                    .map { Party(evidence: evidence, actor: $0, basis: phrase.basis == .stated ? .stated : phrase.basis) }
            }
        }
        return []
    }

    private static let locatives: Set<String> = ["in", "at", "near", "outside", "to", "à", "dans", "près", "vers", "en"]

    /// Things that act for their owner.
    private static let ownedActs: WordClasses = [
        WordClasses(name: "weapon")!, WordClasses(name: "aircraft")!, WordClasses(name: "ship")!, WordClasses(name: "vehicle")!,
        WordClasses(name: "operation")!, WordClasses(name: "law")!,
    ]
}
