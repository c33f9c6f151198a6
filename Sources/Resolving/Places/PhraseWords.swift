internal import Unpacking

/// What the words around names of places say.
struct PhraseWords: Sendable {
    enum Role: String, Sendable {
        case article, skip, near, `in`, and, kind, direction, unit, here, border, province, capital, whole
    }

    /// The roles of a word by its key, each with the level or the direction that goes with it.
    private let roles: [NameKey: [Role: String]]
    /// Words that are seldom places though places are called so.
    private let common: Set<NameKey>

    static let shared = PhraseWords()

    private init() {
        var roles: [NameKey: [Role: String]] = [:]
        for row in rows(of: Lexicon.places_words_tsv) {
            guard let role = Role(rawValue: String(row[0])) else { continue }
            for word in row[2].split(separator: " ") {
                let key = Self.key(word)
                if roles[key]?[role] == nil { roles[key, default: [:]][role] = String(row[1]) }
            }
        }
        self.roles = roles
        common = Set(
            rows(of: Lexicon.places_common_tsv).flatMap { $0[1].split(separator: " ").map { NameKey($0) } }
        )
    }

    // Marks have no letters, and would all have the empty key.
    fileprivate static func key(_ word: some StringProtocol) -> NameKey {
        switch word {
        case ",", ";", ":": NameKey("comma0")
        case "(", "[": NameKey("bracket0")
        case "&", "/": NameKey("and")
        default: NameKey(word)
        }
    }

    func value(of word: PhraseWord, as role: Role) -> String? { roles[word.key]?[role] }

    func has(_ word: PhraseWord, _ role: Role) -> Bool { roles[word.key]?[role] != nil }

    func isCommon(_ key: NameKey) -> Bool { common.contains(key) }

    /// The name without its article; `nil` where it has none.
    func withoutArticle(_ name: String) -> Substring? {
        let words = words(of: name)
        guard words.count > 1, has(words[0], .article) else { return nil }
        return name[words[1].range.lowerBound...]
    }

    /// Cuts a phrase at spaces, marks and elided words: `d'`, `l'`, `Mali's`.
    func words(of phrase: String) -> [PhraseWord] {
        var words: [PhraseWord] = []
        var start = phrase.startIndex
        func close(_ end: String.Index) {
            if start < end { append(phrase, start..<end, to: &words) }
        }
        for index in phrase.indices {
            let character = phrase[index]
            let isMark = ",;:()[]/&\"“”«»".contains(character)
            guard isMark || character.isWhitespace else { continue }
            close(index)
            start = phrase.index(after: index)
            if isMark, !"\"“”«»".contains(character) {
                words.append(PhraseWord(phrase, index..<start, key: Self.key(phrase[index..<start])))
            }
        }
        close(phrase.endIndex)
        return words
    }

    private func append(_ phrase: String, _ range: Range<String.Index>, to words: inout [PhraseWord]) {
        var range = range
        var isPossessive = false
        let word = phrase[range]
        while let last = phrase[range].last, ".!?".contains(last), !word.dropLast().contains(".") {
            range = range.lowerBound..<phrase.index(before: range.upperBound)
        }
        for ending in ["'s", "’s"] where phrase[range].hasSuffix(ending) && phrase[range].count > 3 {
            range = range.lowerBound..<phrase.index(range.upperBound, offsetBy: -2)
            isPossessive = true
        }
        if let mark = phrase[range].firstIndex(where: { "'’".contains($0) }) {
            let rest = phrase.index(after: mark)
            let head = phrase[range.lowerBound..<mark].lowercased()
            if ["d", "l", "jusqu", "qu", "s"].contains(head), rest < range.upperBound {
                words.append(PhraseWord(phrase, range.lowerBound..<rest))
                range = rest..<range.upperBound
            }
        }
        guard !range.isEmpty else { return }
        words.append(PhraseWord(phrase, range, isPossessive: isPossessive))
    }
}

/// A word of a phrase that names a place.
struct PhraseWord: Sendable {
    let range: Range<String.Index>
    let key: NameKey
    /// Whether it begins with a capital letter.
    let isCapitalised: Bool
    let isNumber: Bool
    /// Whether `'s` was cut off.
    let isPossessive: Bool

    private init(of other: PhraseWord) {
        (range, key, isCapitalised) = (other.range, other.key, other.isCapitalised)
        (isNumber, isPossessive) = (other.isNumber, false)
    }

    var isComma: Bool { key == PhraseWords.key(",") }

    /// The word without its `'s`.
    var plain: PhraseWord { PhraseWord(of: self) }

    init(_ phrase: String, _ range: Range<String.Index>, key: NameKey? = nil, isPossessive: Bool = false) {
        self.range = range
        let text = phrase[range]
        self.key = key ?? NameKey(text)
        isCapitalised = text.first?.isUppercase ?? false
        isNumber = text.first?.isNumber ?? false
        self.isPossessive = isPossessive
    }
}
