import EventData
import Foundation
import Grammar
import GriotTesting
import Testing

/// The rows of a fixture without its comment and its header.
private func rows(_ name: String) throws -> [[String]] {
    let text = try String(contentsOfFile: "\(fixtures())/\(name)", encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
        .map { $0.split(separator: "\t").map(String.init) }
}

private func reads(_ form: String, as lemma: String, _ feats: String, _ language: Language) -> Bool {
    VerbForms.shared.analyses(of: form, language: language).contains {
        $0.lemma == lemma && $0.features.contains(Features(feats: feats))
    }
}

@Suite struct `Verb forms` {
    private let forms = VerbForms.shared

    @Test(arguments: [("french-forms.tsv", Language.french, 2_300), ("english-forms.tsv", .english, 1_000)])
    func `are read as grammars have them`(_ file: String, _ language: Language, _ count: Int) throws {
        let rows = try rows(file)
        #expect(rows.count > count)
        for row in rows {
            try #require(row.count == 3)
            #expect(reads(row[0], as: row[1], row[2], language), "\(row)")
        }
    }

    @Test(
        "in French are read as these",
        arguments: [
            // What the language model leaves as it stands or takes for something else.
            ("quitte", "quitter", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
            ("réclament", "réclamer", "Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
            ("tuées", "tuer", "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part"),
            ("égorgés", "égorger", "Gender=Masc|Number=Plur|Tense=Past|VerbForm=Part"),
            ("négociera", "négocier", "Number=Sing|Person=3|Tense=Fut|VerbForm=Fin"),
            ("déploieront", "déployer", "Number=Plur|Person=3|Tense=Fut|VerbForm=Fin"),
            ("exigeait", "exiger", "Number=Sing|Person=3|Tense=Imp|VerbForm=Fin"),
            ("dénonçant", "dénoncer", "Tense=Pres|VerbForm=Part"),
            ("seraient", "être", "Mood=Cnd|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
            ("eurent", "avoir", "Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
            ("soient", "être", "Mood=Sub|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"),
            // Both spellings.
            ("paraît", "paraître", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
            ("parait", "paraître", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
            ("cédera", "céder", "Tense=Fut|VerbForm=Fin"), ("cèdera", "céder", "Tense=Fut|VerbForm=Fin"),
            ("brule", "brûler", "Tense=Pres|VerbForm=Fin"), ("entrainer", "entraîner", "VerbForm=Inf"),
            ("paiera", "payer", "Tense=Fut|VerbForm=Fin"), ("payera", "payer", "Tense=Fut|VerbForm=Fin"),
            // Participles with two stems or none of their own.
            ("dû", "devoir", "Tense=Past|VerbForm=Part"), ("due", "devoir", "Gender=Fem|VerbForm=Part"),
            ("dissoute", "dissoudre", "Gender=Fem|VerbForm=Part"), ("pris", "prendre", "VerbForm=Part"),
            ("incluses", "inclure", "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part"),
            // English verbs in French.
            ("briefe", "briefer", "Tense=Pres|VerbForm=Fin"),
        ]
    )
    func french(_ form: String, _ lemma: String, _ feats: String) {
        #expect(reads(form, as: lemma, feats, .french))
    }

    @Test(
        "that stand for several verbs begin with the likeliest",
        arguments: [
            ("suis", ["être", "suivre"], Language.french), ("fut", ["être"], .french),
            ("vis", ["vivre", "voir"], .french), ("plu", ["plaire", "pleuvoir"], .french),
            ("found", ["find", "found"], .english), ("saw", ["see", "saw"], .english),
            ("lay", ["lie", "lay"], .english), ("wound", ["wind", "wound"], .english),
        ]
    )
    func order(_ form: String, _ lemmas: [String], _ language: Language) {
        #expect(forms.lemmas(of: form, language: language) == lemmas)
    }

    @Test(arguments: [
        "village", "gouvernement", "bombardement", "président", "kidnapping", "hostages",
    ]) func `that are no verbs of the language have no reading`(_ word: String) {
        let expected = ["président": ["présider"]][word] ?? []
        #expect(forms.lemmas(of: word, language: .french) == expected)
    }

    @Test(
        "tell conditionals from what ends as they do",
        arguments: [
            ("serait", true), ("auraient", true), ("pourrait", true), ("attaquerait", true),
            ("enverrait", true),
            ("acquerrait", true), ("courrait", true), ("verraient", true), ("jetterait", true),
            ("courait", false), ("tirait", false), ("retirait", false), ("livrait", false),
            ("entrait", false),
            ("offrait", false), ("contrait", false), ("attrait", false), ("portrait", false),
            ("extrait", false),
            ("retrait", false), ("montraient", false), ("espérait", false),
        ]
    )
    func conditionals(_ form: String, _ isConditional: Bool) {
        #expect(forms.isFrenchConditional(form) == isConditional)
    }

    @Test(
        "tell futures from what ends as they do",
        arguments: [
            ("fera", true), ("sera", true), ("iront", true), ("entrera", true), ("recevra", true),
            ("mourront", true),
            ("cueillera", true), ("appellera", true), ("opéra", false), ("caméra", false), ("retira", false),
            ("inspira", false), ("libéra", false), ("livra", false), ("front", false), ("affront", false),
        ]
    )
    func futures(_ form: String, _ isFuture: Bool) {
        #expect(forms.isFrenchFuture(form) == isFuture)
    }

    @Test(
        "say whether a word may be a verb with a tense",
        arguments: [
            ("attack", Language.english, true), ("free", .english, true), ("raids", .english, true),
            ("killed", .english, true), ("gunmen", .english, false), ("killing", .english, false),
            ("village", .english, false), ("bus", .english, false), ("quitte", .french, true),
            ("marche", .french, true), ("tué", .french, false), ("armée", .french, false),
            ("tuer", .french, false),
        ]
    )
    func finite(_ form: String, _ language: Language, _ canBeFinite: Bool) {
        #expect(forms.canBeFiniteVerb(form, language: language) == canBeFinite)
    }

    @Test(arguments: [("french-forms.tsv", Language.french), ("english-forms.tsv", .english)])
    func `of a verb are all read as its own`(_ file: String, _ language: Language) throws {
        for verb in Set(try rows(file).map { $0[1] }) {
            let all = forms.forms(of: verb, language: language)
            #expect(all.count >= 3, "\(verb)")
            #expect(all.allSatisfy { forms.lemmas(of: $0, language: language).contains(verb) }, "\(verb)")
            // An infinitive is its own.
            #expect(reads(verb, as: verb, "VerbForm=Inf", language), "\(verb)")
        }
    }

    @Test func `have room for more verbs`() {
        #expect(forms.lemmas(of: "zorglubé", language: .french) == [])
        let more = forms.adding(["zorgluber", "auto-dissoudre", "tuer", ""], language: .french)
            .adding(["zorglub", "kill", "", "x"], language: .english)
        #expect(more.lemmas(of: "zorglubé", language: .french) == ["zorgluber"])
        #expect(more.lemmas(of: "auto-dissoute", language: .french) == ["auto-dissoudre"])
        #expect(more.lemmas(of: "zorglubbed", language: .english) == ["zorglub"])
        for form in ["tue", "zorglubé", "killed"] {
            for language in Language.allCases {
                let known = forms.analyses(of: form, language: language)
                #expect(known.isEmpty || more.analyses(of: form, language: language) == known)
            }
        }
    }

    @Test(
        arguments: [
            "", " ", "\u{0}", "é", "\u{301}", "ait", "er", "ing", "ed", "s", "-", "aujourd'hui", "’", "🇲🇱",
            "e\u{301}tait", String(repeating: "a", count: 100_000), String(repeating: "é", count: 33) + "ait",
        ]
    ) func `are nothing where a word is none`(_ text: String) {
        for language in Language.allCases {
            let analyses = forms.analyses(of: text, language: language)
            #expect(analyses.isEmpty || text == "ait")
            #expect(forms.canBeFiniteVerb(text, language: language) == !analyses.isEmpty)
        }
    }

    @Test func `stand up to any text`() {
        var chance = Chance(seed: 20_261_125)
        for _ in 0..<2_000 {
            let text =
                chance.text(length: chance.number(below: 6)) + chance.pick(["", "ait", "era", "ed", "ing"])
            for language in Language.allCases {
                for analysis in forms.analyses(of: text, language: language) {
                    #expect(forms.knows(analysis.lemma, language: language), "\(text)")
                }
            }
        }
    }
}
