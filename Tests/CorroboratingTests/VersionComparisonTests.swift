import EventData
import Testing

@testable import Corroborating

/// A version of a report that a test writes, with claims whose words are looked up in the text.
private struct Draft {
    var report: Report
    var claims: [Claim] = []

    init(_ text: String, title: String? = nil) { report = Report(id: "r", title: title, text: text) }

    func version(_ number: Int) -> ReportVersion {
        ReportVersion(version: number, report: report, claims: claims)
    }

    private func evidence(_ words: String) -> Evidence {
        let text = Array(report.text.utf8)
        let wanted = Array(words.utf8)
        let start = text.indices.first { text[$0...].starts(with: wanted) } ?? 0
        return Evidence(part: .text, span: TextSpan(start: start, end: start + wanted.count), words: words)
    }

    /// The sentence around words, by full stops.
    private func sentence(around words: String) -> Evidence {
        let part = report.text.split(separator: ".").first { $0.contains(words) }
        return evidence(part.map(String.init) ?? words)
    }

    func claiming(
        _ trigger: String,
        _ type: EventType = .assault,
        by actor: String? = nil,
        on recipient: String? = nil,
        at place: String? = nil,
        killed: (words: String, low: Int, bound: Figure.Bound)? = nil,
        status: Claim.Status = .occurred,
        isAlleged: Bool = false,
        word: String? = nil
    ) -> Draft {
        func party(_ name: String) -> Party {
            let actor = Actor(id: nil, name: name, country: nil, sectors: ["REB"])
            return Party(evidence: evidence(name), actor: actor, basis: .stated)
        }
        var draft = self
        draft.claims.append(
            Claim(
                id: "\(trigger)-\(claims.count)",
                type: type,
                modes: [],
                contexts: [],
                quad: 4,
                score: -9,
                cameo: nil,
                trigger: evidence(trigger),
                sentence: sentence(around: trigger),
                status: status,
                isAlleged: isAlleged,
                salience: .main,
                actors: actor.map { [party($0)] } ?? [],
                recipients: recipient.map { [party($0)] } ?? [],
                place: place.map {
                    LocatedPlace(
                        evidence: evidence($0),
                        place: Place(name: $0, country: "MLI", precision: .place)
                    )
                },
                date: nil,
                figures: killed.map { killed in
                    [
                        Figure(
                            quantity: .killed,
                            low: killed.low,
                            high: killed.bound == .exactly ? killed.low : nil,
                            bound: killed.bound,
                            counted: nil,
                            claimant: nil,
                            evidence: evidence(killed.words)
                        )
                    ]
                } ?? [],
                attribution: word.map { [Attribution(evidence: evidence($0), kind: .official)] } ?? [],
                confidence: 1,
                rule: "r"
            )
        )
        return draft
    }
}

/// The changes from one draft to another, a line each: `figure killed: >=12 → 15`.
private func changes(_ older: Draft, _ newer: Draft) -> [String] {
    VersionComparison(from: older.version(1), to: newer.version(2)).changes().map { change in
        let what = change.what.map { " \($0)" } ?? ""
        return
            "\(change.kind.rawValue)\(what): \(change.before?.value ?? "-") → \(change.after?.value ?? "-")"
    }
}

@Suite struct `Between two versions` {
    @Test func `nothing changed where nothing is other`() {
        let draft = Draft("Gunmen attacked Tolbara on Monday.", title: "Attack").claiming(
            "attacked",
            by: "Gunmen"
        )
        #expect(changes(draft, draft) == [])
        #expect(changes(Draft(""), Draft("")) == [])
    }

    @Test(arguments: [
        (
            "Gunmen attacked Tolbara, killing at least 12 traders.",
            "Gunmen attacked Tolbara, killing 15 traders.",
            "at least 12", "15"
        ),
        (
            "Des hommes armés ont attaqué Tolbara, tuant au moins 12 commerçants.",
            "Des hommes armés ont attaqué Tolbara, tuant 15 commerçants.", "au moins 12", "15"
        ),
    ])
    func `a toll moves`(old: String, new: String, before: String, after: String) {
        let trigger = old.contains("attaqué") ? "attaqué" : "attacked"
        let older = Draft(old).claiming(trigger, killed: (before, 12, .atLeast))
        let newer = Draft(new).claiming(trigger, killed: (after, 15, .exactly))
        #expect(changes(older, newer) == ["figure killed: >=12 → 15", "words: \(before) → \(after)"])
    }

    @Test func `a bound is dropped`() {
        let older = Draft("Gunmen killed at least 12 traders.").claiming(
            "killed",
            killed: ("at least 12", 12, .atLeast)
        )
        let newer = Draft("Gunmen killed 12 traders.").claiming("killed", killed: ("12", 12, .exactly))
        #expect(changes(older, newer) == ["figure killed: >=12 → 12", "words: at least → -"])
    }

    @Test(arguments: [
        ("The army allegedly attacked Tolbara.", "The army attacked Tolbara.", "attacked", "allegedly → -"),
        ("L'armée aurait attaqué Tolbara.", "L'armée a attaqué Tolbara.", "attaqué", "aurait → a"),
    ])
    func `what was alleged is told as a fact`(old: String, new: String, trigger: String, words: String) {
        let older = Draft(old).claiming(trigger, isAlleged: true)
        let newer = Draft(new).claiming(trigger)
        #expect(changes(older, newer) == ["hedge alleged: alleged → fact", "words: \(words)"])
        #expect(changes(newer, older).first == "hedge alleged: fact → alleged")
    }

    @Test(arguments: [
        ("The army attacked Tolbara.", "The army denied that it attacked Tolbara.", "attacked"),
        ("L'armée a attaqué Tolbara.", "L'armée a démenti avoir attaqué Tolbara.", "attaqué"),
    ])
    func `something is denied`(old: String, new: String, trigger: String) {
        let found = changes(Draft(old).claiming(trigger), Draft(new).claiming(trigger, status: .negated))
        #expect(found.first == "hedge status: occurred → negated")
        #expect(found.dropFirst().allSatisfy { $0.hasPrefix("words") })
    }

    @Test func `nobody answers for it any more`() {
        let older = Draft("Rebels attacked Tolbara, the governor said.").claiming(
            "attacked",
            word: "the governor"
        )
        let newer = Draft("Rebels attacked Tolbara.").claiming("attacked")
        #expect(
            changes(older, newer) == [
                "attribution official: the governor → -", "words: the governor said → -",
            ]
        )
        #expect(changes(newer, older).first == "attribution official: - → the governor")
    }

    @Test(arguments: [
        ("Jihadists attacked Tolbara.", "Bandits attacked Tolbara.", "Jihadists", "Bandits"),
        ("Bandits attacked Tolbara.", "Jihadists attacked Tolbara.", "Bandits", "Jihadists"),
    ])
    func `somebody else did it`(old: String, new: String, before: String, after: String) {
        let (older, newer) = (
            Draft(old).claiming("attacked", by: before), Draft(new).claiming("attacked", by: after)
        )
        #expect(changes(older, newer) == ["name actor: \(before) → \(after)", "words: \(before) → \(after)"])
    }

    @Test func `it was elsewhere`() {
        let older = Draft("Gunmen attacked the town of Tolbara.").claiming("attacked", at: "Tolbara")
        let newer = Draft("Gunmen attacked the town of Kelima.").claiming("attacked", at: "Kelima")
        #expect(changes(older, newer) == ["place: Tolbara → Kelima", "words: Tolbara → Kelima"])
    }

    @Test func `a claim appears, and another is gone`() {
        let one = "Gunmen attacked Tolbara on Monday. "
        let other = "Talks between the mayors resumed in Mirel on Friday."
        let older = Draft(one).claiming("attacked", by: "Gunmen")
        let newer = Draft(one + other).claiming("attacked", by: "Gunmen").claiming("resumed", .consult)
        #expect(changes(older, newer) == ["claim: - → CONSULT", "words: - → \(other.dropLast())"])
        #expect(changes(newer, older) == ["claim: CONSULT → -", "words: \(other.dropLast()) → -"])
    }

    @Test func `a claim is the same wherever it moves`() {
        let (one, other) = ("Gunmen attacked Tolbara. ", "Soldiers freed nine hostages near Mirel. ")
        func draft(_ text: String) -> Draft {
            Draft(text).claiming("attacked", by: "Gunmen").claiming("freed", .aid, by: "Soldiers")
        }
        #expect(changes(draft(one + other), draft(other + one)).allSatisfy { $0.hasPrefix("words") })
    }

    @Test func `two attacks keep their own tolls`() {
        let old = "Gunmen attacked Tolbara, killing 3. Gunmen attacked Kelima, killing 9."
        let new = "Gunmen attacked Tolbara, killing 4. Gunmen attacked Kelima, killing 9."
        func draft(_ text: String, _ toll: Int) -> Draft {
            Draft(text).claiming("attacked", at: "Tolbara", killed: ("killing \(toll)", toll, .exactly))
                .claiming("attacked Kelima", at: "Kelima", killed: ("killing 9", 9, .exactly))
        }
        #expect(changes(draft(old, 3), draft(new, 4)) == ["figure killed: 3 → 4", "words: 3 → 4"])
    }

    @Test func `a threat becomes an attack`() {
        let older = Draft("Rebels threatened to attack Tolbara.").claiming("attack", .threaten, by: "Rebels")
        let newer = Draft("Rebels went on to attack Tolbara.").claiming("attack", by: "Rebels")
        #expect(changes(older, newer).first == "claim: THREATEN → ASSAULT")
    }

    // MARK: Words alone

    @Test(arguments: [
        ("The fire destroyed 12 shops.", "The fire destroyed 15 shops.", "figure: 12 → 15"),
        ("The fire destroyed twelve shops.", "The fire destroyed fifteen shops.", "figure: twelve → fifteen"),
        (
            "L'incendie a détruit douze boutiques.", "L'incendie a détruit quinze boutiques.",
            "figure: douze → quinze"
        ),
        ("A truck hit at least 12 goats.", "A truck hit 12 goats.", "figure: at least → -"),
        ("The mine reportedly closed.", "The mine closed.", "hedge: reportedly → -"),
        ("La mine aurait fermé.", "La mine a fermé.", "hedge: aurait → a"),
        (
            "The mine closed.", "The mine closed, according to the mayor.",
            "attribution: - → according to the mayor"
        ),
        ("La mine a fermé.", "La mine a fermé, selon le maire.", "attribution: - → selon le maire"),
        ("The mine of Mirel closed.", "The mine of Dorou closed.", "name: Mirel → Dorou"),
    ])
    func `figures, reserve and names are read where no claim is`(old: String, new: String, expected: String) {
        #expect(changes(Draft(old), Draft(new)).first == expected)
    }

    @Test(arguments: [
        ("The mine closed on Monday.", "The mine closed on Tuesday."),
        ("The mine closed early.", "The mine closed late."),
    ])
    func `other words are told as words alone`(old: String, new: String) {
        #expect(changes(Draft(old), Draft(new)).map { $0.prefix(5) } == ["words"])
    }

    @Test func `a title is told whole`() {
        let (older, newer) = (Draft("A.", title: "Twelve dead"), Draft("A.", title: "Fifteen dead"))
        #expect(changes(older, newer) == ["title: Twelve dead → Fifteen dead"])
        #expect(changes(Draft("A."), newer) == ["title: - → Fifteen dead"])
    }

    @Test(arguments: [
        ("The mine closed", "The mine closed.", "words:  → ."), ("L’armée", "L'armée", "words: ’ → '"),
        ("a  b", "a b", "words:   → "),
    ])
    func `signs between words are shown where nothing else changed`(
        old: String,
        new: String,
        expected: String
    ) {
        #expect(changes(Draft(old), Draft(new)) == [expected])
    }

    @Test func `kinds come in the order in which an analyst cares for them`() {
        let older = Draft("Bandits allegedly attacked Tolbara, killing 3.", title: "A")
            .claiming(
                "attacked",
                by: "Bandits",
                at: "Tolbara",
                killed: ("killing 3", 3, .exactly),
                isAlleged: true
            )
        let newer = Draft("Jihadists attacked Kelima, killing 4, the governor said.", title: "B")
            .claiming(
                "attacked",
                by: "Jihadists",
                at: "Kelima",
                killed: ("killing 4", 4, .exactly),
                word: "the governor"
            )
        let kinds = VersionComparison(from: older.version(1), to: newer.version(2)).changes().map(\.kind)
        #expect(kinds.prefix(5) == [.figure, .hedge, .attribution, .name, .place])
        #expect(kinds == kinds.sorted())
    }

    // MARK: Laws

    @Test(arguments: [
        ("", "Gunmen attacked."), ("\u{0}\u{202E}\u{FEFF}", "\u{10}\u{1F600}"),
        (String(repeating: "12 ", count: 2_000), String(repeating: "15 a ", count: 2_000)),
        (String(repeating: "a b ", count: 3_000), String(repeating: "b a ", count: 3_000)),
        ("e\u{301}\u{301}\u{301}", "é́́"), ("👩‍👩‍👧", "👩‍👩‍👦"),
    ])
    func `evidence stands in its version, whatever the texts`(old: String, new: String) {
        for (one, other) in [(old, new), (new, old)] {
            let comparison = VersionComparison(from: Draft(one).version(1), to: Draft(other).version(2))
            for change in comparison.changes() {
                for (side, text) in [(change.before, one), (change.after, other)] {
                    guard let evidence = side?.evidence else { continue }
                    let bytes = text.utf8.dropFirst(evidence.span.start).prefix(
                        evidence.span.end - evidence.span.start
                    )
                    #expect(bytes.elementsEqual(evidence.words.utf8))
                }
            }
        }
    }

    @Test func `very many claims are compared in bounded time`() {
        var draft = Draft("Gunmen attacked Tolbara.")
        let claim = draft.claiming("attacked", by: "Gunmen").claims
        draft.claims = Array(repeating: claim[0], count: 2_000)
        let comparison = VersionComparison(from: draft.version(1), to: draft.version(2))
        #expect(comparison.pairs.count == ClaimPairing.mostClaims)
    }
}
