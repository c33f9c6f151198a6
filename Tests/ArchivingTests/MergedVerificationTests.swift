import Archiving
import EventData
import GriotTesting
import Testing

extension TemporaryRecord {
    /// A record with rows in each of its tables.
    static func full() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        var quoting = quoting("r-a", "Of a.", [("Go!", Made.mali, "president"), ("No.", nil, nil)])
        quoting.coded.claims = [
            Made.claim("c-a", by: [Made.jnim], on: [Made.army], at: Made.gao, killed: 3, says: "the army")
        ]
        quoting.coded.relations = [
            Relation(
                kind: .role,
                subject: Party(evidence: Made.evidence("he"), actor: Made.mali, basis: .stated),
                object: Party(evidence: Made.evidence("it"), actor: Made.france, basis: .stated),
                role: "head",
                evidence: Made.evidence("he, head of it")
            )
        ]
        try record.add(quoting)
        try record.add(entry("r-b", "Of b.", places: ["b"]))
        let link = MergeOutcome.Link(kind: "translation", report: 1, other: 2, share: 0.5, because: "names")
        try record.file([event("a", by: [Made.jnim]), event("b")], links: [link])
        try record.file([event("a", by: [Made.jnim], witnesses: 2)], links: [link], successors: ["b": "a"])
        try record.take([datasetEvent("MLI1"), datasetEvent("MLI2")])
        return record
    }

    static let tables = [
        "reports", "codings", "quotations", "relations", "claims", "claim_parties", "claim_figures",
        "claim_voices",
        "merges", "witness_versions", "story_versions", "event_versions", "link_versions", "datasets",
        "dataset_events", "log",
    ]
}

@Suite struct `Verifying a merged record` {
    typealias Finding = Verification.Finding

    @Test func `finds it sound`() throws {
        let verification = try TemporaryRecord.full().reopened().verify()
        #expect(verification.finding == nil)
        #expect(verification.reports == 2 && verification.claims == 2 && verification.entries == 6)
    }

    @Test(arguments: [
        ("UPDATE quotations SET words = 'Stay!' WHERE ordinal = 0", "codings", 1),
        ("UPDATE quotations SET speaker = 'x' WHERE ordinal = 1", "codings", 1),
        ("DELETE FROM quotations WHERE ordinal = 1", "codings", 1),
        ("UPDATE relations SET role = 'tail'", "codings", 1),
        ("UPDATE relations SET until_to = '2025-01-01'", "codings", 1),
        ("UPDATE claim_voices SET words = 'the rebels'", "claims", 1),
        ("UPDATE claim_voices SET kind = 'witness'", "claims", 1),
        ("UPDATE claim_parties SET sectors = 'MIL;GOV' WHERE claim = 1 AND ordinal = 1", "claims", 1),
        ("UPDATE claim_figures SET counted = 'x' WHERE claim = 2", "claims", 2),
        ("UPDATE merges SET at = '2020-01-01' WHERE number = 2", "merges", 2),
        ("UPDATE merges SET codings = 7 WHERE number = 1", "merges", 1),
        ("UPDATE witness_versions SET label = 'same' WHERE number = 2", "witness_versions", 2),
        ("UPDATE witness_versions SET containment = 1.0 WHERE number = 1", "witness_versions", 1),
        ("UPDATE story_versions SET story = 'sx' WHERE number = 1", "story_versions", 1),
        ("UPDATE event_versions SET line = '{}' WHERE number = 1", "event_versions", 1),
        ("UPDATE event_versions SET successor = 'c' WHERE standing = 'merged'", "event_versions", 4),
        ("UPDATE link_versions SET share = 0.51", "link_versions", 1),
        ("UPDATE link_versions SET because = ''", "link_versions", 1),
        ("UPDATE datasets SET name = 'x'", "datasets", 1),
        ("UPDATE dataset_events SET deaths_best = 30 WHERE number = 2", "dataset_events", 2),
        (#"UPDATE dataset_events SET "row" = '' WHERE number = 1"#, "dataset_events", 1),
    ])
    func `names the first row that was changed`(_ sql: String, _ table: String, _ number: Int) throws {
        let record = try TemporaryRecord.full()
        try record.tamper(sql)
        let finding = Finding(kind: .changed, table: table, number: number)
        #expect(try record.reopened().verify().finding == finding)
    }

    @Test(arguments: [
        ("UPDATE links SET share = 0.75", Finding.Kind.changed, "links", 1),
        ("UPDATE links SET other = 3", .changed, "links", 1),
        ("DELETE FROM links", .missing, "links", 1),
        ("DELETE FROM events", .missing, "events", 3),
        ("UPDATE events SET place = 'Gao'", .changed, "events", 1),
    ])
    func `names a row of the present that the history does not have so`(
        _ sql: String,
        _ kind: Finding.Kind,
        _ table: String,
        _ number: Int
    ) throws {
        let record = try TemporaryRecord.full()
        try record.tamper(sql)
        let finding = Finding(kind: kind, table: table, number: number)
        #expect(try record.reopened().verify().finding == finding)
    }

    /// What stands in names stands in the lines of events as JSON has it.
    @Test(arguments: [
        "a\0b", "\0", "a\u{10}b", "\u{10}0", #"a\u0000b"#, #"a\\u0010b"#, #"\"#, "\"; --", "'",
        "\u{7F}\u{85}",
        "\u{1F}", "\u{1}\0\u{10}1", "e\u{301}", "\u{2028}", "\u{FEFF}x", "\u{10FFFF}", "%s", "a\tb\nc",
    ])
    func `finds names of any letters sound`(_ name: String) throws {
        let record = try TemporaryRecord()
        let actor = Actor(id: name, name: name, country: name, sectors: [name], kind: name)
        let place = Place(
            name: name,
            country: name,
            admin1: name,
            latitude: 1,
            longitude: 2,
            precision: .place
        )
        try record.file(
            [event("e", modes: [name], by: [actor], on: [actor], at: place), event(name + "x", by: [actor])],
            links: [MergeOutcome.Link(kind: "translation", report: 1, other: 2, share: 0.5, because: name)]
        )
        let finding = try record.reopened().verify().finding
        #expect(finding == nil, "\(Array(name.utf8))")
        #expect(try record.reopened().actors(matching: EventFilter(), limit: nil).map(\.name) == [name])
    }

    @Test(arguments: [
        ("merges", 2), ("witness_versions", 1), ("story_versions", 2), ("event_versions", 3),
        ("link_versions", 1),
        ("datasets", 1), ("dataset_events", 2),
    ])
    func `names a row that is gone`(_ table: String, _ number: Int) throws {
        let record = try TemporaryRecord.full()
        try record.tamper("DELETE FROM \(table) WHERE number = \(number)")
        let finding = Finding(kind: .missing, table: table, number: number)
        #expect(try record.reopened().verify().finding == finding)
    }

    @Test(arguments: TemporaryRecord.tables.filter { $0 != "log" })
    func `names a row that nothing logged`(_ table: String) throws {
        let record = try TemporaryRecord.full()
        let key =
            ["quotations": "coding", "relations": "coding"][table]
            ?? (table.hasPrefix("claim_") ? "claim" : "number")
        let unique = ["reports": ", document = 99", "claims": ", coding = 99"][table] ?? ""
        try record.tamper(
            """
            CREATE TEMP TABLE copy AS SELECT * FROM \(table) LIMIT 1;
            UPDATE copy SET \(key) = 99\(unique)\(table == "reports" ? ", id = 'new'" : "");
            INSERT INTO main.\(table) SELECT * FROM copy;
            """
        )
        let finding = try record.reopened().verify().finding
        #expect(finding == Finding(kind: .unlogged, table: table, number: 99))
    }

    @Test(arguments: TemporaryRecord.tables)
    func `lets no row be changed, deleted or replaced`(_ table: String) throws {
        let record = try TemporaryRecord.full()
        let key =
            ["quotations": "coding", "relations": "coding"][table]
            ?? (table.hasPrefix("claim_") ? "claim" : "number")
        for sql in [
            "UPDATE \(table) SET \(key) = \(key)", "DELETE FROM \(table)",
            "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
        ] {
            #expect(throws: (any Error).self, "\(sql)") { try record.tamper(sql, droppingTriggers: false) }
        }
        #expect(try record.archive.verify().finding == nil)
    }
}
