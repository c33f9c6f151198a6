import Archiving
import EventData
import GriotTesting
import Testing

/// A question about events, with what it should find.
struct Question: CustomTestStringConvertible, Sendable {
    let filter: EventFilter
    let found: [String]
    let testDescription: String

    init(
        _ name: String,
        _ found: [String],
        _ set: (inout EventFilter) -> Void
    ) {
        var filter = EventFilter()
        set(&filter)
        self.filter = filter
        self.found = found
        testDescription = name
    }
}

private let gao = EventFilter.Circle(latitude: 16.27, longitude: -0.04, kilometres: 5)
private let sahel = EventFilter.Circle(latitude: 15.2, longitude: -0.8, kilometres: 160)

@Suite struct `Asking for events` {
    private static let questions = [
        Question("all, the dated first", ["strike", "siege", "talks", "summit", "visit"]) { _ in },
        Question("type", ["talks", "visit"]) { $0.type = "CONSULT" },
        Question("first mode", ["strike"]) { $0.mode = "aerial" },
        Question("second mode", ["strike"]) { $0.mode = "drone" },
        Question("id", ["siege"]) { $0.actor = "jnim" },
        Question("id in capitals", ["siege"]) { $0.actor = "JNIM" },
        Question("name in another case", ["strike", "summit"]) { $0.actor = "armed forces of mali" },
        Question("recipient", ["siege"]) { $0.recipient = "mali-army" },
        Question("party of either role", ["strike", "siege", "summit"]) { $0.party = "mali-army" },
        Question("name without an id", ["strike"]) { $0.recipient = "Gunmen" },
        Question("country and sector", ["strike", "summit"]) { $0.actor = "MLI:MIL" },
        Question("country and sector in small letters, a name", []) { $0.actor = "mli:mil" },
        Question("country", ["strike", "talks", "summit"]) { $0.actor = "MLI:" },
        Question("sector of any country", ["siege"]) { $0.actor = ":REB" },
        Question("country of a recipient", ["talks", "summit"]) { $0.recipient = "FRA:" },
        Question("pair", ["talks", "summit", "visit"]) { $0.pair = ["MLI:", "FRA:"] },
        Question("pair the other way round", ["talks", "summit", "visit"]) { $0.pair = ["FRA:GOV", "mali"] },
        Question("pair of names", ["siege"]) { $0.pair = ["Armed Forces of Mali", "jnim"] },
        Question("pair that never met", []) { $0.pair = ["jnim", "france"] },
        Question("country of the place", ["strike"]) { $0.country = "MLI" },
        Question("division in another case", ["strike"]) { $0.admin1 = "gao" },
        Question("place in another case", ["siege"]) { $0.place = "DJIBO" },
        Question("small circle", ["strike"]) { $0.circle = gao },
        Question("wide circle", ["strike"]) {
            $0.circle = EventFilter.Circle(latitude: 16, longitude: 0, kilometres: 80)
        },
        Question("circle whose corner alone has it", []) {
            // Gao lies 112 km to the north-east: in the box of the circle, and not in the circle.
            $0.circle = EventFilter.Circle(latitude: 15.56, longitude: -0.78, kilometres: 100)
        },
        Question("circle of both", ["strike", "siege"]) { $0.circle = sahel },
        Question("circle of no width", ["strike"]) {
            $0.circle = EventFilter.Circle(latitude: 16.27, longitude: -0.04, kilometres: 0)
        },
        Question("circle at the pole", []) {
            $0.circle = EventFilter.Circle(latitude: 90, longitude: 0, kilometres: 100)
        },
        Question("period that touches", ["siege"]) { ($0.from, $0.to) = ("2025-02-01", "2025-02-28") },
        Question("first day", ["siege", "talks", "summit"]) { $0.from = "2025-02-02" },
        Question("last day", ["strike", "siege"]) { $0.to = "2025-01-31" },
        Question("status", ["summit"]) { $0.status = "future" },
        Question("what happened", ["strike", "siege", "talks", "visit"]) { $0.happened = true },
        Question("salience", ["visit"]) { $0.salience = "background" },
        Question("story", ["summit", "visit"]) { $0.story = "s2" },
        Question("contested", ["strike"]) { $0.isContested = true },
        Question("not contested", ["siege", "talks", "summit", "visit"]) { $0.isContested = false },
        Question("witnesses", ["strike", "talks"]) { $0.witnesses = 2 },
        Question("words", ["siege"]) { $0.text = "MENAKA marché" },
        Question("words of two reports", []) { $0.text = "marché Of" },
        Question("no words", ["strike", "siege", "talks", "summit", "visit"]) { $0.text = "  " },
        Question("several at once", ["siege"]) {
            ($0.type, $0.party, $0.country, $0.to) = ("ASSAULT", "MLI:", "BFA", "2025-12-31")
        },
        Question("limit", ["strike", "siege"]) { $0.limit = 2 },
        Question("limit of none", []) { $0.limit = 0 },
    ]

    private func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        try record.file(someEvents, texts: ["siege": "Le marché près de Ménaka."])
        return record
    }

    @Test(arguments: questions)
    func `gives those that fit`(_ question: Question) throws {
        let record = try record()
        #expect(try record.events(question.filter) == question.found)
        var counted = question.filter
        counted.limit = nil
        if question.filter.limit == nil {
            #expect(try record.archive.countEvents(matching: counted) == question.found.count)
        }
    }

    private static let hostile = [
        "'; DROP TABLE events; --", "\" OR 1=1 --", "?", "?1", "%", "_", "*", "NEAR(", "a\0b", "\u{10}0", ":",
        "::",
        ":::", "a:b:c", "MLI:MIL:", "'':''", "e\u{301}", "\u{202E}x", "1e999",
        String(repeating: "x", count: 100_000),
    ]

    @Test(arguments: hostile)
    func `takes any text for what it is`(_ text: String) throws {
        let record = try record()
        let fields: [WritableKeyPath<EventFilter, String?>] = [
            \.type, \.mode, \.actor, \.recipient, \.party, \.country, \.admin1, \.place, \.status, \.salience,
            \.story,
            \.text,
        ]
        // FTS5 finds no letters in these words.
        let open = [":", "?", "%", "_", "*", "::", ":::"]
        for field in fields {
            var filter = EventFilter()
            filter[keyPath: field] = text
            let found = try record.events(filter)
            #expect(found.isEmpty || open.contains(text), "\(field)")
        }
        var filter = EventFilter()
        filter.pair = [text, text]
        #expect(throws: Never.self) { try record.events(filter) }
        #expect(try record.events().count == someEvents.count)
        #expect(try record.archive.verify().finding == nil)
    }

    private static let namesWithColons = [
        "XX:YY", "ABC:DEF", "MLI:XXX", "ml:mil", "MLI:mil", "A:", ":A", "ÉÉ:", "12:30",
    ]

    @Test(arguments: hostile + namesWithColons)
    func `gives back names of any kind`(_ name: String) throws {
        let record = try TemporaryRecord()
        let actor = Actor(id: name, name: name, country: nil, sectors: [name])
        let place = Place(name: name, country: name, admin1: name, precision: .place)
        try record.file([event("e", by: [actor], on: [actor], at: place)])
        for field in [\EventFilter.actor, \.recipient, \.place, \.admin1, \.country] {
            var filter = EventFilter()
            filter[keyPath: field] = name
            #expect(try record.events(filter) == ["e"])
        }
        let all = EventFilter()
        #expect(try record.archive.actors(matching: all, limit: nil).map(\.name) == [name])
        #expect(try record.archive.places(matching: all, limit: nil).map(\.name) == [name])
        let ties = try record.archive.network(matching: all, byCountry: false, limit: nil)
        #expect(ties.map(\.actor) == [name] && ties.map(\.recipient) == [name])
        #expect(try record.archive.verify().finding == nil)
    }
}
