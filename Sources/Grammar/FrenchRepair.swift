internal import EventData

/// Mends what French models get wrong by rule.
enum FrenchRepair {
    static func repair(_ nodes: inout [Tree.Node]) {
        var hasBe = [Bool](repeating: false, count: nodes.count)
        var hasHave = [Bool](repeating: false, count: nodes.count)
        var hasAuxiliary = [Bool](repeating: false, count: nodes.count)
        for node in nodes where node.relation == .aux || node.relation == .auxPass {
            if node.relation == .aux { hasAuxiliary[node.head] = true }
            if node.lemma == "être" || FrenchRepair.formsOfBe.contains(node.folded) {
                hasBe[node.head] = true
            }
            if node.lemma == "avoir" || FrenchRepair.formsOfHave.contains(node.folded) {
                hasHave[node.head] = true
            }
        }
        for index in nodes.indices where nodes[index].relation == .aclRelcl {
            guard nodes[index].features.contains(.finite) || hasAuxiliary[index] else { continue }
            raiseMainVerb(index, in: &nodes)
            raiseFalseRelative(index, in: &nodes)
        }
        for index in nodes.indices {
            let head = nodes[index].head
            // "L'armée a bombardé": the label says passive, but there is no form of être.
            if nodes[index].relation == .nsubjPass, hasHave[head], !hasBe[head] {
                nodes[index].relation = .nsubj
            }
            if nodes[index].relation == .auxPass, nodes[index].lemma == "avoir", !hasBe[head] {
                nodes[index].relation = .aux
            }
        }
    }

    /// "Le maire, qui confirme les faits, lance un appel": a relative clause without a relative pronoun after a comma
    /// is the main clause of a sentence that has no other.
    private static func raiseMainVerb(_ verb: Int, in nodes: inout [Tree.Node]) {
        let sentence = nodes[verb].sentence
        var start = verb
        while start > 0,
            nodes[start - 1].wordClass == .auxiliary || nodes[start - 1].wordClass == .adverb
                || clitics.contains(nodes[start - 1].folded)
        { start -= 1 }
        guard start > 0, nodes[start - 1].folded == ",", nodes[start - 1].sentence == sentence else { return }
        var root = verb
        for _ in 0..<12 where nodes[root].head != root { root = nodes[root].head }
        guard root < verb, nodes[root].wordClass == .noun || nodes[root].wordClass == .properNoun else {
            return
        }
        let hasPronoun = nodes[root..<verb].contains { $0.head == verb && relatives.contains($0.folded) }
        guard !hasPronoun,
            nodes[root..<verb].contains(where: { relatives.contains($0.folded) || $0.folded == "," })
        else { return }
        nodes[verb].head = verb
        nodes[verb].relation = .root
        nodes[root].head = verb
        nodes[root].relation = .nsubj
        for index in root + 1..<verb where nodes[index].head == verb && nodes[index].relation.isSubject {
            nodes[index].relation = .dep
        }
    }

    private static let clitics: Set<String> = [
        "y", "en", "le", "la", "les", "l'", "l’", "lui", "leur", "se", "s'", "s’", "ne", "n'", "n’",
    ]

    /// "Neuf habitants y ont péri": without a relative pronoun a finite verb after its noun is the main verb.
    private static func raiseFalseRelative(_ verb: Int, in nodes: inout [Tree.Node]) {
        let noun = nodes[verb].head
        guard noun < verb, verb - noun <= 6, nodes[noun].wordClass.isNominal,
            nodes[noun].relation == .root || nodes[noun].relation == .conj
        else { return }
        let between = nodes[noun + 1..<verb]
        if between.contains(where: { relatives.contains($0.folded) || $0.wordClass == .punctuation }) {
            return
        }
        let isRoot = nodes[noun].head == noun
        // What hangs on a word stands in its sentence.
        let (sentence, part) = (nodes[noun].sentence, nodes[noun].part)
        let first = nodes[..<noun].lastIndex { $0.sentence != sentence || $0.part != part } ?? -1
        let end = nodes[noun...].firstIndex { $0.sentence != sentence || $0.part != part } ?? nodes.count
        for index in first + 1..<end where nodes[index].head == noun && index != noun && index != verb {
            let relation = nodes[index].relation
            if relation == .conj && nodes[index].wordClass.isVerbal || relation == .punct
                || relation == .parataxis || relation == .advcl
            {
                nodes[index].head = verb
            }
        }
        nodes[verb].head = isRoot ? verb : nodes[noun].head
        nodes[verb].relation = nodes[noun].relation
        nodes[noun].head = verb
        nodes[noun].relation = .nsubj
    }

    private static let relatives: Set<String> = [
        "qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel",
        "duquel",
    ]

    static let formsOfBe: Set<String> = [
        "être", "est", "sont", "était", "étaient", "été", "fut", "furent", "sera", "seront", "serait",
        "seraient", "soit", "soient", "étant", "suis", "es", "sommes", "êtes", "étais", "serai",
    ]
    static let formsOfHave: Set<String> = [
        "avoir", "a", "ont", "avait", "avaient", "eu", "eut", "eurent", "aura", "auront", "aurait",
        "auraient",
        "ait", "aient", "ayant", "ai", "as", "avons", "avez", "avais",
    ]
}
