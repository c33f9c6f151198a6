internal import GRDB
internal import Unpacking

/// A witness of a record: the reports that carry one text.
package struct RecordedWitness: Hashable, Sendable {
    /// The id of the report that the others go back to, as it was received, in JSON.
    package var origin: String
    package var members: [Member]

    package struct Member: Hashable, Sendable {
        /// The number of the report in the record, and its id as it was received, in JSON.
        package var report: Int
        package var given: String
        package var label: String
        /// What it was taken from.
        package var original: Int?
        package var originalGiven: String?
        package var containment: Double?
    }
}

/// A story of a record.
package struct RecordedStory: Hashable, Sendable {
    package var id: String
    /// The ids of its reports as they were received, in JSON, in the order in which they came.
    package var reports: [String]
    /// The ids of its events.
    package var events: [String]
    package var witnesses: Int
    /// The title of its first report, and when its first and its last report were published.
    package var title: String?
    package var first: String?
    package var last: String?
}

/// A tie between two witnesses that does not make them one.
package struct RecordedLink: Hashable, Sendable {
    package var kind: String
    package var report: String
    package var other: String
    package var share: Double
    package var because: String
}

/// Words of somebody in a report.
package struct RecordedQuotation: Hashable, Sendable {
    package var report: String
    package var outlet: String?
    package var published: String?
    package var speaker: String?
    package var speakerID: String?
    package var role: String?
    package var words: String
    package var language: String
}

extension Archive {
    /// Hands out the witnesses, each with the origin first, in the order in which their origins came.
    package func forEachWitness(
        matching filter: EventFilter = EventFilter(),
        _ body: (RecordedWitness) throws -> Void
    ) throws {
        let conditions = Conditions(ofReports: filter)
        let chosen = """
            SELECT DISTINCT witness FROM standings JOIN reports ON reports.number = report WHERE \(conditions.sql)
                ORDER BY witness
            """
        let limit = filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""
        var open: (witness: Int, value: RecordedWitness)?
        try query(
            """
            SELECT standings.witness, standings.report, reports.given, label, original, originals.given, containment
            FROM standings JOIN reports ON reports.number = standings.report
                LEFT JOIN reports AS originals ON originals.number = original
            WHERE standings.witness IN (\(chosen)\(limit))
            ORDER BY standings.witness, label <> 'independent', standings.report
            """,
            conditions.arguments
        ) { row in
            let witness: Int = row[0]
            let member = RecordedWitness.Member(
                report: row[1],
                given: StoredText.received(row[2]),
                label: row[3],
                original: row[4],
                originalGiven: StoredText.received(row[5] as String?),
                containment: row[6]
            )
            if open?.witness != witness {
                if let last = open { try body(last.value) }
                open = (witness, RecordedWitness(origin: member.given, members: []))
            }
            open?.value.members.append(member)
        }
        if let last = open { try body(last.value) }
    }

    /// Hands out the ties between witnesses.
    package func forEachLink(
        matching filter: EventFilter = EventFilter(),
        _ body: (RecordedLink) throws -> Void
    ) throws {
        let conditions = Conditions(ofReports: filter)
        let limit = filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""
        try query(
            """
            SELECT kind, reports.given, others.given, share, because FROM links
                JOIN reports ON reports.number = report JOIN reports AS others ON others.number = other
            WHERE \(conditions.sql) ORDER BY kind, report, other\(limit)
            """,
            conditions.arguments
        ) { row in
            try body(
                RecordedLink(
                    kind: row[0],
                    report: StoredText.received(row[1]),
                    other: StoredText.received(row[2]),
                    share: row[3],
                    because: StoredText.received(row[4])
                )
            )
        }
    }

    /// Hands out the stories in the order in which their first reports came.
    package func forEachStory(
        matching filter: EventFilter = EventFilter(),
        _ body: (RecordedStory) throws -> Void
    ) throws {
        let conditions = Conditions(filter)
        let chosen =
            filter.isOpen ? "TRUE" : "story IN (SELECT story FROM events WHERE \(conditions.sql))"
        let limit = filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""
        try query(
            """
            WITH firsts AS (
                SELECT story, min(report) AS report FROM standings
                WHERE \(chosen) GROUP BY story ORDER BY min(report)\(limit)
            )
            SELECT firsts.story, (SELECT count(DISTINCT witness) FROM standings WHERE story = firsts.story),
                reports.title,
                (SELECT json_group_array(given) FROM (SELECT given FROM standings JOIN reports
                    ON reports.number = standings.report WHERE standings.story = firsts.story ORDER BY report)),
                (SELECT json_group_array(id) FROM (SELECT id FROM events WHERE events.story = firsts.story
                    ORDER BY date_from IS NULL, date_from, id)),
                (SELECT min(published) FROM standings JOIN reports ON reports.number = standings.report
                    WHERE standings.story = firsts.story),
                (SELECT max(published) FROM standings JOIN reports ON reports.number = standings.report
                    WHERE standings.story = firsts.story)
            FROM firsts JOIN reports ON reports.number = firsts.report ORDER BY firsts.report
            """,
            filter.isOpen ? [] : conditions.arguments
        ) { row in
            try body(
                RecordedStory(
                    id: StoredText.received(row[0]),
                    reports: strings(row[3]),
                    events: strings(row[4]),
                    witnesses: row[1],
                    title: StoredText.received(row[2] as String?),
                    first: StoredText.received(row[5] as String?),
                    last: StoredText.received(row[6] as String?)
                )
            )
        }
    }

    /// Hands out what is quoted in the newest version of each report, in the order of reports and words.
    package func forEachQuotation(
        speaker: String?,
        matching filter: EventFilter = EventFilter(),
        _ body: (RecordedQuotation) throws -> Void
    ) throws {
        var conditions = Conditions(ofReports: filter)
        if let speaker = speaker.map({ StoredText.stored($0) }) {
            let condition = "(speaker = ? COLLATE NOCASE OR speaker_id = ? COLLATE NOCASE)"
            conditions.add(condition, values: [speaker, speaker])
        }
        let limit = filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""
        try query(
            """
            SELECT given, outlet, published, speaker, speaker_id, role, words, codings.lang
            FROM current_codings JOIN quotations ON quotations.coding = current_codings.coding
                JOIN codings ON codings.number = current_codings.coding
                JOIN reports ON reports.number = current_codings.report
            WHERE \(conditions.sql) ORDER BY current_codings.report, ordinal\(limit)
            """,
            conditions.arguments
        ) { row in
            try body(
                RecordedQuotation(
                    report: StoredText.received(row[0]),
                    outlet: StoredText.received(row[1] as String?),
                    published: StoredText.received(row[2] as String?),
                    speaker: StoredText.received(row[3] as String?),
                    speakerID: StoredText.received(row[4] as String?),
                    role: StoredText.received(row[5] as String?),
                    words: StoredText.received(row[6]),
                    language: row[7]
                )
            )
        }
    }
}

/// The texts of a JSON array that SQLite made.
private func strings(_ json: String) -> [String] {
    let value = try? JSONReader.read(Array(json.utf8))
    return value?.array?.compactMap(\.string).map { StoredText.received($0) } ?? []
}
