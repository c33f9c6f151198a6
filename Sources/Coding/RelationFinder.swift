internal import EventData
internal import Grammar

/// Finds the roles and ties that a report states: "X, leader of Y", "fighters linked to Y".
struct RelationFinder {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    func relations() -> [Relation] {
        var found: [Relation] = []
        for index in tree.nodes.indices {
            if let relation = apposed(at: index) ?? affiliation(at: index) { found.append(relation) }
        }
        return found
    }

    /// "Ibrahim Traoré, Burkina Faso's leader and head of the alliance": a role word beside a name.
    private func apposed(at index: Int) -> Relation? {
        let node = tree.nodes[index]
        guard node.wordClass == .noun, RelationFinder.roles.contains(node.lemma) || RelationFinder.roles.contains(node.folded) else { return nil }
        guard let holder = holder(of: index), let object = object(of: index, not: holder) else { return nil }
        let isMember = ["member", "membre"].contains(node.lemma)
        return Relation(
            kind: isMember ? .member : .role,
            subject: holder,
            object: object,
            role: isMember ? nil : node.lemma,
            evidence: coder.annotated.evidence(tree.phrase(of: index))
        )
    }

    private func holder(of index: Int) -> Party? {
        var candidates = tree.children(of: index).filter { tree.nodes[$0].relation == .appos || tree.nodes[$0].relation == .nsubj || tree.nodes[$0].relation == .flat }
        let first = tree.coordinationHead(of: index)
        if tree.nodes[first].relation == .appos || tree.nodes[first].relation == .compound || tree.nodes[first].relation == .amod {
            candidates.append(tree.nodes[first].head)
        }
        candidates += tree.children(of: first).filter { tree.nodes[$0].relation == .appos }
        for candidate in candidates {
            if let party = party(at: candidate), party.actor.kind == "person" { return party }
        }
        return nil
    }

    private func object(of index: Int, not holder: Party) -> Party? {
        for child in tree.children(of: index) {
            let node = tree.nodes[child]
            let isOwner: Bool
            switch node.relation {
            case .nmodPoss, .compound, .amod: isOwner = true
            case .nmod, .obl: isOwner = ["of", "de", "at", "for", "à", "pour", "du"].contains(tree.prepositions(of: child).first ?? "")
            default: isOwner = false
            }
            if isOwner, let party = party(at: child) ?? organisation(at: child), party.actor != holder.actor { return party }
        }
        return nil
    }

    /// An organisation that is named and not in the directory: "the Konrad Adenauer Foundation".
    private func organisation(at index: Int) -> Party? {
        guard tree.nodes[index].wordClass == .properNoun || tree.children(of: index).contains(where: { tree.nodes[$0].wordClass == .properNoun }) else { return nil }
        let evidence = coder.annotated.evidence(tree.phrase(of: index))
        return Party(evidence: evidence, actor: Actor(id: nil, name: evidence.words, country: nil, sectors: []), basis: .stated)
    }

    private func party(at index: Int) -> Party? {
        guard let phrase = coder.annotated.phrases[index], let actor = phrase.actors.first else { return nil }
        return Party(evidence: coder.annotated.evidence(phrase.words), actor: actor, basis: phrase.basis)
    }

    /// "factions affiliated with al-Qaida", "un groupe lié à l'État islamique".
    private func affiliation(at index: Int) -> Relation? {
        let node = tree.nodes[index]
        guard RelationFinder.ties.contains(node.lemma) || RelationFinder.ties.contains(node.folded) else { return nil }
        let noun = node.relation == .acl || node.relation == .amod ? node.head : index
        guard noun != index, tree.nodes[noun].wordClass.isNominal else { return nil }
        let complements = tree.children(of: index).filter {
            ["with", "to", "à", "avec", "de"].contains(tree.prepositions(of: $0).first ?? "")
        }
        guard let complement = complements.first ?? tree.nominal(after: index + 1), let object = party(at: complement) else { return nil }
        let evidence = coder.annotated.evidence(tree.phrase(of: noun))
        let subject = party(at: noun) ?? Party(evidence: evidence, actor: Actor(id: nil, name: evidence.words, country: nil, sectors: []), basis: .stated)
        let words = min(tree.phrase(of: noun).lowerBound, index)..<max(tree.phrase(of: complement).upperBound, index + 1)
        return Relation(kind: .affiliated, subject: subject, object: object, role: nil, evidence: coder.annotated.evidence(words))
    }

    private static let ties: Set<String> = [
        "affiliate", "affiliated", "link", "linked", "ally", "allied", "tie", "tied", "aligned", "loyal", "connected", "associated", "backed",
        "affilier", "affilié", "affiliés", "affiliée", "affiliées", "lier", "lié", "liés", "liée", "liées", "proche", "proches", "allié", "alliés",
        "rattaché", "inféodé", "ralliés", "fidèle", "fidèles",
    ]

    private static let roles: Set<String> = [
        "leader", "head", "chief", "president", "minister", "commander", "director", "chairman", "chairwoman", "chair", "spokesman",
        "spokeswoman", "spokesperson", "governor", "mayor", "ambassador", "envoy", "secretary", "secretary-general", "general", "analyst",
        "researcher", "member", "founder", "deputy", "coordinator", "representative", "ruler", "king", "emir", "chef", "président", "ministre",
        "commandant", "directeur", "directrice", "porte-parole", "gouverneur", "maire", "ambassadeur", "émissaire", "secrétaire", "général", "analyste",
        "chercheur", "membre", "fondateur", "coordinateur", "représentant", "dirigeant", "roi", "émir", "préfet", "responsable", "patron", "numéro",
    ]
}
