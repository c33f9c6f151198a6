package import EventData
internal import GRDB
internal import Unpacking

/// A claim that waits for a person.
package struct QueuedClaim: Hashable, Sendable {
    /// The claim's id, its event's, and its report's number.
    package var claim: String
    package var event: String
    package var report: Int
    /// What hangs on it, and how doubtful it is, both from 0.
    package var consequence: Double
    package var doubt: Double
}

/// In which order claims wait.
package enum ReviewOrder: String, CaseIterable, Hashable, Sendable {
    /// Consequence times doubt.
    case doubt
    /// By chance, the same for everybody: what it shows of accuracy leans to no side.
    case random
}

extension Archive {
    /// Writes down what a reviewer does, in one transaction and with one entry of the log.
    ///
    /// Numbers, times and batches of the rows that are handed in are of no account. It throws `review.claim` where the
    /// record has no claim of an id.
    @discardableResult
    package func review(_ rows: [Review], time: String) throws(ArchiveError) -> [Review] {
        try checked {
            try queue.write { db in
                let first = (try Int.fetchOne(db, sql: "SELECT max(number) FROM reviews") ?? 0) + 1
                let written = try rows.enumerated().map { place, row -> Review in
                    var review = row
                    (review.number, review.time, review.batch) = (first + place, time, first)
                    try Self.write(review, in: db)
                    return review
                }
                let range = first..<first + written.count
                try Log.append("review", members: [], time: time, rows: [.reviews: range], in: db)
                return written
            }
        }
    }

    private static func write(_ review: Review, in db: Database) throws {
        let claim = StoredText.stored(review.claim)
        let isKnown = try Bool.fetchOne(
            db,
            sql: "SELECT EXISTS (SELECT 1 FROM claims WHERE id = ?)",
            arguments: [claim]
        )
        guard isKnown == true else {
            throw ArchiveError(code: "review.claim", message: "the record has no claim '\(review.claim)'")
        }
        try db.execute(
            sql: "INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                review.number, review.time, StoredText.stored(review.reviewer), review.action.rawValue, claim,
                review.slot, StoredText.stored(review.value), StoredText.stored(review.other),
                review.reason?.rawValue, review.batch,
            ]
        )
    }

    /// Takes back what a reviewer did last, with all that was done by the same press; `nil` where nothing is left.
    package func undo(by reviewer: String, time: String) throws(ArchiveError) -> [Review]? {
        let own = try reviews().filter { $0.reviewer == reviewer }
        guard let last = own.last else { return nil }
        let rows = own.filter { $0.batch == last.batch }.map { review in
            Review(
                number: 0,
                time: time,
                reviewer: reviewer,
                action: .undo,
                claim: review.claim,
                slot: review.slot,
                other: "\(review.number)",
                batch: 0
            )
        }
        return try review(rows, time: time)
    }

    /// The reviews that hold, in their order; of one claim or of all.
    package func reviews(ofClaim claim: String? = nil) throws(ArchiveError) -> [Review] {
        try reviews("AND (?1 IS NULL OR claim = ?1)", claim)
    }

    /// The reviews that hold of the claims of an event.
    package func reviews(ofEvent event: String) throws(ArchiveError) -> [Review] {
        let sql = """
            AND claim IN (SELECT claims.id FROM events JOIN event_claims ON event_claims.event = events.number
                JOIN claims ON claims.number = event_claims.claim WHERE events.id = ?1)
            """
        return try reviews(sql, event)
    }

    private func reviews(_ condition: String, _ value: String?) throws(ArchiveError) -> [Review] {
        let sql = """
            SELECT number, at, reviewer, action, claim, slot, value, other, reason, batch FROM reviews
            WHERE action <> 'undo' AND NOT EXISTS (SELECT 1 FROM reviews AS undoing
                WHERE undoing.action = 'undo' AND undoing.other = cast(reviews.number AS TEXT)) \(condition)
            ORDER BY number
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: [StoredText.stored(value)]).compactMap(Review.init)
        }
    }

    /// The newest rows of all, those that were undone and the undoing too, the last first.
    package func reviewLog(most: Int) throws(ArchiveError) -> [Review] {
        let sql = """
            SELECT number, at, reviewer, action, claim, slot, value, other, reason, batch FROM reviews
            ORDER BY number DESC LIMIT ?
            """
        return try reading { db in try Row.fetchAll(db, sql: sql, arguments: [most]).compactMap(Review.init) }
    }

    /// The claims of events in an order, the first `most` of them; it changes with merges alone.
    package func queue(in order: ReviewOrder, most: Int) throws(ArchiveError) -> [QueuedClaim] {
        let ordering =
            switch order {
            case .doubt: "consequence * doubt DESC, claims.id"
            // A multiplier of Knuth's (The Art of Computer Programming 3, 6.4) scatters neighbouring numbers.
            case .random: "(claims.number * 2654435761) % 4294967296, claims.id"
            }
        let sql = """
            SELECT claims.id, events.id, codings.report,
                1 + min(ifnull(events.killed, 0), 100) / 20.0 + 0.5 * min(events.witnesses, 6)
                    + (claims.salience = 'main') AS consequence,
                1 - confidence + 0.3 * (events.contested > 0) + 0.1 * claims.alleged AS doubt
            FROM event_claims JOIN claims ON claims.number = event_claims.claim
                JOIN events ON events.number = event_claims.event
                JOIN codings ON codings.number = claims.coding
            ORDER BY \(ordering) LIMIT ?
            """
        return try reading { db in
            try Row.fetchAll(db, sql: sql, arguments: [most]).map { row in
                QueuedClaim(
                    claim: StoredText.received(row[0]),
                    event: StoredText.received(row[1]),
                    report: row[2],
                    consequence: row[3],
                    doubt: row[4]
                )
            }
        }
    }

    /// The number of the last merge; 0 before the first.
    package func lastMergeNumber() throws(ArchiveError) -> Int {
        try reading { db in try Int.fetchOne(db, sql: "SELECT max(number) FROM merges") ?? 0 }
    }

    /// How many claims are in events.
    package func countClaimsOfEvents() throws(ArchiveError) -> Int {
        try reading { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM event_claims") ?? 0 }
    }

    /// Claims whose slot was coded to the same from the same words: what a correction may hold for too.
    package func likeCases(
        of claim: String,
        role: String,
        words: String,
        most: Int
    ) throws(ArchiveError) -> [(claim: String, event: String, sentence: String, language: String)] {
        let sql = """
            SELECT claims.id, ifnull(events.id, ''), claims.sentence, codings.lang
            FROM claim_parties AS own
                JOIN claim_parties AS like ON like.role = own.role AND like.words = own.words AND like.name = own.name
                JOIN claims AS mine ON mine.number = own.claim
                JOIN claims ON claims.number = like.claim
                JOIN current_codings ON current_codings.coding = claims.coding
                JOIN codings ON codings.number = claims.coding
                LEFT JOIN event_claims ON event_claims.claim = claims.number
                LEFT JOIN events ON events.number = event_claims.event
            WHERE mine.id = ? AND own.role = ? AND own.words = ? AND claims.id <> mine.id
            GROUP BY claims.id ORDER BY claims.number LIMIT ?
            """
        return try reading { db in
            try Row.fetchAll(
                db,
                sql: sql,
                arguments: [StoredText.stored(claim), role, StoredText.stored(words), most]
            ).map {
                (
                    StoredText.received($0[0] as String), StoredText.received($0[1] as String),
                    StoredText.received($0[2] as String), $0[3]
                )
            }
        }
    }
}

extension Review {
    fileprivate init?(_ row: Row) {
        guard let action = Action(rawValue: row[3]) else { return nil }
        self.init(
            number: row[0],
            time: row[1],
            reviewer: StoredText.received(row[2]),
            action: action,
            claim: StoredText.received(row[4]),
            slot: row[5],
            value: StoredText.received(row[6] as String?),
            other: StoredText.received(row[7] as String?),
            reason: (row[8] as String?).flatMap(Reason.init),
            batch: row[9]
        )
    }
}
