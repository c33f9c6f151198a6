internal import GRDB

/// An event as a list has it.
package struct ListedEvent: Hashable, Sendable {
    package var event: RecordedEvent
    /// The sentence of the claim that it began with, and the language of its report.
    package var words: String
    package var language: String
}

/// The days between which an event was.
package struct EventSpan: Hashable, Sendable {
    package var id: String
    package var type: String
    package var status: String
    /// In ISO 8601; `nil` where nobody says when.
    package var from: String?
    package var to: String?
}

/// How many events of one type were in one month.
package struct MonthCount: Hashable, Sendable {
    /// In ISO 8601, `2024-08`.
    package var month: String
    package var type: String
    package var events: Int
}

/// How the events that fit are told apart by one property.
package enum Facet: String, CaseIterable, Hashable, Sendable {
    case type, country, status, witnesses, contested

    fileprivate var column: StaticString {
        switch self {
        case .type: "events.type"
        case .country: "ifnull(events.country, '')"
        case .status: "events.status"
        case .witnesses: "iif(events.witnesses > 2, '3+', cast(events.witnesses AS TEXT))"
        case .contested: "iif(events.contested > 0, '1', '0')"
        }
    }
}

extension Archive {
    /// The hash of the last entry of the log: two states of a record that have the same are the same.
    package func head() throws(ArchiveError) -> String {
        try reading { db in
            try String.fetchOne(db, sql: "SELECT hash FROM log ORDER BY number DESC LIMIT 1") ?? ""
        }
    }

    /// A page of the events that fit, in order of time; those without a date stand at the end.
    package func events(
        matching filter: EventFilter,
        from offset: Int,
        count: Int,
        isNewestFirst: Bool
    ) throws(ArchiveError) -> [ListedEvent] {
        let conditions = Conditions(filter)
        let order = "events.date_from IS NULL, events.date_from\(isNewestFirst ? " DESC" : ""), events.id"
        let sql = """
            SELECT events.id, events.story, event_versions.line, claims.sentence, codings.lang
            FROM (SELECT * FROM events WHERE \(conditions.sql)
                    ORDER BY \(order) LIMIT \(max(0, count)) OFFSET \(max(0, offset))) AS events
                JOIN event_versions ON event_versions.number = events.version
                JOIN event_claims ON event_claims.event = events.number AND event_claims.ordinal = 0
                JOIN claims ON claims.number = event_claims.claim
                JOIN codings ON codings.number = claims.coding
            ORDER BY \(order)
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map { row in
                ListedEvent(
                    event: RecordedEvent(
                        id: StoredText.received(row[0]),
                        story: StoredText.received(row[1]),
                        line: StoredText.received(row[2])
                    ),
                    words: StoredText.received(row[3]),
                    language: row[4]
                )
            }
        }
    }

    /// How many of the events that fit have which value, in the order of the values.
    package func counts(
        of facet: Facet,
        matching filter: EventFilter
    ) throws(ArchiveError) -> [(value: String, events: Int)] {
        let conditions = Conditions(filter)
        let sql = "SELECT \(facet.column), count(*) FROM events WHERE \(conditions.sql) GROUP BY 1 ORDER BY 1"
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map { ($0[0], $0[1]) }
        }
    }

    /// The days of the events that fit, in order of time; `nil` where there are more than `most`.
    package func spans(matching filter: EventFilter, most: Int) throws(ArchiveError) -> [EventSpan]? {
        let conditions = Conditions(filter)
        let sql = """
            SELECT id, type, status, date_from, date_to FROM events WHERE \(conditions.sql)
            ORDER BY date_from IS NULL, date_from, id LIMIT \(most + 1)
            """
        let spans = try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map { row in
                EventSpan(
                    id: StoredText.received(row[0]),
                    type: row[1],
                    status: row[2],
                    from: row[3],
                    to: row[4]
                )
            }
        }
        return spans.count > most ? nil : spans
    }

    /// The events that fit, counted by the month in which they began, in order of time.
    package func months(matching filter: EventFilter) throws(ArchiveError) -> [MonthCount] {
        let conditions = Conditions(filter)
        let sql = """
            SELECT substr(date_from, 1, 7), type, count(*) FROM events
            WHERE date_from IS NOT NULL AND \(conditions.sql) GROUP BY 1, 2 ORDER BY 1, 2
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map { row in
                MonthCount(month: row[0], type: row[1], events: row[2])
            }
        }
    }
}
