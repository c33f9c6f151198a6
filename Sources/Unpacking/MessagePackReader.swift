/// A reader of MessagePack without its extension types, in one pass over the bytes.
///
/// https://github.com/msgpack/msgpack/blob/master/spec.md
package struct MessagePackReader {
    /// How deep arrays and maps may stand in one another.
    package static let depthLimit = 512

    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var depth = 0

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Reads a value that fills all of `bytes`.
    ///
    /// ```swift
    /// try MessagePackReader.read([0x92, 0x01, 0xC3])  // .array([.int(1), .bool(true)])
    /// ```
    ///
    /// It throws on text that is not UTF-8, on extension types, and on a map's
    /// key that is neither a string, nor data, nor an integer from 0 up.
    package static func read(_ bytes: [UInt8]) throws(MessagePackProblem) -> MessagePackValue {
        try read(bytes[...])
    }

    /// Reads a value that fills all of `bytes`, such as data within another value.
    ///
    /// Offsets in problems count from the start of the slice.
    package static func read(_ bytes: ArraySlice<UInt8>) throws(MessagePackProblem) -> MessagePackValue {
        var reader = MessagePackReader(bytes)
        let value = try reader.value()
        guard reader.position == bytes.endIndex else {
            throw reader.problem("trailing", "\(reader.remaining) bytes follow the value; expected the end")
        }
        return value
    }
}

// MARK: - Values

extension MessagePackReader {
    private mutating func value() throws(MessagePackProblem) -> MessagePackValue {
        let head = try number(width: 1)
        switch head {
        case 0x00...0x7F: return .int(Int64(head))
        case 0x80...0x8F: return try map(count: Int(head & 0x0F))
        case 0x90...0x9F: return try array(count: Int(head & 0x0F))
        case 0xA0...0xBF: return try string(count: Int(head & 0x1F))
        case 0xE0...0xFF: return .int(Int64(head) - 0x100)
        case 0xC0: return .nil
        case 0xC2, 0xC3: return .bool(head == 0xC3)
        case 0xCA: return .double(Double(Float(bitPattern: UInt32(try number(width: 4)))))
        case 0xCB: return .double(Double(bitPattern: try number(width: 8)))
        case 0xCC...0xCF: return unsigned(try number(width: 1 << (head - 0xCC)))
        case 0xD0...0xD3: return try signed(width: 1 << (head - 0xD0))
        case 0xC4...0xC6: return .data(try content(count: try length(width: 1 << (head - 0xC4))))
        case 0xD9...0xDB: return try string(count: try length(width: 1 << (head - 0xD9)))
        case 0xDC, 0xDD: return try array(count: try length(width: 2 << (head - 0xDC)))
        case 0xDE, 0xDF: return try map(count: try length(width: 2 << (head - 0xDE)))
        default: throw unknownType(head)
        }
    }

    private func unsigned(_ number: UInt64) -> MessagePackValue {
        if let int = Int64(exactly: number) { .int(int) } else { .uint(number) }
    }

    private mutating func signed(width: Int) throws(MessagePackProblem) -> MessagePackValue {
        let number = try number(width: width)
        let unusedBits = 64 - 8 * width
        return .int(Int64(bitPattern: number << unusedBits) >> unusedBits)
    }

    private mutating func string(count: Int) throws(MessagePackProblem) -> MessagePackValue {
        let content = try content(count: count)
        do {
            return .string(String(copying: try UTF8Span(validating: content.span)))
        } catch {
            position = content.startIndex + error.byteOffsets.lowerBound
            throw problem("utf8", "a string holds bytes that are not UTF-8; expected UTF-8")
        }
    }

    private mutating func array(count: Int) throws(MessagePackProblem) -> MessagePackValue {
        try descend(into: count, elementsOfAtLeast: 1)
        defer { depth -= 1 }
        var elements: [MessagePackValue] = []
        elements.reserveCapacity(reservation(for: count))
        for _ in 0..<count {
            elements.append(try value())
        }
        return .array(elements)
    }

    private mutating func map(count: Int) throws(MessagePackProblem) -> MessagePackValue {
        try descend(into: count, elementsOfAtLeast: 2)
        defer { depth -= 1 }
        var members: [MessagePackMember] = []
        members.reserveCapacity(reservation(for: count))
        for _ in 0..<count {
            let key = try key()
            members.append(MessagePackMember(key: key, value: try value()))
        }
        return .map(members)
    }

    private mutating func key() throws(MessagePackProblem) -> MessagePackValue {
        let start = position
        let key = try value()
        switch key {
        case .string, .data, .uint: return key
        case .int(let int) where int >= 0: return key
        default:
            position = start
            throw problem("key", "a map's key is of another type; expected a string, data or a number")
        }
    }
}

// MARK: - Bytes

extension MessagePackReader {
    private var remaining: Int {
        bytes.endIndex - position
    }

    // The next `width` bytes, the most significant first.
    private mutating func number(width: Int) throws(MessagePackProblem) -> UInt64 {
        try require(width)
        var number: UInt64 = 0
        for index in position..<position + width {
            number = number << 8 | UInt64(bytes[index])
        }
        position += width
        return number
    }

    // At most 32 bits, so that doubling it does not overflow.
    private mutating func length(width: Int) throws(MessagePackProblem) -> Int {
        Int(try number(width: width))
    }

    private mutating func content(count: Int) throws(MessagePackProblem) -> ArraySlice<UInt8> {
        try require(count)
        defer { position += count }
        return bytes[position..<position + count]
    }

    private func require(_ count: Int) throws(MessagePackProblem) {
        guard count <= remaining else {
            throw problem("truncated", "the bytes end too early; expected at least \(count - remaining) more")
        }
    }

    private mutating func descend(
        into count: Int,
        elementsOfAtLeast size: Int
    ) throws(MessagePackProblem) {
        guard depth < Self.depthLimit else {
            throw problem("depth", "values nest too deeply; expected at most \(Self.depthLimit) levels")
        }
        try require(count * size)
        depth += 1
    }

    // A count is only a claim, which nested arrays may each make anew of the
    // same bytes; past this the array grows as elements do arrive.
    private func reservation(for count: Int) -> Int {
        min(count, 1024)
    }
}

// MARK: - Problems

extension MessagePackReader {
    private func problem(_ name: String, _ message: String) -> MessagePackProblem {
        MessagePackProblem(code: "msgpack.\(name)", message: message, offset: position - bytes.startIndex)
    }

    private mutating func unknownType(_ head: UInt64) -> MessagePackProblem {
        position -= 1
        let type = String(head, radix: 16, uppercase: true)
        return problem("type", "0x\(type) is an extension type or unused; expected one of the basic types")
    }
}
