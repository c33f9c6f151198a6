import EventData
import Grammar
import Testing

@Suite struct `Sentences that a model cut` {
    @Test func `are one where a hyphen or a comma goes on`() {
        let tree = Tree(.french, conllu: Cut.atHyphen)
        #expect(tree.sentences == [0..<13])
        #expect(tree.nodes.allSatisfy { $0.sentence == 0 })
        #expect(tree.edges.contains("-<Centre:punct Est<-:flat"), "\(tree.edges)")
        #expect(tree.edges.contains("indiqué<cessé:parataxis"), "\(tree.edges)")
    }

    @Test func `are one where a short form ends with a stop`() {
        let tree = Tree(.english, conllu: Cut.afterStop)
        #expect(tree.sentences == [0..<6])
        #expect(tree.edges.contains("Gao<left:obl"), "\(tree.edges)")
    }

    @Test func `give a name before its verb to that verb`() {
        let tree = Tree(.french, conllu: Cut.beforeVerb)
        #expect(tree.sentences == [0..<4])
        #expect(tree.edges == "Kiev<accuse:nsubj accuse:root la<Russie:det Russie<accuse:obj")
    }

    @Test(arguments: [Cut.stop, Cut.colon])
    func `stay two after a full stop or a colon`(_ sentences: String) {
        #expect(Tree(.french, conllu: sentences).sentences.count == 2)
    }
}

private enum Cut {
    static let atHyphen = """
        1 Les le DET _ 2 det
        2 combats combat NOUN Number=Plur 4 nsubj
        3 ont avoir AUX Tense=Pres|VerbForm=Fin 4 aux:tense
        4 cessé cesser VERB Tense=Past|VerbForm=Part 0 ROOT
        5 au au ADP _ 6 case
        6 Centre centre NOUN _ 4 obl:mod SpaceAfter=No

        1 - - NOUN _ 0 ROOT SpaceAfter=No

        1 Est est NOUN _ 0 ROOT SpaceAfter=No

        1 , , PUNCT _ 3 punct
        2 a avoir AUX Tense=Pres|VerbForm=Fin 3 aux:tense
        3 indiqué indiquer VERB Tense=Past|VerbForm=Part 0 ROOT
        4 le le DET _ 5 det
        5 maire maire NOUN _ 3 nsubj
        """
    static let afterStop = """
        1 Rebels rebel NOUN Number=Plur 2 nsubj
        2 left leave VERB Tense=Past|VerbForm=Fin 0 ROOT
        3 in in ADP _ 2 prep
        4 Dec. Dec. PROPN _ 3 pobj

        1 near near ADP _ 2 case
        2 Gao Gao PROPN _ 0 ROOT
        """
    static let beforeVerb = """
        1 Kiev Kiev PROPN _ 0 ROOT

        1 accuse accuser VERB Tense=Pres|VerbForm=Fin 0 ROOT
        2 la le DET _ 3 det
        3 Russie Russie PROPN _ 1 obj
        """
    static let stop = """
        1 Kiev Kiev PROPN _ 2 nsubj
        2 dort dormir VERB Tense=Pres|VerbForm=Fin 0 ROOT SpaceAfter=No
        3 . . PUNCT _ 2 punct

        1 Riga Riga PROPN _ 2 nsubj
        2 veille veiller VERB Tense=Pres|VerbForm=Fin 0 ROOT
        """
    static let colon = """
        1 Kiev Kiev PROPN _ 2 nsubj
        2 écrit écrire VERB Tense=Pres|VerbForm=Fin 0 ROOT
        3 : : PUNCT _ 2 punct

        1 riga riga NOUN _ 2 nsubj
        2 veille veiller VERB Tense=Pres|VerbForm=Fin 0 ROOT
        """
}
