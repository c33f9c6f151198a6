/// Multiplies each of many vectors with a matrix: `[rows][inputs]` by `[outputs][inputs]`.
///
/// Models project the vectors of known words once, when they are converted.
/// The plain kernel does it, so that the file is the same on every machine.
package func projected(vectors: [Float], weights: [Float], outputs: Int) -> [Float] {
    precondition(outputs > 0 && weights.count % outputs == 0, "the weights have rows")
    let inputs = weights.count / outputs
    precondition(inputs > 0 && vectors.count % inputs == 0, "the vectors have as many floats as a row")
    let kernel = Kernel.plain
    let linear = Linear(outputs: outputs, inputs: inputs, bias: nil, kernel: kernel) { copy in
        for (index, weight) in weights.enumerated() { copy[index] = weight }
    }
    let answer = FloatBuffer(count: linear.stride)
    var result: [Float] = []
    result.reserveCapacity(vectors.count / inputs * outputs)
    vectors.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        for row in 0..<(vectors.count / inputs) {
            linear.apply(to: start + row * inputs, inputStride: inputs, rows: 1, output: answer.start)
            result.append(contentsOf: UnsafeBufferPointer(start: answer.start, count: outputs))
        }
    }
    return result
}
