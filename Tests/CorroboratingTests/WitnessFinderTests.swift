import EventData
import GriotTesting
import Testing

@testable import Corroborating

@Suite struct `The witness finder` {
    // MARK: Labels

    @Test(arguments: [Texts.english, Texts.french])
    func `calls a text the same whatever its typography`(text: String) {
        let set =
            text.replacing("'", with: "’").replacing(" ", with: "\u{A0}").replacing("\n", with: "\r\n\r\n")
            .replacing("14", with: "« 14 »").uppercased()
        #expect(witnesses([report("a", text), report("b", set)]) == ["a, b same a 1.0"])
    }

    @Test func `calls decomposed accents and other marks the same`() {
        let plain =
            "L'armée a tué « 5 000 » combattants à Tolbara, selon l'état-major, qui n'a rien dit des pertes civiles."
        let other =
            "L’arme\u{301}e a tue\u{301} \"5.000\" combattants a\u{300} Tolbara - selon l’e\u{301}tat\u{2011}major – qui n’a rien dit des pertes civiles"
        #expect(witnesses([report("a", plain), report("b", other)]) == ["a, b same a 1.0"])
    }

    @Test(arguments: [
        (Texts.english, "about two hours", "nearly three hours"),
        (Texts.french, "environ deux heures", "près de trois heures"),
        (Texts.english, "14 people", "17 people"), (Texts.french, "14 personnes", "17 personnes"),
        (Texts.english, "No group has claimed the raid. ", ""),
        (Texts.french, "L'attaque n'a pas été revendiquée. ", ""),
    ])
    func `calls a few changed words light`(text: String, words: String, others: String) {
        let changed = text.replacing(words, with: others)
        #expect(changed != text)
        #expect(
            labels([report("a", text, published: "2025-01-01"), report("b", changed)]) == ["a, b light a"]
        )
    }

    @Test(arguments: [Texts.english, Texts.french], [1, 2, 3])
    func `calls a trim light`(text: String, lines: Int) {
        let trim = text.split(separator: "\n").prefix(lines).joined(separator: "\n")
        #expect(witnesses([report("b", trim), report("a", text)]) == ["a, b light a 1.0"])
    }

    @Test(arguments: [(Texts.english, Texts.ownEnglish), (Texts.french, Texts.ownFrench)])
    func `calls a text that is half written anew a rewrite`(text: String, own: String) {
        let kept = text.split(separator: "\n").prefix(2)
        let anew = own.split(separator: "\n").dropFirst()
        let mixed = (kept + anew).joined(separator: "\n")
        let reports = [
            report("a", text, published: "2025-01-01"), report("b", mixed, published: "2025-01-02"),
        ]
        #expect(labels(reports) == ["a, b rewrite a"])
    }

    @Test(arguments: [
        (Texts.english, Texts.ownEnglish), (Texts.french, Texts.ownFrench), (Texts.english, Texts.french),
    ])
    func `leaves texts apart that tell of one thing in words of their own`(text: String, own: String) {
        #expect(labels([report("a", text), report("b", own)]).count == 2)
    }

    @Test func `takes the same headline for a sign, where some of the text is the same`() {
        let title = "Gunmen kill 14 in raid on Tolbara market"
        let own =
            Texts.ownEnglish + "\nThe attackers arrived from the forest shortly after traders had opened."
        let pair = [report("a", Texts.english, title: title), report("b", own, title: title)]
        #expect(labels(pair) == ["a, b rewrite a"])
        let untitled = [
            report("a", Texts.english, title: title), report("b", own, title: "Fourteen die in Tolbara"),
        ]
        #expect(labels(untitled).count == 2)
        let later = [
            report("a", Texts.english, title: title, published: "2025-01-01"),
            report("b", own, title: title, published: "2025-02-01"),
        ]
        #expect(labels(later).count == 2)
    }

    // MARK: What must not tie

    @Test func `lets no background paragraph tie ten unrelated reports together`() {
        let reports = Texts.unrelated.enumerated().map { report("\($0)", $1 + "\n" + Texts.background) }
        #expect(labels(reports).count == 10)
    }

    @Test func `lets no background paragraph tie two unrelated reports together`() {
        let texts = [Texts.unrelated[0..<3], Texts.unrelated[3..<6]].map { $0.joined(separator: "\n") }
        let reports = texts.enumerated().map { report("\($0)", $1 + "\n" + Texts.background) }
        #expect(labels(reports).count == 2)
    }

    @Test func `finds the copies of a report with a background paragraph among others that have it`() {
        var reports = Texts.unrelated.enumerated().map { report("\($0)", $1 + "\n" + Texts.background) }
        reports.append(report("copy", Texts.unrelated[3] + "\n" + Texts.background, published: "2025-01-01"))
        #expect(labels(reports).filter { $0.contains(",") } == ["copy, 3 same copy"])
    }

    @Test func `lets no footer tie short reports together`() {
        let footer =
            "Follow us on every network and subscribe to our morning letter to receive the news of the day before breakfast. All rights reserved; no part of this page may be printed again without written leave of the publisher, whose offices are on Independence Avenue."
        let reports = Texts.unrelated.enumerated().map { report("\($0)", $1 + "\n" + footer) }
        #expect(labels(reports).count == 10)
    }

    static let template = [
        "Gunmen attacked the village of {1} in the {2} district late on Sunday, killing {3} people and wounding {4}, local officials said. The attackers burned houses and took cattle before they left towards {5}, a resident said by telephone.",
        "Des hommes armés ont attaqué dimanche soir le village de {1}, dans le département de {2}, tuant {3} personnes et en blessant {4}, selon des élus locaux. Les assaillants ont brûlé des maisons et emporté du bétail avant de partir vers {5}, a dit un habitant.",
    ]

    private func filled(_ template: String, _ facts: [String]) -> String {
        facts.enumerated().reduce(template) { $0.replacing("{\($1.offset + 1)}", with: $1.element) }
    }

    @Test(arguments: template)
    func `leaves one wording about other places and numbers apart`(template: String) {
        let one = filled(template, ["Barso", "Kelima", "12", "30", "Dorou"])
        let other = filled(template, ["Tamba", "Wanko", "7", "9", "Sirfou"])
        #expect(labels([report("a", one), report("b", other)]).count == 2)
    }

    @Test(arguments: template)
    func `keeps one wording about one place together when the toll moves`(template: String) {
        let one = filled(template, ["Barso", "Kelima", "12", "30", "Dorou"])
        let other = filled(template, ["Barso", "Kelima", "15", "33", "Dorou"])
        #expect(labels([report("a", one), report("b", other)]).count == 1)
    }

    @Test func `makes no one witness of two stories that a digest holds`() {
        let other = Texts.unrelated.prefix(4).joined(separator: "\n")
        let digest = Texts.english + "\n" + other
        let reports = [
            report("a", Texts.english, published: "2025-01-01"), report("b", other, published: "2025-01-01"),
            report("digest", digest, published: "2025-01-02"),
        ]
        #expect(labels(reports).count == 2)
    }

    // MARK: Direction

    @Test(arguments: [
        ("2025-01-01", "2025-01-02"), ("2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z"),
        ("2025-01-01T09:30:00+02:00", "2025-01-01T08:00:00Z"), ("2025-01-31", "2025-01"), ("2024-06", "2024"),
        ("2025-01-01T23:00:00Z", nil),
    ])
    func `takes the earlier publication for the origin`(earlier: String?, later: String?) {
        let pair = [
            report("a", Texts.english, published: later), report("b", Texts.english, published: earlier),
        ]
        #expect(labels(pair) == ["b, a same b"])
    }

    @Test(arguments: [
        "TOLBARA (AFP) — ", "TOLBARA, Jan. 6 (Reuters) - ", "Par AFP\n", "By Agence France-Presse\n",
    ])
    func `takes who carries an agency's text for closer to the origin`(line: String) {
        let pair = [report("a", Texts.english + " Extra."), report("b", line + Texts.english)]
        #expect(labels(pair) == ["b, a light b"])
    }

    @Test(arguments: [("© AFP", "b, a light b"), ("AFP, Reuters", "a, b same a"), ("", "a, b same a")])
    func `takes the agency that a page names where its words name none`(agency: String, expected: String) {
        var pair = [report("a", Texts.english), report("b", Texts.english)]
        pair[1].agency = agency
        if agency == "© AFP" { pair[0].text += " One more short sentence." }
        #expect(labels(pair) == [expected])
    }

    @Test func `takes the words before the agency that stands beside them`() {
        var pair = [report("a", Texts.english), report("b", Texts.english + "\n(avec AFP)")]
        pair[1].agency = "AFP"
        #expect(labels(pair) == ["a, b light a"])
    }

    @Test(arguments: ["\n(AFP)", "\nSource: AFP", "\nAFP", "\nPar AFP"])
    func `reads the last line too`(line: String) {
        let pair = [
            report("a", Texts.english + " One more short sentence."), report("b", Texts.english + line),
        ]
        #expect(labels(pair) == ["b, a light b"])
    }

    @Test(arguments: ["\nLe Quotidien, avec AFP", "\n(avec AFP)", "\nWith Reuters"])
    func `takes who worked an agency's text over for a copy`(line: String) {
        let pair = [report("a", Texts.english), report("b", Texts.english + line)]
        #expect(labels(pair) == ["a, b light a"])
    }

    @Test func `takes the agency itself for the origin, and who others say they have it from`() {
        let late = report("b", Texts.english, published: "2025-01-03", outlet: "AFP")
        #expect(labels([report("a", Texts.english, published: "2025-01-02"), late]) == ["b, a same b"])
        let credited = [
            report("a", Texts.french + "\nSource : Le Courrier de Mirel", published: "2025-01-02"),
            report("b", Texts.french, published: "2025-01-03", outlet: "Le Courrier de Mirel"),
        ]
        #expect(labels(credited) == ["b, a light b"])
    }

    @Test func `takes the longer text for the origin where nothing else decides`() {
        let trim = Texts.english.split(separator: "\n").prefix(2).joined(separator: "\n")
        #expect(labels([report("a", trim), report("b", Texts.english)]) == ["b, a light b"])
    }

    @Test func `says of a copy of a copy which one it is closer to`() {
        let first = Texts.english
        let second = first.replacing("about two hours", with: "nearly three hours").replacing(
            "hid behind a well",
            with: "lay behind a low wall"
        )
        let third = second.replacing(
            "No group has claimed the raid. ",
            with: "Nobody has said so far who was behind it. "
        )
        let reports = [
            report("a", first, published: "2025-01-01"), report("b", second, published: "2025-01-02"),
            report("c", third, published: "2025-01-03"),
        ]
        #expect(labels(reports) == ["a, b light a, c light b"])
    }

    // MARK: Laws

    @Test func `says the same in any order`() {
        var chance = Chance(seed: 7)
        var reports = Texts.unrelated.enumerated().map { report("\($0)", $1 + "\n" + Texts.background) }
        reports += [Texts.english, Texts.french, Texts.ownEnglish, Texts.ownFrench].enumerated().map {
            report("t\($0)", $1)
        }
        for index in 0..<12 {
            let text = Texts.english.split(separator: "\n").prefix(1 + index % 4).joined(separator: "\n")
            reports.append(
                report("c\(index)", text, published: index % 3 == 0 ? "2025-01-0\(1 + index % 5)" : nil)
            )
        }
        let expected = witnesses(reports)
        for _ in 0..<20 {
            reports.shuffle(using: &chance)
            #expect(witnesses(reports) == expected)
        }
    }

    @Test func `has every report in one group`() {
        var chance = Chance(seed: 3)
        let reports = (0..<200).map { index in
            report(
                "\(index % 150)",
                chance.text(length: chance.number(below: 60)),
                title: index % 2 == 0 ? chance.text(length: 8) : nil
            )
        }
        let found = WitnessFinder().witnesses(among: reports)
        #expect(found.flatMap(\.members).map(\.report).sorted() == Array(0..<200))
        #expect(
            found.allSatisfy {
                $0.members[0].copied == nil && $0.members.dropFirst().allSatisfy { $0.copied != nil }
            }
        )
    }

    @Test func `bears texts that are hostile`() {
        let texts = [
            "", "", " ", "😀😀😀", "😀😀😀", String(repeating: "word ", count: 1_000_000),
            String(repeating: "word ", count: 1_000_001),
            String(repeating: "a", count: 1_000_000), String(repeating: "1 ", count: 300_000),
            String(repeating: "1,000", count: 100_000),
            String(repeating: "e\u{301}", count: 10_000), "\u{0}\u{FEFF}\u{200B}",
            String(repeating: "\n", count: 100_000),
        ]
        let reports = texts.enumerated().map { report("\($0)", $1) }
        #expect(witnesses(reports).count == texts.count)
        #expect(witnesses([]).isEmpty)
        for text in texts {
            _ = WitnessFinder().passages(of: report("a", text), in: report("b", texts[5]))
        }
    }
}
