import EventData
import Testing
import Unpacking

@testable import Coding

@Suite struct `The coding tables` {
    @Test func `have no row that cannot be used`() {
        let problems = CodingLexicon.problems
        #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
    }

    @Test func `are read row for row`() {
        let lexicon = CodingLexicon()
        let tables = Lexicon.tables.filter { $0.name.hasPrefix("frames-") }
        #expect(lexicon.frames.count == tables.map { rows(of: $0.text).count }.reduce(0, +))
        #expect(Set(lexicon.frames.map(\.id)).count == lexicon.frames.count)
        #expect(Set(lexicon.frames.compactMap(\.type)) == Set(EventType.allCases))
        for language in Language.allCases {
            #expect(Set(lexicon.frames.filter { $0.language == language }.compactMap(\.type)).count == 16)
        }
    }

    @Test func `speak with one word for one head: each lemma is one word`() {
        for frame in CodingLexicon().frames {
            #expect(
                frame.pattern.heads.allSatisfy { !$0.isEmpty && !$0.contains(" ") },
                "\(frame.id): \(frame.text)"
            )
        }
    }

    private static let header = "lang\tpos\tpattern\ttype\tmode\tstatus\tneeds\texample\texpect\n"

    @Test(arguments: [
        ("en\tverb\tA hit R\tASSAULT\t\t\tparty\tX hit Y.", "the row has 8 columns; expected 9"),
        ("de\tverb\tA hit R\tASSAULT\t\t\tparty\tX hit Y.\tA=X", "'de' is no language; expected en or fr"),
        (
            "en\tprep\tA hit R\tASSAULT\t\t\tparty\tX hit Y.\tA=X",
            "'prep' is no part of speech; expected verb, noun or adj"
        ),
        ("en\tverb\tA hit R:@foe\tASSAULT\t\t\tparty\tX hit Y.\tA=X", "'@foe' is no class of words"),
        (
            "en\tverb\tA hit Rr\tASSAULT\t\t\tparty\tX hit Y.\tA=X",
            "'Rr' is no slot; expected a letter of A R B P X S N, or words in small letters"
        ),
        (
            "en\tverb\tA hit R\tSMITE\t\t\tparty\tX hit Y.\tA=X",
            "'SMITE' is no type; expected one of the sixteen, or '-'"
        ),
        (
            "en\tverb\tA hit R\tASSAULT\tvisit\t\tparty\tX hit Y.\tA=X",
            "'visit' is no mode of ASSAULT; ontology.tsv has them"
        ),
        ("en\tverb\tA hit R\t-\tbeat\t\tparty\tX hit Y.\tA=X", "what is no event has no mode 'beat'"),
        (
            "en\tverb\tA hit R\tASSAULT\t\tmaybe\tparty\tX hit Y.\tA=X",
            "'maybe' is no status; expected future, hypothetical, negated, ongoing or nothing"
        ),
        (
            "en\tverb\tA hit R\tASSAULT\t\t\tmust\tX hit Y.\tA=X",
            "'must' is no need; expected alone, party or light"
        ),
        ("en\tverb\tA hit R\tASSAULT\t\t\tparty\t\t", "the row has no example"),
        ("en\tverb\tA hit R\tASSAULT\t\t\tparty\tX hit Y.\tA=Z", "the example has no words 'Z'"),
        (
            "en\tverb\tA hit R\tASSAULT\t\t\tparty\tX hit Y.\tX",
            "'X' is no expectation; expected 'A=words' or 'R=words'"
        ),
    ])
    func `name the line that is wrong, and why`(_ row: String, _ message: String) {
        let table =
            "# A table.\n" + Self.header
            + "# rows\nen\tverb\tA strike R\tASSAULT\t\t\tparty\tX struck Y.\tA=X; R=Y\n"
        let problems = CodingLexicon.problems(in: [(name: "frames-mine", text: table + row + "\n")])
        #expect(problems == [LexiconProblem(table: "frames-mine", line: 5, message: message)])
        #expect(problems.first?.description == "frames-mine.tsv:5: \(message)")
    }

    @Test func `have no frame twice, in whatever table`() {
        let row = "en\tverb\tA hit R\tASSAULT\t\t\tparty\tX hit Y.\tA=X\n"
        let problems = CodingLexicon.problems(in: [
            ("frames-one", Self.header + row), ("frames-two", Self.header + row),
        ])
        #expect(
            problems.map(\.description) == [
                "frames-two.tsv:2: the pattern 'A hit R' stands in frames-one:2 already"
            ]
        )
    }

    @Test(arguments: [
        ("light-verbs", "en\tA stage N\tmaybe\t\tX staged it.\t", "effect"),
        ("light-verbs", "en\tA stage N\tsame\tSMITE\tX staged it.\t", "type"),
        ("operators", "en\tpron\tA plan to S\tfuture\tX plans.", "part of speech"),
        ("operators", "en\tverb\tA plan to S\tsoon\tX plans.", "effect"),
        ("reporting", "en\tverb\tA say S\tsame\t", "example"),
        ("classes-mine", "en\tfoe\tenemy", "class"),
        ("classes-mine", "en\tweapon\t", "words"),
        ("clues", "who\t\tnear\t12", "question"),
        ("clues", "actor\t\t\t12", "clue"),
        ("clues", "actor\t\tnear\t1.5", "points"),
    ])
    func `are looked at whatever their kind`(_ table: String, _ row: String, _ what: String) {
        let problems = CodingLexicon.problems(in: [(table, "lang\n" + row + "\n")])
        #expect(problems.count == 1 && problems.first?.message.contains(what) == true, "\(problems)")
    }

    @Test func `give way to tables of the same name, and take others beside them`() {
        let row = "en\tverb\tA bonk R\tASSAULT\t\t\tparty\tX bonked Y.\tA=X\n"
        let own = CodingLexicon().frames.count
        #expect(CodingLexicon(replacing: [("frames-mine", Self.header + row)]).frames.count == own + 1)
        let replaced = CodingLexicon(replacing: [("frames-assault", Self.header + row)])
        #expect(replaced.frames.filter { $0.table == "assault" }.map(\.text) == ["A bonk R"])
    }

    @Test func `has a digest of its rows, and not of their comments`() {
        let row = "en\tverb\tA zap R\tASSAULT\t\t\tparty\tX zapped Y.\tA=X R=Y\n"
        func digest(_ text: String) -> String { CodingLexicon(replacing: [("frames-mine", text)]).digest }
        #expect(digest(Self.header + row) == digest(Self.header + row))
        #expect(digest("# Mine.\n" + Self.header + row) == digest(Self.header + row))
        #expect(digest(Self.header + row) != digest(Self.header))
        #expect(digest(Self.header) == CodingLexicon().digest && CodingLexicon().digest.count == 16)
    }
}
