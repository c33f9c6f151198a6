import Archiving
import EventData
import GriotTesting
import Testing
import Unpacking

@testable import Serving

/// Reports are strangers' words: whatever they hold is read as words.
@Suite struct HostileTextTests {
    private static let tricks: [String] = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>",
        "</script><script>alert(1)</script>",
        "<!-- <script>", "]]><b>", "javascript:alert(1)", "\u{202E}gnp.exe\u{2066}",
        "zero\u{200B}width\u{FEFF}", "nul\u{0}byte", "{{7*7}}${7*7}",
        "%3Cscript%3Ealert(1)%3C/script%3E", "</title><script>", "<iframe srcdoc='x'>", "\u{1B}[31m",
        "&lt;b&gt; &#x3C;script", "<style>*{}</style>",
        "\r\nSet-Cookie: a=b", "../../etc/passwd", "a/b?c#d", "\u{2028}\u{2029}", "\u{FFFE}\u{FFFF}",
        "=cmd|' /C calc'!A0", "<plaintext>", "<textarea>",
        "\" style=\"x\" onmouseover=\"alert(1)", "line\nfeed\ttab",
    ]

    /// A report with a trick wherever a report or its coding has a text.
    private static func telling(_ trick: String, _ number: Int) -> Telling {
        let actor = Actor(id: "id \(trick) \(number)", name: "Actor \(trick)", country: nil, sectors: ["GOV"])
        let other = Actor(id: nil, name: "Other \(trick) \(number)", country: "MLI", sectors: ["<b>"])
        let place = Place(
            name: "Place \(trick)",
            country: "MLI",
            admin1: "Region \(trick)",
            latitude: 14,
            longitude: Double(number % 90),
            precision: .place
        )
        let text =
            "Actor \(trick) met Other \(trick) at Place \(trick) on Monday with 12 men.\nVoice \(trick) said \"\(trick)\"."
        var telling = Telling(
            "report \(trick) \(number)",
            "2025-06-\(number % 28 + 1 < 10 ? "0" : "")\(number % 28 + 1)",
            title: "Title \(trick)",
            text,
            outlet: "Outlet \(trick)",
            url: number % 2 == 0 ? trick : "https://a.example/\(trick)"
        )
        telling = telling.claiming(
            "claim-\(number)",
            .consult,
            "met",
            modes: [trick],
            by: [("Actor \(trick)", actor)],
            on: [("Other \(trick)", other)],
            at: ("Place \(trick)", place),
            when: ("on Monday", "2025-06-02"),
            killed: ("12", 12),
            size: ("12 men", 12),
            says: "Voice \(trick)"
        )
        return telling.quoting(trick, of: ("Actor \(trick)", actor), as: "role \(trick)")
            .relating(
                "Actor \(trick) met",
                ("Actor \(trick)", actor),
                ("Other \(trick)", other),
                as: "head \(trick)"
            )
    }

    private static func desk() throws -> TemporaryDesk {
        try TemporaryDesk(tricks.enumerated().map { telling($0.element, $0.offset) })
    }

    @Test func `no page runs or hides words of a report`() throws {
        let desk = try Self.desk()
        var (seen, next): (Set<String>, [String]) = (
            [], ["/events", "/stories", "/actors", "/places", "/outlets", "/reports", "/relations"]
        )
        while let address = next.popLast() {
            guard seen.insert(address).inserted, seen.count < 1200 else { continue }
            let answer = desk.ask(address)
            #expect(answer.status == 200 || answer.status == 303, "\(address): \(answer.status)")
            guard answer.type.hasPrefix("text/html") else { continue }
            let page = Page(answer.text)
            #expect(page.dangers.isEmpty, "\(address): \(page.dangers.prefix(3))")
            let hidden = answer.text.unicodeScalars.filter { scalar in
                [0x00, 0x1B, 0x200B, 0x202E, 0x2066, 0xFEFF].contains(Int(scalar.value))
            }
            #expect(
                page.scripts.isEmpty || hidden.isEmpty
                    || page.words.unicodeScalars.allSatisfy { !hidden.contains($0) },
                "\(address)"
            )
            next += page.links.filter { link in
                !link.hasPrefix("/review") && !link.contains("lang=") && link.filter { $0 == "=" }.count <= 2
            }
        }
        #expect(seen.count > 200, "\(seen.count)")
    }

    @Test func `what changed between versions is words too`() throws {
        let older = Self.tricks.indices.map { number in
            Telling("v\(number)", "2025-06-01", title: "Calm", "Mali met France with 9 men.")
                .claiming(
                    "older-\(number)",
                    .consult,
                    "met",
                    by: [("Mali", Made.mali)],
                    on: [("France", Made.france)],
                    size: ("9 men", 9)
                )
        }
        let desk = try TemporaryDesk(older)
        for (number, trick) in Self.tricks.enumerated() {
            var newer = Self.telling(trick, number)
            newer.report.id = "v\(number)"
            try desk.add([newer])
            let page = try desk.page("/reports/v\(number)/versions/2")
            #expect(page.dangers.isEmpty, "\(trick.debugDescription)")
            #expect(page.words.contains("What changed"), "\(trick.debugDescription)")
        }
    }

    @Test func `every page of a hostile report is found by the links to it`() throws {
        let desk = try Self.desk()
        for report in try desk.reports() {
            let address = Address(["reports", report.id]).text
            let page = try desk.page(address)
            #expect(page.tags("h1").count == 1 && page.words.contains("Codings"), "\(address)")
            let events = page.links.filter { $0.hasPrefix("/events/") }
            #expect(!events.isEmpty, "\(address)")
        }
        for actor in try desk.archive.actors(matching: EventFilter(), limit: nil) {
            #expect(
                desk.ask(Address(["actors", actor.id ?? actor.name]).text).status == 200,
                "\(actor.name.debugDescription)"
            )
        }
        for place in try desk.archive.places(matching: EventFilter(), limit: nil) {
            #expect(
                desk.ask(Address(["places", place.name]).text).status == 200,
                "\(place.name.debugDescription)"
            )
        }
        for outlet in try desk.archive.outlets() {
            #expect(
                desk.ask(Address(["outlets", outlet.name]).text).status == 200,
                "\(outlet.name.debugDescription)"
            )
        }
    }

    @Test func `links to the web are the web's alone`() throws {
        let desk = try Self.desk()
        for report in try desk.reports() {
            for link in try desk.page(Address(["reports", report.id]).text).tags("a") {
                let address = try #require(link["href"])
                guard !address.hasPrefix("/"), !address.hasPrefix("#") else { continue }
                #expect(
                    address.hasPrefix("https://a.example/") && link["rel"] == "noreferrer noopener",
                    "\(address)"
                )
            }
        }
    }

    @Test(arguments: tricks) func `what is asked for is words too`(trick: String) throws {
        let desk = try TemporaryDesk(Telling.some)
        let items = [
            "q", "type", "country", "actor", "place", "from", "to", "sort", "in", "story", "near", "bbox",
            "since", "page", "lang", "other", "with", "by", "outlet", "cell",
        ]
        for path in [
            ["events"], ["actors"], ["reports"], ["relations"], ["stories"], ["places"], ["reports", "r1"],
            [trick], ["events", trick], ["actors", trick], ["reports", "r1", "versions", trick],
        ] {
            for item in items {
                let answer = desk.ask(
                    Address(path, [.init(name: item, value: trick), .init(name: trick, value: trick)]).text
                )
                #expect([200, 303, 400, 404].contains(answer.status), "\(path) \(item): \(answer.status)")
                #expect(answer.headers.allSatisfy { !$0.value.contains { $0.isNewline } })
                if answer.type.hasPrefix("text/html") {
                    #expect(Page(answer.text).dangers.isEmpty, "\(path) \(item)")
                }
                if answer.type == "application/json" { _ = try JSONReader.read(answer.body) }
            }
        }
    }

    @Test func `a redirect stays on the desk`() throws {
        let desk = try TemporaryDesk(Telling.some)
        for place in ["//evil.com", "/evil.com", "\\\\evil.com", "https://evil.com", "\r\nX: y"] {
            let location = try #require(
                desk.ask(Address(["places"], [.init(name: "place", value: place)]).text).header("Location")
            )
            #expect(location.hasPrefix("/places/") && !location.contains("\r") && !location.contains("//"))
        }
    }

    @Test func `every form of hostile words can be read`() throws {
        let desk = try Self.desk()
        for list in ["events", "stories", "actors", "places", "outlets", "reports", "relations"] {
            #expect(try desk.json("/\(list).json")["data"]?.array?.isEmpty == false, "\(list)")
        }
        _ = try desk.json("/events.geojson")
        #expect(StrictXML.reads(desk.ask("/events.atom").body))
        _ = try desk.json("/api/acled/read")
        _ = try desk.json("/api/gedevents/25.1")
        for id in try desk.ids() {
            _ = try desk.json("/events/\(id).json")
            #expect(desk.ask("/events/\(id).md").status == 200)
        }
    }

    @Test func `10,000 nested tags are 10,000 nested tags`() throws {
        let nested =
            String(repeating: "<div><b ", count: 5000) + "x" + String(repeating: "</b></div>", count: 5000)
        let telling = Telling(
            "n",
            "2025-06-01",
            title: String(nested.prefix(2000)),
            "Mali met France. " + nested,
            outlet: "A"
        )
        .claiming("cn", .consult, "met", by: [("Mali", Made.mali)], on: [("France", Made.france)])
        let copy = Telling("o", "2025-06-02", "Mali met France! " + nested + " Indeed.", outlet: "B")
            .claiming("co", .consult, "met", by: [("Mali", Made.mali)], on: [("France", Made.france)])
        let desk = try TemporaryDesk([telling, copy])
        let clock = ContinuousClock()
        for address in [
            "/events", "/events/\(try #require(try desk.ids().first))", "/reports/n", "/reports/o?against=n",
        ] {
            let start = clock.now
            #expect(try desk.page(address).dangers.isEmpty, "\(address)")
            #expect(clock.now - start < .seconds(20), "\(address)")
        }
    }

    @Test func `names that look like another form are names`() throws {
        let named = ["moldova.md", "feed.json", "data.csv", ".json"].enumerated().map { number, name in
            Telling(
                name,
                "2025-0\(number + 1)-01",
                "Somebody did something to \(name) on day \(number).",
                outlet: name
            ).claiming(
                "cf\(number)",
                [.consult, .aid, .sanction, .retreat][number],
                "did",
                on: [(name, Actor(id: nil, name: name, country: nil, sectors: ["CVL"]))],
                at: (name, Place(name: name, country: "MLI", precision: .place)),
                when: ("day \(number)", "2025-0\(number + 1)-01")
            )
        }
        let desk = try TemporaryDesk(named)
        for telling in named {
            let name = telling.report.id
            for list in ["outlets", "actors", "places", "reports"] {
                #expect(try desk.page("/\(list)/\(name)").words.contains(name), "\(list) \(name)")
            }
        }
        #expect(try desk.json("/reports/moldova.md.json")["report"]?["id"]?.string == "moldova.md")
    }
}
