/// A universal part of speech.
package enum WordClass: UInt8, Sendable {
    case adjective, adposition, adverb, auxiliary, conjunction, determiner, interjection, noun, numeral
    case particle, pronoun, properNoun, punctuation, subordinator, symbol, verb, other

    init(upos: String) {
        switch upos {
        case "ADJ": self = .adjective
        case "ADP": self = .adposition
        case "ADV": self = .adverb
        case "AUX": self = .auxiliary
        case "CCONJ", "CONJ": self = .conjunction
        case "DET": self = .determiner
        case "INTJ": self = .interjection
        case "NOUN": self = .noun
        case "NUM": self = .numeral
        case "PART": self = .particle
        case "PRON": self = .pronoun
        case "PROPN": self = .properNoun
        case "PUNCT": self = .punctuation
        case "SCONJ": self = .subordinator
        case "SYM": self = .symbol
        case "VERB": self = .verb
        default: self = .other
        }
    }

    /// Whether it heads phrases that name somebody or something.
    package var isNominal: Bool {
        self == .noun || self == .properNoun || self == .pronoun || self == .numeral
    }

    /// Whether it heads a clause.
    package var isVerbal: Bool {
        self == .verb || self == .auxiliary
    }
}

/// What a word's form says of it, as a set of universal features.
package struct Features: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static let finite = Features(rawValue: 1 << 0)
    package static let infinitive = Features(rawValue: 1 << 1)
    package static let participle = Features(rawValue: 1 << 2)
    package static let gerund = Features(rawValue: 1 << 3)
    package static let past = Features(rawValue: 1 << 4)
    package static let present = Features(rawValue: 1 << 5)
    package static let future = Features(rawValue: 1 << 6)
    package static let imperfect = Features(rawValue: 1 << 7)
    package static let conditional = Features(rawValue: 1 << 8)
    package static let subjunctive = Features(rawValue: 1 << 9)
    package static let plural = Features(rawValue: 1 << 10)
    package static let singular = Features(rawValue: 1 << 11)
    package static let feminine = Features(rawValue: 1 << 12)
    package static let masculine = Features(rawValue: 1 << 13)
    package static let passive = Features(rawValue: 1 << 14)
    package static let relative = Features(rawValue: 1 << 15)
    package static let possessive = Features(rawValue: 1 << 16)
    package static let firstPerson = Features(rawValue: 1 << 17)
    package static let thirdPerson = Features(rawValue: 1 << 18)
    package static let definite = Features(rawValue: 1 << 19)
    package static let indefinite = Features(rawValue: 1 << 20)
    package static let imperative = Features(rawValue: 1 << 21)
    package static let reflexive = Features(rawValue: 1 << 22)

    private static let names: [Substring: Features] = [
        "VerbForm=Fin": .finite, "VerbForm=Inf": .infinitive, "VerbForm=Part": .participle,
        "VerbForm=Ger": .gerund, "Tense=Past": .past, "Tense=Pres": .present, "Tense=Fut": .future,
        "Tense=Imp": .imperfect, "Mood=Cnd": .conditional, "Mood=Sub": .subjunctive, "Mood=Imp": .imperative,
        "Number=Plur": .plural, "Number=Sing": .singular, "Gender=Fem": .feminine,
        "Gender=Masc": .masculine, "Voice=Pass": .passive, "PronType=Rel": .relative, "Poss=Yes": .possessive,
        "Person=1": .firstPerson, "Person=3": .thirdPerson, "Definite=Def": .definite,
        "Definite=Ind": .indefinite, "Reflex=Yes": .reflexive,
    ]

    /// Reads the features of CoNLL-U: `Tense=Past|VerbForm=Fin`.
    package init(feats: String) {
        var features: Features = []
        for feature in feats.utf8.split(separator: 0x7C) {
            if let known = Features.names[Substring(feature)] {
                features.formUnion(known)
            }
        }
        self = features
    }
}

extension WordClass {
    /// Its name as it is written above: "properNoun".
    package var name: String { WordClass.names[Int(rawValue)] }

    private static let names = (0...other.rawValue).map { rawValue in
        WordClass(rawValue: rawValue).map { "\($0)" } ?? ""
    }
}
