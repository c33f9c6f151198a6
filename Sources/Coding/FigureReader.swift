internal import EventData
internal import Grammar

/// Reads how many were killed, hurt, taken, and who they were, from the numbers of a report.
struct FigureReader {
    let status: StatusReader
    var finder: EventFinder { status.finder }
    var coder: ReportCoder { finder.coder }
    var tree: Tree { finder.tree }

    /// A figure and the word by which it belongs to an event.
    struct Found {
        var number: NumberMention
        var figure: Figure
        /// The verb or noun that makes the number one of killed, hurt or taken.
        var anchor: Int
        /// The noun that is counted.
        var noun: Int
    }

    /// All figures of the report, in order of the text.
    private(set) var figures: [Found] = []

    init(status: StatusReader) {
        self.status = status
        figures = coder.annotated.numbers.compactMap(figure)
    }

    /// Gives each figure to the event that it belongs to: that of its own verb, else the nearest of its kind.
    func assign(to candidates: inout [Candidate]) {
        defer { addSingles(to: &candidates) }
        for found in figures {
            guard let index = owner(of: found, in: candidates) else { continue }
            var figure = found.figure
            let speaker = tollSpeaker(of: found)
            // "The ministry counted 107 dead": whoever counts vouches for the event too.
            if let speaker, candidates[index].attribution.isEmpty {
                candidates[index].attribution = [speaker]
            }
            figure.claimant = speaker?.evidence.words ?? candidates[index].attribution.last?.evidence.words
            candidates[index].figures.append(figure)
            candidates[index].victimHeads.append(found.noun)
        }
    }

    /// Who gives a toll: the subject of the verb of counting or saying over it.
    private func tollSpeaker(of found: Found) -> Attribution? {
        var current = found.anchor
        for _ in 0..<5 {
            let governor = tree.nodes[current].head
            if governor == current { return nil }
            if tree.nodes[governor].wordClass.isVerbal,
                finder.lemmas(of: governor).contains(where: FigureReader.counting.contains)
            {
                guard let subject = coder.arguments(of: governor).subjects.first, subject != found.noun,
                    coder.annotated.phrases[subject]?.actors.isEmpty == false
                        || !coder.classes(of: subject).isDisjoint(with: [.actor, .civ, .gov, .group, .media])
                else { return nil }
                return status.attribution(at: subject)
            }
            current = governor
        }
        return nil
    }

    private static let counting: Set<String> = [
        "count", "report", "record", "give", "put", "list", "tally", "register", "estimate", "say", "confirm",
        "cite", "speak", "announce",
        "compter", "dénombrer", "recenser", "avancer", "donner", "parler", "annoncer", "rapporter", "évoquer",
        "signaler", "estimer", "comptabiliser", "faire", "établir", "chiffrer", "relever", "dire", "affirmer",
        "indiquer", "confirmer", "reconnaître", "admettre", "déplorer", "retrouver", "ramasser", "enterrer",
        "acknowledge", "admit", "find", "recover", "bury", "pull", "collect", "claim", "tell",
    ]

    /// A single victim, named or not, counts one: "killed the mayor", "a tué un berger".
    private func addSingles(to candidates: inout [Candidate]) {
        for index in candidates.indices
        where candidates[index].type == .assault && candidates[index].status != .negated
            && !candidates[index].isNoun
        {
            let quantity: Figure.Quantity
            if candidates[index].modes.contains("abduct") {
                quantity = .abducted
            } else {
                guard
                    finder.lemmas(of: candidates[index].head).contains(where: {
                        FigureReader.verbs[$0] == .killed && $0 != "shoot"
                    })
                else { continue }
                quantity = .killed
            }
            guard !candidates[index].figures.contains(where: { $0.quantity == quantity }),
                let victim = single(candidates[index].recipientHeads)
            else { continue }
            let words = tree.phrase(of: victim)
            let actor = coder.annotated.phrases[victim]?.actors.first
            let text = coder.annotated.evidence(words)
            candidates[index].figures.append(
                Figure(
                    quantity: quantity,
                    low: 1,
                    high: nil,
                    bound: .exactly,
                    counted: .init(words: text.words, sector: actor?.sectors.first, country: actor?.country),
                    claimant: nil,
                    evidence: text
                )
            )
        }
    }

    /// The one person that a list of heads names, if it is one.
    private func single(_ heads: [Int]) -> Int? {
        guard heads.count == 1, tree.conjuncts(of: heads[0]).count == 1 else { return nil }
        let node = tree.nodes[heads[0]]
        guard !node.features.contains(.plural) else { return nil }
        // "killing a watchman": nobody whom the tables know, and no thing.
        if coder.annotated.phrases[heads[0]] == nil, node.wordClass == .noun,
            !Quantities.words.contains(node.lemma), coder.classes(of: heads[0]).isEmpty,
            tree.children(of: heads[0]).contains(where: {
                ["a", "an", "un", "une"].contains(tree.nodes[$0].folded)
            })
        {
            return heads[0]
        }
        guard let phrase = coder.annotated.phrases[heads[0]], phrase.actors.count == 1 else { return nil }
        if phrase.actors[0].kind == "person", phrase.isName || hasArticle(heads[0]) { return heads[0] }
        return phrase.isName
            ? nil
            : hasArticle(heads[0]) && phrase.actors[0].kind != "body" && phrase.actors[0].kind != "army"
                ? heads[0] : nil
    }

    private func hasArticle(_ index: Int) -> Bool {
        tree.children(of: index).contains {
            ["a", "an", "the", "un", "une", "le", "la", "l'", "l’"].contains(tree.nodes[$0].folded)
        }
    }

    private func owner(of found: Found, in candidates: [Candidate]) -> Int? {
        let types = FigureReader.types(of: found.figure.quantity)
        let fitting = candidates.indices.filter {
            types.contains(candidates[$0].type) && isFitting(candidates[$0], found)
        }
        if let exact = fitting.first(where: {
            candidates[$0].words.contains(found.anchor) || candidates[$0].words.contains(found.noun)
        }) {
            return exact
        }
        let sentence = tree.nodes[found.noun].sentence
        let same = fitting.filter { tree.nodes[candidates[$0].head].sentence == sentence }
        if let near = same.min(by: {
            abs(candidates[$0].head - found.noun) < abs(candidates[$1].head - found.noun)
        }) {
            return near
        }
        return fitting.last { candidates[$0].head < found.noun } ?? nil
    }

    private func isFitting(_ candidate: Candidate, _ found: Found) -> Bool {
        switch found.figure.quantity {
        case .abducted: candidate.type != .assault || candidate.modes.contains("abduct")
        case .killed, .injured: !candidate.modes.contains("abduct")
        case .arrested: candidate.modes.contains("arrest")
        case .freed: candidate.type != .retreat || candidate.modes.contains("release")
        default: true
        }
    }

    private static func types(of quantity: Figure.Quantity) -> Set<EventType> {
        switch quantity {
        case .killed, .injured: [.assault, .protest, .coerce]
        case .abducted, .missing: [.assault]
        case .arrested: [.coerce]
        case .displaced: [.sanction, .assault]
        case .freed: [.retreat, .aid]
        case .size: [.mobilize, .protest, .retreat]
        case .sum: [.aid, .agree, .sanction, .coerce]
        }
    }

    /// What a number counts, where words near it say that it counts killed, hurt, taken and so on.
    private func figure(_ number: NumberMention) -> Found? {
        guard number.isCount, let noun = countedNoun(number) else { return nil }
        // "several" says that there were some, and not how many.
        if number.high == nil, number.bound == .atLeast, number.low == 3, number.words.count == 1 {
            return nil
        }
        guard let (quantity, anchor) = quantity(of: noun, number) else { return nil }
        let actor = (coder.annotated.phrases[noun] ?? nil)?.actors.first
        let words = min(number.words.lowerBound, noun)..<max(number.words.upperBound, noun + 1)
        let counted = Figure.Counted(
            words: coder.annotated.evidence(tree.phrase(of: noun)).words,
            sector: actor?.sectors.first,
            country: actor?.country
        )
        return Found(
            number: number,
            figure: Figure(
                quantity: quantity,
                low: number.low,
                high: number.high,
                bound: number.bound,
                counted: counted,
                claimant: nil,
                evidence: coder.annotated.evidence(words)
            ),
            anchor: anchor,
            noun: noun
        )
    }

    /// The noun that a number counts; the number's own last word where it stands alone ("killed 12").
    private func countedNoun(_ number: NumberMention) -> Int? {
        let last = number.words.upperBound - 1
        let head = tree.nodes[last].head
        let relation = tree.nodes[last].relation
        if relation == .nummod || relation == .det || relation == .amod, head > last || head == last - 1 {
            return head
        }
        // "dozens of soldiers", "une vingtaine de civils"
        for index in number.words.reversed() {
            if let counted = tree.children(of: index).first(where: {
                tree.nodes[$0].relation == .nmod
                    && ["of", "de"].contains(tree.prepositions(of: $0).first ?? "")
            }) {
                return counted
            }
        }
        if last + 1 < tree.nodes.count,
            tree.nodes[last + 1].wordClass == .noun || tree.nodes[last + 1].wordClass == .adjective,
            tree.nodes[last + 1].sentence == tree.nodes[last].sentence
        {
            return tree.nominal(after: last) ?? last + 1
        }
        return last
    }

    /// What is counted, by the words around it.
    private func quantity(of noun: Int, _ number: NumberMention) -> (Figure.Quantity, Int)? {
        let node = tree.nodes[noun]
        if let quantity = FigureReader.nouns[node.lemma] ?? FigureReader.nouns[node.folded] {
            return (quantity, noun)
        }
        // "a 5,000-personnel battalion", "une force de 5 000 hommes"
        if FigureReader.ranks.contains(node.lemma) || FigureReader.ranks.contains(node.folded),
            [.nmod, .compound, .amod].contains(node.relation), coder.classes(of: node.head).contains(.force),
            node.relation != .nmod || ["of", "de"].contains(tree.prepositions(of: noun).first ?? "")
        {
            return (.size, node.head)
        }
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

    private static let ranks: Set<String> = [
        "man", "men", "personnel", "strong", "member", "soldier", "troop", "fighter", "recruit", "homme",
        "élément", "soldat", "militaire", "combattant", "recrue", "membre",
    ]

    private static let people: Set<String> = ["people", "person", "personne"]

    private func verbQuantity(of index: Int) -> Figure.Quantity? {
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

    private static let verbs: [String: Figure.Quantity] = [
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
