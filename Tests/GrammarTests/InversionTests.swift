import EventData
import Grammar
import Testing

@Suite struct `Speakers after what they say` {
    @Test(arguments: [
        // What the parser takes for the object is who speaks.
        (Inverted.object, "dénonce", "A organisation"),
        // The time stands between.
        (Inverted.afterTime, "indiqué", "A armée | lundi"),
        // A pronoun after the verb is seen already.
        (Inverted.pronoun, "déclare", "A -t-il"),
        // The words before are quoted.
        (Inverted.quoted, "prévenu", "A maire"),
    ])
    func `are the subjects of their verbs`(_ sentence: String, _ verb: String, _ expected: String) {
        #expect(Tree(.french, conllu: sentence).around(verb) == expected)
    }

    @Test(arguments: [
        // No comma before the verb.
        (Inverted.plain, "dénonce", "A maire | R attaque"),
        // Nothing is said before the comma.
        (Inverted.noSpeech, "dénonce", "A maire | R attaque"),
        // The verb reports nothing.
        (Inverted.noSaying, "pillent", "A rebelles | R ville"),
    ])
    func `are none in plain order`(_ sentence: String, _ verb: String, _ expected: String) {
        #expect(Tree(.french, conllu: sentence).around(verb) == expected)
    }
}

private enum Inverted {
    static let object = """
        1 Les le DET _ 2 det
        2 troupes troupe NOUN Number=Plur 3 nsubj
        3 partent partir VERB Tense=Pres|VerbForm=Fin 0 ROOT SpaceAfter=No
        4 , , PUNCT _ 5 punct
        5 dénonce dénoncer VERB Tense=Pres|VerbForm=Fin 3 conj
        6 une un DET _ 7 det
        7 organisation organisation NOUN _ 5 obj
        """
    static let afterTime = """
        1 Les le DET _ 2 det
        2 troupes troupe NOUN Number=Plur 3 nsubj
        3 partent partir VERB Tense=Pres|VerbForm=Fin 6 ccomp SpaceAfter=No
        4 , , PUNCT _ 6 punct
        5 a avoir AUX Tense=Pres|VerbForm=Fin 6 aux:tense
        6 indiqué indiquer VERB Tense=Past|VerbForm=Part 0 ROOT
        7 lundi lundi NOUN _ 6 obl:mod
        8 l' le DET _ 9 det SpaceAfter=No
        9 armée armée NOUN _ 6 obj
        """
    static let pronoun = """
        1 Les le DET _ 2 det
        2 troupes troupe NOUN Number=Plur 3 nsubj
        3 partent partir VERB Tense=Pres|VerbForm=Fin 5 ccomp SpaceAfter=No
        4 , , PUNCT _ 5 punct
        5 déclare déclarer VERB Tense=Pres|VerbForm=Fin 0 ROOT SpaceAfter=No
        6 -t-il il PRON _ 5 nsubj
        """
    static let quoted = """
        1 « « PUNCT _ 2 punct
        2 Assez assez ADV _ 5 advmod
        3 » » PUNCT _ 2 punct
        4 a avoir AUX Tense=Pres|VerbForm=Fin 5 aux:tense
        5 prévenu prévenir VERB Tense=Past|VerbForm=Part 0 ROOT
        6 le le DET _ 7 det
        7 maire maire NOUN _ 5 obj
        """
    static let plain = """
        1 Le le DET _ 2 det
        2 maire maire NOUN _ 3 nsubj
        3 dénonce dénoncer VERB Tense=Pres|VerbForm=Fin 0 ROOT
        4 une un DET _ 5 det
        5 attaque attaque NOUN _ 3 obj
        """
    static let noSpeech = """
        1 Le le DET _ 2 det
        2 maire maire NOUN _ 6 nsubj SpaceAfter=No
        3 , , PUNCT _ 4 punct
        4 furieux furieux ADJ _ 2 amod SpaceAfter=No
        5 , , PUNCT _ 4 punct
        6 dénonce dénoncer VERB Tense=Pres|VerbForm=Fin 0 ROOT
        7 une un DET _ 8 det
        8 attaque attaque NOUN _ 6 obj
        """
    static let noSaying = """
        1 Les le DET _ 2 det
        2 rebelles rebelle NOUN Number=Plur 3 nsubj
        3 arrivent arriver VERB Tense=Pres|VerbForm=Fin 0 ROOT SpaceAfter=No
        4 , , PUNCT _ 5 punct
        5 pillent piller VERB Tense=Pres|VerbForm=Fin 3 conj
        6 une un DET _ 7 det
        7 ville ville NOUN _ 5 obj
        """
}
