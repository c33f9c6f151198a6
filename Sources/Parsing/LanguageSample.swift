internal import Unpacking

/// The words of a text, or of parts of a long one, by which its language is told.
struct LanguageSample {
    /// The letters of all words, in lower case and one after the other.
    private(set) var letters: [UInt32] = []
    private(set) var words: [Word] = []
    private var foreignLetters: [String: Int] = [:]
    private var chunk: [UInt32] = []

    /// Where the letters of a word stand; an apostrophe at its edge belongs to it.
    struct Word {
        var range: Range<Int>
        /// Begins with a capital and goes on without.
        var isCapitalised: Bool
    }

    /// The letters that are read from the start of a text.
    private static let startSize = 20_000
    /// The letters that are read from the middle of a longer text.
    private static let middleSize = 8_000
    /// A longer run without a space, as Chinese has, is cut.
    private static let longestChunk = 512

    init(of text: String, scripts: ScriptTable) {
        let scalars = text.unicodeScalars
        let rest = scalars[read(scalars[...], letters: Self.startSize, scripts)...]
        if rest.isEmpty { return }
        let bytes = text.utf8
        let middle = bytes.index(bytes.startIndex, offsetBy: bytes.count / 2)
        // The middle of the bytes may be within a letter.
        let start = max(rest.startIndex, middle.samePosition(in: scalars) ?? scalars.index(after: middle))
        _ = read(scalars[start...], letters: Self.middleSize, scripts)
    }

    /// The language and the share of the letters of other scripts, where they are more than the Latin ones.
    var foreignScript: (code: String, share: Double)? {
        let foreign = foreignLetters.values.reduce(0, +)
        let most = foreignLetters.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let most, foreign > letters.count else { return nil }
        // Japanese is written with more Chinese characters than its own.
        let isJapanese = most.key == "zh" && (foreignLetters["ja"] ?? 0) * 10 > most.value
        return (isJapanese ? "ja" : most.key, Double(foreign) / Double(foreign + letters.count))
    }

    // MARK: Reading

    /// Reads so many letters, to the end of a chunk, and says where it stopped.
    private mutating func read(
        _ text: Substring.UnicodeScalarView,
        letters limit: Int,
        _ scripts: ScriptTable
    ) -> String.Index {
        var index = text.startIndex
        var remaining = limit
        while index < text.endIndex, remaining > 0 {
            let scalar = text[index].value
            text.formIndex(after: &index)
            if isSpace(scalar) || chunk.count == Self.longestChunk {
                remaining -= chunk.count
                readChunk(scripts)
            }
            if !isSpace(scalar) { chunk.append(scalar) }
        }
        readChunk(scripts)
        return index
    }

    /// Cuts what stands between two spaces into words, unless it is an address.
    private mutating func readChunk(_ scripts: ScriptTable) {
        defer { chunk.removeAll(keepingCapacity: true) }
        if isAddress(chunk) { return }
        var start: Int?
        for index in chunk.indices {
            let scalar = chunk[index]
            if isLatin(scalar) || start != nil && isCombiningMark(scalar) {
                start = start ?? index
                continue
            }
            if let first = start { addWord(first..<index) }
            start = nil
            if scalar > 0x2AF, let code = scripts.language(of: scalar) {
                // A Chinese character is a word rather than a letter.
                foreignLetters[code, default: 0] += code == "zh" ? 3 : 1
            }
        }
        if let first = start { addWord(first..<chunk.count) }
    }

    private mutating func addWord(_ range: Range<Int>) {
        let isCapitalised = beginsWithCapital(chunk[range])
        let follower = range.upperBound < chunk.count ? chunk[range.upperBound] : 0
        // Articles in Arabic names, as in Al-Qaida.
        if isCapitalised, range.count <= 3, follower == 0x2D { return }
        let start = letters.count
        if range.count <= 2, range.lowerBound > 1, isApostrophe(chunk[range.lowerBound - 1]) {
            letters.append(0x27)
        }
        for scalar in chunk[range] where !isCombiningMark(scalar) { letters.append(simpleLowercase(scalar)) }
        if isApostrophe(follower), range.upperBound + 1 < chunk.count { letters.append(0x27) }
        words.append(Word(range: start..<letters.count, isCapitalised: isCapitalised))
    }
}

// MARK: Letters

/// Whether a run without spaces is a web or mail address.
private func isAddress(_ chunk: [UInt32]) -> Bool {
    if chunk.starts(with: [0x77, 0x77, 0x77, 0x2E]) || chunk.contains(0x40) { return true }
    guard let colon = chunk.firstIndex(of: 0x3A) else { return false }
    return chunk[colon...].starts(with: [0x3A, 0x2F, 0x2F])
}

private func isLatin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1E00...0x1EFF: true
    default: false
    }
}

private func beginsWithCapital(_ word: ArraySlice<UInt32>) -> Bool {
    let capitals = word.prefix(2).map { simpleLowercase($0) != $0 }
    return capitals == [true, false]
}

func isCombiningMark(_ scalar: UInt32) -> Bool {
    (0x300...0x36F).contains(scalar)
}

private func isApostrophe(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0x60, 0xB4, 0x2BC, 0x2018, 0x2019: true
    default: false
    }
}

/// The languages that other scripts than the Latin one stand for.
struct ScriptTable: Sendable {
    /// In the order of the code points.
    private let scripts: [(first: UInt32, last: UInt32, language: String)]

    init() {
        scripts = rows(of: Lexicon.scripts_tsv).compactMap { row in
            guard let first = UInt32(row[0], radix: 16), let last = UInt32(row[1], radix: 16) else {
                return nil
            }
            return (first, last, String(row[2]))
        }
    }

    /// The language that a letter most likely stands for; `nil` for Latin letters and for what is no letter.
    func language(of scalar: UInt32) -> String? {
        guard let script = scripts.first(where: { scalar <= $0.last }), script.first <= scalar else {
            return nil
        }
        let isLetter = Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
        return isLetter ? script.language : nil
    }
}
