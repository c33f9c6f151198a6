internal import GRDB
internal import Unpacking

/// An entry of the log.
package struct LogEntry: Sendable {
    package var number: Int
    /// What was done: `init`, `add`, `merge`.
    package var step: String
    /// When, in ISO 8601.
    package var time: String
    /// How many rows it wrote, by table.
    package var rows: [(table: String, count: Int)]
    package var previous: String
    package var hash: String
}

/// What became of an event between two states of a record.
package struct EventChange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case new, changed, merged, gone
    }

    package var event: String
    package var kind: Kind
    /// The event's lines in the one state and in the other.
    package var before: String?
    package var after: String?
    /// The event that it went up in.
    package var successor: String?
}

/// A merge of a record: the state that it led to can be looked at again.
package struct RecordedMerge: Hashable, Sendable {
    package var number: Int
    package var time: String
}

extension Archive {
    package func merges() throws(ArchiveError) -> [RecordedMerge] {
        try checked {
            try queue.read { db in
                try Row.fetchAll(db, sql: "SELECT number, at FROM merges ORDER BY number").map {
                    RecordedMerge(number: $0[0], time: $0[1])
                }
            }
        }
    }

    /// Hands out what became of events between two merges, 0 for the time before the first, in the order of ids.
    package func forEachChange(from: Int, to: Int, _ body: (EventChange) throws -> Void) throws {
        try query(
            """
            WITH
            touched AS (SELECT DISTINCT event FROM event_versions WHERE "merge" > min(?1, ?2) AND "merge" <= max(?1, ?2)),
            old AS (SELECT event, max(number) AS number FROM event_versions
                WHERE "merge" <= ?1 AND event IN touched GROUP BY event),
            new AS (SELECT event, max(number) AS number FROM event_versions
                WHERE "merge" <= ?2 AND event IN touched GROUP BY event)
            SELECT touched.event, before.standing, before.line, after.standing, after.line, after.successor
            FROM touched LEFT JOIN old USING (event) LEFT JOIN new USING (event)
                LEFT JOIN event_versions AS before ON before.number = old.number
                LEFT JOIN event_versions AS after ON after.number = new.number
            ORDER BY touched.event
            """,
            [from, to]
        ) { row in
            let (before, after): (String?, String?) = (row[1], row[3])
            let (isBefore, isAfter) = (before == "machine", after == "machine")
            let lines: (String?, String?) = (
                StoredText.received(row[2] as String?), StoredText.received(row[4])
            )
            guard isBefore || isAfter, !(isBefore && isAfter && lines.0 == lines.1) else { return }
            let end: EventChange.Kind = after == "merged" ? .merged : .gone
            try body(
                EventChange(
                    event: StoredText.received(row[0]),
                    kind: isBefore ? (isAfter ? .changed : end) : .new,
                    before: isBefore ? lines.0 : nil,
                    after: isAfter ? lines.1 : nil,
                    successor: StoredText.received(row[5] as String?)
                )
            )
        }
    }

    /// Hands out the events that went up in others, with the ids of those, in the order of their ids.
    package func forEachMergedEvent(_ body: (_ id: String, _ successor: String) throws -> Void) throws {
        try query(
            """
            SELECT event, successor FROM event_versions AS v WHERE standing = 'merged' AND successor IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM event_versions AS later WHERE later.event = v.event
                    AND later.number > v.number)
            ORDER BY event
            """,
            []
        ) { row in try body(StoredText.received(row[0]), StoredText.received(row[1])) }
    }

    /// How many versions an event has had, and the time of the merge that last changed it.
    package func history(of event: String) throws(ArchiveError) -> (versions: Int, time: String)? {
        try reading { db in
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT count(*), max(at) FROM event_versions JOIN merges ON merges.number = "merge"
                        WHERE event = ?
                        """
                ),
                arguments: [StoredText.stored(event)]
            )
            guard let row, let time: String = row[1] else { return nil }
            return (row[0], time)
        }
    }

    /// Hands out the log from its first entry.
    package func forEachLogEntry(_ body: (LogEntry) throws -> Void) throws {
        try query("SELECT number, payload, previous, hash FROM log ORDER BY number", []) { row in
            let payload: String = row[1]
            let value = (try? JSONReader.read(Array(payload.utf8))) ?? .null
            let rows = LoggedTable.allCases.compactMap { table in
                value[table.rawValue]?.array.map { (table: table.rawValue, count: $0.count) }
            }
            try body(
                LogEntry(
                    number: row[0],
                    step: value["step"]?.string ?? "",
                    time: value["at"]?.string ?? "",
                    rows: rows,
                    previous: row[2],
                    hash: row[3]
                )
            )
        }
    }
}
