import Archiving
import EventData
import GriotTesting
import Testing

@testable import Serving

@Suite struct FacetsTests {
    @Test func `facets count what is there`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let events = try desk.events()
        let page = try desk.page("/events")
        for type in Set(events.map(\.type)) {
            let count = events.filter { $0.type == type }.count
            #expect(page.facet(type.rawValue, of: "type")?.count == "\(count)", "\(type)")
        }
        for status in Set(events.map(\.status)) {
            #expect(
                page.facet(status.rawValue, of: "status")?.count
                    == "\(events.filter { $0.status == status }.count)"
            )
        }
        #expect(
            page.facet("mx", of: "quad")?.count
                == "\(events.filter { Quad(of: $0.type) == .materialConflict }.count)"
        )
        #expect(page.facet("1", of: "contested")?.count == "\(events.filter { !$0.contested.isEmpty }.count)")
        #expect(page.facet("2", of: "witnesses")?.count == "\(events.filter { $0.witnesses == 2 }.count)")
        #expect(
            page.facet("FRA", of: "country")?.count == "\(events.filter { $0.place?.country == "FRA" }.count)"
        )
        #expect(page.facet("", of: "country")?.count == "\(events.filter { $0.place?.country == nil }.count)")
    }

    @Test(arguments: [
        ("type", "ASSAULT"), ("quad", "mx"), ("status", "future"), ("contested", "1"), ("witnesses", "2"),
        ("country", "FRA"),
        ("country", ""),
    ])
    func `a facet counts without its own choice, toggles, and comes off as a chip`(
        facet: String,
        value: String
    ) throws {
        let desk = try TemporaryDesk(Telling.some)
        let open = try desk.page("/events")
        let before = try #require(open.facet(value, of: facet))
        #expect(!before.isChosen && before.href == "/events?\(facet)=\(value)")
        let page = try desk.page(before.href)
        let after = try #require(page.facet(value, of: facet))
        #expect(after.isChosen && after.href == "/events" && after.count == before.count)
        // The others of the facet are still there, with what they had.
        for other in [
            "ASSAULT", "AGREE", "CONSULT", "mx", "vc", "occurred", "future", "1", "0", "2", "FRA", "BFA", "",
        ] {
            guard let was = open.facet(other, of: facet) else { continue }
            #expect(page.facet(other, of: facet)?.count == was.count, "\(facet) \(other)")
        }
        #expect(page.tags("li").filter { $0["data-id"] != nil }.count == Int(before.count ?? ""))
        let chip = page.tags("a").filter { $0["aria-label"]?.hasPrefix("Remove this filter") == true }
        #expect(chip.map { $0["href"] } == ["/events"])
    }

    @Test func `two values of a facet add up`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let assaults = try desk.ids("?type=ASSAULT")
        let pacts = try desk.ids("?type=AGREE")
        #expect(try Set(desk.ids("?type=ASSAULT,AGREE")) == Set(assaults + pacts))
        let page = try desk.page("/events?type=ASSAULT,AGREE")
        #expect(page.facet("ASSAULT", of: "type")?.href == "/events?type=AGREE")
    }

    @Test func `each chip comes off alone, and takes the page with it`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let names = ["q=Djibo", "country=BFA", "type=ASSAULT", "near=14.1,-1.63", "from=2025-06"]
        let page = try desk.page("/events?" + names.joined(separator: "&") + "&radius=20&page=1&lang=fr")
        let chips = page.tags("a").filter { $0["aria-label"]?.hasPrefix("Retirer ce filtre") == true }
            .compactMap { $0["href"] }
        let expected = names.map { gone in
            "/events?" + names.filter { $0 != gone }.joined(separator: "&")
                + (gone.hasPrefix("near") ? "" : "&radius=20") + "&lang=fr"
        }
        #expect(chips == expected)
    }

    @Test func `a value that is not there keeps its choice`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let page = try desk.page("/events?type=AID")
        let facet = try #require(page.facet("AID", of: "type"))
        #expect(facet.isChosen && facet.count == "0")
    }

    @Test func `a search keeps everything else that is asked for`() throws {
        let desk = try TemporaryDesk(Telling.some)
        let page = try desk.page("/events?q=x&type=ASSAULT&country=&page=1&lang=fr")
        let hidden = page.tags("input").filter { $0["type"] == "hidden" }.map {
            "\($0["name"] ?? "")=\($0["value"] ?? "")"
        }
        #expect(hidden == ["type=ASSAULT", "country=", "lang=fr"])
        #expect(page.tags("input").first { $0["name"] == "q" }?["value"] == "x")
    }
}
