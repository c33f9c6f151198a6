package import EventData

/// Claims, actors and places that are made by hand, where it does not matter in which words they stand.
package enum Made {
    /// A claim; `when` is a day, `2025-06-01`, or two with a stroke between them.
    package static func claim(
        _ id: String,
        _ type: EventType = .assault,
        modes: [String] = [],
        by actors: [Actor] = [],
        on recipients: [Actor] = [],
        at place: Place? = nil,
        when date: String? = nil,
        status: Claim.Status = .occurred,
        killed: Int? = nil,
        says voice: String? = nil,
        words: String = "attacked"
    ) -> Claim {
        let evidence = evidence(words)
        return Claim(
            id: id,
            type: type,
            modes: modes,
            contexts: [],
            quad: type == .assault ? 4 : 1,
            score: type == .assault ? -9 : 2.5,
            cameo: nil,
            trigger: evidence,
            sentence: evidence,
            status: status,
            isAlleged: false,
            salience: .main,
            actors: actors.map { Party(evidence: evidence, actor: $0, basis: .stated) },
            recipients: recipients.map { Party(evidence: evidence, actor: $0, basis: .stated) },
            place: place.map { LocatedPlace(evidence: evidence, place: $0) },
            date: date.flatMap(days).map { StatedDate(evidence: nil, date: $0) },
            figures: killed.map { [figure($0)] } ?? [],
            attribution: voice.map { [Attribution(evidence: Made.evidence($0), kind: .official)] } ?? [],
            confidence: 0.8,
            rule: "made:1"
        )
    }

    /// What coded a report that nothing coded.
    package static let provenance = CodedReport.Provenance(
        griot: "0.1.0",
        language: "toy_en 1",
        rules: "r",
        gazetteer: "g",
        directory: "d"
    )

    package static func evidence(_ words: String) -> Evidence {
        Evidence(part: .text, span: TextSpan(start: 0, end: words.utf8.count), words: words)
    }

    /// The days of a date as tests write it.
    package static func days(_ text: String) -> EventDate? {
        let days = text.split(separator: "/").compactMap { Day(iso: String($0)) }
        guard let from = days.first, let to = days.last else { return nil }
        return EventDate(from: from, to: to, precision: from == to ? .day : .days, basis: .explicit)
    }

    private static func figure(_ killed: Int) -> Figure {
        Figure(
            quantity: .killed,
            low: killed,
            high: killed,
            bound: .exactly,
            counted: nil,
            claimant: nil,
            evidence: evidence("\(killed) people")
        )
    }

    // MARK: Actors and places

    package static let jnim = Actor(id: "jnim", name: "JNIM", country: nil, sectors: ["REB"])
    package static let army = Actor(
        id: "mali-army",
        name: "Armed Forces of Mali",
        country: "MLI",
        sectors: ["MIL"]
    )
    package static let mali = Actor(id: "mali", name: "Mali", country: "MLI", sectors: ["GOV"], kind: "state")
    package static let france = Actor(
        id: "france",
        name: "France",
        country: "FRA",
        sectors: ["GOV"],
        kind: "state"
    )
    package static let gunmen = Actor(id: nil, name: "gunmen", country: nil, sectors: ["UAF"])
    package static let villagers = Actor(id: nil, name: "villagers", country: "MLI", sectors: ["CVL"])

    package static let gao = town("Gao", "MLI", in: "Gao", 2_457_161, 16.27, -0.04)
    package static let menaka = town("Ménaka", "MLI", in: "Ménaka", 2_453_348, 15.92, 2.4)
    package static let djibo = town("Djibo", "BFA", in: "Soum", 2_360_615, 14.1, -1.63)
    package static let paris = town("Paris", "FRA", in: "Île-de-France", 2_988_507, 48.85, 2.35)

    private static func town(
        _ name: String,
        _ country: String,
        in admin1: String,
        _ number: Int,
        _ latitude: Double,
        _ longitude: Double
    ) -> Place {
        Place(
            name: name,
            country: country,
            admin1: admin1,
            latitude: latitude,
            longitude: longitude,
            geonames: number,
            precision: .place
        )
    }
}
