import EventData
import Grammar

extension PhrasePass {
    /// Resolves pronouns, "the group", "the three countries" to what was named before.
    mutating func pointBack() {
        for index in tree.nodes.indices {
            let node = tree.nodes[index]
            if node.wordClass == .pronoun || node.features.contains(.possessive) {
                resolvePronoun(at: index)
            } else if node.wordClass == .noun {
                resolveGroup(at: index)
                resolveDescription(at: index)
                resolveJointForce(at: index)
            }
        }
    }

    /// "its citizens", "son armée": of the country of whom the pronoun means.
    mutating func ownPeople() {
        for index in tree.nodes.indices {
            guard let phrase = annotated.phrases[index], !phrase.isName, phrase.actors.count == 1,
                phrase.actors[0].id == nil || phrase.actors[0].sectors == ["MIL"]
            else { continue }
            let owners = tree.children(of: index).filter {
                tree.nodes[$0].features.contains(.possessive) || tree.nodes[$0].relation == .nmodPoss
            }
            guard let owner = owners.compactMap({ annotated.phrases[$0] }).first, owner.basis == .coreferent,
                let country = owner.actors.first?.country,
                country != phrase.actors[0].country, PhrasePass.needsCountry(phrase.actors[0].sectors.first)
            else { continue }
            if phrase.actors[0].id != nil, let army = directory.army(of: country) {
                annotated.phrases[index]?.actors = [army]
            } else {
                annotated.phrases[index]?.actors[0].country = country
            }
        }
    }

    /// "les polices des deux pays", "delegations from both countries": those of each.
    mutating func spreadGroups() {
        for index in tree.nodes.indices {
            guard let phrase = annotated.phrases[index], !phrase.isName, phrase.actors.count == 1,
                tree.nodes[index].features.contains(.plural),
                let group = tree.children(of: index).first(where: {
                    tree.nodes[$0].relation == .nmod && annotated.phrases[$0]?.basis == .group
                }), let members = annotated.phrases[group]?.actors
            else { continue }
            let countries = members.compactMap(\.country)
            guard countries.count == members.count, Set(countries).count == countries.count else { continue }
            let actors = each(of: countries, phrase.actors[0])
            annotated.phrases[index]?.actors = actors
            annotated.phrases[index]?.basis = .group
        }
    }

    // MARK: Pronouns

    private mutating func resolvePronoun(at index: Int) {
        let word = tree.nodes[index].folded
        let found: [Actor]
        switch word {
        case "l'", "l’", "le", "la":
            guard isObject(index), !standsForClause(index) else { return }
            found = lastSingular(before: index, feminine: word == "la" ? true : nil)
        case "les":
            guard isObject(index) else { return }
            found = lastPlural(before: index)
        case "he", "she", "him", "his", "her": found = lastPerson(before: index)
        case "it", "its": found = lastBody(before: index)
        case "they", "them", "their", "ils", "elles", "leur", "leurs", "eux":
            found = lastPlural(before: index)
        case "il", "elle", "lui":
            found = isExpletive(index) ? [] : lastSingular(before: index, feminine: word == "elle")
        case "son", "sa", "ses": found = lastSingular(before: index, feminine: nil)
        default: return
        }
        guard !found.isEmpty else { return }
        annotated.phrases[index] = NounPhrase(
            head: index,
            words: index..<index + 1,
            actors: found,
            basis: .coreferent,
            isName: false
        )
    }

    private func isObject(_ index: Int) -> Bool {
        tree.nodes[index].relation == .obj || tree.nodes[index].relation == .iobj
    }

    /// "l'a confirmé", "le dit": the pronoun stands for what was told.
    private func standsForClause(_ index: Int) -> Bool {
        let verb = tree.nodes[index].head
        return PhrasePass.telling.contains(tree.nodes[verb].lemma)
            || VerbForms.shared.lemmas(of: tree.nodes[verb].folded, language: .french).contains(
                where: PhrasePass.telling.contains
            )
    }

    static let telling: Set<String> = [
        "affirmer", "annoncer", "assurer", "confirmer", "croire", "décider", "déclarer", "démentir",
        "devenir", "dire", "écrire", "espérer", "estimer", "être", "expliquer", "faire", "falloir",
        "indiquer", "montrer", "penser", "permettre", "pouvoir", "préciser", "prévoir", "promettre",
        "prouver", "rappeler", "rapporter", "reconnaître", "répéter", "savoir", "souhaiter", "souligner",
        "vouloir", "imposer", "exiger", "nier", "révéler", "signaler", "laisser",
    ]

    /// Whom the verb over an object has for its subject: "soldiers attacked them" is not about themselves.
    private func subjects(over index: Int) -> [Actor] {
        let node = tree.nodes[index]
        guard node.relation == .obj || node.relation == .iobj || node.relation == .obl,
            tree.nodes[node.head].wordClass.isVerbal
        else { return [] }
        return tree.arguments(of: node.head).subjects.flatMap { tree.conjuncts(of: $0) }.flatMap {
            annotated.phrases[$0]?.actors ?? []
        }
    }

    private func isExpletive(_ index: Int) -> Bool {
        tree.nodes[index].relation == .expl
            && ["y", "faut"].contains(index + 1 < tree.nodes.count ? tree.nodes[index + 1].folded : "")
    }

    /// Phrases before a word, the nearest first, subjects before others within a sentence.
    private func phrases(before index: Int) -> [NounPhrase] {
        var found: [NounPhrase] = []
        let sentence = tree.nodes[index].sentence
        let own = subjects(over: index)
        for back in 0...4 where sentence - back >= 0 {
            let range = tree.sentences[sentence - back]
            let inSentence = range.reversed().filter { $0 < index }.compactMap { annotated.phrases[$0] }
            let subjects = inSentence.filter { tree.nodes[$0.head].relation.isSubject }
            found +=
                back == 0
                ? inSentence
                : subjects.reversed() + inSentence.filter { !tree.nodes[$0.head].relation.isSubject }
        }
        if own.isEmpty { return found }
        return found.filter { phrase in
            !phrase.actors.contains { actor in
                own.contains {
                    $0 == actor
                        || $0.country != nil && $0.country == actor.country
                            && isStateLike($0) && isStateLike(actor)
                }
            }
        }
    }

    private func lastPerson(before index: Int) -> [Actor] {
        for phrase in phrases(before: index) {
            guard phrase.actors.count == 1, let actor = phrase.actors.first else { continue }
            if actor.kind == "person" || PhrasePass.singularRoles.contains(tree.nodes[phrase.head].lemma) {
                return [actor]
            }
        }
        return []
    }

    private func lastBody(before index: Int) -> [Actor] {
        for phrase in phrases(before: index) where phrase.actors.count == 1 {
            let node = tree.nodes[phrase.head]
            if phrase.actors[0].kind == "person" || node.features.contains(.plural)
                || node.wordClass == .adjective
            {
                continue
            }
            // "The force of its members": what a noun owns does not own it.
            if tree.isInNounPhrase(index, under: phrase.head) { continue }
            if PhrasePass.singularRoles.contains(node.lemma) { continue }
            return phrase.actors
        }
        return []
    }

    private func lastPlural(before index: Int) -> [Actor] {
        for phrase in phrases(before: index) {
            let first = tree.coordinationHead(of: phrase.head)
            let conjuncts = (annotated.lists[phrase.head] ?? tree.conjuncts(of: first)).filter { $0 < index }
            if conjuncts.count > 1 {
                let all = conjuncts.flatMap { annotated.phrases[$0]?.actors ?? [] }
                if all.count > 1 { return all }
            }
            if phrase.actors.count > 1 || tree.nodes[phrase.head].features.contains(.plural) {
                return phrase.actors
            }
        }
        return []
    }

    private func lastSingular(before index: Int, feminine: Bool?) -> [Actor] {
        for phrase in phrases(before: index) where phrase.actors.count == 1 {
            let node = tree.nodes[phrase.head]
            if node.features.contains(.plural) || node.wordClass == .adjective { continue }
            if feminine == true, node.features.contains(.masculine) { continue }
            if feminine == false, node.features.contains(.feminine), phrase.actors[0].kind != "person" {
                continue
            }
            return phrase.actors
        }
        return []
    }

    static let singularRoles: Set<String> = [
        "president", "minister", "leader", "general", "colonel", "captain", "spokesman", "spokeswoman",
        "spokesperson", "governor",
        "mayor", "chief", "head", "commander", "official", "director", "ambassador", "envoy", "king",
        "analyst", "man", "woman",
        "président", "ministre", "chef", "général", "capitaine", "porte-parole", "gouverneur", "maire",
        "commandant",
        "directeur", "ambassadeur", "envoyé", "roi", "analyste", "homme", "femme", "responsable", "préfet",
        "dirigeant",
    ]

    // MARK: Descriptions

    /// "the group", "the bloc", "l'organisation", "the company": the last of its kind.
    private mutating func resolveDescription(at index: Int) {
        let node = tree.nodes[index]
        guard annotated.phrases[index]?.isName != true, annotated.phrases[index]?.basis != .group else {
            return
        }
        guard let kind = PhrasePass.descriptions[node.lemma] ?? PhrasePass.descriptions[node.folded] else {
            return
        }
        guard isDefinite(index), !node.features.contains(.plural) else { return }
        // A word with a country or a name of its own points at that, not back.
        if country(around: index) != nil { return }
        guard
            let actor = kind == .body
                ? lastBody(before: index, called: node.folded)
                : names.last(where: { $0.head < index && kind.matches($0.actor) })?.actor
                    ?? lastGroup(before: index, of: kind)
        else { return }
        let words = tree.phrase(of: index)
        annotated.phrases[index] = NounPhrase(
            head: index,
            words: words,
            actors: [actor],
            basis: .coreferent,
            isName: false
        )
    }

    /// "a group of soldiers … the group": the last that was described as one.
    private func lastGroup(before index: Int, of kind: Kind) -> Actor? {
        guard kind == .armed else { return nil }
        for word in stride(from: index - 1, through: 0, by: -1) {
            guard let phrase = annotated.phrases[word], phrase.actors.count == 1,
                let sector = phrase.actors[0].sectors.first
            else { continue }
            if ["REB", "UAF", "PRM", "CRM"].contains(sector) { return phrase.actors[0] }
            if sector == "MIL", ["group", "groupe"].contains(tree.nodes[tree.nodes[word].head].lemma) {
                return phrase.actors[0]
            }
        }
        return nil
    }

    func isDefinite(_ index: Int) -> Bool {
        // "The bloc's new force": the article may hang on the force.
        if index > 0, tree.nodes[index].relation == .nmodPoss, tree.nodes[index - 1].folded == "the" {
            return true
        }
        return tree.children(of: index).contains {
            let word = tree.nodes[$0].folded
            return ["the", "this", "that", "le", "la", "l'", "l’", "ce", "cette", "cet"].contains(word)
        }
    }

    enum Kind {
        case body, armed, firm, country

        func matches(_ actor: Actor) -> Bool {
            switch self {
            case .body: actor.sectors.first == "IGO" && !PhrasePass.isForce(actor)
            case .armed: ["REB", "UAF", "PRM", "CRM"].contains(actor.sectors.first ?? "")
            case .firm: actor.sectors.first == "BUS" || actor.sectors.first == "MNC"
            case .country: actor.kind == "state"
            }
        }
    }

    static let descriptions: [String: Kind] = [
        "bloc": .body, "organisation": .body, "organization": .body, "alliance": .body,
        "confederation": .body, "union": .body, "community": .body,
        "confédération": .body, "communauté": .body, "institution": .body, "grouping": .body, "group": .armed,
        "groupe": .armed, "movement": .armed,
        "mouvement": .armed, "militia": .armed, "milice": .armed, "coalition": .armed, "company": .firm,
        "firm": .firm, "compagnie": .firm,
        "entreprise": .firm, "société": .firm, "country": .country, "pays": .country, "nation": .country,
    ]
}
