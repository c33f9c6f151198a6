internal import EventData

extension UCDPRow {
    static let columns = identity + parties + articles + place + countryAndDate + deaths

    private static let identity: [Column<UCDPRow>] = [
        .whole("id") { rowNumber($0.brief.event.id) },
        .text("relid") { row in
            let year = row.date.from.components.year
            return "\(row.country.letters)-\(year)-\(row.sides.violence.rawValue)-\(row.brief.event.id)"
        },
        .whole("year") { $0.date.from.components.year },
        .unknown("active_year"),
        .text("code_status") { _ in "griot" },
        .whole("type_of_violence") { $0.sides.violence.rawValue },
    ]

    private static let parties: [Column<UCDPRow>] = [
        .unknown("conflict_dset_id"),
        .unknown("conflict_new_id"),
        // A conflict between states and groups is named for what it is about, which no report of an event says.
        .text("conflict_name") { $0.sides.violence == .stateBased ? nil : $0.dyad },
        .unknown("dyad_dset_id"),
        .unknown("dyad_new_id"),
        .text("dyad_name") { $0.dyad },
        .unknown("side_a_dset_id"),
        .unknown("side_a_new_id"),
        .text("side_a") { $0.sides.first.name },
        .unknown("side_b_dset_id"),
        .unknown("side_b_new_id"),
        .text("side_b") { $0.sides.secondName },
    ]

    private static let articles: [Column<UCDPRow>] = [
        .whole("number_of_sources") { $0.articles.count },
        .text("source_article") { $0.articleList },
        .text("source_office") { listText($0.articles.compactMap(\.outletName)) },
        .text("source_date") { listText($0.articles.compactMap(\.publishedDay)) },
        .text("source_headline") { listText($0.articles.compactMap(\.title).map(flatText)) },
        .text("source_original") { listText($0.origins.map(flatText)) },
    ]

    private static let place: [Column<UCDPRow>] = [
        .whole("where_prec") { $0.place.ucdpPrecision },
        .text("where_coordinates") { $0.place.name },
        .text("where_description") { $0.placeWords },
        .text("adm_1") { $0.place.firstDivision },
        .text("adm_2") { $0.place.secondDivision },
        .decimal("latitude", digits: 6) { $0.coordinates.latitude },
        .decimal("longitude", digits: 6) { $0.coordinates.longitude },
        .text("geom_wkt") { row in
            guard let longitude = decimalText(row.coordinates.longitude, digits: 6),
                let latitude = decimalText(row.coordinates.latitude, digits: 6)
            else { return nil }
            return "POINT (\(longitude) \(latitude))"
        },
        .whole("priogrid_gid") { $0.place.grid },
    ]

    private static let countryAndDate: [Column<UCDPRow>] = [
        .text("country") { $0.country.name },
        .whole("country_id") { $0.country.gleditschWard },
        .text("region") { $0.country.ucdpRegion },
        .whole("event_clarity") { $0.clarity },
        .whole("date_prec") { $0.date.ucdpPrecision },
        .text("date_start") { $0.date.from.description },
        .text("date_end") { $0.date.to.description },
    ]

    private static let deaths: [Column<UCDPRow>] = [
        .whole("deaths_a") { $0.deaths.first },
        .whole("deaths_b") { $0.deaths.second },
        .whole("deaths_civilians") { $0.deaths.civilians },
        .whole("deaths_unknown") { $0.deaths.unknown },
        .whole("best") { $0.deaths.best },
        .whole("high") { $0.deaths.high },
        .whole("low") { $0.deaths.low },
        .whole("gwnoa") { $0.sides.first.government?.gleditschWard },
        .whole("gwnob") { $0.sides.second?.government?.gleditschWard },
    ]
}
