internal import EventData

/// Mends what French models get wrong by rule.
enum FrenchRepair {
    static func repair(_ nodes: inout [Tree.Node]) {
        var hasBe = [Bool](repeating: false, count: nodes.count)
        var hasHave = [Bool](repeating: false, count: nodes.count)
        for node in nodes where node.relation == .aux || node.relation == .auxPass {
            if node.lemma == "être" || FrenchRepair.formsOfBe.contains(node.folded) { hasBe[node.head] = true }
            if node.lemma == "avoir" || FrenchRepair.formsOfHave.contains(node.folded) {
                hasHave[node.head] = true
            }
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

    static let formsOfBe: Set<String> = [
        "être", "est", "sont", "était", "étaient", "été", "fut", "furent", "sera", "seront", "serait",
        "seraient", "soit", "soient", "étant", "suis", "es", "sommes", "êtes", "étais", "serai",
    ]
    static let formsOfHave: Set<String> = [
        "avoir", "a", "ont", "avait", "avaient", "eu", "eut", "eurent", "aura", "auront", "aurait", "auraient",
        "ait", "aient", "ayant", "ai", "as", "avons", "avez", "avais",
    ]
}
