import Testing
import Unpacking

@Suite struct `A reader of tar` {
    private func header(_ name: String, size: [UInt8], kind: Character = "0") -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ bytes: some Collection<UInt8>, at offset: Int) {
            block.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        }
        put(name.utf8, at: 0)
        put(size, at: 124)
        put("        \(kind)".utf8, at: 148)
        put(String(block.reduce(0) { $0 + Int($1) }, radix: 8).utf8 + [0], at: 148)
        return block
    }

    private func sizes(_ bytes: [UInt8]) -> [String] {
        var reader = TarReader(UnpackingReader(bytes))
        var lines: [String] = []
        while lines.count < 9 {
            do throws(UnpackingError) {
                guard let entry = try reader.next() else { break }
                lines.append("\(entry.name) \(entry.size) \(entry.kind)")
            } catch {
                lines.append(error.code)
            }
        }
        return lines
    }

    @Test func `reads sizes in octal and to the base of 256`() {
        #expect(sizes(header("a", size: Array("0000001".utf8))) == ["a 1 file"])
        #expect(sizes(header("a", size: Array("  12 ".utf8))) == ["a 10 file"])
        let large = [0x80] + [UInt8](repeating: 0, count: 6) + [2, 0, 0, 0, 1]
        #expect(sizes(header("a", size: large)) == ["a 8589934593 file"])
    }

    @Test(arguments: [
        [0xFF] + [UInt8](repeating: 0xFF, count: 11), [0x80] + [UInt8](repeating: 0xFF, count: 11),
        Array("89".utf8),
        [0x80, 0, 0, 0, 0x7F] + [UInt8](repeating: 0, count: 7),
    ]) func `refuses sizes beyond all measure`(size: [UInt8]) {
        #expect(sizes(header("a", size: size)) == ["tar.header"])
    }

    @Test func `tells files from what is none`() {
        let kinds: [Character] = ["0", "\0", "7", "1", "2", "3", "5", "S", "Z"]
        let lines = sizes(kinds.flatMap { header("a", size: [0x30], kind: $0) })
        let told = ["file", "file", "file", "link", "link", "other", "folder", "other", "other"]
        #expect(lines == told.map { "a 0 \($0)" })
        #expect(sizes(header("a/", size: [0x30], kind: "\0")) == ["a/ 0 folder"])
        #expect(sizes(header("a/", size: [0x30])) == ["a/ 0 file"])
    }

    @Test func `does not believe the length of a name`() {
        let long = header("a", size: Array("77777777777".utf8), kind: "L")
        #expect(sizes(long) == ["tar.header"])
    }
}
