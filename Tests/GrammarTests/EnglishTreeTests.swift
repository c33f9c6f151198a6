import EventData
import Grammar
import Testing

@Suite struct `English trees in the common view` {
    @Test func `hang a preposition on its noun`() {
        let tree = Tree(.english, conllu: English.active)
        #expect(
            tree.edges
                == "Rebels<attacked:nsubj attacked:root the<town:det town<attacked:obj near<Gao:caseMark "
                + "Gao<town:nmod on<Monday:caseMark Monday<attacked:obl"
        )
    }

    @Test func `make the agent of a passive one of its own`() {
        let tree = Tree(.english, conllu: English.passive)
        #expect(
            tree.edges
                == "The<town:det town<attacked:nsubjPass was<attacked:auxPass attacked:root by<rebels:caseMark "
                + "rebels<attacked:oblAgent"
        )
    }

    @Test func `make what "be" says the head of the clause`() {
        let tree = Tree(.english, conllu: English.copula)
        #expect(
            tree.edges
                == "Keita<leader:nsubj was<leader:cop the<leader:det leader:root of<Mali:caseMark Mali<leader:nmod"
        )
    }

    @Test func `hang a clause under a preposition where the preposition hung`() {
        let tree = Tree(.english, conllu: English.control)
        #expect(
            tree.edges
                == "Mali<accused:nsubj accused:root France<accused:obj of<arming:mark arming<accused:advcl "
                + "rebels<arming:obj"
        )
    }

    @Test func `keep every word under one root, and every child under its head`() {
        for sentence in [
            English.active, English.passive, English.agentless, English.participle, English.relative,
            English.object,
            English.conjunction, English.control, English.infinitive, English.inversion, English.negated,
            English.copula,
        ] {
            let tree = Tree(.english, conllu: sentence)
            #expect(tree.nodes.enumerated().count { $0.element.head == $0.offset } == 1)
            for index in tree.nodes.indices {
                #expect(
                    tree.isWord(index, under: tree.nodes.firstIndex { $0.relation == .root } ?? -1),
                    "\(tree.edges)"
                )
                for child in tree.children(of: index) { #expect(tree.nodes[child].head == index) }
            }
        }
    }
}

@Suite struct `The arguments of an English verb` {
    @Test(arguments: [
        (English.active, "attacked", "A Rebels | R town | on Monday"),
        (English.passive, "attacked", "A rebels | R town | passive"),
        (English.agentless, "killed", "R soldiers | in Gao | passive"),
        (English.participle, "killed", "A rebels | R soldiers | passive"),
        (English.relative, "attacked", "A rebels | R town"),
        (English.object, "attacked", "A rebels | R base"),
        (English.negated, "attack", "A Rebels | R town | negated"),
    ])
    func `stand in the order of the active voice`(_ sentence: String, _ verb: String, _ expected: String) {
        #expect(Tree(.english, conllu: sentence).around(verb) == expected)
    }

    @Test(arguments: [
        (English.conjunction, "looted", "A Rebels | R market"),
        (English.conjunction, "attacked", "A Rebels | R town"),
        (English.control, "arming", "A France | R rebels"),
        (English.infinitive, "leave", "A Mali | R bloc"),
    ])
    func `are taken over from the verb that shares or governs them`(
        _ sentence: String,
        _ verb: String,
        _ expected: String
    ) {
        #expect(Tree(.english, conllu: sentence).around(verb) == expected)
    }

    @Test func `may stand behind it: the subject of an inversion`() {
        #expect(Tree(.english, conllu: English.inversion).around("said") == "A minister")
    }
}

/// Sentences with the trees that the English model gives them.
enum English {
    static let active = """
        1 Rebels rebel NOUN Number=Plur 2 nsubj
        2 attacked attack VERB Tense=Past|VerbForm=Fin 0 ROOT
        3 the the DET _ 4 det
        4 town town NOUN Number=Sing 2 dobj
        5 near near ADP _ 4 prep
        6 Gao Gao PROPN Number=Sing 5 pobj
        7 on on ADP _ 2 prep
        8 Monday Monday PROPN Number=Sing 7 pobj
        """
    static let passive = """
        1 The the DET _ 2 det
        2 town town NOUN Number=Sing 4 nsubjpass
        3 was be AUX Tense=Past|VerbForm=Fin 4 auxpass
        4 attacked attack VERB Tense=Past|VerbForm=Part 0 ROOT
        5 by by ADP _ 4 agent
        6 rebels rebel NOUN Number=Plur 5 pobj
        """
    static let agentless = """
        1 Three three NUM _ 2 nummod
        2 soldiers soldier NOUN Number=Plur 4 nsubjpass
        3 were be AUX Tense=Past|VerbForm=Fin 4 auxpass
        4 killed kill VERB Tense=Past|VerbForm=Part 0 ROOT
        5 in in ADP _ 4 prep
        6 Gao Gao PROPN Number=Sing 5 pobj
        """
    static let participle = """
        1 Soldiers soldier NOUN Number=Plur 0 ROOT
        2 soldiers soldier NOUN Number=Plur 1 appos
        3 killed kill VERB Tense=Past|VerbForm=Part 2 acl
        4 by by ADP _ 3 agent
        5 rebels rebel NOUN Number=Plur 4 pobj
        """
    static let relative = """
        1 The the DET _ 2 det
        2 rebels rebel NOUN Number=Plur 7 nsubj
        3 who who PRON PronType=Rel 4 nsubj
        4 attacked attack VERB Tense=Past|VerbForm=Fin 2 relcl
        5 the the DET _ 6 det
        6 town town NOUN Number=Sing 4 dobj
        7 fled flee VERB Tense=Past|VerbForm=Fin 0 ROOT
        """
    static let object = """
        1 The the DET _ 2 det
        2 base base NOUN Number=Sing 6 nsubj
        3 that that PRON PronType=Rel 5 dobj
        4 rebels rebel NOUN Number=Plur 5 nsubj
        5 attacked attack VERB Tense=Past|VerbForm=Fin 2 relcl
        6 burned burn VERB Tense=Past|VerbForm=Fin 0 ROOT
        """
    static let conjunction = """
        1 Rebels rebel NOUN Number=Plur 2 nsubj
        2 attacked attack VERB Tense=Past|VerbForm=Fin 0 ROOT
        3 the the DET _ 4 det
        4 town town NOUN Number=Sing 2 dobj
        5 and and CCONJ _ 2 cc
        6 looted loot VERB Tense=Past|VerbForm=Fin 2 conj
        7 the the DET _ 8 det
        8 market market NOUN Number=Sing 6 dobj
        """
    static let control = """
        1 Mali Mali PROPN Number=Sing 2 nsubj
        2 accused accuse VERB Tense=Past|VerbForm=Fin 0 ROOT
        3 France France PROPN Number=Sing 2 dobj
        4 of of ADP _ 2 prep
        5 arming arm VERB VerbForm=Ger 4 pcomp
        6 rebels rebel NOUN Number=Plur 5 dobj
        """
    static let infinitive = """
        1 Mali Mali PROPN Number=Sing 2 nsubj
        2 decided decide VERB Tense=Past|VerbForm=Fin 0 ROOT
        3 to to PART _ 4 aux
        4 leave leave VERB VerbForm=Inf 2 xcomp
        5 the the DET _ 6 det
        6 bloc bloc NOUN Number=Sing 4 dobj
        """
    static let inversion = """
        1 Troops troop NOUN Number=Plur 2 nsubj
        2 left leave VERB Tense=Past|VerbForm=Fin 3 ccomp
        3 said say VERB Tense=Past|VerbForm=Fin 0 ROOT
        4 the the DET _ 5 det
        5 minister minister NOUN Number=Sing 3 nsubj
        """
    static let negated = """
        1 Rebels rebel NOUN Number=Plur 4 nsubj
        2 did do AUX Tense=Past|VerbForm=Fin 4 aux
        3 not not PART Polarity=Neg 4 neg
        4 attack attack VERB VerbForm=Inf 0 ROOT
        5 the the DET _ 6 det
        6 town town NOUN Number=Sing 4 dobj
        """
    static let copula = """
        1 Keita Keita PROPN Number=Sing 2 nsubj
        2 was be AUX Tense=Past|VerbForm=Fin 0 ROOT
        3 the the DET _ 4 det
        4 leader leader NOUN Number=Sing 2 attr
        5 of of ADP _ 4 prep
        6 Mali Mali PROPN Number=Sing 5 pobj
        """
}
