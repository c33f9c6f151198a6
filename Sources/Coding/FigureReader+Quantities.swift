internal import EventData
internal import Grammar

extension FigureReader {
    /// What is counted, by the words around it.
    func quantity(of noun: Int, _ number: NumberMention) -> (Figure.Quantity, Int)? {
        let node = tree.nodes[noun]
        if let quantity = FigureReader.nouns[node.lemma] ?? FigureReader.nouns[node.folded] {
            return (quantity, noun)
        }
        if let strength = strength(of: noun, number) { return strength }
        // "a 5,000-personnel battalion", "une force de 5 000 hommes"
        if FigureReader.ranks.contains(node.lemma) || FigureReader.ranks.contains(node.folded),
            [.nmod, .compound, .amod].contains(node.relation), coder.classes(of: node.head).contains(.force),
            node.relation != .nmod || ["of", "de"].contains(tree.prepositions(of: noun).first ?? "")
        {
            return (.size, node.head)
        }
        if let force = countedForce(by: noun) { return (.size, force) }
        // "12 people dead", "deux soldats tués", "leaving ten wounded"
        for child in tree.children(of: noun) where child > noun {
            if let quantity = verbQuantity(of: child),
                tree.nodes[child].relation == .acl || tree.nodes[child].relation == .amod
            {
                return (quantity, child)
            }
            if tree.nodes[child].relation == .amod, let quantity = FigureReader.nouns[tree.nodes[child].lemma]
            {
                return (quantity, child)
            }
        }
        // "six of its fighters", "plus de 100 soldats": the verb governs the number or its bound.
        var first = tree.coordinationHead(of: noun)
        for _ in 0..<4 {
            let head = tree.nodes[first].head
            guard head != first,
                number.words.contains(head) || Quantities.words.contains(tree.nodes[head].lemma)
                    || ["plus", "moins", "more", "fewer", "less", "près"].contains(tree.nodes[head].folded)
            else { break }
            first = tree.coordinationHead(of: head)
        }
        let governor = tree.nodes[first].head
        guard governor != first else { return nil }
        if tree.nodes[first].relation.isSubject, let quantity = FigureReader.nouns[tree.nodes[governor].lemma]
        {
            return (quantity, governor)
        }
        if let quantity = FigureReader.nouns[tree.nodes[governor].lemma],
            tree.nodes[first].relation == .nmod || tree.nodes[first].relation == .obl
        {
            // "the deaths of 12 soldiers", "la mort de douze soldats"
            return (quantity, governor)
        }
        let arguments = coder.arguments(of: governor)
        if isCostingLives(governor, of: first, arguments) || isToll(governor, arguments, noun: noun) {
            return (.killed, governor)
        }
        if isDying(governor), arguments.subjects.contains(first) || arguments.subjects.contains(noun) {
            return (.killed, governor)
        }
        guard let quantity = verbQuantity(of: governor) else { return nil }
        if isDying(governor), arguments.subjects.contains(first) || arguments.subjects.contains(noun) {
            return (.killed, governor)
        }
        let undergoers =
            FigureReader.intransitive.contains(tree.nodes[governor].lemma)
            ? arguments.subjects : arguments.objects
        if undergoers.contains(first) || undergoers.contains(noun) { return (quantity, governor) }
        return nil
    }

    /// "The force counts 5,000 soldiers", "une brigade forte de 300 hommes": what is as strong as a number says.
    private func countedForce(by noun: Int) -> Int? {
        guard FigureReader.ranks.contains(tree.nodes[noun].lemma) else { return nil }
        let governor = tree.nodes[noun].head
        if ["fort", "forte", "strong"].contains(tree.nodes[governor].folded),
            tree.prepositions(of: noun).first == "de"
        {
            return governor
        }
        guard finder.lemmas(of: governor).contains(where: FigureReader.numbering.contains) else { return nil }
        let arguments = coder.arguments(of: governor)
        let isForce = arguments.subjects.contains { subject in
            coder.classes(of: subject).contains(.force) || tree.nodes[subject].wordClass == .pronoun
        }
        return isForce && arguments.objects.contains(noun) ? governor : nil
    }

    private static let numbering: Set<String> = [
        "count", "number", "comprise", "total", "field", "compter", "aligner", "totaliser", "comprendre",
        "regrouper",
    ]

    /// "lost their lives", "ont trouvé la mort": a verb that kills its subject by its object.
    private func isDying(_ verb: Int) -> Bool {
        let verbs: Set<String> = ["lose", "perdre", "trouver", "laisser", "meet", "find", "rencontrer"]
        guard finder.lemmas(of: verb).contains(where: verbs.contains) else { return false }
        let objects = coder.arguments(of: verb).objects
        return objects.contains { ["life", "vie", "death", "mort"].contains(tree.nodes[$0].lemma) }
    }

    /// "a coûté la vie à douze personnes", "cost the lives of two".
    private func isCostingLives(_ verb: Int, of noun: Int, _ arguments: Arguments) -> Bool {
        let verbs: Set<String> = ["cost", "claim", "take", "coûter", "ôter", "arracher", "prendre"]
        guard finder.lemmas(of: verb).contains(where: verbs.contains),
            arguments.objects.contains(where: { ["life", "vie"].contains(tree.nodes[$0].lemma) })
        else { return false }
        return !Set(tree.prepositions(of: noun)).isDisjoint(with: ["à", "of"])
    }

    /// "gave a toll of 525", "puts the toll at 60", "the toll rose to 80": a bare number beside the word.
    private func isToll(_ verb: Int, _ arguments: Arguments, noun: Int) -> Bool {
        guard tree.nodes[noun].wordClass == .numeral || FigureReader.people.contains(tree.nodes[noun].lemma)
        else {
            return false
        }
        return (arguments.objects + arguments.subjects).contains { word in
            let lemma = tree.nodes[word].lemma
            if ["toll", "bilan"].contains(lemma) || FigureReader.nouns[lemma] == .killed { return true }
            // "the number of people killed rose to 86"
            return ["number", "count", "nombre", "total"].contains(lemma)
                && tree.subtree(of: word).contains {
                    FigureReader.verbs[tree.nodes[$0].lemma] == .killed
                        || FigureReader.nouns[tree.nodes[$0].lemma] == .killed
                }
        }
    }

    static let ranks: Set<String> = [
        "man", "men", "personnel", "strong", "member", "soldier", "troop", "fighter", "recruit", "homme",
        "élément", "soldat", "militaire", "combattant", "recrue", "membre",
    ]

    private static let people: Set<String> = ["people", "person", "personne"]

    func verbQuantity(of index: Int) -> Figure.Quantity? {
        for lemma in finder.lemmas(of: index) {
            if let quantity = FigureReader.verbs[lemma] { return quantity }
            // "hacked to death", "battu à mort", "mis à mort", "put out of action".
            if isMadeDead(after: index) { return .killed }
            // "shot dead", "gunned down": the second word kills.
            if lemma == "shoot" || lemma == "gun",
                (index + 1..<min(tree.nodes.count, index + 5)).contains(where: {
                    ["dead", "down"].contains(tree.nodes[$0].folded)
                })
            {
                return .killed
            }
        }
        return nil
    }

    private func isMadeDead(after verb: Int) -> Bool {
        let end = min(tree.sentences[tree.nodes[verb].sentence].upperBound, verb + 7)
        for index in verb + 1..<max(verb + 1, end) where index + 1 < end {
            let words = tree.nodes[index...].prefix(3).map(\.folded)
            if words[1] == "death", words[0] == "to" { return true }
            if words[1] == "mort", words[0] == "à" { return true }
            if words == ["out", "of", "action"] || words == ["hors", "de", "combat"]
                || words == ["par", "les", "armes"]
            {
                return true
            }
        }
        return false
    }

    private static let intransitive: Set<String> = [
        "die", "perish", "drown", "succumb", "disappear", "flee", "mourir", "périr", "succomber", "décéder",
        "disparaître", "fuir",
    ]

    static let verbs: [String: Figure.Quantity] = [
        "kill": .killed, "murder": .killed, "massacre": .killed, "slaughter": .killed, "die": .killed,
        "perish": .killed,
        "execute": .killed, "behead": .killed, "assassinate": .killed, "slay": .killed, "bury": .killed,
        "neutralize": .killed, "neutralise": .killed, "eliminate": .killed, "lynch": .killed,
        "tuer": .killed, "assassiner": .killed, "massacrer": .killed, "abattre": .killed, "exécuter": .killed,
        "mourir": .killed,
        "périr": .killed, "décéder": .killed, "succomber": .killed, "égorger": .killed, "décapiter": .killed,
        "neutraliser": .killed, "éliminer": .killed, "fusiller": .killed,
        "wound": .injured, "injure": .injured, "hurt": .injured, "maim": .injured, "blesser": .injured,
        "mutiler": .injured,
        "hang": .killed, "pendre": .killed, "drown": .killed, "poison": .killed, "liquidate": .killed,
        "mow": .killed, "stone": .killed, "lapider": .killed, "gun": .killed, "decapitate": .killed,
        "butcher": .killed, "exterminate": .killed, "mitrailler": .killed, "zigouiller": .killed,
        "occire": .killed, "trucider": .killed, "snatch": .abducted, "apprehend": .arrested,
        "nab": .arrested, "appréhender": .arrested, "écrouer": .arrested, "coffrer": .arrested,
        "incarcerate": .arrested, "élargir": .freed,
        "abduct": .abducted, "kidnap": .abducted, "capture": .abducted, "seize": .abducted,
        "enlever": .abducted, "kidnapper": .abducted,
        "capturer": .abducted, "ravir": .abducted, "arrest": .arrested, "detain": .arrested,
        "jail": .arrested, "imprison": .arrested,
        "arrêter": .arrested, "interpeller": .arrested, "détenir": .arrested, "emprisonner": .arrested,
        "incarcérer": .arrested,
        "displace": .displaced, "flee": .displaced, "uproot": .displaced, "déplacer": .displaced,
        "fuir": .displaced,
        "free": .freed, "release": .freed, "liberate": .freed, "rescue": .freed, "libérer": .freed,
        "relâcher": .freed,
        "disappear": .missing, "disparaître": .missing,
        "deploy": .size, "mobilize": .size, "mobilise": .size, "dispatch": .size, "déployer": .size,
        "mobiliser": .size, "envoyer": .size,
    ]

    private static let nouns: [String: Figure.Quantity] = [
        "dead": .killed, "death": .killed, "fatality": .killed, "corpse": .killed, "body": .killed,
        "toll": .killed, "slain": .killed,
        "dépouille": .killed, "corps": .killed, "killing": .killed,
        "martyr": .killed,
        "life": .killed, "mort": .killed, "décès": .killed, "tué": .killed, "cadavre": .killed,
        "vie": .killed,
        "wounded": .injured, "injured": .injured, "injury": .injured, "blessé": .injured,
        "hostage": .abducted, "captive": .abducted,
        "otage": .abducted, "arrest": .arrested, "detention": .arrested, "arrestation": .arrested,
        "interpellation": .arrested,
        "missing": .missing, "disparu": .missing,
    ]
}
