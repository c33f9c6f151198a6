internal import CLayers

/// The likeliest class of each row: spaCy's tagger, without the softmax that changes no order.
package struct Classifier: Sendable {
    package let classes: Int
    private let linear: Linear
    private let kernel: Kernel

    package init(_ parameters: LinearParameters, kernel: Kernel) {
        linear = Linear(parameters, kernel: kernel)
        classes = parameters.outputs
        self.kernel = kernel
    }

    package func makeWorkspace() -> ClassifierWorkspace {
        ClassifierWorkspace(count: ContextEncoder.blockSize * linear.stride)
    }

    /// Appends the class of each row, the first of the best.
    package func classify(_ rows: EncodedRows, workspace: ClassifierWorkspace, into classes: inout [Int32]) {
        precondition(rows.width == linear.inputs, "the rows have the width of the layer")
        let scores = workspace.scores.start
        linear.apply(to: rows.start, inputStride: rows.width, rows: rows.count, output: scores)
        for row in 0..<rows.count {
            classes.append(Int32(kernel.code.first_largest(scores + row * linear.stride, 0, self.classes)))
        }
    }
}

/// Where one thread classifies.
package final class ClassifierWorkspace {
    let scores: FloatBuffer

    init(count: Int) { scores = FloatBuffer(count: count) }
}
