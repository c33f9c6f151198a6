import EventData
import GriotTesting
import Testing

@testable import Corroborating

@Suite struct `The story finder` {
    // MARK: One story

    @Test(arguments: [(Texts.english, Texts.ownEnglish), (Texts.french, Texts.ownFrench)])
    func `ties what two writers tell of one thing`(text: String, own: String) {
        let reports = [report("a", text), report("b", own)] + others
        #expect(stories(reports, [raid(of: 0), raid(of: 1)]).contains(["a", "b"]))
    }

    @Test func `ties two languages by what is claimed`() {
        let pair = [report("en", Texts.ownEnglish), report("fr", Texts.french)]
        let claims = [raid(of: 0), raid(of: 1)]
        #expect(stories(pair + others, claims).contains(["fr", "en"]))
    }

    @Test func `keeps the reports of a witness together, whatever they tell`() {
        let reports = [
            report("a", Texts.english), report("b", Texts.unrelated[0]), report("c", Texts.ownEnglish),
        ]
        var witness = alone(reports)[0]
        witness.members.append(Witness.Member(report: 1, label: .rewrite, copied: nil))
        let found = stories(reports, witnesses: [alone(reports)[2], witness])
        #expect(found.contains { $0.contains("a") && $0.contains("b") })
    }

    @Test func `holds a story of many reports together`() {
        let strange = Texts.unrelated.joined(separator: " ").split(separator: " ")
        func words(_ number: Int) -> String {
            let some = strange.indices.filter { Mixing.mix(UInt64(number * 1000 + $0)) % 16 == 0 }
            return some.map { String(strange[$0]) }.joined(separator: " ")
        }
        let many = (0..<40).map { report("a\($0)", Texts.ownEnglish + "\n" + words($0)) }
        let rest = (40..<200).map { report("b\($0)", words($0)) }
        let found = stories(many + rest, witnesses: alone(many + rest))
        #expect(found.first { $0.contains("a0") }?.sorted() == many.map(\.id).sorted())
    }

    @Test func `cuts what hangs together in too great a number`() {
        let many = (0..<24).map { day in
            report(
                "a\(day < 10 ? "0" : "")\(day)",
                Texts.ownEnglish,
                published: "2025-03-\(day + 1 < 10 ? "0" : "")\(day + 1)"
            )
        }
        func found(_ spans: StorySpans) -> [[String]] {
            StoryFinder(spans).stories(among: many, accounts: [], witnesses: alone(many)).map { story in
                story.map { many[$0].id }
            }
        }
        #expect(found(StorySpans()).map(\.count) == [24])
        let cut = found(StorySpans(length: 8))
        #expect(cut.count > 1)
        #expect(cut.allSatisfy { $0.count <= 13 })
        #expect(cut.flatMap { $0 } == many.map(\.id))
    }

    // MARK: Look-alikes

    @Test func `leaves everything else alone`() {
        #expect(stories(others).map(\.count) == others.map { _ in 1 })
    }

    @Test func `tells two earthquakes apart`() {
        #expect(
            Set(stories(others + Quakes.first + Quakes.second).filter { $0.count > 1 }.map { $0.sorted() })
                == [["q1", "q2", "q3"], ["r1", "r2", "r3"]]
        )
    }

    @Test func `takes what is months apart for two stories, and what is not dated for one`() {
        let first = report("a", Quakes.first[0].text, published: "2024-03-04")
        let soon = report("b", Quakes.first[1].text, published: "2024-03-06")
        let later = report("b", Quakes.first[1].text, published: "2025-08-06")
        let undated = report("b", Quakes.first[1].text)
        #expect(stories(others + [first, soon]).contains(["a", "b"]))
        #expect(stories(others + [first, later]).contains(["a"]))
        #expect(stories(others + [first, undated]).contains(["a", "b"]))
    }

    @Test func `does not tie reports of another place and party by a type`() {
        var other = raid(of: 1)
        other.place = Place(name: "Sanga", country: "BFA", geonames: 22, precision: .place)
        other.date = nil
        other.counts = []
        let pair = [report("en", Texts.ownEnglish), report("fr", Texts.unrelated[3])]
        #expect(stories(pair + others.dropLast(7), [raid(of: 0), other]).contains(["fr"]))
    }

    // MARK: Laws

    @Test func `comes to the same for any order of the reports and claims`() {
        let reports =
            others + Quakes.first + Quakes.second + [
                report("en", Texts.ownEnglish, published: "2025-05"), report("fr", Texts.french),
            ]
        let claims = [raid(of: reports.count - 2), raid(of: reports.count - 1)]
        let expected = stories(reports, claims)
        #expect(expected.contains(["en", "fr"]))
        let turned = claims.reversed().map { claim in
            var claim = claim
            claim.report = reports.count - 1 - claim.report
            return claim
        }
        #expect(stories(reports.reversed(), turned) == expected)
    }

    @Test func `puts every report in one story, in the order of publication`() {
        let reports = [
            report("late", Texts.unrelated[0], published: "2025-02-01"), report("none", ""),
            report("early", Texts.unrelated[1], published: "2025-01-01T08:00:00Z"),
        ]
        #expect(stories(reports) == [["early"], ["late"], ["none"]])
        #expect(stories([]) == [])
    }

    // MARK: Reports

    private let others = Texts.unrelated.enumerated().map { report("o\($0.offset)", $0.element) }

    private func stories(
        _ reports: [Report],
        _ accounts: [Account] = [],
        witnesses: [Witness]? = nil
    ) -> [[String]] {
        let witnesses = witnesses ?? WitnessFinder().witnesses(among: reports)
        return StoryFinder().stories(among: reports, accounts: accounts, witnesses: witnesses).map { story in
            story.map { reports[$0].id }
        }
    }

    /// Each report as a witness of its own.
    private func alone(_ reports: [Report]) -> [Witness] {
        reports.indices.map { index in
            Witness(members: [Witness.Member(report: index, label: .independent, copied: nil)])
        }
    }

    /// The raid on Tolbara, as both languages are coded.
    private func raid(of report: Int) -> Account {
        let killed = Account.Count(quantity: .killed, low: 14, high: 14, bound: .exactly)
        let day = Day(number: 20_000)
        return Account(
            claim: "c\(report)",
            report: report,
            type: .assault,
            quad: 4,
            score: -9,
            trigger: "raid",
            actors: [Actor(id: nil, name: "gunmen", country: nil, sectors: ["UAF"])],
            recipients: [Actor(id: "TOL-COM", name: "Traders of Tolbara", country: "MLI", sectors: ["CVL"])],
            place: Place(name: "Tolbara", country: "MLI", geonames: 11, precision: .place),
            date: EventDate(from: day, to: day, precision: .day, basis: .relative),
            counts: [killed]
        )
    }
}

/// Two earthquakes in much the same words, by three writers each.
private enum Quakes {
    static let first = [
        report(
            "q1",
            "A magnitude 6.4 earthquake struck the province of Orvanda on Monday, killing at least 31 people, officials said. Rescuers in Belmira searched the rubble of a school for survivors. Governor Teresa Valdomar declared an emergency."
        ),
        report(
            "q2",
            "Rescuers searched collapsed buildings in Belmira after an earthquake of magnitude 6.4 shook Orvanda province and killed 31 people. Governor Teresa Valdomar asked for tents and water for the homeless."
        ),
        report(
            "q3",
            "The toll of the earthquake in Orvanda stood at 31. In Belmira, the worst hit town, a school fell on its pupils. Governor Valdomar said that an emergency was declared and that rescuers still heard voices in the rubble."
        ),
    ]

    static let second = [
        report(
            "r1",
            "A magnitude 5.7 earthquake struck the island of Katuri on Monday, killing at least 8 people, officials said. Rescuers in Port Selim searched the rubble of a market for survivors. Mayor Anton Grebo declared an emergency."
        ),
        report(
            "r2",
            "Rescuers searched collapsed buildings in Port Selim after an earthquake of magnitude 5.7 shook Katuri island and killed 8 people. Mayor Anton Grebo asked for tents and water for the homeless."
        ),
        report(
            "r3",
            "The toll of the earthquake on Katuri stood at 8. In Port Selim, the worst hit town, a market fell on its traders. Mayor Grebo said that an emergency was declared and that rescuers still heard voices in the rubble."
        ),
    ]
}
