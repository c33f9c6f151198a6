internal import Unpacking

/// One word of a text as the directory compares it.
struct FoldedWord: Sendable {
    /// How it was written, and what stood before it.
    struct Marks: OptionSet, Sendable {
        var rawValue: UInt8

        static let capital = Marks(rawValue: 1)
        /// All its letters are capitals, and it has more than one.
        static let capitals = Marks(rawValue: 2)
        static let accented = Marks(rawValue: 4)
        /// A comma, a bracket or the end of a sentence stands before it.
        static let afterBreak = Marks(rawValue: 8)
        static let afterHyphen = Marks(rawValue: 16)
        static let afterApostrophe = Marks(rawValue: 32)
        static let afterBracket = Marks(rawValue: 64)
    }

    /// Of its letters without case and accents.
    var key: UInt64
    /// Of its letters without case, with their accents.
    var accentedKey: UInt64
    var marks: Marks
    var length: UInt8
    /// The token that it stands in.
    var token: Int32

    /// The key of a sequence of words, one word further.
    static func sequence(_ key: UInt64, _ next: UInt64) -> UInt64 {
        var mixed = (key ^ next) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 29
        return mixed &+ next
    }

    /// The key of the letters of an ASCII word in lower case.
    static func key(_ word: StaticString) -> UInt64 {
        var folder = WordFolder()
        folder.append(word.description.utf8, token: 0)
        return folder.words.first?.key ?? 0
    }
}

/// Cuts text into folded words.
///
/// Hyphens, apostrophes, slashes, quotation marks and dashes only part words,
/// so that `Guinea-Bissau` is the same however a tokenizer cuts it; commas,
/// brackets, colons and the ends of sentences are marked at the word after.
struct WordFolder {
    private(set) var words: [FoldedWord] = []
    private var key: UInt64 = 0
    private var accentedKey: UInt64 = 0
    private var letters = 0
    private var capitals = 0
    private var dots = 0
    private var isAccented = false
    private var startsWithCapital = false
    private var pending: FoldedWord.Marks = []

    /// Forgets all words, and keeps the room for them.
    mutating func removeAll() {
        words.removeAll(keepingCapacity: true)
        pending = []
    }

    /// Appends the words of one token, or of a whole text where `isToken` is false.
    mutating func append(_ bytes: some Collection<UInt8>, token: Int, isToken: Bool = false) {
        var index = bytes.startIndex
        while index != bytes.endIndex {
            // Most bytes are small letters.
            let byte = bytes[index]
            if byte >= 0x61, byte <= 0x7A {
                add(UInt64(byte))
                bytes.formIndex(after: &index)
                continue
            }
            let scalar = Self.scalar(bytes, &index)
            if let letter = LetterFolding.fold(scalar) {
                add(letter)
            } else if (0x300...0x36F).contains(scalar) {
                if letters > 0 { addMark(scalar) }
            } else if scalar == 0x2E {
                addDot(before: index == bytes.endIndex ? nil : bytes[index], token: token, isToken: isToken)
            } else {
                end(token: token)
                note(scalar)
            }
        }
        end(token: token)
    }

    private mutating func add(_ base: UInt64) {
        if letters == 0 {
            (key, accentedKey) = (FNV.empty, FNV.empty)
            startsWithCapital = false
        }
        letters += 1
        key = FNV.adding(base, to: key)
        accentedKey = FNV.adding(base, to: accentedKey)
    }

    private mutating func add(_ letter: FoldedLetter) {
        if letters == 0 {
            (key, accentedKey) = (FNV.empty, FNV.empty)
            startsWithCapital = letter.isCapital
        }
        letters += 1
        // A digit is as good as a capital: `G7`, `M23`.
        if letter.isCapital || letter.base < 0x3A { capitals += 1 }
        key = FNV.adding(UInt64(letter.base), to: key)
        accentedKey = FNV.adding(UInt64(letter.base), to: accentedKey)
        if letter.second != 0 {
            key = FNV.adding(UInt64(letter.second), to: key)
            accentedKey = FNV.adding(UInt64(letter.second), to: accentedKey)
        }
        if letter.mark != 0 { addMark(letter.mark) }
    }

    private mutating func addMark(_ mark: UInt32) {
        isAccented = true
        accentedKey = FNV.adding(UInt64(mark), to: accentedKey)
    }

    /// A dot: inside `U.S.` it is nothing, after `Gen.` it parts words, elsewhere it ends a sentence.
    private mutating func addDot(before next: UInt8?, token: Int, isToken: Bool) {
        let isBeforeLetter = next.map { $0 >= 0x80 || LetterFolding.fold(UInt32($0)) != nil } ?? false
        if letters > 0, dots == letters - 1, isBeforeLetter {
            dots += 1
            return
        }
        let isAbbreviation =
            letters > 0 && (isToken || isBeforeLetter || (startsWithCapital && letters <= 4 && next != nil))
        end(token: token)
        if !isAbbreviation { pending.insert(.afterBreak) }
    }

    private mutating func note(_ scalar: UInt32) {
        switch scalar {
        case 0x2D, 0x2010, 0x2011: pending.insert(.afterHyphen)
        case 0x27, 0x2019, 0x02BC: pending.insert(.afterApostrophe)
        case 0x28, 0x5B: pending.formUnion([.afterBreak, .afterBracket])
        case 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x5D, 0x2026, 0x60C: pending.insert(.afterBreak)
        default: break
        }
    }

    private mutating func end(token: Int) {
        guard letters > 0 else { return }
        var marks = pending
        if startsWithCapital { marks.insert(.capital) }
        if letters > 1, capitals == letters, startsWithCapital { marks.insert(.capitals) }
        if isAccented { marks.insert(.accented) }
        words.append(
            FoldedWord(
                key: key,
                accentedKey: accentedKey,
                marks: marks,
                length: UInt8(min(letters, 255)),
                token: Int32(token)
            )
        )
        (letters, capitals, dots, isAccented, startsWithCapital, pending) = (0, 0, 0, false, false, [])
    }

    /// The scalar at an index, which moves behind it; U+FFFD where there is none.
    private static func scalar<Bytes: Collection<UInt8>>(_ bytes: Bytes, _ index: inout Bytes.Index) -> UInt32
    {
        let first = UInt32(bytes[index])
        bytes.formIndex(after: &index)
        guard first >= 0x80 else { return first }
        let count = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
        guard count > 0 else { return 0xFFFD }
        var scalar = first & (count == 3 ? 0x07 : count == 2 ? 0x0F : 0x1F)
        for _ in 0..<count {
            guard index != bytes.endIndex else { return 0xFFFD }
            scalar = scalar << 6 | UInt32(bytes[index]) & 0x3F
            bytes.formIndex(after: &index)
        }
        return scalar
    }
}
