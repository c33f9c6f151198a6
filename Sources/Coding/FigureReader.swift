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
        /// Whether it says how strong a force is, whatever the force does.
        var isStrength = false
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
        if found.isStrength { return owner(ofStrength: found, in: candidates) }
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
        let isStrength = quantity == .size && strength(of: noun, number) != nil
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
                evidence: coder.annotated.evidence(isStrength ? strengthWords(number, words) : words)
            ),
            anchor: anchor,
            noun: noun,
            isStrength: isStrength
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
}
