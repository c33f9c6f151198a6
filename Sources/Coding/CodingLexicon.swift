package import EventData
internal import Grammar
internal import Unpacking

/// What the tables say: frames, light verbs, operators, verbs of saying, classes of words.
///
/// Loaded once, never changed, shared by all threads.
package struct CodingLexicon: Sendable {
    /// The part of speech of a pattern's head word.
    enum HeadClass: UInt8, Sendable {
        case verb, noun, adjective, preposition, adverb
    }

    struct Key: Hashable, Sendable {
        var language: Language
        var headClass: HeadClass
        var lemma: String
    }

    private(set) var frames: [Frame] = []
    private(set) var framesByHead: [Key: [Int]] = [:]
    private(set) var lightVerbs: [Key: [Operator]] = [:]
    private(set) var operators: [Key: [Operator]] = [:]
    private(set) var reporting: [Key: [Operator]] = [:]
    /// Classes of single words, by lemma.
    private(set) var classes: [Language: [String: WordClasses]] = [:]
    /// Classes of several words, by the first of them.
    private(set) var phrases: [Language: [String: [(words: [String], classes: WordClasses)]]] = [:]

    /// The topics of words that politics seldom uses, by lemma.
    private(set) var topics: [Language: [String: [String]]] = [:]

    /// The contexts that a word shows, by lemma.
    private(set) var contexts: [Language: [String: [String]]] = [:]
    /// What the clues of answers count.
    private(set) var model = LinearModel(rows: [])
    /// The forms of common verbs and of all verbs in the tables.
    private(set) var verbForms = VerbForms.shared

    /// The tables that stand in place of the program's own, or beside them.
    private let others: [(name: String, text: String)]

    /// Reads the program's own tables, with `others` in place of those of their names, or beside them.
    package init(replacing others: [(name: String, text: String)] = []) {
        self.others = others
        for table in tables {
            let rows = rows(in: table.text)
            if table.name.hasPrefix("frames-") {
                addFrames(rows, name: table.name.dropFirst("frames-".count))
            } else if table.name.hasPrefix("light-verbs") {
                add(rows, name: table.name, to: \.lightVerbs, hasClass: false)
            } else if table.name.hasPrefix("operators") {
                add(rows, name: table.name, to: \.operators, hasClass: true)
            } else if table.name.hasPrefix("reporting") {
                add(rows, name: table.name, to: \.reporting, hasClass: true)
            } else if table.name == "topics" {
                add(rows, to: \.topics)
            } else if table.name == "clues" {
                model = LinearModel(rows: rows)
            } else if table.name == "contexts" {
                add(rows, to: \.contexts)
            } else if table.name.hasPrefix("classes-") {
                addClasses(rows)
            }
        }
        for language in Language.allCases {
            verbForms = verbForms.adding(verbs(language), language: language)
        }
    }

    private var tables: [(name: String, text: String)] {
        // A table replaces one in its place, since of rows that fit alike the first wins.
        let own = Lexicon.tables.map { table in
            (table.name, others.last { $0.name == table.name }?.text ?? table.text.description)
        }
        let known = Set(own.map(\.0))
        return own + others.filter { !known.contains($0.name) }
    }

    /// What the tables are, in 16 hexadecimal digits: other rules have another digest.
    ///
    /// It reads all tables again, but for their comments and headers.
    package var digest: String {
        var hash = FNV.empty
        for table in tables {
            for line in lines(in: table.text) { hash = FNV.adding(0x09, to: FNV.hash(line, after: hash)) }
        }
        return hexadecimal(hash)
    }

    /// The verbs that head a construction of the tables.
    private func verbs(_ language: Language) -> [String] {
        let keys = [
            framesByHead.keys.map { $0 }, lightVerbs.keys.map { $0 }, operators.keys.map { $0 },
            reporting.keys.map { $0 },
        ]
        return keys.joined().filter { $0.language == language && $0.headClass == .verb }.map(\.lemma).sorted()
    }

    private mutating func addFrames(_ rows: [[Substring]], name: Substring) {
        for (number, row) in rows.enumerated() {
            guard row.count >= 9, let language = Language(rawValue: String(row[0])),
                let headClass = HeadClass(row[1]),
                let pattern = try? Pattern(row[2], isEnglishNoun: language == .english && headClass == .noun)
            else { continue }
            let frame = Frame(
                id: "\(name):\(number + 1)",
                table: String(name),
                language: language,
                text: String(row[2]),
                pattern: pattern,
                type: EventType(rawValue: String(row[3])),
                mode: row[4].isEmpty ? nil : String(row[4]),
                status: Claim.Status(rawValue: String(row[5])),
                need: row[6] == "party" ? .party : row[6] == "light" ? .light : .alone,
                example: String(row[7]),
                expectation: String(row[8])
            )
            for head in pattern.heads {
                framesByHead[Key(language: language, headClass: headClass, lemma: head), default: []]
                    .append(frames.count)
            }
            frames.append(frame)
        }
    }

    private mutating func add(
        _ rows: [[Substring]],
        name: String,
        to table: WritableKeyPath<CodingLexicon, [Key: [Operator]]>,
        hasClass: Bool
    ) {
        for (number, row) in rows.enumerated() {
            let shift = hasClass ? 1 : 0
            guard row.count >= 3 + shift, let language = Language(rawValue: String(row[0])),
                let pattern = try? Pattern(row[1 + shift]),
                let effect = Effect(rawValue: String(row[2 + shift]))
            else { continue }
            let headClass = hasClass ? HeadClass(row[1]) ?? .verb : .verb
            let types = hasClass || row.count < 4 ? [] : Pattern.alternatives(String(row[3]))
            let entry = Operator(
                id: "\(name):\(number + 1)",
                pattern: pattern,
                effect: effect,
                types: Set(types.compactMap { EventType(rawValue: $0) })
            )
            for head in pattern.heads {
                self[keyPath: table][Key(language: language, headClass: headClass, lemma: head), default: []]
                    .append(entry)
            }
        }
    }

    private mutating func add(
        _ rows: [[Substring]],
        to table: WritableKeyPath<CodingLexicon, [Language: [String: [String]]]>
    ) {
        for row in rows where row.count >= 3 {
            guard let language = Language(rawValue: String(row[0])) else { continue }
            for word in Pattern.alternatives(String(row[2])) {
                self[keyPath: table][language, default: [:]][word, default: []].append(String(row[1]))
            }
        }
    }

    private mutating func addClasses(_ rows: [[Substring]]) {
        for row in rows {
            guard row.count >= 3, let language = Language(rawValue: String(row[0])),
                let known = WordClasses(name: row[1].first == "@" ? row[1].dropFirst() : row[1])
            else { continue }
            for text in Pattern.alternatives(String(row[2])) {
                let words = text.utf8.split(separator: 0x20).map { String(Substring($0)) }
                guard let first = words.first else { continue }
                if words.count == 1 {
                    classes[language, default: [:]][first, default: []].formUnion(known)
                } else {
                    phrases[language, default: [:]][first, default: []].append((words, known))
                }
            }
        }
    }
}

extension CodingLexicon.HeadClass {
    init?(_ text: Substring) {
        switch text {
        case "verb": self = .verb
        case "noun": self = .noun
        case "adj": self = .adjective
        case "prep": self = .preposition
        case "adv": self = .adverb
        default: return nil
        }
    }
}
