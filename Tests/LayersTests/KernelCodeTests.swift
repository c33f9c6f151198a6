internal import CLayers
import GriotTesting
import Layers
import Testing

/// A kernel's functions, called with arrays.
private struct KernelCode {
    let table: layers_kernel
    let lanes: Int

    init(_ name: String) throws {
        table = try #require(layers_kernel_named(name)).pointee
        lanes = Int(table.lanes)
    }

    func packed(affine weights: [Float], _ outputs: Int, _ k: Int, group: Int) -> [Float] {
        var packed = Array(repeating: Float(0), count: (outputs + group - 1) / group * group * k)
        layers_pack_affine(weights, outputs, k, group, &packed)
        return packed
    }

    func packed(maxout weights: [Float], _ outputs: Int, _ k: Int) -> [Float] {
        var packed = Array(repeating: Float(0), count: outputs * 3 * k)
        layers_pack_maxout(weights, outputs, k, lanes, &packed)
        return packed
    }
}

/// A sum in double precision, and how large its parts are: by that an error is measured.
private struct Sum {
    var value: Double
    var size: Double

    init(_ weights: ArraySlice<Float>, _ x: ArraySlice<Float>, _ bias: Float = 0) {
        (value, size) = (Double(bias), abs(Double(bias)))
        for (weight, x) in zip(weights, x) {
            value += Double(weight) * Double(x)
            size += abs(Double(weight) * Double(x))
        }
    }

    func isNear(_ found: Float) -> Bool { abs(Double(found) - value) <= 1e-5 * max(size, 1e-3) }
}

extension Chance {
    fileprivate mutating func floats(_ count: Int) -> [Float] {
        (0..<count).map { _ in Float.random(in: -1...1, using: &self) }
    }
}

@Suite struct `A kernel's code` {
    @Test(arguments: kernelNames, UInt64(1)...40)
    func `keeps the largest of three sums, with rows of any distance`(_ name: String, _ seed: UInt64) throws {
        let code = try KernelCode(name)
        var chance = Chance(seed: seed)
        let (outputs, k) = (16 * (1 + chance.number(below: 6)), 1 + chance.number(below: 130))
        let (rows, stride) = (1 + chance.number(below: 30), 1 + chance.number(below: 2 * k))
        let (x, weights) = (chance.floats((rows - 1) * stride + k), chance.floats(outputs * 3 * k))
        let bias = chance.floats(outputs * 3)
        var y = Array(repeating: Float.nan, count: rows * (outputs + 3))
        code.table.maxout(
            x,
            stride,
            rows,
            k,
            code.packed(maxout: weights, outputs, k),
            code.packed(maxout: bias, outputs, 1),
            outputs,
            &y,
            outputs + 3
        )
        for row in 0..<rows {
            for output in 0..<outputs {
                let sums = (0..<3).map { piece in
                    let at = output * 3 + piece
                    return Sum(weights[(at * k)..<(at * k + k)], x[(row * stride)...].prefix(k), bias[at])
                }
                let expected = try #require(sums.max { $0.value < $1.value })
                #expect(expected.isNear(y[row * (outputs + 3) + output]))
            }
            #expect(
                y[(row * (outputs + 3) + outputs)...].prefix(3).allSatisfy { $0.isNaN },
                "no more is written"
            )
        }
    }

    @Test(arguments: kernelNames, UInt64(1)...40)
    func `sums products`(_ name: String, _ seed: UInt64) throws {
        let code = try KernelCode(name)
        var chance = Chance(seed: seed)
        let (group, k) = (3 * code.lanes, 1 + chance.number(below: 100))
        let (outputs, rows) = (1 + chance.number(below: 150), 1 + chance.number(below: 30))
        let padded = (outputs + group - 1) / group * group
        let (x, weights) = (chance.floats(rows * k), chance.floats(outputs * k))
        let bias = chance.floats(outputs) + Array(repeating: 0, count: padded - outputs)
        let packed = code.packed(affine: weights, outputs, k, group: group)
        var y = Array(repeating: Float.nan, count: rows * padded)
        code.table.affine(x, k, rows, k, packed, bias, padded, &y, padded)
        for row in 0..<rows {
            for output in 0..<outputs {
                let weights = weights[(output * k)..<(output * k + k)]
                #expect(
                    Sum(weights, x[(row * k)...].prefix(k), bias[output]).isNear(y[row * padded + output])
                )
            }
            #expect(y[(row * padded + outputs)..<((row + 1) * padded)].allSatisfy { $0 == 0 })
        }
    }

    @Test(arguments: kernelNames, UInt64(1)...40)
    func `sums products for one row`(_ name: String, _ seed: UInt64) throws {
        let code = try KernelCode(name)
        var chance = Chance(seed: seed)
        let (group, k) = (8 * code.lanes, 1 + chance.number(below: 100))
        let outputs = 1 + chance.number(below: 300)
        let padded = (outputs + group - 1) / group * group
        let (x, weights) = (chance.floats(k), chance.floats(outputs * k))
        let bias = chance.floats(padded)
        var y = Array(repeating: Float.nan, count: padded)
        code.table.vector_affine(
            x,
            k,
            code.packed(affine: weights, outputs, k, group: group),
            bias,
            padded,
            &y
        )
        for output in 0..<outputs {
            let weights = weights[(output * k)..<(output * k + k)]
            #expect(Sum(weights, x[...], bias[output]).isNear(y[output]))
        }
    }

    @Test(arguments: kernelNames, UInt64(1)...40)
    func `norms a row and adds what stood there`(_ name: String, _ seed: UInt64) throws {
        let code = try KernelCode(name)
        var chance = Chance(seed: seed)
        let (width, rows) = (16 * (1 + chance.number(below: 8)), 1 + chance.number(below: 5))
        let (z, gain, bias) = (chance.floats(rows * width), chance.floats(width), chance.floats(width))
        let residual = seed % 2 == 0 ? chance.floats(rows * width) : nil
        var y = Array(repeating: Float.nan, count: rows * width)
        code.table.normalize(z, rows, width, gain, bias, residual, width, &y, width)
        for row in 0..<rows {
            let values = z[(row * width)..<((row + 1) * width)].map(Double.init)
            let mean = values.reduce(0, +) / Double(width)
            let variance = values.reduce(1e-8) { $0 + ($1 - mean) * ($1 - mean) / Double(width) }
            for (index, value) in values.enumerated() {
                let normed =
                    (value - mean) / variance.squareRoot() * Double(gain[index]) + Double(bias[index])
                let expected = normed + Double(residual?[row * width + index] ?? 0)
                #expect(abs(Double(y[row * width + index]) - expected) < 1e-5 * max(1, abs(expected)))
            }
        }
    }

    @Test(arguments: kernelNames)
    func `norms a row of equal numbers to the shift alone`(_ name: String) throws {
        let code = try KernelCode(name)
        let (z, gain) = (Array(repeating: Float(2), count: 16), Array(repeating: Float(3), count: 16))
        let bias = (0..<16).map(Float.init)
        var y = Array(repeating: Float.nan, count: 16)
        code.table.normalize(z, 1, 16, gain, bias, nil, 16, &y, 16)
        #expect(y == bias)
    }

    @Test(arguments: kernelNames, UInt64(1)...60)
    func `finds the first of the largest`(_ name: String, _ seed: UInt64) throws {
        let code = try KernelCode(name)
        var chance = Chance(seed: seed)
        let different = 1 + chance.number(below: 5)
        let values = (0..<120).map { _ in Float(chance.number(below: different)) - 7 }
        for _ in 0..<50 {
            let start = chance.number(below: 120)
            let end = start + chance.number(below: 121 - start)
            let expected = (start..<end).max { (values[$0], -$0) < (values[$1], -$1) } ?? start
            #expect(code.table.first_largest(values, start, end) == expected)
        }
    }

    @Test(arguments: kernelNames)
    func `stays inside the range where numbers are none`(_ name: String) throws {
        let code = try KernelCode(name)
        let values = Array(repeating: Float.nan, count: 60)
        for end in 21..<60 { #expect((20..<end).contains(code.table.first_largest(values, 20, end))) }
    }

    @Test(arguments: kernelNames, UInt64(1)...20)
    func `adds up the features of a state`(_ name: String, _ seed: UInt64) throws {
        let code = try KernelCode(name)
        var chance = Chance(seed: seed)
        let (hidden, features) = (16 * (1 + chance.number(below: 6)), 1 + chance.number(below: 8))
        let (memory, bias) = (chance.floats(features * 2 * hidden), chance.floats(2 * hidden))
        var h = Array(repeating: Float.nan, count: hidden)
        memory.withUnsafeBufferPointer { memory in
            let rows = (0..<features).map { feature in memory.baseAddress.map { $0 + 2 * hidden * feature } }
            code.table.hidden_state(rows, features, bias, hidden, &h)
        }
        for output in 0..<hidden {
            let sums = (0..<2).map { piece in
                (0..<features).reduce(Double(bias[piece * hidden + output])) {
                    $0 + Double(memory[($1 * 2 + piece) * hidden + output])
                }
            }
            #expect(abs(Double(h[output]) - max(sums[0], sums[1])) < 1e-5 * Double(features + 1))
        }
    }
}
