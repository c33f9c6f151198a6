package import EventData

/// Writes events as lines of JSON with the fields of PLOVER's manual (0.8, section on data formats).
///
/// One line an event, whatever its status: PLOVER's auxiliary modes (`future`, `hypothetical`, `negation`, `historical`)
/// say what did not come about or is not the news. `link` is the page of the first report, and `text` the sentence.
/// Who did it where nobody is named is `UNK`. Fields that PLOVER has and nothing is known for are left out.
package struct PLOVERLines: Sendable {
    private let rule: Tally.Rule

    package init(rule: Tally.Rule = .ucdp) {
        self.rule = rule
    }

    package func append(_ brief: EventBrief, to bytes: inout [UInt8]) {
        let telling = brief.tellings.first ?? brief.claims.indices.first
        let standing = telling.flatMap { brief.standing(ofClaim: $0) }
        var line = JSONLine(report: standing?.report ?? Report(id: "", text: ""))
        line.object { line in
            line.ploverEvent(brief.event)
            line.key("size")
            line.ploverSize(brief, by: rule)
            if let telling { line.ploverText(brief.claims[telling]) }
            if let standing { line.ploverCitation(standing) }
        }
        bytes += line.bytes
        bytes.append(0x0A)
    }
}

extension JSONLine {
    fileprivate mutating func ploverEvent(_ event: Event) {
        key("id")
        text(event.id)
        key("has_event")
        bool(true)
        key("date")
        text(event.date?.from.description)
        key("enddate")
        text(event.date?.to.description)
        key("actor")
        let absent = Actor(id: nil, name: "UNK", country: nil, sectors: ["UNK"])
        array(event.actors.isEmpty ? [absent] : event.actors) { $0.ploverEntity($1) }
        key("recipient")
        array(event.recipients) { $0.ploverEntity($1) }
        key("event")
        array([event.type.rawValue]) { $0.text($1) }
        key("event_loc")
        optional(event.place) { $0.ploverPlace($1) }
        key("quad_code")
        number(event.quad)
        key("event_scale")
        decimal(event.score)
        key("mode")
        array(event.modes + event.auxiliaryModes) { $0.text($1) }
        key("context")
        array(event.contexts) { $0.text($1) }
    }

    private mutating func ploverEntity(_ actor: Actor) {
        object { line in
            line.key("code")
            let code = (actor.country ?? "") + (actor.sectors.first ?? "")
            line.text(code.isEmpty ? "UNK" : code)
            line.key("sector")
            line.array(actor.sectors) { $0.text($1) }
            line.key("entity_text")
            line.text(actor.name)
            line.key("identifier_id")
            line.text(actor.id)
        }
    }

    private mutating func ploverPlace(_ place: Place) {
        object { line in
            line.key("resolved_place")
            line.text(place.name)
            line.key("geonameid")
            line.optional(place.geonames) { $0.number($1) }
            line.key("lat")
            line.optional(place.coordinates?.latitude) { $0.degrees($1) }
            line.key("lon")
            line.optional(place.coordinates?.longitude) { $0.degrees($1) }
            line.key("city")
            line.text(place.isArea ? nil : place.name)
            line.key("district")
            line.text(place.secondDivision)
            line.key("province")
            line.text(place.firstDivision)
            line.key("country")
            line.text(Country(place.country)?.name)
            line.key("country_code")
            line.text(place.country)
            line.key("resolution")
            line.number(place.ploverResolution)
        }
    }

    fileprivate mutating func ploverSize(_ brief: EventBrief, by rule: Tally.Rule) {
        object { line in
            line.key("dead")
            line.optional(brief.estimate(of: .killed, by: rule)?.figure) { $0.number($1) }
            line.key("injured")
            line.optional(brief.estimate(of: .injured, by: rule)?.figure) { $0.number($1) }
            line.key("arrested")
            line.optional(brief.estimate(of: .arrested, by: rule)?.figure) { $0.number($1) }
        }
    }

    fileprivate mutating func ploverText(_ claim: Claim) {
        key("event_text")
        array([claim.trigger.words]) { $0.text($1) }
        key("text")
        text(claim.sentence.words)
        key("text_info")
        object { $0.position(claim.sentence) }
    }

    fileprivate mutating func ploverCitation(_ standing: ReportStanding) {
        key("link")
        text(standing.report.url)
        key("cite_info")
        object { line in
            line.key("url")
            line.text(standing.report.url)
            line.key("title")
            line.text(standing.report.title)
            line.key("language")
            line.text(standing.language.rawValue)
            line.key("publication")
            line.text(standing.report.outletName)
            line.key("coder")
            line.text(standing.provenance.map { "griot \($0.griot)" })
            line.key("codebook")
            line.text("PLOVER")
            line.key("version")
            line.text("0.8")
        }
    }
}

extension Event {
    /// PLOVER's modes for what did not come about, or is not the news.
    fileprivate var auxiliaryModes: [String] {
        let standing: String? =
            switch status {
            case .future: "future"
            case .hypothetical: "hypothetical"
            case .negated: "negation"
            case .occurred, .ongoing: nil
            }
        return [standing, salience == .background ? "historical" : nil].compactMap { $0 }
    }
}

extension Place {
    /// PLOVER's resolution of a place, 5 for the place itself to 1 for a country.
    fileprivate var ploverResolution: Int {
        switch precision {
        case .place: 5
        case .near: 4
        case .admin2: 3
        case .admin1: 2
        case .country, .region: 1
        }
    }
}
