internal import GRDB

/// Which events are asked for; what is `nil` is left open.
package struct EventFilter: Hashable, Sendable {
    /// PLOVER's type, mode.
    package var type: String?
    package var mode: String?
    /// Who did it, to whom it was done, and who has either part: by the directory's id, by name, or as a country and
    /// a sector in capitals, `MLI:MIL`.
    package var actor: String?
    package var recipient: String?
    package var party: String?
    /// The country of the place, as three letters of ISO 3166-1.
    package var country: String?
    package var admin1: String?
    package var place: String?
    package var circle: Circle?
    /// The first and the last day of a period that the event's own days touch, in ISO 8601.
    package var from: String?
    package var to: String?
    package var status: String?
    /// Only what occurred or goes on.
    package var happened = false
    /// Two parties, one of which acts on the other.
    package var pair: [String]?
    package var salience: String?
    package var story: String?
    package var isContested: Bool?
    /// The fewest witnesses that tell of it.
    package var witnesses: Int?
    /// Words that all stand in the title or the text of one report, accents and cases apart.
    package var text: String?
    /// Values of which one is enough.
    package var choice = EventChoice()
    /// The most events that are handed out.
    package var limit: Int?

    /// A circle on the earth.
    package struct Circle: Hashable, Sendable {
        /// Degrees north and east.
        package var latitude: Double
        package var longitude: Double
        package var kilometres: Double

        package init(latitude: Double, longitude: Double, kilometres: Double) {
            self.latitude = latitude
            self.longitude = longitude
            self.kilometres = kilometres
        }
    }

    package init() {}

    /// Whether every event fits.
    var isOpen: Bool { hasSameEvents(as: EventFilter()) }

    /// Whether the same events fit, whatever the limits.
    func hasSameEvents(as other: EventFilter) -> Bool {
        var filter = self
        filter.limit = other.limit
        return filter == other
    }
}

/// Conditions of SQL that are constant, and the values that are bound to them.
struct Conditions {
    private(set) var sql = "TRUE"
    private(set) var arguments: StatementArguments = []

    /// Adds a condition, unless the value that is asked for is left open.
    mutating func add(_ condition: String, _ value: String?) {
        guard let value else { return }
        add(condition, values: [StoredText.stored(value)])
    }

    mutating func add(_ condition: String, values: [Column?]) {
        add(condition, StatementArguments(values))
    }

    mutating func add(_ condition: String, _ values: StatementArguments) {
        sql += " AND \(condition)"
        arguments += values
    }
}

extension Conditions {
    /// The conditions that a row of `reports` meets: a claim of it is of an event that fits, and its own words do.
    init(ofReports filter: EventFilter) {
        var events = filter
        events.text = nil
        if !events.isOpen {
            let conditions = Conditions(events)
            add(
                """
                reports.number IN (SELECT report FROM events
                    JOIN event_reports ON event_reports.event = events.number WHERE \(conditions.sql))
                """,
                conditions.arguments
            )
        }
        if let text = filter.text.flatMap(fullTextQuery) {
            add("reports.number IN (SELECT rowid FROM report_texts WHERE report_texts MATCH ?)", text)
        }
    }

    /// The conditions that a row of `events` meets.
    init(_ filter: EventFilter) {
        add("events.type = ?", filter.type)
        add(
            """
            EXISTS (SELECT 1 FROM event_versions WHERE number = events.version
                AND ? IN (SELECT value FROM json_each(line, '$.modes')))
            """,
            filter.mode
        )
        add(part: "role = 'actor'", filter.actor)
        add(part: "role = 'recipient'", filter.recipient)
        add(part: "TRUE", filter.party)
        add("events.country = ?", filter.country)
        add("events.admin1 = ? COLLATE NOCASE", filter.admin1)
        add("events.place = ? COLLATE NOCASE", filter.place)
        if let circle = filter.circle { add(circle, of: "events", by: "event_places") }
        add("events.date_to >= ?", filter.from)
        add("events.date_from <= ?", filter.to)
        add("events.status = ?", filter.status)
        if filter.happened { add("events.status IN ('occurred', 'ongoing')", values: []) }
        if let pair = filter.pair, pair.count == 2 { add(pair: pair) }
        add("events.salience = ?", filter.salience)
        add("events.story = ?", filter.story)
        if let isContested = filter.isContested {
            // The index of contested events serves this wording alone.
            add(isContested ? "events.contested > 0" : "events.contested = 0", values: [])
        }
        if let witnesses = filter.witnesses { add("events.witnesses >= ?", values: [witnesses]) }
        if let text = filter.text.flatMap(fullTextQuery) { add(text: text) }
        add(filter.choice)
    }

    private mutating func add(text: String) {
        add(
            """
            events.number IN (SELECT event_reports.event FROM report_texts
                CROSS JOIN event_reports ON event_reports.report = report_texts.rowid
                WHERE report_texts MATCH ?)
            """,
            text
        )
    }
}

/// Words as FTS5's query language has them, each in quotes, so that none is taken for an operator.
///
/// It is `nil` where there are no words, for FTS5 takes that for a mistake; each word stands once, for many cost
/// O(n²).
func fullTextQuery(_ text: String) -> String? {
    var seen: Set<String> = []
    let words = text.split(whereSeparator: \.isWhitespace).compactMap { word in
        let word = word.filter { $0 != "\"" && $0 != "\0" }
        return seen.insert(word).inserted ? "\"\(word)\"" : nil
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
}
