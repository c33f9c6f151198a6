package import EventData
internal import GRDB

/// What merging came to, by the numbers that reports and claims have in the record.
package struct MergeOutcome: Sendable {
    /// How a report stands to the others.
    package struct Standing: Hashable, Sendable {
        package var report: Int
        /// The report that the witness goes back to.
        package var witness: Int
        package var label: String
        package var original: Int?
        package var containment: Double?
        package var story: String

        package init(
            report: Int,
            witness: Int,
            label: String,
            original: Int?,
            containment: Double?,
            story: String
        ) {
            self.report = report
            self.witness = witness
            self.label = label
            self.original = original
            self.containment = containment
            self.story = story
        }
    }

    /// An event with the numbers of its claims.
    package struct Filed: Sendable {
        package var event: Event
        package var story: String
        package var claims: [Int]
        /// The event as `griot events --jsonl` prints it, without its line feed.
        package var line: String

        package init(event: Event, story: String, claims: [Int], line: String) {
            self.event = event
            self.story = story
            self.claims = claims
            self.line = line
        }
    }

    /// A tie between two witnesses that does not make them one.
    package struct Link: Hashable, Sendable {
        package var kind: String
        package var report: Int
        package var other: Int
        package var share: Double
        package var because: String

        package init(kind: String, report: Int, other: Int, share: Double, because: String) {
            self.kind = kind
            self.report = report
            self.other = other
            self.share = share
            self.because = because
        }
    }

    package var standings: [Standing] = []
    package var events: [Filed] = []
    package var links: [Link] = []
    /// Events that went up in others, with the ids of those.
    package var successors: [String: String] = [:]
    /// How many codings were looked at.
    package var codings: Int

    package init(codings: Int) { self.codings = codings }
}

/// What a merge changed.
package struct MergeTally: Hashable, Sendable {
    package var reports = 0
    package var witnesses = 0
    package var stories = 0
    package var events = 0
    /// Events that are new, that say something else than before, that went up in others, that have no claim left.
    package var new = 0
    package var changed = 0
    package var merged = 0
    package var gone = 0

    package init() {}
}

extension Archive {
    /// The event that each claim belonged to after the last merge, by the claim's id, and the story of each report,
    /// by the report's number.
    package func lastMerge() throws(ArchiveError) -> (events: [String: String], stories: [Int: String]) {
        try checked {
            try queue.read { db in
                var (events, stories): ([String: String], [Int: String]) = ([:], [:])
                let claims = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT claims.id, events.id FROM event_claims JOIN claims ON claims.number = claim
                            JOIN events ON events.number = event_claims.event
                        """
                )
                while let row = try claims.next() {
                    events[StoredText.received(row[0])] = StoredText.received(row[1])
                }
                let reports = try Row.fetchCursor(db, sql: "SELECT report, story FROM standings")
                while let row = try reports.next() { stories[row[0]] = StoredText.received(row[1]) }
                return (events, stories)
            }
        }
    }

    /// Writes the outcome of a merge in one transaction: what changed into the history, and all of it as the present.
    ///
    /// A merge that changes nothing leaves no entry; the present is written anew all the same, for newer codings may
    /// say what older ones said. The `time` is the writer's clock, in ISO 8601.
    package func merge(
        _ outcome: MergeOutcome,
        griot version: String,
        time: String,
        isDryRun: Bool = false
    ) throws(ArchiveError) -> MergeTally {
        try checked {
            var tally = MergeTally()
            try queue.writeWithoutTransaction { db in
                try db.inTransaction {
                    var writer = try MergeWriter(db, griot: version, time: time, codings: outcome.codings)
                    try writer.write(outcome)
                    tally = writer.tally
                    return isDryRun ? .rollback : .commit
                }
            }
            return tally
        }
    }
}
