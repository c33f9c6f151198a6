package import EventData

/// One reading of a verb's form.
package struct VerbAnalysis: Equatable, Sendable {
    /// The infinitive, in small letters.
    package var lemma: String
    package var features: Features
}

/// What verbs a form may belong to, in which tense, mood and person.
///
/// ```swift
/// VerbForms.shared.analyses(of: "aurait", language: .french)
/// // avoir: Mood=Cnd|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin
/// ```
///
/// It knows the verbs of its tables and those that are added, and answers with nothing for any other
/// word. It never changes once it is loaded and is shared by all threads. A look-up takes well below a
/// microsecond where there is no verb, and then allocates nothing.
package struct VerbForms: Sendable {
    /// Those of the tables that are part of the program.
    package static let shared = VerbForms()

    private let tables: VerbTables

    private init(_ tables: VerbTables) {
        self.tables = tables
    }

    private init() {
        tables = VerbTables()
    }

    /// Knows some more verbs by their infinitives, such as those of a lexicon.
    package func adding(_ infinitives: some Sequence<String>, language: Language) -> VerbForms {
        VerbForms(tables.adding(infinitives, language: language))
    }

    /// All readings of a form in small letters, likeliest first.
    package func analyses(of form: String, language: Language) -> [VerbAnalysis] {
        with(language) { $0.analyses(of: form) }
    }

    /// The infinitives that a form in small letters may belong to, likeliest first.
    package func lemmas(of form: String, language: Language) -> [String] {
        var lemmas: [String] = []
        for analysis in analyses(of: form, language: language) where !lemmas.contains(analysis.lemma) {
            lemmas.append(analysis.lemma)
        }
        return lemmas
    }

    /// Whether a word, however it is tagged, may be a verb with a tense and a person: "attack", "quitte".
    package func canBeFiniteVerb(_ form: String, language: Language) -> Bool {
        with(language) { $0.hasReading(of: form) { features in features.contains(.finite) } }
    }

    /// Whether a form may be a participle of the past: "killed", "tuées".
    package func canBePastParticiple(_ form: String, language: Language) -> Bool {
        with(language) { $0.hasReading(of: form) { features in features.contains([.participle, .past]) } }
    }

    /// Whether a French form is a conditional: "serait", and not "portrait" or "tirait".
    package func isFrenchConditional(_ form: String) -> Bool {
        tables.french.hasReading(of: form) { $0.contains(.conditional) }
    }

    /// Whether a French form is a future: "sera", and not "opéra" or "retira".
    package func isFrenchFuture(_ form: String) -> Bool {
        tables.french.hasReading(of: form) { $0.contains(.future) }
    }

    /// Whether the tables have an infinitive.
    package func knows(_ infinitive: String, language: Language) -> Bool {
        with(language) { $0.knows(infinitive) }
    }

    /// All forms of a verb, in no order; it reads through the whole table.
    package func forms(of infinitive: String, language: Language) -> Set<String> {
        with(language) { $0.forms(of: infinitive) }
    }

    /// Lends a language's table: to hand it out would count references to each of its arrays.
    private func with<Answer>(_ language: Language, _ ask: (borrowing VerbTable) -> Answer) -> Answer {
        switch language {
        case .english: ask(tables.english)
        case .french: ask(tables.french)
        }
    }
}
