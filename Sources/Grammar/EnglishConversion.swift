internal import EventData

/// Turns trees with ClearNLP's labels into the view of universal dependencies.
///
/// Three things move: what follows "be" becomes the head of its clause, a preposition hangs on
/// its noun and the noun where the preposition hung, a clause under a preposition likewise.
/// ClearNLP's labels: Choi and Palmer, "Guidelines for the Clear Style Constituent to Dependency
/// Conversion" (2012).
enum EnglishConversion {
    static func convert(_ nodes: inout [Tree.Node], labels: [String]) {
        var children = [[Int]](repeating: [], count: nodes.count)
        for (index, node) in nodes.enumerated() where node.head != index {
            children[node.head].append(index)
        }
        for index in nodes.indices where nodes[index].lemma == "be" && labels[index] != "auxpass" {
            raisePredicate(of: index, in: &nodes, labels: labels, children: &children)
        }
        for index in nodes.indices {
            guard ["prep", "agent", "dative", "conj", "pcomp", "ROOT"].contains(labels[index]) else {
                continue
            }
            lowerPreposition(index, in: &nodes, labels: labels, children: &children)
        }
    }

    /// Makes what "be" says of its subject the head of the clause.
    private static func raisePredicate(
        of copula: Int,
        in nodes: inout [Tree.Node],
        labels: [String],
        children: inout [[Int]]
    ) {
        guard
            let predicate = children[copula].first(where: { labels[$0] == "attr" && $0 > copula })
                ?? children[copula].first(where: { labels[$0] == "acomp" })
        else { return }
        let head = nodes[copula].head
        for child in children[copula] where child != predicate {
            nodes[child].head = predicate
            children[predicate].append(child)
        }
        nodes[predicate].head = head == copula ? predicate : head
        nodes[predicate].relation = nodes[copula].relation
        if head != copula {
            children[head].removeAll { $0 == copula }
            children[head].append(predicate)
        }
        nodes[copula].head = predicate
        nodes[copula].relation = .cop
        children[copula] = []
        children[predicate].append(copula)
    }

    /// Hangs a preposition on its complement, and the complement where the preposition hung.
    private static func lowerPreposition(
        _ preposition: Int,
        in nodes: inout [Tree.Node],
        labels: [String],
        children: inout [[Int]]
    ) {
        let label = labels[preposition]
        if label == "conj" || label == "pcomp" || label == "ROOT",
            nodes[preposition].wordClass != .adposition
        {
            return
        }
        guard
            let complement = children[preposition].first(where: {
                labels[$0] == "pobj" || labels[$0] == "pcomp"
            })
        else { return }
        let head = nodes[preposition].head
        let isRoot = head == preposition
        let isClause = labels[complement] == "pcomp" && nodes[complement].wordClass.isVerbal
        nodes[complement].head = isRoot ? complement : head
        let hangsOnNoun = !isRoot && nodes[head].wordClass.isNominal
        if isRoot {
            nodes[complement].relation = .root
        } else if isClause {
            nodes[complement].relation = hangsOnNoun ? .acl : .advcl
        } else if label == "agent" {
            nodes[complement].relation = .oblAgent
        } else {
            nodes[complement].relation = hangsOnNoun ? .nmod : .obl
        }
        for child in children[preposition] where child != complement {
            nodes[child].head = complement
            children[complement].append(child)
        }
        if !isRoot {
            children[head].removeAll { $0 == preposition }
            children[head].append(complement)
        }
        nodes[preposition].head = complement
        nodes[preposition].relation = isClause ? .mark : .caseMark
        children[preposition] = []
        children[complement].append(preposition)
    }
}
