internal import EventData
internal import Grammar

/// Gives event nouns what the light verbs over them say: "carried out an attack", "a été la cible d'une frappe".
struct LightVerbs {
    let finder: EventFinder
    var coder: ReportCoder { finder.coder }
    var tree: Tree { finder.tree }

    /// Adds to each noun the parties and the effect of its light verb, and drops the nouns that tell nothing.
    func apply(to nouns: inout [Candidate]) {
        let positions = Dictionary(
            nouns.enumerated().map { ($1.head, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        guard !positions.isEmpty else { return }
        for index in tree.nodes.indices {
            let node = tree.nodes[index]
            guard node.wordClass == .verb || node.wordClass == .auxiliary || node.relation == .cop,
                let verb = finder.clauseHead(of: index)
            else { continue }
            applyBest(at: index, verb: verb, to: &nouns, positions)
        }
        for position in nouns.indices { judge(&nouns[position]) }
    }

    private func applyBest(at index: Int, verb: Int, to nouns: inout [Candidate], _ positions: [Int: Int]) {
        var best: (entry: Operator, match: Match, targets: [Int])?
        for lemma in finder.lemmas(of: index) {
            let key = CodingLexicon.Key(language: coder.language, headClass: .verb, lemma: lemma)
            for entry in coder.lexicon.lightVerbs[key] ?? [] {
                guard let match = finder.matcher.match(entry.pattern, verb: verb, head: index) else {
                    continue
                }
                let targets = match.nouns.flatMap { tree.conjuncts(of: $0) }.compactMap { positions[$0] }
                    .filter {
                        entry.types.isEmpty || entry.types.contains(nouns[$0].type)
                    }
                if targets.isEmpty { continue }
                if match.score > best?.match.score ?? -100 { best = (entry, match, targets) }
            }
        }
        guard let best else { return }
        for target in best.targets {
            join(best.entry, best.match, verb: verb, head: index, to: &nouns[target])
        }
    }

    private func join(_ entry: Operator, _ match: Match, verb: Int, head: Int, to noun: inout Candidate) {
        guard noun.verb == nil else { return }
        let parties = PartyFinder(coder: coder)
        noun.verb = verb
        noun.score += 3
        noun.words = Array(Set(noun.words + [head] + match.words)).sorted()
        if entry.effect == .drop { noun.isDropped = true }
        noun.effects.append(entry.effect)
        let actors = parties.parties(of: match.actors + match.sides, as: .actor)
        let recipients = parties.parties(of: match.recipients, as: .recipient)
        if !match.sides.isEmpty { noun.isMutual = true }
        if !actors.isEmpty, noun.actors.isEmpty || noun.isMutual {
            noun.actors += actors
            noun.actorHeads += match.actors + match.sides
        }
        if !recipients.isEmpty, noun.recipients.isEmpty {
            noun.recipients = recipients
            noun.recipientHeads = match.recipients
        }
        noun.placeHeads += match.places
    }

    /// Drops nouns that need a light verb or a party and have none, and bare plurals that tell of no one event.
    private func judge(_ noun: inout Candidate) {
        let hasParty = !noun.actors.isEmpty || !noun.recipients.isEmpty
        // A curfew, a state of emergency is an act by itself.
        if noun.type == .coerce, !Set(noun.modes).isDisjoint(with: ["curfew", "martial-law"]),
            !isBarePlural(noun.head)
        {
            return
        }
        switch noun.need {
        case .alone: break
        case .party: if !hasParty && noun.verb == nil { noun.isDropped = true }
        case .light: if noun.verb == nil && noun.actors.isEmpty { noun.isDropped = true }
        }
        if noun.verb == nil, tree.nodes[noun.head].part == .text, isBarePlural(noun.head) {
            noun.isDropped = true
        }
    }

    /// "attacks", "les violences" with no number, place or day.
    private func isBarePlural(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        guard node.features.contains(.plural) || node.folded.hasSuffix("s") && !node.lemma.hasSuffix("s")
        else { return false }
        for child in tree.children(of: index) {
            switch tree.nodes[child].relation {
            case .nummod, .nmodPoss: return false
            case .det where coder.language == .english: return false
            case .nmod:
                if coder.classes(of: child).contains(.place) || coder.classes(of: child).contains(.actor) {
                    return false
                }
            default: break
            }
        }
        return true
    }
}
