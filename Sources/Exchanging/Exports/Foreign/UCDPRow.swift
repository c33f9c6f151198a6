internal import EventData
internal import Unpacking

/// An event as UCDP would have it.
struct UCDPRow: Sendable {
    var brief: EventBrief
    var country: Country
    var place: Place
    var coordinates: (latitude: Double, longitude: Double)
    var date: EventDate
    var sides: UCDPSides
    var deaths: UCDPDeaths
    /// One report for each witness.
    var articles: [Report]

    init(_ brief: EventBrief, rule: Tally.Rule) throws(Omission) {
        guard brief.tookPlace else { throw .status }
        guard brief.event.type == .assault else { throw .type }
        guard let figure = brief.estimate(of: .killed, by: rule)?.figure, figure >= 1 else { throw .deaths }
        guard let sides = UCDPSides(brief.event) else { throw .parties }
        guard let deaths = UCDPDeaths(brief, sides, by: rule) else { throw .deaths }
        guard let place = brief.event.place, let coordinates = place.coordinates,
            let country = Country(place.country)
        else { throw .place }
        // What runs over several years has no place in a table of events by year.
        guard let date = brief.event.date, date.precision != .years else { throw .date }
        self.brief = brief
        self.country = country
        self.place = place
        self.coordinates = coordinates
        self.date = date
        self.sides = sides
        self.deaths = deaths
        articles = brief.originals.map(\.report)
    }

    /// A number for an id, below 2⁵³, which R and spreadsheets still hold exactly.
    ///
    /// The first 53 bits of FNV-1a over the id: among a million events two would share one in one case of twenty thousand.
    static func rowNumber(_ id: String) -> Int { Int(FNV.hash(id.utf8) >> 11) }

    /// 1 where the reports tell one clear event, 2 where it is wide or its group has no name.
    var clarity: Int {
        let isWide = date.ucdpPrecision > 3 || place.ucdpPrecision > 4
        return isWide || !sides.first.isNamed || sides.second?.isNamed == false ? 2 : 1
    }

    var dyad: String { "\(sides.first.name) - \(sides.secondName)" }

    /// The articles as UCDP writes them: outlet, date and headline in quotation marks.
    var articleList: String {
        articles.map { report in
            let parts = [report.outletName ?? "", report.publishedDay ?? "", report.title ?? ""]
            return "\"\(flatText(parts.joined(separator: ",")).replacing("\"", with: "'"))\""
        }.joined(separator: ";")
    }

    /// On whose word the claims stand.
    var origins: [String] {
        brief.tellings.flatMap { brief.claims[$0].attribution.suffix(1).map(\.evidence.words) }
    }

    /// The words that name the place.
    var placeWords: String? {
        let words = brief.tellings.lazy.compactMap { brief.claims[$0].place?.evidence.words }.first
        return words.map { place.precision == .near ? "near \($0)" : $0 }
    }
}
