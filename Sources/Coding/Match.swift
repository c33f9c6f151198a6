internal import EventData
internal import Grammar

/// A frame that fits the words around a trigger, with who stands where.
struct Match {
    var frame: Int
    var score: Int
    var actors: [Int] = []
    var recipients: [Int] = []
    /// Both sides of a mutual act.
    var sides: [Int] = []
    var places: [Int] = []
    /// Other arguments that the frame binds.
    var others: [Int] = []
    /// The words that belong to the trigger beside its head.
    var words: [Int] = []
    /// Clauses that complete the frame.
    var clauses: [Int] = []
    /// Whether a subject that the pattern tests is left out by a passive.
    var hasHiddenSubject = false
    /// How many tests of objects and fixed words it passed.
    var tests = 0
    /// The event nouns of a light verb.
    var nouns: [Int] = []

    /// Puts words where the letter of their slot says.
    mutating func take(_ heads: [Int], for slot: Pattern.Slot) {
        switch slot.letter {
        case "A": actors += heads
        case "R": recipients += heads
        case "B": sides += heads
        case "P": places += heads
        case "N": nouns += heads
        case "S": clauses += heads
        default: others += heads
        }
    }
}

/// Fits patterns to the words around a verb.
struct PatternMatcher {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    /// Fits a verb's or a predicate's pattern; `nil` if it does not fit.
    ///
    /// `verb` is the word with the arguments, `head` the one that the pattern begins with: the verb itself,
    /// or the copula on it.
    func match(_ pattern: Pattern, verb: Int, head: Int) -> Match? {
        let arguments = coder.arguments(of: verb)
        if pattern.isReflexive != arguments.isReflexive { if pattern.isReflexive { return nil } }
        var match = Match(frame: -1, score: pattern.isReflexive ? 3 : 0)
        if arguments.isReflexive, !pattern.isReflexive { match.score -= 2 }
        guard bindSubject(pattern, arguments, &match) else { return nil }
        var last = head
        // A fixed noun may carry what follows it: "open fire on R".
        var anchors = [verb]
        var objectsLeft = arguments.objects
        func bindWord(_ words: [String]) -> Bool {
            guard let found = word(words, of: verb, head: head, after: last, arguments) else { return false }
            match.words.append(found)
            match.score += 4
            match.tests += 1
            anchors.append(found)
            objectsLeft.removeAll { $0 == found }
            last = max(last, found)
            return true
        }
        for element in pattern.elements {
            switch element {
            case .word(let words):
                guard bindWord(words) else { return nil }
            case .object(let slot):
                guard bindObject(slot, arguments, verb: verb, &objectsLeft, &match) else { return nil }
            case .either(let words, let prepositions, let slot):
                var bound = match
                if bind(prepositions, slot, arguments, anchors: anchors, head: head, &bound),
                    bound.score > match.score
                {
                    match = bound
                } else {
                    guard bindWord(words), bindObject(slot, arguments, verb: verb, &objectsLeft, &match)
                    else {
                        return nil
                    }
                }
            case .prepositional(let prepositions, let slot):
                guard bind(prepositions, slot, arguments, anchors: anchors, head: head, &match) else {
                    return nil
                }
            }
        }
        if match.hasHiddenSubject, match.tests == 0 { return nil }
        return isOpen(pattern, match, arguments) ? nil : match
    }

    /// Whether a verb lacks what tells the construction from the bare verb, or has a particle that makes it another.
    private func isOpen(_ pattern: Pattern, _ match: Match, _ arguments: Arguments) -> Bool {
        for particle in arguments.particles
        where tree.nodes[particle].relation == .compoundPrt && !match.words.contains(particle) {
            return true
        }
        return false
    }

    private func bindSubject(_ pattern: Pattern, _ arguments: Arguments, _ match: inout Match) -> Bool {
        guard let slot = pattern.subject else { return true }
        let fitting = arguments.subjects.filter { coder.passes(slot, $0) }
        if fitting.isEmpty {
            if slot.letter == "N" || slot.letter == "S" { return false }
            guard slot.isRequired else {
                if !arguments.subjects.isEmpty { match.take(arguments.subjects, for: slot) }
                return true
            }
            // An agentless passive hides who did it; the rest of the construction must decide. Not what did it:
            // "killed" alone names no bomb.
            guard slot.words.isEmpty || !slot.classes.isEmpty, arguments.subjects.isEmpty,
                arguments.group.isPassive, slot.letter == "A", slot.hasTest
            else { return false }
            match.hasHiddenSubject = true
            return true
        }
        match.score += slot.hasTest ? 3 : 1
        match.take(fitting, for: slot)
        return true
    }

    private func bindObject(
        _ slot: Pattern.Slot,
        _ arguments: Arguments,
        verb: Int,
        _ objectsLeft: inout [Int],
        _ match: inout Match
    ) -> Bool {
        if slot.letter == "S" {
            let clauses = arguments.clauses.filter { heads($0, slot) }
            if clauses.isEmpty {
                return !slot.isRequired && arguments.clauses.isEmpty && hasClauseAhead(of: verb)
            }
            match.clauses += clauses
            match.score += slot.hasTest ? 3 : 1
            return true
        }
        let candidates = objectsLeft + (slot.letter == "R" || slot.letter == "B" ? arguments.indirect : [])
        let fitting = candidates.filter { coder.passes(slot, $0) }
        if fitting.isEmpty {
            if !candidates.isEmpty, slot.hasTest { return false }
            return !slot.isRequired
        }
        match.score += slot.hasTest ? 3 : 1
        if slot.hasTest { match.tests += 1 }
        match.take(fitting, for: slot)
        objectsLeft.removeAll { fitting.contains($0) }
        return true
    }

    private func bind(
        _ prepositions: [String],
        _ slot: Pattern.Slot,
        _ arguments: Arguments,
        anchors: [Int],
        head: Int,
        _ match: inout Match
    ) -> Bool {
        if slot.letter == "S" { return bindClause(prepositions, slot, arguments, head: head, &match) }
        var fitting = arguments.obliques.filter {
            !Set($0.prepositions).isDisjoint(with: prepositions) && coder.passes(slot, $0.head)
        }.map(\.head)
        // "lui reproche", "leur lançaient des pierres": a pronoun without its preposition.
        if fitting.isEmpty, !arguments.indirect.isEmpty, !datives.isDisjoint(with: prepositions) {
            fitting = arguments.indirect.filter {
                tree.nodes[$0].wordClass == .pronoun && coder.passes(slot, $0)
            }
        }
        if fitting.isEmpty {
            for anchor in anchors.dropFirst() + arguments.objects {
                fitting += tree.children(of: anchor).filter {
                    (tree.nodes[$0].relation == .nmod || tree.nodes[$0].relation == .obl)
                        && !Set(tree.prepositions(of: $0)).isDisjoint(with: prepositions)
                        && coder.passes(slot, $0)
                }
            }
        }
        if fitting.isEmpty { fitting = window(prepositions, slot, after: anchors.max() ?? head) }
        // "de X de R" are two phrases, and not one twice.
        let taken = match.recipients + match.others + match.places
        if !taken.isEmpty { fitting.removeAll(where: taken.contains) }
        if slot.letter != "P" {
            fitting.removeAll { tree.looksLikeTime($0) && !slot.words.contains(tree.nodes[$0].lemma) }
        }
        guard !fitting.isEmpty else { return !slot.isRequired }
        match.score += slot.hasTest ? 4 : 2
        match.take(fitting, for: slot)
        return true
    }

    private var datives: Set<String> {
        coder.language == .french ? ["à", "contre", "sur", "envers"] : ["to", "for", "on", "with"]
    }

    /// Looks for a complement by its preposition in the words that follow, where the parser hung it elsewhere.
    private func window(_ prepositions: [String], _ slot: Pattern.Slot, after start: Int) -> [Int] {
        let end = min(tree.sentences[tree.nodes[start].sentence].upperBound, start + 14)
        var index = start + 1
        while index < end {
            let node = tree.nodes[index]
            if node.wordClass == .verb, node.features.contains(.finite) { break }
            if node.folded == ";" || node.folded == ":" { break }
            if prepositions.contains(Tree.uncontracted(node.folded)), let noun = tree.nominal(after: index) {
                if coder.passes(slot, noun) { return [noun] }
                if !slot.isRequired { return [] }
            }
            index += 1
        }
        return []
    }

    private func bindClause(
        _ prepositions: [String],
        _ slot: Pattern.Slot,
        _ arguments: Arguments,
        head: Int,
        _ match: inout Match
    ) -> Bool {
        let marked = arguments.clauses.filter { clause in
            heads(clause, slot)
                && tree.children(of: clause).contains {
                    prepositions.contains(Tree.uncontracted(tree.nodes[$0].folded))
                }
        }
        let nouns = arguments.obliques.filter {
            !Set($0.prepositions).isDisjoint(with: prepositions) && !tree.looksLikeTime($0.head)
                && (!slot.hasTest || coder.passes(slot, $0.head))
        }.map(\.head)
        if marked.isEmpty, nouns.isEmpty {
            // Chains of infinitives lose their governor: trust the words that follow.
            let end = min(tree.sentences[tree.nodes[head].sentence].upperBound, head + 12)
            var index = head + 1
            while index + 1 < end {
                if prepositions.contains(Tree.uncontracted(tree.nodes[index].folded)),
                    let clause = verb(after: index, before: end), heads(clause, slot)
                {
                    match.score += slot.hasTest ? 3 : 1
                    match.clauses.append(clause)
                    return true
                }
                index += 1
            }
            return false
        }
        match.clauses += marked + nouns
        match.score += slot.hasTest ? 4 : 2
        return true
    }

    /// Whether the verb of a clause is one of those that a slot asks for: `S:release|free`.
    private func heads(_ clause: Int, _ slot: Pattern.Slot) -> Bool {
        if !slot.hasTest { return true }
        if slot.words.contains(tree.nodes[clause].lemma) { return true }
        if coder.lexicon.verbForms.lemmas(of: tree.nodes[clause].folded, language: coder.language).contains(
            where: slot.words.contains
        ) {
            return true
        }
        return coder.passes(slot, clause)
    }

    /// The verb that follows within three words.
    private func verb(after index: Int, before end: Int) -> Int? {
        (index + 1..<max(index + 1, min(end, index + 4))).first {
            tree.nodes[$0].wordClass == .verb
                || tree.nodes[$0].wordClass == .auxiliary && tree.nodes[$0].relation != .aux
        }
    }

    private func hasClauseAhead(of verb: Int) -> Bool {
        let end = min(tree.sentences[tree.nodes[verb].sentence].upperBound, verb + 10)
        return (verb + 1..<max(verb + 1, end)).contains { tree.nodes[$0].wordClass == .verb }
    }

    /// Finds a fixed word near the head: a particle, an object, a noun after a preposition.
    private func word(
        _ words: [String],
        of verb: Int,
        head: Int,
        after last: Int,
        _ arguments: Arguments
    ) -> Int? {
        // In the passive and in relative clauses a fixed object stands before the verb.
        for object in arguments.objects where coder.isWord(object, among: words) { return object }
        let sentence = tree.sentences[tree.nodes[head].sentence]
        let end = min(sentence.upperBound, max(last, head) + 7)
        var index = head + 1
        while index < end {
            if coder.isWord(index, among: words), !isNoLonger(index) { return index }
            let node = tree.nodes[index]
            if index > head + 1, node.wordClass == .verb, node.features.contains(.finite) { break }
            index += 1
        }
        // "was cut off", "hands up": particles before the head in questions and inversions.
        return tree.children(of: verb).first {
            $0 < head && coder.isWord($0, among: words) && tree.nodes[$0].relation != .nsubj
        }
    }

    /// "no longer" is no "no".
    private func isNoLonger(_ index: Int) -> Bool {
        tree.nodes[index].folded == "no" && tree.nodes[index].relation != .obj
    }
}
