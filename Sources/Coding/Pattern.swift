internal import Grammar

/// A construction of the tables: `A carry out raid against|on R`, as `docs/reference/frames.md` has it.
struct Pattern: Sendable {
    /// Who or what may stand at a place of a construction.
    struct Slot: Hashable, Sendable {
        /// `A` actor, `R` recipient, `B` both sides, `P` place, `X` anything, `S` a clause, `N` an event noun.
        var letter: Character
        var isRequired: Bool
        /// Lemmas of which one must head the phrase; empty for any.
        var words: [String]
        /// Classes of which the phrase must have one; empty for any.
        var classes: WordClasses

        var hasTest: Bool { !words.isEmpty || !classes.isEmpty }
    }

    /// One step of a construction after its head word.
    enum Element: Hashable, Sendable {
        case object(Slot)
        case prepositional([String], Slot)
        case word([String])
        /// Particles and prepositions as alternatives before one noun: `sweep down|on R`.
        case either(words: [String], prepositions: [String], Slot)
    }

    /// What stands before the head word.
    var subject: Slot?
    /// The alternatives of the head word, as lemmas.
    var heads: [String]
    var elements: [Element]
    var isReflexive: Bool

    /// Whether nothing but what follows one preposition tells the construction from the bare verb.
    var hangsOnPreposition: Bool {
        var hasSlot = false
        for element in elements {
            switch element {
            case .object: return false
            case .word(let words): if !words.allSatisfy(Prepositions.particles.contains) { return false }
            case .either: return false
            case .prepositional(_, let slot):
                if slot.letter == "P" || slot.letter == "S" { return false }
                hasSlot = true
            }
        }
        return hasSlot
    }

    /// Reads a pattern, or says what is wrong with it.
    ///
    /// English nouns stand after the nouns that describe them: of "car bomb against R" the head is `bomb`.
    init(_ text: Substring, isEnglishNoun: Bool = false) throws(LexiconError) {
        var tokens = text.utf8.split(separator: 0x20).map { String(Substring($0)) }
        var subject: Slot?
        var isReflexive = false
        while let first = tokens.first {
            if let slot = try Pattern.slot(first) {
                subject = slot
                tokens.removeFirst()
                continue
            }
            if first == "'s" {
                tokens.removeFirst()
            } else if first == "se" || first == "s'" {
                isReflexive = true
                tokens.removeFirst()
            } else {
                break
            }
        }
        // "s'en prendre à": the pronoun stands before the verb.
        var clitics: [Element] = []
        while tokens.count > 1, isReflexive, let first = tokens.first, first == "en" || first == "y" {
            clitics.append(.word([first]))
            tokens.removeFirst()
        }
        guard let head = tokens.first else {
            throw LexiconError(message: "the pattern '\(text)' has no word")
        }
        self.subject = subject
        self.isReflexive = isReflexive
        if isEnglishNoun {
            let bare = tokens.prefix {
                $0.first?.isUppercase == false
                    && !Pattern.alternatives($0).allSatisfy(Prepositions.all.contains)
            }
            if bare.count > 1, let last = bare.last {
                heads = Pattern.alternatives(last)
                elements = try Pattern.elements(bare.dropLast() + tokens.dropFirst(bare.count))
                return
            }
        }
        heads = Pattern.alternatives(head)
        elements = clitics + (try Pattern.elements(Array(tokens.dropFirst())))
    }

    private static func elements(_ tokens: [String]) throws(LexiconError) -> [Element] {
        var elements: [Element] = []
        var index = 0
        while index < tokens.count {
            if let slot = try slot(tokens[index]) {
                elements.append(.object(slot))
                index += 1
                continue
            }
            let words = alternatives(tokens[index])
            let prepositions = words.map(Tree.uncontracted)
            if prepositions.allSatisfy(Prepositions.all.contains), index + 1 < tokens.count,
                let slot = try slot(tokens[index + 1])
            {
                elements.append(.prepositional(prepositions, slot))
                index += 2
            } else if prepositions.contains(where: Prepositions.isNoParticle), index + 1 < tokens.count,
                let slot = try slot(tokens[index + 1])
            {
                let known = prepositions.filter(Prepositions.all.contains)
                elements.append(.either(words: words, prepositions: known, slot))
                index += 2
            } else {
                elements.append(.word(words))
                index += 1
            }
        }
        return elements
    }

    static func alternatives(_ text: String) -> [String] {
        text.utf8.split(separator: 0x7C).map { String(Substring($0)) }
    }

    /// Reads a slot: a capital letter, `!` where it must be there, after a colon its test.
    private static func slot(_ text: String) throws(LexiconError) -> Slot? {
        guard let letter = text.first, "ARBPXSN".contains(letter) else { return nil }
        var rest = text.dropFirst()
        var isRequired = letter == "X" || letter == "N"
        if rest.first == "!" || rest.first == "?" {
            isRequired = rest.first == "!"
            rest = rest.dropFirst()
        }
        guard rest.first == ":" else {
            guard rest.isEmpty else { return nil }
            return Slot(letter: letter, isRequired: isRequired, words: [], classes: [])
        }
        var words: [String] = []
        var classes: WordClasses = []
        for test in alternatives(String(rest.dropFirst())) {
            if test.first == "@" {
                guard let known = WordClasses(name: test.dropFirst()) else {
                    throw LexiconError(message: "'\(test)' is no class of words")
                }
                classes.formUnion(known)
            } else {
                words.append(test)
            }
        }
        return Slot(letter: letter, isRequired: true, words: words, classes: classes)
    }
}

/// A row of a table that cannot be read.
struct LexiconError: Error, Sendable {
    var message: String
}

/// Words that stand before a noun in patterns.
enum Prepositions {
    /// Adverbs that make phrasal verbs.
    static let particles: Set<String> = [
        "up", "down", "out", "off", "away", "back", "in", "on", "over", "around", "along", "through",
        "forward", "apart", "together", "across",
        "by", "about", "aside", "ahead", "under", "round",
    ]

    /// Whether a word is a preposition and nothing else.
    static func isNoParticle(_ word: String) -> Bool { all.contains(word) && !particles.contains(word) }

    static let all: Set<String> = [
        "of", "in", "on", "at", "by", "to", "from", "with", "against", "into", "onto", "upon", "over",
        "under", "for", "about",
        "after", "before", "between", "among", "amongst", "through", "across", "near", "around", "toward",
        "towards",
        "within", "without", "behind", "outside", "inside", "off", "as", "per", "via", "beyond", "during",
        "alongside", "beside",
        "despite", "despite", "since", "until", "amid", "above", "below", "past", "throughout", "than",
        "de", "à", "en", "dans", "sur", "sous", "contre", "avec", "par", "pour", "vers", "entre", "chez",
        "depuis", "devant",
        "derrière", "hors", "auprès", "envers", "parmi", "après", "avant", "sans", "malgré", "dès", "comme",
        "face",
        "jusque", "selon", "hors", "lors", "pendant", "durant", "visant", "ciblant", "près", "autour",
        "along",
        "targeting",
    ]
}
