internal import CLayers
package import Unpacking

/// The widest rows that are taken: of wider ones a workspace would fill the memory.
let mostWidth = 4096

/// The numbers of a maxout layer with three pieces and the layer norm behind it, as thinc writes them.
package struct MaxoutParameters: Sendable {
    /// The shape is `[outputs][3][inputs]`.
    package var weights: MappedArray<Float>
    /// The shape is `[outputs][3]`.
    package var bias: MappedArray<Float>
    /// The shape is `[outputs]`; both of the layer norm.
    package var normGain: MappedArray<Float>
    package var normBias: MappedArray<Float>

    package init(
        weights: MappedArray<Float>,
        bias: MappedArray<Float>,
        normGain: MappedArray<Float>,
        normBias: MappedArray<Float>
    ) {
        self.weights = weights
        self.bias = bias
        self.normGain = normGain
        self.normBias = normBias
    }

    var outputs: Int { normGain.count }
    var inputs: Int { outputs == 0 ? 0 : weights.count / (3 * outputs) }

    /// Whether the numbers fit each other and a width that kernels take.
    package var isConsistent: Bool {
        outputs > 0 && outputs % 16 == 0 && outputs <= mostWidth && bias.count == 3 * outputs
            && normBias.count == outputs
            && inputs > 0 && weights.count == 3 * outputs * inputs
    }
}

/// A maxout layer of three pieces with its layer norm, packed for one kernel.
struct Maxout: Sendable {
    let inputs: Int
    let outputs: Int
    private let weights: FloatBuffer
    private let bias: FloatBuffer
    private let gain: FloatBuffer
    private let shift: FloatBuffer
    private let kernel: Kernel

    init(_ parameters: MaxoutParameters, kernel: Kernel) {
        precondition(parameters.isConsistent, "the parameters fit each other")
        inputs = parameters.inputs
        outputs = parameters.outputs
        self.kernel = kernel
        weights = packed(parameters.weights, outputs: outputs, inputs: inputs, kernel: kernel)
        bias = packed(parameters.bias, outputs: outputs, inputs: 1, kernel: kernel)
        gain = copy(parameters.normGain)
        shift = copy(parameters.normBias)
    }

    /// Writes the layer's answer for `rows` windows of `inputs` floats, `stride` apart, into `output`.
    ///
    /// `scratch` takes rows × outputs floats. With a `residual`, rows of `outputs` floats are added.
    func apply(
        to input: UnsafePointer<Float>,
        stride: Int,
        rows: Int,
        scratch: FloatBuffer,
        residual: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) {
        precondition(rows * outputs <= scratch.count, "the scratch space is large enough")
        kernel.code.maxout(
            input,
            stride,
            rows,
            inputs,
            weights.start,
            bias.start,
            outputs,
            scratch.start,
            outputs
        )
        normalize(scratch.start, rows: rows, residual: residual, output: output)
    }

    /// Does the same from the layer's products with the left, the middle and the right of a window.
    func apply(
        toProducts left: UnsafePointer<Float>?,
        _ centre: UnsafePointer<Float>?,
        _ right: UnsafePointer<Float>?,
        scratch: FloatBuffer,
        residual: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) {
        precondition(outputs <= scratch.count, "the scratch space is large enough")
        kernel.code.maxout_of_sums(left, centre, right, bias.start, outputs, scratch.start)
        normalize(scratch.start, rows: 1, residual: residual, output: output)
    }

    private func normalize(
        _ sums: UnsafePointer<Float>,
        rows: Int,
        residual: UnsafePointer<Float>?,
        output: UnsafeMutablePointer<Float>
    ) {
        kernel.code.normalize(
            sums,
            rows,
            outputs,
            gain.start,
            shift.start,
            residual,
            outputs,
            output,
            outputs
        )
    }
}

/// The three products that a maxout layer over windows makes of one row.
///
/// The sum over a window of three rows is split into one product a row, so
/// that a word's products can be kept and used wherever the word stands.
struct WindowProducts: Sendable {
    /// The width of a row; a product of one part has three times as many floats.
    let width: Int
    private let weights: FloatBuffer
    private let kernel: Kernel

    /// The floats of all three parts together.
    var count: Int { 9 * width }

    init(_ parameters: MaxoutParameters, kernel: Kernel) {
        precondition(parameters.inputs == 3 * parameters.outputs, "the window is three rows wide")
        width = parameters.outputs
        self.kernel = kernel
        let lanes = kernel.lanes
        let width = width
        weights = FloatBuffer(count: 9 * width * width)
        // The packed order of the outputs is [part][block][piece][lane], as the sums are read later.
        let ordered = FloatBuffer(count: 9 * width * width)
        for position in 0..<(9 * width) {
            let part = position / (3 * width)
            let within = position % (3 * width)
            let piece = within % (3 * lanes) / lanes
            let output = within / (3 * lanes) * lanes + within % lanes
            for k in 0..<width {
                ordered.start[position * width + k] =
                    parameters.weights[(output * 3 + piece) * 3 * width + part * width + k]
            }
        }
        layers_pack_affine(ordered.start, 9 * width, width, 3 * lanes, weights.start)
    }

    /// Writes the products of `rows` rows into as many rows of ``count`` floats.
    func apply(to input: UnsafePointer<Float>, rows: Int, output: UnsafeMutablePointer<Float>) {
        kernel.code.affine(input, width, rows, width, weights.start, nil, count, output, count)
    }
}

/// Packs maxout weights or biases for the kernel.
private func packed(_ values: MappedArray<Float>, outputs: Int, inputs: Int, kernel: Kernel) -> FloatBuffer {
    let buffer = FloatBuffer(count: values.count)
    values.withUnsafeElements { layers_pack_maxout($0, outputs, inputs, kernel.lanes, buffer.start) }
    return buffer
}

/// Copies mapped floats to where they are aligned for a kernel.
func copy(_ values: MappedArray<Float>) -> FloatBuffer {
    let buffer = FloatBuffer(count: values.count)
    values.withUnsafeElements { buffer.start.update(from: $0, count: values.count) }
    return buffer
}
