import EventData
import GriotTesting
import Layers
import Parsing
import Testing

@Suite struct `A parser` {
    private let folder: TemporaryFolder
    private let parser: Parser

    init() throws {
        folder = try TemporaryFolder()
        parser = try Parser(path: try toyModel("toy_en", in: folder), kernel: .best)
    }

    private func check(_ parsed: ParsedText, _ text: String) {
        let whole = parsed.tokens.map { $0.form + ($0.hasSpaceAfter ? " " : "") }.joined()
        #expect(
            whole.utf8.elementsEqual(text.utf8),
            "the tokens of \(text.debugDescription) give back the text"
        )
        let bytes = Array(text.utf8)
        for token in parsed.tokens {
            #expect(token.form.utf8.elementsEqual(bytes[token.span.start..<token.span.end]))
        }
        #expect(parsed.sentences.flatMap { Array($0.tokens) } == Array(parsed.tokens.indices))
        for index in parsed.tokens.indices { #expect(reachesRoot(index, parsed)) }
        var end = 0
        for entity in parsed.entities {
            #expect(entity.tokens.lowerBound >= end)
            end = entity.tokens.upperBound
        }
        #expect(end <= parsed.tokens.count)
    }

    private func reachesRoot(_ index: Int, _ parsed: ParsedText) -> Bool {
        var index = index
        for _ in 0...parsed.tokens.count {
            guard parsed.tokens.indices.contains(parsed.tokens[index].head) else { return false }
            if parsed.tokens[index].head == index { return true }
            index = parsed.tokens[index].head
        }
        return false
    }

    @Test(arguments: UInt64(1)...8)
    func `keeps every byte and makes trees of whatever it gets`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let workspace = parser.makeWorkspace()
        for _ in 0..<150 {
            let text = chance.text(length: Int.random(in: 0..<60, using: &chance))
            check(try parser.parse(text, workspace: workspace), text)
        }
    }

    @Test(arguments: [
        "", " ", "\n", "  \t", "\u{0}", "a", "\u{200B}", String(repeating: "(", count: 3000), "👩‍👩‍👧",
    ])
    func `takes the smallest and the strangest texts`(_ text: String) throws {
        check(try parser.parse(text, workspace: parser.makeWorkspace()), text)
    }

    @Test(arguments: ["toy_en", "toy_fr", "en_core_web_sm", "fr_core_news_md"])
    func `keeps every byte of the texts that spaCy was asked`(_ fixture: String) throws {
        let workspace = parser.makeWorkspace()
        for record in try records("\(fixtures())/\(fixture).jsonl") {
            check(try parser.parse(record.text, workspace: workspace), record.text)
        }
    }

    @Test func `cuts a text in the same way the second time`() throws {
        var chance = Chance(seed: 7)
        let warm = parser.makeWorkspace()
        for _ in 0..<60 {
            let text = chance.text(length: 40)
            let first = try parser.parse(text, workspace: warm)
            #expect(try parser.parse(text, workspace: warm) == first, "\(text.debugDescription)")
            #expect(try parser.parse(text, workspace: parser.makeWorkspace()) == first)
        }
    }

    @Test func `says the same whatever the workspace has seen`() throws {
        var chance = Chance(seed: 99)
        let warm = parser.makeWorkspace()
        let texts = try records("\(fixtures())/toy_en.jsonl").map(\.text)
        let cold = try texts.map { try parser.parse($0, workspace: parser.makeWorkspace()) }
        for round in 0..<20_000 {
            _ = try parser.parse("word\(round) \(chance.text(length: 2))", workspace: warm)
        }
        #expect(try texts.map { try parser.parse($0, workspace: warm) } == cold)
    }

    @Test func `gives back memory and numbers words anew once it knows too many`() throws {
        let workspace = parser.makeWorkspace()
        let before = try parser.parse("Rebels attacked the town.", workspace: workspace)
        for part in 0..<4 {
            let many = (0..<25_000).map { "w\(part)x\($0)" }.joined(separator: " ")
            #expect(try parser.parse(many, workspace: workspace).tokens.count == 25_000)
        }
        #expect(try parser.parse("Rebels attacked the town.", workspace: workspace) == before)
    }

    @Test func `refuses a text of more than three million tokens, and goes on`() throws {
        let workspace = parser.makeWorkspace()
        let before = try parser.parse("Rebels attacked the town.", workspace: workspace)
        let error = #expect(throws: ParsingError.self) {
            try parser.parse(String(repeating: "a ", count: Parser.mostTokens + 1), workspace: workspace)
        }
        #expect(error?.code == "text.too-long")
        #expect(try parser.parse("Rebels attacked the town.", workspace: workspace) == before)
    }

    @Test func `reads a long text as a whole`() throws {
        let text = (0..<32_000).map { "Soldiers entered town \($0) on Friday. " }.joined()
        let parsed = try parser.parse(text, workspace: parser.makeWorkspace())
        #expect(parsed.tokens.count > 200_000)
        #expect(parsed.tokens.last?.span.end == text.utf8.count || parsed.tokens.last?.hasSpaceAfter == true)
    }
}
