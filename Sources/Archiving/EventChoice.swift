/// Values of which an event has one, as they are chosen from lists; an empty list leaves it open.
package struct EventChoice: Hashable, Sendable {
    /// How many witnesses tell of an event, as lists of it have it.
    package enum Band: String, CaseIterable, Hashable, Sendable {
        case one = "1"
        case two = "2"
        case more = "3+"
    }

    /// PLOVER's types.
    package var types: [String] = []
    /// Countries of the place, as three letters of ISO 3166-1; an empty text for events without one.
    package var countries: [String] = []
    package var statuses: [String] = []
    package var bands: [Band] = []
    /// The events themselves.
    package var ids: [String] = []
    package var stories: [String] = []
    /// The part of the earth that they are in, as far as their places are known.
    package var box: Box?
    /// A time in ISO 8601: only what is new or has changed since.
    package var since: String?

    /// Degrees between meridians and parallels; west of the 180th meridian `west` is the greater.
    package struct Box: Hashable, Sendable {
        package var west: Double
        package var south: Double
        package var east: Double
        package var north: Double

        package init(west: Double, south: Double, east: Double, north: Double) {
            self.west = west
            self.south = south
            self.east = east
            self.north = north
        }
    }

    package init() {}
}

extension Conditions {
    mutating func add(_ choice: EventChoice) {
        add("events.type", oneOf: choice.types)
        add("ifnull(events.country, '')", oneOf: choice.countries)
        add("events.status", oneOf: choice.statuses)
        add("min(events.witnesses, 3)", oneOf: choice.bands.map(\.least))
        add("events.id", oneOf: choice.ids)
        add("events.story", oneOf: choice.stories)
        if let box = choice.box {
            let meets = box.west <= box.east ? "AND" : "OR"
            add(
                """
                events.latitude BETWEEN ? AND ? AND (events.longitude >= ? \(meets) events.longitude <= ?)
                """,
                values: [box.south, box.north, box.west, box.east]
            )
        }
        add(
            """
            events.version IN (SELECT event_versions.number FROM event_versions
                JOIN merges ON merges.number = event_versions."merge" WHERE merges.at >= ?)
            """,
            choice.since
        )
    }

    private mutating func add(_ column: StaticString, oneOf values: [Column]) {
        guard !values.isEmpty else { return }
        let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
        add(
            "\(column) IN (\(marks))",
            values: values.map { ($0 as? String).map { StoredText.stored($0) } ?? $0 }
        )
    }
}

extension EventChoice.Band {
    fileprivate var least: Int {
        switch self {
        case .one: 1
        case .two: 2
        case .more: 3
        }
    }
}
