import Archiving
import EventData
import Foundation
import GriotTesting
import Testing
import Unpacking

@testable import Serving

@Suite struct DataFormsTests {
    @Test func `events are the same in every form`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let events = try desk.events()
        #expect(try desk.ids("?sort=date") == events.map(\.id))
        #expect(try Set(desk.ids()) == Set(events.map(\.id)))
        let table = desk.ask("/events.csv")
        #expect(table.type.hasPrefix("text/csv"))
        for event in events { #expect(table.text.contains(event.id)) }
        let features = try #require(try desk.json("/events.geojson")["features"]?.array)
        #expect(features.allSatisfy { $0["type"]?.string == "Feature" } && features.count <= events.count)
        #expect(
            features.filter { $0["geometry"] != .null }.count
                == events.filter { $0.place?.latitude != nil }.count
        )
        let feed = desk.ask("/events.atom")
        #expect(feed.type.hasPrefix("application/atom+xml"))
        #expect(
            StrictXML.entries(feed.body).map { Set($0) } == Set(events.map { "urn:griot:event:\($0.id)" })
        )
    }

    @Test func `the choice of a page is that of its forms`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let links = try desk.page("/events?type=ASSAULT&lang=fr").links.filter { $0.hasPrefix("/events.") }
        #expect(links == ["json", "csv", "geojson", "atom"].map { "/events.\($0)?type=ASSAULT&sort=-date" })
        #expect(try desk.json(links[0])["data"]?.array?.count == 1)
        #expect(desk.ask(links[1]).text.split(separator: "\n").count == 2)
    }

    @Test func `an event is also its line and a brief`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let event = try #require(try desk.events().first)
        #expect(
            try desk.json("/events/\(event.id).json")
                == JSONReader.read(Array(try #require(try desk.archive.event(event.id)).line.utf8))
        )
        let brief = desk.ask("/events/\(event.id).md")
        #expect(brief.type.hasPrefix("text/markdown") && brief.text.contains("Djibo"))
        for form in ["csv", "geojson", "atom"] {
            #expect(desk.ask("/events/\(event.id).\(form)").status == 404)
        }
    }

    @Test func `a report is also its coding`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let coding = try desk.json("/reports/r5.json")
        #expect(coding["events"]?.array?.count == 2 && coding["report"]?["id"]?.string == "r5")
    }

    @Test(arguments: ["stories", "actors", "places", "outlets", "reports", "relations"])
    func `every list is also JSON and a table`(list: String) throws {
        let desk = try TemporaryDesk(Telling.some)
        let data = try #require(try desk.json("/\(list).json")["data"]?.array)
        #expect(!data.isEmpty)
        let table = desk.ask("/\(list).csv")
        #expect(table.status == 200 && table.type.hasPrefix("text/csv"))
        let lines = table.text.split(separator: "\n")
        #expect(lines.count == data.count + 1)
        #expect(
            lines[0].trimmingCharacters(in: .whitespaces)
                == data[0].members?.map(\.key).joined(separator: ",")
        )
    }

    @Test(arguments: ["stories", "actors", "places", "outlets", "reports", "relations"])
    func `every list is also a feed and features of a map`(list: String) throws {
        let desk = try TemporaryDesk(Telling.some)
        let count = try #require(try desk.json("/\(list).json")["data"]?.array).count
        let features = try #require(try desk.json("/\(list).geojson")["features"]?.array)
        #expect(features.count == count)
        let isPlace = features.contains { $0["geometry"]?["type"]?.string == "Point" }
        #expect(isPlace == (list == "places"))
        let feed = desk.ask("/\(list).atom")
        #expect(feed.type.hasPrefix("application/atom+xml"))
        #expect(feed.text.matches(of: /<entry>/).count == count)
    }

    @Test func `lists tell what the record holds`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let reports = try #require(try desk.json("/reports.json")["data"]?.array)
        #expect(reports.compactMap { $0["id"]?.string }.sorted() == ["r1", "r2", "r3", "r4", "r5", "r6"])
        let outlets = try #require(try desk.json("/outlets.json")["data"]?.array)
        #expect(outlets.first { $0["name"]?.string == "Sahel Wire" }?["reports"]?.int == 2)
        #expect(outlets.compactMap { $0["copies"]?.int }.reduce(0, +) == 1)
        let actors = try #require(try desk.json("/actors.json")["data"]?.array)
        let expected = try desk.archive.actors(matching: EventFilter(), limit: nil)
        #expect(actors.compactMap { $0["name"]?.string } == expected.map(\.name))
        #expect(actors.compactMap { $0["acts"]?.int } == expected.map(\.acts))
        let places = try #require(try desk.json("/places.json?type=ASSAULT")["data"]?.array)
        #expect(places.compactMap { $0["name"]?.string } == ["Djibo"])
    }

    // MARK: Pages of a list

    /// A record of `count` talks, a day each.
    private func many(_ count: Int) throws -> TemporaryDesk {
        let tellings = (0..<count).map { number in
            let (month, day) = (number / 28 % 12 + 1, number % 28 + 1)
            let date = "20\(10 + number / 336)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
            let party = Actor(id: "actor-\(number)", name: "Actor \(number)", country: nil, sectors: ["GOV"])
            return Telling(
                "m\(number)",
                date,
                "Actor \(number) met nobody on day \(number).",
                outlet: "Outlet \(number)"
            )
            .claiming(
                "k\(number)",
                .consult,
                "met",
                by: [("Actor \(number)", party)],
                when: ("day \(number)", date)
            )
        }
        let desk = try TemporaryDesk(isMerged: false)
        _ = try desk.archive.add(tellings.map(\.entry), time: TemporaryDesk.time)
        try desk.merge()
        return desk
    }

    @Test func `a list goes on by next until its end`() throws {
        let desk = try many(230)
        for list in ["events", "reports", "actors", "stories", "outlets"] {
            var (next, rows): (String?, [JSONValue]) = ("/\(list).json", [])
            while let address = next {
                let answer = desk.ask(address)
                try #require(answer.status == 200)
                let page = try JSONReader.read(answer.body)
                rows += page["data"]?.array ?? []
                next = page["next"]?.string
                #expect(answer.header("Link") == next.map { "<\($0)>; rel=\"next\"" }, "\(list)")
            }
            #expect(rows.count == 230, "\(list)")
            #expect(
                Set(rows.compactMap { $0["id"]?.string ?? $0["name"]?.string ?? $0["event"]?.string }).count
                    == 230,
                "\(list)"
            )
        }
        #expect(try desk.json("/events.json?limit=7&page=33")["data"]?.array?.count == 6)
        #expect(try desk.json("/events.json?page=1000000")["data"]?.array?.isEmpty == true)
    }

    @Test func `pages of events lead to each other`() throws {
        let desk = try many(230)
        var seen: [String] = []
        for number in 1...3 {
            let page = try desk.page(
                "/events" + (number == 1 ? "?type=CONSULT" : "?type=CONSULT&page=\(number)")
            )
            seen += page.tags("li").compactMap { $0["data-id"] }
            let links = page.tags("a").filter { $0["rel"] == "next" || $0["rel"] == "prev" }.compactMap {
                $0["href"]
            }
            let expected = [
                number == 2 ? "/events?type=CONSULT" : "/events?type=CONSULT&page=2",
                "/events?type=CONSULT&page=3",
            ]
            #expect(
                links == (number == 1 ? [expected[0]] : number == 2 ? expected : [expected[0]]),
                "\(number)"
            )
        }
        #expect(Set(seen).count == 230 && seen.count == 230)
        for list in ["actors", "reports", "stories", "outlets"] {
            #expect(
                try desk.page("/\(list)").tags("a").contains {
                    $0["rel"] == "next" && $0["href"] == "/\(list)?page=2"
                },
                "\(list)"
            )
            #expect(try desk.page("/\(list)?page=3").tags("a").allSatisfy { $0["rel"] != "next" }, "\(list)")
        }
    }

    @Test func `where events are many the timeline has a bar for each month`() throws {
        let desk = try many(430)
        let data = try desk.page("/events").data("timeline-data")
        let bars = try #require(data["bars"]?.array)
        let sum = bars.flatMap { $0["quads"]?.array?.compactMap(\.int) ?? [] }.reduce(0, +)
        #expect(sum == 430 && data["marks"] == nil)
        #expect(bars.compactMap { $0["month"]?.string } == bars.compactMap { $0["month"]?.string }.sorted())
        #expect(try desk.page("/events?type=ASSAULT").data("timeline-data")["marks"]?.array?.isEmpty == true)
    }

    // MARK: Choices

    @Test(
        arguments: [
            ("near=14.1,-1.6&radius=30", ["ASSAULT"]), ("near=14.1,-1.6&radius=30&type=AGREE", []),
            ("bbox=-3,13,0,15", ["ASSAULT"]),
            ("bbox=2,48,3,49", ["AGREE", "AGREE"]), ("bbox=170,-20,-170,20", []),
            ("status=future", ["AGREE"]),
            ("status=future,occurred&quad=vc&country=FRA", ["AGREE", "AGREE"]), ("q=salt", ["CONSULT"]),
            ("q=tu%C3%A9s", ["ASSAULT"]),
            ("quad=mx", ["ASSAULT", "MOBILIZE"]), ("from=2025-06-20&to=2025-07-14", ["AGREE", "AGREE"]),
            ("from=2025-07", ["AGREE"]), ("to=2025-05", []),
            ("party=aes", ["MOBILIZE"]),
            ("actor=mali&recipient=france&status=occurred", ["AGREE", "CONSULT"]),
            ("place=gao", ["MOBILIZE"]),
            ("witnesses=2", ["ASSAULT"]), ("witnesses=1,3%2B&type=ASSAULT", []), ("contested=1", ["ASSAULT"]),
            ("mode=firearms", ["ASSAULT"]),
            ("since=2025-12-24", []), ("q=%22%2A%28", []), ("in=nobody", []),
        ] as [(String, [String])]
    )
    func `a choice finds its events`(query: String, types: [String]) throws {
        let desk = try TemporaryDesk(Telling.some)
        let found = try #require(try desk.json("/events.json?\(query)")["data"]?.array)
        #expect(found.compactMap { $0["type"]?.string }.sorted() == types.sorted())
        let page = try desk.page("/events?\(query)")
        #expect(page.tags("li").filter { $0["data-id"] != nil }.count == types.count)
    }

    @Test func `events are chosen by their ids and by what is new`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let ids = try desk.ids()
        #expect(try desk.ids("?in=\(ids[0]),\(ids[2])") == [ids[0], ids[2]])
        let late = Telling("r7", "2025-12-24", "Mali sent grain to France on Monday.", outlet: "A").claiming(
            "c9",
            .aid,
            "sent grain",
            by: [("Mali", Made.mali)],
            on: [("France", Made.france)],
            when: ("Monday", "2025-12-22")
        )
        try desk.add([late])
        try desk.merge(at: "2025-12-25T08:00:00Z")
        let new = try desk.ids("?since=2025-12-24")
        #expect(Set(new).subtracting(ids).count == 1 && new.count < ids.count, "\(new) \(ids)")
        #expect(try desk.ids("?since=2025-12-23T08:00:00Z").count == ids.count + 1)
    }

    @Test func `OpenAPI tells of every route, and each is there`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let document = try desk.json("/openapi.json")
        #expect(document["openapi"]?.string?.hasPrefix("3.1") == true)
        let event = try #require(try desk.ids().first)
        for path in try #require(document["paths"]?.members) {
            var address = path.key.replacing("{version}", with: "25.1")
            address = address.replacing("{id}", with: path.key.hasPrefix("/reports") ? "r1" : event)
            let answer = desk.ask(address)
            #expect(answer.status == 200, "\(path.key)")
            let types = path.value["get"]?["responses"]?["200"]?["content"]?.members?.map(\.key) ?? []
            #expect(types.contains { answer.type.hasPrefix($0) }, "\(path.key): \(answer.type)")
        }
    }
}
