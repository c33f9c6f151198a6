import EventData
import GriotTesting
import Parsing
import Testing
import Unpacking

/// What Python 3.11 says of all characters, as `scripts/make-pattern-fixtures.py` writes it.
@Suite struct `A character` {
    private let records: [JSONValue]

    init() throws {
        let bytes = try MappedFile(path: "\(fixtures())/characters.jsonl").bytes
        records = try bytes.split(separator: 0x0A).map { try JSONReader.read($0) }
    }

    @Test func `is in the classes that Python has it in, and equal to the same others`() throws {
        let text = (UInt32(0)..<0x11_0000).filter { !(0xD800..<0xE000).contains($0) }
        let folding = CaseFolding()
        for record in records {
            guard let source = record["pattern"]?.string else { continue }
            let pattern = CharacterPattern(try PatternProgram(compiling: source, folding: folding))
            let found = pattern.matches(text, in: 0..<text.count).map { [$0.lowerBound, $0.upperBound] }
            let expected = (record["all"]?.array ?? []).map { ($0.array ?? []).compactMap(\.int) }
            let differences = Set(found).symmetricDifference(expected).map { span in
                span.map { String(text[min($0, text.count - 1)], radix: 16) }.joined(separator: "-")
            }
            #expect(differences.sorted() == [], "\(source)")
        }
    }

    @Test func `has the lower case that Python gives it`() throws {
        // A word of a kind without tables has its lower case for its lemma.
        let toy = try ToyTables("toy_en", rules: "LOWER:!nothing|at.all > POS:X")
        let words = records.compactMap { record in
            record["text"]?.string.map { ($0, record["lower"]?.string ?? "") }
        }
        #expect(words.count > 1000)
        let tokens = try toy.parse(words.map(\.0).joined(separator: " "))
        #expect(tokens.count == words.count)
        for (token, (word, lower)) in zip(tokens, words) {
            #expect(token.form.utf8.elementsEqual(word.utf8))
            #expect(token.lemma.utf8.elementsEqual(lower.utf8), "\(word) \(lower) \(token.lemma)")
        }
    }
}
