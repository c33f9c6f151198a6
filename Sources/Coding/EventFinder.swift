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
        for index in tree.nodes.indices {
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
        return (verbs.filter { !$0.isDropped } + nouns).sorted { ($0.head, $0.rule) < ($1.head, $1.rule) }
    }

    /// The event that the verb or predicate at a word tells.
    private func verbCandidate(at index: Int) -> Candidate? {
        let node = tree.nodes[index]
        switch node.wordClass {
        case .verb, .auxiliary, .adjective, .noun: break
        default: return nil
        }
        var best: (match: Match, verb: Int)?
        var matches: [Match] = []
        for lemma in lemmas(of: index) {
            for frame in lexicon.framesByHead[.init(language: coder.language, headClass: .verb, lemma: lemma)] ?? [] {
                guard let verb = clauseHead(of: index) else { continue }
                guard var match = matcher.match(lexicon.frames[frame].pattern, verb: verb, head: index) else { continue }
                match.frame = frame
                matches.append(match)
                if best == nil || isBetter(match, than: best!.match) { best = (match, verb) }
            }
        }
        if node.wordClass == .adjective || node.wordClass == .noun {
            for frame in lexicon.framesByHead[.init(language: coder.language, headClass: .adjective, lemma: node.lemma)] ?? [] {
                guard tree.children(of: index).contains(where: { tree.nodes[$0].relation == .cop })
                    || node.relation == .xcomp || node.relation == .root
                else { continue }
                guard var match = matcher.match(lexicon.frames[frame].pattern, verb: index, head: index) else { continue }
                match.frame = frame
                if best == nil || isBetter(match, than: best!.match) { best = (match, index) }
            }
        }
        guard let best, let type = lexicon.frames[best.match.frame].type else { return nil }
        return candidate(best.match, type: type, head: index, verb: best.verb)
    }

    /// The word that has the arguments of what stands at a word: of a copula its predicate.
    func clauseHead(of index: Int) -> Int? {
        let node = tree.nodes[index]
        switch node.relation {
        case .cop: return node.head
        case .aux, .auxPass: return nil
        default: break
        }
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
            tree.nodes[$0].relation.isSubject || tree.nodes[$0].relation == .obj || tree.nodes[$0].relation == .auxPass
        }
    }

    /// The lemmas under which a word may stand in the tables.
    func lemmas(of index: Int) -> [String] {
        let node = tree.nodes[index]
        var found = [node.lemma]
        if node.folded != node.lemma { found.append(node.folded) }
        found += lexicon.verbForms.lemmas(of: node.folded, language: coder.language).filter { !found.contains($0) }
        return found
    }

    private func isBetter(_ match: Match, than other: Match) -> Bool {
        if match.score != other.score { return match.score > other.score }
        let isBlocked = lexicon.frames[match.frame].type == nil
        let otherIsBlocked = lexicon.frames[other.frame].type == nil
        return isBlocked && !otherIsBlocked
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
        let parties = PartyFinder(coder: coder)
        candidate.actorHeads = match.actors + match.sides
        candidate.recipientHeads = match.recipients
        candidate.actors = parties.parties(of: match.actors + match.sides, as: .actor)
        candidate.recipients = parties.parties(of: match.recipients, as: .recipient)
        candidate.isMutual = !match.sides.isEmpty && match.recipients.isEmpty
        candidate.placeHeads = match.places
        candidate.otherHeads = match.others
        candidate.frameStatus = frame.status
        switch frame.need {
        case .alone: break
        case .party, .light: if candidate.actors.isEmpty && candidate.recipients.isEmpty { return nil }
        }
        return candidate
    }
}
