/// What stands behind the semicolons of a header's value: `text/html; charset="utf-8"`.
///
/// Long ones may be in parts and in another character set: `boundary*0="a"; boundary*1="b"` (RFC 2231).
struct HeaderParameters {
    /// More are left out.
    private static let most = 100

    private var values: [String: [UInt8]] = [:]

    init(_ value: [UInt8]) {
        var rest = value[...]
        while let start = Self.semicolon(in: rest), values.count < Self.most {
            rest = rest[(start + 1)...]
            guard let equals = rest.firstIndex(where: { $0 == 0x3D || $0 == 0x3B }), rest[equals] == 0x3D
            else { continue }
            let name = String(decoding: rest[..<equals].trimmed, as: UTF8.self).lowercased()
            rest = rest[(equals + 1)...].drop { $0.isBlank }
            let (text, end) = rest.first == 0x22 ? Self.quoted(rest) : Self.word(rest)
            if values[name] == nil { values[name] = text }
            rest = rest[end...]
        }
    }

    /// The value of a parameter; `nil` where it is not there.
    subscript(name: String) -> String? {
        if let plain = values[name] { return TextDecoder.decode(plain, charset: nil) }
        if let other = values["\(name)*"] { return Self.text(other) }
        var (joined, isExtended): ([UInt8], Bool) = ([], false)
        for number in 0..<Self.most {
            if let part = values["\(name)*\(number)"] {
                joined += part
            } else if let part = values["\(name)*\(number)*"] {
                if number == 0 { isExtended = true }
                joined += number > 0 ? percentDecoded(part) : part
            } else {
                break
            }
        }
        guard !joined.isEmpty else { return nil }
        return isExtended ? Self.text(joined) : TextDecoder.decode(joined, charset: nil)
    }

    /// The text of a value that names its character set: `utf-8'fr'%C3%A9t%C3%A9`.
    private static func text(_ value: [UInt8]) -> String {
        let parts = value.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return TextDecoder.decode(percentDecoded(value), charset: nil) }
        let charset = String(decoding: parts[0], as: UTF8.self)
        return TextDecoder.decode(percentDecoded(Array(parts[2])), charset: charset)
    }

    private static func semicolon(in bytes: ArraySlice<UInt8>) -> Int? { bytes.firstIndex(of: 0x3B) }

    private static func word(_ bytes: ArraySlice<UInt8>) -> ([UInt8], end: Int) {
        let end = bytes.firstIndex { $0 == 0x3B || $0.isBlank } ?? bytes.endIndex
        return (Array(bytes[..<end]), end)
    }

    private static func quoted(_ bytes: ArraySlice<UInt8>) -> ([UInt8], end: Int) {
        var (text, isEscaped): ([UInt8], Bool) = ([], false)
        for index in bytes.indices.dropFirst() {
            let byte = bytes[index]
            if !isEscaped, byte == 0x22 { return (text, index + 1) }
            if !isEscaped, byte == 0x5C {
                isEscaped = true
            } else {
                text.append(byte)
                isEscaped = false
            }
        }
        return (text, bytes.endIndex)
    }
}
