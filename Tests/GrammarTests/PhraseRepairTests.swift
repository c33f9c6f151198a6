import EventData
import Grammar
import Testing

@Suite struct `A phrase on a word of time` {
    @Test(arguments: [
        (Language.french, Phrases.nearAfterTime, "Gao<tués:obl"),
        (.english, Phrases.inAfterTime, "Mopti<attacked:obl"),
    ])
    func `belongs to the verb if it is a place`(_ language: Language, _ sentence: String, _ mended: String) {
        let edges = Tree(language, conllu: sentence).edges
        #expect(edges.contains(mended), "\(edges)")
    }

    @Test(arguments: [
        (Language.english, Phrases.nightOfDay, "Tuesday<night:nmod"),
        (.french, Phrases.dayToDay, "mardi<lundi:nmod"),
        (.english, Phrases.inAfterNoun, "Mopti<town:nmod"),
    ])
    func `stays if it is a time, or on another noun`(_ language: Language, _ sentence: String, _ kept: String)
    {
        let edges = Tree(language, conllu: sentence).edges
        #expect(edges.contains(kept), "\(edges)")
    }
}

@Suite struct `A short name in capitals` {
    @Test(arguments: [
        ("RUC", WordClass.properNoun), ("Ruc", .noun), ("ruc", .noun), ("A", .noun), ("RUC2", .noun),
    ])
    func `is no common noun`(_ form: String, _ expected: WordClass) {
        let tree = Tree(
            .english,
            conllu: """
                1 The the DET _ 2 det
                2 \(form) ruc NOUN Number=Sing 3 nsubj
                3 banned ban VERB Tense=Past|VerbForm=Fin 0 ROOT
                """
        )
        #expect(tree.nodes[1].wordClass == expected)
    }
}

@Suite struct `A subject` {
    @Test func `of an auxiliary is that of the verb`() {
        let tree = Tree(.english, conllu: Phrases.apartFromVerb)
        #expect(
            tree.edges
                == "Ministers<renewed:nsubj have<renewed:aux again<renewed:advmod renewed:root it<renewed:obj"
        )
        #expect(tree.around("renewed") == "A Ministers | R it")
    }
}

@Suite struct `The words of a phrase` {
    private func phrase(_ language: Language, _ sentence: String, of form: String) throws -> String {
        let tree = Tree(language, conllu: sentence)
        let index = try #require(tree.nodes.firstIndex { $0.form == form })
        return tree.nodes[tree.phrase(of: index)].map(\.form).joined(separator: " ")
    }

    @Test func `take in what hyphens join before a noun`() throws {
        #expect(try phrase(.english, Phrases.age, of: "schoolboy") == "A 17 - year - old schoolboy")
    }

    @Test func `end at a dash between blanks`() throws {
        #expect(try phrase(.english, Phrases.dash, of: "pupils") == "pupils")
    }

    @Test func `leave out a phrase that nothing opens`() throws {
        #expect(try phrase(.french, Phrases.twoPhrases, of: "réseaux") == "Les réseaux sociaux")
        #expect(try phrase(.french, Phrases.onePhrase, of: "ministre") == "le ministre de ville")
    }

    @Test func `have "près de" for one preposition`() throws {
        let tree = Tree(.french, conllu: Phrases.nearAfterTime)
        let town = try #require(tree.nodes.firstIndex { $0.form == "Gao" })
        #expect(tree.prepositions(of: town) == ["près", "de"])
        let month = try #require(tree.nodes.firstIndex { $0.form == "mars" })
        #expect(tree.prepositions(of: month) == ["en"])
    }
}

private enum Phrases {
    static let nearAfterTime = """
        1 Soldats soldat NOUN Number=Plur 8 nsubj
        2 tués tuer VERB Tense=Past|VerbForm=Part|Voice=Pass 1 acl
        3 en en ADP _ 4 case
        4 mars mars NOUN _ 2 obl:mod
        5 près près ADV _ 7 advmod
        6 de de ADP _ 7 case
        7 Gao Gao PROPN _ 4 nmod
        8 reposent reposer VERB Tense=Pres|VerbForm=Fin 0 ROOT
        """
    static let inAfterTime = """
        1 Rebels rebel NOUN Number=Plur 2 nsubj
        2 attacked attack VERB Tense=Past|VerbForm=Fin 0 ROOT
        3 on on ADP _ 2 prep
        4 Tuesday Tuesday PROPN _ 3 pobj
        5 in in ADP _ 4 prep
        6 Mopti Mopti PROPN _ 5 pobj
        """
    static let nightOfDay = """
        1 Rebels rebel NOUN Number=Plur 2 nsubj
        2 attacked attack VERB Tense=Past|VerbForm=Fin 0 ROOT
        3 on on ADP _ 2 prep
        4 the the DET _ 5 det
        5 night night NOUN _ 3 pobj
        6 of of ADP _ 5 prep
        7 Tuesday Tuesday PROPN _ 6 pobj
        """
    static let inAfterNoun = """
        1 Rebels rebel NOUN Number=Plur 2 nsubj
        2 left leave VERB Tense=Past|VerbForm=Fin 0 ROOT
        3 a a DET _ 4 det
        4 town town NOUN _ 2 dobj
        5 in in ADP _ 4 prep
        6 Mopti Mopti PROPN _ 5 pobj
        """
    static let dayToDay = """
        1 Ils il PRON _ 2 nsubj
        2 dorment dormir VERB Tense=Pres|VerbForm=Fin 0 ROOT
        3 de de ADP _ 4 case
        4 lundi lundi NOUN _ 2 obl:mod
        5 à à ADP _ 6 case
        6 mardi mardi NOUN _ 4 nmod
        """
    static let apartFromVerb = """
        1 Ministers minister NOUN Number=Plur 2 nsubj
        2 have have AUX Tense=Pres|VerbForm=Fin 4 aux
        3 again again ADV _ 4 advmod
        4 renewed renew VERB Tense=Past|VerbForm=Part 0 ROOT
        5 it it PRON _ 4 dobj
        """
    static let age = """
        1 A a DET _ 7 det
        2 17 17 NUM _ 4 nummod SpaceAfter=No
        3 - - PUNCT _ 4 punct SpaceAfter=No
        4 year year NOUN _ 6 npadvmod SpaceAfter=No
        5 - - PUNCT _ 6 punct SpaceAfter=No
        6 old old ADJ _ 7 amod
        7 schoolboy schoolboy NOUN _ 8 nsubj
        8 died die VERB Tense=Past|VerbForm=Fin 0 ROOT
        """
    static let dash = """
        1 Rain rain NOUN _ 4 nsubj
        2 - - PUNCT _ 1 punct
        3 pupils pupil NOUN Number=Plur 1 appos
        4 fell fall VERB Tense=Past|VerbForm=Fin 0 ROOT
        """
    static let twoPhrases = """
        1 Les le DET _ 2 det
        2 réseaux réseau NOUN Number=Plur 0 ROOT
        3 sociaux social ADJ Number=Plur 2 amod
        4 le le DET _ 5 det
        5 ministre ministre NOUN _ 2 nmod
        """
    static let onePhrase = """
        1 le le DET _ 2 det
        2 ministre ministre NOUN _ 0 ROOT
        3 de de ADP _ 4 case
        4 ville ville NOUN _ 2 nmod
        """
}
