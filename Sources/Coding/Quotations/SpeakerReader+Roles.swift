internal import EventData
internal import Grammar

extension SpeakerReader {
    private var tree: Tree { coder.tree }

    /// The words that say what a person is, where the person is named.
    func role(at index: Int) -> String? {
        let name = people.name(at: index) ?? tree.phrase(of: index)
        return after(name) ?? before(name, index) ?? belonging(to: name)
    }

    /// The role of the same person where the report names them otherwise.
    func roleElsewhere(of actor: Actor, not index: Int) -> String? {
        guard actor.kind == "person" else { return nil }
        var seen: Range<Int>?
        for other in tree.nodes.indices where other != index {
            guard let name = people.name(at: other), name != seen else { continue }
            seen = name
            guard people.actor(named: name) == actor else { continue }
            if let words = role(at: other) { return words }
        }
        return nil
    }

    /// "X, head of the Sahel program at the Konrad Adenauer Foundation,".
    private func after(_ name: Range<Int>) -> String? {
        let sentence = tree.sentences[tree.nodes[name.lowerBound].sentence]
        guard name.upperBound + 1 < sentence.upperBound, tree.nodes[name.upperBound].folded == "," else {
            return nil
        }
        var start = name.upperBound + 1
        if ["the", "a", "an", "le", "la", "l'", "l’", "un", "une"].contains(tree.nodes[start].folded) {
            start += 1
        }
        guard start < sentence.upperBound else { return nil }
        // The noun of a role within the first words, before anything that is no part of a noun phrase.
        var noun = start
        while noun < min(start + 8, sentence.upperBound) {
            let node = tree.nodes[noun]
            if RolesOfPeople.table.role(at: noun, in: tree)?.kind ?? .rank != .rank,
                people.name(at: noun) == nil
            {
                break
            }
            guard node.wordClass != .verb || node.relation == .amod, node.folded != ",",
                node.wordClass != .adposition, node.wordClass != .auxiliary
            else { return nil }
            noun += 1
        }
        guard noun < min(start + 8, sentence.upperBound) else { return nil }
        let end = end(ofRoleFrom: noun, in: sentence)
        return coder.annotated.evidence(start..<end).words
    }

    /// Where an apposition ends: at a comma, a verb, a mark.
    private func end(ofRoleFrom start: Int, in sentence: Range<Int>) -> Int {
        var index = start + 1
        while index < sentence.upperBound {
            let node = tree.nodes[index]
            let isEnd =
                node.wordClass == .punctuation && node.folded != "-"
                || node.wordClass == .verb && node.relation != .amod
                || node.wordClass == .auxiliary
                || ["who", "which", "that", "qui", "que"].contains(node.folded)
            if isEnd { break }
            index += 1
        }
        // "… and" or "… , and": what hangs over goes.
        while index > start + 1,
            [.conjunction, .adverb, .adposition].contains(tree.nodes[index - 1].wordClass)
        { index -= 1 }
        return index
    }

    /// "Niger’s junta leader, X", "le porte-parole du gouvernement X", "President X".
    private func before(_ name: Range<Int>, _ index: Int) -> String? {
        let sentence = tree.sentences[tree.nodes[name.lowerBound].sentence]
        var end = name.lowerBound
        let isApposed = end > sentence.lowerBound && tree.nodes[end - 1].folded == ","
        if isApposed { end -= 1 }
        var start = end
        var hasRole = false
        while start > sentence.lowerBound {
            let node = tree.nodes[start - 1]
            if node.wordClass == .verb || node.wordClass == .auxiliary || node.wordClass == .pronoun
                || node.wordClass == .conjunction
                || node.wordClass == .subordinator || node.wordClass == .punctuation && node.folded != "-"
                || people.name(at: start - 1) != nil
            {
                break
            }
            if node.wordClass == .adverb || quoted.contains(start - 1) != quoted.contains(name.lowerBound) {
                break
            }
            start -= 1
            let kind = RolesOfPeople.table.kind(of: start, in: tree)
            if kind == .role || kind == .member || kind == .rank && !isApposed { hasRole = true }
        }
        guard hasRole, start < end else { return nil }
        // What stands before must be one noun phrase that the role heads.
        while start < end,
            tree.nodes[start].wordClass == .adposition || tree.nodes[start].wordClass == .determiner
        { start += 1 }
        guard let first = (start..<end).first(where: { RolesOfPeople.table.kind(of: $0, in: tree) != nil })
        else { return nil }
        if tree.language == .french {
            start = first
        } else if let cut = (start..<first).last(where: { tree.nodes[$0].wordClass == .adposition }) {
            start = cut + 1
        }
        while start < end, tree.nodes[start].wordClass == .determiner { start += 1 }
        if isApposed, tree.language == .english,
            let cut = (start..<end).first(where: { tree.nodes[$0].wordClass == .adposition }), cut <= first
        {
            return nil
        }
        return start < end ? coder.annotated.evidence(start..<end).words : nil
    }

    /// "Rida Lyammouri of Morocco’s Policy Center for the New South".
    private func belonging(to name: Range<Int>) -> String? {
        let sentence = tree.sentences[tree.nodes[name.lowerBound].sentence]
        guard name.upperBound < sentence.upperBound else { return nil }
        let word = tree.nodes[name.upperBound].folded
        guard ["of", "from", "at", "with", "de", "du", "d'", "d’"].contains(word),
            let body = body(after: name.upperBound)
        else { return nil }
        return coder.annotated.evidence(name.upperBound..<body.upperBound).words
    }

    /// The name of an organisation that stands after a preposition.
    func body(after preposition: Int) -> Range<Int>? {
        let sentence = tree.sentences[tree.nodes[preposition].sentence]
        var end = preposition + 1
        var last: Int?
        while end < sentence.upperBound {
            let node = tree.nodes[end]
            let isCapital = node.form.first?.isUppercase == true
            let joins = [
                "the", "of", "for", "and", "on", "'s", "’s", "de", "du", "des", "la", "le", "l'", "l’", "d'",
                "d’", "pour", "et", "les", "-", "sur", "au", "aux", "à",
            ]
            .contains(node.folded)
            if isCapital, node.wordClass != .verb {
                last = end
            } else if !joins && !(node.wordClass == .adjective && end == preposition + 1)
                && !(last == nil && node.wordClass == .noun)
            {
                break
            }
            end += 1
        }
        guard let last else { return nil }
        return preposition + 1..<last + 1
    }
}
