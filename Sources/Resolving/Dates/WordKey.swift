/// A word of at most 16 bytes, small and without accents, as a key of the room's word tables.
///
/// Exact, and without a string: a report's words are looked up by the hundred.
struct WordKey: Hashable, Sendable {
    private(set) var high: UInt64 = 0
    private(set) var low: UInt64 = 0
    private(set) var count = 0

    init() {}

    /// The key of a word as a table or a token has it.
    init(_ word: some StringProtocol) {
        let bytes = Array(word.utf8)
        var position = 0
        while position < bytes.count { append(foldedCharacter(in: bytes, at: &position)) }
    }

    /// Whether the word is too long to stand in a table.
    var isTooLong: Bool { count > 16 }

    mutating func append(_ byte: UInt8) {
        count += 1
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(byte)
    }

    mutating func append(_ folded: FoldedCharacter) {
        switch folded {
        case .letter(let byte), .digit(let byte): append(byte)
        case .letters(let first, let second):
            append(first)
            append(second)
        case .apostrophe: append(UInt8(ascii: "'"))
        case .dash: append(UInt8(ascii: "-"))
        case .space: append(UInt8(ascii: " "))
        case .nothing: break
        case .mark(let byte), .foreign(let byte): append(byte)
        }
    }

    static func == (left: WordKey, right: WordKey) -> Bool {
        left.low == right.low && left.high == right.high && left.count == right.count
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(low ^ high &* 0x9E37_79B9_7F4A_7C15)
    }
}

/// What a character of a text is to the readers of dates and numbers.
enum FoldedCharacter {
    case letter(UInt8)
    case letters(UInt8, UInt8)
    case digit(UInt8)
    case apostrophe
    case dash
    case space
    /// A mark that stands on the letter before, or nothing that is seen.
    case nothing
    /// Any other mark of ASCII.
    case mark(UInt8)
    /// A letter or sign of another alphabet, by one of its bytes.
    case foreign(UInt8)
}

/// The letters without their accents of U+00C0 to U+00FF, `.` where there is none.
private let latinLetters = Array("aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y".utf8)

/// The character at `position` without case and accents; `position` moves behind it.
func foldedCharacter(in bytes: [UInt8], at position: inout Int) -> FoldedCharacter {
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): return .letter(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return .letter(byte | 0x20)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .digit(byte)
    case 0x27, 0x60: return .apostrophe
    case UInt8(ascii: "-"): return .dash
    case 0x20, 0x09, 0x0D: return .space
    case 0..<0x80: return .mark(byte)
    default: return foldedBeyondASCII(byte, in: bytes, at: &position)
    }
}

private func foldedBeyondASCII(_ byte: UInt8, in bytes: [UInt8], at position: inout Int) -> FoldedCharacter {
    let second = position < bytes.count ? bytes[position] : 0
    let third = position + 1 < bytes.count ? bytes[position + 1] : 0
    func take(_ count: Int, _ folded: FoldedCharacter) -> FoldedCharacter {
        position = min(bytes.count, position + count)
        return folded
    }
    switch (byte, second, third) {
    case (0xC3, 0x86, _), (0xC3, 0xA6, _): return take(1, .letters(UInt8(ascii: "a"), UInt8(ascii: "e")))
    case (0xC3, 0x9F, _): return take(1, .letters(UInt8(ascii: "s"), UInt8(ascii: "s")))
    case (0xC3, 0x80...0xBF, _):
        let letter = latinLetters[Int(second) - 0x80]
        return letter == UInt8(ascii: ".") ? .foreign(byte) : take(1, .letter(letter))
    case (0xC5, 0x92...0x93, _): return take(1, .letters(UInt8(ascii: "o"), UInt8(ascii: "e")))
    // Combining marks, U+0300 to U+036F.
    case (0xCC, _, _), (0xCD, 0x80...0xAF, _): return take(1, .nothing)
    case (0xCA, 0xBC, _): return take(1, .apostrophe)
    case (0xC2, 0xA0, _): return take(1, .space)
    case (0xC2, 0xAD, _): return take(1, .nothing)
    case (0xC2, 0x80...0xBF, _): return take(1, .mark(second))
    case (0xE2, 0x80, 0x98...0x99): return take(2, .apostrophe)
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): return take(2, .dash)
    case (0xE2, 0x80, 0x8B...0x8F), (0xEF, 0xBB, 0xBF): return take(2, .nothing)
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80): return take(2, .space)
    case (0xE2, 0x80, 0xA8...0xA9): return take(2, .mark(0x0A))
    case (0xE2, 0x80, _): return take(2, .mark(third))
    default: return .foreign(byte)
    }
}
