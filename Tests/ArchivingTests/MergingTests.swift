import Archiving
import EventData
import GRDB
import GriotTesting
import Testing

@Suite struct `Writing a merge` {
    private let first = [event("a"), event("b"), event("c")]

    private func changes(_ record: TemporaryRecord, _ from: Int, _ to: Int) throws -> [String] {
        var changes: [String] = []
        try record.archive.forEachChange(from: from, to: to) { change in
            changes.append(
                [change.event, change.kind.rawValue, change.successor].compactMap { $0 }.joined(
                    separator: " "
                )
            )
        }
        return changes
    }

    @Test func `counts what changed`() throws {
        let record = try TemporaryRecord()
        let tally = try record.file(first)
        #expect(tally.new == 3 && tally.events == 3 && tally.stories == 2 && tally.witnesses == 3)
        let next = try record.file([event("a", witnesses: 2), event("b")], successors: ["c": "a"])
        #expect(next.new == 0 && next.changed == 1 && next.merged == 1 && next.gone == 0)
        let last = try record.file([event("b")])
        #expect(last.gone == 1 && last.events == 1)
    }

    @Test func `leaves no entry where nothing changed`() throws {
        let record = try TemporaryRecord()
        try record.file(first)
        let head = try record.archive.verify().head
        let again = try record.file(first)
        #expect(again.new == 0 && again.changed == 0 && again.merged == 0 && again.gone == 0)
        #expect(try record.archive.verify().head == head)
        #expect(try record.archive.merges().map(\.number) == [1])
    }

    @Test func `writes nothing in a dry run, and counts as it would`() throws {
        let record = try TemporaryRecord()
        try record.file(first)
        let before = try record.archive.verify()
        let dry = try record.file([event("a"), event("b", witnesses: 9)], isDryRun: true)
        #expect(try record.archive.verify() == before)
        #expect(try record.events().count == 3)
        #expect(try record.file([event("a"), event("b", witnesses: 9)]) == dry)
    }

    @Test func `tells of each state what became of it since`() throws {
        let record = try TemporaryRecord()
        try record.file(first)
        try record.file([event("a", witnesses: 2), event("b")], successors: ["c": "a"])
        try record.file([event("b"), event("d")])
        #expect(try changes(record, 0, 1) == ["a new", "b new", "c new"])
        #expect(try changes(record, 1, 2) == ["a changed", "c merged a"])
        #expect(try changes(record, 2, 3) == ["a gone", "d new"])
        #expect(try changes(record, 1, 3) == ["a gone", "c merged a", "d new"])
        #expect(try changes(record, 0, 3) == ["b new", "d new"])
        #expect(try changes(record, 2, 2).isEmpty)
    }

    @Test func `tells backwards what would have to be undone`() throws {
        let record = try TemporaryRecord()
        try record.file(first)
        try record.file([event("a", witnesses: 2), event("b"), event("d")])
        #expect(try changes(record, 2, 1) == ["a changed", "c new", "d gone"])
    }

    @Test func `follows what went up in another to the end`() throws {
        let record = try TemporaryRecord()
        try record.file(first)
        try record.file([event("a"), event("b")], successors: ["c": "b"])
        try record.file([event("a")], successors: ["b": "a"])
        #expect(try record.archive.named("c") == .merged(into: "a"))
        #expect(try record.archive.named("b") == .merged(into: "a"))
        try record.file([event("z")])
        #expect(try record.archive.named("c") == .gone)
        try record.file([event("b")])
        #expect(try record.archive.named("b") == .event("b"))
        #expect(try record.archive.named("c") == .merged(into: "b"))
    }

    @Test func `knows what an id names`() throws {
        let record = try TemporaryRecord()
        try record.file(first)
        try record.add(entry("later", "Text.", places: ["later"]))
        #expect(try record.archive.named("a") == .event("a"))
        #expect(try record.archive.named("c-a") == .claim(event: "a"))
        #expect(try record.archive.named("c-later") == .claim(event: nil))
        #expect(try record.archive.named("s2") == .story("s2"))
        #expect(try record.archive.named("r-b") == .report(2))
        for other in ["", "A", "'; DROP TABLE events; --", "a\0", "%", "null"] {
            #expect(try record.archive.named(other) == nil)
        }
    }

    @Test func `gives an event with its claims and reports`() throws {
        let record = try TemporaryRecord()
        try record.file(first)
        let testimony = try record.archive.testimony(of: "b")
        #expect(testimony.claims.map(\.id) == ["c-b"] && testimony.reportOfClaim == [0])
        #expect(testimony.reports.map(\.report.id) == ["r-b"] && testimony.reports[0].witness == "r-b")
        #expect(testimony.reports[0].provenance == Made.provenance)
        #expect(try record.archive.testimony(of: "none").claims.isEmpty)
        let history = try #require(try record.archive.history(of: "b"))
        #expect(history.versions == 1 && history.time == TemporaryRecord.time)
        #expect(try record.archive.history(of: "none") == nil)
        #expect(try record.archive.event("b")?.story == "s2" && record.archive.event("none") == nil)
    }

    @Test func `keeps the ties between witnesses that there are now`() throws {
        let record = try TemporaryRecord()
        let link = MergeOutcome.Link(kind: "translation", report: 1, other: 2, share: 0.5, because: "a; b")
        try record.file(first, links: [link])
        #expect(try links(record) == ["translation \"a given id\" \"a given id\" 0.5 a; b"])
        try record.file(first, links: [])
        #expect(try links(record) == [])
        #expect(try shares(record) == [0.5, 0])
        #expect(try record.archive.verify().finding == nil)
        try record.file(first, links: [])
        #expect(try shares(record) == [0.5, 0])
        var stronger = link
        stronger.share = 0.75
        try record.file(first, links: [link])
        try record.file(first, links: [stronger])
        #expect(try shares(record) == [0.5, 0, 0.5, 0.75])
        #expect(try record.archive.verify().finding == nil)
        #expect(try record.archive.verify().finding == nil)
    }

    /// The shares in the history of links.
    private func shares(_ record: TemporaryRecord) throws -> [Double] {
        try DatabaseQueue(path: record.archive.path).read { db in
            try Double.fetchAll(db, sql: "SELECT share FROM link_versions ORDER BY number")
        }
    }

    private func links(_ record: TemporaryRecord) throws -> [String] {
        var links: [String] = []
        try record.archive.forEachLink { link in
            links.append("\(link.kind) \(link.report) \(link.other) \(link.share) \(link.because)")
        }
        return links
    }

    @Test(arguments: ["event_versions", "event_parties", "standings", "event_claims", "log"])
    func `writes all or nothing`(_ table: String) throws {
        let record = try TemporaryRecord()
        let (before, after) = (
            [event("a", by: [Made.jnim])], [event("a", by: [Made.army]), event("b", by: [Made.jnim])]
        )
        try record.file(before)
        for event in after { try record.add(entry("r-\(event.id)", "Of \(event.id).", places: [event.id])) }
        let head = try record.archive.verify().head
        try record.tamper(
            """
            CREATE TRIGGER stop BEFORE INSERT ON \(table)
            WHEN (SELECT count(*) FROM merges) = 2 BEGIN SELECT RAISE(ABORT, 'no'); END
            """,
            droppingTriggers: false
        )
        #expect(throws: ArchiveError.self) { try record.file(after) }
        #expect(try record.archive.verify().head == head)
        #expect(try record.events() == ["a"])
        #expect(try record.archive.actors(matching: EventFilter(), limit: nil).map(\.name) == ["JNIM"])
        try record.tamper("DROP TRIGGER stop", droppingTriggers: false)
        #expect(try record.file(after).new == 1)
        #expect(try record.archive.verify().finding == nil)
    }
}

@Suite struct `The log` {
    @Test func `says what was done and how many rows it wrote`() throws {
        let record = try TemporaryRecord()
        try record.file([event("a"), event("b"), event("c")])
        var entries: [String] = []
        var last = String(repeating: "0", count: 64)
        try record.archive.forEachLogEntry { entry in
            #expect(entry.previous == last && entry.time == TemporaryRecord.time)
            last = entry.hash
            let rows = entry.rows.map { "\($0.count) \($0.table)" }
            entries.append(([entry.step] + rows).joined(separator: " "))
        }
        let add = "add 1 reports 1 codings 1 claims"
        #expect(
            entries == [
                "init", add, add, add, "merge 1 merges 3 witness_versions 3 story_versions 3 event_versions",
            ]
        )
        #expect(try record.archive.verify().head == last)
    }

    @Test func `has entries of some thousands of rows at most`() throws {
        let record = try TemporaryRecord()
        let events = (0..<1_500).map { event("e\($0)") }
        _ = try record.archive.add(
            events.map { entry("r-\($0.id)", "Of \($0.id).", places: [$0.id]) },
            time: TemporaryRecord.time
        )
        try record.file(events)
        var sizes: [Int] = []
        try record.archive.forEachLogEntry { entry in
            if entry.step == "merge" { sizes.append(entry.rows.map(\.count).reduce(0, +)) }
        }
        #expect(sizes.reduce(0, +) == 1 + 3 * 1_500 && sizes.allSatisfy { $0 <= 2_001 } && sizes.count == 3)
        #expect(try record.archive.verify().finding == nil)
    }
}

@Suite struct `Witnesses and stories of a record` {
    private func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        for id in ["x", "y", "z"] { try record.add(given(id)) }
        var outcome = MergeOutcome(codings: 3)
        let standings = [
            (1, 3, "light", 3, 0.9, "s1"), (2, 2, "independent", nil, nil, "s2"),
            (3, 3, "independent", nil, nil, "s1"),
        ]
        for (report, witness, label, original, containment, story) in standings {
            outcome.standings.append(
                MergeOutcome.Standing(
                    report: report,
                    witness: witness,
                    label: label,
                    original: original,
                    containment: containment,
                    story: story
                )
            )
        }
        _ = try record.archive.merge(outcome, griot: "0.1.0", time: TemporaryRecord.time)
        return record
    }

    private func given(_ id: String) -> CodedEntry {
        var entry = entry(id, "Text of \(id).", title: "Title of \(id)")
        entry.given = "\"\(id)\""
        return entry
    }

    @Test func `come with the origin first`() throws {
        var witnesses: [String] = []
        try record().archive.forEachWitness { witness in
            let members = witness.members.map { member in
                [member.given, member.label, member.originalGiven, member.containment.map { "\($0)" }]
                    .compactMap { $0 }.joined(separator: " ")
            }
            witnesses.append("\(witness.origin): \(members.joined(separator: ", "))")
        }
        #expect(witnesses == [#""y": "y" independent"#, #""z": "z" independent, "x" light "z" 0.9"#])
    }

    @Test func `have every report once`() throws {
        var stories: [RecordedStory] = []
        try record().archive.forEachStory { stories.append($0) }
        #expect(stories.map(\.id) == ["s1", "s2"] && stories.map(\.witnesses) == [1, 1])
        #expect(stories.map(\.reports) == [["\"x\"", "\"z\""], ["\"y\""]])
        #expect(stories.map(\.title) == ["Title of x", "Title of y"])
    }

    @Test func `say of a report how it stands`() throws {
        let archive = try record().archive
        let standing = try #require(try archive.standing(ofReport: 1))
        #expect(standing.label == "light" && standing.witness == "z" && standing.original == "z")
        #expect(standing.containment == 0.9 && standing.report.text == "Text of x.")
        #expect(try archive.standing(ofReport: 9) == nil)
    }

    @Test func `remember the last merge`() throws {
        let record = try TemporaryRecord()
        try record.file([event("a"), event("b"), event("c")])
        let last = try record.archive.lastMerge()
        #expect(last.events == ["c-a": "a", "c-b": "b", "c-c": "c"])
        #expect(last.stories == [1: "s1", 2: "s2", 3: "s2"])
    }
}
