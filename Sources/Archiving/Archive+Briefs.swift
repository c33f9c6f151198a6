package import EventData
internal import GRDB

extension Archive {
    /// The claims of an event in their order, the reports that make them, and how those stand to each other.
    package func testimony(of event: String) throws(ArchiveError) -> Testimony {
        try reading { db in try TestimonyReader(db).testimony(of: event) }
    }

    /// The newest claim of an id, be it in an event or not.
    package func claim(_ id: String) throws(ArchiveError) -> Claim? {
        try reading { db in
            let sql = "SELECT * FROM claims WHERE id = ? ORDER BY number DESC LIMIT 1"
            let row = try Row.fetchOne(db, sql: sql, arguments: [StoredText.stored(id)])
            return try row.flatMap { try TestimonyReader(db).claim($0) }
        }
    }

    /// The claims of the newest coding of one version of a report, in their order.
    package func claims(ofReport number: Int) throws(ArchiveError) -> [Claim] {
        try reading { db in
            let sql = """
                SELECT * FROM claims WHERE coding = (SELECT max(number) FROM codings WHERE report = ?)
                ORDER BY ordinal
                """
            return try Row.fetchAll(db, sql: sql, arguments: [number]).compactMap { row in
                try TestimonyReader(db).claim(row)
            }
        }
    }

    /// The language of the report in which a claim stands.
    package func language(ofClaim id: String) throws(ArchiveError) -> String? {
        let sql = "SELECT lang FROM claims JOIN codings ON codings.number = claims.coding WHERE claims.id = ?"
        return try reading { db in try String.fetchOne(db, sql: sql, arguments: [StoredText.stored(id)]) }
    }

    /// A report of the record by its number.
    package func standing(ofReport number: Int) throws(ArchiveError) -> ReportStanding? {
        try reading { db in try TestimonyReader(db).report(number) }
    }
}

extension Archive {
    /// Hands out the reports that count at present, in the order in which they came.
    package func forEachStanding(_ body: (ReportStanding) throws -> Void) throws {
        let numbers = try checked {
            try queue.read { db in
                try Int.fetchAll(db, sql: "SELECT report FROM current_codings ORDER BY report")
            }
        }
        for number in numbers {
            if let standing = try standing(ofReport: number) { try body(standing) }
        }
    }
}

/// What a record has for an event.
package struct Testimony: Sendable {
    package var claims: [Claim] = []
    /// For each claim, where its report stands in `reports`.
    package var reportOfClaim: [Int] = []
    /// In the order in which they first make a claim.
    package var reports: [ReportStanding] = []
    /// Each report's id as it was received, as JSON.
    package var given: [String] = []
}

private struct TestimonyReader {
    let db: Database

    init(_ db: Database) { self.db = db }

    func testimony(of event: String) throws -> Testimony {
        var testimony = Testimony()
        var indices: [Int: Int] = [:]
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT claims.*, codings.report AS report, reports.given AS given
                    FROM events JOIN event_claims ON event_claims.event = events.number
                        JOIN claims ON claims.number = event_claims.claim
                        JOIN codings ON codings.number = claims.coding
                        JOIN reports ON reports.number = codings.report
                    WHERE events.id = ? ORDER BY event_claims.ordinal
                    """
            ),
            arguments: [StoredText.stored(event)]
        )
        for row in rows {
            let report: Int = row["report"]
            guard let claim = try claim(row) else { continue }
            if indices[report] == nil, let standing = try self.report(report) {
                indices[report] = testimony.reports.count
                testimony.reports.append(standing)
                testimony.given.append(row["given"])
            }
            guard let index = indices[report] else { continue }
            testimony.claims.append(claim)
            testimony.reportOfClaim.append(index)
        }
        return testimony
    }

    func report(_ number: Int) throws -> ReportStanding? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT reports.*, codings.lang AS read, griot, language, rules, gazetteer, directory,
                        standings.label AS label, standings.containment AS containment,
                        origins.id AS witness, originals.id AS original
                    FROM reports JOIN codings ON codings.report = reports.number
                        LEFT JOIN standings ON standings.report = reports.number
                        LEFT JOIN reports AS origins ON origins.number = standings.witness
                        LEFT JOIN reports AS originals ON originals.number = standings.original
                    WHERE reports.number = ? ORDER BY codings.number DESC LIMIT 1
                    """
            ),
            arguments: [number]
        )
        guard let row else { return nil }
        return ReportStanding(
            report: Report(row),
            language: Language(rawValue: row["read"]) ?? .english,
            version: row["version"],
            witness: text(row, "witness") ?? text(row, "id") ?? "",
            label: row["label"] ?? "independent",
            original: text(row, "original"),
            containment: row["containment"],
            provenance: CodedReport.Provenance(
                griot: row["griot"],
                language: row["language"],
                rules: row["rules"],
                gazetteer: row["gazetteer"],
                directory: row["directory"]
            )
        )
    }

    // MARK: Claims

    func claim(_ row: Row) throws -> Claim? {
        guard let type = EventType(rawValue: row["type"]), let status = Claim.Status(rawValue: row["status"]),
            let salience = Claim.Salience(rawValue: row["salience"]), let trigger = evidence(row, "trigger"),
            let sentence = evidence(row, "sentence")
        else { return nil }
        let number: Int = row["number"]
        let parties = try parties(of: number)
        return Claim(
            id: text(row, "id") ?? "",
            type: type,
            modes: list(row["modes"]),
            contexts: list(row["contexts"]),
            quad: row["quad"],
            score: row["score"],
            cameo: row["cameo"],
            trigger: trigger,
            sentence: sentence,
            status: status,
            isAlleged: row["alleged"],
            salience: salience,
            actors: parties.filter { $0.role == "actor" }.map(\.party),
            recipients: parties.filter { $0.role == "recipient" }.map(\.party),
            place: place(row),
            date: date(row),
            figures: try figures(of: number),
            attribution: try voices(of: number),
            confidence: row["confidence"],
            rule: row["rule"]
        )
    }

    private func place(_ row: Row) -> LocatedPlace? {
        let place = Place(
            name: row["place"],
            country: row["country"],
            admin1: row["admin1"],
            latitude: row["latitude"],
            longitude: row["longitude"],
            geonames: row["geonames"],
            precision: row["place_precision"]
        )
        guard let place, let evidence = evidence(row, "place", words: "place_words") else { return nil }
        return LocatedPlace(evidence: evidence, place: place)
    }

    private func date(_ row: Row) -> StatedDate? {
        EventDate(
            from: row["date_from"],
            to: row["date_to"],
            precision: row["date_precision"],
            basis: row["date_basis"]
        ).map { StatedDate(evidence: evidence(row, "date", words: "date_words"), date: $0) }
    }

    private func parties(of claim: Int) throws -> [(role: String, party: Party)] {
        try rows("SELECT * FROM claim_parties WHERE claim = ? ORDER BY ordinal", claim).compactMap { row in
            guard let evidence = evidence(row), let basis = Party.Basis(rawValue: row["basis"]) else {
                return nil
            }
            let actor = Actor(
                id: text(row, "id"),
                name: text(row, "name") ?? "",
                country: text(row, "country"),
                sectors: list(row["sectors"]),
                kind: text(row, "kind")
            )
            return (row["role"], Party(evidence: evidence, actor: actor, basis: basis))
        }
    }

    private func figures(of claim: Int) throws -> [Figure] {
        try rows("SELECT * FROM claim_figures WHERE claim = ? ORDER BY ordinal", claim).compactMap { row in
            guard let evidence = evidence(row), let quantity = Figure.Quantity(rawValue: row["quantity"]),
                let bound = Figure.Bound(rawValue: row["bound"])
            else { return nil }
            let counted = text(row, "counted").map { words in
                Figure.Counted(
                    words: words,
                    sector: text(row, "counted_sector"),
                    country: text(row, "counted_country")
                )
            }
            return Figure(
                quantity: quantity,
                low: row["low"],
                high: row["high"],
                bound: bound,
                counted: counted,
                claimant: text(row, "claimant"),
                evidence: evidence
            )
        }
    }

    private func voices(of claim: Int) throws -> [Attribution] {
        try rows("SELECT * FROM claim_voices WHERE claim = ? ORDER BY ordinal", claim).compactMap { row in
            guard let evidence = evidence(row) else { return nil }
            return Attribution(evidence: evidence, kind: Attribution.Kind(rawValue: row["kind"]) ?? .other)
        }
    }

    private func rows(_ sql: String, _ claim: Int) throws -> [Row] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [claim])
    }

    // MARK: Columns

    private func text(_ row: Row, _ column: String) -> String? { StoredText.received(row[column]) }

    /// The evidence in columns that are all named after one: `trigger`, `trigger_part`, `trigger_start`.
    private func evidence(_ row: Row, _ name: String, words: String? = nil) -> Evidence? {
        evidence(row, words: words ?? name, "\(name)_")
    }

    private func evidence(_ row: Row) -> Evidence? { evidence(row, words: "words", "") }

    private func evidence(_ row: Row, words: String, _ prefix: String) -> Evidence? {
        guard let words = text(row, words),
            let part = (row["\(prefix)part"] as String?).flatMap(ReportPart.init),
            let start: Int = row["\(prefix)start"], let end: Int = row["\(prefix)end"]
        else { return nil }
        return Evidence(part: part, span: TextSpan(start: start, end: end), words: words)
    }
}
