/// Names of character sets, and the two that are told by a short table.
enum Charset {
    /// The name that is meant, in lower case.
    ///
    /// ISO 8859-1 and ASCII stand for Windows-1252, as browsers have it (https://encoding.spec.whatwg.org/#names-and-labels).
    static func name(of label: String?) -> String? {
        guard let label else { return nil }
        let quotes: Set<Character> = ["\"", "'", " ", ";", "\t"]
        let name = String(label.lowercased().filter { !quotes.contains($0) }.prefix(40))
        guard !name.isEmpty else { return nil }
        switch name.replacing("_", with: "-") {
        case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-8-sig", "utf8mb4": return "utf-8"
        case "iso-8859-1", "iso8859-1", "iso88591", "latin1", "latin-1", "l1", "ascii", "us-ascii", "ansi",
            "windows-1252", "cp1252", "cp-1252", "win-1252", "x-cp1252", "iso-ir-100":
            return "windows-1252"
        case "iso-8859-15", "iso8859-15", "latin9", "latin-9", "l9": return "iso-8859-15"
        case "utf-16", "utf-16le", "unicode", "ucs-2": return "utf-16le"
        case "utf-16be": return "utf-16be"
        default: return name
        }
    }

    /// The character of a byte in Windows-1252, in UTF-8; bytes that stand for none are U+FFFD.
    static func windows1252(_ byte: UInt8) -> [UInt8] {
        guard (0x80...0x9F).contains(byte) else { return utf8(UInt32(byte)) }
        return utf8(upper[Int(byte) - 0x80])
    }

    /// The character of a byte in ISO 8859-15, in UTF-8.
    static func latin9(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0xA4: utf8(0x20AC)
        case 0xA6: utf8(0x160)
        case 0xA8: utf8(0x161)
        case 0xB4: utf8(0x17D)
        case 0xB8: utf8(0x17E)
        case 0xBC: utf8(0x152)
        case 0xBD: utf8(0x153)
        case 0xBE: utf8(0x178)
        default: utf8(UInt32(byte))
        }
    }

    private static func utf8(_ value: UInt32) -> [UInt8] {
        Array(String(Unicode.Scalar(value).map(Character.init) ?? "\u{FFFD}").utf8)
    }

    // https://encoding.spec.whatwg.org/index-windows-1252.txt
    private static let upper: [UInt32] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152,
        0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122,
        0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
