/// Bytes as text, whatever their encoding is said to be.
///
/// ```swift
/// TextDecoder.decode([0x63, 0x61, 0x66, 0xE9], charset: "iso-8859-1")  // "café"
/// ```
///
/// It never fails. What is UTF-8 is read as UTF-8, even where another encoding
/// is stated, since text in another one is hardly ever valid UTF-8 by chance;
/// bytes that are not, in a text that is stated to be UTF-8 or of which nothing
/// is stated, are read as Windows-1252, which is what such bytes mostly are.
package enum TextDecoder {
    /// The text of bytes in a character set by its name in MIME; `nil` where none is stated.
    package static func decode(_ bytes: some Collection<UInt8>, charset: String?) -> String {
        String(decoding: utf8(of: Array(bytes), charset: charset), as: UTF8.self)
    }

    /// The same as bytes in UTF-8, without a byte order mark.
    static func utf8(of bytes: [UInt8], charset: String?) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return mended(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return wide(bytes.dropFirst(2), isBigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return wide(bytes.dropFirst(2), isBigEndian: true) }
        let name = Charset.name(of: charset)
        // Some state UTF-16 in a header of single bytes; with no zero in it, it is none.
        if let name, name.hasPrefix("utf-16"), bytes.contains(0) {
            return wide(bytes[...], isBigEndian: name == "utf-16be")
        }
        // Encodings that switch by escapes are all of ASCII bytes, so that they look like UTF-8.
        if let name, name.hasPrefix("iso-2022"), let converted = converted(bytes, from: name) {
            return converted
        }
        if UTF8Scan.isValid(bytes) { return bytes }
        switch name {
        case "iso-8859-15": return bytes.flatMap(Charset.latin9)
        case nil, "utf-8", "utf-16", "utf-16le", "utf-16be": return mended(bytes[...])
        case "windows-1252": return bytes.flatMap(Charset.windows1252)
        case let name?: return converted(bytes, from: name) ?? mended(bytes[...])
        }
    }

    /// UTF-8 with each byte that belongs to no character read as Windows-1252, and a torn end left out.
    private static func mended(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if let length = UTF8Scan.length(at: position, in: bytes) {
                result += bytes[position..<position + length]
                position += length
            } else if (2...3).contains(bytes.endIndex - position), UTF8Scan.isTorn(bytes[position...]) {
                break
            } else {
                result += Charset.windows1252(bytes[position])
                position += 1
            }
        }
        return result
    }

    private static func wide(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}

/// Where characters begin and end in UTF-8, by the table of RFC 3629, section 4.
enum UTF8Scan {
    static func isValid(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

    /// How many bytes the character has that begins here; `nil` where none does.
    static func length(at start: Int, in bytes: ArraySlice<UInt8>) -> Int? {
        let first = bytes[start]
        if first < 0x80 { return 1 }
        guard let length = length(from: first), start + length <= bytes.endIndex else { return nil }
        return fits(bytes[start..<start + length]) ? length : nil
    }

    /// Whether bytes are the beginning of a character that is not whole.
    static func isTorn(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let length = length(from: first) else { return false }
        return bytes.count < length && fits(bytes)
    }

    private static func length(from first: UInt8) -> Int? {
        switch first {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: nil
        }
    }

    private static func fits(_ bytes: ArraySlice<UInt8>) -> Bool {
        let rest = bytes.dropFirst()
        guard rest.allSatisfy({ $0 & 0xC0 == 0x80 }), let first = bytes.first, let second = rest.first else {
            return rest.isEmpty
        }
        switch first {
        case 0xE0: return second >= 0xA0
        case 0xED: return second < 0xA0
        case 0xF0: return second >= 0x90
        case 0xF4: return second < 0x90
        default: return true
        }
    }
}
