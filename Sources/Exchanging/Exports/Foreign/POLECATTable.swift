package import EventData

/// Writes events as rows of POLECAT's weekly files: 40 columns between tabs.
///
/// Several parties of one side share a row, and their fields are lists. Who did it where nobody is named is
/// `UNK`, as PLOVER has it. What was denied or had not happened is left out, for POLECAT has no word for it.
/// Its ids of Wikipedia stay empty: the directory has none.
package struct POLECATTable: Sendable {
    private let table = Table(columns: POLECATRow.columns, format: .tabs)

    package init() {}

    package func header() -> [UInt8] { table.header() }

    /// Appends a row, or none and says why.
    @discardableResult
    package func append(_ brief: EventBrief, to bytes: inout [UInt8]) -> Omission? {
        guard brief.tookPlace else { return .status }
        table.append(POLECATRow(brief: brief), to: &bytes)
        return nil
    }
}

/// An event as POLECAT would have it.
struct POLECATRow: Sendable {
    var brief: EventBrief

    var event: Event { brief.event }
    var place: Place? { brief.event.place }
    var first: ReportStanding? { brief.reports.first }

    /// The words that name the actors, or the recipients, where they stand.
    func words(_ side: (Claim) -> [Party]) -> String? {
        listText(brief.tellings.flatMap { side(brief.claims[$0]).map(\.evidence.words) }.map(flatText))
    }

    /// Those of the parties who are of a kind.
    func parties(_ belong: (Actor) -> Bool) -> String? {
        listText((event.actors + event.recipients).filter { $0.id != nil && belong($0) }.map(\.name))
    }

    /// GeoNames' code for the kind of place, as far as its precision tells it.
    var feature: String? {
        switch place?.precision {
        case .admin1: "ADM1"
        case .admin2: "ADM2"
        case .country: "PCLI"
        case .place, .near, .region, nil: nil
        }
    }

    static let quadNames = [
        1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT",
    ]
}

extension POLECATRow {
    static let columns =
        what
        + party("Actor", { $0.event.actors }, { $0.words(\.actors) }, absent: "UNK")
        + party("Recipient", { $0.event.recipients }, { $0.words(\.recipients) }, absent: nil)
        + location + publication

    private static let what: [Column<POLECATRow>] = [
        .text("Event ID") { $0.event.id },
        .text("Event Date") { $0.event.date?.from.description },
        .text("Event Type") { $0.event.type.rawValue },
        .text("Event Mode") { listText($0.event.modes) },
        .decimal("Intensity") { $0.event.score },
        .text("Quad Code") { quadNames[$0.event.quad] },
        .text("Contexts") { listText($0.event.contexts) },
    ]

    private static func party(
        _ side: String,
        _ actors: @escaping @Sendable (POLECATRow) -> [Actor],
        _ words: @escaping @Sendable (POLECATRow) -> String?,
        absent: String?
    ) -> [Column<POLECATRow>] {
        [
            .text("\(side) Name") { listText(actors($0).map(\.name)) ?? absent },
            .text("\(side) Country") { listText(actors($0).compactMap(\.country)) },
            .text("\(side) COW") { row in
                listText(actors(row).compactMap { Country($0.country)?.correlatesOfWar }.map { "\($0)" })
            },
            .text("Primary \(side) Sector") { listText(actors($0).compactMap(\.sectors.first)) ?? absent },
            .text("\(side) Sectors") { listText(actors($0).flatMap(\.sectors)) ?? absent },
            .unknown("\(side) Title"),
            .text("\(side) Name Raw", "", words),
            .unknown("Wikipedia \(side) ID"),
        ]
    }

    private static let location: [Column<POLECATRow>] = [
        .text("Placename") { $0.place?.name },
        .text("City") { $0.place.flatMap { $0.isArea ? nil : $0.name } },
        .text("District") { $0.place?.secondDivision },
        .text("Province") { $0.place?.firstDivision },
        .text("Country") { $0.place?.country },
        .decimal("Latitude", digits: 5) { $0.place?.coordinates?.latitude },
        .decimal("Longitude", digits: 5) { $0.place?.coordinates?.longitude },
        .whole("GeoNames ID") { $0.place?.geonames },
        .text("Raw Placename") { row in
            row.brief.tellings.lazy.compactMap { row.brief.claims[$0].place?.evidence.words }.first
        },
        .text("Feature Type") { $0.feature },
    ]

    private static let publication: [Column<POLECATRow>] = [
        .text("Source") { listText($0.brief.originals.compactMap(\.report.outletName)) },
        .text("Publication Date") { $0.first?.report.publishedDay },
        .text("Story People") { $0.parties { $0.kind == "person" } },
        .text("Story Organizations") { $0.parties { $0.kind != "person" && $0.kind != "state" } },
        .text("Story Locations") { row in
            listText(row.brief.claims.compactMap(\.place?.place.name) + [row.place?.name ?? ""])
        },
        .text("Language") { row in listText(row.brief.reports.map(\.language.rawValue)) },
        .text("Version") { $0.first?.provenance.map { "griot \($0.griot)" } },
    ]
}
