internal import EventData
internal import Grammar

/// Troops that are one body: a joint force, a battalion, the Africa Corps.
extension SideReader {
    /// Whether a noun names or describes troops that are one body; "forces" are people, and an army chief is none.
    func isForce(_ index: Int) -> Bool {
        ForceWords.isForce(index, coder)
    }

    /// The force at a noun: by name where it has one, else in the words that describe it.
    func force(at index: Int) -> Party? {
        guard isForce(index), people.name(at: index) == nil else { return nil }
        if let phrase = coder.annotated.phrases[index], phrase.isName, phrase.actors.count == 1,
            let actor = phrase.actors.first, actor.id != nil
        {
            let words = coder.annotated.nameWords[index] ?? index..<index + 1
            return Party(evidence: coder.annotated.evidence(words), actor: actor, basis: .stated)
        }
        if tree.nodes[index].form.first?.isUppercase == true, let named = organisation(at: index) {
            return named
        }
        let evidence = coder.annotated.evidence(forceWords(index))
        if let phrase = coder.annotated.phrases[index], phrase.basis == .coreferent, phrase.actors.count == 1,
            let actor = phrase.actors.first, ForceWords.isName(actor)
        {
            return Party(evidence: evidence, actor: actor, basis: .coreferent)
        }
        let actor = Actor(id: nil, name: evidence.words, country: nil, sectors: ["MIL"])
        return Party(evidence: evidence, actor: actor, basis: .stated)
    }

    /// "The bloc’s new joint force", "la force conjointe": the noun with what describes it and no clause.
    func forceWords(_ index: Int) -> Range<Int> {
        if let name = coder.annotated.nameWords[index] { return name }
        let before = bare(index)
        var lower = before.lowerBound
        while lower < index, [.adposition, .punctuation].contains(tree.nodes[lower].wordClass) { lower += 1 }
        return lower..<adjectiveEnd(after: index)
    }

    /// Where the adjectives behind a French noun end: "force conjointe".
    func adjectiveEnd(after index: Int) -> Int {
        let end = tree.sentences[tree.nodes[index].sentence].upperBound
        var upper = index + 1
        guard coder.language == .french else { return upper }
        while upper < end,
            tree.nodes[upper].wordClass == .adjective
                || tree.nodes[upper].relation == .amod && tree.nodes[upper].head == index
        {
            upper += 1
        }
        return upper
    }

    /// The force that a word stands for: it names one, or points back at the last.
    func force(meantAt index: Int) -> Party? {
        if let force = force(at: index) { return force }
        guard tree.nodes[index].wordClass == .pronoun,
            ["it", "elle", "il"].contains(tree.nodes[index].folded),
            let last = ForceWords.last(before: index, coder)
        else { return nil }
        return force(at: last)
    }

    /// The bodies at a word of which somebody may be in command: a force before all, since "it" may be many things.
    func commanded(at index: Int) -> [Party] {
        if let force = force(meantAt: index) { return [force] }
        // "La force conjointe du G5 Sahel, commandée par": the last word of its name may pass for what is meant.
        if let name = coder.annotated.nameWords.first(where: { $0.value.contains(index) })?.key,
            let force = force(at: name)
        {
            return [force]
        }
        return bodies(from: index)
    }
}

/// The nouns for troops, read by those who count them too.
enum ForceWords {
    static func isForce(_ index: Int, _ coder: ReportCoder) -> Bool {
        let node = coder.tree.nodes[index]
        guard node.wordClass == .noun || node.wordClass == .properNoun, !node.features.contains(.plural)
        else { return false }
        if let phrase = coder.annotated.phrases[index], phrase.isName, let actor = phrase.actors.first,
            actor.id != nil
        {
            return isName(actor)
        }
        guard
            ![.compound, .amod, .nmodPoss].contains(node.relation)
                || node.wordClass == .noun && isOwner(index, coder.tree)
        else { return false }
        guard isWord(node, coder) else { return false }
        return node.folded != "corps" && node.folded != "guard" && node.folded != "garde"
            || node.form.first?.isUppercase == true
    }

    /// A possessor is no part of a compound: "the force’s commander".
    private static func isOwner(_ index: Int, _ tree: Tree) -> Bool {
        tree.nodes[index].relation == .nmodPoss
    }

    private static func isWord(_ node: Tree.Node, _ coder: ReportCoder) -> Bool {
        TieWords.table.entry([node.lemma, node.folded], [.force], in: coder.language) != nil
    }

    /// A name of troops, but not of all that a state has: "Africa Corps", not "Armed Forces of Mali".
    static func isName(_ actor: Actor) -> Bool {
        guard actor.id != nil, ["MIL", "IGO", "REB", "PRM"].contains(actor.sectors.first ?? "") else {
            return false
        }
        if actor.name.contains("Armed Forces") || actor.name.contains("Army") { return false }
        return actor.name.split(separator: " ").contains { word in
            TieWords.table.entry([word.lowercased()], [.force], in: .english) != nil
        }
    }

    /// The last force before a word, in its sentence or the two before, in its paragraph.
    static func last(before index: Int, _ coder: ReportCoder) -> Int? {
        let tree = coder.tree
        let sentence = tree.nodes[index].sentence
        let start = max(
            tree.sentences[max(0, sentence - 2)].lowerBound,
            tree.paragraph(of: index).lowerBound
        )
        return (start..<max(start, index)).last { isForce($0, coder) }
    }
}
