internal import EventData
internal import Grammar

/// Relative clauses by where their words stand, since parsers hang them on a noun too far or too near.
extension SideReader {
    /// The clause "that Y founded" behind a noun: its subject and its verb.
    struct Clause {
        var subject: Int
        var verb: Int
    }

    /// The clause behind a noun whose object it is, where its verb is of some kinds.
    func clause(behind noun: Int, _ kinds: Set<TieWords.Kind>) -> Clause? {
        let end = tree.sentences[tree.nodes[noun].sentence].upperBound
        var index = adjectiveEnd(after: noun)
        if index < end, tree.nodes[index].folded == "," { index += 1 }
        guard index + 1 < end, ["that", "which", "que", "qu'", "qu’"].contains(tree.nodes[index].folded)
        else { return nil }
        return clause(after: index, kinds)
    }

    private func clause(after relative: Int, _ kinds: Set<TieWords.Kind>) -> Clause? {
        let end = min(tree.sentences[tree.nodes[relative].sentence].upperBound, relative + 12)
        for verb in relative + 2..<max(relative + 2, end) {
            let node = tree.nodes[verb]
            if node.folded == ";" || node.folded == ":" { return nil }
            guard node.wordClass == .verb, node.relation != .amod else { continue }
            guard ties.entry(forms(of: verb), kinds, in: coder.language) != nil,
                let subject = subject(between: relative, and: verb)
            else { return nil }
            return Clause(subject: subject, verb: verb)
        }
        return nil
    }

    /// The noun phrase that fills the words between a relative pronoun and its verb.
    private func subject(between relative: Int, and verb: Int) -> Int? {
        var last = verb - 1
        while last > relative,
            tree.nodes[last].wordClass == .auxiliary || tree.nodes[last].wordClass == .adverb
        { last -= 1 }
        guard last > relative else { return nil }
        return (relative + 1...last).first { index in
            let head = tree.nodes[index].head
            let isInner = head > relative && head <= last && head != index
            return tree.nodes[index].wordClass.isNominal && !isInner
        }
    }

    /// The body that stands before a relative word and a comma: "the bloc, which", "Russia, whose".
    func body(beforeRelative relative: Int) -> Party? {
        let start = tree.sentences[tree.nodes[relative].sentence].lowerBound
        var index = relative - 1
        while index > start,
            tree.nodes[index].wordClass == .punctuation || tree.nodes[index].wordClass == .adposition
        {
            if tree.nodes[index].folded == ")" {
                while index > start, tree.nodes[index].folded != "(" { index -= 1 }
            }
            index -= 1
        }
        var steps = 0
        while index >= start, steps < 6 {
            if let body = body(at: index) { return body }
            let head = tree.nodes[index].head
            guard head < index, head >= start, tree.nodes[head].wordClass.isNominal else { return nil }
            index = head
            steps += 1
        }
        return nil
    }

    /// The body at a noun that owns another: "the alliance’s members", "the members of the alliance".
    func owned(by child: Int) -> Party? {
        let node = tree.nodes[child]
        let isOwner =
            node.relation == .nmodPoss
            || node.relation == .nmod
                && ["of", "de", "in"].contains(tree.prepositions(of: child).first ?? "")
        return isOwner ? body(at: child) : nil
    }

    /// A noun with all that are listed beside it: "Mali, Burkina Faso and Niger", however the parser cuts it.
    func listed(with noun: Int) -> [Int] {
        let sentence = tree.sentences[tree.nodes[noun].sentence]
        var found = Set(tree.conjuncts(of: tree.coordinationHead(of: noun))).union([noun])
        guard let first = found.min(), let last = found.max() else { return [noun] }
        var isList = false
        for index in stride(from: first - 1, through: sentence.lowerBound, by: -1) {
            let node = tree.nodes[index]
            if isJoining(node) { isList = true; continue }
            if node.wordClass == .adposition, isJoining(tree.nodes[max(0, index - 1)]) { continue }
            guard node.wordClass == .properNoun || node.wordClass == .determiner else { break }
            if isList, body(at: index) != nil { found.insert(index) }
        }
        for index in last + 1..<max(last + 1, sentence.upperBound) {
            let node = tree.nodes[index]
            // "Du Mali, du Burkina Faso": the preposition comes again.
            if isJoining(node) || node.wordClass == .adposition && isJoining(tree.nodes[index - 1]) {
                continue
            }
            guard node.wordClass == .properNoun || node.wordClass == .determiner else { break }
            if body(at: index) != nil { found.insert(index) }
        }
        return found.sorted()
    }

    private func isJoining(_ node: Tree.Node) -> Bool {
        [",", "and", "et"].contains(node.folded)
    }
}
