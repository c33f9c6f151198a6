internal import Unpacking

/// What the names that a page gives to its elements say of them.
struct ClassWords: Sendable {
    /// What an element with a name is.
    enum Role: String, CaseIterable, Sendable {
        case body, drop, never, keep, lead, byline, date, caption
    }

    /// Some roles, in one byte: they are asked for with each element of a page.
    struct Roles: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(_ role: Role) { rawValue = Role.allCases.firstIndex(of: role).map { 1 << UInt8($0) } ?? 0 }

        static let body = Roles(.body)
        static let drop = Roles(.drop)
        static let never = Roles(.never)
        static let keep = Roles(.keep)
        static let lead = Roles(.lead)
        static let byline = Roles(.byline)
        static let date = Roles(.date)
        static let caption = Roles(.caption)

        /// The roles one by one.
        var all: [Role] { Role.allCases.filter { contains(Roles($0)) } }
    }

    static let standard = ClassWords()

    private var roles: [String: Roles] = [:]
    private var beginnings: [(String, Roles)] = []
    // Names with a hyphen, by their first word.
    private var pairs: [String: [(words: [String], role: Roles)]] = [:]

    private init() {
        for row in rows(of: Lexicon.class_words_tsv) where row.count == 3 {
            guard let role = Role(rawValue: String(row[1])).map({ Roles($0) }) else { continue }
            let words = row[0].split(separator: "-").map(String.init)
            if row[0].hasSuffix("*") {
                beginnings.append((String(row[0].dropLast()), role))
            } else if words.count > 1 {
                pairs[words[0], default: []].append((words, role))
            } else {
                roles[words[0]] = role
            }
        }
    }

    /// The roles of an element by its classes or its id.
    func roles(of name: String) -> Roles {
        var found: Roles = []
        for single in name.utf8.split(whereSeparator: { $0 <= 0x20 }).prefix(40) {
            let words = words(of: single)
            for (index, word) in words.enumerated() {
                if let role = roles[word] { found.insert(role) }
                if let role = beginnings.first(where: { word.hasPrefix($0.0) })?.1 { found.insert(role) }
                for pair in pairs[word] ?? [] where words[index...].starts(with: pair.words) {
                    found.insert(pair.role)
                }
            }
        }
        return found
    }

    /// The words of one class: `relatedStories`, `related-stories` and `related_stories` have the same two.
    private func words(of name: Substring.UTF8View) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var wasLower = false
        for byte in name.prefix(80) {
            let isUpper = (0x41...0x5A).contains(byte)
            let isLetter = isUpper || (0x61...0x7A).contains(byte)
            if !isLetter || isUpper && wasLower {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
            }
            if isLetter { word.append(byte | 0x20) }
            wasLower = isLetter && !isUpper
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
