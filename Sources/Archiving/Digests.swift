internal import Crypto
internal import EventData
internal import GRDB
internal import Unpacking

/// A table whose rows the log has digests of.
enum LoggedTable: String, CaseIterable {
    case reports, codings, claims, merges
    case witnessVersions = "witness_versions"
    case storyVersions = "story_versions"
    case eventVersions = "event_versions"
    case linkVersions = "link_versions"
    case datasets
    case datasetEvents = "dataset_events"
    case reviews, captures

    /// The rows that one digest is over, named by a number: a claim's with its parties, figures and voices.
    ///
    /// The columns are named, so that one that a later migration adds changes no digest.
    private static let queries: [Self: [String]] = [
        .reports: [
            """
            SELECT number, document, version, id, given, title, text, lang, published, outlet, url, content
            FROM reports WHERE number = ?
            """
        ],
        .codings: [
            """
            SELECT number, report, lang, griot, language, rules, gazetteer, directory, line
            FROM codings WHERE number = ?
            """,
            """
            SELECT ordinal, words, part, start, "end", speaker_words, speaker_id, speaker, speaker_country,
                speaker_sector, role
            FROM quotations WHERE coding = ? ORDER BY ordinal
            """,
            """
            SELECT ordinal, kind, subject_id, subject, subject_country, subject_sector, object_id, object,
                object_country, object_sector, role, since_from, since_to, until_from, until_to, words, part, start,
                "end"
            FROM relations WHERE coding = ? ORDER BY ordinal
            """,
        ],
        .claims: [
            """
            SELECT number, coding, ordinal, id, type, mode, modes, contexts, status, alleged, salience, quad,
                score, cameo, date_words, date_part, date_start, date_end, date_from, date_to, date_precision,
                date_basis, place_words, place_part, place_start, place_end, place, country, admin1, latitude,
                longitude, geonames, place_precision, trigger, trigger_part, trigger_start, trigger_end, sentence,
                sentence_part, sentence_start, sentence_end, confidence, rule
            FROM claims WHERE number = ?
            """,
            """
            SELECT ordinal, role, id, name, country, sector, sectors, kind, basis, words, part, start, "end"
            FROM claim_parties WHERE claim = ? ORDER BY ordinal
            """,
            """
            SELECT ordinal, quantity, low, high, bound, counted, counted_sector, counted_country, claimant, words,
                part, start, "end"
            FROM claim_figures WHERE claim = ? ORDER BY ordinal
            """,
            """
            SELECT ordinal, kind, words, part, start, "end" FROM claim_voices WHERE claim = ? ORDER BY ordinal
            """,
        ],
        .merges: ["SELECT number, at, griot, codings FROM merges WHERE number = ?"],
        .witnessVersions: [
            """
            SELECT number, "merge", report, witness, label, original, containment
            FROM witness_versions WHERE number = ?
            """
        ],
        .storyVersions: [#"SELECT number, "merge", report, story FROM story_versions WHERE number = ?"#],
        .eventVersions: [
            """
            SELECT number, "merge", event, standing, successor, line FROM event_versions WHERE number = ?
            """
        ],
        .linkVersions: [
            """
            SELECT number, "merge", kind, report, other, share, because FROM link_versions WHERE number = ?
            """
        ],
        .reviews: [
            """
            SELECT number, at, reviewer, action, claim, slot, value, other, reason, batch
            FROM reviews WHERE number = ?
            """
        ],
        .captures: [
            """
            SELECT number, report, url, name, how, at, status, media, sha256, size, warc, "offset", length
            FROM captures WHERE number = ?
            """
        ],
        .datasets: ["SELECT number, kind, name, at FROM datasets WHERE number = ?"],
        .datasetEvents: [
            """
            SELECT number, dataset, kind, id, date_from, date_to, date_precision, labels, side_a, side_b, country,
                admin1, admin2, place, latitude, longitude, place_precision, deaths_low, deaths_best, deaths_high,
                deaths_civilians, "row"
            FROM dataset_events WHERE number = ?
            """
        ],
    ]

    /// Columns that came with a later migration; they are digested where one holds something.
    ///
    /// So a row that was written before has the digest that it had then.
    private static let laterColumns: [Self: String] = [
        .reports: """
        SELECT byline, agency, modified FROM reports WHERE number = ?
            AND (byline, agency, modified) IS NOT (NULL, NULL, NULL)
        """
    ]

    /// Tables whose rows go with those of this one, with the column that says with which.
    var parts: [(table: String, column: String)] {
        switch self {
        case .codings: [("quotations", "coding"), ("relations", "coding")]
        case .claims: [("claim_parties", "claim"), ("claim_figures", "claim"), ("claim_voices", "claim")]
        default: []
        }
    }

    /// The SHA-256 of a row as it stands in the file, in hexadecimal; `nil` where there is none.
    func digest(of number: Int, in db: Database) throws -> String? {
        var bytes: [UInt8] = []
        var isThere = false
        for (index, query) in (Self.queries[self] ?? []).enumerated() {
            let hasRows = try append(query, number, in: db, to: &bytes)
            if index == 0 { isThere = hasRows }
            bytes.append(UInt8(ascii: "\n"))
        }
        if let query = Self.laterColumns[self] { _ = try append(query, number, in: db, to: &bytes) }
        return isThere ? hexadecimal(SHA256.hash(data: bytes)) : nil
    }
}

/// Appends the rows that a query gives for a number, and says whether there was any.
private func append(_ query: String, _ number: Int, in db: Database, to bytes: inout [UInt8]) throws -> Bool {
    var isThere = false
    let rows = try Row.fetchCursor(try db.cachedStatement(sql: query), arguments: [number])
    while let row = try rows.next() {
        isThere = true
        for value in row.databaseValues { value.append(to: &bytes) }
        bytes.append(UInt8(ascii: "\n"))
    }
    return isThere
}

extension DatabaseValue {
    /// Appends the value with its kind and length, so that no two rows give the same bytes.
    fileprivate func append(to bytes: inout [UInt8]) {
        switch storage {
        case .null: bytes.append(UInt8(ascii: "n"))
        case .int64(let number): bytes += Array("i\(number);".utf8)
        case .double(let number): bytes += Array("d\(number.bitPattern);".utf8)
        case .string(let text):
            bytes += Array("s\(text.utf8.count);".utf8)
            bytes += Array(text.utf8)
        // No column takes any: the tables are STRICT.
        case .blob: bytes.append(UInt8(ascii: "b"))
        }
    }
}

/// The name of what a report says: the SHA-256 of its title and text, in hexadecimal.
func contentDigest(of report: Report) -> String {
    var hash = SHA256()
    // The length of the title stands before it, so that words cannot move from the one to the other unseen.
    let title = report.title.map { "\($0.utf8.count);\($0)" } ?? "-;"
    hash.update(data: Array(title.utf8))
    hash.update(data: Array(report.text.utf8))
    return hexadecimal(hash.finalize())
}

/// The hash that ties an entry of the log to all before it.
func chainHash(previous: String, payload: String) -> String {
    hexadecimal(SHA256.hash(data: Array(previous.utf8) + Array(payload.utf8)))
}
