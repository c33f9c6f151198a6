package import EventData
internal import GRDB

/// An event of a record.
package struct RecordedEvent: Hashable, Sendable {
    package var id: String
    package var story: String
    /// As `griot events --jsonl` prints it.
    package var line: String
}

/// What an id stands for in a record.
package enum Named: Hashable, Sendable {
    case event(String)
    /// An event that went up in another, and the event that it is now.
    case merged(into: String)
    /// An event whose last claim is gone.
    case gone
    /// A claim, and the event that it belongs to.
    case claim(event: String?)
    case story(String)
    /// A report, by its number.
    case report(Int)
}

extension Archive {
    /// Hands out the events that fit, the earliest first and those without a date at the end.
    package func forEachEvent(
        matching filter: EventFilter,
        _ body: (RecordedEvent) throws -> Void
    ) throws {
        let conditions = Conditions(filter)
        let order = "ORDER BY date_from IS NULL, date_from, events.id"
        // Where few are wanted, they are chosen before their lines are looked at.
        let chosen = filter.limit.map { limit in
            """
            events.number IN (SELECT number FROM events WHERE \(conditions.sql) \(order) LIMIT \(max(0, limit)))
            """
        }
        try query(
            """
            SELECT events.id, story, line FROM events JOIN event_versions ON event_versions.number = events.version
            WHERE \(chosen ?? conditions.sql) \(order)
            """,
            conditions.arguments
        ) { row in
            try body(
                RecordedEvent(
                    id: StoredText.received(row[0]),
                    story: StoredText.received(row[1]),
                    line: StoredText.received(row[2])
                )
            )
        }
    }

    /// How many events fit, whatever the limit.
    package func countEvents(matching filter: EventFilter) throws(ArchiveError) -> Int {
        let conditions = Conditions(filter)
        let sql = "SELECT count(*) FROM events WHERE \(conditions.sql)"
        return try checked {
            try queue.read { db in try Int.fetchOne(db, sql: sql, arguments: conditions.arguments) ?? 0 }
        }
    }

    /// The event of an id that is one at present.
    package func event(_ id: String) throws(ArchiveError) -> RecordedEvent? {
        try reading { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT story, line FROM events JOIN event_versions ON event_versions.number = version
                    WHERE id = ?
                    """,
                arguments: [StoredText.stored(id)]
            )
            return row.map { row in
                RecordedEvent(
                    id: id,
                    story: StoredText.received(row[0]),
                    line: StoredText.received(row[1])
                )
            }
        }
    }

    /// What an id names; an event's is looked for first, then a claim's, a story's and a report's.
    package func named(_ id: String) throws(ArchiveError) -> Named? {
        try checked { try queue.read { db in try Self.named(StoredText.stored(id), in: db) } }
    }

    private static func named(_ id: String, in db: Database) throws -> Named? {
        if let event = try String.fetchOne(db, sql: "SELECT id FROM events WHERE id = ?", arguments: [id]) {
            return .event(event)
        }
        if let former = try former(id, in: db) { return former }
        let claim = try Row.fetchOne(
            db,
            sql: """
                SELECT claims.number, events.id FROM claims LEFT JOIN event_claims ON claim = claims.number
                    LEFT JOIN events ON events.number = event_claims.event
                WHERE claims.id = ? ORDER BY events.id IS NULL, claims.number DESC LIMIT 1
                """,
            arguments: [id]
        )
        if let claim { return .claim(event: claim[1]) }
        let story = "SELECT story FROM standings WHERE story = ? LIMIT 1"
        if let story = try String.fetchOne(db, sql: story, arguments: [id]) { return .story(story) }
        let report = "SELECT number FROM reports WHERE id = ? ORDER BY number DESC LIMIT 1"
        return try Int.fetchOne(db, sql: report, arguments: [id]).map(Named.report)
    }

    /// Where an event that is no more went; merges are followed to the end.
    private static func former(_ id: String, in db: Database) throws -> Named? {
        let sql = """
            SELECT standing, successor FROM event_versions WHERE event = ? ORDER BY number DESC LIMIT 1
            """
        var (id, seen): (String, Set<String>) = (id, [])
        while seen.insert(id).inserted, let row = try Row.fetchOne(db, sql: sql, arguments: [id]) {
            switch row[0] as String {
            case "merged": id = row[1] ?? id
            case "gone": return .gone
            default: return seen.count > 1 ? .merged(into: id) : nil
            }
        }
        return nil
    }
}
