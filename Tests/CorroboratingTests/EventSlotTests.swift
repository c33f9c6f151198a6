import EventData
import Testing

@testable import Corroborating

@Suite struct `The slots of an event` {
    private func told(
        _ claim: String,
        by actors: [Actor] = [Cast.jnim],
        on recipients: [Actor] = [Cast.villagers],
        at place: Place? = Atlas.djenwara,
        when date: String = "2025-06-02",
        status: Claim.Status = .occurred,
        voices: [Account.Voice] = []
    ) -> Account {
        account(claim, by: actors, on: recipients, at: place, when: date, status: status, voices: voices)
    }

    private func event(_ press: Press) throws -> Event {
        try #require(press.events.count == 1)
        return press.events[0]
    }

    @Test func `hold what most witnesses say, and copies count once`() throws {
        var press = Press()
        press.report("2025-06-03", [told("a", by: [Cast.bandits])], witness: 1, story: 1, outlet: "one")
        press.report("2025-06-03", [told("b", by: [Cast.bandits])], witness: 1, story: 1, outlet: "two")
        press.report("2025-06-03", [told("c", by: [Cast.bandits])], witness: 1, story: 1, outlet: "three")
        press.report("2025-06-04", [told("d", by: [Cast.army])], story: 1, outlet: "one")
        press.report("2025-06-05", [told("e", by: [Cast.army])], story: 1)
        let event = try event(press)
        #expect(event.actors == [Cast.army])
        #expect(event.contested == [.actor])
        #expect((event.witnesses, event.reports, event.outlets) == (3, 5, 3))
        #expect(event.id == "a")
    }

    @Test func `take the finer place that most can be right with`() throws {
        var press = Press()
        press.report("2025-06-03", [told("a", at: Atlas.mali)], story: 1)
        press.report("2025-06-03", [told("b", at: Atlas.mali)], story: 1)
        press.report("2025-06-04", [told("c", at: Atlas.djenwara)], story: 1)
        let event = try event(press)
        #expect(event.place == Atlas.djenwara)
        #expect(event.contested.isEmpty)
    }

    @Test func `name a group once where others say gunmen`() throws {
        var press = Press()
        press.report("2025-06-03", [told("a", by: [Cast.gunmen])])
        press.report("2025-06-04", [told("b", by: [Cast.jnim])])
        let event = try event(press)
        #expect(event.actors == [Cast.jnim])
        #expect(event.contested.isEmpty)
    }

    @Test func `keep all parties that an account names`() throws {
        let schools = Actor(id: nil, name: "schools", country: "MLI", sectors: ["EDU"])
        let universities = Actor(id: nil, name: "universities", country: "MLI", sectors: ["EDU"])
        var press = Press()
        press.report("2025-06-03", [told("a", on: [schools, universities])])
        #expect(try event(press).recipients == [schools, universities])
    }

    @Test func `name all who meet`() throws {
        var press = Press()
        for (claim, parties) in [
            ("a", [Cast.government, Cast.neighbour]), ("b", [Cast.neighbour, Cast.government]),
        ] {
            press.report("2025-06-03", [account(claim, .consult, by: parties, when: "2025-06-02")])
        }
        let event = try event(press)
        #expect(event.actors == [Cast.government, Cast.neighbour])
    }

    @Test func `become done once a plan is carried out`() throws {
        func summit(_ claim: String, _ status: Claim.Status) -> Account {
            account(
                claim,
                .consult,
                by: [Cast.government, Cast.neighbour],
                at: Atlas.capital,
                when: "2025-06-10",
                status: status
            )
        }
        var press = Press()
        press.report("2025-06-03", [summit("a", .future)])
        press.report("2025-06-04", [summit("b", .future)])
        #expect(try event(press).status == .future)
        press.report("2025-06-11", [summit("c", .occurred)])
        #expect(try event(press).status == .occurred)
        #expect(try event(press).contested.isEmpty)
    }

    @Test func `are negated once a plan is called off`() throws {
        var press = Press()
        press.report("2025-06-03", [told("a", when: "2025-06-10", status: .future)])
        press.report("2025-06-09", [told("b", when: "2025-06-10", status: .negated)])
        #expect(try event(press).status == .negated)
        #expect(try event(press).contested.isEmpty)
    }

    @Test func `keep a denial, which contests what another witness tells`() throws {
        var press = Press()
        press.report("2025-06-03", [told("a", by: [Cast.army])])
        press.report("2025-06-04", [told("b", by: [Cast.army], status: .negated)])
        let event = try event(press)
        #expect(event.status == .occurred)
        #expect(event.contested == [.status])
        #expect(event.denials.map { press.accounts[$0].claim } == ["b"])
    }

    @Test func `are not contested by what one witness says in turn`() throws {
        var press = Press()
        press.report("2025-06-03", [told("a", by: [Cast.bandits])], witness: 1)
        press.report("2025-06-04", [told("b", by: [Cast.army])], witness: 1)
        let event = try event(press)
        #expect(event.contested.isEmpty)
        #expect(event.actors == [Cast.army], "its last word counts")
    }

    @Test func `are alleged and background only where nobody says otherwise`() throws {
        var alleged = told("a")
        alleged.isAlleged = true
        alleged.salience = .background
        var press = Press()
        press.report("2025-06-03", [alleged])
        #expect(try event(press).isAlleged)
        #expect(try event(press).salience == .background)
        press.report("2025-06-04", [told("b")])
        #expect(try !event(press).isAlleged)
        #expect(try event(press).salience == .main)
    }
}
