internal import EventData
internal import Grammar

/// Finds the mentions of events in a report: verbs, predicates and nouns for which a frame fits.
struct EventFinder {
    let coder: ReportCoder
    let matcher: PatternMatcher
    var tree: Tree { coder.tree }
    var lexicon: CodingLexicon { coder.lexicon }

    init(_ coder: ReportCoder) {
        self.coder = coder
        matcher = PatternMatcher(coder: coder)
    }

    /// All mentions, in order of the text.
    func candidates() -> [Candidate] {
        var verbs: [Candidate] = []
        var taken: Set<Int> = []
        let composing = CompositionReader(coder: coder).verbs()
        for index in tree.nodes.indices where !composing.contains(index) {
            guard let candidate = verbCandidate(at: index) else { continue }
            taken.formUnion(candidate.words)
            taken.formUnion(candidate.otherHeads)
            verbs.append(candidate)
        }
        var nouns: [Candidate] = []
        let nominal = NounMatcher(coder: coder)
        for index in tree.nodes.indices where !taken.contains(index) {
            if let candidate = nominal.candidate(at: index) { nouns.append(candidate) }
        }
        let light = LightVerbs(finder: self)
        light.apply(to: &nouns)
        nouns.removeAll { $0.isDropped }
        verbs += Demands(finder: self).candidates(besides: Set(verbs.map(\.head)))
        verbs += Warnings(finder: self).candidates(besides: Set(verbs.map(\.head)))
        return (verbs.filter { !$0.isDropped } + nouns).sorted { ($0.head, $0.rule) < ($1.head, $1.rule) }
    }

    /// The event that the verb or predicate at a word tells.
    private func verbCandidate(at index: Int) -> Candidate? {
        // A row that lacks the party it needs gives way to the next; one that says "no event" ends the search.
        for fit in fits(at: index).prefix(4) {
            guard let type = lexicon.frames[fit.match.frame].type else { return nil }
            if let found = candidate(fit.match, type: type, head: index, verb: fit.verb) { return found }
        }
        return nil
    }

    /// All frames that fit the verb or predicate at a word, the best first.
    func fits(at index: Int) -> [(match: Match, verb: Int)] {
        let node = tree.nodes[index]
        switch node.wordClass {
        case .verb, .auxiliary, .adjective, .noun: break
        default: return []
        }
        var found: [(match: Match, verb: Int)] = []
        if let verb = clauseHead(of: index) {
            for lemma in lemmas(of: index) {
                for frame in lexicon.framesByHead[
                    .init(language: coder.language, headClass: .verb, lemma: lemma)
                ] ?? [] {
                    let row = lexicon.frames[frame]
                    guard var match = matcher.match(row.pattern, verb: verb, head: index) else { continue }
                    // "A dig into R" is not "dig".
                    if row.need == .party, row.pattern.hangsOnPreposition, match.recipients.isEmpty,
                        match.others.isEmpty,
                        match.sides.isEmpty || !hasSeveral(match.sides)
                    {
                        continue
                    }
                    match.frame = frame
                    found.append((match, verb))
                }
            }
        }
        if node.wordClass == .adjective || node.wordClass == .noun, isPredicate(index) {
            for frame in lexicon.framesByHead[
                .init(language: coder.language, headClass: .adjective, lemma: node.lemma)
            ] ?? [] {
                guard var match = matcher.match(lexicon.frames[frame].pattern, verb: index, head: index)
                else { continue }
                match.frame = frame
                found.append((match, index))
            }
        }
        return ranked(found)
    }

    /// The best score first; of equals an event comes before rows that say "no event", unless one of its own table
    /// says so.
    private func ranked(_ fits: [(match: Match, verb: Int)]) -> [(match: Match, verb: Int)] {
        var ranked: [(match: Match, verb: Int)] = []
        for score in Set(fits.map(\.match.score)).sorted(by: >) {
            let equal = fits.filter { $0.match.score == score }
            let silent = equal.filter { lexicon.frames[$0.match.frame].type == nil }
            let tables = Set(silent.map { lexicon.frames[$0.match.frame].table })
            let events = equal.filter { lexicon.frames[$0.match.frame].type != nil }
            ranked += events.filter { !tables.contains(lexicon.frames[$0.match.frame].table) }
            ranked += silent
            ranked += events.filter { tables.contains(lexicon.frames[$0.match.frame].table) }
        }
        return ranked
    }

    /// Whether heads name more than one: two nouns, a plural, a coordination.
    private func hasSeveral(_ heads: [Int]) -> Bool {
        heads.count > 1
            || heads.contains {
                tree.nodes[$0].features.contains(.plural) || tree.conjuncts(of: $0).count > 1
            }
    }

    private func isPredicate(_ index: Int) -> Bool {
        tree.children(of: index).contains { tree.nodes[$0].relation == .cop }
            || tree.nodes[index].relation == .xcomp || tree.nodes[index].relation == .root
    }

    /// The word that has the arguments of what stands at a word: of a copula its predicate.
    func clauseHead(of index: Int) -> Int? {
        let node = tree.nodes[index]
        switch node.relation {
        case .cop: return node.head
        case .aux, .auxPass: return nil
        default: break
        }
        // "des individus armés circulant à moto": they have arms, whoever gave them.
        if node.relation == .acl || node.relation == .amod, node.folded.hasPrefix("armé"),
            tree.child(of: index, .oblAgent) == nil
        {
            return nil
        }
        // "the jailed lawyer", "the newly formed alliance": what stands before its noun only describes it.
        if node.relation == .amod, coder.language == .english, node.head > index { return nil }
        switch node.wordClass {
        case .verb: return index
        case .auxiliary: return index
        default:
            // French participles pass for adjectives, English headline verbs for nouns.
            return isVerbLike(index) ? index : nil
        }
    }

    /// Whether a word tagged as noun or adjective may be a verb all the same.
    private func isVerbLike(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        if node.wordClass == .adjective {
            return lexicon.verbForms.canBePastParticiple(node.folded, language: coder.language)
        }
        guard node.wordClass == .noun else { return false }
        return tree.children(of: index).contains {
            tree.nodes[$0].relation.isSubject || tree.nodes[$0].relation == .obj
                || tree.nodes[$0].relation == .auxPass
        }
    }

    /// The lemmas under which a word may stand in the tables.
    func lemmas(of index: Int) -> [String] {
        let node = tree.nodes[index]
        var found = [node.lemma]
        if node.folded != node.lemma { found.append(node.folded) }
        found += lexicon.verbForms.lemmas(of: node.folded, language: coder.language).filter {
            !found.contains($0)
        }
        return found
    }

    /// Whether a verb may only report what somebody says.
    func isSaying(_ verb: Int) -> Bool {
        lemmas(of: verb).contains {
            lexicon.reporting[.init(language: coder.language, headClass: .verb, lemma: $0)] != nil
        }
    }

    private func candidate(_ match: Match, type: EventType, head: Int, verb: Int) -> Candidate? {
        let frame = lexicon.frames[match.frame]
        var candidate = Candidate(
            head: head,
            words: ([head] + match.words).sorted(),
            verb: verb,
            type: type,
            modes: frame.mode.map { [$0] } ?? [],
            rule: frame.id,
            score: match.score,
            isNoun: false
        )
        // "called it a success": what is named so is no party.
        if head == verb,
            tree.children(of: verb).contains(where: {
                tree.nodes[$0].relation == .xcomp && tree.nodes[$0].wordClass.isNominal
            }),
            match.recipients.contains(where: { tree.nodes[$0].wordClass == .pronoun }),
            type == .consult || type == .request
        {
            return nil
        }
        let parties = PartyFinder(coder: coder)
        candidate.actorHeads = match.actors + match.sides
        candidate.recipientHeads = match.recipients
        candidate.actors = parties.parties(of: match.actors + match.sides, as: .actor)
        candidate.recipients = parties.parties(of: match.recipients, as: .recipient)
        candidate.isMutual = !match.sides.isEmpty && match.recipients.isEmpty
        candidate.placeHeads = match.places
        candidate.otherHeads = match.others
        candidate.clauseHeads = match.clauses
        // "un drone de l'armée", "a Syrian air force plane": whose the thing is that acts.
        if candidate.actors.isEmpty, frame.pattern.subject?.letter == "X" {
            candidate.actors = coder.arguments(of: verb).subjects.flatMap {
                parties.owners(of: $0, as: .actor)
            }
        }
        if candidate.recipients.isEmpty, !candidate.isMutual { InnerParties(coder: coder).fill(&candidate) }
        candidate.frameStatus = frame.status
        if candidate.actors.isEmpty {
            candidate.actors = (match.actors + match.sides).flatMap { tree.conjuncts(of: $0) }.filter {
                parties.isSomebody($0)
            }.compactMap { parties.stranger(at: $0, as: .actor) }
        }
        switch frame.need {
        case .alone: break
        case .party, .light:
            let isNamed = match.actors.contains { tree.nodes[$0].wordClass == .properNoun }
            // A force is raised, whoever raises it: its owners are told elsewhere.
            let isForce = type == .mobilize && !match.others.isEmpty
            if candidate.actors.isEmpty && candidate.recipients.isEmpty && !isNamed && !isForce { return nil }
        }
        if candidate.actors.isEmpty {
            candidate.actors = match.actors.flatMap { tree.conjuncts(of: $0) }.compactMap {
                parties.stranger(at: $0, as: .actor)
            }
        }
        // Where a row asks nothing of its recipient, what no table knows is rather a thing.
        if candidate.recipients.isEmpty, match.tests > 0 || type == .assault {
            candidate.recipients = match.recipients.flatMap { tree.conjuncts(of: $0) }.compactMap {
                parties.stranger(at: $0, as: .recipient)
            }
        }
        return candidate
    }
}
