import EventData
import Testing

@testable import Corroborating

@Suite struct `Tallies` {
    private let official = Account.Voice(words: "the governor", kind: .official)
    private let group = Account.Voice(words: "JNIM", kind: .belligerent)

    private func raid(_ claim: String, _ counts: [Account.Count], says voice: Account.Voice? = nil) -> Account
    {
        account(
            claim,
            by: [Cast.jnim],
            on: [Cast.villagers],
            at: Atlas.djenwara,
            when: "2025-06-02",
            counts: counts,
            voices: voice.map { [$0] } ?? []
        )
    }

    private func tally(_ press: Press) throws -> Tally {
        try #require(press.events.count == 1)
        return try #require(press.events[0].tallies.first { $0.quantity == .killed })
    }

    /// `low/best/high` by a rule.
    private func estimate(_ press: Press, _ rule: Tally.Rule) throws -> String {
        let estimate = try tally(press).estimate(by: rule)
        return [estimate.low, estimate.best, estimate.high].map { $0.map { "\($0)" } ?? "-" }
            .joined(separator: "/")
    }

    @Test func `follow the four rules`() throws {
        var press = Press()
        press.report("2025-06-03", [raid("a", [killed(12)], says: official)])
        press.report("2025-06-03", [raid("b", [killed(20, .atLeast)])])
        press.report("2025-06-03", [raid("c", [killed(20)])])
        press.report("2025-06-03", [raid("d", [killed(100, .about)], says: group)])
        #expect(try estimate(press, .acled) == "12/12/12")
        #expect(try estimate(press, .ucdp) == "12/20/100")
        #expect(try estimate(press, .median) == "12/20/100")
        #expect(try estimate(press, .latestOfficial) == "12/12/12")
        #expect(try tally(press).isContested)
        #expect(press.events[0].contested == [.killed])
    }

    @Test func `have no official figure where no official gives one`() throws {
        var press = Press()
        press.report("2025-06-03", [raid("a", [killed(24, .range, high: 99)])])
        #expect(try estimate(press, .latestOfficial) == "-/-/-")
        #expect(try estimate(press, .acled) == "24/24/24")
        #expect(try estimate(press, .ucdp) == "24/24/99")
    }

    @Test func `prefer those who do not fight, and then the lower figure`() throws {
        var press = Press()
        press.report("2025-06-03", [raid("a", [killed(30)], says: group)])
        press.report("2025-06-03", [raid("b", [killed(40)])])
        press.report("2025-06-03", [raid("c", [killed(50)])])
        #expect(try tally(press).estimate(by: .ucdp).best == 40)
    }

    @Test func `take a toll that rises for one toll, of one witness or of two`() throws {
        for witnesses in [[1, 1, 1], [1, 2, 2], [1, 2, 3]] {
            var press = Press()
            for (index, number) in [12, 20, 38].enumerated() {
                press.report(
                    "2025-06-0\(3 + index)",
                    [raid("\(number)", [killed(number)])],
                    witness: witnesses[index]
                )
            }
            #expect(try !tally(press).isContested)
        }
    }

    @Test func `are contested where the lower figure is not the older one`() throws {
        var press = Press()
        press.report("2025-06-03", [raid("a", [killed(38)])])
        press.report("2025-06-04", [raid("b", [killed(12)])])
        #expect(try tally(press).isContested)
    }

    @Test func `are contested where a belligerent has the higher figure, however late`() throws {
        var press = Press()
        press.report("2025-06-03", [raid("a", [killed(12)], says: official)])
        press.report("2025-06-05", [raid("b", [killed(100)], says: group)])
        #expect(try tally(press).isContested)
    }

    @Test(arguments: [("a councillor", true), ("", false)])
    func `are contested where two people whom one report names disagree`(
        _ claimant: String,
        _ isContested: Bool
    ) throws {
        var press = Press()
        let first = killed(160, says: claimant.isEmpty ? nil : claimant)
        press.report("2025-06-03", [raid("a", [first, killed(170, says: "an association")])])
        #expect(try tally(press).isContested == isContested)
    }

    @Test func `do not take roundings of one number for a disagreement`() throws {
        var press = Press()
        press.report("2025-06-03", [raid("a", [killed(15, .atLeast)])])
        press.report("2025-06-03", [raid("b", [killed(15, .about)])])
        press.report("2025-06-03", [raid("c", [killed(17)])])
        #expect(try !tally(press).isContested)
    }

    @Test(arguments: [
        ("9 soldiers, MIL; 31 attackers, UAF", 40),
        ("12 civilians, CVL; 4 children, CVL", 12),
        ("40 people, CVL; 12 soldiers, MIL", 40),
        ("20 people, CVL; 12 soldiers, MIL; 30 jihadists, REB", 42),
        ("30 soldats, MIL; 100 morts, CVL", 100),
    ])
    func `add up sides and never a total and its parts`(counts: String, total: Int) throws {
        var press = Press()
        press.report(
            "2025-06-03",
            [
                raid(
                    "a",
                    counts.split(separator: "; ").map { part in
                        let words = part.split(separator: ", ")
                        let number = Int(words[0].prefix { $0.isNumber }) ?? 0
                        return killed(number, of: String(words[0]), sector: String(words[1]))
                    }
                )
            ]
        )
        #expect(try tally(press).estimate(by: .median).best == total)
    }

    @Test func `do not add up what two people say`() throws {
        var press = Press()
        let counts = [
            killed(12, of: "12 militants", sector: "REB", says: "the army"),
            killed(20, .atLeast, of: "20 farmers", sector: "CVL", says: "residents"),
        ]
        press.report("2025-06-03", [raid("a", counts)])
        #expect(try estimate(press, .ucdp) == "12/20/20")
        #expect(try tally(press).estimate(by: .median).best == 20)
    }

    @Test func `do not hold a part against a total`() throws {
        var press = Press()
        press.report("2025-06-03", [raid("a", [killed(40, of: "40 people", sector: "CVL")])])
        press.report("2025-06-03", [raid("b", [killed(9, of: "9 soldiers", sector: "MIL")])])
        #expect(try !tally(press).isContested)
        press.report("2025-06-03", [raid("c", [killed(60, of: "60 soldiers", sector: "MIL")])])
        #expect(try tally(press).isContested)
    }
}

@Suite struct `The timeline of a toll` {
    @Test func `says who gave which figure when`() throws {
        var press = Press()
        let governor = Account.Voice(words: "the governor", kind: .official)
        func raid(_ claim: String, _ count: Account.Count, _ voices: [Account.Voice] = []) -> Account {
            account(
                claim,
                on: [Cast.villagers],
                at: Atlas.djenwara,
                when: "2025-06-02",
                counts: [count],
                voices: voices
            )
        }
        press.report("2025-06-05", [raid("c", killed(38), [governor])], witness: 2)
        press.report("2025-06-03", [raid("a", killed(12))], witness: 1)
        press.report("2025-06-04", [raid("b", killed(20, .atLeast))], witness: 1)
        press.report("2025-06-04", [raid("d", killed(20, .atLeast))], witness: 1)
        try #require(press.events.count == 1)
        let timeline = TollTimeline(
            .killed,
            of: press.events[0],
            among: press.accounts,
            published: press.published,
            witnesses: press.witnesses
        )
        let lines = timeline.entries.map { entry in
            "\(entry.day?.description ?? "-") \(entry.witness) \(entry.bound.rawValue)\(entry.low ?? 0) \(entry.voice?.words ?? "-")"
        }
        #expect(
            lines == ["2025-06-03 1 =12 -", "2025-06-04 1 >=20 -", "2025-06-05 2 =38 the governor"]
        )
    }
}

@Suite struct `The matrix of an event` {
    @Test func `has a row for each witness and a cell for what it says, the last word last`() throws {
        var press = Press()
        let place = Atlas.djenwara
        press.report(
            "2025-06-04",
            [account("b", on: [Cast.villagers], at: place, when: "2025-06-02", counts: [killed(20)])],
            witness: 1
        )
        press.report(
            "2025-06-03",
            [account("a", on: [Cast.villagers], at: place, when: "2025-06-02", counts: [killed(12)])],
            witness: 1
        )
        press.report(
            "2025-06-05",
            [account("c", by: [Cast.jnim], on: [Cast.villagers], at: place, when: "2025-06-02")],
            witness: 2
        )
        try #require(press.events.count == 1)
        let matrix = EventMatrix(
            press.events[0],
            among: press.accounts,
            published: press.published,
            witnesses: press.witnesses
        )
        #expect(matrix.rows.map(\.witness) == [1, 2])
        #expect(
            matrix.rows[0].statements(on: .killed).map(\.value) == [.count(killed(12)), .count(killed(20))]
        )
        #expect(matrix.rows[0].statements(on: .actor).isEmpty)
        #expect(matrix.rows[1].statements(on: .actor).map(\.value) == [.parties([Cast.jnim])])
    }
}
