import Archiving
import EventData
import GriotTesting
import Testing
import Unpacking

@testable import Serving

@Suite struct DeskPagesTests {
    /// Every page of the record of `Telling.some`, with words that must stand on it.
    private func pages(_ desk: TemporaryDesk) throws -> [(address: String, words: [String])] {
        let assault = try #require(try desk.ids("?type=ASSAULT").first)
        let story = try #require(try desk.json("/stories.json")["data"]?.array?.first?["id"]?.string)
        return [
            ("/events", ["ASSAULT", "CONSULT", "12 soldiers had been killed"]),
            (
                "/events/\(assault)",
                [
                    "gunmen", "Army of Burkina Faso", "12", "20", "vingt militaires", "Sahel Wire",
                    "Bamako Post",
                ]
            ),
            ("/stories", ["Market of Djibo attacked"]), ("/stories/\(story)", []),
            ("/actors", ["Mali", "Alliance of Sahel States"]),
            ("/actors/aes", ["Alliance of Sahel States", "commander", "Awa Diallo", "1500 men"]),
            ("/actors/mali", ["Mali", "France"]), ("/actors/gunmen", ["gunmen"]),
            ("/places", ["Djibo", "Paris", "Gao"]), ("/places/Djibo", ["Djibo", "Soum"]),
            ("/outlets", ["Sahel Wire", "Bamako Post", "Le Courrier"]),
            ("/outlets/Sahel%20Wire", ["Sahel Wire", "Bamako Post"]),
            ("/reports", ["Market of Djibo attacked", "r6"]), ("/reports?q=salt", ["r6"]),
            ("/reports/r1", ["& withdrew before noon", "https://wire.example/1"]),
            ("/reports/r6", ["salt, cattle"]), ("/reports/r2?against=r1", ["r1 Sahel Wire"]),
            ("/relations", ["Mali", "France"]), ("/relations?by=country", ["Mali", "France"]),
            ("/relations?actor=mali&with=france", ["mali – france"]),
            ("/relations?from=2025-06&to=2025-06", ["Mali"]),
        ]
    }

    @Test(arguments: ["", "fr"]) func `every page shows what the record holds`(language: String) throws {
        let desk = try TemporaryDesk(Telling.some)
        for (address, words) in try pages(desk) {
            let mark = language.isEmpty ? "" : (address.contains("?") ? "&" : "?") + "lang=\(language)"
            let page = try desk.page(address + mark)
            for word in words { #expect(page.words.contains(word), "\(address): \(word)") }
            #expect(page.tags("html").first?["lang"] == (language.isEmpty ? "en" : "fr"), "\(address)")
            #expect(page.tags("h1").count == 1, "\(address)")
            let view = address.split(whereSeparator: { $0 == "/" || $0 == "?" })[0]
            let current = page.tags("a").filter { $0["aria-current"] == "page" }.compactMap { $0["href"] }
            #expect(current == ["/\(view)" + (language.isEmpty ? "" : "?lang=\(language)")], "\(address)")
            #expect(page.dangers.isEmpty, "\(address): \(page.dangers)")
            let ids = page.tags.compactMap { $0["id"] }
            #expect(Set(ids).count == ids.count, "\(address): \(ids.sorted())")
        }
    }

    /// What the server says itself is in the language of the page.
    @Test func `no key of a message is shown for want of words`() throws {
        let desk = try TemporaryDesk(Telling.some)
        for (address, _) in try pages(desk) {
            let words = try desk.page(address).words
            let keys = words.split { !($0.isLetter || $0 == ".") }.filter { word in
                [
                    "facet.", "slot.", "status.", "label.", "event.", "filter.", "quad.", "band.", "month.",
                    "precision.", "act.",
                ].contains { word.hasPrefix($0) && word != $0 }
            }
            #expect(keys.isEmpty, "\(address): \(keys)")
        }
    }

    @Test(arguments: ["/events", "/events?lang=fr"]) func `every link of the desk leads somewhere`(
        start: String
    ) throws {
        let desk = try TemporaryDesk(Telling.some)
        var (seen, next): (Set<String>, [String]) = ([start], [start])
        while let address = next.popLast(), seen.count < 1500 {
            let answer = desk.ask(address)
            #expect([200, 303].contains(answer.status), "\(address): \(answer.status)")
            var links = answer.header("Location").map { [$0] } ?? []
            if answer.type.hasPrefix("text/html") { links += Page(answer.text).links }
            for link in links {
                let target = link.split(separator: "#").first.map(String.init) ?? link
                // Choices can be put together without end; one is enough here.
                guard !target.hasPrefix("/review"), target.filter({ $0 == "=" }).count <= 2 else { continue }
                if seen.insert(target).inserted { next.append(target) }
            }
        }
        #expect(seen.count > 100)
    }

    @Test func `links keep the language`() throws {
        let desk = try TemporaryDesk(Telling.some)
        for (address, _) in try pages(desk) {
            let page = try desk.page(address + (address.contains("?") ? "&" : "?") + "lang=fr")
            let strays = page.tags("a").filter { $0["hreflang"] == nil }.compactMap { $0["href"] }.filter {
                link in
                let path = link.split(separator: "?").first.map(String.init) ?? ""
                return link.hasPrefix("/") && !link.contains("lang=fr") && !path.contains(".")
            }
            #expect(strays.isEmpty, "\(address): \(strays)")
        }
    }

    @Test func `the list has as many rows as the record has events, in order of time`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let events = try desk.events()
        let page = try desk.page("/events")
        let rows = page.tags("li").compactMap { $0["data-id"] }
        #expect(Set(rows) == Set(events.map(\.id)) && rows.count == events.count)
        #expect(page.words.contains("\(events.count) events"))
        #expect(
            try page.data("timeline-data")["marks"]?.array?.count == events.filter { $0.date != nil }.count
        )
        #expect(try page.data("timeline-data")["undated"]?.int == events.filter { $0.date == nil }.count)
        let places = try #require(try page.data("map-data")["places"]?.array)
        #expect(
            places.compactMap { $0["count"]?.int }.reduce(0, +) == events.filter { $0.place != nil }.count
        )
        let newest = try desk.page("/events").tags("li").compactMap { $0["data-id"] }
        let dated = Set(events.filter { $0.date != nil }.map(\.id))
        #expect(newest.filter(dated.contains).count == dated.count)
        #expect(newest.last == rows.last, "those without a date stand at the end")
    }

    @Test func `what is contested is counted on all pages of the list`() throws {
        let desk = try TemporaryDesk(Telling.some)
        for (query, count) in [
            ("", 1), ("?limit=1&page=3", 1), ("?contested=1", 1), ("?contested=0", 0), ("?type=AGREE", 0),
        ] {
            let page = try desk.page("/events\(query)")
            let result = try #require(
                page.html.components(of: "<p class=\"result\"").last?.components(of: "</p>").first
            )
            #expect(Page(result).words.contains("\(count) contested"), "\(query): \(Page(result).words)")
        }
    }

    @Test func `an event of a year stands under no month`() throws {
        var told = Telling("y", "2025-01-02", "Mali met France in 2015.").claiming(
            "cy",
            .consult,
            "met",
            by: [("Mali", Made.mali)],
            on: [("France", Made.france)],
            when: ("2015", "2015-01-01/2015-12-31")
        )
        told.coded.claims[0].date?.date.precision = .year
        let page = try TemporaryDesk([told]).page("/events")
        #expect(page.html.contains("<li class=\"month\">2015</li>"))
    }

    @Test func `the event page lays its witnesses beside each other`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let event = try #require(try desk.events().first { $0.type == .assault })
        let page = try desk.page("/events/\(event.id)")
        let cells = page.tags("a").filter { $0["class"] == "cell" }
        #expect(cells.count >= 2 * 5, "\(cells.count)")
        #expect(event.witnesses == 2 && event.reports == 3)
        #expect(page.words.contains("2 witnesses") || page.words.contains("2 witness"))
        #expect(page.tags("th").contains { $0["id"] == "m-killed" && $0["class"] == "contest" })
        // Each cell finds its words in a paper.
        let slots = page.tags("span").compactMap { $0["data-slot"] }.flatMap {
            $0.split(separator: " ").map(String.init)
        }
        for cell in cells { #expect(slots.contains(try #require(cell["data-slot"])), "\(cell)") }
        #expect(cells.filter { $0["aria-pressed"] == "true" }.count == 1)
        #expect(page.tags("article").filter { $0["class"] == "paper" && $0["hidden"] == nil }.count == 1)
    }

    @Test func `a cell's address shows its words`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let event = try #require(try desk.events().first { $0.type == .assault })
        let cells = try desk.page("/events/\(event.id)").tags("a").filter { $0["class"] == "cell" }
        for cell in cells {
            let page = try desk.page(try #require(cell["href"]))
            let shown = page.tags("article").filter { $0["class"] == "paper" && $0["hidden"] == nil }
            #expect(shown.map { $0["data-report"] } == [cell["data-report"]])
            let lit = page.tags("span").filter { $0["class"] == "hl" }.compactMap { $0["data-slot"] }
            #expect(
                lit.contains { $0.split(separator: " ").contains(Substring(cell["data-slot"] ?? "")) },
                "\(cell)"
            )
        }
    }

    @Test(arguments: [
        "cell=", "cell=9.c0-killed", "cell=-1.x", "cell=0.\"><b>", "cell=99999999999999999999.x", "cell=.",
    ])
    func `a cell that is none shows the first words`(query: String) throws {
        let desk = try TemporaryDesk(Telling.some)
        let event = try #require(try desk.ids("?type=ASSAULT").first)
        #expect(
            try desk.page("/events/\(event)?\(query.replacing("\"><b>", with: "%22%3E%3Cb%3E"))").dangers
                .isEmpty
        )
    }

    @Test func `a report shows each coding in its text and in its list`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let page = try desk.page("/reports/r5?coding=2")
        #expect(page.tags("li").compactMap { $0["data-coding"] } == ["1", "2", "3", "4"])
        let marked = Set(
            page.tags("mark").compactMap { $0["data-coding"] }.flatMap { $0.split(separator: " ") }
        )
        #expect(marked == ["1", "2", "3", "4"])
        #expect(
            page.tags("mark").contains { $0["class"]?.contains("lit") == true && $0["data-coding"] == "2" }
        )
        #expect(page.tags("li").filter { $0["class"] == "lit" }.map { $0["data-coding"] } == ["2"])
    }

    @Test func `words of the text mark nothing of the title`() throws {
        let told = Telling("t1", "2025-06-01", title: "Gunmen attacked", "Gunmen attacked Gao.", outlet: "A")
            .claiming(
                "ct",
                .assault,
                "attacked",
                by: [("Gunmen", Made.gunmen)]
            )
        let page = try TemporaryDesk([told]).page("/reports/t1")
        let title = try #require(page.html.components(of: "<h1").last?.components(of: "</h1>").first)
        #expect(!title.contains("<mark"))
        #expect(page.tags("mark").count == 2)
    }

    @Test func `versions of a report stand beside each other`() throws {
        let desk = try TemporaryDesk(Telling.some)
        var newer = Telling(
            "r6",
            "2025-07-01",
            "The two governments talked about salt, cattle and a railway through the hills.",
            outlet: "B"
        )
        newer = newer.claiming(
            "c8",
            .consult,
            "talked",
            by: [("governments", Made.mali)],
            on: [("two", Made.france)]
        )
        try desk.add([newer])
        try desk.merge(at: "2025-12-24T08:00:00Z")
        let page = try desk.page("/reports/r6")
        #expect(page.words.contains("railway") && !page.words.contains("a road through"))
        #expect(page.links.contains("/reports/r6/versions/1"))
        #expect(try desk.page("/reports/r6/versions/1").words.contains("a road through"))
        let second = try desk.page("/reports/r6/versions/2")
        #expect(second.words.contains("What changed version 1 → 2"))
        #expect(try desk.page("/reports/r6/versions/2?lang=fr").words.contains("Ce qui a changé"))
        #expect(!(try desk.page("/reports/r6/versions/1")).words.contains("What changed"))
        #expect(second.tags("del").count + second.tags("ins").count > 0)
        for version in [
            "0", "3", "-1", "x", "-9223372036854775808", "9223372036854775807", "99999999999999999999",
        ] {
            #expect(desk.ask("/reports/r6/versions/\(version)").status == 404, "\(version)")
        }
    }

    @Test func `a copy stands beside what it was taken from`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let copy = try #require(try desk.reports().first { $0.original != nil })
        let page = try desk.page("/reports/\(copy.id)?against=\(try #require(copy.original))")
        #expect(page.tags("table").contains { $0["class"] == "align" })
        #expect(
            try desk.page("/reports/\(copy.id)?against=nobody").tags("table").allSatisfy {
                $0["class"] != "align"
            }
        )
    }

    @Test func `an empty record says how it is filled`() throws {
        let desk = try TemporaryDesk([], isMerged: false)
        #expect(try desk.page("/events").words.contains("griot add one.griot"))
        for list in ["stories", "actors", "places", "outlets", "reports", "relations"] {
            let page = try desk.page("/\(list)")
            #expect(page.tags("h1").count == 1)
            #expect(try desk.json("/\(list).json")["data"]?.array?.isEmpty == true)
        }
        for form in ["json", "csv", "geojson", "atom"] { #expect(desk.ask("/events.\(form)").status == 200) }
    }

    @Test func `where no event fits the last filter can be loosened`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let page = try desk.page("/events?type=ASSAULT&country=FRA")
        #expect(page.words.contains("No events match"))
        #expect(page.tags("a").contains { $0["class"] == "btn" && $0["href"] == "/events?type=ASSAULT" })
        #expect(
            try desk.page("/events?q=&type=ASSAULT&country=FRA&q=").tags("a").contains {
                $0["class"] == "btn" && $0["href"]?.contains("country") == false
            }
        )
    }

    @Test func `the first address leads to the events`() throws {
        let desk = try TemporaryDesk()
        #expect(desk.ask("/").header("Location") == "/events")
        #expect(desk.ask("/?lang=fr").header("Location") == "/events?lang=fr")
    }
}
