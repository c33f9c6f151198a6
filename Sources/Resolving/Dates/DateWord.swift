import EventData

/// A word, a number or a mark of a text, with what the tables say of it.
struct DateWord: Sendable {
    enum Shape: Sendable {
        case word, number, dot, comma, dash, slash, open, close, colon, mark, stop
    }

    /// What stands at a number's end.
    enum Suffix: Sendable {
        case none
        /// "3rd", "1er".
        case ordinal
        /// "1990s".
        case plural
        /// "2Q".
        case quarter
        /// Letters of another kind: "14h", "5pm".
        case other
    }

    var shape: Shape
    var start: Int
    var end: Int
    var meaning = DateMeaning.none
    /// A number's value, at most a milliard.
    var value = 0
    var digits = 0
    var suffix = Suffix.none
    var isCapitalised = false
    var hasSpaceBefore = false
    /// Whether an apostrophe joins it to the word before: the "s" of "Tuesday's".
    var isJoined = false

    func `is`(_ role: DateRole) -> Bool { meaning.roles & (1 << role.rawValue) != 0 }
}

/// Cuts a text into the words that dates are made of.
struct DateScanner {
    private let bytes: [UInt8]
    private let vocabulary: DateVocabulary
    private var position = 0
    private var words: [DateWord] = []
    private var hasSpace = true
    private var isJoined = false

    init(_ bytes: [UInt8], vocabulary: DateVocabulary) {
        self.bytes = bytes
        self.vocabulary = vocabulary
        words.reserveCapacity(bytes.count / 5 + 8)
    }

    /// The words in their order.
    static func words(of bytes: [UInt8], vocabulary: DateVocabulary) -> [DateWord] {
        var scanner = DateScanner(bytes, vocabulary: vocabulary)
        while scanner.position < bytes.count { scanner.scan() }
        return scanner.words
    }

    private mutating func scan() {
        let start = position
        switch foldedCharacter(in: bytes, at: &position) {
        case .letter, .letters, .foreign: scanWord(from: start)
        case .digit(let digit): scanNumber(from: start, digit)
        case .apostrophe: isJoined = !hasSpace
        case .nothing: break
        case .space: hasSpace = true
        case .dash: append(.dash, from: start)
        case .mark(let mark): scan(mark, from: start)
        }
    }

    private mutating func scan(_ mark: UInt8, from start: Int) {
        switch mark {
        case 0x0A: scanLineEnd(from: start)
        case UInt8(ascii: "."): append(.dot, from: start)
        case UInt8(ascii: ","): append(.comma, from: start)
        case UInt8(ascii: "/"): append(.slash, from: start)
        case UInt8(ascii: "("), UInt8(ascii: "["): append(.open, from: start)
        case UInt8(ascii: ")"), UInt8(ascii: "]"): append(.close, from: start)
        case UInt8(ascii: ":"): append(.colon, from: start)
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): append(.stop, from: start)
        default: append(.mark, from: start)
        }
    }

    /// The end of a line is a space in the middle of a sentence, and stops a phrase elsewhere.
    private mutating func scanLineEnd(from start: Int) {
        let isInside =
            words.last.map { ($0.shape == .word || $0.shape == .number || $0.shape == .comma) } ?? false
        let isBlank = position < bytes.count && (bytes[position] == 0x0A || bytes[position] == 0x0D)
        if isInside, !isBlank { hasSpace = true } else { append(.stop, from: start) }
    }

    private mutating func append(_ shape: DateWord.Shape, from start: Int) {
        append(DateWord(shape: shape, start: start, end: position))
    }

    private mutating func append(_ word: DateWord) {
        var word = word
        word.hasSpaceBefore = hasSpace
        word.isJoined = isJoined && !hasSpace
        hasSpace = false
        isJoined = false
        words.append(word)
    }

    private mutating func scanWord(from start: Int) {
        position = start
        var key = WordKey()
        while position < bytes.count {
            let before = position
            let character = foldedCharacter(in: bytes, at: &position)
            switch character {
            case .letter, .letters, .foreign, .digit, .nothing: key.append(character)
            default:
                position = before
                append(key, from: start)
                return
            }
        }
        append(key, from: start)
    }

    private mutating func append(_ key: WordKey, from start: Int) {
        var word = DateWord(shape: .word, start: start, end: position, meaning: vocabulary[key])
        word.isCapitalised = (0x41...0x5A).contains(bytes[start])
        append(word)
    }

    private mutating func scanNumber(from start: Int, _ digit: UInt8) {
        var word = DateWord(shape: .number, start: start, end: start)
        position = start
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            word.value = min(1_000_000_000, word.value * 10 + Int(bytes[position] & 0x0F))
            word.digits += 1
            position += 1
        }
        word.suffix = scanSuffix(digits: word.digits)
        word.end = position
        append(word)
    }

    private mutating func scanSuffix(digits: Int) -> DateWord.Suffix {
        var letters: [UInt8] = []
        let start = position
        while position < bytes.count {
            let before = position
            switch foldedCharacter(in: bytes, at: &position) {
            case .letter(let letter):
                letters.append(letter)
                continue
            case .digit(let digit):
                // The time of ISO 8601: 2019-08-01T14:30.
                if digits == 2, letters == Array("t".utf8) {
                    position = start
                    return .none
                }
                letters.append(digit)
                continue
            case .nothing: continue
            default: break
            }
            position = before
            break
        }
        return suffix(String(decoding: letters, as: UTF8.self))
    }

    private func suffix(_ letters: String) -> DateWord.Suffix {
        switch letters {
        case "": .none
        case "st", "nd", "rd", "th", "er", "e", "re", "eme", "ere", "ieme", "d": .ordinal
        case "s": .plural
        case "q": .quarter
        default: .other
        }
    }
}
