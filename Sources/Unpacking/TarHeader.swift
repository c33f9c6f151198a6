/// The block of 512 bytes before each entry of a tar archive.
struct TarHeader {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var isBlank: Bool { bytes.allSatisfy { $0 == 0 } }

    /// Whether the sum of the bytes is the one that stands among them, which counts as spaces itself.
    var isWhole: Bool {
        guard let stated = number(148, 8) else { return false }
        let own = field(148, 8).reduce(0) { $0 + Int($1) }
        return bytes.reduce(0) { $0 + Int($1) } - own + 8 * 0x20 == stated
    }

    var size: Int? { number(124, 12) }

    /// One character: `0` for a file, `5` for a folder, `L` for a long name.
    var kind: Character { Character(Unicode.Scalar(bytes[bytes.startIndex + 156])) }

    var entryKind: TarEntry.Kind {
        switch kind {
        // The oldest archives have no kind, and tell a folder by the end of its name.
        case "\0", "0", "7": name.hasSuffix("/") ? .folder : .file
        case "1", "2": .link
        case "5", "D": .folder
        default: .other
        }
    }

    /// The name with what POSIX's archives keep of its front; GNU's have other things there.
    var name: String {
        let name = Self.text(field(0, 100))
        guard field(257, 6).elementsEqual("ustar\0".utf8) else { return name }
        let front = Self.text(field(345, 155))
        return front.isEmpty ? name : "\(front)/\(name)"
    }

    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func field(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
        bytes[bytes.startIndex + offset..<bytes.startIndex + offset + count]
    }

    // Octal digits, or a number of base 256 with its highest bit set where they are too few.
    private func number(_ offset: Int, _ count: Int) -> Int? {
        let field = field(offset, count)
        if let first = field.first, first & 0x80 != 0 {
            let tail = field.suffix(min(8, count - 1))
            let front = field.dropFirst().dropLast(tail.count)
            guard first == 0x80, front.allSatisfy({ $0 == 0 }), tail.count < 8 || tail.first ?? 0 < 0x40
            else {
                return nil
            }
            return tail.reduce(0) { $0 << 8 | Int($1) }
        }
        let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
        guard digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 << 3 | Int($1 & 7) }
    }
}

/// What headers before an entry say of it.
struct TarExtras {
    var name: String?
    var size: Int?
    var isSparse = false

    /// Reads the lines of an extended header: `25 path=2024/été.html`, with their own length before them.
    mutating func read(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let space = rest.prefix(20).firstIndex(of: 0x20) {
            guard let length = Int(String(decoding: rest[..<space], as: UTF8.self)), length <= rest.count,
                length > space - rest.startIndex
            else { return }
            let line = rest[(space + 1)..<max(space + 1, rest.startIndex + length - 1)]
            rest = rest.dropFirst(length)
            guard let equals = line.firstIndex(of: 0x3D) else { continue }
            let value = line[(equals + 1)...]
            switch String(decoding: line[..<equals], as: UTF8.self) {
            case "path": name = String(decoding: value, as: UTF8.self)
            case "size":
                size = Int(String(decoding: value, as: UTF8.self)).flatMap { 0..<1 << 60 ~= $0 ? $0 : nil }
            case let key where key.hasPrefix("GNU.sparse."): isSparse = true
            default: break
            }
        }
    }
}
