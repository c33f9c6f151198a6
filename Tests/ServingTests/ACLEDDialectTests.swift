import Archiving
import Chronicling
import EventData
import Exchanging
import GriotTesting
import Testing
import Unpacking

@testable import Serving

@Suite struct ACLEDDialectTests {
    /// Attacks of three days in two countries.
    static let made: [Telling] = [
        ("2025-01-06", Made.gao, 3), ("2025-02-10", Made.djibo, 12), ("2025-03-17", Made.menaka, 100),
        ("2026-01-05", Made.gao, 0),
    ].enumerated().map { number, attack in
        Telling(
            "a\(number)",
            attack.0,
            "Fighters of JNIM attacked the army at \(attack.1.name) on day \(number), \(attack.2) soldiers died.",
            outlet: "Wire \(number)"
        )
        .claiming(
            "k\(number)",
            .assault,
            "attacked",
            modes: ["firearms"],
            by: [("Fighters of JNIM", Made.jnim)],
            on: [("the army", number == 1 ? Telling.soldiers : Made.army)],
            at: (attack.1.name, attack.1),
            when: ("day \(number)", attack.0),
            killed: ("\(attack.2) soldiers", attack.2)
        )
    }

    private func rows(_ query: String = "") throws -> [JSONValue] {
        let answer = try TemporaryDesk(Self.made).json("/api/acled/read" + (query.isEmpty ? "" : "?\(query)"))
        let data = try #require(answer["data"]?.array)
        #expect(
            answer["success"]?.bool == true && answer["status"]?.int == 200
                && answer["count"]?.int == data.count
        )
        return data
    }

    private func days(_ query: String) throws -> [String] {
        try rows(query).compactMap { $0["event_date"]?.string }
    }

    @Test func `rows are those of the export, all of them texts`() throws {
        let desk = try TemporaryDesk(Self.made)
        let table = ACLEDTable()
        var expected: [[String]] = []
        try desk.archive.forEachEvent(matching: EventFilter()) { recorded in
            let brief = try #require(try Chronicle(desk.archive).brief(of: recorded))
            let history = try desk.archive.history(of: recorded.id).map {
                EventHistory(versions: $0.versions, last: $0.time)
            }
            if let fields = table.fields(of: brief, history: history ?? EventHistory()) {
                expected.append(fields.map(\.value))
            }
        }
        let rows = try #require(try desk.json("/api/acled/read?key=x&email=a%40b.c")["data"]?.array)
        #expect(rows.count == 4)
        #expect(rows.map { $0.members?.compactMap(\.value.string) ?? [] } == expected)
        #expect(rows.allSatisfy { $0.members?.map(\.key) == ACLEDTable.columnNames })
    }

    @Test(
        arguments: [
            ("country=Mali", ["2025-01-06", "2025-03-17", "2026-01-05"]),
            ("country=mali", ["2025-01-06", "2025-03-17", "2026-01-05"]),
            ("country=Mali|Burkina%20Faso", ["2025-01-06", "2025-02-10", "2025-03-17", "2026-01-05"]),
            (
                "country=Mali:OR:country=Burkina%20Faso",
                ["2025-01-06", "2025-02-10", "2025-03-17", "2026-01-05"]
            ), ("country=Atlantis", []),
            ("country=al&country_where=LIKE", ["2025-01-06", "2025-03-17", "2026-01-05"]),
            ("iso=466", ["2025-01-06", "2025-03-17", "2026-01-05"]),
            ("iso=466&iso_where=%3E", ["2025-02-10"]), ("year=2026", ["2026-01-05"]),
            ("year=2025&year_where=%3E", ["2026-01-05"]),
            ("year=2025|2026", ["2025-01-06", "2025-02-10", "2025-03-17", "2026-01-05"]),
            ("event_date=2025-02-10", ["2025-02-10"]),
            ("event_date=2025-02-01|2025-03-31&event_date_where=BETWEEN", ["2025-02-10", "2025-03-17"]),
            ("event_date=2025-03-01&event_date_where=%3E%3D", ["2025-03-17", "2026-01-05"]),
            ("event_date=2025-02-10&event_date_where=%3C", ["2025-01-06"]),
            ("fatalities=9&fatalities_where=%3E", ["2025-02-10", "2025-03-17"]),
            ("fatalities=12", ["2025-02-10"]),
            ("location=Djib", ["2025-02-10"]),
            ("location=%25ao%25&location_where=like", ["2025-01-06", "2026-01-05"]),
            ("actor1=jnim&year=2026", ["2026-01-05"]),
            ("event_type=Protests", []),
            ("timestamp=0", ["2025-01-06", "2025-02-10", "2025-03-17", "2026-01-05"]),
            ("timestamp=99999999999", []),
            ("country=", ["2025-01-06", "2025-02-10", "2025-03-17", "2026-01-05"]),
            ("nothing=x&_format=json", ["2025-01-06", "2025-02-10", "2025-03-17", "2026-01-05"]),
            ("limit=2", ["2025-01-06", "2025-02-10"]), ("limit=2&page=2", ["2025-03-17", "2026-01-05"]),
            ("limit=3&page=2", ["2026-01-05"]), ("limit=2&page=3", []),
            ("limit=0", ["2025-01-06", "2025-02-10", "2025-03-17", "2026-01-05"]),
            ("limit=1&page=2&country=Mali", ["2025-03-17"]),
        ] as [(String, [String])]
    )
    func `conditions choose rows`(query: String, expected: [String]) throws {
        #expect(try days(query) == expected)
    }

    @Test(arguments: [
        "country=Mali&country_where=NEAR", "limit=x", "limit=-1", "page=0", "page=x",
        "year=2025&year_where=DROP",
    ])
    func `what is not understood is refused`(query: String) throws {
        let answer = try TemporaryDesk().ask("/api/acled/read?\(query)")
        #expect(answer.status == 400 && answer.type == "application/json")
    }

    @Test func `fields are those that are asked for`() throws {
        #expect(
            try rows("fields=event_date|fatalities&limit=1").first?.members?.map(\.key) == [
                "event_date", "fatalities",
            ]
        )
        #expect(try rows("fields=&limit=1").first?.members?.count == ACLEDTable.columnNames.count)
    }

    @Test(arguments: ["/api/acled/read?_format=csv", "/api/acled/read.csv?"])
    func `a table has a head and a line for each`(address: String) throws {
        let answer = try TemporaryDesk(Self.made).ask(address + "&fields=event_date|country&limit=2")
        #expect(answer.type.hasPrefix("text/csv"))
        let lines = answer.text.split(whereSeparator: \.isNewline).map(String.init)
        #expect(lines == ["event_date,country", "2025-01-06,Mali", "2025-02-10,Burkina Faso"])
    }

    @Test func `a record without events answers with none`() throws {
        let answer = try TemporaryDesk().json("/api/acled/read")
        #expect(answer["count"]?.int == 0 && answer["data"]?.array?.isEmpty == true)
    }
}
