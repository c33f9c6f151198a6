import GriotTesting
import Testing
import Unpacking

@Suite struct `A ZIP archive` {
    @Test func `gives the contents that Python packed`() throws {
        let archive = try ZIPArchive(pythonArchive)
        #expect(archive.entries.map(\.name) == ["model/", "model/meta.json", "model/café.txt"])
        #expect(archive.entries.map(\.size) == [0, 13, 300])
        let contents = try archive.entries.map { try archive.contents(of: $0) }
        #expect(contents[0].isEmpty)
        #expect(String(decoding: contents[1], as: UTF8.self) == #"{"lang":"fr"}"#)
        #expect(String(decoding: contents[2], as: UTF8.self) == String(repeating: "peace ", count: 50))
        #expect(archive["model/meta.json"] == archive.entries[1])
        #expect(archive["meta.json"] == nil)
    }

    @Test(arguments: [
        ZIPSample(),
        ZIPSample(isLarge: true),
        ZIPSample(comment: Array("a comment with PK\u{5}\u{6} and 18 bytes and more".utf8)),
        ZIPSample(comment: [UInt8](repeating: 0x50, count: 0xFFFF)),
    ])
    func `is read with ZIP64 and with a comment`(sample: ZIPSample) {
        #expect(unpacked(sample.bytes) == "hello")
    }

    @Test func `may be empty`() throws {
        let empty = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)
        #expect(try ZIPArchive(empty).entries.isEmpty)
    }

    @Test(arguments: [
        "/etc/passwd", "..", "../a", "a/../../b", "a/..", #"a\b"#, #"C:\a"#, "", "a\u{0}b", "/\u{301}a",
        "a/\u{301}/..",
        "//a",
    ])
    func `refuses a name that leads out of its folder`(name: String) {
        #expect(unpacked(ZIPSample(name: Array(name.utf8)).bytes) == "zip.path")
    }

    @Test(arguments: ["a..b", "..a/b", "a/...", "été/京.txt", "./a"])
    func `takes a name that only looks like it`(name: String) {
        #expect(unpacked(ZIPSample(name: Array(name.utf8)).bytes) == "hello")
    }

    @Test(arguments: [
        (ZIPSample(name: [0x82, 0x61]), "zip.name"),
        (ZIPSample(checksum: 1), "zip.checksum"),
        (ZIPSample(flags: 1), "zip.encrypted"),
        (ZIPSample(method: 12), "zip.method"),
        (ZIPSample(size: 4), "zip.size"),
        (ZIPSample(size: 6), "zip.size"),
        (ZIPSample(size: 3 << 30), "zip.limit"),
        (ZIPSample(size: 1 << 61, isLarge: true), "zip.limit"),
        (ZIPSample(size: 1 << 62, isLarge: true), "zip.structure"),
        (ZIPSample(localName: Array("b.txt".utf8)), "zip.structure"),
        (ZIPSample(headerOffset: 1), "zip.structure"),
        (ZIPSample(headerOffset: 0xFFFF_FFFF), "zip.structure"),
        (ZIPSample(headerOffset: -1, isLarge: true), "zip.structure"),
        (ZIPSample(entryCount: 0), "zip.structure"),
        (ZIPSample(entryCount: 2), "zip.structure"),
        (ZIPSample(entryCount: 1 << 60, isLarge: true), "zip.structure"),
        (ZIPSample(packed: [0xFF, 0xFF], method: 8), "deflate.data"),
        (ZIPSample(packed: Array(bomb.dropLast()), size: 100_000, method: 8), "deflate.truncated"),
        (ZIPSample(packed: [], size: 5, method: 8), "deflate.truncated"),
    ])
    func `refuses an entry that is not what it declares`(sample: ZIPSample, code: String) {
        #expect(unpacked(sample.bytes) == code)
    }

    @Test func `is not filled by a bomb`() throws {
        let checksum = Int(crc32([UInt8](repeating: 0, count: 100_000)))
        let honest = ZIPSample(packed: bomb, size: 100_000, checksum: checksum, method: 8).bytes
        #expect(unpacked(honest) == String(repeating: "\u{0}", count: 100_000))
        #expect(unpacked(honest, limit: 99_999) == "zip.limit")
        let lying = ZIPSample(packed: bomb, size: 100, checksum: checksum, method: 8).bytes
        #expect(unpacked(lying, limit: 99_999) == "zip.size")
    }

    @Test func `is not read where it is cut short`() {
        for end in pythonArchive.indices {
            #expect(unpacked(Array(pythonArchive[..<end])) == "zip.structure")
        }
    }

    @Test(arguments: seeds)
    func `gives contents or an error for any bytes`(seed: UInt64) {
        var chance = Chance(seed: seed)
        let large = ZIPSample(isLarge: true).bytes
        let samples = [pythonArchive, large, ZIPSample(packed: bomb, method: 8).bytes]
        for _ in 0..<3000 {
            _ = unpacked(chance.damage(chance.pick(samples)), limit: 1 << 20)
        }
    }
}

/// The contents of all entries in a row, or the code of the error.
private func unpacked(_ bytes: [UInt8], limit: Int = 2 << 30) -> String {
    do {
        let archive = try ZIPArchive(bytes)
        let contents = try archive.entries.map { entry throws(UnpackingError) in
            try archive.contents(of: entry, limit: limit)
        }
        return String(decoding: contents.joined(), as: UTF8.self)
    } catch {
        return error.code
    }
}
