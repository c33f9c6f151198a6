/// What becomes of a code point when texts are compared.
enum Letters {
    enum Folding {
        case letter(UInt64)
        /// A ligature.
        case two(UInt64, UInt64)
        /// It is part of a word and says nothing: an accent, a soft hyphen.
        case silent
        /// It is a word by itself.
        case whole
        /// It stands between words.
        case none
    }

    static func fold(_ scalar: Unicode.Scalar) -> Folding {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: .letter(UInt64(scalar.value))
        case 0x41...0x5A: .letter(UInt64(scalar.value + 0x20))
        case 0xAD: .silent
        case 0..<0xC0: .none
        case 0xC6, 0xE6: .two(0x61, 0x65)
        case 0x152, 0x153: .two(0x6F, 0x65)
        case 0xDF: .two(0x73, 0x73)
        case 0xFB01: .two(0x66, 0x69)
        case 0xFB02: .two(0x66, 0x6C)
        // Combining accents, joiners, byte order marks, variation selectors.
        case 0x300...0x36F, 0x200B...0x200F, 0x2060, 0xFEFF, 0xFE00...0xFE0F: .silent
        case 0x2010...0x206F: .none
        default: foldOther(scalar)
        }
    }

    private static func foldOther(_ scalar: Unicode.Scalar) -> Folding {
        if let letter = plain[scalar.value] { return .letter(letter) }
        let properties = scalar.properties
        if properties.isIdeographic { return .whole }
        guard properties.isAlphabetic || properties.numericType == .decimal else { return .none }
        let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
        return .letter(UInt64(lower.value))
    }

    static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch fold(scalar) {
        case .letter, .two, .whole: true
        case .silent, .none: false
        }
    }

    /// Whether the next capital may be there for the sentence only.
    static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", ":", "…", "\n", "\"", "“", "«", "•", "—", "–": true
        default: false
        }
    }

    /// Whether groups of digits are parted by it somewhere: `5,000`, `5.000`, `5 000`, `5'000`.
    static func partsDigits(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x27, 0x2C, 0x2E, 0xA0, 0x2009, 0x2019, 0x202F: true
        default: false
        }
    }

    /// The plain letter of each Latin letter with a mark, by the names that Unicode gives them.
    private static let plain: [UInt32: UInt64] = {
        var plain: [UInt32: UInt64] = [:]
        for value in [0xC0...0x24F, 0x1E00...0x1EFF].joined() {
            guard let scalar = Unicode.Scalar(UInt32(value)), let name = scalar.properties.name else {
                continue
            }
            let words = name.split(separator: " ")
            // LATIN SMALL LETTER E WITH ACUTE
            guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH" else {
                continue
            }
            guard words[3].utf8.count == 1, let letter = words[3].utf8.first else { continue }
            plain[UInt32(value)] = UInt64(letter | 0x20)
        }
        return plain
    }()
}
