/// Text in small letters without accents, to compare it by.
enum PlainLetters {
    /// The bytes of a text, letters of ASCII and of French in small ASCII, an apostrophe as `'`, white space as a space.
    static func folded(_ text: String, limit: Int = .max) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(min(limit, text.utf8.count))
        for scalar in text.unicodeScalars {
            if folded.count >= limit { break }
            append(scalar.value, to: &folded)
        }
        return folded
    }

    @inline(__always)
    private static func append(_ value: UInt32, to folded: inout [UInt8]) {
        switch value {
        case 0x21...0x40, 0x5B...0x5F, 0x61...0x7F: folded.append(UInt8(value))
        case 0x41...0x5A: folded.append(UInt8(value) + 0x20)
        case 0x09...0x0D, 0x20, 0xA0, 0x2009, 0x202F:
            if folded.last != 0x20 { folded.append(0x20) }
        case 0x2019, 0x2BC, 0x60, 0xB4: folded.append(0x27)
        case 0x300...0x36F, 0x200B...0x200F, 0xFEFF: return
        case 0..<0x80: folded.append(UInt8(value))
        default:
            if let letters = letters(of: value) {
                folded += letters
            } else if let scalar = Unicode.Scalar(value) {
                folded += Array(String(Character(scalar)).utf8)
            }
        }
    }

    /// Whether a byte of folded text is a letter or a digit of ASCII.
    static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    private static func letters(of value: UInt32) -> [UInt8]? {
        switch value {
        case 0xC0...0xC5, 0xE0...0xE5: [0x61]
        case 0xC7, 0xE7: [0x63]
        case 0xC8...0xCB, 0xE8...0xEB: [0x65]
        case 0xCC...0xCF, 0xEC...0xEF: [0x69]
        case 0xD1, 0xF1: [0x6E]
        case 0xD2...0xD6, 0xF2...0xF6: [0x6F]
        case 0xD9...0xDC, 0xF9...0xFC: [0x75]
        case 0x152, 0x153: [0x6F, 0x65]
        case 0xC6, 0xE6: [0x61, 0x65]
        case 0x178, 0xFF: [0x79]
        default: nil
        }
    }
}
