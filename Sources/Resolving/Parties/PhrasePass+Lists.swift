internal import EventData
internal import Grammar

extension PhrasePass {
    // MARK: Lists

    /// Joins names that stand in a list in the text, which parsers break after the first or the second.
    mutating func findLists() {
        var index = 0
        while index < names.count {
            var list = [index]
            while let last = list.last, last + 1 < names.count,
                areListed(names[last].words.upperBound, names[last + 1].words.lowerBound)
            {
                list.append(last + 1)
            }
            if list.count > 1, endsWithAnd(list) {
                let heads = list.map { names[$0].head }
                // "L'armée malienne et Wagner": an adjective is in no list.
                if heads.allSatisfy({
                    tree.nodes[$0].wordClass != .adjective && tree.nodes[$0].relation != .amod
                }) {
                    for head in heads { annotated.lists[head] = heads }
                }
            }
            index = list[list.count - 1] + 1
        }
    }

    /// Whether only commas, "and" and articles stand between two words.
    private func areListed(_ from: Int, _ to: Int) -> Bool {
        guard from <= to, to - from <= 4, from < tree.nodes.count,
            tree.nodes[from].sentence == tree.nodes[to].sentence, from < to
        else { return false }
        return (from..<to).allSatisfy {
            PhrasePass.listWords.contains(Tree.uncontracted(tree.nodes[$0].folded))
        }
            && (from..<to).contains { ["and", "et", ",", "&", "or", "ou"].contains(tree.nodes[$0].folded) }
    }

    private func endsWithAnd(_ list: [Int]) -> Bool {
        let last = list[list.count - 1]
        let from = names[last - 1].words.upperBound
        return (from..<names[last].words.lowerBound).contains {
            ["and", "et", "&", "or", "ou"].contains(tree.nodes[$0].folded)
        }
    }

    private static let listWords: Set<String> = [
        ",", "and", "et", "&", "or", "ou", "the", "le", "la", "l'", "l’", "les", "de", "du",
    ]
}
