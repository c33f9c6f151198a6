import EventData
import Testing

@Suite struct `A lemmatizer` {
    /// The lemma of a word of which an attribute rule says what it is.
    private func lemma(_ toy: String, _ word: String, _ kind: String, _ features: String, _ tables: String)
        throws -> String?
    {
        let rules = "LOWER:!nothing|at.all > POS:\(kind) MORPH:\(features)"
        let tokens = try ToyTables(toy, rules: rules, lemmas: tables).parse(word)
        #expect(tokens.map(\.form) == [word] && tokens.map(\.upos) == [kind])
        return tokens.first?.lemma
    }

    private static let english = """
        noun rule s \("")
        noun rule ses s
        noun rule es is
        noun rule men man
        noun known town
        noun known bus
        noun known axe
        noun known axis
        noun exception mice mouse,mus
        noun exception axes ax
        aux rule ve ve-
        verb rule ed \("")
        verb rule s \("")
        verb known attack
        verb known fle
        adj rule er \("")
        """

    @Test(
        "says in English what spaCy says",
        arguments: [
            // What a rule makes of the form and the index knows.
            ("Towns", "NOUN", "Number=Plur", "town"), ("buses", "NOUN", "Number=Plur", "bus"),
            // Of two that are known the later rule's comes first, and an exception before both.
            ("taxes", "NOUN", "Number=Plur", "taxe"), ("axes", "NOUN", "Number=Plur", "ax"),
            // The exception listed last comes first.
            ("mice", "NOUN", "Number=Plur", "mus"), ("MICE", "NOUN", "_", "mus"),
            // What is no word at all goes before what is not known; nothing at all leaves the form as it is.
            ("3rds", "NOUN", "Number=Plur", "3rd"), ("blorps", "NOUN", "_", "blorp"),
            ("Sheep", "NOUN", "Number=Plur", "Sheep"), ("s", "NOUN", "_", "s"),
            // Forms that are their own lemmas.
            ("Towns", "NOUN", "Number=Sing", "towns"), ("attacks", "VERB", "VerbForm=Inf", "attacks"),
            ("attacks", "VERB", "Tense=Pres|VerbForm=Fin", "attacks"),
            ("attacks", "VERB", "Number=Sing|Tense=Pres|VerbForm=Fin", "attack"),
            ("Attacked", "VERB", "Tense=Past|VerbForm=Fin", "attack"),
            ("older", "ADJ", "Degree=Pos", "older"),
            ("older", "ADJ", "Degree=Cmp", "old"),
            // Kinds without a table; a kind whose number is a symbol's.
            ("Bamako", "PROPN", "Number=Sing", "Bamako"), ("Slowly", "ADV", "_", "slowly"),
            ("Have", "AUX", "_", "have-"), ("Five", "AUX", "_", "five-"), ("Five", "SPACE", "_", "five"),
        ]
    )
    func english(_ word: String, _ kind: String, _ features: String, _ lemma: String) throws {
        #expect(try self.lemma("toy_en", word, kind, features, Self.english) == lemma)
    }

    private static let french = """
        noun rule s \("")
        noun rule x \("")
        noun rule aux al
        noun known ville
        noun known vitrau
        noun known vitral
        noun exception yeux œil,oeil
        verb rule ons er
        det known les
        lookup Villes VILLE
        lookup villes ville
        lookup Mopti mopti
        lookup fille filles
        """

    @Test(
        "says in French what spaCy says",
        arguments: [
            ("Ville", "NOUN", "ville"), ("villes", "NOUN", "ville"), ("yeux", "NOUN", "œil"),
            // Of two that are known the earlier rule's comes first.
            ("vitraux", "NOUN", "vitrau"), ("blorps", "NOUN", "blorp"), ("marchons", "VERB", "marcher"),
            // The table of forms helps where no rule does, by the lower case; other kinds have it as written.
            ("fille", "NOUN", "filles"), ("Fille", "ADV", "filles"), ("Mopti", "PROPN", "mopti"),
            ("Fille", "PROPN", "Fille"), ("Bamako", "X", "Bamako"), ("Les", "DET", "les"),
            ("Lui", "PRON", "lui"),
        ]
    )
    func french(_ word: String, _ kind: String, _ lemma: String) throws {
        #expect(try self.lemma("toy_fr", word, kind, "_", Self.french) == lemma)
    }
}

@Suite struct `An attribute ruler` {
    private func tokens(_ text: String, _ rules: String) throws -> [String] {
        try ToyTables("toy_en", rules: rules).parse(text).map { token in
            [token.form.debugDescription, token.upos, token.feats, token.lemma].filter { !$0.isEmpty }
                .joined(separator: " ")
        }
    }

    @Test func `sets what it is told`() throws {
        let rules = "LOWER:towns > POS:NOUN MORPH:Number=Plur LEMMA:city"
        #expect(try tokens("Towns burn", rules) == [#""Towns" NOUN Number=Plur city"#, #""burn" burn"#])
    }

    @Test func `lets later rules win, each for what it sets`() throws {
        let rules = """
            LOWER:a|b > POS:NOUN LEMMA:first
            LOWER:a > MORPH:Number=Sing LEMMA:second
            LOWER:!a|c > POS:X
            """
        #expect(try tokens("a b c", rules) == [#""a" NOUN Number=Sing second"#, #""b" X first"#, #""c" c"#])
    }

    @Test func `takes an underscore for no features`() throws {
        let rules = "LOWER:a > MORPH:Number=Sing\nLOWER:a > MORPH:_ POS:X"
        #expect(try tokens("a", rules) == [#""a" X a"#])
    }

    @Test func `sets one of several tokens, wherever they stand`() throws {
        let rules = "LOWER:new & LOWER:york 1 > POS:PROPN LEMMA:city\nLOWER:new > POS:ADJ LEMMA:new"
        let found = try tokens("new York new york york new", rules)
        #expect(
            found == [
                #""new" ADJ new"#, #""York" PROPN city"#, #""new" ADJ new"#, #""york" PROPN city"#,
                #""york" york"#,
                #""new" ADJ new"#,
            ]
        )
    }

    @Test func `keeps the order of rules of one token and of several`() throws {
        #expect(try tokens("a b", "LOWER:a & LOWER:b 0 > POS:X\nLOWER:a > POS:NOUN")[0] == #""a" NOUN a"#)
        #expect(try tokens("a b", "LOWER:a > POS:NOUN\nLOWER:a & LOWER:b 0 > POS:X")[0] == #""a" X a"#)
    }

    @Test func `looks at the text as it was before`() throws {
        let rules = "LOWER:a > POS:NOUN TAG:ZZ\nTAG:ZZ > POS:X\nPOS:NOUN > POS:X"
        #expect(try tokens("a", rules) == [#""a" NOUN a"#])
    }

    @Test func `matches patterns anywhere in the lower case`() throws {
        let rules = "LOWER:/^n'?t$ > POS:PART\nLOWER:/ork > POS:NOUN"
        #expect(try tokens("NT York ntx", rules) == [#""NT" PART nt"#, #""York" NOUN york"#, #""ntx" ntx"#])
    }

    @Test func `knows white space`() throws {
        #expect(try tokens("a \n b", "IS_SPACE > POS:SPACE LEMMA:_").map { $0.suffix(7) }[1] == "SPACE _")
    }

    @Test(arguments: ["LENGTH:3 > POS:X", "LOWER:a > ENT_TYPE:GPE", "LOWER:/(a > POS:X", "LOWER:a 1 > POS:X"])
    func `refuses what it would not do as spaCy does`(_ rule: String) {
        #expect(throws: (any Error).self) { try ToyTables("toy_en", rules: rule) }
    }
}
