internal import GRDB

/// A document of a record: the newest version of a report, and how many there are.
package struct RecordedReport: Hashable, Sendable {
    /// The id as it was received, as JSON.
    package var given: String
    /// The language that it was read in.
    package var lang: String
    package var published: String?
    package var outlet: String?
    package var title: String?
    /// The news agency that it names as where it comes from.
    package var agency: String?
    /// How many texts the record has of it.
    package var versions: Int
    /// How many claims the newest coding of the newest version has.
    package var claims: Int
}

/// A claim of a record, with what questions ask for.
package struct RecordedClaim: Hashable, Sendable {
    package var id: String
    /// The report's id as it was received, as JSON.
    package var report: String
    package var type: String
    package var mode: String?
    package var status: String
    package var salience: String
    /// The first and the last day that it may have been, in ISO 8601.
    package var from: String?
    package var to: String?
    package var place: String?
    package var country: String?
    package var admin1: String?
    /// Names of those who did it, and of those to whom it was done; `; ` between them.
    package var actors: String
    package var recipients: String
    /// Figures as `killed=12`, `injured>=3`; `; ` between them.
    package var figures: String
    package var sentence: String
    /// In which version of its report it stands: 1 for the first text, 2 for the next.
    package var version: Int
}

/// Which claims are asked for; what is `nil` is left open.
package struct ClaimFilter: Hashable, Sendable {
    /// PLOVER's type: `ASSAULT`.
    package var type: String?
    /// Who did it, by the directory's id or by name, in either case of ASCII's letters.
    package var actor: String?
    /// To whom it was done, in the same forms.
    package var recipient: String?
    /// The country of the place, as three letters of ISO 3166-1.
    package var country: String?
    /// The first and the last day of a period that the claim's own days touch, in ISO 8601.
    package var from: String?
    package var to: String?
    package var status: String?
    package var circle: EventFilter.Circle?
    /// Only claims of events that are contested, and of events of which so many witnesses tell.
    package var isContested = false
    package var witnesses: Int?
    /// Words that all stand in the title or the text of the report, accents and cases apart.
    package var text: String?
    /// Whether claims of older versions of reports count too.
    package var hasAllVersions = false

    package init(
        type: String? = nil,
        actor: String? = nil,
        recipient: String? = nil,
        country: String? = nil,
        from: String? = nil,
        to: String? = nil,
        status: String? = nil,
        text: String? = nil
    ) {
        self.type = type
        self.actor = actor
        self.recipient = recipient
        self.country = country
        self.from = from
        self.to = to
        self.status = status
        self.text = text
    }
}

extension Archive {
    /// Hands out the reports of the record, one a document, in the order in which they came.
    package func forEachReport(
        matching filter: EventFilter = EventFilter(),
        _ body: (RecordedReport) throws -> Void
    ) throws {
        let conditions = Conditions(ofReports: filter)
        let limit = filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""
        try query(
            """
            SELECT reports.given, codings.lang, published, outlet, title, agency, version,
                (SELECT count(*) FROM claims WHERE coding = codings.number) AS claims
            FROM current_codings JOIN codings ON codings.number = current_codings.coding
                JOIN reports ON reports.number = codings.report
            WHERE \(conditions.sql) ORDER BY current_codings.document\(limit)
            """,
            conditions.arguments
        ) { row in
            try body(
                RecordedReport(
                    given: row["given"],
                    lang: row["lang"],
                    published: StoredText.received(row["published"]),
                    outlet: StoredText.received(row["outlet"]),
                    title: StoredText.received(row["title"]),
                    agency: StoredText.received(row["agency"]),
                    versions: row["version"],
                    claims: row["claims"]
                )
            )
        }
    }

    /// Hands out the claims of the newest coding of each document's newest version, in the order in which they came.
    ///
    /// Those of older versions come too where the filter says so.
    package func forEachClaim(
        matching filter: ClaimFilter,
        _ body: (RecordedClaim) throws -> Void
    ) throws {
        let conditions = Conditions(filter)
        try query(claimQuestion(conditions.sql, filter.hasAllVersions), conditions.arguments) { row in
            try body(RecordedClaim(row))
        }
    }

    func query(
        _ sql: String,
        _ arguments: StatementArguments,
        _ body: (Row) throws -> Void
    ) throws {
        // What `body` throws is not the archive's, and goes through as it is.
        var failure: (any Error)?
        try checked {
            try queue.read { db in
                let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
                while failure == nil, let row = try rows.next() {
                    do { try body(row) } catch { failure = error }
                }
            }
        }
        if let failure { throw failure }
    }
}

/// The SQL of a question about claims that meet conditions.
private func claimQuestion(_ conditions: String, _ hasAllVersions: Bool) -> String {
    let codings = hasAllVersions ? "(\(newestCodings))" : "current_codings"
    return """
        SELECT claims.*, reports.given, reports.version,
            (SELECT group_concat(name, '; ') FROM
                (SELECT name FROM claim_parties WHERE claim = claims.number AND role = 'actor' ORDER BY ordinal)
            ) AS actors,
            (SELECT group_concat(name, '; ') FROM
                (SELECT name FROM claim_parties WHERE claim = claims.number AND role = 'recipient' ORDER BY ordinal)
            ) AS recipients,
            (SELECT group_concat(quantity || CASE bound WHEN 'range' THEN '=' ELSE bound END ||
                    CASE WHEN low IS high THEN ifnull(low, '') ELSE ifnull(low, '') || CASE
                        WHEN low IS NULL OR high IS NULL THEN '' ELSE '-' END || ifnull(high, '') END, '; ')
                FROM (SELECT * FROM claim_figures WHERE claim = claims.number ORDER BY ordinal)
            ) AS figures
        FROM claims JOIN \(codings) AS chosen ON chosen.coding = claims.coding
            JOIN reports ON reports.number = chosen.report
        WHERE \(conditions) ORDER BY claims.number
        """
}

/// The newest coding of each version of each report.
private let newestCodings = "SELECT report, max(number) AS coding FROM codings GROUP BY report"

extension Conditions {
    /// The conditions that a row of `claims` beside its report meets.
    fileprivate init(_ filter: ClaimFilter) {
        add("claims.type = ?", filter.type)
        add("claims.country = ?", filter.country)
        add("claims.status = ?", filter.status)
        add("claims.date_to >= ?", filter.from)
        add("claims.date_from <= ?", filter.to)
        if let circle = filter.circle { add(circle, of: "claims", by: "claim_places") }
        addEvent(of: filter)
        for (role, party) in [("actor", filter.actor), ("recipient", filter.recipient)] {
            guard let party = party.map({ StoredText.stored($0) }) else { continue }
            add(
                """
                claims.number IN (SELECT claim FROM claim_parties
                    WHERE role = '\(role)' AND (id = ? COLLATE NOCASE OR name = ? COLLATE NOCASE))
                """,
                values: [party, party]
            )
        }
        add(
            "reports.number IN (SELECT rowid FROM report_texts WHERE report_texts MATCH ?)",
            filter.text.flatMap(fullTextQuery)
        )
    }

    private mutating func addEvent(of filter: ClaimFilter) {
        guard filter.isContested || filter.witnesses != nil else { return }
        add(
            """
            claims.number IN (SELECT claim FROM event_claims JOIN events ON events.number = event
                WHERE witnesses >= ? AND contested >= ?)
            """,
            values: [filter.witnesses ?? 0, filter.isContested ? 1 : 0]
        )
    }
}

extension RecordedClaim {
    fileprivate init(_ row: Row) {
        id = row["id"]
        report = row["given"]
        type = row["type"]
        mode = StoredText.received(row["mode"])
        status = row["status"]
        salience = row["salience"]
        from = row["date_from"]
        to = row["date_to"]
        place = StoredText.received(row["place"])
        country = row["country"]
        admin1 = StoredText.received(row["admin1"])
        actors = StoredText.received(row["actors"] ?? "")
        recipients = StoredText.received(row["recipients"] ?? "")
        figures = row["figures"] ?? ""
        sentence = StoredText.received(row["sentence"])
        version = row["version"]
    }
}
