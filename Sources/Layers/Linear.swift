internal import CLayers
package import Unpacking

/// The numbers of a linear layer, as thinc writes them.
package struct LinearParameters: Sendable {
    /// The shape is `[outputs][inputs]`.
    package var weights: MappedArray<Float>
    /// The shape is `[outputs]`.
    package var bias: MappedArray<Float>

    package init(weights: MappedArray<Float>, bias: MappedArray<Float>) {
        self.weights = weights
        self.bias = bias
    }

    package var outputs: Int { bias.count }
    package var inputs: Int { outputs == 0 ? 0 : weights.count / outputs }

    /// Whether the numbers fit each other.
    package var isConsistent: Bool {
        inputs > 0 && weights.count == outputs * inputs
    }
}

/// A linear layer for many rows at a time, packed for one kernel.
struct Linear: Sendable {
    let inputs: Int
    let outputs: Int
    /// The floats from one row of the answer to the next: `outputs`, filled up with zeros.
    let stride: Int
    private let weights: FloatBuffer
    private let bias: FloatBuffer?
    private let kernel: Kernel

    init(_ parameters: LinearParameters, kernel: Kernel) {
        precondition(parameters.isConsistent, "the parameters fit each other")
        let bias = parameters.bias
        self.init(outputs: parameters.outputs, inputs: parameters.inputs, bias: bias, kernel: kernel) {
            weights in
            parameters.weights.withUnsafeElements {
                weights.update(from: $0, count: parameters.weights.count)
            }
        }
    }

    /// Makes a layer from weights that `fill` writes as `[outputs][inputs]`.
    init(
        outputs: Int,
        inputs: Int,
        bias: MappedArray<Float>?,
        kernel: Kernel,
        fill: (UnsafeMutablePointer<Float>) -> Void
    ) {
        let group = 3 * kernel.lanes
        let stride = roundedUp(outputs, toMultipleOf: group)
        let plain = FloatBuffer(count: outputs * inputs)
        fill(plain.start)
        weights = FloatBuffer(count: stride * inputs)
        layers_pack_affine(plain.start, outputs, inputs, group, weights.start)
        self.bias = bias.map { filledUp($0, to: stride) }
        self.inputs = inputs
        self.outputs = outputs
        self.stride = stride
        self.kernel = kernel
    }

    /// Writes the layer's answer for `rows` rows, `inputStride` apart, into rows of ``stride`` floats.
    func apply(
        to input: UnsafePointer<Float>,
        inputStride: Int,
        rows: Int,
        output: UnsafeMutablePointer<Float>
    ) {
        kernel.code.affine(
            input,
            inputStride,
            rows,
            inputs,
            weights.start,
            bias?.start,
            stride,
            output,
            stride
        )
    }
}

/// A linear layer for one row at a time, packed for one kernel.
struct VectorLinear: Sendable {
    let inputs: Int
    let outputs: Int
    /// The floats that an answer takes: `outputs`, filled up.
    let stride: Int
    private let weights: FloatBuffer
    private let bias: FloatBuffer
    private let kernel: Kernel

    init(_ parameters: LinearParameters, kernel: Kernel) {
        precondition(parameters.isConsistent, "the parameters fit each other")
        let group = 8 * kernel.lanes
        inputs = parameters.inputs
        outputs = parameters.outputs
        stride = roundedUp(outputs, toMultipleOf: group)
        let packed = FloatBuffer(count: stride * inputs)
        let (outputs, inputs) = (outputs, inputs)
        parameters.weights.withUnsafeElements { layers_pack_affine($0, outputs, inputs, group, packed.start) }
        weights = packed
        bias = filledUp(parameters.bias, to: stride)
        self.kernel = kernel
    }

    func apply(to input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>) {
        kernel.code.vector_affine(input, inputs, weights.start, bias.start, stride, output)
    }
}

func roundedUp(_ count: Int, toMultipleOf group: Int) -> Int { (count + group - 1) / group * group }

/// Copies floats into a longer row that ends in zeros.
private func filledUp(_ values: MappedArray<Float>, to length: Int) -> FloatBuffer {
    let buffer = FloatBuffer(count: length)
    values.withUnsafeElements { buffer.start.update(from: $0, count: values.count) }
    return buffer
}
