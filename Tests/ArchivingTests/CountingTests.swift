import Archiving
import EventData
import GriotTesting
import Testing

@Suite struct `Counting events` {
    private func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        try record.file(someEvents)
        return record
    }

    /// Cells as lines: `2025-01-01 MLI 1 12 -9.0`.
    private func series(
        _ period: SeriesPeriod,
        _ key: SeriesKey,
        _ set: (inout EventFilter) -> Void = { _ in }
    ) throws -> [String] {
        var filter = EventFilter()
        set(&filter)
        return try record().archive.series(by: period, of: key, matching: filter).map { cell in
            ([cell.period] + cell.key + ["\(cell.events)", "\(cell.killed)", "\(cell.score)"]).joined(
                separator: " "
            )
        }
    }

    @Test func `leaves out what reaches over two months, and what has no date`() throws {
        #expect(try series(.month, .all) == ["2025-01-01 1 12 -9.0", "2025-03-01 2 0 3.5"])
    }

    @Test func `counts weeks from Monday to Sunday`() throws {
        #expect(
            try series(.week, .all) == [
                "2025-01-06 1 12 -9.0", "2025-01-27 1 5 -9.0", "2025-03-10 1 0 1.0", "2025-03-17 1 0 6.0",
            ]
        )
    }

    @Test func `counts by what it is asked for`() throws {
        #expect(try series(.week, .country) == ["2025-01-06 MLI 1 12 -9.0", "2025-01-27 BFA 1 5 -9.0"])
        #expect(try series(.month, .admin1) == ["2025-01-01 MLI Gao 1 12 -9.0"])
        #expect(
            try series(.month, .type) == [
                "2025-01-01 ASSAULT 1 12 -9.0", "2025-03-01 AGREE 1 0 6.0", "2025-03-01 CONSULT 1 0 1.0",
            ]
        )
        #expect(
            try series(.month, .dyad) { $0.from = "2025-03-01" } == [
                "2025-03-01 Armed Forces of Mali France 1 0 6.0", "2025-03-01 Mali France 2 0 3.5",
            ]
        )
    }

    @Test func `counts an event once between two countries, however many act for them`() throws {
        #expect(try series(.month, .countries) { $0.from = "2025-03-01" } == ["2025-03-01 MLI FRA 2 0 3.5"])
    }

    @Test func `takes the filters of events`() throws {
        #expect(
            try series(.month, .all) {
                $0.happened = true; $0.pair = ["MLI:", "FRA:"]
            } == ["2025-03-01 1 0 1.0"]
        )
        #expect(try series(.month, .all) { $0.party = "nobody" }.isEmpty)
    }

    @Test func `says who acts on whom`() throws {
        let archive = try record().archive
        let ties = try archive.network(matching: EventFilter(), byCountry: false, limit: nil)
        #expect(
            ties.map { "\($0.actor) > \($0.recipient) \($0.events) \($0.score)" } == [
                "Mali > France 2 3.5", "Armed Forces of Mali > France 1 6.0",
                "Armed Forces of Mali > gunmen 1 -9.0", "France > Mali 1 2.0",
                "JNIM > Armed Forces of Mali 1 -9.0",
            ]
        )
        #expect(ties.first?.first == "2025-03-10" && ties.first?.last == "2025-03-17")
        let countries = try archive.network(matching: EventFilter(), byCountry: true, limit: 1)
        #expect(
            countries.map { "\($0.actor) > \($0.recipient) \($0.events) \($0.score)" } == ["MLI > FRA 2 3.5"]
        )
    }

    @Test func `says how often somebody acts, and how often something is done to them`() throws {
        let actors = try record().archive.actors(matching: EventFilter(), limit: nil)
        #expect(
            actors.map { "\($0.name) \($0.acts) \($0.receives)" } == [
                "Armed Forces of Mali 2 1", "France 1 2", "Mali 2 1", "JNIM 1 0", "gunmen 0 1",
            ]
        )
        #expect(actors[0].first == "2025-01-06" && actors[0].last == "2025-03-17")
        #expect(actors[0].id == "mali-army" && actors[0].country == "MLI" && actors[0].sector == "MIL")
        var filter = EventFilter()
        filter.country = "BFA"
        #expect(
            try record().archive.actors(matching: filter, limit: 1).map(\.name) == ["Armed Forces of Mali"]
        )
    }

    @Test func `says where it was, and how many were killed there`() throws {
        let places = try record().archive.places(matching: EventFilter(), limit: nil)
        #expect(
            places.map { "\($0.name) \($0.events) \($0.killed)" } == ["Djibo 1 5", "Gao 1 12", "Paris 1 0"]
        )
        #expect(places[1].latitude == 16.27 && places[1].admin1 == "Gao" && places[2].first == nil)
    }
}
