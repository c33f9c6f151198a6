import GriotTesting
import Testing
import Unpacking

@Suite struct `A MessagePack reader` {
    @Test(
        arguments: [
            ([0xC0], .nil),
            ([0xC2], .bool(false)),
            ([0xC3], .bool(true)),
            ([0x7F], .int(127)),
            ([0xE0], .int(-32)),
            ([0xFF], .int(-1)),
            ([0xCC, 0xFF], .int(255)),
            ([0xCD, 0x01, 0x02], .int(258)),
            ([0xCE, 0xFF, 0xFF, 0xFF, 0xFF], .int(4_294_967_295)),
            ([0xCF, 0, 0, 0, 0, 0, 0, 0, 5], .int(5)),
            ([0xCF, 0xFF, 0, 0, 0, 0, 0, 0, 0], .uint(0xFF00_0000_0000_0000)),
            ([0xD0, 0x80], .int(-128)),
            ([0xD1, 0xFF, 0xFE], .int(-2)),
            ([0xD2, 0x80, 0, 0, 0], .int(-2_147_483_648)),
            ([0xD3, 0x80, 0, 0, 0, 0, 0, 0, 0], .int(.min)),
            ([0xCA, 0x3F, 0xC0, 0, 0], .double(1.5)),
            ([0xCB, 0xBF, 0xF8, 0, 0, 0, 0, 0, 0], .double(-1.5)),
            ([0xA0], .string("")),
            ([0xA2, 0xC3, 0xA9], .string("é")),
            ([0xD9, 1, 0x61], .string("a")),
            ([0xDA, 0, 1, 0x61], .string("a")),
            ([0xDB, 0, 0, 0, 1, 0x61], .string("a")),
            ([0xC4, 1, 0xFF], .data([0xFF])),
            ([0xC5, 0, 1, 0xFF], .data([0xFF])),
            ([0xC6, 0, 0, 0, 0], .data([])),
            ([0x92, 1, 0x90], .array([.int(1), .array([])])),
            ([0xDC, 0, 1, 1], .array([.int(1)])),
            ([0xDD, 0, 0, 0, 1, 1], .array([.int(1)])),
            ([0x81, 0xA1, 0x61, 1], .map([MessagePackMember(key: .string("a"), value: .int(1))])),
            ([0xDE, 0, 1, 5, 1], .map([MessagePackMember(key: .int(5), value: .int(1))])),
            ([0xDF, 0, 0, 0, 1, 0xC4, 0, 1], .map([MessagePackMember(key: .data([]), value: .int(1))])),
        ] as [([UInt8], MessagePackValue)]
    )
    func `reads what is packed`(bytes: [UInt8], expected: MessagePackValue) throws {
        #expect(try MessagePackReader.read(bytes) == expected)
    }

    @Test(
        arguments: [
            ([], "truncated at 0"),
            ([0xCD, 1], "truncated at 1"),
            ([0xA2, 0x61], "truncated at 1"),
            ([0xC1], "type at 0"),
            ([0x91, 0xD4, 1, 2], "type at 1"),
            ([0xC7, 1, 1, 1], "type at 0"),
            ([0xA2, 0x61, 0xFF], "utf8 at 2"),
            ([0x81, 0xC0, 1], "key at 1"),
            ([0x81, 0xFF, 1], "key at 1"),
            ([0x81, 0x90, 1], "key at 1"),
            ([0xC0, 0xC0], "trailing at 1"),
        ] as [([UInt8], String)]
    )
    func `refuses anything else`(bytes: [UInt8], expected: String) {
        #expect(problem(in: bytes) == "msgpack." + expected)
        // A slice counts from its own start.
        let slice = ([0xC0, 0xC0] + bytes)[2...]
        #expect(problem(in: slice) == "msgpack." + expected)
    }

    @Test(arguments: [0xC6, 0xDB, 0xDD, 0xDF] as [UInt8])
    func `does not believe a length`(head: UInt8) {
        #expect(problem(in: [head, 0xFF, 0xFF, 0xFF, 0xFF]) == "msgpack.truncated at 5")
        // Each level claims all that is left, truthfully for what the reader can know.
        let level: [UInt8] = [0xDD, 0, 3, 0, 0]
        let bytes = (0..<500).flatMap { _ in level } + [UInt8](repeating: 0xC0, count: 300_000)
        #expect(problem(in: bytes)?.hasPrefix("msgpack.truncated") == true)
    }

    @Test func `goes down 512 levels and no further`() throws {
        let levels = [UInt8](repeating: 0x91, count: 512)
        #expect(problem(in: levels + [0xC0]) == nil)
        #expect(problem(in: levels + [0x91, 0xC0]) == "msgpack.depth at 513")
        #expect(problem(in: [UInt8](repeating: 0x91, count: 1_000_000)) == "msgpack.depth at 513")
    }

    @Test func `gives data as a slice of what it read`() throws {
        let bytes: [UInt8] = [0x00, 0x92, 0xC4, 2, 8, 9, 0x01]
        let data = try #require(try MessagePackReader.read(bytes[1...]).array?.first?.data)
        #expect(data.indices == 4..<6)
        #expect(data == [8, 9])
    }

    @Test func `reads a map of 500,000 numbers`() throws {
        var chance = Chance(seed: 1)
        let keys = (0..<500_000).map { _ in chance.next() }
        var bytes: [UInt8] = [0xDF] + bigEndian(500_000, width: 4)
        for (row, key) in keys.enumerated() {
            bytes += [0xCF] + bigEndian(key, width: 8) + [0xD2] + bigEndian(UInt64(row), width: 4)
        }
        let members = try #require(try MessagePackReader.read(bytes).members)
        #expect(members.map(\.key.uint) == keys)
        #expect(members.map(\.value.int) == Array(0..<500_000))
    }

    @Test(arguments: seeds)
    func `reads back what was packed`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<300 {
            let value = chance.messagePackValue()
            let reread = try MessagePackReader.read(packed(value))
            #expect(reread == value)
        }
    }

    @Test(arguments: seeds)
    func `refuses every value that is cut short`(seed: UInt64) {
        var chance = Chance(seed: seed)
        let bytes = packed(.array((0..<20).map { _ in chance.messagePackValue(depth: 2) }))
        for end in bytes.indices {
            #expect(problem(in: bytes[..<end]) != nil)
        }
    }

    @Test(arguments: seeds)
    func `gives a value or a problem for any bytes`(seed: UInt64) {
        var chance = Chance(seed: seed)
        for _ in 0..<2000 {
            let bytes = chance.damage(packed(chance.messagePackValue()))
            #expect(problem(in: bytes)?.hasPrefix("msgpack.") != false)
        }
    }
}

@Suite struct `A MessagePack value` {
    @Test func `gives what is asked for, and nil for what it is not`() throws {
        let value = MessagePackValue.map([
            MessagePackMember(key: .string("nd"), value: .bool(true)),
            MessagePackMember(key: .data(Array("shape".utf8)[...]), value: .array([.int(2), .int(300)])),
            MessagePackMember(key: .int(7), value: .double(0.5)),
            MessagePackMember(key: .string("nd"), value: .string("last")),
        ])
        #expect(value["nd"]?.string == "last")
        #expect(value["shape"]?.array?.compactMap(\.int) == [2, 300])
        #expect(value["type"] == nil)
        #expect(value.members?[2].key.uint == 7)
        #expect(value.members?[2].value.double == 0.5)
        #expect(MessagePackValue.int(-1).uint == nil)
        #expect(MessagePackValue.uint(.max).int == nil)
        #expect(MessagePackValue.nil.data == nil)
        #expect(MessagePackValue.bool(false).bool == false)
    }
}

private func problem(in bytes: [UInt8]) -> String? {
    problem(in: bytes[...])
}

private func problem(in bytes: ArraySlice<UInt8>) -> String? {
    do {
        _ = try MessagePackReader.read(bytes)
        return nil
    } catch {
        return "\(error.code) at \(error.offset)"
    }
}
