internal import EventData
internal import Grammar

/// How strong a force is, by words that describe it: "it counts 5,000 soldiers", "forte de 5 000 hommes".
extension FigureReader {
    /// The size of a force that a number gives, with the word that stands for the force.
    func strength(of noun: Int, _ number: NumberMention) -> (Figure.Quantity, Int)? {
        guard
            let force = forceThatIsStrong(number) ?? forceThatCounts(noun, number) ?? forceOf(noun, number)
        else { return nil }
        return (.size, force)
    }

    /// Gives the strength of a force to what the report tells of that force: that it was launched, deployed, shown.
    func owner(ofStrength found: Found, in candidates: [Candidate]) -> Int? {
        let paragraph = tree.paragraph(of: found.noun)
        let fitting = candidates.indices.filter {
            candidates[$0].type == .mobilize && concerns(candidates[$0], force: found.anchor)
        }
        func distance(_ index: Int) -> Int { abs(candidates[index].head - found.noun) }
        let near = fitting.filter { paragraph.contains(candidates[$0].head) }
        return near.min { distance($0) < distance($1) } ?? fitting.first
    }

    /// Whether an event is of a force: it is a party of it, or what is sent, shown or launched.
    private func concerns(_ candidate: Candidate, force: Int) -> Bool {
        let actor = coder.annotated.phrases[force].flatMap { $0.isName ? $0.actors.first : nil }
        let heads =
            candidate.actorHeads + candidate.recipientHeads + candidate.otherHeads + candidate.placeHeads
        let nouns = heads + arguments(of: candidate)
        return nouns.contains { noun in
            if noun == force { return true }
            guard ForceWords.isForce(noun, coder) else { return false }
            guard let actor, let other = coder.annotated.phrases[noun], other.isName else { return true }
            return other.actors.first == actor
        }
    }

    private func arguments(of candidate: Candidate) -> [Int] {
        let verb = candidate.verb ?? candidate.head
        guard tree.nodes[verb].wordClass.isVerbal else { return [candidate.head] }
        let found = coder.arguments(of: verb)
        return found.subjects + found.objects + found.indirect + found.obliques.map(\.head)
    }

    /// "5,000 strong", "a 5,000-strong force", "forte de 5 000 hommes".
    private func forceThatIsStrong(_ number: NumberMention) -> Int? {
        let sentence = tree.sentences[tree.nodes[number.words.lowerBound].sentence]
        let (first, last) = (number.words.lowerBound, number.words.upperBound)
        let behind = (last..<min(sentence.upperBound, last + 2)).first { tree.nodes[$0].folded == "strong" }
        let strong = ["strong", "fort", "forte", "forts", "fortes"]
        let before = (max(sentence.lowerBound, first - 4)..<first).last {
            strong.contains(tree.nodes[$0].folded)
        }
        let isJoined = before.map { word in
            (word + 1..<first).contains { ["of", "de"].contains(Tree.uncontracted(tree.nodes[$0].folded)) }
        }
        guard let adjective = behind ?? (isJoined == true ? before : nil) else { return nil }
        let governor = tree.nodes[adjective].head
        if ForceWords.isForce(governor, coder) { return governor }
        if let subject = coder.arguments(of: adjective).subjects.first
            ?? coder.arguments(of: governor).subjects.first,
            let force = force(meantAt: subject)
        {
            return force
        }
        // "La Force unifiée (FU-AES), forte de", "the SADC force, 3,000 strong": it stands before, else right behind.
        let ahead = max(sentence.lowerBound, first - 14)..<first
        let after = last..<min(sentence.upperBound, last + 5)
        if behind != nil, let force = after.first(where: { ForceWords.isForce($0, coder) }) { return force }
        return ahead.last { ForceWords.isForce($0, coder) }
    }

    /// "It counts 5,000 soldiers", "la force compte 5 000 hommes".
    private func forceThatCounts(_ noun: Int, _ number: NumberMention) -> Int? {
        guard isRank(noun) else { return nil }
        if let force = forceThatCounts(before: number) { return force }
        let governor = tree.nodes[tree.coordinationHead(of: noun)].head
        guard governor != noun, governor < noun, tree.nodes[governor].wordClass.isVerbal,
            finder.lemmas(of: governor).contains(where: FigureReader.comprising.contains),
            let subject = coder.arguments(of: governor).subjects.first
        else { return nil }
        return force(meantAt: subject)
    }

    /// "La force compte 5 000 hommes" by where the words stand, as "compte" may pass for a noun.
    private func forceThatCounts(before number: NumberMention) -> Int? {
        let start = tree.sentences[tree.nodes[number.words.lowerBound].sentence].lowerBound
        var index = number.words.lowerBound - 1
        while index > start,
            tree.nodes[index].wordClass == .adverb || tree.nodes[index].wordClass == .determiner
        {
            index -= 1
        }
        guard index > start, ["compte", "comptait", "counts", "numbers"].contains(tree.nodes[index].folded)
        else {
            return nil
        }
        var before = index - 1
        while before > start, tree.nodes[before].wordClass == .adjective { before -= 1 }
        return force(meantAt: before)
    }

    /// "A force of 5,000", "an army of 40,000 men", "une force de 5 000 hommes".
    private func forceOf(_ noun: Int, _ number: NumberMention) -> Int? {
        guard isRank(noun) || number.words.contains(noun) else { return nil }
        let sentence = tree.sentences[tree.nodes[noun].sentence]
        let first = number.words.lowerBound
        guard
            let preposition = (max(sentence.lowerBound, first - 3)..<first).last(where: {
                ["of", "de"].contains(Tree.uncontracted(tree.nodes[$0].folded))
            }), preposition > sentence.lowerBound,
            tree.nodes[preposition + 1..<first].allSatisfy({
                ![.noun, .determiner, .pronoun].contains($0.wordClass)
            })
        else { return nil }
        var before = preposition - 1
        while before > sentence.lowerBound, tree.nodes[before].wordClass == .adjective { before -= 1 }
        return ForceWords.isForce(before, coder) ? before : nil
    }

    /// The words of a strength: "5,000-strong" whole.
    func strengthWords(_ number: NumberMention, _ words: Range<Int>) -> Range<Int> {
        let end = min(
            tree.sentences[tree.nodes[words.lowerBound].sentence].upperBound,
            number.words.upperBound + 2
        )
        let strong = (number.words.upperBound..<max(number.words.upperBound, end)).first {
            tree.nodes[$0].folded == "strong"
        }
        return words.lowerBound..<max(words.upperBound, strong.map { $0 + 1 } ?? 0)
    }

    private func isRank(_ noun: Int) -> Bool {
        FigureReader.ranks.contains(tree.nodes[noun].lemma)
            || FigureReader.ranks.contains(tree.nodes[noun].folded)
    }

    private func force(meantAt index: Int) -> Int? {
        if ForceWords.isForce(index, coder) { return index }
        guard tree.nodes[index].wordClass == .pronoun,
            ["it", "elle", "il", "which", "qui"].contains(tree.nodes[index].folded)
        else { return nil }
        return ForceWords.last(before: index, coder)
    }

    private static let comprising: Set<String> = [
        "count", "number", "comprise", "total", "have", "field", "compter", "comprendre", "totaliser",
        "aligner", "rassembler", "réunir", "regrouper", "avoir",
    ]
}
