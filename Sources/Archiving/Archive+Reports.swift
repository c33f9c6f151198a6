internal import GRDB

/// A report as a list has it: the newest version, and how it stands to others.
package struct ListedReport: Hashable, Sendable {
    package var id: String
    package var title: String?
    package var outlet: String?
    package var published: String?
    package var language: String
    package var versions: Int
    package var claims: Int
    /// `independent`, `same`, `light` or `rewrite`; `nil` before anything was merged.
    package var label: String?
    /// The report that it was taken from.
    package var original: String?
    package var story: String?
}

/// Which reports are asked for; what is `nil` is left open.
package struct ReportFilter: Hashable, Sendable {
    /// The outlet's name; an empty text for reports that name none.
    package var outlet: String?
    package var language: String?
    package var story: String?
    package var text: String?

    package init() {}
}

/// Who publishes, and how much of it is its own.
package struct RecordedOutlet: Hashable, Sendable {
    /// Empty for reports that name none.
    package var name: String
    package var reports: Int
    /// How many of them carry the text of another report.
    package var copies: Int
    /// How many reports of others carry its text.
    package var copied: Int
    package var first: String?
    package var last: String?
}

/// Another outlet that one takes texts from, or gives them to.
package struct OutletTie: Hashable, Sendable {
    package var other: String
    /// How many reports were taken from the other, and by the other.
    package var taken: Int
    package var given: Int
}

extension Archive {
    /// A page of the reports that fit, the newest first.
    package func reports(
        matching filter: ReportFilter,
        from offset: Int,
        count: Int
    ) throws(ArchiveError) -> [ListedReport] {
        let conditions = Conditions(filter)
        let sql = """
            SELECT reports.id, reports.title, reports.outlet, reports.published, codings.lang,
                (SELECT count(*) FROM reports AS others WHERE others.document = reports.document),
                (SELECT count(*) FROM claims WHERE claims.coding = codings.number), standings.label, originals.id,
                standings.story
            FROM current_codings JOIN codings ON codings.number = current_codings.coding
                JOIN reports ON reports.number = current_codings.report
                LEFT JOIN standings ON standings.report = reports.number
                LEFT JOIN reports AS originals ON originals.number = standings.original
            WHERE \(conditions.sql)
            ORDER BY reports.published IS NULL, reports.published DESC, reports.number
            LIMIT \(max(0, count)) OFFSET \(max(0, offset))
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map { row in
                ListedReport(
                    id: StoredText.received(row[0]),
                    title: StoredText.received(row[1] as String?),
                    outlet: StoredText.received(row[2] as String?),
                    published: StoredText.received(row[3] as String?),
                    language: row[4],
                    versions: row[5],
                    claims: row[6],
                    label: row[7],
                    original: StoredText.received(row[8] as String?),
                    story: StoredText.received(row[9] as String?)
                )
            }
        }
    }

    package func countReports(matching filter: ReportFilter) throws(ArchiveError) -> Int {
        let conditions = Conditions(filter)
        let sql = """
            SELECT count(*) FROM current_codings JOIN codings ON codings.number = current_codings.coding
                JOIN reports ON reports.number = current_codings.report
                LEFT JOIN standings ON standings.report = reports.number
            WHERE \(conditions.sql)
            """
        return try reading { db in try Int.fetchOne(db, sql: sql, arguments: conditions.arguments) ?? 0 }
    }

    /// The outlets of the newest versions of reports, those with most reports first.
    package func outlets() throws(ArchiveError) -> [RecordedOutlet] {
        let sql = """
            SELECT ifnull(reports.outlet, ''), count(*), sum(standings.original IS NOT NULL),
                sum((SELECT count(*) FROM standings AS copies WHERE copies.original = reports.number)),
                min(published), max(published)
            FROM current_codings JOIN reports ON reports.number = current_codings.report
                LEFT JOIN standings ON standings.report = reports.number
            GROUP BY 1 ORDER BY 2 DESC, 1
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql).map { row in
                RecordedOutlet(
                    name: StoredText.received(row[0]),
                    reports: row[1],
                    copies: row[2] ?? 0,
                    copied: row[3] ?? 0,
                    first: StoredText.received(row[4] as String?),
                    last: StoredText.received(row[5] as String?)
                )
            }
        }
    }

    /// From whom an outlet takes texts and who takes them from it, the closest first.
    package func ties(ofOutlet outlet: String) throws(ArchiveError) -> [OutletTie] {
        let sql = """
            SELECT other, sum(taken), sum(given) FROM (
                SELECT ifnull(originals.outlet, '') AS other, 1 AS taken, 0 AS given FROM standings
                    JOIN reports ON reports.number = standings.report
                    JOIN reports AS originals ON originals.number = standings.original
                WHERE ifnull(reports.outlet, '') = :outlet
                UNION ALL
                SELECT ifnull(reports.outlet, ''), 0, 1 FROM standings
                    JOIN reports ON reports.number = standings.report
                    JOIN reports AS originals ON originals.number = standings.original
                WHERE ifnull(originals.outlet, '') = :outlet
            ) GROUP BY 1 ORDER BY sum(taken) + sum(given) DESC, 1
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: ["outlet": StoredText.stored(outlet)]).map { row in
                OutletTie(other: StoredText.received(row[0]), taken: row[1], given: row[2])
            }
        }
    }

    /// The newest coding of a report, as a line of `griot code --jsonl`.
    package func coding(ofReport number: Int) throws(ArchiveError) -> String? {
        try reading { db in
            let sql = "SELECT line FROM codings WHERE report = ? ORDER BY number DESC LIMIT 1"
            return StoredText.received(try String.fetchOne(db, sql: sql, arguments: [number]))
        }
    }

    /// The number of the newest report that was sent under an id, whatever else has that name.
    package func report(named id: String) throws(ArchiveError) -> Int? {
        try reading { db in
            try Int.fetchOne(
                db,
                sql: "SELECT number FROM reports WHERE id = ? ORDER BY number DESC LIMIT 1",
                arguments: [StoredText.stored(id)]
            )
        }
    }

    /// The numbers of all versions of a report, the first first.
    package func versions(ofReport number: Int) throws(ArchiveError) -> [Int] {
        try reading { db in
            try Int.fetchAll(
                db,
                sql: """
                    SELECT number FROM reports WHERE document = (SELECT document FROM reports WHERE number = ?)
                    ORDER BY version
                    """,
                arguments: [number]
            )
        }
    }

    /// The event of each claim of a report's newest coding that is in one, by the claim's id.
    package func events(ofReport number: Int) throws(ArchiveError) -> [String: String] {
        try reading { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT claims.id, events.id FROM current_codings
                        JOIN claims ON claims.coding = current_codings.coding
                        JOIN event_claims ON event_claims.claim = claims.number
                        JOIN events ON events.number = event_claims.event
                    WHERE current_codings.report = ?
                    """,
                arguments: [number]
            )
            return Dictionary(
                rows.map { (StoredText.received($0[0] as String), StoredText.received($0[1] as String)) },
                uniquingKeysWith: { first, _ in first }
            )
        }
    }
}

extension Conditions {
    /// The conditions that a row of `reports` meets.
    init(_ filter: ReportFilter) {
        add("ifnull(reports.outlet, '') = ?", filter.outlet)
        add("codings.lang = ?", filter.language)
        add("standings.story = ?", filter.story)
        if let text = filter.text.flatMap(fullTextQuery) {
            add("reports.number IN (SELECT rowid FROM report_texts WHERE report_texts MATCH ?)", text)
        }
    }
}
