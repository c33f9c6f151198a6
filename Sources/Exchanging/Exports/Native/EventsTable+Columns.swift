internal import EventData

extension EventRow {
    static let columns = identity + types + time + place + parties + figures + standing + coding + more

    private static let identity: [Column<EventRow>] = [
        .text("event_id", "The event's id, which it keeps for good") { $0.event.id },
        .whole("version", "1 for the first state of the event, 2 for the next") { $0.history.version },
        .text("status", "machine, reviewed, rejected or merged_into") { $0.brief.standing },
        .unknown("merged_into", "The id of the event that this one is now"),
    ]

    private static let types: [Column<EventRow>] = [
        .text("event_type", "PLOVER's type of the event") { $0.event.type.rawValue },
        .text("event_subtype", "PLOVER's modes, a list") { listText($0.event.modes) },
        .text("acled_event_type", "The type that ACLED would give it") { $0.acled?.event },
        .text("acled_sub_event_type", "The sub-type that ACLED would give it") { $0.acled?.subevent },
        .whole("ucdp_type_of_violence", "UCDP's: 1 state-based, 2 non-state, 3 one-sided") { row in
            row.violence?.rawValue
        },
        .text("plover_type", "PLOVER's type of the event") { $0.event.type.rawValue },
    ]

    private static let time: [Column<EventRow>] = [
        .text("date_start", "The first day that it may have been", as: .date) { row in
            row.event.date?.from.description
        },
        .text("date_end", "The last day that it may have been", as: .date) { row in
            row.event.date?.to.description
        },
        .whole("date_prec", "UCDP's: 1 day, 2 days, 3 week, 4 month, 5 a year or more") { row in
            row.event.date?.ucdpPrecision
        },
    ]

    private static let place: [Column<EventRow>] = [
        .text("country", "The country's name in English") { Country($0.place?.country)?.name },
        .text("iso3", "The country's three letters of ISO 3166-1") { $0.place?.country },
        .whole("gwno", "Gleditsch and Ward's number of the country") { row in
            Country(row.place?.country)?.gleditschWard
        },
        .text("admin1", "The first-level division") { $0.place?.firstDivision },
        .unknown("admin1_pcode", "The division's code of OCHA; not known to this version"),
        .text("admin2", "The second-level division, where no more exact place is known") { row in
            row.place?.secondDivision
        },
        .unknown("admin2_pcode", "The division's code of OCHA; not known to this version"),
        .unknown("admin3", "The third-level division; not known to this version"),
        .text("place_name", "The place") { $0.place?.name },
        .whole("geonames_id", "The place's number in GeoNames") { $0.place?.geonames },
        .decimal("latitude", "Degrees north; the middle of an area where where_prec is 3 or more", digits: 5)
        {
            $0.place?.coordinates?.latitude
        },
        .decimal("longitude", "Degrees east; the middle of an area where where_prec is 3 or more", digits: 5)
        {
            $0.place?.coordinates?.longitude
        },
        .whole("where_prec", "UCDP's: 1 place, 2 near, 3 admin2, 4 admin1, 5 region, 6 country") { row in
            row.place?.ucdpPrecision
        },
        .whole("priogrid_gid", "The cell of PRIO-GRID") { $0.place?.grid },
    ]

    private static let parties: [Column<EventRow>] =
        party("actor1", "who did it", \.actors) + party("actor2", "to whom it was done", \.recipients)

    private static func party(
        _ name: String,
        _ meaning: String,
        _ actors: @escaping @Sendable (Event) -> [Actor]
    ) -> [Column<EventRow>] {
        [
            .text("\(name)_id", "Of \(meaning): ids in the directory of actors, a list") { row in
                listText(actors(row.event).compactMap(\.id))
            },
            .text(name, "Of \(meaning): names, a list") { listText(actors($0.event).map(\.name)) },
            .text("\(name)_type", "Of \(meaning): PLOVER's sectors, a list") { row in
                listText(actors(row.event).compactMap(\.sectors.first))
            },
        ]
    }

    private static let more: [Column<EventRow>] = [
        .text("story_id", "The story that the event belongs to") { $0.brief.story },
        .text("plover_contexts", "PLOVER's contexts, a list") { listText($0.event.contexts) },
        .decimal("plover_score", "PLOVER's score, from -10 for conflict to 10 for cooperation") { row in
            row.event.score
        },
        .text("factuality", "occurred, ongoing, future, hypothetical or negated") {
            $0.event.status.rawValue
        },
        .flag("alleged", "1 where nobody tells it as a fact") { $0.event.isAlleged },
        .text("salience", "main for news, background for what reports recall") { $0.event.salience.rawValue },
        .text("actor1_iso3", "Of who did it: countries, a list") {
            listText($0.event.actors.compactMap(\.country))
        },
        .text("actor2_iso3", "Of to whom it was done: countries, a list") { row in
            listText(row.event.recipients.compactMap(\.country))
        },
        .whole("n_denials", "How many claims deny it") { $0.event.denials.count },
    ]
}
