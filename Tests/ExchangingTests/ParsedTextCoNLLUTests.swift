import EventData
import Exchanging
import GriotTesting
import Testing

/// What a text comes to in CoNLL-U.
private func conllu(_ tokens: [Made], sentences: [Range<Int>], entities: [Entity] = []) -> String {
    let (parsed, text) = made(tokens, sentences: sentences, entities: entities)
    var output = ""
    ParsedTextCoNLLU().append(parsed, name: "a", text: text, to: &output)
    return output
}

private func rows(_ output: String) -> [[Substring]] {
    output.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
        $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
}

private func space(_ form: String, head: Int) -> Made {
    Made(form: form, space: false, kind: "SPACE", head: head, label: "dep")
}

@Suite struct `CoNLL-U` {
    @Test func `has white space between words and not as words`() throws {
        let output = conllu(
            [
                space("\n", head: 1), Made(form: "Rebels", space: false, head: 3, label: "nsubj"),
                space("\n\t", head: 1), Made(form: "fled", head: 3, label: "ROOT"), space(" ", head: 3),
                space("\u{2028}\u{85}", head: 5), Made(form: "Quiet", space: false, head: 6, label: "ROOT"),
            ],
            sentences: [0..<5, 5..<6, 6..<7]
        )
        try expectGolden(output, "white-space.conllu")
        #expect(output.split(whereSeparator: \.isNewline) == output.split(separator: "\n"))
    }

    @Test func `has no sentence without words`() {
        #expect(conllu([space(" \n", head: 0)], sentences: [0..<1]) == "# newdoc id = a\n")
        #expect(conllu([], sentences: []) == "# newdoc id = a\n")
    }

    @Test func `has one root where the root was white space`() {
        let output = conllu(
            [
                Made(form: "a", head: 1, label: "nsubj"), space("\n", head: 1),
                Made(form: "b", head: 1, label: "obj"),
                Made(form: "c", head: 2, label: "det"),
            ],
            sentences: [0..<4]
        )
        #expect(rows(output).map { $0[6] } == ["0", "1", "2"])
        #expect(rows(output).map { $0[7] } == ["root", "obj", "det"])
    }

    @Test(arguments: ["\u{0}", "\t", "a\nb", "\u{2028}", "\u{85}", "\u{1B}[2J", "_", "#", "é"])
    func `has ten columns that are never empty`(_ form: String) {
        let token = Made(form: form, kind: "", head: 0, label: "")
        let row = rows(conllu([token, Made(form: form, head: 0, label: "")], sentences: [0..<2]))
        #expect(row.count == 2)
        for columns in row {
            #expect(columns.count == 10)
            #expect(columns.allSatisfy { column in column.contains { $0 != " " } })
        }
    }

    @Test func `says what is text as its words and spaces give it`() {
        let words = ["a", "b", "\u{0}", "c"].enumerated().map { index, form in
            Made(form: form, space: index % 2 == 0, head: 0, label: "dep")
        }
        let output = conllu(words, sentences: [0..<4])
        let text = rows(output).map { $0[1] + ($0[9].contains("SpaceAfter=No") ? "" : " ") }.joined()
        #expect(output.contains("# text = \(text)\n"))
    }

    @Test func `is written however deep the tree is`() {
        let deep =
            (0..<100_000).map { space("\n", head: max(0, $0 - 1)) } + [
                Made(form: "a", head: 99_999, label: "x")
            ]
        let row = rows(conllu(deep, sentences: [0..<100_001]))
        #expect(row.count == 1 && row[0][6] == "0")
    }
}
