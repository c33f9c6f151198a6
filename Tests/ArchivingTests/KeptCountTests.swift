import Archiving
import EventData
import Testing

@Suite struct `Counts that are kept` {
    /// A question that is answered from kept counts, and the same that is counted anew: every event has a witness.
    private static func questions(happened: Bool) -> (kept: EventFilter, anew: EventFilter) {
        var kept = EventFilter()
        kept.happened = happened
        var anew = kept
        anew.witnesses = 1
        return (kept, anew)
    }

    private func expectSame(_ archive: Archive, limit: Int? = nil) throws {
        let (open, all) = Self.questions(happened: false)
        #expect(
            try archive.actors(matching: open, limit: limit) == archive.actors(matching: all, limit: limit)
        )
        #expect(
            try archive.places(matching: open, limit: limit) == archive.places(matching: all, limit: limit)
        )
        let (kept, anew) = Self.questions(happened: true)
        for byCountry in [false, true] {
            let ties = try archive.network(matching: kept, byCountry: byCountry, limit: limit)
            #expect(try ties == archive.network(matching: anew, byCountry: byCountry, limit: limit))
        }
    }

    @Test(arguments: [nil, 0, 1, 2]) func `are what a question would come to`(_ limit: Int?) throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        try expectSame(try record.reopened(), limit: limit)
        #expect(try record.reopened().actors(matching: EventFilter(), limit: nil).isEmpty == false)
    }

    @Test func `follow what a merge changes`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        try record.file([someEvents[0]])
        try expectSame(try record.reopened())
        let names = try record.reopened().actors(matching: EventFilter(), limit: nil).map(\.name)
        #expect(Set(names) == Set((someEvents[0].actors + someEvents[0].recipients).map(\.name)))
    }

    @Test func `outlast a merge that changes nothing`() throws {
        let record = try TemporaryRecord()
        try record.file(someEvents, texts: ["siege": "Soldiers fled."])
        let before = try record.reopened().actors(matching: EventFilter(), limit: nil)
        try record.file(someEvents, texts: ["siege": "Soldiers fled."])
        #expect(try record.reopened().actors(matching: EventFilter(), limit: nil) == before)
        var filter = EventFilter()
        filter.text = "soldiers"
        #expect(try record.events(filter) == ["siege"])
    }

    @Test(arguments: [
        ("UPDATE actors SET acts = 7 WHERE rank = 2", Verification.Finding.Kind.changed, "actors", 2),
        ("UPDATE actors SET last = NULL WHERE rank = 1", .changed, "actors", 1),
        ("DELETE FROM actors WHERE rank = 3", .missing, "actors", 3),
        (
            "INSERT INTO actors SELECT 99, id, name, country, sector, 1, 1, first, last FROM actors LIMIT 1",
            .unlogged,
            "actors", 99
        ),
        ("UPDATE ties SET score = score + 0.1 WHERE rank = 1", .changed, "ties", 1),
        ("UPDATE country_ties SET recipient = 'XXX' WHERE rank = 1", .changed, "country_ties", 1),
        ("UPDATE places SET killed = 13 WHERE rank = 2", .changed, "places", 2),
        ("DELETE FROM places", .missing, "places", 1),
        ("DELETE FROM event_reports WHERE event = 2", .missing, "event_reports", 2),
        ("INSERT INTO event_reports VALUES (3, 1)", .unlogged, "event_reports", 3),
    ])
    func `are counted again by verifying`(
        _ sql: String,
        _ kind: Verification.Finding.Kind,
        _ table: String,
        _ number: Int
    ) throws {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        #expect(try record.reopened().verify().finding == nil)
        try record.tamper(sql)
        let finding = Verification.Finding(kind: kind, table: table, number: number)
        #expect(try record.reopened().verify().finding == finding)
    }
}
