import EventData
import Testing

@testable import Corroborating

@Suite struct `The link finder` {
    // MARK: Translation

    @Test func `marks a possible translation, with what shows it`() {
        let pair = [
            report("fr", Texts.french, published: "2025-05-06"),
            report("en", Texts.english, published: "2025-05-05"),
        ]
        #expect(links(pair) == ["translation fr en 1.0: Tolbara 14 Amina Koné Mirel"])
    }

    @Test func `finds the languages by their words`() {
        #expect(UsualWords.shared.language(of: report("a", Texts.ownEnglish)) == .english)
        #expect(UsualWords.shared.language(of: report("a", Texts.ownFrench)) == .french)
        #expect(UsualWords.shared.language(of: report("a", "")) == nil)
        var stated = report("a", Texts.ownEnglish)
        stated.language = "fr-BF"
        #expect(UsualWords.shared.language(of: stated) == .french)
        stated.language = "ar"
        #expect(UsualWords.shared.language(of: stated) == nil)
    }

    @Test(arguments: [
        (Texts.english, Texts.ownFrench), (Texts.ownEnglish, Texts.french), (Texts.english, Texts.ownEnglish),
    ])
    func `leaves apart what two writers tell by themselves`(text: String, other: String) {
        #expect(links([report("a", text), report("b", other)]) == [])
    }

    @Test func `takes no shuffle of the same names for a translation`() {
        let lines = Texts.french.split(separator: "\n")
        let turned = lines.reversed().joined(separator: "\n")
        #expect(links([report("en", Texts.english), report("fr", turned)]) == [])
    }

    /// Ten names in English, and a French text that has four of them in order, and others.
    private let loosely = [
        report(
            "fr",
            "Selon le gouverneur, ce sont Amina, Boukar, Cheick et Djibril qui sont partis avec leurs voisins Zeno, Yanis, "
                + "Wali, Vasco, Umar et Tidjane pour la ville, avant que les soldats ne reviennent dans le village.",
            published: "2025-05-06"
        ),
        report(
            "en",
            "The governor said that it was Amina, Boukar, Cheick and Djibril who left with their neighbours Emeka, Fanta, "
                + "Goumbo, Hawa, Issa and Jonas for the town, before the soldiers came back to the village.",
            published: "2025-05-05"
        ),
    ]

    private func raids(in report: Int, _ days: Int..., on recipient: Actor = Cast.army) -> [Account] {
        days.map { day in
            var account = account("c\(day)", by: [Cast.jnim], on: [recipient], when: "2025-05-0\(day)")
            account.report = report
            return account
        }
    }

    @Test func `takes fewer names in order where most claims are in one order`() {
        let claims = raids(in: 0, 1, 2, 3) + raids(in: 1, 1, 2, 3, 4)
        #expect(links(loosely, claims) == ["translation fr en 0.4: Amina Boukar Cheick Djibril"])
    }

    @Test func `takes none where claims are few, others or in another order`() {
        #expect(links(loosely) == [])
        let first = raids(in: 0, 1, 2, 3)
        for second in [
            raids(in: 1, 1, 2), raids(in: 1, 3, 2, 1), raids(in: 1, 4, 5, 6), raids(in: 1, 1, 1, 1),
            raids(in: 1, 1, 2, 3, 4, 5, 6, 7, 8), raids(in: 1, 1, 2, 3, on: Cast.government),
            raids(in: 1, 1, 2, 3, on: Cast.gunmen),
        ] {
            #expect(links(loosely, first + second) == [], "\(second.map(\.claim))")
        }
    }

    /// The same two, each with two passages that are quoted after it.
    private func quoting(_ french: String, _ english: String) -> [Report] {
        zip(loosely, [french, english]).map { report, quotes in
            var report = report
            report.text += "\n" + quotes
            return report
        }
    }

    @Test func `takes fewer names in order where as much is quoted in the same places`() {
        let french =
            "« Nous sommes partis avant le lever du jour », dit-elle. « Il ne reste plus que les vieux là-bas. »"
        let english = "“We left before the sun was up,” she said. “Only the old are still there now.”"
        #expect(links(quoting(french, english)) == ["translation fr en 0.4: Amina Boukar Cheick Djibril"])
        for other in [
            "“We left before the sun was up,” she said.",
            "“We left,” she said. “Only the old are still there now.”",
            "“We left before the sun was up and took what we could carry on our heads and in two carts,” she said. "
                + "“Only the old are still there now.”",
            "“We left before the sun was up, she said. Only the old are still there now.", "she said so.",
        ] {
            #expect(links(quoting(french, other)) == [], "\(other)")
        }
    }

    @Test func `counts no claims of people whom nobody knows`() {
        let claims = [0, 1].flatMap { report in
            raids(in: report, 1, 2, 3, on: Cast.gunmen).map { claim in
                var claim = claim
                claim.actors = [Cast.gunmen]
                return claim
            }
        }
        #expect(links(loosely, claims) == [])
    }

    // MARK: Attribution

    @Test func `links those that cite one agency to the first of them`() {
        let reports = [
            report("b", Texts.ownEnglish, published: "2025-05-06"),
            report("a", "PARIS (AFP) — " + Texts.unrelated[0], published: "2025-05-05"),
            report("c", Texts.unrelated[1], published: "2025-05-07"),
        ]
        let claims = [claim(of: 0, "a councillor", "AFP"), claim(of: 2, "Un élu local", "l'AFP")]
        #expect(links(reports, claims) == ["attribution b a 1.0: AFP", "attribution c a 1.0: AFP"])
    }

    @Test func `names the speaker that both have by the agency`() {
        let reports = [report("a", Texts.unrelated[0]), report("b", Texts.unrelated[1])]
        let claims = [claim(of: 0, "a councillor", "told Reuters"), claim(of: 1, "a councillor", "Reuters")]
        #expect(links(reports, claims) == ["attribution a b 1.0: Reuters, a councillor"])
    }

    @Test func `counts the share of the claims that rest on the agency`() {
        let reports = [report("a", Texts.unrelated[0]), report("b", Texts.unrelated[1])]
        let claims = [claim(of: 0, "AFP"), claim(of: 1, "AFP"), claim(of: 1), claim(of: 1)]
        #expect(links(reports, claims) == ["attribution a b 0.33: AFP"])
        #expect(links(reports, claims + [claim(of: 1), claim(of: 1)]) == [])
    }

    @Test func `needs the same agency within days`() {
        let first = report("a", Texts.unrelated[0], published: "2025-05-05")
        func second(_ day: String) -> Report { report("b", Texts.unrelated[1], published: day) }
        let claims = [claim(of: 0, "AFP"), claim(of: 1, "AFP")]
        #expect(links([first, second("2025-05-07")], claims).count == 1)
        #expect(links([first, second("2025-05-08")], claims) == [])
        #expect(links([first, second("2025-05-05")], [claims[0], claim(of: 1, "Reuters")]) == [])
    }

    // MARK: Laws

    @Test func `links nothing across stories or within a witness`() {
        let pair = [report("en", Texts.english), report("fr", Texts.french)]
        let witnesses = WitnessFinder().witnesses(among: pair)
        let finder = LinkFinder()
        #expect(finder.links(among: pair, accounts: [], witnesses: witnesses, stories: [[0], [1]]) == [])
        let copies = [report("a", Texts.english), report("b", Texts.english)]
        #expect(links(copies, [claim(of: 0, "AFP"), claim(of: 1, "AFP")]) == [])
    }

    @Test func `comes to the same for any order of the reports`() {
        let reports = [
            report("a", Texts.english, published: "2025-05-05"), report("b", Texts.french),
            report("c", Texts.ownFrench),
        ]
        let claims = [claim(of: 1, "AFP"), claim(of: 2, "AFP")]
        let turned = [claim(of: 1, "AFP"), claim(of: 0, "AFP")]
        #expect(links(reports, claims).sorted() == links(reports.reversed(), turned).sorted())
    }

    // MARK: Reports

    /// The links of reports that are all in one story, a line each.
    private func links(_ reports: [Report], _ accounts: [Account] = []) -> [String] {
        let witnesses = WitnessFinder().witnesses(among: reports)
        let links = LinkFinder().links(
            among: reports,
            accounts: accounts,
            witnesses: witnesses,
            stories: [Array(reports.indices)]
        )
        return links.map { link in
            let ids = [link.reports.from, link.reports.to].map { reports[$0].id }.joined(separator: " ")
            let separator = link.kind == .translation ? " " : ", "
            return "\(link.kind) \(ids) \(link.share): \(link.because.joined(separator: separator))"
        }
    }

    private func claim(of report: Int, _ voices: String...) -> Account {
        Account(
            claim: "c",
            report: report,
            type: .assault,
            quad: 4,
            score: -9,
            trigger: "attacked",
            voices: voices.map { Account.Voice(words: $0, kind: .other) }
        )
    }
}
