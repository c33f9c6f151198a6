import Unpacking

@testable import Reading

/// A thing to be put into an archive.
struct Entry {
    var name: String
    var bytes: [UInt8]
    /// The kind of an entry of tar.
    var kind: Character = "0"
    /// The mode that Unix gives it, in a ZIP.
    var mode = 0x81A4
    var isDeflated = false

    init(_ name: String, _ text: String = "<html><p>Gao</p></html>") {
        self.name = name
        bytes = Array(text.utf8)
    }
}

/// A ZIP archive.
func zipped(_ entries: [Entry]) throws -> [UInt8] {
    var (body, directory): ([UInt8], [UInt8]) = ([], [])
    for entry in entries {
        let packed = try gzip(entry.bytes)
        let checksum = packed.suffix(8).prefix(4)
        let data = entry.isDeflated ? Array(packed.dropFirst(10).dropLast(8)) : entry.bytes
        var fields = little(20, 2) + little(0, 2) + little(entry.isDeflated ? 8 : 0, 2) + little(0, 4)
        fields += checksum + little(data.count, 4) + little(entry.bytes.count, 4)
        fields += little(entry.name.utf8.count, 2) + little(0, 2)
        directory += Array("PK\u{1}\u{2}".utf8) + little(0x0314, 2) + fields + little(0, 6)
        directory += little(entry.mode << 16, 4) + little(body.count, 4) + Array(entry.name.utf8)
        body += Array("PK\u{3}\u{4}".utf8) + fields + Array(entry.name.utf8) + data
    }
    var end = Array("PK\u{5}\u{6}".utf8) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
    end += little(directory.count, 4) + little(body.count, 4) + little(0, 2)
    return body + directory + end
}

private func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

/// A tar archive, with names of more than 100 bytes as GNU writes them.
func tarred(_ entries: [Entry]) -> [UInt8] {
    let blocks = entries.flatMap { entry in
        let name = Array(entry.name.utf8)
        let long = name.count > 100 ? tarEntry("././@LongLink", name + [0], "L") : []
        return long + tarEntry(String(entry.name.prefix(100)), entry.bytes, entry.kind)
    }
    return blocks + [UInt8](repeating: 0, count: 1024)
}

func tarEntry(_ name: String, _ bytes: [UInt8], _ kind: Character) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
        header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    func octal(_ number: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: 11 - digits.count) + digits
    }
    put(name, at: 0)
    put(octal(bytes.count), at: 124)
    put("        \(kind)", at: 148)
    put("ustar\u{0}00", at: 257)
    put("\(octal(header.reduce(0) { $0 + Int($1) }).suffix(6))\u{0} ", at: 148)
    return header + bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
}

/// What a source gives, a line each: the name with the text, or a code.
func given(_ bytes: [UInt8], _ name: String) -> [String] {
    var lines: [String] = []
    do throws(ReadingProblem) {
        var source = try CaptureSource(bytes, name: name)
        while lines.count < 1000 {
            do throws(ReadingProblem) {
                guard let capture = try source.next() else { break }
                lines.append("\(capture.name): \(String(decoding: capture.bytes, as: UTF8.self))")
            } catch {
                lines.append(error.code)
            }
        }
    } catch {
        lines.append(error.code)
    }
    return lines
}
