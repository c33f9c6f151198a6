internal import EventData
internal import Grammar

/// Finds events that nouns tell, and their parties around the noun.
struct NounMatcher {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    /// The event that the noun at a word tells.
    func candidate(at index: Int) -> Candidate? {
        let node = tree.nodes[index]
        guard node.wordClass == .noun || node.wordClass == .properNoun || node.wordClass == .adjective else {
            return nil
        }
        // "the attack helicopter", "peace talks venue": the noun only describes another.
        if node.relation == .compound || node.relation == .amod { return nil }
        // "the alliance", "the opposition": the word means somebody, and not an act.
        if let phrase = coder.annotated.phrases[index], !phrase.actors.isEmpty { return nil }
        guard let best = fits(at: index).first, coder.lexicon.frames[best.frame].type != nil else {
            return nil
        }
        return best.candidate
    }

    /// All frames that fit the noun at a word, the best first.
    func fits(at index: Int) -> [(frame: Int, candidate: Candidate, score: Int)] {
        var found: [(frame: Int, candidate: Candidate, score: Int)] = []
        for lemma in lemmas(of: index) {
            let key = CodingLexicon.Key(language: coder.language, headClass: .noun, lemma: lemma)
            for frame in coder.lexicon.framesByHead[key] ?? [] {
                guard let fit = fit(coder.lexicon.frames[frame], at: index) else { continue }
                found.append((frame, fit.candidate, fit.score))
            }
        }
        return found.enumerated().sorted { left, right in
            if left.element.score != right.element.score { return left.element.score > right.element.score }
            let (one, two) = (
                coder.lexicon.frames[left.element.frame], coder.lexicon.frames[right.element.frame]
            )
            if (one.type == nil) != (two.type == nil) {
                return one.table == two.table ? one.type == nil : two.type == nil
            }
            return left.offset < right.offset
        }.map(\.element)
    }

    private func lemmas(of index: Int) -> [String] {
        let node = tree.nodes[index]
        var found = [node.lemma]
        if node.folded != node.lemma { found.append(node.folded) }
        if node.folded.hasSuffix("s"), !found.contains(String(node.folded.dropLast())) {
            found.append(String(node.folded.dropLast()))
        }
        return found
    }

    private func fit(_ frame: Frame, at index: Int) -> (candidate: Candidate, score: Int)? {
        var candidate = Candidate(
            head: index,
            words: [index],
            verb: nil,
            type: frame.type ?? .consult,
            modes: frame.mode.map { [$0] } ?? [],
            rule: frame.id,
            score: 0,
            isNoun: true
        )
        candidate.need = frame.need
        candidate.frameStatus = frame.status
        var binding = NounBinding(index: index, coder: coder)
        guard binding.bind(frame.pattern, type: frame.type) else { return nil }
        let match = binding.match
        candidate.words = ([index] + match.words).sorted()
        let finder = PartyFinder(coder: coder)
        candidate.actorHeads = match.actors + match.sides
        candidate.recipientHeads = match.recipients
        candidate.actors = finder.parties(of: match.actors + match.sides, as: .actor)
        candidate.recipients = finder.parties(of: match.recipients, as: .recipient)
        candidate.isMutual = !match.sides.isEmpty
        candidate.placeHeads = match.places
        candidate.otherHeads = match.others
        candidate.score = match.score
        return (candidate, match.score)
    }
}

/// What stands around an event noun.
struct NounBinding {
    let index: Int
    let coder: ReportCoder
    var tree: Tree { coder.tree }
    private(set) var match = Match(frame: -1, score: 1)
    private var bound: Set<Int> = []

    init(index: Int, coder: ReportCoder) {
        self.index = index
        self.coder = coder
    }

    /// Binds a noun's pattern to what stands around it, or says that it does not fit.
    mutating func bind(_ pattern: Pattern, type: EventType?) -> Bool {
        let complements = complements()
        var firstAfterOf: Pattern.Slot?
        for element in pattern.elements {
            switch element {
            case .word(let alternatives):
                guard let found = word(alternatives) else { return false }
                match.words.append(found)
                match.score += 4
            case .object(let slot):
                if slot.letter == "S" {
                    guard bindClause(nil, slot) || !slot.isRequired else { return false }
                } else if slot.isRequired {
                    return false
                }
            case .prepositional(let prepositions, let slot) where slot.letter == "S",
                .either(_, let prepositions, let slot) where slot.letter == "S":
                guard bindClause(prepositions, slot) else { return false }
            case .prepositional(let prepositions, let slot), .either(_, let prepositions, let slot):
                if firstAfterOf == nil, prepositions.contains("of") || prepositions.contains("de") {
                    firstAfterOf = slot
                }
                let fitting = complements.filter {
                    !bound.contains($0.head) && !Set($0.prepositions).isDisjoint(with: prepositions)
                        && !tree.looksLikeTime($0.head) && coder.passes(slot, $0.head)
                }
                if fitting.isEmpty {
                    if slot.isRequired { return false }
                    continue
                }
                match.score += slot.hasTest ? 4 : 2
                take(fitting.map(\.head), slot)
            }
        }
        if let subject = pattern.subject {
            let fitting = possessors().filter { coder.passes(subject, $0) }
            if fitting.isEmpty {
                if subject.isRequired { return false }
            } else {
                match.score += 3
                take(fitting, subject)
            }
        }
        bindUsual(complements, afterOf: firstAfterOf, hasSlots: !pattern.elements.isEmpty, type: type)
        return true
    }

    /// Finds the clause that completes the noun: "demand that R leave", "promise to S".
    private mutating func bindClause(_ prepositions: [String]?, _ slot: Pattern.Slot) -> Bool {
        let governor = tree.nodes[index].head
        let near =
            tree.children(of: index)
            + (governor == index ? [] : tree.children(of: governor).filter { $0 > index && $0 - index < 9 })
        for child in near where tree.nodes[child].relation.isClausal && tree.nodes[child].wordClass.isVerbal {
            if let prepositions,
                !tree.children(of: child).contains(where: {
                    prepositions.contains(Tree.uncontracted(tree.nodes[$0].folded))
                })
            {
                continue
            }
            let lemmas =
                [tree.nodes[child].lemma]
                + coder.lexicon.verbForms.lemmas(of: tree.nodes[child].folded, language: coder.language)
            if slot.hasTest, !lemmas.contains(where: slot.words.contains) { continue }
            match.clauses.append(child)
            match.score += slot.hasTest ? 4 : 2
            return true
        }
        return false
    }

    private mutating func take(_ heads: [Int], _ slot: Pattern.Slot) {
        bound.formUnion(heads)
        switch slot.letter {
        // Only around a verb do these letters stand for an event noun and a clause.
        case "N", "S": match.others += heads
        default: match.take(heads, for: slot)
        }
    }

    /// The parties that the pattern does not name, where nouns usually have them.
    private mutating func bindUsual(
        _ complements: [Arguments.Oblique],
        afterOf: Pattern.Slot?,
        hasSlots: Bool,
        type: EventType?
    ) {
        for owner in possessors() where !bound.contains(owner) {
            bound.insert(owner)
            switch afterOf?.letter {
            case "R" where match.recipients.isEmpty: match.recipients.append(owner)
            case "B": match.sides.append(owner)
            default: match.actors.append(owner)
            }
        }
        for describer in describers() where !bound.contains(describer) && match.actors.isEmpty {
            bound.insert(describer)
            if afterOf?.letter == "B" {
                match.sides.append(describer)
            } else {
                match.actors.append(describer)
            }
        }
        for complement in complements
        where !bound.contains(complement.head) && !tree.looksLikeTime(complement.head) {
            guard let preposition = complement.prepositions.last else { continue }
            let classes = coder.classes(of: complement.head)
            switch preposition {
            case "by", "par": match.actors.append(complement.head)
            case "against", "contre", "targeting", "visant": match.recipients.append(complement.head)
            case "on", "upon", "sur":
                if classes.contains(.actor) {
                    match.recipients.append(complement.head)
                } else {
                    match.others.append(complement.head)
                }
            case "between", "entre", "among": match.sides.append(complement.head)
            case "with", "avec":
                guard isMutualType(type) || classes.contains(.actor) && type == .assault else { continue }
                match.sides.append(complement.head)
            case "of", "de":
                guard !hasSlots, classes.contains(.actor) else { continue }
                if !classes.isDisjoint(with: [.armed]) || isMutualType(type) && !classes.contains(.civ) {
                    match.actors.append(complement.head)
                } else {
                    match.recipients.append(complement.head)
                }
            default: continue
            }
            bound.insert(complement.head)
        }
        if isMutualType(type), !match.sides.isEmpty { match.sides += match.actors; match.actors = [] }
    }

    private func isMutualType(_ type: EventType?) -> Bool {
        switch type {
        case .consult, .cooperate: true
        default: false
        }
    }

    /// The complements of the noun, those that the parser hung on its verb among them.
    private func complements() -> [Arguments.Oblique] {
        var found: [Arguments.Oblique] = []
        for child in tree.children(of: index)
        where tree.nodes[child].relation == .nmod || tree.nodes[child].relation == .obl
            || tree.nodes[child].relation == .oblAgent
        {
            found.append(.init(prepositions: tree.prepositions(of: child), head: child))
        }
        let governor = tree.nodes[index].head
        if governor != index, tree.nodes[governor].wordClass.isVerbal, tree.nodes[index].relation != .nsubj {
            for child in tree.children(of: governor)
            where tree.nodes[child].relation == .obl && child > index && child - index <= 6 {
                let prepositions = tree.prepositions(of: child)
                if !Set(prepositions).isDisjoint(with: [
                    "against", "on", "by", "between", "with", "contre", "par", "entre", "avec", "from",
                ]) {
                    found.append(.init(prepositions: prepositions, head: child))
                }
            }
        }
        return found
    }

    private func possessors() -> [Int] {
        tree.children(of: index).filter { child in
            let node = tree.nodes[child]
            if node.relation == .nmodPoss { return true }
            return node.relation == .det && node.features.contains(.possessive)
        }
    }

    /// Adjectives and nouns before or beside the noun that name an actor: "Israeli strikes", "frappe française".
    private func describers() -> [Int] {
        tree.children(of: index).filter { child in
            let node = tree.nodes[child]
            guard
                node.relation == .amod || node.relation == .compound
                    || node.relation == .nmod && node.wordClass == .adjective
            else { return false }
            guard let phrase = coder.annotated.phrases[child], let actor = phrase.actors.first else {
                return false
            }
            return phrase.isName || actor.kind != "title" && actor.kind != "office"
        }
    }

    private func word(_ alternatives: [String]) -> Int? {
        let sentence = tree.sentences[tree.nodes[index].sentence]
        for next in index + 1..<max(index + 1, min(sentence.upperBound, index + 5))
        where coder.isWord(next, among: alternatives) { return next }
        // English puts describing nouns before: "car bomb".
        for previous in stride(from: index - 1, through: max(sentence.lowerBound, index - 3), by: -1)
        where coder.isWord(previous, among: alternatives) { return previous }
        return nil
    }
}
