/// Writers that append JSON to bytes, for output that is made line by line.
///
/// ```swift
/// var line: [UInt8] = []
/// JSONText.append(raw: #"{"id":"#, to: &line)
/// JSONText.append(report.id, to: &line)
/// JSONText.append(raw: "}\n", to: &line)
/// ```
package enum JSONText {
    /// Appends `text`, ASCII that is already JSON, as it is.
    package static func append(raw text: StaticString, to bytes: inout [UInt8]) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends a string in quotes, its content in UTF-8 with as few escapes as there may be.
    package static func append(_ string: String, to bytes: inout [UInt8]) {
        let content = string.utf8
        bytes.append(UInt8(ascii: "\""))
        if isPlain(content.span) {
            bytes.append(contentsOf: content)
        } else {
            appendEscaping(content.span, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends an integer in decimal.
    package static func append(_ number: Int, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Appends `true` or `false`.
    package static func append(_ bool: Bool, to bytes: inout [UInt8]) {
        append(raw: bool ? "true" : "false", to: &bytes)
    }

    /// Appends `null`.
    package static func appendNull(to bytes: inout [UInt8]) {
        append(raw: "null", to: &bytes)
    }

    /// Appends a value without spaces, its numbers as they were written.
    ///
    /// A string that is unreadable becomes `null`, for there is no text to write.
    package static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null, .unreadable: appendNull(to: &bytes)
        case .bool(let bool): append(bool, to: &bytes)
        case .number(let literal): bytes.append(contentsOf: literal.utf8)
        case .string(let string): append(string, to: &bytes)
        case .array(let elements): append(elements, to: &bytes)
        case .object(let members): append(members, to: &bytes)
        }
    }
}

extension JSONValue {
    /// It as JSON, as `JSONText` appends it.
    package var written: String {
        var bytes: [UInt8] = []
        JSONText.append(self, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONText {
    private static func append(_ elements: [JSONValue], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(element, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func append(_ members: [JSONMember], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            append(member.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func isPlain(_ content: Span<UInt8>) -> Bool {
        for index in content.indices where needsEscape(content[index]) || lineEnd(content, at: index) != nil {
            return false
        }
        return true
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    // JSON may have U+0085, U+2028 and U+2029 as they are, but many readers of
    // lines, Python's `splitlines` among them, would end a line there.
    private static func lineEnd(_ content: Span<UInt8>, at index: Int) -> (escape: StaticString, length: Int)?
    {
        let first = content[index]
        guard first == 0xC2 || first == 0xE2, index + 1 < content.count else { return nil }
        if first == 0xC2 { return content[index + 1] == 0x85 ? (#"\u0085"#, 2) : nil }
        guard content[index + 1] == 0x80, index + 2 < content.count else { return nil }
        return switch content[index + 2] {
        case 0xA8: (#"\u2028"#, 3)
        case 0xA9: (#"\u2029"#, 3)
        default: nil
        }
    }

    private static func appendEscaping(_ content: Span<UInt8>, to bytes: inout [UInt8]) {
        var index = 0
        while index < content.count {
            let byte = content[index]
            if let (escape, length) = lineEnd(content, at: index) {
                append(raw: escape, to: &bytes)
                index += length
                continue
            }
            if needsEscape(byte) { appendEscape(byte, to: &bytes) } else { bytes.append(byte) }
            index += 1
        }
    }

    private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): append(raw: #"\""#, to: &bytes)
        case UInt8(ascii: "\\"): append(raw: #"\\"#, to: &bytes)
        case 0x08: append(raw: #"\b"#, to: &bytes)
        case 0x09: append(raw: #"\t"#, to: &bytes)
        case 0x0A: append(raw: #"\n"#, to: &bytes)
        case 0x0C: append(raw: #"\f"#, to: &bytes)
        case 0x0D: append(raw: #"\r"#, to: &bytes)
        default:
            append(raw: byte < 0x10 ? #"\u000"# : #"\u001"#, to: &bytes)
            bytes.append(contentsOf: String(byte & 0x0F, radix: 16).utf8)
        }
    }
}
