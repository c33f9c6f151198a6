import Archiving
import Chronicling
import Corroborating
import EventData
import GriotTesting
import Testing

private let first =
    "Gunmen attacked Djibo on Monday, killing at least 12 traders. The road stayed closed all day."
private let second = "Gunmen attacked Djibo on Monday, killing 15 traders. The road stayed closed all day."

/// A record with a report in several versions, each with an attack that killed so many.
private func record(_ versions: (text: String, killed: Int)...) throws -> TemporaryChronicle {
    let record = try TemporaryChronicle()
    for (number, version) in versions.enumerated() {
        let claim = Made.claim(
            "c\(version.killed)",
            by: [Made.gunmen],
            at: Made.djibo,
            when: "2025-12-22",
            killed: version.killed
        )
        try record.add(Telling("a", "2025-12-2\(number + 2)", version.text, outlet: "Example News", claim))
    }
    return record
}

@Suite struct `The versions of a report` {
    @Test func `come in order, each with its claims`() throws {
        let versions = try Chronicle(record((first, 12), (second, 15)).archive).versions(ofReport: 2)
        #expect(versions.map(\.version) == [1, 2])
        #expect(versions.map(\.report.text) == [first, second])
        #expect(versions.map { $0.claims.map(\.id) } == [["c12"], ["c15"]])
    }

    @Test func `have a step less than they are`() throws {
        #expect(try Chronicle(record((first, 12)).archive).steps(ofReport: 1) == [])
        let steps = try Chronicle(record((first, 12), (second, 15), (first, 12)).archive).steps(ofReport: 1)
        #expect(steps.map { [$0.older.version, $0.newer.version] } == [[1, 2]])
    }

    @Test func `are told as lines for people`() throws {
        let steps = try Chronicle(record((first, 12), (second, 15)).archive).steps(ofReport: 1)
        #expect(
            VersionChangesText(try #require(steps.first)).text() == """
                version 1 → 2 (2025-12-22 → 2025-12-23)
                  figure       killed: 12 → 15   “12 people” → “15 people”
                  figure       at least 12 → 15
                  words        Gunmen attacked Djibo on Monday, killing [-at least 12-] {+15+} traders. The road stayed closed all day

                """
        )
    }

    @Test func `are told as lines of JSON with offsets in code points`() throws {
        let steps = try Chronicle(record(("Été. " + first, 12), ("Été. " + second, 15)).archive).steps(
            ofReport: 1
        )
        let lines = String(decoding: VersionChangesJSON(try #require(steps.first)).lines(), as: UTF8.self)
            .split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines[0].hasPrefix(
                #"{"from":1,"to":2,"kind":"figure","what":"killed","before":"12","after":"15","#
            )
        )
        #expect(lines[0].hasSuffix(#""before_claim":"c12","after_claim":"c15"}"#))
        #expect(
            lines[2]
                == #"""
                {"from":1,"to":2,"kind":"words","what":null,"before":"at least 12","after":"15",\#
                "before_span":{"in":"text","text":"at least 12","start":46,"end":57},\#
                "after_span":{"in":"text","text":"15","start":46,"end":48},"before_claim":null,"after_claim":null}
                """#.replacing("\\#\n", with: "")
        )
    }

    /// What a terminal or a reader would take for something else is shown as a number.
    @Test(arguments: ["\u{1B}[2J", "\u{202E}", "a\nb\rc", "\0", "[-x-]", "<script>"])
    func `are told of any text without signs for a terminal`(hostile: String) throws {
        let steps = try Chronicle(record(("Of a. " + hostile, 1), (hostile + " Of b.", 2)).archive).steps(
            ofReport: 1
        )
        let text = VersionChangesText(try #require(steps.first)).text()
        #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
        #expect(!text.contains("\u{202E}"))
    }

    @Test func `of which only signs changed say so`() throws {
        let steps = try Chronicle(record(("L’armée.", 1), ("L'armée.", 1)).archive).steps(ofReport: 1)
        #expect(VersionChangesText(try #require(steps.first)).text().contains("only signs between words"))
    }
}

@Suite struct `A figure of an event` {
    private func revisions(_ versions: (text: String, killed: Int)...) throws -> [FigureRevision] {
        let record = try TemporaryChronicle()
        for (number, version) in versions.enumerated() {
            let claim = Made.claim(
                "c",
                by: [Made.gunmen],
                at: Made.djibo,
                when: "2025-12-22",
                killed: version.killed
            )
            try record.add(
                Telling("a", "2025-12-2\(number + 2)", version.text, outlet: "Example News", claim)
            )
        }
        try record.merge()
        let event = try #require(try record.events().first?.split(separator: ":").first)
        let chronicle = Chronicle(record.archive)
        return try chronicle.revisions(of: try #require(try chronicle.brief(of: String(event))))
    }

    @Test func `is told where a report changed it`() throws {
        let revision = try #require(try revisions((first, 12), (second, 15)).first)
        #expect(revision.quantity == .killed && revision.report.outlet == "Example News")
        #expect(revision.values.map(\.signs) == ["12", "15"])
        #expect(revision.values.map(\.version) == [1, 2])
        #expect(revision.values.map(\.time) == ["2025-12-22", "2025-12-23"])
    }

    @Test func `is told through several versions`() throws {
        let last = second.replacing("15", with: "17")
        let values = try revisions((first, 12), (second, 15), (last, 17)).first?.values.map(\.signs)
        #expect(values == ["12", "15", "17"])
    }

    @Test func `is not told where it stayed or there is one version`() throws {
        #expect(try revisions((first, 12)) == [])
        #expect(try revisions((first, 12), (second, 12)) == [])
    }

    @Test func `stands in the brief`() throws {
        let record = try record((first, 12), (second, 15))
        try record.merge()
        let event = try #require(try record.events().first?.split(separator: ":").first)
        let chronicle = Chronicle(record.archive)
        let brief = try #require(try chronicle.brief(of: String(event)))
        let text = EventBriefMarkdown(brief, revisions: try chronicle.revisions(of: brief)).text()
        #expect(text.contains("- Example News said killed 12 at first; 15 since version 2, 2025-12-23\n"))
        #expect(!EventBriefMarkdown(brief).text().contains("between versions"))
    }
}
