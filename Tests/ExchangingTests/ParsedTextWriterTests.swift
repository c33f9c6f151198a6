import EventData
import Exchanging
import GriotTesting
import Testing
import Unpacking

/// A token of a hand-made text; `head` counts in the text, and the span follows from the order.
private struct Made {
    var form: String
    var space = true
    var kind = "NOUN"
    var head: Int
    var label: String
    var features = ""
}

private func made(_ tokens: [Made], sentences: [Range<Int>], entities: [Entity] = []) -> (ParsedText, String)
{
    var text = ""
    var result: [Token] = []
    for token in tokens {
        let start = text.utf8.count
        text += token.form
        result.append(
            Token(
                form: token.form,
                span: TextSpan(start: start, end: text.utf8.count),
                hasSpaceAfter: token.space,
                lemma: token.form.lowercased(),
                upos: token.kind,
                xpos: token.kind,
                feats: token.features,
                head: token.head,
                deprel: token.label
            )
        )
        if token.space { text += " " }
    }
    return (
        ParsedText(tokens: result, sentences: sentences.map { Sentence(tokens: $0) }, entities: entities),
        text
    )
}

private let sample = made(
    [
        Made(form: "À", kind: "ADP", head: 1, label: "case"),
        Made(form: "Gao", space: false, kind: "PROPN", head: 3, label: "obl", features: "Gender=Masc"),
        Made(form: ",", kind: "PUNCT", head: 3, label: "punct"),
        Made(form: "tués", space: false, kind: "VERB", head: 3, label: "ROOT"),
        Made(form: "\n\n", space: false, kind: "SPACE", head: 3, label: "dep"),
        Made(form: "😀", kind: "X", head: 5, label: "ROOT"),
        Made(form: "El", kind: "PROPN", head: 7, label: "det"),
        Made(form: "Geneina", space: false, kind: "PROPN", head: 5, label: "dep"),
    ],
    sentences: [0..<5, 5..<8],
    entities: [Entity(label: "LOC", tokens: 1..<2), Entity(label: "LOC", tokens: 6..<8)]
)

private func json(
    _ parsed: ParsedText,
    _ report: Report,
    title: ParsedText? = nil,
    id: JSONValue = .string("a")
) -> [UInt8] {
    var bytes: [UInt8] = []
    let language = LanguageOfText(code: "fr", confidence: 0.987)
    ParsedTextJSON().append(parsed, of: report, title: title, id: id, language: language, to: &bytes)
    return bytes
}

@Suite struct `A parsed text` {
    @Test func `is written as JSON`() throws {
        let bytes = json(sample.0, Report(id: "a", text: sample.1))
        #expect(try JSONReader.read(bytes)["tokens"]?.array?.count == 8)
        try expectGolden(
            String(decoding: bytes, as: UTF8.self).replacing("},{", with: "},\n{"),
            "sample.json"
        )
    }

    @Test func `is written as CoNLL-U`() throws {
        var output = ""
        ParsedTextCoNLLU().append(sample.0, name: "a\nb", text: sample.1, to: &output)
        try expectGolden(output, "sample.conllu")
    }

    @Test func `is drawn as trees`() throws {
        var output = ""
        ParsedTextTree().append(sample.0, to: &output)
        try expectGolden(output, "sample.txt")
    }

    @Test func `counts code points`() throws {
        let tokens =
            try JSONReader.read(json(sample.0, Report(id: "a", text: sample.1)))["tokens"]?.array ?? []
        let scalars = Array(sample.1.unicodeScalars)
        for token in tokens {
            let (start, end) = (try #require(token["start"]?.int), try #require(token["end"]?.int))
            let form = String(String.UnicodeScalarView(scalars[start..<end]))
            #expect(token["text"]?.string?.utf8.elementsEqual(form.utf8) == true)
        }
    }

    @Test(arguments: [
        JSONValue.null, .number("1.0"), .number("1e400"), .string("\u{0}\"é"), .array([.bool(true)]),
    ])
    func `gives the id back as it was`(_ id: JSONValue) throws {
        #expect(try JSONReader.read(json(sample.0, Report(id: "-", text: sample.1), id: id))["id"] == id)
    }

    @Test func `has the tokens of its title apart`() throws {
        let title = made([Made(form: "Gao", head: 0, label: "ROOT")], sentences: [0..<1])
        let report = Report(id: "a", title: title.1, text: sample.1)
        let value = try JSONReader.read(json(sample.0, report, title: title.0))
        #expect(value["title_tokens"]?.array?.count == 1)
        #expect(value["lang_confidence"] == .number("0.99"))
    }

    @Test func `may be empty`() throws {
        let empty = ParsedText(tokens: [], sentences: [], entities: [])
        #expect(try JSONReader.read(json(empty, Report(id: "a", text: "")))["tokens"] == .array([]))
        var output = ""
        ParsedTextTree().append(empty, to: &output)
        #expect(output == "")
    }

    @Test func `is drawn however deep it is, and shows a terminal nothing to obey`() {
        let deep = (0..<50_000).map {
            Made(form: "\u{1B}[2Jx\($0)\u{202E}", head: max(0, $0 - 1), label: "dep")
        }
        let (parsed, text) = made(deep, sentences: [0..<50_000])
        var output = ""
        ParsedTextTree().append(parsed, to: &output)
        #expect(!output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
        output = ""
        ParsedTextCoNLLU().append(parsed, name: "deep", text: text, to: &output)
        #expect(
            output.split(separator: "\n").allSatisfy {
                $0.hasPrefix("#") || $0.split(separator: "\t").count == 10
            }
        )
    }
}
