import GriotTesting
import Parsing
import Testing

/// A state that follows actions written as spaCy writes them: `S`, `D`, `L-det`, `R-obj`, `B-ROOT`.
private struct Walk {
    var state = ArcEagerState()
    private var labels: [String] = []

    init(words: Int) { state.begin(words) }

    /// Follows actions of which each must be valid when it comes.
    mutating func follow(_ actions: String, sourceLocation: SourceLocation = #_sourceLocation) {
        for text in actions.split(separator: " ") {
            let parts = text.split(separator: "-", maxSplits: 1)
            guard let number = ["S", "D", "L", "R", "B"].firstIndex(of: parts[0]),
                let action = ArcEagerState.Action(rawValue: number), isValid(action)
            else {
                Issue.record("\(text) may not follow", sourceLocation: sourceLocation)
                return
            }
            labels.append(parts.count > 1 ? String(parts[1]) : "")
            state.apply(action, label: Int32(labels.count - 1))
        }
    }

    func isValid(_ action: ArcEagerState.Action) -> Bool { state.validActions >> action.rawValue & 1 == 1 }

    /// The letters of the actions that may follow.
    var next: String {
        zip(["S", "D", "L", "R", "B"], 0...).filter { state.validActions >> $0.1 & 1 == 1 }.map(\.0).joined()
    }

    /// Heads and labels, a root as its own head.
    var arcs: String {
        state.heads.enumerated().map { index, head in
            head < 0 ? "\(index)" : "\(head):\(labels[Int(state.labels[index])])"
        }.joined(separator: " ")
    }
}

@Suite struct `An arc-eager state` {
    @Test func `draws the arcs that spaCy draws`() {
        var walk = Walk(words: 16)
        let actions = """
            S L-nsubj S S L-nummod R-dobj R-prep S L-amod R-pobj D D D R-prep R-pobj D D B-ROOT R-punct D D S \
            L-det S S S L-neg L-aux L-nsubj S R-punct D D
            """
        walk.follow(actions)
        #expect(walk.state.isFinal)
        #expect(
            walk.arcs == """
                1:nsubj 1 3:nummod 1:dobj 3:prep 6:amod 4:pobj 1:prep 7:pobj 1:punct 11:det 14:nsubj 14:aux \
                14:neg 14 14:punct
                """
        )
    }

    @Test func `shows two words of the buffer at first`() {
        var walk = Walk(words: 3)
        #expect(walk.state.features == SIMD8(0, 1, -1, -1, -1, -1, -1, -1))
        #expect(walk.next == "SB")
        walk.follow("S S")
        #expect(walk.state.features == SIMD8(2, -1, 1, 0, -1, -1, -1, -1))
    }

    @Test func `shows the children that were added last`() {
        var walk = Walk(words: 5)
        walk.follow("S S L-a L-b")
        // Of word 2 the left child added last is word 0.
        #expect(walk.state.features == SIMD8(2, 3, -1, -1, -1, 0, -1, -1))
        walk.follow("S R-c D R-d D")
        #expect(walk.state.features == SIMD8(-1, -1, 2, -1, -1, -1, 0, 4))
    }

    @Test func `gives back to the buffer what has no head, once`() {
        var walk = Walk(words: 3)
        walk.follow("S S D")
        #expect(walk.state.features == SIMD8(1, 2, 0, -1, -1, -1, -1, -1))
        // It may not be pushed again, but hang on something; the buffer's second word follows it.
        #expect(walk.next == "DLRB")
        walk.follow("R-x D D S D")
        #expect(walk.state.isFinal)
        #expect(walk.arcs == "0 0:x 2")
    }

    @Test func `takes an arc back for a better one`() {
        var walk = Walk(words: 3)
        walk.follow("S R-x L-y")
        #expect(walk.arcs == "0 2:y 2")
        // Word 0 has no child any more.
        #expect(walk.state.features == SIMD8(2, -1, 0, -1, -1, 1, -1, -1))
    }

    @Test func `draws no arc across the start of a sentence`() {
        var walk = Walk(words: 3)
        walk.follow("B-ROOT S")
        // Word 1 waits for an empty stack, and for arcs to its right.
        #expect(walk.next == "DB")
        walk.follow("D")
        #expect(walk.next == "SB")
    }

    @Test(arguments: UInt64(1)...100)
    func `comes to an end and to trees, whatever is chosen`(_ seed: UInt64) {
        var chance = Chance(seed: seed)
        let count = 1 + chance.number(below: 40)
        var state = ArcEagerState()
        state.begin(count)
        var steps = 0
        while !state.isFinal {
            let valid = ArcEagerState.Action.allCases.filter { state.validActions >> $0.rawValue & 1 == 1 }
            guard !valid.isEmpty, steps < 10 * count else { break }
            state.apply(chance.pick(valid), label: 0)
            steps += 1
        }
        #expect(state.isFinal, "after \(steps) steps, seed \(seed)")
        for word in 0..<count {
            var (head, length) = (word, 0)
            while state.heads[head] >= 0, length <= count {
                (head, length) = (Int(state.heads[head]), length + 1)
            }
            #expect(length <= count, "no word is below itself, seed \(seed)")
        }
    }
}
