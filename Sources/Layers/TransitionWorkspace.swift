/// Where one thread scores transitions: what it knows of the tokens of one text.
///
/// Each token is kept as its hidden row; the much longer rows of its features
/// are kept for the last 4,096 tokens and computed again for older ones.
package final class TransitionWorkspace {
    private static let blockSize = 64
    private static let blocks = 64
    private static let oldRows = 16

    let state: FloatBuffer
    let scores: FloatBuffer
    /// The features of the tokens of one state.
    let rows: UnsafeMutablePointer<UnsafePointer<Float>?>

    private let tokenStride: Int
    private let featureStride: Int
    private var tokens: FloatBuffer
    private var tokenCount = 0
    private let recent: FloatBuffer
    /// The block of tokens that each part of `recent` holds, -1 at first.
    private var heldBlocks = Array(repeating: -1, count: blocks)
    private var newestBlock = -1
    private let old: FloatBuffer
    private var heldOld = Array(repeating: -1, count: oldRows)
    private var nextOld = 0
    /// The state that read each row of `old` last; what the current state reads stays where it is.
    private var stateOfOld = Array(repeating: 0, count: oldRows)
    private var currentState = 0

    init(tokenStride: Int, featureStride: Int, hidden: Int, features: Int, classes: Int) {
        self.tokenStride = tokenStride
        self.featureStride = featureStride
        state = FloatBuffer(count: hidden)
        scores = FloatBuffer(count: classes)
        rows = .allocate(capacity: features)
        rows.initialize(repeating: nil, count: features)
        tokens = FloatBuffer(count: 0)
        recent = FloatBuffer(count: Self.blocks * Self.blockSize * featureStride)
        old = FloatBuffer(count: Self.oldRows * featureStride)
    }

    deinit { rows.deallocate() }

    /// Forgets the last text and makes room for the next.
    package func begin(tokens count: Int) {
        // A very long text's space is given back once a short one follows.
        let needed = count * tokenStride
        if tokens.count < needed || tokens.count > max(4 * needed, 1 << 20) {
            tokens = FloatBuffer(count: needed)
        }
        tokenCount = 0
        newestBlock = -1
        for slot in heldBlocks.indices { heldBlocks[slot] = -1 }
        for slot in heldOld.indices { heldOld[slot] = -1 }
    }

    /// Begins a state: rows that were given for the one before may be overwritten.
    func beginState() { currentState += 1 }

    func appendTokens(_ count: Int) -> UnsafeMutablePointer<Float> {
        precondition(
            (tokenCount + count) * tokenStride <= tokens.count,
            "the text was begun with all its tokens"
        )
        defer { tokenCount += count }
        return tokens.start + tokenCount * tokenStride
    }

    func tokenRow(_ token: Int) -> UnsafePointer<Float> { UnsafePointer(tokens.start + token * tokenStride) }

    /// The score that ``TransitionScorer/score(_:workspace:)`` gave a class.
    package func score(of index: Int) -> Float {
        precondition(index >= 0 && index < scores.count, "the class has a score")
        return scores.start[index]
    }

    /// The features of a token, computed with the tokens beside it where they are new.
    func featureRow(
        of token: Int,
        compute: (Range<Int>, UnsafeMutablePointer<Float>) -> Void
    ) -> UnsafePointer<Float> {
        precondition(token < tokenCount, "the token was taken")
        let block = token / Self.blockSize
        let slot = block % Self.blocks
        if heldBlocks[slot] != block {
            guard block > newestBlock else { return oldRow(of: token, compute: compute) }
            let first = block * Self.blockSize
            compute(
                first..<min(first + Self.blockSize, tokenCount),
                recent.start + slot * Self.blockSize * featureStride
            )
            heldBlocks[slot] = block
            newestBlock = block
        }
        return UnsafePointer(recent.start + (slot * Self.blockSize + token % Self.blockSize) * featureStride)
    }

    private func oldRow(
        of token: Int,
        compute: (Range<Int>, UnsafeMutablePointer<Float>) -> Void
    ) -> UnsafePointer<Float> {
        let slot = heldOld.firstIndex(of: token) ?? freeOldSlot()
        if heldOld[slot] != token {
            compute(token..<(token + 1), old.start + slot * featureStride)
            heldOld[slot] = token
        }
        stateOfOld[slot] = currentState
        return UnsafePointer(old.start + slot * featureStride)
    }

    // A state has eight features at most, so one of the rows is free.
    private func freeOldSlot() -> Int {
        while stateOfOld[nextOld] == currentState { nextOld = (nextOld + 1) % Self.oldRows }
        defer { nextOld = (nextOld + 1) % Self.oldRows }
        return nextOld
    }
}
