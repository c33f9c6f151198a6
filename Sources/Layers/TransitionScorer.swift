internal import CLayers
package import Unpacking

/// The numbers of spaCy's `TransitionBasedParser` above its encoder.
package struct TransitionParameters: Sendable {
    /// From the encoder's width to the hidden width.
    package var token: LinearParameters
    /// The shape is `[features][hidden][2][inputs]`.
    package var affineWeights: MappedArray<Float>
    /// The shape is `[hidden][2]`.
    package var affineBias: MappedArray<Float>
    /// The shape is `[features][hidden][2]`; what stands for a token that is not there.
    package var padding: MappedArray<Float>
    /// From the hidden state to a score for each class.
    package var upper: LinearParameters

    package init(
        token: LinearParameters,
        affineWeights: MappedArray<Float>,
        affineBias: MappedArray<Float>,
        padding: MappedArray<Float>,
        upper: LinearParameters
    ) {
        self.token = token
        self.affineWeights = affineWeights
        self.affineBias = affineBias
        self.padding = padding
        self.upper = upper
    }

    package var hidden: Int { affineBias.count / 2 }
    package var features: Int { hidden == 0 ? 0 : padding.count / (2 * hidden) }

    /// Whether the numbers fit each other, an encoder's width and widths that kernels take.
    package func isConsistent(width: Int) -> Bool {
        token.isConsistent && token.inputs == width && token.outputs <= mostWidth
            && hidden > 0 && hidden % 16 == 0 && hidden <= mostWidth
            && affineBias.count == 2 * hidden && (1...8).contains(features)
            && padding.count == features * hidden * 2
            && affineWeights.count == features * hidden * 2 * token.outputs
            && upper.isConsistent && upper.inputs == hidden
    }
}

/// Scores for what a transition system may do next, seen from a few tokens.
package struct TransitionScorer: Sendable {
    private let token: Linear
    private let affine: Linear
    private let bias: FloatBuffer
    private let padding: FloatBuffer
    private let upper: VectorLinear
    private let hidden: Int
    private let features: Int
    private let kernel: Kernel
    /// The classes of each action; together they hold every class once, in order.
    private let classes: [Range<Int>]

    package init(_ parameters: TransitionParameters, classes: [Range<Int>], kernel: Kernel) {
        precondition(
            classes.last.map(\.upperBound) ?? 0 <= parameters.upper.outputs,
            "each class has a score"
        )
        let (hidden, features) = (parameters.hidden, parameters.features)
        let inputs = parameters.token.outputs
        self.hidden = hidden
        self.features = features
        self.classes = classes
        self.kernel = kernel
        token = Linear(parameters.token, kernel: kernel)
        upper = VectorLinear(parameters.upper, kernel: kernel)
        let order = pieceOrder(features: features, hidden: hidden)
        affine = Linear(outputs: order.count, inputs: inputs, bias: nil, kernel: kernel) { weights in
            parameters.affineWeights.withUnsafeElements { original in
                for (row, position) in order.enumerated() {
                    (weights + row * inputs).update(from: original + position * inputs, count: inputs)
                }
            }
        }
        padding = FloatBuffer(count: order.count)
        for (row, position) in order.enumerated() { padding.start[row] = parameters.padding[position] }
        bias = FloatBuffer(count: 2 * hidden)
        for (row, position) in pieceOrder(features: 1, hidden: hidden).enumerated() {
            bias.start[row] = parameters.affineBias[position]
        }
    }

    package func makeWorkspace() -> TransitionWorkspace {
        TransitionWorkspace(
            tokenStride: token.stride,
            featureStride: affine.stride,
            hidden: hidden,
            features: features,
            classes: upper.stride
        )
    }

    /// Takes the next encoded tokens of a text; begin a text with `workspace.begin`.
    package func take(_ rows: EncodedRows, workspace: TransitionWorkspace) {
        precondition(rows.width == token.inputs, "the rows have the width of the layer")
        let output = workspace.appendTokens(rows.count)
        token.apply(to: rows.start, inputStride: rows.width, rows: rows.count, output: output)
    }

    /// Scores every class for a state that shows these tokens; -1 is a token that is not there.
    package func score(_ tokens: SIMD8<Int32>, workspace: TransitionWorkspace) {
        workspace.beginState()
        // The newest token first: reading it may drop the oldest row, and no other token's reading does.
        let newest = Int(tokens.max())
        if newest >= 0 { _ = featureRow(of: newest, workspace) }
        for feature in 0..<features {
            let index = Int(tokens[feature])
            let row = index < 0 ? UnsafePointer(padding.start) : featureRow(of: index, workspace)
            workspace.rows[feature] = row + feature * 2 * hidden
        }
        kernel.code.hidden_state(workspace.rows, features, bias.start, hidden, workspace.state.start)
        upper.apply(to: workspace.state.start, output: workspace.scores.start)
    }

    /// The best class of the given actions (bit n for action n) as last scored; the first of equals.
    package func best(of actions: UInt8, workspace: TransitionWorkspace) -> Int? {
        let scores = UnsafePointer(workspace.scores.start)
        var best: Int?
        for (action, range) in classes.enumerated() where actions >> action & 1 == 1 && !range.isEmpty {
            let candidate = kernel.code.first_largest(scores, range.lowerBound, range.upperBound)
            if let known = best, scores[known] >= scores[candidate] { continue }
            best = candidate
        }
        return best
    }

    private func featureRow(of token: Int, _ workspace: TransitionWorkspace) -> UnsafePointer<Float> {
        workspace.featureRow(of: token) { tokens, output in
            affine.apply(
                to: workspace.tokenRow(tokens.lowerBound),
                inputStride: self.token.stride,
                rows: tokens.count,
                output: output
            )
        }
    }
}

/// For each position of `[features][piece][hidden]`, the one in thinc's `[features][hidden][piece]`.
private func pieceOrder(features: Int, hidden: Int) -> [Int] {
    var order: [Int] = []
    for feature in 0..<features {
        for piece in 0..<2 {
            for output in 0..<hidden { order.append((feature * hidden + output) * 2 + piece) }
        }
    }
    return order
}
