import EventData
import Grammar
import Testing

@Suite struct `French words that models tag wrong` {
    @Test(arguments: [
        (Mistagged.preposition, "envers<partenaires:caseMark ses<partenaires:det partenaires<durci:obl"),
        (Mistagged.participle, "ont<violé:aux violé:root la<trêve:det trêve<violé:obj"),
        (Mistagged.article, "des<sanctions:det sanctions<brandit:obj"),
        (Mistagged.number, "trois<cents:nummod cents<gendarmes:nummod gendarmes<déployé:obj"),
        (Mistagged.saying, "maire<dit:nsubj s'<dit:explReflexive est<dit:aux dit:root disposé<dit:xcomp"),
        (Mistagged.verb, "presse<juge:nsubj juge:root la<peine:det peine<juge:obj"),
        (Mistagged.pronoun, "-il<précisé:nsubj précisé:root"),
    ])
    func `are mended`(_ sentence: String, _ mended: String) {
        let edges = Tree(.french, conllu: sentence).edges
        #expect(edges.contains(mended), "\(edges)")
    }

    @Test(arguments: [
        // "Contre" by itself takes no noun.
        (Mistagged.adverb, "contre<voté:advmod"),
        // "Ont" hangs on what no participle looks like.
        (Mistagged.noParticiple, "ont<trêve:aux trêve:root"),
        // "Parler" takes "de".
        (Mistagged.ofVerb, "des<sanctions:caseMark sanctions<parle:obl"),
        // The verb is reflexive.
        (Mistagged.ofReflexive, "des<mines:caseMark mines<empare:obl"),
        // The verb has its object already.
        (Mistagged.ofObject, "des<rebelles:caseMark rebelles<reçoit:obl"),
        // The number counts nothing.
        (Mistagged.bareNumber, "deux<cents:nummod cents<tué:obj"),
        // "Dit" is the verb already.
        (Mistagged.plainSaying, "maire<dit:nsubj dit:root"),
        // A sentence with a verb gets no second one.
        (Mistagged.twoNouns, "juge<critique:obj"),
        // A heading without a verb stays one.
        (Mistagged.heading, "Mort:root"),
    ])
    func `stay where nothing is wrong`(_ sentence: String, _ kept: String) {
        let edges = Tree(.french, conllu: sentence).edges
        #expect(edges.contains(kept), "\(edges)")
    }

    @Test func `get the class and the form of what they are`() throws {
        let tree = Tree(.french, conllu: Mistagged.verb)
        let verb = try #require(tree.nodes.first { $0.form == "juge" })
        #expect(verb.wordClass == .verb)
        #expect(verb.lemma == "juger")
        #expect(verb.features.contains(.finite))
        let participle = try #require(
            Tree(.french, conllu: Mistagged.participle).nodes.first { $0.form == "violé" }
        )
        #expect(participle.wordClass == .verb)
        #expect(participle.lemma == "violer")
        #expect(participle.features.contains(.participle))
    }
}

@Suite struct `Pieces of a French name` {
    @Test func `hang together at an apostrophe`() {
        let edges = Tree(.french, conllu: Mistagged.nDaw).edges
        #expect(edges.contains("N'<Daw:compound Daw<quitté:nsubj"), "\(edges)")
    }

    @Test func `hang together where the first of them was the head`() {
        let edges = Tree(.french, conllu: Mistagged.nDjamena).edges
        #expect(edges.contains("N'<Djamena:compound Djamena<Yaoundé:conj"), "\(edges)")
        #expect(edges.contains("et<Djamena:cc"), "\(edges)")
    }

    @Test func `are no piece where the word denies`() {
        let edges = Tree(.french, conllu: Mistagged.denial).edges
        #expect(edges.contains("n'<quitté:advmod"), "\(edges)")
    }

    @Test func `hang together at a hyphen, and an object finds its verb`() {
        let edges = Tree(.french, conllu: Mistagged.redCross).edges
        #expect(edges.contains("Croix<salue:nsubj -<Croix:punct Rouge<Croix:flat"), "\(edges)")
        #expect(edges.contains("accord<salue:obj"), "\(edges)")
    }

    @Test func `are none at a dash between blanks`() {
        let edges = Tree(.french, conllu: Mistagged.dash).edges
        #expect(edges.contains("Paris<salue:nsubj"), "\(edges)")
        #expect(edges.contains("Rome<Paris:appos"), "\(edges)")
    }
}

@Suite struct `A main verb that passes for a relative clause` {
    @Test(arguments: [
        (Mistagged.falseRelative, "habitants<péri:nsubj y<péri:explReflexive ont<péri:aux péri:root"),
        (Mistagged.afterRelative, "maire<lance:nsubj"),
    ])
    func `is the root`(_ sentence: String, _ mended: String) {
        let edges = Tree(.french, conllu: sentence).edges
        #expect(edges.contains(mended), "\(edges)")
    }

    @Test(arguments: [
        (Mistagged.trueRelative, "péri<Habitants:aclRelcl"),
        (Mistagged.participleAfterNoun, "tués<Soldats:acl"),
    ])
    func `is none with a pronoun or without a finite verb`(_ sentence: String, _ kept: String) {
        let edges = Tree(.french, conllu: sentence).edges
        #expect(edges.contains(kept), "\(edges)")
    }
}

private enum Mistagged {
    static let preposition = """
        1 Lomé Lomé PROPN _ 3 nsubj
        2 a avoir AUX Tense=Pres|VerbForm=Fin 3 aux:tense
        3 durci durcir VERB Tense=Past|VerbForm=Part 0 ROOT
        4 le le DET _ 5 det
        5 ton ton NOUN _ 3 obj
        6 envers envers NOUN _ 3 xcomp
        7 ses son DET _ 8 det
        8 partenaires partenaire NOUN Number=Plur 6 nmod
        """
    static let adverb = """
        1 Lomé Lomé PROPN _ 3 nsubj
        2 a avoir AUX Tense=Pres|VerbForm=Fin 3 aux:tense
        3 voté voter VERB Tense=Past|VerbForm=Part 0 ROOT
        4 contre contre ADV _ 3 advmod
        5 hier hier ADV _ 3 advmod
        """
    static let participle = """
        1 Les le DET _ 2 det
        2 rebelles rebelle NOUN Number=Plur 4 nsubj
        3 ont avoir AUX Tense=Pres|VerbForm=Fin 4 aux:tense
        4 violé violé ADJ _ 0 ROOT
        5 la le DET _ 6 det
        6 trêve trêve NOUN _ 4 obj
        """
    static let noParticiple = """
        1 Les le DET _ 2 det
        2 rebelles rebelle NOUN Number=Plur 4 nsubj
        3 ont avoir AUX Tense=Pres|VerbForm=Fin 4 aux:tense
        4 trêve trêve NOUN _ 0 ROOT
        """
    static let article = """
        1 Le le DET _ 2 det
        2 pays pays NOUN _ 3 nsubj
        3 brandit brandir VERB Tense=Pres|VerbForm=Fin 0 ROOT
        4 des de ADP _ 5 case
        5 sanctions sanction NOUN Number=Plur 3 obl:arg
        """
    static let ofVerb = """
        1 Il il PRON _ 2 nsubj
        2 parle parler VERB Tense=Pres|VerbForm=Fin 0 ROOT
        3 des de ADP _ 4 case
        4 sanctions sanction NOUN Number=Plur 2 obl:arg
        """
    static let ofReflexive = """
        1 Elle elle PRON _ 3 nsubj
        2 s' se PRON Reflex=Yes 3 expl:comp SpaceAfter=No
        3 empare emparer VERB Tense=Pres|VerbForm=Fin 0 ROOT
        4 des de ADP _ 5 case
        5 mines mine NOUN Number=Plur 3 obl:arg
        """
    static let ofObject = """
        1 Elle elle PRON _ 2 nsubj
        2 reçoit recevoir VERB Tense=Pres|VerbForm=Fin 0 ROOT
        3 tout tout PRON _ 2 obj
        4 des de ADP _ 5 case
        5 rebelles rebelle NOUN Number=Plur 2 obl:arg
        """
    static let number = """
        1 Lomé Lomé PROPN _ 3 nsubj
        2 a avoir AUX Tense=Pres|VerbForm=Fin 3 aux:tense
        3 déployé déployer VERB Tense=Past|VerbForm=Part 0 ROOT
        4 trois trois NUM _ 5 nummod
        5 cents cent NOUN Number=Plur 3 obj
        6 gendarmes gendarme NOUN Number=Plur 5 amod
        """
    static let bareNumber = """
        1 Il il PRON _ 3 nsubj
        2 a avoir AUX Tense=Pres|VerbForm=Fin 3 aux:tense
        3 tué tuer VERB Tense=Past|VerbForm=Part 0 ROOT
        4 deux deux NUM _ 5 nummod
        5 cents cent NOUN Number=Plur 3 obj
        6 hier hier ADV _ 3 advmod
        """
    static let saying = """
        1 Le le DET _ 2 det
        2 maire maire NOUN _ 6 nsubj
        3 s' se PRON Reflex=Yes 6 expl:comp SpaceAfter=No
        4 est être AUX Tense=Pres|VerbForm=Fin 6 aux:tense
        5 dit dire VERB Tense=Past|VerbForm=Part 6 aux:tense
        6 disposé disposer VERB Tense=Past|VerbForm=Part 0 ROOT
        7 à à ADP _ 8 mark
        8 négocier négocier VERB VerbForm=Inf 6 xcomp
        """
    static let plainSaying = """
        1 Le le DET _ 2 det
        2 maire maire NOUN _ 3 nsubj
        3 dit dire VERB Tense=Pres|VerbForm=Fin 0 ROOT
        4 négocier négocier VERB VerbForm=Inf 3 xcomp
        """
    static let verb = """
        1 La le DET _ 2 det
        2 presse presse NOUN _ 0 ROOT
        3 juge juge NOUN _ 2 nmod
        4 la le DET _ 5 det
        5 peine peine NOUN _ 2 nmod
        6 injuste injuste ADJ _ 5 amod
        """
    static let twoNouns = """
        1 La le DET _ 2 det
        2 presse presse NOUN _ 3 nsubj
        3 critique critiquer VERB Tense=Pres|VerbForm=Fin 0 ROOT
        4 le le DET _ 5 det
        5 juge juge NOUN _ 3 obj
        6 la le DET _ 7 det
        7 nuit nuit NOUN _ 3 obl:mod
        """
    static let heading = """
        1 Mort mort NOUN _ 0 ROOT
        2 de de ADP _ 4 case
        3 deux deux NUM _ 4 nummod
        4 juges juge NOUN Number=Plur 1 nmod
        """
    static let pronoun = """
        1 Le le DET _ 2 det
        2 trajet trajet NOUN _ 4 nsubj
        3 est être AUX Tense=Pres|VerbForm=Fin 4 cop
        4 long long ADJ _ 8 ccomp SpaceAfter=No
        5 , , PUNCT _ 8 punct
        6 a avoir AUX Tense=Pres|VerbForm=Fin 8 aux:tense SpaceAfter=No
        7 -il il PRON _ 8 expl:subj
        8 précisé préciser VERB Tense=Past|VerbForm=Part 0 ROOT
        """
    static let nDaw = """
        1 Bah Bah PROPN _ 5 nsubj
        2 N' ne ADV Polarity=Neg 5 advmod SpaceAfter=No
        3 Daw Daw PROPN _ 5 nsubj
        4 a avoir AUX Tense=Pres|VerbForm=Fin 5 aux:tense
        5 quitté quitter VERB Tense=Past|VerbForm=Part 0 ROOT
        6 Bamako Bamako PROPN _ 5 obj
        """
    static let nDjamena = """
        1 Il il PRON _ 2 nsubj
        2 vient venir VERB Tense=Pres|VerbForm=Fin 0 ROOT
        3 de de ADP _ 4 case
        4 Yaoundé Yaoundé PROPN _ 2 obl:arg
        5 et et CCONJ _ 6 cc
        6 N' N' PROPN _ 4 conj SpaceAfter=No
        7 Djamena Djamena PROPN _ 6 flat:name
        """
    static let denial = """
        1 Bah Bah PROPN _ 4 nsubj
        2 n' ne ADV Polarity=Neg 4 advmod SpaceAfter=No
        3 a avoir AUX Tense=Pres|VerbForm=Fin 4 aux:tense
        4 quitté quitter VERB Tense=Past|VerbForm=Part 0 ROOT
        5 personne personne PRON _ 4 obj
        """
    static let redCross = """
        1 La le DET _ 2 det
        2 Croix Croix PROPN _ 5 nsubj SpaceAfter=No
        3 - - PROPN _ 2 nmod SpaceAfter=No
        4 Rouge Rouge PROPN _ 5 nsubj
        5 salue saluer VERB Tense=Pres|VerbForm=Fin 0 ROOT
        6 un un DET _ 7 det
        7 accord accord NOUN _ 4 nmod
        """
    static let dash = """
        1 Paris Paris PROPN _ 4 nsubj
        2 - - PUNCT _ 3 punct
        3 Rome Rome PROPN _ 1 appos
        4 salue saluer VERB Tense=Pres|VerbForm=Fin 0 ROOT
        """
    static let falseRelative = """
        1 Neuf neuf NUM _ 2 nummod
        2 habitants habitant NOUN Number=Plur 0 ROOT
        3 y y PRON _ 5 expl:comp
        4 ont avoir AUX Tense=Pres|VerbForm=Fin 5 aux:tense
        5 péri périr VERB Tense=Past|VerbForm=Part 2 acl:relcl
        """
    static let trueRelative = """
        1 Habitants habitant NOUN Number=Plur 0 ROOT
        2 qui qui PRON PronType=Rel 4 nsubj
        3 ont avoir AUX Tense=Pres|VerbForm=Fin 4 aux:tense
        4 péri périr VERB Tense=Past|VerbForm=Part 1 acl:relcl
        """
    static let participleAfterNoun = """
        1 Soldats soldat NOUN Number=Plur 0 ROOT
        2 tués tuer VERB Tense=Past|VerbForm=Part|Voice=Pass 1 acl
        3 hier hier ADV _ 2 advmod
        """
    static let afterRelative = """
        1 Le le DET _ 2 det
        2 maire maire NOUN _ 0 ROOT SpaceAfter=No
        3 , , PUNCT _ 2 punct
        4 qui qui PRON PronType=Rel 5 nsubj
        5 confirme confirmer VERB Tense=Pres|VerbForm=Fin 2 acl:relcl
        6 les le DET _ 7 det
        7 faits fait NOUN Number=Plur 5 obj SpaceAfter=No
        8 , , PUNCT _ 9 punct
        9 lance lancer VERB Tense=Pres|VerbForm=Fin 7 acl:relcl
        10 un un DET _ 11 det
        11 appel appel NOUN _ 9 obj
        """
}
