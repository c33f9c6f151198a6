package import EventData

/// Writes events as one GeoJSON FeatureCollection (RFC 7946), feature by feature.
///
/// ```swift
/// var collection = GeoJSONCollection()
/// var bytes = collection.header()
/// for brief in briefs { collection.append(brief, to: &bytes) }
/// bytes += collection.footer()
/// ```
///
/// An event has a point where its place is known at least to a division. Where that division is all that is known,
/// `area` is true, and the point is only its middle. Known to a country or a wider region only, or to no place,
/// it has no geometry: a pin would say what nobody said.
package struct GeoJSONCollection: Sendable {
    private let rule: Tally.Rule
    private var isEmpty = true

    package init(rule: Tally.Rule = .ucdp) {
        self.rule = rule
    }

    package func header() -> [UInt8] { Array(#"{"type":"FeatureCollection","features":["#.utf8) }

    package func footer() -> [UInt8] { Array("\n]}\n".utf8) }

    package mutating func append(_ brief: EventBrief, to bytes: inout [UInt8]) {
        if !isEmpty { bytes.append(UInt8(ascii: ",")) }
        isEmpty = false
        bytes.append(0x0A)
        var line = JSONLine()
        line.object { line in
            line.key("type")
            line.text("Feature")
            line.key("id")
            line.text(brief.event.id)
            line.key("geometry")
            line.optional(brief.event.place?.pin) { $0.point($1) }
            line.key("properties")
            line.object { $0.properties(brief, by: rule) }
        }
        bytes += line.bytes
    }
}

extension Place {
    /// Where a map may show it.
    fileprivate var pin: (latitude: Double, longitude: Double)? {
        precision == .country || precision == .region ? nil : coordinates
    }
}

extension JSONLine {
    fileprivate mutating func point(_ pin: (latitude: Double, longitude: Double)) {
        object { line in
            line.key("type")
            line.text("Point")
            line.key("coordinates")
            // GeoJSON has the longitude first.
            line.array([pin.longitude, pin.latitude]) { $0.degrees($1) }
        }
    }

    fileprivate mutating func properties(_ brief: EventBrief, by rule: Tally.Rule) {
        what(brief.event)
        place(brief.event.place)
        for (quantity, low, best, high) in Self.figures {
            let estimate = brief.estimate(of: quantity, by: rule)
            for (name, figure) in [(low, estimate?.low), (best, estimate?.best), (high, estimate?.high)] {
                key(name)
                optional(figure) { $0.number($1) }
            }
        }
        standing(brief)
    }

    private static let figures: [(Figure.Quantity, StaticString, StaticString, StaticString)] = [
        (.killed, "killed_low", "killed_best", "killed_high"),
        (.injured, "injured_low", "injured_best", "injured_high"),
        (.abducted, "abducted_low", "abducted_best", "abducted_high"),
    ]

    private mutating func what(_ event: Event) {
        key("event_id")
        text(event.id)
        key("title")
        text(EventSummary.title(event))
        key("type")
        text(event.type.rawValue)
        key("modes")
        array(event.modes) { $0.text($1) }
        key("status")
        text(event.status.rawValue)
        key("alleged")
        bool(event.isAlleged)
        key("date_start")
        text(event.date?.from.description)
        key("date_end")
        text(event.date?.to.description)
        key("date_precision")
        text(event.date?.precision.rawValue)
        key("actors")
        array(event.actors) { $0.text($1.name) }
        key("recipients")
        array(event.recipients) { $0.text($1.name) }
    }

    private mutating func place(_ place: Place?) {
        key("place")
        text(place?.name)
        key("place_precision")
        text(place?.precision.rawValue)
        key("area")
        optional(place?.isArea) { $0.bool($1) }
        key("country")
        text(place?.country)
        key("admin1")
        text(place?.firstDivision)
        key("geonames_id")
        optional(place?.geonames) { $0.number($1) }
    }

    private mutating func standing(_ brief: EventBrief) {
        key("contested")
        array(brief.event.contested) { $0.text($1.rawValue) }
        key("story")
        text(brief.story)
        key("review")
        text(brief.standing)
        key("witnesses")
        number(brief.event.witnesses)
        key("reports")
        number(brief.event.reports)
        key("outlets")
        array(brief.originals.compactMap(\.report.outletName)) { $0.text($1) }
        key("quote")
        text(brief.quote?.words)
        key("url")
        text(brief.originals.lazy.compactMap(\.report.url).first)
    }
}
