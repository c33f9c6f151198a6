import EventData
import GriotTesting
import Testing

@testable import Serving

@Suite struct EventSentenceTests {
    private static func event(
        _ type: EventType = .assault,
        by actors: [Actor] = [Made.jnim],
        on recipients: [Actor] = [Made.army],
        at place: Place? = nil,
        when date: String? = nil,
        status: Claim.Status = .occurred,
        killed: ClosedRange<Int>? = nil,
        isAlleged: Bool = false
    ) -> Event {
        let tallies = killed.map { killed -> [Tally] in
            let estimate = Tally.Estimate(
                low: killed.lowerBound,
                best: killed.lowerBound,
                high: killed.upperBound
            )
            return [
                Tally(
                    quantity: .killed,
                    estimates: Tally.Rule.allCases.map { _ in estimate },
                    isContested: false
                )
            ]
        }
        return Event(
            id: "e",
            type: type,
            quad: 4,
            score: -9,
            status: status,
            isAlleged: isAlleged,
            actors: actors,
            recipients: recipients,
            place: place,
            date: date.flatMap(Made.days),
            tallies: tallies ?? [],
            accounts: [0],
            witnesses: 1,
            reports: 1,
            outlets: 1
        )
    }

    private static let pairs: [(event: Event, english: String, french: String)] = [
        (event(), "JNIM attacked Armed Forces of Mali", "JNIM a attaqué Forces armées du Mali"),
        (event(on: []), "JNIM carried out an attack", "JNIM a mené une attaque"),
        (
            event(by: [Made.jnim, Made.gunmen], on: []), "JNIM and gunmen carried out an attack",
            "JNIM et gunmen ont mené une attaque"
        ),
        (
            event(by: []), "Somebody unnamed attacked Armed Forces of Mali",
            "Quelqu’un qui n’est pas nommé a attaqué Forces armées du Mali"
        ),
        (
            event(.agree, by: [Made.mali], on: [Made.france]), "Mali agreed with France",
            "Mali a conclu un accord avec France"
        ),
        (
            event(.agree, by: [Made.mali], on: [Made.france], status: .future),
            "Planned: Mali agreed with France",
            "Prévu : Mali a conclu un accord avec France"
        ),
        (
            event(status: .negated, isAlleged: true), "Denied: Alleged: JNIM attacked Armed Forces of Mali",
            "Démenti : Allégué : JNIM a attaqué Forces armées du Mali"
        ),
        (
            event(at: Made.djibo, when: "2025-06-01", killed: 12...20),
            "JNIM attacked Armed Forces of Mali, Djibo (Soum), 1 Jun 2025: 12–20 killed",
            "JNIM a attaqué Forces armées du Mali, Djibo (Soum), 1er juin 2025\u{202F}: 12–20 tués"
        ),
        (
            event(at: Made.gao, killed: 12...12), "JNIM attacked Armed Forces of Mali, Gao: 12 killed",
            "JNIM a attaqué Forces armées du Mali, Gao\u{202F}: 12 tués"
        ),
        (
            event(on: [], killed: 1...1), "JNIM carried out an attack: 1 killed",
            "JNIM a mené une attaque\u{202F}: 1 tué"
        ),
    ]

    @Test(arguments: pairs.indices) func `an event is told in one sentence`(index: Int) {
        let (event, english, french) = Self.pairs[index]
        #expect(EventSentence(event, Wording(language: .english)).text == english)
        #expect(EventSentence(event, Wording(language: .french)).text == french)
    }

    @Test(arguments: EventType.allCases) func `every type has a verb with and without a recipient`(
        type: EventType
    ) {
        for language in Language.allCases {
            for recipients in [[Made.army], []] {
                let text = EventSentence(Self.event(type, on: recipients), Wording(language: language)).text
                #expect(text.hasPrefix("JNIM ") && !text.contains("act.") && !text.contains("|"), "\(text)")
                #expect(!text.contains("  ") && !text.hasSuffix(" "), "\(text)")
            }
        }
    }

    @Test func `each part knows the slot that it tells`() {
        let event = Self.event(at: Made.djibo, when: "2025-06-01", killed: 12...12)
        let slots = EventSentence(event, Wording(language: .english)).parts.compactMap(\.slot)
        #expect(slots == [.actor, .recipient, .place, .date, .killed])
    }

    @Test func `many actors are counted, not dropped`() {
        let actors = (1...6).map { Actor(id: nil, name: "A\($0)", country: nil, sectors: []) }
        let text = EventSentence(Self.event(by: actors, on: []), Wording(language: .english)).text
        #expect(text == "A1, A2, A3 and 3 more carried out an attack")
        let few = EventSentence(Self.event(by: Array(actors.prefix(4)), on: []), Wording(language: .french))
            .text
        #expect(few == "A1, A2, A3 et A4 ont mené une attaque")
    }
}
