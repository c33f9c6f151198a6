import GriotTesting
import Parsing
import Testing
import Unpacking

private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

@Suite struct `A character pattern` {
    private let folding = CaseFolding()

    private func pattern(_ text: String) throws -> CharacterPattern {
        CharacterPattern(try PatternProgram(compiling: text, folding: folding))
    }

    private func span(_ range: Range<Int>) -> String { "\(range.lowerBound)-\(range.upperBound)" }

    @Test func `finds what Python finds`() throws {
        let bytes = try MappedFile(path: "\(fixtures())/patterns.jsonl").bytes
        var patterns: [String: CharacterPattern] = [:]
        for line in bytes.split(separator: 0x0A) {
            let record = try JSONReader.read(line)
            let source = try #require(record["pattern"]?.string)
            let text = scalars(try #require(record["text"]?.string))
            let pattern = try patterns[source] ?? pattern(source)
            patterns[source] = pattern
            func pair(_ value: JSONValue?) -> String? {
                value?.array.map { "\($0[0].int ?? -1)-\($0[1].int ?? -1)" }
            }
            let range = 0..<text.count
            let note = "\(source.debugDescription) in \(record["text"] ?? .null)"
            #expect(pattern.matchEnd(text, in: range) == record["match"]?.int, "match of \(note)")
            #expect(
                pattern.firstMatch(text, in: range).map(span) == pair(record["search"]),
                "search of \(note)"
            )
            let all = (record["all"]?.array ?? []).compactMap(pair)
            #expect(pattern.matches(text, in: range).map(span) == all, "finditer of \(note)")
        }
    }

    @Test func `sees nothing outside its range`() throws {
        let text = scalars("1+2")
        #expect(try pattern(#"(?<=[0-9])\+"#).firstMatch(text, in: 0..<3) == 1..<2)
        #expect(try pattern(#"(?<=[0-9])\+"#).firstMatch(text, in: 1..<3) == nil)
        #expect(try pattern("^.").matchEnd(text, in: 1..<3) == 2)
        #expect(try pattern("..$").firstMatch(text, in: 0..<2) == 0..<2)
    }

    @Test(arguments: [
        #"(a)\1"#, "a*?", "a++", "(?P<n>a)", "(?<=a*)b", "(", ")", "[a", "a**", #"\b"#, "(?:a*)*", "[z-a]",
        "*a", #"\"#,
    ])
    func `refuses what it would not match as Python does`(_ text: String) {
        #expect(throws: PatternError.self) { try pattern(text) }
    }

    @Test(arguments: ["(?:a+)+b", "(?:a|a)+b", "(?:a+a+)+c"])
    func `takes no more than linear time for one try`(_ source: String) throws {
        let text = Array(repeating: UInt32(0x61), count: 20_000)
        #expect(try pattern(source).matchEnd(text, in: 0..<text.count) == nil)
    }

    @Test func `comes out of a model file as it went in`() throws {
        let bytes = try MappedFile(path: "\(fixtures())/patterns.jsonl").bytes
        for line in bytes.split(separator: 0x0A).prefix(4000) {
            let program = try PatternProgram(
                compiling: try JSONReader.read(line)["pattern"]?.string ?? "",
                folding: folding
            )
            #expect(PatternProgram(words: program.words) == program)
        }
    }

    @Test(arguments: UInt64(1)...500)
    func `is not made of broken numbers`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var words = try PatternProgram(compiling: #"(?<=[a-z])(?:ab|c{2,})+$|^x(?!y)"#, folding: folding)
            .words
        words[chance.number(below: words.count)] = UInt32(chance.number(below: 1 << 12))
        guard let program = PatternProgram(words: words) else { return }
        _ = CharacterPattern(program).firstMatch(scalars("abccab"), in: 0..<6)
    }
}
