internal import EventData
internal import Unpacking

/// A word as texts are compared by: a number for its letters, whatever their case, accents and marks.
struct FoldedWord {
    /// Two words with one number count as the same; one pair in four thousand million does so by chance.
    var number: UInt32
    var role: Role
    var span: TextSpan

    /// What a word can say about where and how many.
    enum Role: UInt8 {
        case plain
        /// A capital within a sentence.
        case name
        case figure
    }
}

/// Cuts a text into folded words in one pass.
///
/// `L’armée a tué « 5 000 » hommes` has the words `l armee a tue 5000 hommes`. What stands between words
/// (spaces, hyphens, quotation marks of any kind) counts for nothing, and groups of three digits are one
/// figure however they are parted. An ideograph is a word.
struct WordFolder {
    private let bytes: [UInt8]
    private var position = 0
    private var startsSentence = true

    init(_ text: String) { bytes = Array(text.utf8) }

    /// All words of a text, in order.
    static func words(of text: String) -> [FoldedWord] {
        var folder = WordFolder(text)
        var words: [FoldedWord] = []
        words.reserveCapacity(folder.bytes.count / 6)
        while let word = folder.next() { words.append(word) }
        return words
    }

    private mutating func next() -> FoldedWord? {
        while position < bytes.count {
            let (scalar, length) = scalar(at: position)
            if Letters.isOfWord(scalar) { return word() }
            if Letters.endsSentence(scalar) { startsSentence = true }
            position += length
        }
        return nil
    }

    private mutating func word() -> FoldedWord {
        let start = position
        let (first, _) = scalar(at: start)
        var (hash, digits, letters, hasGroups) = (FNV.empty, 0, 0, false)
        // The first group may be short, the others have three digits.
        func isGroup(_ digits: Int) -> Bool { hasGroups || (1...3).contains(digits) }
        reading: while position < bytes.count {
            let (scalar, length) = scalar(at: position)
            switch Letters.fold(scalar) {
            case .letter(let letter):
                hash = FNV.adding(letter, to: hash)
                if (0x30...0x39).contains(letter) { digits += 1 } else { letters += 1 }
            case .two(let one, let other):
                hash = FNV.adding(other, to: FNV.adding(one, to: hash))
                letters += 2
            case .silent: break
            case .whole where letters + digits == 0:
                hash = FNV.adding(UInt64(scalar.value), to: hash)
                position += length
                letters = 1
                break reading
            case .none where letters == 0 && isGroup(digits):
                guard joinsDigits(scalar, length) else { break reading }
                hasGroups = true
            case .whole, .none: break reading
            }
            position += length
        }
        let role: FoldedWord.Role =
            letters == 0 ? .figure : !startsSentence && first.properties.isUppercase ? .name : .plain
        startsSentence = false
        return FoldedWord(
            number: UInt32(truncatingIfNeeded: Mixing.mix(hash)),
            role: role,
            span: TextSpan(start: start, end: position)
        )
    }

    /// Whether a mark parts groups of digits: three follow, and no fourth.
    private func joinsDigits(_ scalar: Unicode.Scalar, _ length: Int) -> Bool {
        guard Letters.partsDigits(scalar), position + length + 3 <= bytes.count else { return false }
        let group = position + length
        guard bytes[group..<group + 3].allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        return group + 3 == bytes.count || !Letters.isOfWord(self.scalar(at: group + 3).scalar)
    }

    /// The code point that begins at a byte, and how many bytes it has.
    private func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = bytes[index]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for next in bytes[index + 1..<index + length] { value = value << 6 | UInt32(next & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

/// Numbers spread over all their bits.
enum Mixing {
    /// The finalizer of SplitMix64: Steele, Lea & Flood, "Fast splittable pseudorandom number generators"
    /// (2014).
    static func mix(_ number: UInt64) -> UInt64 {
        var mixed = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
