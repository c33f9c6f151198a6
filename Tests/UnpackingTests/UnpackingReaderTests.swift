import GriotTesting
import Testing
import Unpacking

@Suite struct `A reader that unpacks` {
    /// All that comes out, with the code where it ends in an error.
    private func read(_ bytes: [UInt8], blockSize: Int = 7) -> String {
        var reader = UnpackingReader(ByteInput(bytes), blockSize: blockSize)
        var output: [UInt8] = []
        var codes = ""
        while true {
            do throws(UnpackingError) {
                guard try reader.has(1) else { break }
                output += try reader.take(reader.rest.count)
            } catch {
                codes += " \(error.code)"
                if !reader.resume() { break }
            }
        }
        return String(decoding: output, as: UTF8.self) + codes
    }

    @Test(arguments: [1, 2, 7, 1 << 18]) func `gives the same whatever the blocks are`(size: Int) throws {
        let text = String(repeating: "Ansongo, Ménaka ", count: 50)
        #expect(read(Array(text.utf8), blockSize: size) == text)
        let members = try ["a", "", text, "", "b"].flatMap { try gzip(Array($0.utf8)) }
        #expect(read(members, blockSize: size) == "a\(text)b")
    }

    @Test func `knows where members begin`() throws {
        let members = try ["ab", "", "cd"].map { try gzip(Array($0.utf8)) }
        var reader = UnpackingReader(members.flatMap { $0 })
        #expect(try reader.has(4))
        #expect(reader.place == 0 && reader.countInMember == 2 && reader.memberStarts == [2])
        reader.skip(1)
        #expect(reader.place == nil && reader.filePlace == 0)
        reader.skip(1)
        #expect(reader.place == members[0].count + members[1].count)
        reader.skip(2)
        #expect(try !reader.has(1))
        #expect(reader.place == members.reduce(0) { $0 + $1.count })
    }

    @Test func `goes on after damage`() throws {
        let member = try gzip(Array("Gao".utf8))
        for cut in 3..<member.count {
            let lines = read(member + member.prefix(cut) + member, blockSize: 1 << 18)
            #expect(lines.filter { $0 == "G" }.count >= 2 && lines.contains("deflate."), "\(cut)")
        }
        #expect(read(member + [0x1F] + member, blockSize: 1 << 18) == "GaoGao gzip.header")
        #expect(read(member + [0, 0, 0]) == "Gao")
    }

    @Test func `takes lines`() throws {
        var reader = UnpackingReader(ByteInput(Array("un\ndeux\n\ntrois".utf8)), blockSize: 2)
        var lines: [String] = []
        while true {
            let line = try reader.line(limit: 4)
            if line.isEmpty { break }
            lines.append(String(decoding: line, as: UTF8.self))
        }
        #expect(lines == ["un\n", "deux", "\n", "\n", "troi", "s"])
    }

    @Test func `packs to the same bytes, and gets back what was packed`() throws {
        let texts = ["", "a", String(repeating: "Ouahigouya ", count: 100_000)]
        for text in texts {
            let packed = try gzip(Array(text.utf8))
            #expect(try gzip(Array(text.utf8)) == packed)
            #expect(try gunzip(packed) == Array(text.utf8))
            #expect(packed[4..<8].allSatisfy { $0 == 0 })
        }
    }

    @Test func `says why not all came out`() throws {
        let packed = try gzip(Array("Gao, Kidal, Gao, Kidal, Gao".utf8))
        #expect(unpacked(packed[...], as: .gzip, limit: 27).problem == nil)
        #expect(unpacked(packed[...], as: .gzip, limit: 26).problem?.code == "deflate.limit")
        #expect(unpacked(packed.dropLast(9), as: .gzip, limit: 99).problem?.code == "deflate.truncated")
        #expect(unpacked([0xFF, 0xFF], as: .deflate, limit: 99).problem?.code == "deflate.data")
        #expect(unpacked(packed + [1, 2], as: .gzip, limit: 99).problem == nil)
    }

    @Test func `reads parts of a file and of a ZIP in it`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(pythonArchive, to: "a.zip")
        let archive = try ZIPArchive(ByteStore(path: path), takesAnyName: false)
        let entry = try #require(archive["model/café.txt"])
        let text = String(repeating: "peace ", count: 50)
        #expect(try archive.contents(of: entry) == Array(text.utf8))
        var reader = UnpackingReader(try archive.input(of: entry))
        #expect(try reader.take(1000) == Array(text.utf8))
        let lenient = try ZIPArchive(ByteStore(ZIPSample(name: Array("../a".utf8)).bytes), takesAnyName: true)
        #expect(lenient.entries.map(\.leadsOut) == [true])
    }

    @Test(arguments: seeds) func `gives bytes or an error for any bytes`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let members = try ["Gao", "Kidal"].flatMap { try gzip(Array($0.utf8)) }
        for _ in 0..<2000 { _ = read(chance.damage(members), blockSize: 1 + chance.number(below: 40)) }
    }
}
