import EventData
import Exchanging

/// A report with the place of words in it, for briefs that are made by hand.
struct MadeReport {
    var report: Report
    var language = Language.english

    func evidence(_ words: String) -> Evidence {
        let bytes = Array(report.text.utf8)
        let wanted = Array(words.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
        return Evidence(part: .text, span: TextSpan(start: start, end: start + wanted.count), words: words)
    }

    func party(_ words: String, _ actor: Actor) -> Party {
        Party(evidence: evidence(words), actor: actor, basis: .stated)
    }

    func figure(
        _ quantity: Figure.Quantity,
        _ low: Int?,
        _ bound: Figure.Bound = .exactly,
        of sector: String? = nil,
        _ country: String? = nil,
        claimant: String? = nil,
        words: String
    ) -> Figure {
        Figure(
            quantity: quantity,
            low: low,
            high: bound == .exactly ? low : nil,
            bound: bound,
            counted: sector.map { Figure.Counted(words: words, sector: $0, country: country) },
            claimant: claimant,
            evidence: evidence(words)
        )
    }

    func standing(
        _ witness: String,
        _ label: String = "independent",
        of original: String? = nil
    ) -> ReportStanding {
        ReportStanding(
            report: report,
            language: language,
            witness: witness,
            label: label,
            original: original,
            containment: original.map { _ in 0.97 },
            provenance: CodedReport.Provenance(
                griot: "0.1.0",
                language: "en_core_web_sm 3.8.0",
                rules: "r",
                gazetteer: "g",
                directory: "d"
            )
        )
    }
}

enum Who {
    static let jnim = Actor(id: "jnim", name: "JNIM", country: nil, sectors: ["REB"], kind: "armed-group")
    static let army = Actor(
        id: "mali-army",
        name: "Armed Forces of Mali",
        country: "MLI",
        sectors: ["MIL"],
        kind: "army"
    )
    static let villagers = people("villagers", "CVL", "MLI")
    static let mali = Actor(id: "mali", name: "Mali", country: "MLI", sectors: ["GOV"], kind: "state")
    static let niger = Actor(id: "niger", name: "Niger", country: "NER", sectors: ["GOV"], kind: "state")

    static func people(_ words: String, _ sector: String, _ country: String?) -> Actor {
        Actor(id: nil, name: words, country: country, sectors: [sector])
    }
}

enum Where {
    static let boni = Place(
        name: "Boni",
        country: "MLI",
        admin1: "Mopti",
        latitude: 15.0755,
        longitude: -2.2183,
        geonames: 2_460_000,
        precision: .place
    )
    static let bamako = Place(
        name: "Bamako",
        country: "MLI",
        admin1: "Bamako",
        latitude: 12.65,
        longitude: -8.0,
        geonames: 2_460_596,
        precision: .place
    )
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
}

func on(_ year: Int, _ month: Int, _ number: Int) -> EventDate {
    let day = day(year, month, number)
    return EventDate(from: day, to: day, precision: .day, basis: .explicit)
}

/// The same estimate by every rule.
func tally(
    _ quantity: Figure.Quantity,
    _ low: Int?,
    _ best: Int?,
    _ high: Int?,
    contested: Bool = false
) -> Tally {
    let estimate = Tally.Estimate(low: low, best: best, high: high)
    return Tally(
        quantity: quantity,
        estimates: Tally.Rule.allCases.map { _ in estimate },
        isContested: contested
    )
}

func claim(
    _ id: String,
    _ made: MadeReport,
    _ type: EventType,
    _ modes: [String] = [],
    trigger: String,
    sentence: String? = nil,
    status: Claim.Status = .occurred,
    actors: [Party] = [],
    recipients: [Party] = [],
    place: LocatedPlace? = nil,
    date: StatedDate? = nil,
    figures: [Figure] = [],
    attribution: [Attribution] = []
) -> Claim {
    Claim(
        id: id,
        type: type,
        modes: modes,
        contexts: ["military"],
        quad: type == .consult ? 1 : 4,
        score: type == .consult ? 4 : -9,
        cameo: nil,
        trigger: made.evidence(trigger),
        sentence: made.evidence(sentence ?? made.report.text),
        status: status,
        isAlleged: false,
        salience: .main,
        actors: actors,
        recipients: recipients,
        place: place,
        date: date,
        figures: figures,
        attribution: attribution,
        confidence: 0.8,
        rule: "assault:1"
    )
}

/// The event of a first claim, as all claims tell of it.
func event(
    _ claims: [Claim],
    _ reports: [ReportStanding],
    tallies: [Tally] = [],
    contested: [Event.Slot] = [],
    denials: [Int] = []
) -> Event {
    let first = claims[0]
    var event = Event(
        id: first.id,
        type: first.type,
        modes: first.modes,
        contexts: first.contexts,
        quad: first.quad,
        score: first.score,
        status: first.status,
        tallies: tallies,
        contested: contested,
        accounts: Array(claims.indices),
        denials: denials,
        witnesses: Set(reports.map(\.witness)).count,
        reports: reports.count,
        outlets: Set(reports.map(\.report.outlet)).count
    )
    event.actors = first.actors.map(\.actor)
    event.recipients = first.recipients.map(\.actor)
    event.place = first.place?.place
    event.date = first.date?.date
    return event
}
