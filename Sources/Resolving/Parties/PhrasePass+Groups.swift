import EventData
import Grammar

extension PhrasePass {
    /// "the three countries", "member states", "les deux parties": each member of what was named before.
    mutating func resolveGroup(at index: Int) {
        let node = tree.nodes[index]
        guard node.features.contains(.plural) || node.folded.hasSuffix("s") || node.folded == "pays" else {
            return
        }
        guard
            PhrasePass.groupNouns.contains(node.lemma) || PhrasePass.groupNouns.contains(node.folded)
                || isHeadsOfState(index)
        else { return }
        let count = statedCount(of: index)
        let pointsBack = tree.children(of: index).contains {
            let word = tree.nodes[$0].folded
            return tree.nodes[$0].relation == .det
                && ["the", "these", "both", "les", "ces", "all", "those", "deux"].contains(word)
                || word == "member" || word == "membres" || word == "both" || word == "tous"
        }
        let own = ownMembers(of: index, count: statedCount(of: index))
        guard count != nil || pointsBack || own != nil else { return }
        if annotated.phrases[index]?.isName == true { return }
        let mayBelong = !PhrasePass.sides.contains(node.lemma)
        let members =
            own
            ?? lastList(before: index, count: count)
            ?? (mayBelong || count ?? 2 != 2 ? nil : lastPair(before: index))
            ?? (mayBelong ? membersOfBody(before: index, count: count) : nil)
        guard let members, members.count > 1 else { return }
        let words = tree.phrase(of: index)
        annotated.phrases[index] = NounPhrase(
            head: index,
            words: words,
            actors: members,
            basis: .group,
            isName: false
        )
    }

    /// Words for parties to a quarrel, who need not be members of anything.
    private static let sides: Set<String> = [
        "side", "party", "camp", "partie", "neighbour", "neighbor", "voisin", "ally", "allié", "army",
        "armée",
    ]

    /// "the heads of state", "les chefs d'État".
    private func isHeadsOfState(_ index: Int) -> Bool {
        guard ["head", "heads", "chef", "chefs"].contains(tree.nodes[index].folded) else { return false }
        return tree.children(of: index).contains {
            ["state", "états", "état", "government", "gouvernement"].contains(tree.nodes[$0].folded)
        }
    }

    private func statedCount(of index: Int) -> Int? {
        for child in tree.children(of: index) {
            switch tree.nodes[child].folded {
            case "two", "both", "deux", "2": return 2
            case "three", "trois", "3": return 3
            case "four", "quatre", "4": return 4
            case "five", "cinq", "5": return 5
            default: continue
            }
        }
        return nil
    }

    /// "The alliance’s members", "its three members": the members of the body that is said.
    private func ownMembers(of index: Int, count: Int?) -> [Actor]? {
        guard let id = body(owning: index)?.id else { return nil }
        let members = directory.members(of: id, on: day)
        if let count { return members.count == count ? members : nil }
        return (2...8).contains(members.count) ? members : nil
    }

    /// The body whose members a noun means, for the nouns that mean members of something.
    private func body(owning index: Int) -> Actor? {
        guard
            ["member", "members", "membre", "membres", "state", "états", "pays", "country"].contains(
                tree.nodes[index].lemma
            )
        else { return nil }
        // "Its remaining members" are some of them.
        if tree.children(of: index).contains(where: { PhrasePass.some.contains(tree.nodes[$0].folded) }) {
            return nil
        }
        for child in tree.children(of: index) {
            let node = tree.nodes[child]
            let isOwner =
                node.relation == .nmodPoss || node.features.contains(.possessive)
                || node.relation == .nmod && ["of", "de"].contains(tree.prepositions(of: child).first ?? "")
            guard isOwner, let phrase = annotated.phrases[child], phrase.actors.count == 1,
                phrase.actors[0].sectors.first == "IGO"
            else { continue }
            return phrase.actors[0]
        }
        return nil
    }

    private static let some: Set<String> = [
        "remaining", "other", "former", "new", "future", "some", "autre", "autres", "ancien", "anciens",
        "nouveau", "nouveaux", "futur", "futurs", "certains", "restant", "restants",
    ]

    /// The last coordination of states before a word, or the states named so far if they are as many as said.
    private func lastList(before index: Int, count: Int?) -> [Actor]? {
        var lists: [[Actor]] = []
        var seen: Set<Int> = []
        for name in names where name.head < index && seen.insert(name.head).inserted {
            let first = tree.coordinationHead(of: name.head)
            let conjuncts = (annotated.lists[name.head] ?? tree.conjuncts(of: first)).filter { $0 < index }
            seen.formUnion(conjuncts)
            let actors = conjuncts.flatMap { annotated.phrases[$0]?.actors ?? [] }.filter(isStateLike)
            if actors.count > 1, count == nil || actors.count == count { lists.append(unique(actors)) }
        }
        if let last = lists.last { return last }
        guard let count else { return nil }
        let states = unique(names.filter { $0.head < index }.map(\.actor).filter { $0.kind == "state" })
        return states.count == count ? states : nil
    }

    /// The last two that were named or described side by side: "the army and the rebels … the two parties".
    private func lastPair(before index: Int) -> [Actor]? {
        for word in stride(from: index - 1, through: max(0, index - 120), by: -1) {
            guard let phrase = annotated.phrases[word], tree.nodes[word].relation == .conj else { continue }
            let pair = tree.conjuncts(of: tree.coordinationHead(of: word)).filter { $0 < index }
            guard pair.count == 2, let other = annotated.phrases[pair[0]] else { continue }
            let actors = unique(other.actors + phrase.actors)
            let areSides = actors.allSatisfy {
                isStateLike($0)
                    || ["MIL", "REB", "UAF", "PRM", "CRM", "OPP", "PTY"].contains($0.sectors.first ?? "")
            }
            if actors.count == 2, areSides { return actors }
        }
        return nil
    }

    /// The members of the last organisation named before.
    private func membersOfBody(before index: Int, count: Int?) -> [Actor]? {
        let bodies = names.filter { $0.head < index || count != nil }.map(\.actor).filter {
            $0.sectors.first == "IGO"
        }.compactMap(\.id)
        for id in bodies.reversed() {
            let members = directory.members(of: id, on: day)
            if let count {
                if members.count == count { return members }
            } else if (2...8).contains(members.count) {
                return members
            }
        }
        return nil
    }

    func isStateLike(_ actor: Actor) -> Bool {
        switch actor.kind {
        case "state", "government", "capital": true
        default: actor.sectors.first == "GOV"
        }
    }

    private func unique(_ actors: [Actor]) -> [Actor] {
        var found: [Actor] = []
        for actor in actors where !found.contains(actor) { found.append(actor) }
        return found
    }

    static let groupNouns: Set<String> = [
        "country", "countries", "state", "states", "nation", "nations", "government", "governments", "regime",
        "regimes", "junta", "juntas", "neighbour",
        "neighbours", "neighbor", "neighbors", "side", "sides", "party", "parties", "capital", "capitals",
        "leader", "leaders", "member", "members", "ally", "allies",
        "administration", "administrations", "army", "armies", "pays", "état", "états", "nation",
        "gouvernement", "gouvernements", "régime", "régimes", "junte", "juntes", "voisin",
        "voisins", "partie", "parties", "camp", "camps", "capitale", "capitales", "dirigeant", "dirigeants",
        "membre", "membres", "allié", "alliés", "armée", "armées",
    ]
}
