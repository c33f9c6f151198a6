import GriotTesting
import Parsing
import Testing

@Suite struct `A tree finisher` {
    /// Finishes arcs written as `head:label`, a root as `-`, a space before the tilde: `~1:dep`.
    private func finished(_ arcs: String) -> String {
        let words = arcs.split(separator: " ").map { $0.split(separator: ":", maxSplits: 1) }
        let names = words.map { $0.count > 1 ? String($0[1]) : "" }
        let labels = ArcLabels(classes: names)
        let heads = words.map { Int32($0[0].drop { $0 == "~" }) ?? -1 }
        let tree = TreeFinisher(
            heads: heads,
            classes: heads.indices.map { heads[$0] < 0 ? -1 : Int32($0) },
            names: labels,
            isSpace: { words[$0][0].hasPrefix("~") }
        )
        return tree.heads.indices.map { index in
            let start = tree.startsSentence[index] ? "|" : ""
            return "\(start)\(tree.heads[index]):\(labels.names[Int(tree.labels[index])])"
        }.joined(separator: " ")
    }

    @Test func `makes a root of what has no head`() {
        #expect(finished("1:nsubj -") == "|1:nsubj 1:ROOT")
        #expect(finished("-") == "|0:ROOT")
        #expect(finished("- - -") == "|0:ROOT |1:ROOT |2:ROOT")
    }

    @Test func `begins a sentence where a tree begins`() {
        #expect(finished("2:det 2:amod - 2:prep 5:det -") == "|2:det 2:amod 2:ROOT 2:prep |5:det 5:ROOT")
    }

    @Test func `hangs a decorated word on the word that its label names`() {
        #expect(finished("1:nsubj - 1:dobj 1:prep||nsubj") == "|1:nsubj 1:ROOT 1:dobj 0:prep")
    }

    @Test func `takes the nearest level, then the leftmost`() {
        #expect(finished("1:x 3:y 3:x - 3:x 3:z||x") == "|1:x 3:y 3:x 3:ROOT 3:x 2:z")
        #expect(finished("1:x 2:y - 2:z||x") == "|1:x 2:y 2:ROOT 0:z")
    }

    @Test func `leaves the head where no word has the label, and cuts the label`() {
        #expect(finished("1:nsubj - 1:prep||dobj") == "|1:nsubj 1:ROOT 1:prep")
    }

    @Test func `passes over white space and what hangs on it`() {
        #expect(finished("1:nsubj - ~1:dobj 2:dobj 1:prep||dobj") == "|1:nsubj 1:ROOT 1:dobj 2:dobj 1:prep")
    }

    @Test func `finds no word that was itself moved out of its branch`() {
        #expect(finished("1:a - 1:b||a 1:c||b") == "|1:a 1:ROOT 0:b 1:c")
        #expect(finished("1:a - 1:c||b 1:b||a") == "|1:a 1:ROOT 1:c 0:b")
    }

    @Test func `takes one bar for a letter`() {
        #expect(finished("- 0:a|b 0:a|| 0:||a") == "|0:ROOT 0:a|b 0:a 2:")
    }

    @Test(arguments: UInt64(1)...100)
    func `makes trees of trees`(_ seed: UInt64) {
        var chance = Chance(seed: seed)
        let count = 1 + chance.number(below: 30)
        // Whatever stands above a word has a lower rank, so that there is no cycle.
        let rank = (0..<count).shuffled(using: &chance)
        let heads = (0..<count).map { word in
            let above = (0..<count).filter { rank[$0] < rank[word] }
            return chance.number(below: 5) == 0 ? -1 : above.randomElement(using: &chance) ?? -1
        }
        let labels = ["a", "b", "a||b", "b||a", "c||a"]
        let arcs = heads.map { head in
            let space = chance.number(below: 9) == 0 ? "~" : ""
            return head < 0 ? "-" : "\(space)\(head):\(chance.pick(labels))"
        }
        let result = finished(arcs.joined(separator: " "))
        let found = result.split(separator: " ").map { word in
            Int(word.drop { $0 == "|" }.prefix { $0 != ":" }) ?? -1
        }
        #expect(!result.contains("||"))
        #expect(found.indices.filter { found[$0] == $0 } == heads.indices.filter { heads[$0] < 0 })
        for word in found.indices {
            let top = (0...count).reduce(word) { above, _ in found[above] }
            #expect(found[top] == top, "\(arcs) seed \(seed)")
        }
    }
}
