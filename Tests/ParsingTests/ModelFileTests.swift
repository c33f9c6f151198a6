import GriotTesting
import Layers
import Parsing
import Testing
import Unpacking

@Suite struct `A model file` {
    private let folder: TemporaryFolder
    private let bytes: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        bytes = try MappedFile(path: try toyModel("toy_fr", in: folder)).bytes
    }

    private func code(_ bytes: [UInt8]) throws -> String {
        let path = try folder.write(bytes, to: "damaged.model")
        do {
            let parser = try Parser(path: path, kernel: .best)
            // Whatever still loads must parse.
            _ = try parser.parse(
                "Les rebelles ont attaqué la ville.\n\nL'armée répond.",
                workspace: parser.makeWorkspace()
            )
            return "loads"
        } catch { return error.code }
    }

    @Test func `loads when it is whole`() throws {
        #expect(try code(bytes) == "loads")
    }

    @Test func `is refused where it is cut short`() throws {
        for length in stride(from: 1, to: bytes.count, by: bytes.count / 97) {
            #expect(["model.damaged", "model.unreadable"].contains(try code(Array(bytes[..<length]))))
        }
        #expect(try code([]) == "model.unreadable")
    }

    @Test(arguments: UInt64(1)...60)
    func `is refused where a bit is changed`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var damaged = bytes
        let index = Int.random(in: 0..<bytes.count, using: &chance)
        damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        // The last bytes of the head are not used.
        let expected = (40..<64).contains(index) ? ["loads"] : ["model.damaged", "model.version"]
        #expect(expected.contains(try code(damaged)))
    }

    @Test(arguments: UInt64(1)...200)
    func `never crashes the reader, even where the checksum was made to fit`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...6, using: &chance) {
            // Half of the damage goes into the directory and the small arrays at the front.
            let end = Bool.random(using: &chance) ? bytes.count : min(bytes.count, 40_000)
            damaged[Int.random(in: 32..<end, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
        }
        let sum = checksum(damaged[64...])
        for byte in 0..<8 { damaged[24 + byte] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * byte)) }
        _ = try code(damaged)
    }

    @Test func `of another version is to be installed again`() throws {
        var other = bytes
        other[12] = 99
        #expect(try code(other) == "model.version")
    }

    @Test func `that is missing says so`() {
        let error = #expect(throws: ParsingError.self) {
            try Parser(path: "\(folder.path)/none", kernel: .best)
        }
        #expect(error?.code == "model.missing")
    }
}
