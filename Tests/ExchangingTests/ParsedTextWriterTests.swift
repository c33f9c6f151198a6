import EventData
import Exchanging
import GriotTesting
import Testing
import Unpacking

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

    @Test(arguments: [1, 40])
    func `counts code points`(_ repeats: Int) throws {
        let forms = (0..<repeats).flatMap { _ in ["À", "tués", "😀", "El"] }
        let parsed = made(forms.map { Made(form: $0, head: 0, label: "dep") }, sentences: [0..<forms.count])
        let tokens =
            try JSONReader.read(json(parsed.0, Report(id: "a", text: parsed.1)))["tokens"]?.array ?? []
        #expect(tokens.count == forms.count)
        let scalars = Array(parsed.1.unicodeScalars)
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

    @Test(arguments: [
        "\u{2028}", "a\u{85}b", "\u{2029}\n\r\u{0B}", "\u{0}\u{1B}\"\\/", "\u{FEFF}\u{FFFF}\u{10FFFF}",
    ])
    func `stands on one line and is read back whatever is in it`(_ form: String) throws {
        let parsed = made([Made(form: form, head: 0, label: form, features: form)], sentences: [0..<1])
        let bytes = json(parsed.0, Report(id: "a", title: form, text: parsed.1), title: parsed.0)
        let line = String(decoding: bytes, as: UTF8.self)
        #expect(line.last == "\n" && !line.dropLast().contains(where: \.isNewline))
        let value = try JSONReader.read(bytes)
        for tokens in ["title_tokens", "tokens"] {
            let token = try #require(value[tokens]?.array?.first)
            for key in ["text", "morph", "dep"] {
                #expect(token[key]?.string?.utf8.elementsEqual(form.utf8) == true)
            }
        }
    }

    @Test func `has all keys on all tokens`() throws {
        let value = try JSONReader.read(json(sample.0, Report(id: "a", text: sample.1)))
        for token in value["tokens"]?.array ?? [] {
            let keys = token.members?.map(\.key)
            #expect(
                keys == [
                    "text", "start", "end", "ws", "tag", "pos", "morph", "lemma", "head", "dep", "sent",
                    "ent",
                ]
            )
        }
    }

    @Test(arguments: [-0.5, 0, 0.004, 0.005, 0.994, 0.995, 1, 7, .infinity])
    func `says how sure its language is with two decimals`(_ confidence: Double) throws {
        let certainty = LanguageOfText(code: "en", confidence: confidence).certainty
        #expect(certainty.utf8.count == 4)
        #expect((0...1).contains(try #require(Double(certainty))))
    }

    @Test func `reports an error with the id, the code and the line`() throws {
        var bytes: [UInt8] = []
        let writer = ParsedTextJSON()
        writer.appendError("json.syntax", "a \"b\"\u{2028}", id: .number("1.0"), line: 7, to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"id":1.0,"report":{"id":1.0},"error":{"code":"json.syntax","message":"a \"b\"\u2028","line":7}}"#
                + "\n"
        )
    }

    @Test func `is drawn however deep it is`() {
        let deep = (0..<100_000).map { Made(form: "x", head: max(0, $0 - 1), label: "dep") }
        var output = ""
        ParsedTextTree().append(made(deep, sentences: [0..<100_000]).0, to: &output)
        #expect(output.split(separator: "\n").count == 100_001)
    }

    @Test func `is drawn however wide it is`() {
        let wide = (0..<100_000).map { _ in Made(form: "x", head: 0, label: "dep") }
        var output = ""
        ParsedTextTree().append(made(wide, sentences: [0..<100_000]).0, to: &output)
        #expect(output.split(separator: "\n").count == 100_001)
    }

    @Test(arguments: [
        "\u{1B}[2J", "\u{9B}2J", "\u{7}", "a\rb", "\u{202E}", "\u{2066}", "\u{2028}", "\u{85}", "\u{0}",
        "\u{8}",
    ])
    func `shows a terminal nothing to obey`(_ form: String) {
        var output = ""
        let parsed = made(
            [Made(form: form, head: 0, label: "ROOT"), Made(form: form, head: 0, label: "dep")],
            sentences: [0..<2],
            entities: [Entity(label: "ORG", tokens: 0..<2)]
        )
        ParsedTextTree().append(parsed.0, to: &output)
        #expect(output.hasPrefix("1  ") && output.contains("[ORG: "))
        for scalar in output.unicodeScalars where scalar != "\n" {
            #expect(scalar.properties.generalCategory != .control)
            #expect(
                scalar.properties.generalCategory != .format && !["\u{2028}", "\u{2029}"].contains(scalar)
            )
        }
    }
}
