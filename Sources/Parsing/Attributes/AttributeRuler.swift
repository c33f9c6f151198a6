import Unpacking

/// A token as spaCy's attribute ruler sees it: as it was before any rule.
struct RuledToken {
    var tag: String
    var kind: String
    var label: String
    var lower: String
    var lowerID: UInt64
    var isSpace: Bool
}

/// The attributes that rules set; `nil` where none did.
struct RuledAttributes: Hashable {
    var tag: String?
    var kind: String?
    var features: String?
    var label: String?
    var lemma: String?

    /// Takes over what a later rule sets.
    mutating func update(_ other: RuledAttributes) {
        tag = other.tag ?? tag
        kind = other.kind ?? kind
        features = other.features ?? features
        label = other.label ?? label
        lemma = other.lemma ?? lemma
    }
}

/// spaCy's attribute ruler: patterns over tokens, and what they set.
struct AttributeRuler: Sendable {
    /// A rule for one of the tokens that its pattern matches.
    struct Rule: Sendable {
        var attributes: RuledAttributes
        /// Which of the tokens it is.
        var target: Int
        var patterns: [[Condition]]
    }

    /// What one token must be.
    struct Condition: Sendable {
        var tests: [Test]
    }

    enum Test: Sendable {
        case tag(Values)
        case kind(Values)
        case label(Values)
        case lower(ids: [UInt64], isNegated: Bool)
        case lowerMatches(CharacterPattern)
        case isSpace(Bool)
    }

    struct Values: Sendable {
        var strings: [String]
        var isNegated: Bool

        func hold(_ value: String) -> Bool { strings.contains(value) != isNegated }
    }

    let rules: [Rule]
    /// The conditions of patterns over several tokens, numbered; 64 at most.
    private let longPatterns: [(rule: Int, bits: [UInt64])]
    private let longConditions: [Condition]

    init(rules: [Rule]) throws(ParsingError) {
        var longPatterns: [(rule: Int, bits: [UInt64])] = []
        var longConditions: [Condition] = []
        for (index, rule) in rules.enumerated() {
            for pattern in rule.patterns where pattern.count > 1 {
                guard longConditions.count + pattern.count <= 64 else {
                    throw .unknown("the model has more rules over several tokens than griot takes")
                }
                longPatterns.append((index, pattern.indices.map { 1 << UInt64(longConditions.count + $0) }))
                longConditions += pattern
            }
        }
        self.rules = rules
        self.longPatterns = longPatterns
        self.longConditions = longConditions
    }

    /// The rules of one token that may hold for a token whatever its letters, in order.
    func candidates(for token: RuledToken) -> [Int] {
        rules.indices.filter { index in
            rules[index].patterns.contains { $0.count == 1 && $0[0].holds(token, whateverItsLetters: true) }
        }
    }

    /// Those of the candidates that hold for a token by itself.
    func rules(of candidates: [Int], for token: RuledToken) -> [Int] {
        candidates.filter { index in rules[index].patterns.contains { $0.count == 1 && $0[0].holds(token) } }
    }

    /// Which conditions of longer patterns a token meets, a bit for each.
    func conditionsMet(_ token: RuledToken) -> UInt64 {
        longConditions.enumerated().reduce(0) { $1.element.holds(token) ? $0 | 1 << UInt64($1.offset) : $0 }
    }

    /// The rules of longer patterns that match somewhere, each with the token that it sets.
    func rulesOfSeveralTokens(count: Int, conditionsMet: (Int) -> UInt64) -> [(token: Int, rule: Int)] {
        if longPatterns.isEmpty { return [] }
        var found: [(token: Int, rule: Int)] = []
        for start in 0..<count {
            let met = conditionsMet(start)
            if met == 0 { continue }
            for (rule, bits) in longPatterns where met & bits[0] != 0 && start + bits.count <= count {
                if bits.indices.allSatisfy({ conditionsMet(start + $0) & bits[$0] != 0 }) {
                    found.append((start + rules[rule].target, rule))
                }
            }
        }
        return found
    }
}

extension AttributeRuler.Condition {
    func holds(_ token: RuledToken, whateverItsLetters: Bool = false) -> Bool {
        tests.allSatisfy { test in
            switch test {
            case .lower where whateverItsLetters, .lowerMatches where whateverItsLetters: true
            case .tag(let values): values.hold(token.tag)
            case .kind(let values): values.hold(token.kind)
            case .label(let values): values.hold(token.label)
            case .lower(let ids, let isNegated): ids.contains(token.lowerID) != isNegated
            case .isSpace(let value): token.isSpace == value
            case .lowerMatches(let pattern):
                pattern.firstMatch(scalars(token.lower), in: 0..<token.lower.unicodeScalars.count) != nil
            }
        }
    }
}
