import Archiving
import EventData
import GRDB
import Testing

@Suite struct `Asking a record` {
    private static let hostile = [
        "'; DROP TABLE reports; --", "\" OR 1=1 --", "a\0b\u{10}0c\u{10}", "\u{202E}reversed\u{7}\u{1B}[31m",
        String(repeating: "longer than most ", count: 65_536), "e\u{301} and é", "",
    ]

    @Test(arguments: hostile)
    func `gives back what went in, whatever it is`(_ text: String) throws {
        let record = try TemporaryRecord()
        try record.add(entry(text, text, title: text, url: text, places: [text]))
        #expect(try record.add(entry(text, text, title: text, url: text)) == AddTally(known: 1))
        let title = try #require(try record.reports().first?.title)
        #expect(title.utf8.elementsEqual(text.utf8))
        let place = try #require(try record.claims().first?.place)
        #expect(place.utf8.elementsEqual(text.utf8))
        #expect(try record.archive.verify().finding == nil)
    }

    @Test(arguments: hostile + ["*", "NEAR(", "title:", "AND OR NOT", "-", "^a", "a\"b"])
    func `takes any words to look for`(_ words: String) throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "Text."))
        for filter in [
            ClaimFilter(text: words), ClaimFilter(actor: words), ClaimFilter(country: words),
            ClaimFilter(type: words),
        ] {
            #expect(throws: Never.self) { try record.claims(filter) }
        }
    }

    @Test(arguments: ["marche", "MARCHÉ", "marché Ménaka", "menaka", "l'attaque"])
    func `finds words whatever their accents and cases`(_ words: String) throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "L'attaque du marché.", title: "Ménaka"), entry("b", "Nothing of it."))
        #expect(try record.claims(ClaimFilter(text: words)).count == 1)
    }

    @Test(arguments: [
        (ClaimFilter(), 2), (ClaimFilter(type: "ASSAULT"), 2), (ClaimFilter(type: "AID"), 0),
        (ClaimFilter(actor: "JNIM"), 2), (ClaimFilter(actor: "jama'at nusrat"), 2),
        (ClaimFilter(actor: "soldiers"), 0), (ClaimFilter(country: "BFA"), 2),
        (ClaimFilter(country: "MLI"), 0),
        (ClaimFilter(from: "2024-10-04", to: "2024-10-04"), 2), (ClaimFilter(from: "2024-10-05"), 0),
        (ClaimFilter(to: "2024-10-03"), 0), (ClaimFilter(status: "occurred"), 2),
        (ClaimFilter(status: "negated"), 0), (ClaimFilter(type: "ASSAULT", text: "two"), 1),
    ])
    func `gives the claims that fit`(_ filter: ClaimFilter, _ count: Int) throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One."), entry("b", "Two."))
        #expect(try record.claims(filter).count == count)
    }

    @Test func `gives the claims of the newest version only`() throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One.", places: ["Djibo", "Gao"]), entry("a", "Two.", places: ["Kidal"]))
        #expect(try record.claims().map(\.place) == ["Kidal"])
        #expect(try record.reports().map(\.claims) == [1])
    }

    @Test func `gives a claim with all that questions ask for`() throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One."))
        let claim = try #require(try record.claims().first)
        #expect(claim.actors == "Jama'at Nusrat" && claim.recipients == "soldiers")
        #expect(claim.figures == "killed=12")
        #expect(claim.from == "2024-10-04" && claim.country == "BFA")
        #expect(claim.report == "\"a given id\"")
    }

    @Test func `has each place in the index of places`() throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One.", places: ["Djibo", "Gao"]))
        let found = try DatabaseQueue(path: record.archive.path).read { db in
            try Int.fetchAll(
                db,
                sql: "SELECT id FROM claim_places WHERE south >= 14 AND north <= 14.2 ORDER BY id"
            )
        }
        #expect(found == [1, 2])
    }
}
