internal import GRDB

/// A role or a tie that a report states of somebody.
package struct RecordedRelation: Hashable, Sendable {
    /// `role`, `member` or `affiliated`.
    package var kind: String
    package var subject: String
    package var subjectID: String?
    package var object: String
    package var objectID: String?
    /// In a word: `head`.
    package var role: String?
    /// The days since when and until when it held, in ISO 8601: the first that each may be.
    package var since: String?
    package var until: String?
    package var words: String
    package var report: String
    package var outlet: String?
    package var published: String?
    package var language: String
    package var story: String?
    /// The last days that the beginning and the end may be.
    package var sinceLast: String?
    package var untilLast: String?
}

/// A figure that is said of something that takes part in an act of somebody: the strength of a force.
package struct RecordedFigure: Hashable, Sendable {
    package var quantity: String
    package var low: Int?
    package var high: Int?
    package var bound: String
    package var counted: String?
    /// Whether what it belongs to is announced, under way or done.
    package var status: String
    package var type: String
    package var words: String
    package var sentence: String
    package var event: String?
    package var report: String
    package var outlet: String?
    package var published: String?
    package var language: String
}

/// Words by which reports call somebody.
package struct Spelling: Hashable, Sendable {
    package var words: String
    /// How many claims have them.
    package var claims: Int
    package var language: String
}

extension Archive {
    /// The party that most events have under an id or a name, in either case of ASCII's letters; else whoever is named so.
    package func actor(_ name: String) throws(ArchiveError) -> RecordedActor? {
        let sql = """
            SELECT id, name, country, sector, acts, receives, first, last FROM actors
            WHERE name = :name COLLATE NOCASE OR id = :name COLLATE NOCASE ORDER BY rank LIMIT 1
            """
        if let actor = try actor(name, sql) { return actor }
        return try actor(name, Self.mentioned)
    }

    /// Somebody who has no part in an event, and yet in a claim, a quotation or a role that a report states.
    private static let mentioned =
        [
            (
                "claim_parties JOIN claims ON claims.number = claim",
                ["claim_parties.id", "claim_parties.name", "claim_parties.country", "claim_parties.sector"]
            ), ("quotations", ["speaker_id", "speaker", "speaker_country", "speaker_sector"]),
            ("relations", ["subject_id", "subject", "subject_country", "subject_sector"]),
            ("relations", ["object_id", "object", "object_country", "object_sector"]),
        ].map { tables, columns in
            """
            SELECT \(columns.joined(separator: ", ")), 0, 0, NULL, NULL FROM \(tables) JOIN current_codings USING (coding)
            WHERE \(columns[0]) = :name COLLATE NOCASE OR \(columns[1]) = :name COLLATE NOCASE
            """
        }.joined(separator: " UNION ALL ") + " LIMIT 1"

    private func actor(_ name: String, _ sql: String) throws(ArchiveError) -> RecordedActor? {
        try reading { db in
            try Row.fetchOne(db, sql: sql, arguments: ["name": StoredText.stored(name)]).map(
                RecordedActor.init
            )
        }
    }

    /// The roles and ties that reports state of somebody by its name, in the order of publication.
    package func relations(of name: String) throws(ArchiveError) -> [RecordedRelation] {
        try relations(
            where: "relations.subject = :name COLLATE NOCASE OR relations.object = :name COLLATE NOCASE",
            ["name": StoredText.stored(name)]
        )
    }

    /// The roles and ties that the reports of stories state, in the order of publication; `most` at most.
    package func relations(inStories stories: [String], most: Int) throws(ArchiveError) -> [RecordedRelation]
    {
        guard !stories.isEmpty else { return [] }
        let places = Array(repeating: "?", count: stories.count).joined(separator: ", ")
        return try relations(
            where: "reports.number IN (SELECT report FROM standings WHERE story IN (\(places)))",
            StatementArguments(stories.map { StoredText.stored($0) }),
            most: most
        )
    }

    private func relations(
        where condition: String,
        _ arguments: StatementArguments,
        most: Int = -1
    ) throws(ArchiveError) -> [RecordedRelation] {
        let sql = """
            SELECT kind, subject, subject_id, object, object_id, role, since_from, until_to, words, reports.id, outlet,
                published, codings.lang, standings.story,
                since_to, until_to
            FROM relations JOIN current_codings ON current_codings.coding = relations.coding
                JOIN codings ON codings.number = relations.coding
                JOIN reports ON reports.number = current_codings.report
                LEFT JOIN standings ON standings.report = reports.number
            WHERE \(condition) ORDER BY published IS NULL, published, reports.number, ordinal LIMIT \(most)
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                RecordedRelation(
                    kind: row[0],
                    subject: StoredText.received(row[1]),
                    subjectID: StoredText.received(row[2] as String?),
                    object: StoredText.received(row[3]),
                    objectID: StoredText.received(row[4] as String?),
                    role: StoredText.received(row[5] as String?),
                    since: row[6],
                    until: row[7],
                    words: StoredText.received(row[8]),
                    report: StoredText.received(row[9]),
                    outlet: StoredText.received(row[10] as String?),
                    published: StoredText.received(row[11] as String?),
                    language: row[12],
                    story: StoredText.received(row[13] as String?),
                    sinceLast: row[14],
                    untilLast: row[15]
                )
            }
        }
    }

    /// The words by which reports call somebody, the most frequent first.
    package func spellings(of name: String, most: Int) throws(ArchiveError) -> [Spelling] {
        let sql = """
            SELECT words, count(*), min(codings.lang) FROM claim_parties JOIN claims ON claims.number = claim
                JOIN current_codings ON current_codings.coding = claims.coding
                JOIN codings ON codings.number = claims.coding
            WHERE (claim_parties.id = :name COLLATE NOCASE OR claim_parties.name = :name COLLATE NOCASE)
                AND basis = 'stated'
            GROUP BY words ORDER BY 2 DESC, words LIMIT \(most)
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: ["name": StoredText.stored(name)])
                .map { Spelling(words: StoredText.received($0[0]), claims: $0[1], language: $0[2]) }
        }
    }

    /// Others whose names end with the same word: not to be taken for the one.
    package func namesakes(of name: String) throws(ArchiveError) -> [String] {
        let words = name.split(separator: " ")
        // Names of bodies and states hold small words; those that share their last one are not taken for each other.
        guard let last = words.last, words.count > 1, words.allSatisfy({ $0.first?.isUppercase == true })
        else { return [] }
        let sql = """
            SELECT DISTINCT name FROM actors
            WHERE name LIKE ? ESCAPE '!' AND name <> ? COLLATE NOCASE AND id IS NOT NULL ORDER BY name LIMIT 8
            """
        let pattern =
            "% " + last.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        return try reading { db in
            try String.fetchAll(
                db,
                sql: sql,
                arguments: [StoredText.stored(pattern), StoredText.stored(name)]
            )
            .map { StoredText.received($0) }
        }
    }

    /// How many take part in what somebody or its forces do, or in what is done with these, as reports of the same events have
    /// it, in the order of publication.
    package func sizes(of name: String, forces: [String] = []) throws(ArchiveError) -> [RecordedFigure] {
        let places = Array(repeating: "?", count: forces.count).joined(separator: ", ")
        let sql = """
            SELECT quantity, low, high, bound, counted, claims.status, claims.type, claim_figures.words, claims.sentence,
                events.id, reports.id, outlet, published, codings.lang
            FROM claim_figures JOIN claims ON claims.number = claim_figures.claim
                JOIN current_codings ON current_codings.coding = claims.coding
                JOIN codings ON codings.number = claims.coding
                JOIN reports ON reports.number = current_codings.report
                LEFT JOIN event_claims ON event_claims.claim = claims.number
                LEFT JOIN events ON events.number = event_claims.event
            WHERE quantity = 'size' AND claims.number IN (
                SELECT claim FROM claim_parties WHERE role = 'actor' AND (id = ? COLLATE NOCASE OR name = ? COLLATE NOCASE)
                UNION SELECT claim FROM claim_parties WHERE name COLLATE NOCASE IN (\(places))
                UNION SELECT claim FROM event_claims WHERE event IN (SELECT event FROM event_parties
                    WHERE name COLLATE NOCASE IN (\(places)) OR role = 'actor' AND name = ? COLLATE NOCASE))
            ORDER BY published IS NULL, published, reports.number, claims.number, claim_figures.ordinal
            """
        let names = ([name, name] + forces + forces + [name]).map { StoredText.stored($0) }
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: StatementArguments(names)).map { row in
                RecordedFigure(
                    quantity: row[0],
                    low: row[1],
                    high: row[2],
                    bound: row[3],
                    counted: StoredText.received(row[4] as String?),
                    status: row[5],
                    type: row[6],
                    words: StoredText.received(row[7]),
                    sentence: StoredText.received(row[8]),
                    event: row[9],
                    report: StoredText.received(row[10]),
                    outlet: StoredText.received(row[11] as String?),
                    published: StoredText.received(row[12] as String?),
                    language: row[13]
                )
            }
        }
    }
}
