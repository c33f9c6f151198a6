internal import EventData
internal import Grammar

/// Reads how many were killed, hurt, taken, and who they were, from the numbers of a report.
struct FigureReader {
    let finder: EventFinder
    var coder: ReportCoder { finder.coder }
    var tree: Tree { finder.tree }

    /// A figure and the word by which it belongs to an event.
    struct Found {
        var figure: Figure
        /// The verb or noun that makes the number one of killed, hurt or taken.
        var anchor: Int
        /// The noun that is counted.
        var noun: Int
    }

    /// All figures of the report, in order of the text.
    func figures() -> [Found] {
        coder.annotated.numbers.compactMap(figure)
    }

    /// Gives each figure to the event that it belongs to: that of its own verb, else the nearest of its kind.
    func assign(to candidates: inout [Candidate]) {
        for found in figures() {
            guard let index = owner(of: found, in: candidates) else { continue }
            var figure = found.figure
            figure.claimant = candidates[index].attribution.last?.evidence.words
            candidates[index].figures.append(figure)
            candidates[index].victimHeads.append(found.noun)
        }
    }

    private func owner(of found: Found, in candidates: [Candidate]) -> Int? {
        let types = FigureReader.types(of: found.figure.quantity)
        let fitting = candidates.indices.filter { types.contains(candidates[$0].type) && isFitting(candidates[$0], found) }
        if let exact = fitting.first(where: { candidates[$0].words.contains(found.anchor) || candidates[$0].words.contains(found.noun) }) {
            return exact
        }
        let sentence = tree.nodes[found.noun].sentence
        let same = fitting.filter { tree.nodes[candidates[$0].head].sentence == sentence }
        if let near = same.min(by: { abs(candidates[$0].head - found.noun) < abs(candidates[$1].head - found.noun) }) { return near }
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

    private func figure(_ number: NumberMention) -> Found? {
        guard number.isCount, let noun = countedNoun(number) else { return nil }
        guard let (quantity, anchor) = quantity(of: noun, number) else { return nil }
        let actor = (coder.annotated.phrases[noun] ?? nil)?.actors.first
        let words = min(number.words.lowerBound, noun)..<max(number.words.upperBound, noun + 1)
        let counted = Figure.Counted(
            words: coder.annotated.evidence(tree.phrase(of: noun)).words,
            sector: actor?.sectors.first,
            country: actor?.country
        )
        return Found(
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
        if relation == .nummod || relation == .det || relation == .amod, head > last || head == last - 1 { return head }
        // "dozens of soldiers", "une vingtaine de civils"
        for index in number.words.reversed() {
            if let counted = tree.children(of: index).first(where: {
                tree.nodes[$0].relation == .nmod && ["of", "de"].contains(tree.prepositions(of: $0).first ?? "")
            }) { return counted }
        }
        if last + 1 < tree.nodes.count, tree.nodes[last + 1].wordClass == .noun || tree.nodes[last + 1].wordClass == .adjective,
            tree.nodes[last + 1].sentence == tree.nodes[last].sentence
        {
            return tree.nominal(after: last) ?? last + 1
        }
        return last
    }

    /// What is counted, by the words around it.
    private func quantity(of noun: Int, _ number: NumberMention) -> (Figure.Quantity, Int)? {
        let node = tree.nodes[noun]
        if let quantity = FigureReader.nouns[node.lemma] ?? FigureReader.nouns[node.folded] { return (quantity, noun) }
        // "12 people dead", "deux soldats tués", "leaving ten wounded"
        for child in tree.children(of: noun) where child > noun {
            if let quantity = verbQuantity(of: child), tree.nodes[child].relation == .acl || tree.nodes[child].relation == .amod {
                return (quantity, child)
            }
            if tree.nodes[child].relation == .amod, let quantity = FigureReader.nouns[tree.nodes[child].lemma] {
                return (quantity, child)
            }
        }
        let first = tree.coordinationHead(of: noun)
        let governor = tree.nodes[first].head
        guard governor != first else { return nil }
        if let quantity = FigureReader.nouns[tree.nodes[governor].lemma],
            tree.nodes[first].relation == .nmod || tree.nodes[first].relation == .obl
        {
            // "the deaths of 12 soldiers", "la mort de douze soldats"
            return (quantity, governor)
        }
        guard let quantity = verbQuantity(of: governor) else {
            // "claimed the lives of 12", "laissé 12 morts"
            return nil
        }
        let arguments = coder.arguments(of: governor)
        let undergoers = FigureReader.intransitive.contains(tree.nodes[governor].lemma) ? arguments.subjects : arguments.objects
        if undergoers.contains(first) || undergoers.contains(noun) { return (quantity, governor) }
        return nil
    }

    private func verbQuantity(of index: Int) -> Figure.Quantity? {
        for lemma in finder.lemmas(of: index) {
            if let quantity = FigureReader.verbs[lemma] { return quantity }
        }
        return nil
    }

    private static let intransitive: Set<String> = [
        "die", "perish", "drown", "succumb", "disappear", "flee", "mourir", "périr", "succomber", "décéder", "disparaître", "fuir",
    ]

    private static let verbs: [String: Figure.Quantity] = [
        "kill": .killed, "murder": .killed, "massacre": .killed, "slaughter": .killed, "die": .killed, "perish": .killed,
        "execute": .killed, "behead": .killed, "assassinate": .killed, "slay": .killed, "shoot": .killed, "bury": .killed,
        "neutralize": .killed, "neutralise": .killed, "eliminate": .killed, "gun": .killed, "lynch": .killed, "hang": .killed,
        "tuer": .killed, "assassiner": .killed, "massacrer": .killed, "abattre": .killed, "exécuter": .killed, "mourir": .killed,
        "périr": .killed, "décéder": .killed, "succomber": .killed, "égorger": .killed, "décapiter": .killed,
        "neutraliser": .killed, "éliminer": .killed, "enterrer": .killed, "inhumer": .killed, "fusiller": .killed,
        "wound": .injured, "injure": .injured, "hurt": .injured, "maim": .injured, "blesser": .injured, "mutiler": .injured,
        "abduct": .abducted, "kidnap": .abducted, "capture": .abducted, "seize": .abducted, "enlever": .abducted, "kidnapper": .abducted,
        "capturer": .abducted, "ravir": .abducted, "arrest": .arrested, "detain": .arrested, "jail": .arrested, "imprison": .arrested,
        "arrêter": .arrested, "interpeller": .arrested, "détenir": .arrested, "emprisonner": .arrested, "incarcérer": .arrested,
        "displace": .displaced, "flee": .displaced, "uproot": .displaced, "déplacer": .displaced, "fuir": .displaced,
        "free": .freed, "release": .freed, "liberate": .freed, "rescue": .freed, "libérer": .freed, "relâcher": .freed,
        "disappear": .missing, "disparaître": .missing,
        "deploy": .size, "mobilize": .size, "mobilise": .size, "dispatch": .size, "déployer": .size, "mobiliser": .size, "envoyer": .size,
    ]

    private static let nouns: [String: Figure.Quantity] = [
        "dead": .killed, "death": .killed, "fatality": .killed, "corpse": .killed, "killing": .killed, "martyr": .killed,
        "life": .killed, "mort": .killed, "décès": .killed, "tué": .killed, "cadavre": .killed, "vie": .killed,
        "wounded": .injured, "injured": .injured, "injury": .injured, "blessé": .injured, "hostage": .abducted, "captive": .abducted,
        "otage": .abducted, "arrest": .arrested, "detention": .arrested, "arrestation": .arrested, "interpellation": .arrested,
        "missing": .missing, "disparu": .missing,
    ]
}
