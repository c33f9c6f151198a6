import EventData
import Exchanging
import Testing
import Unpacking

@Suite struct `An account as JSON` {
    private static let army = Actor(
        id: "mli-army",
        name: "Armed Forces of Mali",
        country: "MLI",
        sectors: ["MIL", "GOV"],
        kind: "force"
    )
    private static let day = EventDate(
        from: Day(number: 20_000),
        to: Day(number: 20_003),
        precision: .days,
        basis: .relative
    )
    private static let full = Account(
        claim: "c1",
        report: 3,
        type: .assault,
        modes: ["firearms"],
        contexts: ["military", "terrorism"],
        quad: 4,
        score: -9.5,
        trigger: "a « tué »",
        status: .negated,
        isAlleged: true,
        salience: .background,
        actors: [army],
        recipients: [Actor(id: nil, name: "gens \"armés\"", country: nil, sectors: [])],
        place: Place(
            name: "Ménaka",
            country: "MLI",
            admin1: "Ménaka",
            latitude: 15.91823,
            longitude: -2.4022,
            geonames: 2_453_111,
            precision: .near
        ),
        date: day,
        counts: [
            Account.Count(
                quantity: .killed,
                low: 12,
                high: nil,
                bound: .atLeast,
                counted: Figure.Counted(words: "soldats", sector: "MIL", country: nil),
                claimant: "AFP"
            ), Account.Count(quantity: .sum, low: nil, high: 5, bound: .atMost),
        ],
        voices: [Account.Voice(words: "l’état-major", kind: .official)],
        confidence: 0.83
    )
    private static let bare = Account(
        claim: "c2",
        report: 0,
        type: .consult,
        quad: 1,
        score: 4,
        trigger: "met"
    )

    @Test(arguments: [full, bare]) func `is read as it was written`(account: Account) throws {
        let text = AccountJSON().text(account)
        let value = try JSONReader.read(Array(text.utf8))
        #expect(AccountJSON().account(value, report: account.report) == account)
    }

    @Test(arguments: [
        ("\"type\":\"ASSAULT\"", "\"type\":\"PARTY\""), ("\"score\":-9.5", "\"score\":1e300"),
        ("\"lat\":15.91823", "\"lat\":1e300"), ("\"claim\":\"c1\",", ""),
    ])
    func `is no other value`(part: String, other: String) throws {
        let text = AccountJSON().text(Self.full)
        let damaged = text.replacing(part, with: other)
        #expect(damaged != text)
        #expect(try AccountJSON().account(JSONReader.read(Array(damaged.utf8)), report: 0) == nil)
    }

    @Test func `has no figure that nobody can count`() throws {
        let text = AccountJSON().text(Self.full).replacing("\"low\":12", with: "\"low\":9223372036854775807")
        let read = try AccountJSON().account(JSONReader.read(Array(text.utf8)), report: 0)
        #expect(read?.counts.map(\.low) == [nil, nil])
    }
}
