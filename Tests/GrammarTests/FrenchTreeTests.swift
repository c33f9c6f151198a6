import EventData
import Grammar
import Testing

@Suite struct `French trees in the common view` {
    @Test func `take no form of avoir for a passive`() {
        let tree = Tree(
            .french,
            conllu: """
                1 L' le DET _ 2 det
                2 armée armée NOUN Number=Sing 4 nsubj:pass
                3 a avoir AUX Tense=Pres|VerbForm=Fin 4 aux:pass
                4 bombardé bombarder VERB Tense=Past|VerbForm=Part 0 ROOT
                5 le le DET _ 6 det
                6 village village NOUN Number=Sing 4 obj
                """
        )
        #expect(
            tree.edges == "L'<armée:det armée<bombardé:nsubj a<bombardé:aux bombardé:root le<village:det "
                + "village<bombardé:obj"
        )
        #expect(tree.around("bombardé") == "A armée | R village")
    }

    @Test func `undo what French joins to its prepositions`() {
        #expect(
            ["du", "des", "d'", "d’", "au", "aux", "sur"].map(Tree.uncontracted) == [
                "de", "de", "de", "de", "à", "à", "sur",
            ]
        )
    }
}

@Suite struct `The arguments of a French verb` {
    @Test(arguments: [
        (French.passive, "attaqué", "A rebelles | R village | passive"),
        (French.agentless, "tués", "R soldats | à Gao | passive"),
        (French.participle, "tués", "A rebelles | R soldats | passive"),
        (French.relative, "attaqué", "A rebelles | R village"),
        (French.reflexive, "retiré", "A Mali | de bloc | reflexive"),
        (French.negated, "attaqué", "A rebelles | R village | negated"),
        (French.conjunction, "pillé", "A rebelles | R marché"),
        (French.control, "armer", "A France | R rebelles"),
        (French.infinitive, "quitter", "A Mali | R bloc"),
        (French.inversion, "annoncé", "A ministre"),
    ])
    func `stand in the order of the active voice`(_ sentence: String, _ verb: String, _ expected: String) {
        #expect(Tree(.french, conllu: sentence).around(verb) == expected)
    }
}

/// Sentences with the trees that the French models give them.
enum French {
    static let passive = """
        1 Le le DET _ 2 det
        2 village village NOUN Number=Sing 5 nsubj:pass
        3 a avoir AUX Tense=Pres|VerbForm=Fin 5 aux:tense
        4 été être AUX Tense=Past|VerbForm=Part 5 aux:pass
        5 attaqué attaquer VERB Tense=Past|VerbForm=Part|Voice=Pass 0 ROOT
        6 par par ADP _ 8 case
        7 des un DET _ 8 det
        8 rebelles rebelle NOUN Number=Plur 5 obl:agent
        """
    static let agentless = """
        1 Trois trois NUM _ 2 nummod
        2 soldats soldat NOUN Number=Plur 5 nsubj:pass
        3 ont avoir AUX Tense=Pres|VerbForm=Fin 5 aux:tense
        4 été être AUX Tense=Past|VerbForm=Part 5 aux:pass
        5 tués tuer VERB Tense=Past|VerbForm=Part|Voice=Pass 0 ROOT
        6 à à ADP _ 7 case
        7 Gao Gao PROPN _ 5 obl:mod
        """
    static let participle = """
        1 Les le DET _ 2 det
        2 soldats soldat NOUN Number=Plur 6 nsubj
        3 tués tuer VERB Tense=Past|VerbForm=Part|Voice=Pass 2 acl
        4 par par ADP _ 5 case
        5 rebelles rebelle NOUN Number=Plur 3 obl:agent
        6 reposent reposer VERB Tense=Pres|VerbForm=Fin 0 ROOT
        """
    static let relative = """
        1 Les le DET _ 2 det
        2 rebelles rebelle NOUN Number=Plur 8 nsubj
        3 qui qui PRON PronType=Rel 5 nsubj
        4 ont avoir AUX Number=Plur|Tense=Pres|VerbForm=Fin 5 aux:tense
        5 attaqué attaquer VERB Tense=Past|VerbForm=Part 2 acl:relcl
        6 le le DET _ 7 det
        7 village village NOUN Number=Sing 5 obj
        8 fuient fuir VERB Tense=Pres|VerbForm=Fin 0 ROOT
        """
    static let reflexive = """
        1 Le le DET _ 2 det
        2 Mali Mali PROPN _ 5 nsubj
        3 s' se PRON Reflex=Yes 5 expl:comp
        4 est être AUX Tense=Pres|VerbForm=Fin 5 aux:tense
        5 retiré retirer VERB Tense=Past|VerbForm=Part 0 ROOT
        6 du de ADP _ 7 case
        7 bloc bloc NOUN Number=Sing 5 obl:arg
        """
    static let negated = """
        1 Les le DET _ 2 det
        2 rebelles rebelle NOUN Number=Plur 6 nsubj
        3 n' ne ADV Polarity=Neg 6 advmod
        4 ont avoir AUX Tense=Pres|VerbForm=Fin 6 aux:tense
        5 pas pas ADV Polarity=Neg 6 advmod
        6 attaqué attaquer VERB Tense=Past|VerbForm=Part 0 ROOT
        7 le le DET _ 8 det
        8 village village NOUN Number=Sing 6 obj
        """
    static let conjunction = """
        1 Les le DET _ 2 det
        2 rebelles rebelle NOUN Number=Plur 4 nsubj
        3 ont avoir AUX Tense=Pres|VerbForm=Fin 4 aux:tense
        4 attaqué attaquer VERB Tense=Past|VerbForm=Part 0 ROOT
        5 le le DET _ 6 det
        6 village village NOUN Number=Sing 4 obj
        7 et et CCONJ _ 8 cc
        8 pillé piller VERB Tense=Past|VerbForm=Part 4 conj
        9 le le DET _ 10 det
        10 marché marché NOUN Number=Sing 8 obj
        """
    static let control = """
        1 Le le DET _ 2 det
        2 Mali Mali PROPN _ 4 nsubj
        3 a avoir AUX Tense=Pres|VerbForm=Fin 4 aux:tense
        4 accusé accuser VERB Tense=Past|VerbForm=Part 0 ROOT
        5 la le DET _ 6 det
        6 France France PROPN _ 4 obj
        7 d' de ADP _ 8 mark
        8 armer armer VERB VerbForm=Inf 4 xcomp
        9 des un DET _ 10 det
        10 rebelles rebelle NOUN Number=Plur 8 obj
        """
    static let infinitive = """
        1 Le le DET _ 2 det
        2 Mali Mali PROPN _ 4 nsubj
        3 a avoir AUX Tense=Pres|VerbForm=Fin 4 aux:tense
        4 décidé décider VERB Tense=Past|VerbForm=Part 0 ROOT
        5 de de ADP _ 6 mark
        6 quitter quitter VERB VerbForm=Inf 4 xcomp
        7 le le DET _ 8 det
        8 bloc bloc NOUN Number=Sing 6 obj
        """
    static let inversion = """
        1 Les le DET _ 2 det
        2 troupes troupe NOUN Number=Plur 3 nsubj
        3 partent partir VERB Tense=Pres|VerbForm=Fin 5 ccomp
        4 a avoir AUX Tense=Pres|VerbForm=Fin 5 aux:tense
        5 annoncé annoncer VERB Tense=Past|VerbForm=Part 0 ROOT
        6 le le DET _ 7 det
        7 ministre ministre NOUN Number=Sing 5 nsubj
        """
}
