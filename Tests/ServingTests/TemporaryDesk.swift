import Archiving
import Chronicling
import EventData
import Exchanging
import GriotTesting
import Testing
import Unpacking

@testable import Serving

/// A record in a folder of its own, with a desk that is asked without a server.
struct TemporaryDesk {
    static let time = "2025-12-23T08:00:00Z"
    static let host = "127.0.0.1:8080"

    let folder: TemporaryFolder
    let archive: Archive
    var settings = Desk.Settings(record: "one.griot", griot: "0.1.0")
    let desk: Desk

    init(_ tellings: [Telling] = [], isMerged: Bool = true) throws {
        folder = try TemporaryFolder()
        try Archive.create(at: "\(folder.path)/one.griot", time: Self.time)
        archive = try Archive(path: "\(folder.path)/one.griot")
        settings.folder = "\(folder.path)/map"
        desk = Desk(Chronicle(archive), settings)
        try add(tellings)
        if isMerged { try merge() }
    }

    func add(_ tellings: [Telling]) throws {
        for telling in tellings { _ = try archive.add([telling.entry], time: Self.time) }
    }

    func merge(at time: String = Self.time) throws {
        _ = try Chronicle(archive).merge(griot: "0.1.0", time: time, isDryRun: false)
    }

    // MARK: Asking

    /// Asks for an address as it stands in a link: `/events?type=ASSAULT`.
    func ask(_ address: String, method: DeskRequest.Method = .get, knownTag: String? = nil) -> Answer {
        let halves = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init
        )
        return desk.answer(
            to: DeskRequest(
                method: method,
                path: halves[0],
                query: halves.count > 1 ? halves[1] : "",
                host: Self.host,
                knownTag: knownTag
            )
        )
    }

    /// The page of an address, which must be one.
    func page(_ address: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Page {
        let answer = ask(address)
        try #require(answer.status == 200, "\(address): \(answer.text)", sourceLocation: sourceLocation)
        try #require(answer.type.hasPrefix("text/html"), "\(address)", sourceLocation: sourceLocation)
        return Page(answer.text)
    }

    /// The data of an address, which must be JSON.
    func json(_ address: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue {
        let answer = ask(address)
        try #require(answer.status == 200, "\(address): \(answer.text)", sourceLocation: sourceLocation)
        return try JSONReader.read(answer.body)
    }

    /// The ids of the events that an address asks for.
    func ids(_ query: String = "") throws -> [String] {
        try json("/events.json" + query)["data"]?.array?.compactMap {
            $0["event"]?.string ?? $0["id"]?.string
        } ?? []
    }

    // MARK: What the record holds

    func events(_ filter: EventFilter = EventFilter()) throws -> [Event] {
        var events: [Event] = []
        try archive.forEachEvent(matching: filter) { recorded in
            events.append(try #require(EventJSON().event(of: recorded.line)).event)
        }
        return events
    }

    func reports() throws -> [ListedReport] {
        try archive.reports(matching: ReportFilter(), from: 0, count: 1000)
    }
}

extension Answer {
    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

// MARK: A record of a few reports

extension Telling {
    /// Two witnesses of an attack who do not agree on the dead, a copy of the first, a plan that came true, and talks
    /// of which nobody says when or where.
    static let some: [Telling] = [attack, copy, attaque, plan, pact, talks]

    private static let attackText = """
        Gunmen attacked the market of Djibo on Sunday & withdrew before noon, when 12 soldiers had been killed, the \
        army said in a statement that was read on the radio in the evening.
        Traders reached by telephone spoke of smoke over the eastern quarter and of shops that stayed closed for the \
        rest of the day, while patrols went from door to door.
        """

    static let attack = attack(
        of: Telling(
            "r1",
            "2025-06-02",
            title: "Market of Djibo attacked",
            attackText,
            outlet: "Sahel Wire",
            url: "https://wire.example/1"
        ),
        claim: "c1"
    )

    static let copy = attack(
        of: Telling("r2", "2025-06-03", title: "Djibo: 12 soldiers dead", attackText, outlet: "Bamako Post"),
        claim: "c2"
    )

    private static func attack(of telling: Telling, claim: String) -> Telling {
        telling.claiming(
            claim,
            .assault,
            "attacked",
            modes: ["firearms"],
            by: [("Gunmen", Made.gunmen)],
            on: [("soldiers", soldiers)],
            at: ("Djibo", Made.djibo),
            when: ("on Sunday", "2025-06-01"),
            killed: ("12 soldiers", 12),
            says: "the army"
        )
    }

    static let soldiers = Actor(
        id: "bfa-army",
        name: "Army of Burkina Faso",
        country: "BFA",
        sectors: ["MIL"]
    )
    static let alliance = Actor(id: "aes", name: "Alliance of Sahel States", country: nil, sectors: ["IGO"])
    static let general = Actor(
        id: "diallo",
        name: "Awa Diallo",
        country: "MLI",
        sectors: ["MIL"],
        kind: "person"
    )

    static let attaque = Telling(
        "r3",
        "2025-06-02",
        title: "Vingt morts à Djibo",
        """
        Des hommes armés ont attaqué la ville de Djibo dimanche matin ; vingt militaires ont été tués, selon un habitant \
        qui a pu fuir vers le sud avec sa famille et que nous avons joint lundi.
        """,
        outlet: "Le Courrier",
        language: .french
    ).claiming(
        "c3",
        .assault,
        "attaqué",
        by: [("hommes armés", Made.gunmen)],
        on: [("militaires", soldiers)],
        at: ("Djibo", Made.djibo),
        when: ("dimanche", "2025-06-01"),
        killed: ("vingt militaires", 20),
        says: "un habitant"
    )

    static let plan = Telling(
        "r4",
        "2025-06-10",
        title: "Mali and France plan a pact",
        "Mali will sign a pact with France in Paris on 14 July, the ministry announced; the text is said to be short.",
        outlet: "Sahel Wire"
    ).claiming(
        "c4",
        .agree,
        "will sign",
        by: [("Mali", Made.mali)],
        on: [("France", Made.france)],
        at: ("Paris", Made.paris),
        when: ("14 July", "2025-07-14"),
        status: .future
    )

    static let pact = Telling(
        "r5",
        "2025-06-21",
        title: "Pact signed",
        """
        Mali signed a pact with France in Paris on Friday after three years of silence between the two capitals.
        Awa Diallo, commander of the joint force of the Alliance of Sahel States, told the guests that "nothing is \
        forgotten". The alliance has deployed 1500 men near Gao since spring.
        """,
        outlet: "Le Courrier"
    ).claiming(
        "c5",
        .agree,
        "signed",
        by: [("Mali", Made.mali)],
        on: [("France", Made.france)],
        at: ("Paris", Made.paris),
        when: ("on Friday", "2025-06-20")
    ).claiming(
        "c6",
        .mobilize,
        "deployed",
        modes: ["troops"],
        by: [("The alliance", alliance)],
        at: ("Gao", Made.gao),
        size: ("1500 men", 1500)
    ).quoting("nothing is forgotten", of: ("Awa Diallo", general), as: "commander")
        .relating(
            "commander of the joint force of the Alliance of Sahel States",
            ("Awa Diallo", general),
            ("Alliance of Sahel States", alliance),
            as: "commander"
        )

    static let talks = Telling(
        "r6",
        nil,
        "The two governments talked about salt, cattle and a road through the hills."
    ).claiming(
        "c7",
        .consult,
        "talked",
        by: [("governments", Made.mali)],
        on: [("two", Made.france)]
    )
}
