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
        "*a", #"\"#, "{2}", "a{2}{3}", "a{3,2}", "^?", "$*", #"\x+1"#, #"\uD8"#, #"\U00110000"#, "(?<=a|bc)d",
        "(?:(?:(?=a){1000}){1000}){1000}", "(?:(?:(?:){1000}){1000}){1000}",
        "(?:(?:a{0,1000}){0,60}){0,1000}", String(repeating: "(", count: 500),
    ])
    func `refuses what it would not match as Python does`(_ text: String) {
        #expect(throws: PatternError.self) { try pattern(text) }
    }

    @Test(arguments: ["(?:a+)+b", "(?:a|a)+b", "(?:a+a+)+c"])
    func `takes no more than linear time for one try`(_ source: String) throws {
        let text = Array(repeating: UInt32(0x61), count: 1_000_000)
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

    @Test func `of broken numbers is none, or ends`() throws {
        let source = #"(?<=[a-z])(?:ab|c{2,})+$|^x(?!y(?=a*))|(?:a+)*b"#
        let words = try PatternProgram(compiling: source.replacing(")*b", with: "){0,2}b"), folding: folding)
            .words
        let text = scalars("abccabxaaaaab")
        for index in words.indices {
            for number in (UInt32(0)...50) + [0xFF, 0x7FFF_FFFF, 0x8000_0000, UInt32.max] {
                var damaged = words
                damaged[index] = number
                guard let program = PatternProgram(words: damaged) else { continue }
                _ = CharacterPattern(program).firstMatch(text, in: 0..<text.count)
                _ = CharacterPattern(program).matches(text, in: 2..<text.count)
            }
        }
    }
}
