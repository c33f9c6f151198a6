import Archiving
import EventData
import Testing

@Suite struct `Counts that are kept` {
    private static let jnim = Actor(id: "jnim", name: "Jama'at Nusrat", country: nil, sectors: ["REB"])
    private static let army = Actor(id: nil, name: "the army", country: "MLI", sectors: ["MIL"])
    private static let villagers = Actor(id: nil, name: "villagers", country: "MLI", sectors: ["CVL"])

    /// Fits every event, and is not answered from what merging keeps.
    private static var all: EventFilter {
        var filter = EventFilter()
        filter.witnesses = 0
        return filter
    }

    @Test func `keeps the counts that a question would come to`() throws {
        let archive = try record(of: [
            event(1, "2024-01-05", [Self.jnim], [Self.army]),
            event(2, "2024-01-20", [Self.army], [Self.villagers]),
            event(3, "2024-02-01", [Self.jnim], [Self.army, Self.villagers]),
        ]).reopened()
        let (open, all) = (EventFilter(), Self.all)
        #expect(
            try archive.actors(matching: open, limit: nil).map(\.name) == [
                "the army", "Jama'at Nusrat", "villagers",
            ]
        )
        #expect(try archive.actors(matching: open, limit: nil) == archive.actors(matching: all, limit: nil))
        #expect(try archive.actors(matching: open, limit: 1) == archive.actors(matching: all, limit: 1))
        #expect(try archive.places(matching: open, limit: nil) == archive.places(matching: all, limit: nil))
        for byCountry in [false, true] {
            let kept = try archive.network(matching: open, byCountry: byCountry, limit: nil)
            #expect(try kept == archive.network(matching: all, byCountry: byCountry, limit: nil))
            #expect(!kept.isEmpty)
        }
    }

    @Test func `counts anew what a merge changed`() throws {
        let record = try record(of: [event(1, "2024-01-05", [Self.jnim], [Self.army])])
        try merge([event(1, "2024-01-05", [Self.army], [Self.villagers])], into: record)
        let archive = try record.reopened()
        #expect(
            try archive.actors(matching: EventFilter(), limit: nil).map(\.name) == ["the army", "villagers"]
        )
    }

    @Test(arguments: [
        ("2024-01-01", "2024-01-01", ["2024-01-01"], ["2024-01-01"]),
        ("2024-01-07", "2024-01-07", ["2024-01-01"], ["2024-01-01"]),
        ("2024-01-31", "2024-02-01", ["2024-01-29"], []), ("2024-02-04", "2024-02-05", [], ["2024-02-01"]),
        ("2024-12-31", "2024-12-31", ["2024-12-30"], ["2024-12-01"]), ("2024-01-01", "2024-12-31", [], []),
    ])
    func `puts an event into the week and month that it was in`(
        _ from: String,
        _ to: String,
        _ weeks: [String],
        _ months: [String]
    ) throws {
        let archive = try record(of: [event(1, from, to: to, [Self.jnim], [Self.army])]).reopened()
        #expect(try archive.series(by: .week, of: .all, matching: EventFilter()).map(\.period) == weeks)
        #expect(try archive.series(by: .month, of: .country, matching: EventFilter()).map(\.period) == months)
    }

    @Test func `counts an event of two parties on one side once`() throws {
        let archive = try record(of: [event(1, "2024-01-05", [Self.jnim], [Self.army, Self.villagers])])
            .reopened()
        #expect(try archive.series(by: .month, of: .all, matching: EventFilter()).map(\.events) == [1])
        #expect(try archive.series(by: .month, of: .dyad, matching: EventFilter()).map(\.events) == [1, 1])
    }

    // MARK: A record of events

    private func record(of events: [Event]) throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One.", places: ["Djibo", "Gao", "Kidal"]))
        try merge(events, into: record)
        return record
    }

    private func merge(_ events: [Event], into record: TemporaryRecord) throws {
        var outcome = MergeOutcome(codings: 1)
        outcome.standings = [
            MergeOutcome.Standing(
                report: 1,
                witness: 1,
                label: "independent",
                original: nil,
                containment: nil,
                story: "s1"
            )
        ]
        outcome.events = events.map { event in
            MergeOutcome.Filed(event: event, story: "s1", claims: event.accounts, line: "\(event)")
        }
        _ = try record.archive.merge(outcome, griot: "0.1.0", time: TemporaryRecord.time)
    }

    private func event(
        _ number: Int,
        _ from: String,
        to: String? = nil,
        _ actors: [Actor],
        _ recipients: [Actor]
    ) -> Event {
        let days = (Day(iso: from), Day(iso: to ?? from))
        return Event(
            id: "e\(number)",
            type: .assault,
            quad: 4,
            score: -9 + Double(number),
            status: .occurred,
            actors: actors,
            recipients: recipients,
            place: Place(name: "Djibo", country: "BFA", latitude: 14.1, longitude: -1.63, precision: .place),
            date: days.0.flatMap { first in
                days.1.map { EventDate(from: first, to: $0, precision: .day, basis: .explicit) }
            },
            accounts: [number],
            witnesses: 1,
            reports: 1,
            outlets: 1
        )
    }
}
