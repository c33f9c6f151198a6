import EventData
import GriotTesting
import Testing

@testable import Corroborating

@Suite struct `Events` {
    private let raid = account(
        "a",
        by: [Cast.jnim],
        on: [Cast.villagers],
        at: Atlas.djenwara,
        when: "2025-06-02",
        counts: [killed(12)]
    )

    /// What becomes of the raid and another account, each in a report of its own.
    private func groups(_ other: Account, published: String? = "2025-06-04", story: Int? = nil) -> [String] {
        var press = Press()
        press.report("2025-06-03", [raid], story: story)
        press.report(published, [other], story: story)
        return press.groups
    }

    @Test func `join what an English and a French report tell in other words`() {
        let other = account(
            "b",
            by: [Cast.gunmen],
            on: [Cast.traders],
            at: Atlas.djenwara,
            when: "2025-06-02",
            basis: .explicit,
            trigger: "ont pris d'assaut",
            counts: [killed(12, .atLeast, of: "morts", sector: "CVL")]
        )
        #expect(groups(other) == ["a b"])
    }

    @Test(arguments: [1, nil])
    func `are two for two towns on one day`(story: Int?) {
        let other = account(
            "b",
            by: [Cast.jnim],
            on: [Cast.villagers],
            at: Atlas.sorola,
            when: "2025-06-02",
            counts: [killed(5)]
        )
        #expect(groups(other, story: story) == ["a", "b"])
    }

    @Test func `join a town and a place near it`() {
        let other = account(
            "b",
            by: [Cast.jnim],
            on: [Cast.villagers],
            at: Atlas.nearDjenwara,
            when: "2025-06-02"
        )
        #expect(groups(other) == ["a b"])
    }

    @Test func `join a town that was read off wrongly, where everything else agrees`() {
        var press = Press()
        press.report("2025-06-03", [raid], story: 1)
        var other = raid
        other.claim = "b"
        other.place = Atlas.sorola
        press.report("2025-06-03", [other], story: 1)
        #expect(press.groups == ["a b"])
        #expect(press.events[0].contested == [.place])
    }

    @Test func `are two for one place a week apart`() {
        var press = Press()
        for (claim, day) in [("a", "2025-06-02"), ("b", "2025-06-09")] {
            press.report(
                day,
                [
                    account(
                        claim,
                        modes: ["aerial"],
                        by: [Cast.army],
                        on: [Cast.gunmen],
                        at: Atlas.djenwara,
                        when: day,
                        counts: [killed(20, .about)]
                    )
                ],
                story: 1
            )
        }
        #expect(press.groups == ["a", "b"])
    }

    @Test func `join two days of one night`() {
        let other = account(
            "b",
            by: [Cast.jnim],
            on: [Cast.villagers],
            at: Atlas.djenwara,
            when: "2025-06-03"
        )
        #expect(groups(other) == ["a b"])
    }

    /// Memberships are not known here: any body may stand for any state.
    @Test(arguments: [1, nil])
    func `join what a body does and what one of its members does, where all else agrees`(story: Int?) {
        func raid(_ claim: String, by actor: Actor, dead: Int = 12, when day: String = "2025-06-02")
            -> Account
        {
            account(
                claim,
                by: [actor],
                on: [Cast.gunmen],
                at: Atlas.djenwara,
                when: day,
                counts: [killed(dead)]
            )
        }
        let first = raid("a", by: Cast.body)
        for (other, expected) in [
            (raid("b", by: Cast.neighbour), ["a b"]),
            (raid("b", by: Cast.neighbour, when: "2025-06-09"), ["a", "b"]),
        ] {
            var press = Press()
            press.report("2025-06-03", [first], story: story)
            press.report("2025-06-04", [other], story: story)
            #expect(press.groups == expected)
        }
    }

    @Test func `join what a body and its member decide of one state on one day within a story`() {
        for (other, expected) in [("2025-06-02", ["a b"]), ("2025-06-12", ["a", "b"])] {
            var press = Press()
            for (claim, actor, day) in [("a", Cast.body, "2025-06-02"), ("b", Cast.neighbour, other)] {
                let ban = account(
                    claim,
                    .sanction,
                    by: [actor],
                    on: [Cast.government],
                    when: day,
                    trigger: "banned"
                )
                press.report(day, [ban], story: 1)
            }
            #expect(press.groups == expected)
        }
    }

    @Test func `are two for two known groups`() {
        let other = account("b", by: [Cast.rivals], on: [Cast.army], at: Atlas.djenwara, when: "2025-06-02")
        #expect(groups(other) == ["a", "b"])
    }

    @Test func `are two for an abduction and an air strike`() {
        var press = Press()
        for (claim, mode) in [("a", "abduct"), ("b", "aerial")] {
            press.report(
                "2025-06-03",
                [account(claim, modes: [mode], on: [Cast.villagers], at: Atlas.djenwara, when: "2025-06-02")],
                story: 1
            )
        }
        #expect(press.groups == ["a", "b"])
    }

    @Test func `are one for an abduction that another coder takes for an arrest`() {
        var press = Press()
        for (claim, type, mode) in [("a", EventType.assault, "abduct"), ("b", .coerce, "arrest")] {
            press.report(
                "2025-06-03",
                [
                    account(
                        claim,
                        type,
                        modes: [mode],
                        by: [Cast.jnim],
                        on: [Cast.villagers],
                        at: Atlas.djenwara,
                        when: "2025-06-02"
                    )
                ]
            )
        }
        #expect(press.groups == ["a b"])
    }

    @Test func `take in what a later report recalls by its day`() {
        var other = raid
        other.claim = "b"
        other.salience = .background
        other.counts = []
        #expect(groups(other, published: "2025-07-20") == ["a b"])
    }

    @Test func `take in what is recalled by month, where place, parties and figure agree`() {
        let recalled = account(
            "b",
            on: [Cast.villagers],
            at: Atlas.djenwara,
            when: "2025-06-01/2025-06-30",
            salience: .background,
            counts: [killed(12)]
        )
        #expect(groups(recalled, published: "2025-07-20") == ["a b"])
        var other = recalled
        other.counts = [killed(30)]
        #expect(groups(other, published: "2025-07-20") == ["a", "b"])
    }

    @Test func `do not take in what could be of either of two`() {
        var press = Press()
        for (claim, day) in [("a", "2025-06-02"), ("b", "2025-06-12")] {
            press.report(
                day,
                [
                    account(
                        claim,
                        by: [Cast.jnim],
                        on: [Cast.villagers],
                        at: Atlas.djenwara,
                        when: day,
                        counts: [killed(12)]
                    )
                ],
                story: 1
            )
        }
        press.report(
            "2025-06-20",
            [
                account(
                    "c",
                    by: [Cast.jnim],
                    on: [Cast.villagers],
                    at: Atlas.djenwara,
                    when: "2025-06-01/2025-06-30",
                    counts: [killed(12)]
                )
            ],
            story: 1
        )
        #expect(press.groups == ["a", "b", "c"])
    }

    @Test func `stay apart where one report keeps them apart`() {
        var press = Press()
        let first = account(
            "a",
            .coerce,
            modes: ["restrict"],
            by: [Cast.army],
            at: Atlas.mali,
            when: "2025-06-02"
        )
        var second = first
        second.claim = "b"
        press.report("2025-06-03", [first, second], story: 1)
        #expect(press.groups == ["a", "b"])
        var third = first
        third.claim = "c"
        press.report("2025-06-03", [third], story: 1)
        #expect(press.groups == ["a", "b", "c"], "it could be either")
    }

    @Test func `join two sentences of a report that say the same of one spot and day`() {
        var press = Press()
        var again = raid
        again.claim = "b"
        again.actors = []
        press.report("2025-06-03", [raid, again])
        #expect(press.groups == ["a b"])
        #expect(press.events[0].reports == 1)
    }

    @Test func `join a sentence that says the base for the town`() {
        var press = Press()
        var again = raid
        again.claim = "b"
        again.counts = []
        again.place = Place(name: "the base", country: "MLI", precision: .place)
        press.report("2025-06-03", [raid, again])
        #expect(press.groups == ["a b"])
        #expect(press.events[0].place == Atlas.djenwara)
    }

    @Test func `join a denial to the act that it denies in the same report`() {
        var press = Press()
        var denial = raid
        denial.claim = "b"
        denial.status = .negated
        press.report("2025-06-03", [raid, denial])
        #expect(press.groups == ["a b"])
        #expect(press.events[0].contested.isEmpty)
        #expect(press.events[0].status == .occurred)
    }

    @Test func `do not take what did not happen to others for a denial`() {
        var press = Press()
        press.report("2025-06-03", [raid], story: 1)
        let avoided = account(
            "b",
            at: Atlas.djenwara,
            when: "2025-06-02",
            status: .negated,
            trigger: "avoided"
        )
        press.report("2025-06-03", [avoided], story: 1)
        #expect(press.groups == ["a", "b"])
    }

    @Test func `join what is shared by parties alone within a story, and not between stories`() {
        for (story, expected) in [(1, ["a b"]), (nil, ["a", "b"])] as [(Int?, [String])] {
            var press = Press()
            for (claim, words) in [("a", "met"), ("b", "se sont entretenus")] {
                press.report(
                    nil,
                    [account(claim, .consult, by: [Cast.government, Cast.neighbour], trigger: words)],
                    story: story
                )
            }
            #expect(press.groups == expected)
        }
    }

    @Test func `are two for one government's words to two others`() {
        var press = Press()
        for (claim, party) in [("a", Cast.neighbour), ("b", Cast.france)] {
            press.report(
                "2025-06-03",
                [
                    account(
                        claim,
                        .accuse,
                        by: [Cast.government],
                        on: [party],
                        at: Atlas.capital,
                        when: "2025-06-02"
                    )
                ],
                story: 1
            )
        }
        #expect(press.groups == ["a", "b"])
    }

    @Test(arguments: [(1, 30), (2, 30), (3, 30), (4, 30), (5, 30), (6, 200)])
    func `are the same for any order of the reports`(seed: UInt64, reports: Int) {
        var chance = Chance(seed: seed)
        var press = Press()
        for index in 0..<reports {
            press.report(
                day(chance.number(below: 6)),
                [telling(index, &chance)],
                witness: chance.number(below: reports),
                story: chance.number(below: 8)
            )
        }
        let other = press.reversed()
        #expect(press.groups == other.groups)
        #expect(press.events.map(\.essence) == other.events.map(\.essence))
        #expect(press.events.flatMap(\.accounts).sorted() == Array(press.accounts.indices))
    }

    private func day(_ number: Int) -> String { "2025-06-0\(1 + number)" }

    private func telling(_ index: Int, _ chance: inout Chance) -> Account {
        let parties = [Cast.army, Cast.jnim, Cast.gunmen, Cast.rivals, Cast.villagers]
        let places = [Atlas.djenwara, Atlas.sorola, Atlas.nearDjenwara, Atlas.mopti, Atlas.mali, nil]
        return account(
            "c\(index % 10)\(index / 10)",
            by: chance.number(below: 3) == 0 ? [] : [parties[chance.number(below: 4)]],
            on: [parties[chance.number(below: 5)]],
            at: places[chance.number(below: 6)],
            when: chance.number(below: 4) == 0 ? nil : day(chance.number(below: 6)),
            basis: chance.number(below: 2) == 0 ? .relative : .published,
            status: chance.number(below: 8) == 0 ? .negated : .occurred,
            counts: chance.number(below: 2) == 0 ? [] : [killed(3 + chance.number(below: 4))]
        )
    }
}

extension Event {
    /// Everything but where its accounts stand.
    fileprivate var essence: Event {
        var event = self
        event.accounts = []
        event.denials = []
        return event
    }
}
