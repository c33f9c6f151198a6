internal import GRDB

/// Whether the tables of the present are what the newest rows of the history say.
///
/// Questions are answered from them, and the log knows the history only.
struct PresentCheck {
    let db: Database

    func finding() throws -> Verification.Finding? {
        for (kind, table, sql) in Self.questions {
            if let number = try Int.fetchOne(db, sql: sql) {
                return Verification.Finding(kind: kind, table: table, number: number)
            }
        }
        for count in EventCount.allCases {
            if let finding = try count.finding(in: db) { return finding }
        }
        return nil
    }

    /// The lines of events, with their strings as other columns have them.
    private static let newest = """
        SELECT number AS newest, event, standing, iif(instr(line, '\\u00'), stored_json(line), line) AS line
        FROM event_versions
        """

    /// Each gives the number of the first row that is not as the history has it; of an event that is missing, that of
    /// its newest version.
    private static let questions: [(Verification.Finding.Kind, String, String)] = [
        (
            .changed, "current_codings",
            """
            SELECT current_codings.report FROM current_codings JOIN reports ON reports.number = current_codings.report
            WHERE coding <> (SELECT max(number) FROM codings WHERE codings.report = current_codings.report)
                OR EXISTS (SELECT 1 FROM reports AS later WHERE later.document = reports.document
                    AND later.version > reports.version) LIMIT 1
            """
        ),
        (
            .changed, "standings",
            """
            SELECT report FROM standings WHERE story IS NOT (SELECT story FROM story_versions
                WHERE story_versions.report = standings.report ORDER BY number DESC LIMIT 1)
                OR (witness, label, original, containment) IS NOT (SELECT witness, label, original, containment
                    FROM witness_versions WHERE witness_versions.report = standings.report
                    ORDER BY number DESC LIMIT 1) LIMIT 1
            """
        ),
        (
            .changed, "events",
            """
            SELECT events.number FROM events LEFT JOIN (\(newest)) ON newest = version
            WHERE event <> id OR standing <> 'machine' OR event IS NULL
                OR EXISTS (SELECT 1 FROM event_versions AS later WHERE later.event = id AND later.number > version)
                OR (json_extract(line, '$.story'), json_extract(line, '$.type'), json_extract(line, '$.status'),
                    json_extract(line, '$.salience'), json_extract(line, '$.witnesses'),
                    json_extract(line, '$.date.from'), json_extract(line, '$.date.to'),
                    json_extract(line, '$.place.name'), json_extract(line, '$.place.country'),
                    json_extract(line, '$.place.precision'),
                    json_array_length(line, '$.reports'), json_array_length(line, '$.contested'))
                IS NOT (story, type, status, salience, witnesses, date_from, date_to, place, country, precision, reports,
                    contested)
            LIMIT 1
            """
        ),
        (
            .changed, "event_claims",
            """
            SELECT events.number FROM events JOIN (\(newest)) ON newest = version
            WHERE (SELECT json_group_array(value) FROM json_each(line, '$.claims'))
                <> (SELECT json_group_array(id) FROM (SELECT claims.id FROM event_claims JOIN claims
                    ON claims.number = claim WHERE event_claims.event = events.number ORDER BY event_claims.ordinal))
            LIMIT 1
            """
        ),
        (
            .changed, "event_parties",
            """
            SELECT events.number FROM events JOIN (\(newest)) ON newest = version
            WHERE (SELECT json_group_array(json_extract(value, '$.name')) FROM (
                    SELECT value FROM json_each(line, '$.actors') UNION ALL SELECT value FROM json_each(line, '$.recipients')))
                <> (SELECT json_group_array(name) FROM (SELECT name FROM event_parties
                    WHERE event_parties.event = events.number ORDER BY ordinal))
            LIMIT 1
            """
        ),
        (
            .missing, "events",
            """
            SELECT max(number) FROM event_versions GROUP BY event
            HAVING standing = 'machine' AND event NOT IN (SELECT id FROM events) LIMIT 1
            """
        ),
        (
            .changed, "links",
            """
            SELECT report FROM links WHERE (share, because) IS NOT (SELECT share, because FROM link_versions AS version
                WHERE version.kind = links.kind AND version.report = links.report AND version.other = links.other
                ORDER BY number DESC LIMIT 1) LIMIT 1
            """
        ),
        (.missing, "links", "SELECT report FROM (\(Schema.linksWithoutTombstone)) LIMIT 1"),
        (
            .unlogged, "event_reports",
            "SELECT event FROM (SELECT event, report FROM event_reports EXCEPT \(Schema.reportsOfEvents)) LIMIT 1"
        ),
        (
            .missing, "event_reports",
            "SELECT event FROM (\(Schema.reportsOfEvents) EXCEPT SELECT event, report FROM event_reports) LIMIT 1"
        ),
    ]
}
