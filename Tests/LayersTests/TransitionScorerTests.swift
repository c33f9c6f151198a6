import GriotTesting
import Layers
import Testing

@Suite struct `A transition scorer` {
    private let kernel = Kernel.best
    private let encoder: ContextEncoder
    private let scorer: TransitionScorer
    private let vocabulary: [WordFeatures]
    private let weights: Weights

    init() throws {
        var weights = try Weights(seed: 11)
        var chance = Chance(seed: 12)
        encoder = ContextEncoder(try weights.encoder(width: 16, columns: 3, depth: 2), kernel: kernel)
        let parameters = try weights.transitions(width: 16, hidden: 16, features: 8, classes: 9)
        scorer = TransitionScorer(parameters, classes: [0..<9], kernel: kernel)
        vocabulary = words(500, columns: 3, &chance)
        self.weights = weights
    }

    private func take(_ keys: [Int32], _ workspace: TransitionWorkspace, words: Int = 8192, block: Int = 1024)
    {
        let encoding = encoder.makeWorkspace(words: words)
        workspace.begin(tokens: keys.count)
        for start in stride(from: 0, to: keys.count, by: block) {
            let range = start..<min(start + block, keys.count)
            let rows = encoder.encode(range, keys: keys, workspace: encoding) { vocabulary[Int($0)] }
            scorer.take(rows, workspace: workspace)
        }
    }

    private func bits(_ state: SIMD8<Int32>, _ workspace: TransitionWorkspace) -> [UInt32] {
        scorer.score(state, workspace: workspace)
        return (0..<9).map { workspace.score(of: $0).bitPattern }
    }

    @Test(arguments: UInt64(1)...6)
    func `reaches back beyond what it keeps without mixing tokens up`(_ seed: UInt64) {
        var chance = Chance(seed: seed)
        let keys = (0..<6000).map { _ in Int32(chance.number(below: 500)) }
        let (long, fresh) = (scorer.makeWorkspace(), scorer.makeWorkspace())
        take(keys, long)
        // The newest token goes on; those far back come and go, some again and again.
        for step in 0..<60 {
            let newest = Int32(min(5999, 5000 + step * 50))
            let state = SIMD8<Int32>(
                (0..<8).map { _ in
                    switch chance.number(below: 5) {
                    case 0: newest
                    case 1: -1
                    case 2: Int32(chance.number(below: 6000)) % newest
                    default: Int32(chance.number(below: 24))
                    }
                }
            )
            // What a workspace says that has seen no other state of the text.
            take(keys, fresh)
            #expect(bits(state, long) == bits(state, fresh), "state \(state), seed \(seed)")
        }
    }

    @Test func `forgets the text before`() {
        var chance = Chance(seed: 3)
        let workspace = scorer.makeWorkspace()
        let keys = (0..<300).map { _ in Int32(chance.number(below: 500)) }
        let state = SIMD8<Int32>(299, 5, 200, 100, 0, -1, 4, 7)
        take(keys, workspace)
        let expected = bits(state, workspace)
        for count in [1, 5000, 20, 300, 64, 65] {
            take((0..<count).map { _ in Int32(chance.number(below: 500)) }, workspace)
            _ = bits(SIMD8(repeating: Int32(count - 1)), workspace)
        }
        take(keys, workspace)
        #expect(bits(state, workspace) == expected)
    }

    @Test(arguments: [1, 7, 64, 1024], [1, 1100, 8192])
    func `says the same bits however the text is cut and however few words are kept`(
        _ block: Int,
        _ words: Int
    ) {
        var chance = Chance(seed: 4)
        let keys = (0..<2500).map { _ in Int32(chance.number(below: 500)) }
        let (whole, cut) = (scorer.makeWorkspace(), scorer.makeWorkspace())
        take(keys, whole)
        take(keys, cut, words: words, block: block)
        for token in stride(from: Int32(0), to: 2500, by: 9) {
            let state = SIMD8<Int32>(token, token - 1, token / 2, -1, -1, 0, -1, -1)
            #expect(bits(state, cut) == bits(state, whole))
        }
    }
}
