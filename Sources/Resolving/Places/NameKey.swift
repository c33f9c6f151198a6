internal import Unpacking

/// What a name is looked up by: its letters and digits, whatever its case, accents, hyphens and spaces.
///
/// `I-n-Délimane`, `In Delimane` and `Indelimane` have one key, and so have
/// `St. Louis` and `Saint-Louis`.
struct NameKey: Hashable, Sendable {
    /// The plain letters, `indelimane`.
    private(set) var letters: [UInt8] = []

    init() {}

    init(_ name: some StringProtocol) { append(name) }

    /// Adds the words of a text, as though they had been written in one.
    mutating func append(_ text: some StringProtocol) {
        var wordStart = letters.count
        for scalar in text.unicodeScalars {
            if append(scalar) { continue }
            if !Self.isSilent(scalar) {
                closeWord(from: wordStart)
                wordStart = letters.count
            }
        }
        closeWord(from: wordStart)
    }

    var isEmpty: Bool { letters.isEmpty }

    /// A number that stands for the key, mixed once more so that all its bits count.
    var hash: UInt64 { Self.hash(letters) }

    /// The number of a wider key that the spellings of one sound share; `nil` for a name too short to tell.
    ///
    /// It serves names of the Sahel, which English, French and African writers
    /// spell in their own ways: `Ouallam` and `Walam`, `Djibo` and `Jibo`.
    var soundHash: UInt64? {
        guard letters.count >= 5 else { return nil }
        return Self.hash(SoundKey.letters(of: letters))
    }

    private static func hash(_ letters: [UInt8]) -> UInt64 {
        var hash = FNV.hash(letters)
        hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        return hash ^ hash >> 29
    }

    // MARK: Letters

    /// Adds the plain letters of a code point; `false` where it is none of a word.
    private mutating func append(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: letters.append(UInt8(scalar.value))
        case 0x41...0x5A: letters.append(UInt8(scalar.value + 0x20))
        case 0..<0xC0: return false
        case 0xC6, 0xE6: letters += [0x61, 0x65]
        case 0x152, 0x153: letters += [0x6F, 0x65]
        case 0xDF: letters += [0x73, 0x73]
        // Combining accents.
        case 0x300...0x36F: return true
        default:
            if let letter = PlainLetters.all[scalar.value] {
                letters.append(letter)
            } else {
                guard scalar.properties.isAlphabetic, !(0x2B0...0x2FF).contains(scalar.value) else {
                    return false
                }
                letters += Array(scalar.properties.lowercaseMapping.utf8)
            }
        }
        return true
    }

    /// Apostrophes and full stops do not end a word: `N'Djamena`, `D.R.`.
    private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "’", "‘", "ʼ", "ʻ", "`", "´": true
        default: false
        }
    }

    /// Writes `St` out as `Saint`, and `Ste` as `Sainte`.
    private mutating func closeWord(from start: Int) {
        let word = letters[start...]
        if word.elementsEqual("st".utf8) {
            letters.replaceSubrange(start..., with: Array("saint".utf8))
        } else if word.elementsEqual("ste".utf8) {
            letters.replaceSubrange(start..., with: Array("sainte".utf8))
        }
    }
}

/// Latin letters without their accents.
enum PlainLetters {
    /// The letters by code point.
    static let all: [UInt32: UInt8] = {
        var letters: [UInt32: UInt8] = [:]
        for row in rows(of: Lexicon.places_letters_tsv) {
            guard let first = UInt32(row[0], radix: 16) else { continue }
            for (index, letter) in row[1].utf8.enumerated() where letter != 0x2D {
                letters[first + UInt32(index)] = letter
            }
        }
        return letters
    }()
}

/// The sound of a name, as far as spellings of the Sahel keep it.
enum SoundKey {
    /// What is written here for two letters that stand for one sound.
    private static func pair(_ first: UInt8, _ second: UInt8) -> StaticString? {
        switch (Unicode.Scalar(first), Unicode.Scalar(second)) {
        case ("o", "u"), ("o", "o"): "u"
        case ("d", "j"): "j"
        case ("q", "u"), ("c", "k"), ("k", "h"): "k"
        case ("g", "h"): "g"
        case ("p", "h"): "f"
        case ("t", "h"): "t"
        case ("d", "h"): "d"
        case ("s", "h"): "ch"
        case ("e", "y"): "ei"
        case ("a", "y"): "ai"
        default: nil
        }
    }

    static func letters(of key: [UInt8]) -> [UInt8] {
        var sound: [UInt8] = []
        sound.reserveCapacity(key.count)
        var index = 0
        while index < key.count {
            if index + 1 < key.count, let pair = pair(key[index], key[index + 1]) {
                for letter in pair.description.utf8 { append(letter, to: &sound) }
                index += 2
            } else {
                append(single(key, at: index), to: &sound)
                index += 1
            }
        }
        // A silent end: Zaouatène and Zaouaten, Dareye and Darey.
        while sound.count > 4, sound.last == UInt8(ascii: "e") || sound.last == UInt8(ascii: "h") {
            sound.removeLast()
        }
        return sound
    }

    private static func single(_ key: [UInt8], at index: Int) -> UInt8 {
        let next = index + 1 < key.count ? key[index + 1] : 0
        return switch key[index] {
        case UInt8(ascii: "w"): UInt8(ascii: "u")
        case UInt8(ascii: "y"): UInt8(ascii: "i")
        case UInt8(ascii: "q"): UInt8(ascii: "k")
        case UInt8(ascii: "c") where next != UInt8(ascii: "h"): UInt8(ascii: "k")
        default: key[index]
        }
    }

    private static func append(_ letter: UInt8, to sound: inout [UInt8]) {
        if sound.last != letter { sound.append(letter) }
    }
}
