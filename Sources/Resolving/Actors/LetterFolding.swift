/// What is left of a letter without its case and its marks.
struct FoldedLetter {
    var base: UInt32
    /// The second letter of a ligature (the `e` of `œ`), else 0.
    var second: UInt32 = 0
    /// The mark that it bore, as a combining character where there is one, else 0.
    var mark: UInt32 = 0
    var isCapital = false
}

/// Takes case and marks from letters, as far as names in Latin script need it.
enum LetterFolding {
    /// The bases of U+00C0…U+00FF; a space for what is no letter.
    private static let latin1 = Array("aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty".utf8)
    /// The bases of U+0100…U+017F.
    private static let extended = Array(
        ("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
            + "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
    )
    /// The bases of U+1EA0…U+1EF9, Vietnamese.
    private static let vietnamese = Array(
        ("aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii" + "oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy")
            .utf8
    )

    /// The letter or digit without case and marks; `nil` for anything else.
    static func fold(_ scalar: UInt32) -> FoldedLetter? {
        switch scalar {
        case 0x61...0x7A, 0x30...0x39: return FoldedLetter(base: scalar)
        case 0x41...0x5A: return FoldedLetter(base: scalar + 0x20, isCapital: true)
        case 0..<0xC0: return nil
        case 0xC0...0xFF: return foldLatin1(scalar)
        case 0x100...0x17F:
            let base = UInt32(extended[Int(scalar - 0x100)])
            let second: UInt32 = scalar == 0x152 || scalar == 0x153 ? 0x65 : 0
            return FoldedLetter(
                base: base,
                second: second,
                mark: scalar | 1,
                isCapital: isExtendedCapital(scalar)
            )
        case 0x218...0x21B:
            return FoldedLetter(base: scalar < 0x21A ? 0x73 : 0x74, mark: 0x326, isCapital: scalar & 1 == 0)
        case 0x1EA0...0x1EF9:
            let base = UInt32(vietnamese[Int(scalar - 0x1EA0)])
            return FoldedLetter(base: base, mark: scalar | 1, isCapital: scalar & 1 == 0)
        default: return foldOther(scalar)
        }
    }

    private static func foldLatin1(_ scalar: UInt32) -> FoldedLetter? {
        let base = UInt32(latin1[Int(scalar - 0xC0)])
        guard base != 0x20 else { return nil }
        let lower = scalar < 0xE0 && scalar != 0xDF ? scalar + 0x20 : scalar
        if lower == 0xE6 { return FoldedLetter(base: base, second: 0x65, isCapital: lower != scalar) }
        if lower == 0xDF { return FoldedLetter(base: 0x73, second: 0x73) }
        let mark = marks[Int(lower - 0xE0)]
        return FoldedLetter(base: base, mark: mark, isCapital: lower != scalar)
    }

    /// The marks of U+00E0…U+00FF.
    private static let marks: [UInt32] = [
        0x300, 0x301, 0x302, 0x303, 0x308, 0x30A, 0, 0x327, 0x300, 0x301, 0x302, 0x308, 0x300, 0x301, 0x302,
        0x308,
        0, 0x303, 0x300, 0x301, 0x302, 0x303, 0x308, 0, 0x338, 0x300, 0x301, 0x302, 0x308, 0x301, 0, 0x308,
    ]

    private static func isExtendedCapital(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
        case 0x178: true
        case 0x17F: false
        default: scalar & 1 == 0
        }
    }

    private static func foldOther(_ scalar: UInt32) -> FoldedLetter? {
        guard scalar >= 0x370 || (0x180..<0x300).contains(scalar), let letter = Unicode.Scalar(scalar) else {
            return nil
        }
        let properties = letter.properties
        guard properties.isAlphabetic || properties.numericType != nil else { return nil }
        let lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
        return FoldedLetter(base: lower, isCapital: lower != scalar)
    }
}
