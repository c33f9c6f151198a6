import GriotTesting
import Testing
import Unpacking

@Suite struct `A NumPy array` {
    @Test(
        arguments: [
            ("(2, 3)", [2, 3]), ("(6,)", [6]), ("()", []), ("(1, 2, 3)", [1, 2, 3]), ("(0, 300)", [0, 300]),
        ] as [(String, [Int])]
    )
    func `has the shape and place that its header gives`(shape: String, expected: [Int]) throws {
        for version in [1, 2] as [UInt8] {
            let file = numPyFile(shape: shape, version: version)
            let array = try NumPyArray(in: file.span)
            #expect(array.shape == expected)
            #expect(array.data.lowerBound == file.count - 24)
            #expect(array.data.count == 4 * expected.reduce(1, *))
        }
    }

    @Test func `reads what NumPy wrote`() throws {
        // numpy.save of [[1, 2, 3], [4, 5, 6.5]], by NumPy 2.4.
        let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
        let padding = String(repeating: " ", count: 58) + "\n"
        let numbers: [UInt8] = [
            0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 0, 0, 0x80, 0x40, 0, 0, 0xA0, 0x40, 0, 0, 0xD0,
            0x40,
        ]
        let file = [0x93] + Array("NUMPY\u{1}\u{0}v\u{0}".utf8) + Array((header + padding).utf8) + numbers
        let array = try NumPyArray(in: file.span)
        #expect(array.shape == [2, 3])
        #expect(array.data == 128..<152)
    }

    @Test(arguments: [
        (numPyFile(type: "<f8"), "numpy.layout"),
        (numPyFile(type: ">f4"), "numpy.layout"),
        (numPyFile(order: "True"), "numpy.layout"),
        (numPyFile(order: "Falsch"), "numpy.header"),
        (numPyFile(order: "0"), "numpy.header"),
        (numPyFile(version: 3), "numpy.header"),
        (numPyFile(shape: "(7,)"), "numpy.size"),
        (numPyFile(shape: "(-6,)"), "numpy.header"),
        (numPyFile(shape: "(,)"), "numpy.header"),
        (numPyFile(shape: "6"), "numpy.header"),
        (numPyFile(shape: "(6"), "numpy.header"),
        (numPyFile(shape: "(99999999999999999999,)"), "numpy.header"),
        (numPyFile(shape: "(4611686018427387904, 4)"), "numpy.size"),
        (numPyFile(shape: "(2305843009213693951,)"), "numpy.size"),
        (numPyFile(shape: "(6,), 'x': 'y'"), "numpy.header"),
        (numPyFile(shape: "(6,)} {"), "numpy.header"),
        (Array("PK".utf8), "numpy.header"),
        ([0x93] + Array("NUMPY\u{1}\u{0}\u{7F}\u{7F}{}".utf8), "numpy.header"),
        ([0x93] + Array("NUMPY\u{1}\u{0}\u{3}\u{0}{} ".utf8), "numpy.header"),
    ])
    func `is not read from anything else`(file: [UInt8], code: String) {
        #expect(problem(in: file) == code)
    }

    @Test func `is not read from a file that is cut short`() {
        let file = numPyFile()
        for end in file.indices {
            #expect(problem(in: Array(file[..<end])) != nil)
        }
    }

    @Test(arguments: seeds)
    func `lies within the file or is refused, whatever the bytes`(seed: UInt64) {
        var chance = Chance(seed: seed)
        for _ in 0..<3000 {
            let file = chance.damage(numPyFile())
            guard let array = try? NumPyArray(in: file.span) else { continue }
            #expect(array.data.upperBound <= file.count)
            #expect(array.data.count == 4 * array.shape.reduce(1, *))
        }
    }
}

private func problem(in file: [UInt8]) -> String? {
    do {
        _ = try NumPyArray(in: file.span)
        return nil
    } catch {
        return error.code
    }
}

/// A file that holds six numbers, whatever its header says.
private func numPyFile(
    type: String = "<f4",
    order: String = "False",
    shape: String = "(2, 3)",
    version: UInt8 = 1
) -> [UInt8] {
    let header = Array("{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }   \n".utf8)
    let length = (0..<(version == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + header + [UInt8](repeating: 0, count: 24)
}
