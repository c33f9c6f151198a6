internal import EventData

/// An event as ACLED would have it.
struct ACLEDRow: Sendable {
    var brief: EventBrief
    var rule: Tally.Rule
    var history: EventHistory
    var country: Country
    var place: Place
    var geoPrecision: Int
    var day: Day
    var timePrecision: Int
    var sides: ACLEDSides

    init(_ brief: EventBrief, rule: Tally.Rule, history: EventHistory) throws(Omission) {
        guard brief.tookPlace else { throw .status }
        guard let place = brief.event.place, let geoPrecision = place.acledPrecision,
            place.coordinates != nil, let country = Country(place.country)
        else {
            // Words and diplomacy are left out for what they are, wherever they were.
            throw ACLEDRow.isEver(brief.event) ? .place : .type
        }
        guard let sides = ACLEDSides(brief, in: country) else { throw .type }
        guard let date = brief.event.date, let timePrecision = date.acledPrecision else { throw .date }
        self.brief = brief
        self.rule = rule
        self.history = history
        self.country = country
        self.place = place
        self.geoPrecision = geoPrecision
        self.day = date.middle
        self.timePrecision = timePrecision
        self.sides = sides
    }

    /// Whether ACLED has events of this type and these modes, between whichever parties.
    private static func isEver(_ event: Event) -> Bool {
        let groups = ["armed", "crowd", "people", "none"]
        return groups.contains { actor in
            groups.contains { ACLEDType(event, actor: actor, recipient: $0) != nil }
        }
    }

    /// A sentence from the slots, and the words that the event rests on.
    var notes: String {
        var notes = EventSummary.sentence(brief.event, by: rule)
        if let quote = brief.quote {
            notes += " “\(flatText(quote.words))”"
            if let outlet = quote.outlet { notes += " (\(outlet))" }
        }
        return notes
    }

    /// How many took part, which ACLED keeps for gatherings only.
    var tags: String? {
        guard sides.type.disorder.hasSuffix("Demonstrations") else { return nil }
        let size = brief.estimate(of: .size, by: rule)?.figure
        return "crowd size=\(size.map { "about \($0)" } ?? "no report")"
    }

    static func columns(_ codes: ACLEDTable.Codes) -> [Column<ACLEDRow>] {
        timeAndType + parties(codes) + place + account
    }

    private static let timeAndType: [Column<ACLEDRow>] = [
        .text("event_id_cnty") { "GRT-\($0.country.letters)-\($0.brief.event.id)" },
        .text("event_date") { $0.day.description },
        .whole("year") { $0.day.components.year },
        .whole("time_precision") { $0.timePrecision },
        .text("disorder_type") { $0.sides.type.disorder },
        .text("event_type") { $0.sides.type.event },
        .text("sub_event_type") { $0.sides.type.subevent },
    ]

    private static func parties(_ codes: ACLEDTable.Codes) -> [Column<ACLEDRow>] {
        let asNumbers = codes == .numbers
        return [
            .text("actor1") { $0.sides.first.name },
            .text("assoc_actor_1") { listText($0.sides.first.associated) },
            .text("inter1") { code($0.sides.first.kind, asNumbers) },
            .text("actor2") { $0.sides.second?.name },
            .text("assoc_actor_2") { listText($0.sides.second?.associated ?? []) },
            .text("inter2") { $0.sides.second.map { code($0.kind, asNumbers) } ?? (asNumbers ? "0" : nil) },
            .text("interaction") { $0.sides.interaction(asNumbers: asNumbers) },
            .text("civilian_targeting") { $0.sides.targetsCivilians ? "Civilian targeting" : nil },
        ]
    }

    private static func code(_ kind: ACLEDActorKind, _ asNumbers: Bool) -> String {
        asNumbers ? "\(kind.rawValue)" : kind.label
    }

    private static let place: [Column<ACLEDRow>] = [
        .whole("iso") { $0.country.number },
        .text("region") { $0.country.acledRegion },
        .text("country") { $0.country.name },
        .text("admin1") { $0.place.firstDivision },
        .text("admin2") { $0.place.secondDivision },
        .unknown("admin3"),
        .text("location") { $0.place.name },
        .decimal("latitude", digits: 5) { $0.place.latitude },
        .decimal("longitude", digits: 5) { $0.place.longitude },
        .whole("geo_precision") { $0.geoPrecision },
    ]

    private static let account: [Column<ACLEDRow>] = [
        .text("source") { listText($0.brief.originals.compactMap(\.report.outletName)) },
        .unknown("source_scale"),
        .text("notes") { $0.notes },
        .whole("fatalities") { $0.brief.estimate(of: .killed, by: $0.rule)?.figure ?? 0 },
        .text("tags") { $0.tags },
        .whole("timestamp") { $0.history.changed },
    ]
}
