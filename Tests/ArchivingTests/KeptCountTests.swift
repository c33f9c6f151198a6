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
}
