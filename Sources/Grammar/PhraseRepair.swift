/// Mends where models of both languages hang the phrases of place beside those of time.
enum PhraseRepair {
    static func repair(_ nodes: inout [Tree.Node]) {
        for index in nodes.indices {
            // "The RUC banned a march": a short name in capitals is no common noun.
            if nodes[index].wordClass == .noun, isAcronym(nodes[index].form) {
                nodes[index].wordClass = .properNoun
            }
            if nodes[index].relation == .caseMark { rehang(nodes[index].head, with: index, in: &nodes) }
            // "The minister has, on the advice of the council, renewed …": the subject is that of the verb.
            let head = nodes[index].head
            if nodes[index].relation.isSubject,
                nodes[head].relation == .aux || nodes[head].relation == .auxPass
            {
                nodes[index].head = nodes[head].head
            }
        }
    }

    /// "tués en mars près de Gao", "on Tuesday in Mopti": a place that hangs on a word of time belongs to the verb.
    private static func rehang(_ noun: Int, with preposition: Int, in nodes: inout [Tree.Node]) {
        let node = nodes[noun]
        guard node.wordClass == .noun || node.wordClass == .properNoun, preposition < noun,
            node.relation == .nmod || node.relation == .amod || node.relation == .obl, node.head < noun
        else { return }
        if Tree.timeWords.contains(nodes[node.head].lemma), !Tree.timeWords.contains(node.lemma),
            isNear(preposition, in: nodes) || !spans.contains(nodes[preposition].folded),
            let verb = verb(over: node.head, in: nodes)
        {
            nodes[noun].head = verb
            nodes[noun].relation = .obl
        } else if node.relation == .amod {
            nodes[noun].relation = .nmod
        }
    }

    private static func isAcronym(_ form: String) -> Bool {
        let letters = form.unicodeScalars.prefix { $0.properties.isUppercase }
        if ["ONG", "NGO", "PDG", "CEO", "VIP", "OSC", "PME"].contains(form) { return false }
        return letters.count >= 2 && letters.count == form.unicodeScalars.count && letters.count <= 8
    }

    /// "près de", "loin de".
    private static func isNear(_ preposition: Int, in nodes: [Tree.Node]) -> Bool {
        preposition > 0 && Tree.nearness.contains(nodes[preposition - 1].folded)
    }

    private static func verb(over start: Int, in nodes: [Tree.Node]) -> Int? {
        var current = start
        for _ in 0..<8 {
            let head = nodes[current].head
            if head == current { return nil }
            if nodes[head].wordClass.isVerbal { return head }
            current = head
        }
        return nil
    }

    /// What joins two times: "the night of Tuesday", "de lundi à mardi".
    private static let spans: Set<String> = [
        "of", "to", "de", "d'", "d’", "du", "des", "à", "au", "aux", "until", "till",
    ]
}
