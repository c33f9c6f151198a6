package import EventData

/// The language that a text is in, and how sure that is.
package struct DetectedLanguage: Hashable, Sendable {
    /// `nil` for a language that griot does not read, and where there are no words.
    package var language: Language?
    /// BCP 47: `en`, `es`; `und` for a language that is not known, `zxx` where there are no words.
    package var code: String
    /// From 0 to 1.
    package var confidence: Double

    package init(language: Language?, code: String, confidence: Double) {
        self.language = language
        self.code = code
        self.confidence = confidence
    }
}

/// Tells English and French reports from each other and from all others.
///
/// A text whose letters are mostly of another script is in another language.
/// In Latin script each language has a list of frequent words; the one whose
/// words make up most of the text wins. Only a sample of a long text is read.
package struct LanguageDetector: Sendable {
    /// The letters that are read of a long text: half from its start, half from its middle.
    private static let sampleSize = 24_000
    /// A text with fewer words may have none that is on a list.
    private static let fewWords = 12

    /// The endings of words that speak for a language.
    private static let endings: [(String, String, Double)] = [
        ("ing", "en", 0.3), ("ed", "en", 0.15), ("ally", "en", 0.2), ("tions", "en", 0.05),
        ("ght", "en", 0.3),
        ("th", "en", 0.15), ("ées", "fr", 0.4), ("aient", "fr", 0.5), ("aux", "fr", 0.3), ("eux", "fr", 0.3),
        ("eurs", "fr", 0.3), ("tions", "fr", 0.05), ("ique", "fr", 0.3), ("iste", "fr", 0.1),
        ("ement", "fr", 0.2),
        ("ción", "es", 0.5), ("ciones", "es", 0.5), ("dad", "es", 0.3), ("ção", "pt", 0.5),
        ("ções", "pt", 0.5),
        ("zione", "it", 0.5), ("zioni", "it", 0.5), ("ung", "de", 0.4), ("ungen", "de", 0.5),
        ("lijk", "nl", 0.5),
        ("ció", "ca", 0.4), ("heid", "nl", 0.4), ("ului", "ro", 0.5), ("ilor", "ro", 0.4),
    ]

    private let languages: [String]
    private let endings: [(letters: [UInt32], language: String, share: Double)]
    /// The languages that have a word, and what it counts for each.
    private let votes: [[UInt32]: (languages: [Int], share: Double)]

    package init() {
        var languages: [String] = []
        var lists: [[UInt32]: Set<Int>] = [:]
        for row in rows(of: Lexicon.language_words_tsv) {
            languages.append(String(row[0]))
            for word in row[1].split(separator: " ") {
                let word = word.unicodeScalars.map(\.value)
                lists[word, default: []].insert(languages.count - 1)
                // Upper case and hasty typing leave accents out.
                lists[word.map(unaccented), default: []].insert(languages.count - 1)
            }
        }
        self.languages = languages
        endings = Self.endings.map { ($0.unicodeScalars.map(\.value), $1, $2) }
        votes = lists.mapValues { ($0.sorted(), 1 / Double($0.count)) }
    }

    package func detect(_ text: String) -> DetectedLanguage {
        let words = Self.words(in: text)
        if let code = words.foreignScript {
            return DetectedLanguage(language: nil, code: code, confidence: words.foreignShare)
        }
        if words.latin.isEmpty { return DetectedLanguage(language: nil, code: "zxx", confidence: 0) }
        return verdict(scores(of: words.latin), count: words.latin.count)
    }

    // MARK: Words

    private func scores(of words: [Word]) -> [Double] {
        var scores = Array(repeating: 0.0, count: languages.count)
        for word in words {
            // Reports quote people in other languages; what stands around the quote is the report's own.
            let weight = word.isQuoted ? 0.5 : 1
            if let vote = votes[word.letters] {
                for language in vote.languages { scores[language] += vote.share * weight }
            }
            for (language, share) in cues(of: word.letters) {
                if let index = languages.firstIndex(of: language) { scores[index] += share * weight }
            }
        }
        return scores
    }

    /// What the letters and the ending of a word say beside the lists.
    private func cues(of word: [UInt32]) -> [(String, Double)] {
        var cues: [(String, Double)] = []
        for scalar in word {
            switch scalar {
            case 0xE8, 0xEA, 0xEB, 0xFB, 0x153: cues.append(("fr", 0.3))
            case 0xE9, 0xE0: cues.append(("fr", 0.15))
            case 0xE7: cues += [("fr", 0.1), ("pt", 0.1), ("ca", 0.1)]
            case 0xF1, 0xBF, 0xA1: cues.append(("es", 0.4))
            case 0xE3, 0xF5: cues.append(("pt", 0.5))
            case 0xF2, 0xEC, 0xF9: cues.append(("it", 0.2))
            case 0xDF: cues.append(("de", 0.6))
            case 0xE4, 0xF6: cues += [("de", 0.2), ("sv", 0.2), ("fi", 0.2)]
            case 0xFC: cues += [("de", 0.2), ("tr", 0.2)]
            case 0x219, 0x21B, 0x103: cues.append(("ro", 0.5))
            case 0xE5: cues += [("sv", 0.2), ("no", 0.2), ("da", 0.2)]
            case 0xF8, 0xE6: cues += [("no", 0.3), ("da", 0.3)]
            case 0x142, 0x105, 0x119, 0x17C, 0x15B: cues.append(("pl", 0.5))
            case 0x159, 0x11B, 0x16F: cues.append(("cs", 0.5))
            case 0x151, 0x171: cues.append(("hu", 0.5))
            case 0x131, 0x11F, 0x15F: cues.append(("tr", 0.5))
            case 0x1A1, 0x1B0, 0x111, 0x1EA0...0x1EF9: cues += [("vi", 0.3), ("yo", 0.1), ("ig", 0.1)]
            case 0x254, 0x25B, 0x272: cues.append(("bm", 0.6))
            case 0x253, 0x257: cues += [("ff", 0.4), ("ha", 0.4)]
            case 0x199: cues.append(("ha", 0.6))
            case 0x14B: cues += [("ff", 0.2), ("wo", 0.2), ("bm", 0.2)]
            case 0x10D, 0x161, 0x17E, 0x107: cues += [("hr", 0.3), ("cs", 0.2)]
            default: continue
            }
        }
        for ending in endings where ending.letters.last == word.last && word.count > ending.letters.count + 1
        {
            if word.suffix(ending.letters.count).elementsEqual(ending.letters) {
                cues.append((ending.language, ending.share))
            }
        }
        return cues
    }

    private func verdict(_ scores: [Double], count: Int) -> DetectedLanguage {
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        let (best, second) = (scores[order[0]], scores[order[1]])
        if best == 0 || count >= Self.fewWords && best < 0.06 * Double(count) {
            // A name or two are as good as English; many words of which none is known are not.
            return count < Self.fewWords
                ? DetectedLanguage(language: .english, code: "en", confidence: 0)
                : DetectedLanguage(language: nil, code: "und", confidence: 0.5)
        }
        let code = languages[order[0]]
        let confidence = best * best / (best * best + second * second + 1)
        return DetectedLanguage(language: Language(rawValue: code), code: code, confidence: confidence)
    }

    // MARK: Letters

    private struct Word {
        var letters: [UInt32]
        var isQuoted: Bool
    }

    private struct Words {
        var latin: [Word] = []
        /// The language or `und` where most letters are of another script.
        var foreignScript: String?
        var foreignShare = 0.0
    }

    private static func words(in text: String) -> Words {
        var words = Words()
        var word: [UInt32] = []
        var isQuoted = false
        var latin = 0
        var foreign: [String: Int] = [:]
        for scalar in sample(of: text) {
            if isLatin(scalar) {
                latin += 1
                word.append(simpleLowercase(scalar))
                continue
            }
            // A combining mark belongs to its letter.
            if (0x300...0x36F).contains(scalar), !word.isEmpty { continue }
            if !word.isEmpty { words.latin.append(Word(letters: word, isQuoted: isQuoted)) }
            word = []
            if scalar == 0xAB || scalar == 0x201C { isQuoted = true }
            // A quote that is never closed ends with its paragraph.
            if scalar == 0xBB || scalar == 0x201D || scalar == 0x0A { isQuoted = false }
            if let script = script(of: scalar) { foreign[script, default: 0] += 1 }
        }
        if !word.isEmpty { words.latin.append(Word(letters: word, isQuoted: isQuoted)) }
        let others = foreign.values.reduce(0, +)
        if others > latin, let most = foreign.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
            words.foreignScript = most.key
            words.foreignShare = Double(others) / Double(others + latin)
        }
        return words
    }

    /// The code points that are read: the start, and of a long text some from its middle.
    private static func sample(of text: String) -> [UInt32] {
        let half = sampleSize / 2
        let scalars = text.unicodeScalars
        guard text.utf8.count > 2 * sampleSize else { return scalars.map(\.value) }
        let bytes = text.utf8
        var middle = bytes.index(bytes.startIndex, offsetBy: bytes.count / 2)
        while middle < bytes.endIndex, bytes[middle] & 0xC0 == 0x80 { middle = bytes.index(after: middle) }
        return scalars.prefix(half).map(\.value) + [0x20] + scalars[middle...].prefix(half).map(\.value)
    }

    private static func isLatin(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x250...0x2AF, 0x1E00...0x1EFF:
            true
        default: false
        }
    }

    /// The language that a letter of another script most likely stands for.
    private static func script(of scalar: UInt32) -> String? {
        switch scalar {
        case 0x370...0x3FF: "el"
        case 0x400...0x52F: "ru"
        case 0x530...0x58F: "hy"
        case 0x590...0x5FF: "he"
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: "ar"
        case 0x7C0...0x7FF: "nqo"
        case 0x900...0x97F: "hi"
        case 0x980...0x9FF: "bn"
        case 0xE00...0xE7F: "th"
        case 0x10A0...0x10FF: "ka"
        case 0x1200...0x139F: "am"
        case 0x2D30...0x2D7F: "zgh"
        case 0x3040...0x30FF: "ja"
        case 0x3400...0x9FFF: "zh"
        case 0xAC00...0xD7AF: "ko"
        case 0xA00...0xDFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1E900...0x1E95F, 0xA500...0xA63F: "und"
        default: nil
        }
    }
}

/// A letter without its accent, as far as French and its neighbours have them.
private func unaccented(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xE0...0xE5: 0x61
    case 0xE7: 0x63
    case 0xE8...0xEB: 0x65
    case 0xEC...0xEF: 0x69
    case 0xF1: 0x6E
    case 0xF2...0xF6: 0x6F
    case 0xF9...0xFC: 0x75
    default: scalar
    }
}
