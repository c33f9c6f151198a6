import Coding
import EventData
import Testing

/// Quotations as "words | words of the speaker | name".
private func quotations(_ lines: String, _ language: Language, people: [ClosedRange<Int>] = []) -> [String] {
    Coder().code(report(lines, language: language, people: people)).quotations.map {
        [$0.evidence.words, $0.speaker?.evidence.words ?? "-", $0.speaker?.actor.name ?? "-"].joined(
            separator: " | "
        )
    }
}

@Suite struct `A quotation finder` {
    @Test func `takes the subject after a verb of saying for the speaker`() {
        let lines = """
            “ PUNCT “ 4 punct
            We PRON we 3 nsubj
            won VERB win 6 ccomp
            again ADV again 3 advmod
            ” PUNCT ” 6 punct
            said VERB say 0 ROOT
            Anna PROPN Anna 8 compound
            Kovacs PROPN Kovacs 6 nsubj
            """
        #expect(quotations(lines, .english, people: [7...8]) == ["We won again | Anna Kovacs | Anna Kovacs"])
    }

    @Test func `leaves the hyphen out of a French pronoun`() {
        let lines = """
            « PUNCT « 3 punct
            Nous PRON nous 3 nsubj
            gagnons VERB gagner 0 ROOT
            encore ADV encore 3 advmod
            » PUNCT » 3 punct
            , PUNCT , 7 punct
            dit VERB dire 3 parataxis
            -elle PRON lui 7 nsubj
            """
        #expect(quotations(lines, .french) == ["Nous gagnons encore | elle | elle"])
    }

    @Test func `takes one word between marks for no quotation where nobody says it`() {
        let lines = """
            The DET the 4 det
            “ PUNCT “ 4 punct
            safe ADJ safe 4 amod
            zone NOUN zone 6 nsubj
            ” PUNCT ” 4 punct
            fell VERB fall 0 ROOT
            """
        #expect(quotations(lines, .english) == [])
    }
}
