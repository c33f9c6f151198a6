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

    @Test(arguments: UInt64(1)...300)
    func `never crashes the reader, even where the checksum was made to fit`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...6, using: &chance) { damage(&damaged, &chance) }
        let sum = checksum(damaged[64...])
        for byte in 0..<8 { damaged[24 + byte] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * byte)) }
        _ = try code(damaged)
    }

    /// Changes a byte, a number, or where the directory says that an array lies.
    private func damage(_ damaged: inout [UInt8], _ chance: inout Chance) {
        func write(_ number: UInt64, _ count: Int, at offset: Int) {
            for byte in 0..<count {
                damaged[offset + byte] = UInt8(truncatingIfNeeded: number >> UInt64(8 * byte))
            }
        }
        let numbers: [UInt64] = [0, 1, 2, 0xFF, 0x7FFF_FFFF, 0xFFFF_FFFF, UInt64.max]
        switch chance.number(below: 5) {
        case 0: damaged[32 + chance.number(below: bytes.count - 32)] = UInt8(chance.number(below: 256))
        case 1: damaged[32 + chance.number(below: 40_000)] = UInt8(chance.number(below: 256))
        case 2: write(chance.pick(numbers), 4, at: 64 + 4 * chance.number(below: bytes.count / 4 - 16))
        case 3:
            let place = chance.pick(places)
            write(
                chance.pick(numbers + [UInt64(bytes.count), 64]),
                8,
                at: place + 8 * chance.number(below: 2)
            )
        default:
            let (from, to) = (chance.pick(places), chance.pick(places))
            for byte in 0..<16 { damaged[to + byte] = bytes[from + byte] }
        }
    }

    /// Where the directory tells offset and length of each array.
    private var places: [Int] {
        var places: [Int] = []
        var position = 64
        let end = 64 + Int(bytes[32]) + Int(bytes[33]) << 8
        while position < end {
            position += 2 + Int(bytes[position])
            places.append(position)
            position += 16
        }
        return places
    }

    @Test func `begins as model files do`() throws {
        for index in 0..<12 {
            var other = bytes
            other[index] ^= 1
            #expect(try code(other) == "model.damaged")
        }
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
