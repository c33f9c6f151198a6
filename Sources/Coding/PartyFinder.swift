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
            let conjuncts = withoutAppositions(tree.conjuncts(of: head))
            let listed = conjuncts.flatMap { coder.annotated.lists[$0] ?? [] }.filter {
                !conjuncts.contains($0)
            }
            for conjunct in (conjuncts + listed).sorted() where seen.insert(conjunct).inserted {
                for party in parties(at: conjunct, as: role)
                where !found.contains(where: { isSame($0, party) }) {
                    found.append(party)
                }
            }
        }
        return found
    }

    /// "Le secrétaire général de l'ONU, António Guterres, …": a name after a comma is no second party.
    private func withoutAppositions(_ conjuncts: [Int]) -> [Int] {
        guard conjuncts.count == 2, let first = coder.annotated.phrases[conjuncts[0]],
            let second = coder.annotated.phrases[conjuncts[1]], second.isName,
            second.actors.first?.kind == "person", tree.nodes[conjuncts[0]].wordClass == .noun,
            !tree.nodes[conjuncts[0]].features.contains(.plural),
            second.words.lowerBound - first.words.upperBound <= 1,
            !tree.children(of: conjuncts[0]).contains(where: { tree.nodes[$0].relation == .cc }),
            !tree.children(of: conjuncts[1]).contains(where: { tree.nodes[$0].relation == .cc })
        else { return conjuncts }
        return second.actors.first?.id == nil ? [conjuncts[0]] : [conjuncts[1]]
    }

    /// Whether a noun that no table knows is a name, or a word for bodies and those who act for them: no waiter.
    func isSomebody(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        let isName =
            node.form.first?.isUppercase == true
            && index > tree.sentences[node.sentence].lowerBound && node.part == .text
        let classes = coder.classes(of: index)
        if !classes.isDisjoint(with: [.place, .town]) { return false }
        return isName || !classes.isDisjoint(with: PartyFinder.people)
    }

    /// Somebody whom no table knows, by the words alone: "the brotherhood", "Les agresseurs".
    func stranger(at index: Int, as role: Role) -> Party? {
        let node = tree.nodes[index]
        guard node.wordClass == .noun || node.wordClass == .properNoun, coder.annotated.phrases[index] == nil
        else { return nil }
        if Quantities.words.contains(node.lemma) || ["way", "time", "air", "place"].contains(node.lemma) {
            return nil
        }
        if tree.looksLikeTime(index) || PartyFinder.casualties.contains(node.lemma) || node.form.count < 3 {
            return nil
        }
        let classes = coder.classes(of: index)
        if role == .actor {
            guard classes.isEmpty || isSomebody(index), !isEventNoun(index), !isAbstract(node.folded) else {
                return nil
            }
        } else {
            guard classes.isEmpty, !isEventNoun(index), !isAbstract(node.folded) else { return nil }
        }
        let evidence = coder.annotated.evidence(tree.phrase(of: index))
        return Party(
            evidence: evidence,
            actor: Actor(id: nil, name: evidence.words, country: nil, sectors: []),
            basis: .stated
        )
    }

    /// Classes of words for bodies of people and those who act for them.
    private static let people: WordClasses = [
        .gov, .body, .armed, .party, .group, .force, .court, .media, .state,
    ]

    private func isEventNoun(_ index: Int) -> Bool {
        coder.lexicon.framesByHead[
            .init(language: coder.language, headClass: .noun, lemma: tree.nodes[index].lemma)
        ] != nil
    }

    private func isAbstract(_ form: String) -> Bool {
        [
            "tion", "tions", "sion", "sions", "ité", "ités", "ity", "ities", "ness", "ance", "ence", "isme",
            "ism", "ship", "ure", "age",
        ].contains { form.hasSuffix($0) }
    }

    private static let measures: Set<String> = [
        "kilometre", "kilometer", "km", "mile", "metre", "meter", "tonne", "ton", "hectare", "kilomètre",
        "mètre", "lieue", "quintal",
    ]

    private func isSame(_ left: Party, _ right: Party) -> Bool {
        left.actor.id == right.actor.id && left.actor.name == right.actor.name
            && left.actor.country == right.actor.country && left.actor.sectors == right.actor.sectors
    }

    private func parties(at index: Int, as role: Role) -> [Party] {
        // "335 km de Niamey" is a distance.
        if PartyFinder.measures.contains(tree.nodes[index].lemma) { return [] }
        if PartyFinder.casualties.contains(tree.nodes[index].lemma) {
            // "30 morts parmi les soldats": those among whom they are.
            let among = tree.children(of: index).filter {
                tree.nodes[$0].relation == .nmod
                    && ["parmi", "among", "of", "de", "dont", "including", "chez"].contains(
                        tree.prepositions(of: $0).first ?? ""
                    )
            }
            return parties(of: among, as: role)
        }
        if let phrase = coder.annotated.phrases[index], !phrase.actors.isEmpty {
            // "le camp de Boulikessi": whoever holds a post.
            if role == .recipient, phrase.actors[0].sectors == ["UNK"] || phrase.actors[0].kind == "capital",
                coder.classes(of: index).contains(PartyFinder.base), let home = base(at: index)
            {
                return [home]
            }
            // "civil war", "guerre civile": an adjective of a kind is nobody.
            if tree.nodes[index].wordClass == .adjective, !phrase.isName, phrase.basis == .stated {
                return []
            }
            // "in Bamako" is where, not who.
            if phrase.actors[0].kind == "capital",
                !Set(tree.prepositions(of: index)).isDisjoint(with: PartyFinder.locatives)
            {
                return []
            }
            let evidence = coder.annotated.evidence(phrase.words)
            return phrase.actors.map { Party(evidence: evidence, actor: $0, basis: phrase.basis) }
        }
        if let counted = coder.countedNoun(of: index) { return parties(of: [counted], as: role) }
        if role == .recipient, coder.classes(of: index).contains(PartyFinder.base), let home = base(at: index)
        {
            return [home]
        }
        return owners(of: index, as: role)
    }

    /// Whose a thing is: "an army post", "la base de la Minusma", "Russian drones".
    func owners(of index: Int, as role: Role) -> [Party] {
        if role == .actor, coder.classes(of: index).isDisjoint(with: PartyFinder.ownedActs) { return [] }
        if coder.classes(of: index).contains(.town) || coder.classes(of: index).contains(.place) { return [] }
        for child in tree.children(of: index) {
            let node = tree.nodes[child]
            let isOwner: Bool
            switch node.relation {
            case .nmodPoss, .compound, .amod: isOwner = true
            case .nmod:
                let prepositions = tree.prepositions(of: child)
                isOwner = ["of", "de", "from", "belonging", "carrying", "transportant"].contains(
                    prepositions.first ?? ""
                )
            default: isOwner = false
            }
            if isOwner, let phrase = coder.annotated.phrases[child], !phrase.actors.isEmpty {
                let evidence = coder.annotated.evidence(tree.phrase(of: index))
                return tree.conjuncts(of: child).flatMap { coder.annotated.phrases[$0]?.actors ?? [] }
                    .map {
                        Party(
                            evidence: evidence,
                            actor: $0,
                            basis: phrase.basis == .stated ? .stated : phrase.basis
                        )
                    }
            }
        }
        return []
    }

    private static let casualties: Set<String> = [
        "mort", "blessé", "dead", "victim", "victime", "casualty", "death", "décès", "fatality", "tué",
        "disparu", "wounded", "injured", "corpse", "cadavre",
        "body", "corps", "prisonnier", "captive", "otage", "hostage", "prisoner",
    ]

    private static let base = WordClasses(named: "base")

    /// A post or a camp stands for the army that holds it.
    private func base(at index: Int) -> Party? {
        let owner = owners(of: index, as: .recipient)
        if let owner = owner.first { return owner }
        let evidence = coder.annotated.evidence(tree.phrase(of: index))
        guard let country = coder.annotated.country,
            !["camp"].contains(tree.nodes[index].lemma) || coder.language == .french
        else { return nil }
        return Party(
            evidence: evidence,
            actor: Actor(id: nil, name: evidence.words, country: country, sectors: ["MIL"], kind: "army"),
            basis: .stated
        )
    }

    private static let locatives: Set<String> = [
        "in", "at", "near", "outside", "to", "à", "dans", "près", "vers", "en",
    ]

    /// Things that act for their owner.
    private static let ownedActs: WordClasses = [
        WordClasses(named: "weapon"), WordClasses(named: "aircraft"), WordClasses(named: "ship"),
        WordClasses(named: "vehicle"),
        WordClasses(named: "operation"), WordClasses(named: "law"),
    ]
}
