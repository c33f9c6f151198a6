/// A reader of JSON as RFC 8259 has it: strictly, in one pass over the bytes.
///
/// https://www.rfc-editor.org/rfc/rfc8259
package struct JSONReader {
    /// How deep arrays and objects may stand in one another.
    package static let depthLimit = 512

    let bytes: ArraySlice<UInt8>
    var position: Int
    private var depth = 0

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// Reads a document that fills all of `bytes`.
    ///
    /// ```swift
    /// let report = try JSONReader.read(Array(#"{"id": "a1", "text": "…"}"#.utf8))
    /// report["id"]?.string  // "a1"
    /// ```
    ///
    /// A string that is not text does not throw: its value is `unreadable`, and
    /// reading goes on. A key that is not text does throw. A byte order mark at
    /// the start is passed over, which the RFC permits in section 8.1.
    package static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
        try read(bytes[...])
    }

    /// Reads a document that fills all of `bytes`, such as one line of many.
    ///
    /// Offsets in problems count from the start of the slice.
    package static func read(_ bytes: ArraySlice<UInt8>) throws(JSONProblem) -> JSONValue {
        var reader = JSONReader(bytes)
        reader.skipByteOrderMark()
        let value = try reader.value()
        reader.skipWhitespace()
        guard reader.next == nil else {
            throw reader.problem("json.trailing", "\(reader.found) stands after the value; expected the end")
        }
        return value
    }
}

// MARK: - Values

extension JSONReader {
    private mutating func value() throws(JSONProblem) -> JSONValue {
        skipWhitespace()
        guard let next else { throw unexpected("a value") }
        switch next {
        case UInt8(ascii: "\""):
            return try stringValue()
        case UInt8(ascii: "{"):
            return try object()
        case UInt8(ascii: "["):
            return try array()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try number()
        case UInt8(ascii: "t"):
            return try word("true", meaning: .bool(true))
        case UInt8(ascii: "f"):
            return try word("false", meaning: .bool(false))
        case UInt8(ascii: "n"):
            return try word("null", meaning: .null)
        default:
            throw unexpected("a value")
        }
    }

    private mutating func stringValue() throws(JSONProblem) -> JSONValue {
        switch try string() {
        case .success(let string): .string(string)
        case .failure(let problem): .unreadable(problem)
        }
    }

    private mutating func object() throws(JSONProblem) -> JSONValue {
        try descend()
        defer { depth -= 1 }
        var members: [JSONMember] = []
        skipWhitespace()
        if skip("}") { return .object(members) }
        repeat {
            members.append(try member())
            skipWhitespace()
        } while skip(",")
        guard skip("}") else { throw unexpected("',' or '}'") }
        return .object(members)
    }

    private mutating func member() throws(JSONProblem) -> JSONMember {
        skipWhitespace()
        guard next == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
        let key = try string().get()
        skipWhitespace()
        guard skip(":") else { throw unexpected("':'") }
        return JSONMember(key: key, value: try value())
    }

    private mutating func array() throws(JSONProblem) -> JSONValue {
        try descend()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        skipWhitespace()
        if skip("]") { return .array(elements) }
        repeat {
            elements.append(try value())
            skipWhitespace()
        } while skip(",")
        guard skip("]") else { throw unexpected("',' or ']'") }
        return .array(elements)
    }

    // The limit keeps a line of a million brackets from exhausting the stack.
    private mutating func descend() throws(JSONProblem) {
        guard depth < Self.depthLimit else {
            throw problem("json.depth", "values nest too deeply; expected at most \(Self.depthLimit) levels")
        }
        depth += 1
        position += 1
    }

    private mutating func number() throws(JSONProblem) -> JSONValue {
        let start = position
        _ = skip("-")
        if skip("0") {
            if nextIsDigit { throw unexpected("no digit after a leading zero") }
        } else {
            try skipDigits()
        }
        if skip(".") { try skipDigits() }
        if skip("e") || skip("E") {
            _ = skip("+") || skip("-")
            try skipDigits()
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func word(
        _ word: String,
        meaning value: JSONValue
    ) throws(JSONProblem) -> JSONValue {
        guard bytes[position...].starts(with: word.utf8) else { throw unexpected("'\(word)'") }
        position += word.utf8.count
        return value
    }
}

// MARK: - Bytes

extension JSONReader {
    /// The byte at the position; `nil` at the end.
    var next: UInt8? {
        position < bytes.endIndex ? bytes[position] : nil
    }

    private var nextIsDigit: Bool {
        guard let next else { return false }
        return UInt8(ascii: "0") <= next && next <= UInt8(ascii: "9")
    }

    private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func skipDigits() throws(JSONProblem) {
        guard nextIsDigit else { throw unexpected("a digit") }
        while nextIsDigit { position += 1 }
    }

    private mutating func skipWhitespace() {
        while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 {
            position += 1
        }
    }

    private mutating func skipByteOrderMark() {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        position += 3
    }
}

// MARK: - Problems

extension JSONReader {
    /// Makes a problem at the position.
    func problem(_ code: String, _ message: String) -> JSONProblem {
        JSONProblem(code: code, message: message, offset: position - bytes.startIndex)
    }

    func unexpected(_ expectation: String) -> JSONProblem {
        problem("json.syntax", "\(found) is not what belongs here; expected \(expectation)")
    }

    /// What stands at the position, as a message names it.
    var found: String {
        guard let next else { return "the end" }
        guard 0x21...0x7E ~= next else { return "byte 0x\(String(next, radix: 16, uppercase: true))" }
        return "'\(Character(Unicode.Scalar(next)))'"
    }
}
