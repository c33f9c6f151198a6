internal import EventData
internal import GRDB

/// A dry run of adding: it counts as the record would, and leaves the record alone.
///
/// It keeps the names of the record's reports in memory, some hundred bytes each.
package final class Rehearsal: Sendable {
    private let archive: Archive
    private let names: DatabaseQueue

    package init(of archive: Archive) throws(ArchiveError) {
        self.archive = archive
        names = try archive.checked {
            let names = try DatabaseQueue()
            try names.write { copy in
                try copy.execute(
                    sql: """
                        CREATE TABLE reports (number INTEGER PRIMARY KEY, document, version, id, url, content);
                        CREATE INDEX reports_by_id ON reports (id, content);
                        CREATE INDEX reports_by_url ON reports (url);
                        """
                )
                try archive.queue.read { db in
                    let sql = "SELECT number, document, version, id, url, content FROM reports"
                    let rows = try Row.fetchCursor(db, sql: sql)
                    while let row = try rows.next() {
                        try Self.insert(StatementArguments(row.databaseValues), in: copy)
                    }
                }
            }
            return names
        }
    }

    private static func insert(_ arguments: StatementArguments, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?)")
            .execute(arguments: arguments)
    }

    /// What adding the reports would come to, after all that were rehearsed before.
    package func add(_ entries: [CodedEntry]) throws(ArchiveError) -> AddTally {
        try archive.checked {
            try names.write { db in
                var tally = AddTally()
                for entry in entries { tally += try rehearse(entry, in: db) }
                return tally
            }
        }
    }

    private func rehearse(_ entry: CodedEntry, in db: Database) throws -> AddTally {
        let report = entry.report
        let content = contentDigest(of: report)
        let number = (try Int.fetchOne(db, sql: "SELECT max(number) FROM reports") ?? 0) + 1
        let (id, url) = (StoredText.stored(report.id), StoredText.stored(report.url))
        switch try Identity(of: report, content: content, in: db) {
        case .known: return AddTally(known: 1)
        case .version(let version, let document):
            try Self.insert([number, document, version, id, url, content], in: db)
            return AddTally(versions: 1, claims: entry.coded.claims.count)
        case .new:
            try Self.insert([number, number, 1, id, url, content], in: db)
            return AddTally(new: 1, claims: entry.coded.claims.count)
        }
    }
}
