import EventData
import Grammar

extension PhrasePass {
    /// The body that "the alliance", "the bloc", "l'organisation" means: of those that bear the word the last that was
    /// named, else the last that was spoken of in any words.
    ///
    /// An alliance that has left "West Africa's regional bloc" stays "the alliance", and "the bloc" as long as the report
    /// goes on about it.
    func lastBody(before index: Int, called word: String) -> Actor? {
        let named = names.filter { $0.head < index && Kind.body.matches($0.actor) }
        let bearer = named.last { name in
            folded(name.actor.name).contains(word)
                || tree.nodes[name.words].contains { $0.folded == word }
        }
        if let bearer, !PhrasePass.wordsForAnyBody.contains(word) { return bearer.actor }
        guard !named.isEmpty else { return nil }
        // "The three left the regional bloc": their own alliance is another.
        let leavers = leavers(of: index)
        for earlier in stride(from: index - 1, through: 0, by: -1) {
            guard let phrase = annotated.phrases[earlier], phrase.actors.count == 1,
                phrase.isName || phrase.basis == .coreferent, Kind.body.matches(phrase.actors[0]),
                let id = phrase.actors[0].id, named.contains(where: { $0.actor.id == id })
            else { continue }
            if leavers.count > 1, Set(directory.members(of: id, on: day).compactMap(\.country)) == leavers {
                continue
            }
            return phrase.actors[0]
        }
        return nil
    }

    /// The countries that leave what a word means.
    private func leavers(of index: Int) -> Set<String> {
        let verb = tree.nodes[index].head
        guard PhrasePass.leaving.contains(tree.nodes[verb].lemma) else { return [] }
        let actors = tree.arguments(of: verb).subjects.flatMap { tree.conjuncts(of: $0) }.flatMap {
            annotated.phrases[$0]?.actors ?? []
        }
        return Set(actors.compactMap(\.country))
    }

    private static let leaving: Set<String> = [
        "leave", "quit", "exit", "withdraw", "depart", "secede", "quitter", "retirer", "sortir",
    ]

    /// "The joint force", "le bataillon conjoint": that of the alliance which the report speaks of.
    mutating func resolveJointForce(at index: Int) {
        guard PhrasePass.jointForces.contains(tree.nodes[index].lemma),
            annotated.phrases[index]?.isName != true,
            isDefinite(index) || tree.nodes[index].part == .title || owner(of: index) != nil,
            // "The joint unit was inaugurated": what is raised does nothing yet.
            !hasDemonym(index), tree.nodes[index].relation != .nsubjPass,
            tree.children(of: index).contains(where: {
                PhrasePass.wordsForJoint.contains(tree.nodes[$0].lemma)
                    || PhrasePass.wordsForJoint.contains(tree.nodes[$0].folded)
            }), let actor = owner(of: index) ?? lastAlliance(before: index)
        else { return }
        annotated.phrases[index] = NounPhrase(
            head: index,
            words: tree.phrase(of: index),
            actors: [actor],
            basis: .coreferent,
            isName: false
        )
    }

    /// "The joint Malian and French force": of countries, and of no alliance.
    private func hasDemonym(_ index: Int) -> Bool {
        tree.children(of: index).contains { child in
            [.amod, .compound].contains(tree.nodes[child].relation)
                && directory.country(ofDemonym: tree.nodes[child].form) != nil
        }
    }

    /// The body to which a force belongs by its own words: "the bloc's joint force".
    private func owner(of index: Int) -> Actor? {
        tree.children(of: index).lazy.filter {
            tree.nodes[$0].relation == .nmodPoss
                || tree.nodes[$0].relation == .nmod
                    && ["of", "de"].contains(tree.prepositions(of: $0).first ?? "")
        }.compactMap { annotated.phrases[$0]?.actors.first }.first { Kind.body.matches($0) && $0.id != nil }
    }

    /// The last alliance of which the report names all members; else the last that has few.
    private func lastAlliance(before index: Int) -> Actor? {
        let countries = Set(annotated.phrases.compactMap { $0 }.flatMap(\.actors).compactMap(\.country))
        let alliances = names.compactMap { name -> (actor: Actor, members: [String])? in
            guard name.head < index, Kind.body.matches(name.actor), let id = name.actor.id else { return nil }
            let members = directory.members(of: id, on: day).compactMap(\.country)
            return (2...20).contains(members.count) ? (name.actor, members) : nil
        }
        return (alliances.last { countries.isSuperset(of: $0.members) } ?? alliances.last)?.actor
    }

    private func folded(_ name: String) -> [String] {
        name.lowercased().split(separator: " ").map { String($0) }
    }

    /// Words that any body may go by, also one that bears them in its name.
    private static let wordsForAnyBody: Set<String> = [
        "bloc", "organisation", "organization", "institution", "grouping",
    ]

    private static let jointForces: Set<String> = [
        "force", "battalion", "brigade", "unit", "army", "contingent", "troop", "bataillon", "unité", "armée",
        "troupe",
    ]

    private static let wordsForJoint: Set<String> = [
        "joint", "common", "unified", "combined", "tri-nation", "tripartite", "conjoint", "conjointe",
        "commun", "commune", "unifié", "unifiée", "mixte",
    ]
}
