import EventData
import GriotTesting
import Testing
import Unpacking

@testable import Serving

@Suite struct DossierTests {
    /// A body whose head two reports name on two days, one in each language, and one report without a date.
    private static let told: [Telling] = {
        let alliance = ("the alliance", Telling.alliance)
        let general = ("Awa Diallo", Telling.general)
        func telling(_ id: String, _ published: String?, _ role: String) -> Telling {
            Telling(
                id,
                published,
                "Awa Diallo, \(role) of the alliance, spoke in Gao on day \(id).",
                outlet: "Outlet \(id)"
            )
            .relating("\(role) of the alliance", general, alliance, as: role)
        }
        return [
            telling("a", "2025-03-01", "chair"), telling("b", "2025-06-01", "président"),
            telling("c", nil, "chair"),
        ]
    }()

    @Test func `roles of one person in one body are one lane, with a mark for each report`() throws {
        let page = try TemporaryDesk(Self.told).page("/actors/aes")
        let circles = page.tags("circle").compactMap { $0["class"] }
        #expect(circles.filter { $0 == "ev-pt sure" }.count >= 2 && circles.contains("ev-pt"))
        #expect(page.words.contains("chair, président"))
        for outlet in ["Outlet a", "Outlet b", "Outlet c"] { #expect(page.words.contains(outlet)) }
    }

    @Test func `acts are told by what they are about`() throws {
        let page = try TemporaryDesk(Telling.some).page("/actors/aes")
        #expect(page.words.contains("Forces and operations"))
        #expect(page.words.contains("Who is who there"))
    }

    @Test(arguments: [
        ("Mali", "du Mali"), ("France", "de la France"), ("Algérie", "de l’Algérie"),
        ("États-Unis", "des États-Unis"),
        ("Cuba", "de Cuba"), ("Israël", "d’Israël"), ("Mexique", "du Mexique"),
        ("Côte d’Ivoire", "de la Côte d’Ivoire"),
        ("Yémen", "du Yémen"), ("Haïti", "d’Haïti"), ("Pays-Bas", "des Pays-Bas"),
        ("Guinée-Bissau", "de la Guinée-Bissau"),
        ("Royaume-Uni", "du Royaume-Uni"), ("Sierra Leone", "de la Sierra Leone"),
        ("Émirats arabes unis", "des Émirats arabes unis"),
    ]) func `French says of which country`(country: String, genitive: String) {
        #expect(FrenchParts.genitive(country) == genitive)
    }

    @Test func `actors have their French names on French pages alone`() {
        let names = ActorNames(french: ["ECOWAS": "CEDEAO"])
        #expect(
            names.name("ECOWAS", in: .french) == "CEDEAO" && names.name("ECOWAS", in: .english) == "ECOWAS"
        )
        #expect(names.name("Government of the United States", in: .french) == "Gouvernement des États-Unis")
        #expect(names.name("Armed Forces of Mali", in: .french) == "Forces armées du Mali")
        #expect(names.name("gunmen", in: .french) == "gunmen")
    }
}

@Suite struct StoryTests {
    private static let force = Actor(id: "force", name: "Joint Force", country: nil, sectors: ["MIL"])

    /// A plan, its copy that tells it as done, and a witness of its own.
    private static func telling(_ id: String, _ act: String, _ status: Claim.Status, _ extra: String = "")
        -> Telling
    {
        Telling(
            id,
            "2025-06-0\(id.suffix(1))",
            title: "Joint force of the three states \(id)",
            """
            The joint force \(act) against the fighters around Djibo, a spokesman told reporters in Ouagadougou after a meeting \
            of the three chiefs of staff that went on until late in the night.\(extra)
            """,
            outlet: "Outlet \(id)"
        ).claiming(
            "c\(id)",
            .mobilize,
            act,
            by: [("The joint force", force)],
            on: [("the fighters", Made.gunmen)],
            at: ("Djibo", Made.djibo),
            when: ("late in the night", "2025-06-01"),
            status: status
        )
    }

    private static let told = [
        telling("r1", "will soon begin operations", .future),
        telling("r2", "has begun operations", .occurred),
    ]

    private func story(_ desk: TemporaryDesk) throws -> String {
        try #require(try desk.json("/stories.json")["data"]?.array?.first?["id"]?.string)
    }

    @Test func `words that moved from planned to done are drawn`() throws {
        let desk = try TemporaryDesk(Self.told)
        let page = try desk.page("/stories/\(try story(desk))")
        let nodes = page.tags("circle").compactMap { $0["class"] }
        #expect(nodes.contains("node plan") && nodes.contains("node is"))
        #expect(page.tags("path").contains { $0["class"] == "copy moved" })
        #expect(
            page.words.contains("will soon begin operations") && page.words.contains("has begun operations")
        )
    }

    @Test func `what nobody tells as done is not drawn`() throws {
        let desk = try TemporaryDesk([Self.told[0]])
        let page = try desk.page("/stories/\(try story(desk))")
        #expect(!page.tags("circle").contains { $0["class"] == "node plan" })
        #expect(page.words.contains("not told as done"))
    }

    @Test(arguments: [
        ("", "attacked"), ("?slot=killed", "12 soldiers"), ("?slot=place", "Djibo"),
        ("?slot=colour", "attacked"),
    ])
    func `the words of a slot stand side by side`(query: String, words: String) throws {
        let desk = try TemporaryDesk(Telling.some)
        let page = try desk.page("/stories/\(try story(desk))\(query)")
        #expect(page.words.contains("The words, slot by slot") && page.words.contains(words))
        #expect(page.tags("a").contains { $0["href"]?.contains("?cell=") == true })
    }
}

@Suite struct TimelineTests {
    private func telling(_ number: Int, _ day: String) -> Telling {
        let group = Actor(id: "g\(number)", name: "Group \(number)", country: nil, sectors: ["REB"])
        return Telling(
            "r\(number)",
            "2025-06-30",
            "Group \(number) attacked on the river at dawn, \(number * 7) traders said."
        )
        .claiming(
            "c\(number)",
            .assault,
            "attacked",
            by: [("Group \(number)", group)],
            when: ("at dawn", day)
        )
    }

    @Test func `a few old events do not squeeze the others, and are a press away`() throws {
        let recent = (1...40).map { telling($0, "2025-06-\($0 % 28 + 1 < 10 ? "0" : "")\($0 % 28 + 1)") }
        let desk = try TemporaryDesk(recent + [telling(41, "1874-02-01")])
        let page = try desk.page("/events")
        #expect(page.words.contains("1 event before Jun 2025"))
        #expect(page.tags("a").contains { $0["href"] == "/events?to=2025-05" })
        #expect(try desk.page("/events?to=2025-05").words.contains("1 event"))
        let even = try TemporaryDesk([telling(1, "1874-02-01"), telling(2, "2025-06-01")]).page("/events")
        #expect(!even.words.contains("before Jun 2025"))
    }
}
