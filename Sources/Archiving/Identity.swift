internal import EventData
internal import GRDB

/// What a report is to a record: one that it has, another version of one, or new.
///
/// The same id with the same title and text is the same report. Another text under a known id, or under a known URL,
/// is a new version. The same text under another id is another report, for that is what copies are.
enum Identity: Equatable {
    case known
    /// The next version of a document, which has the number of its first report.
    case version(Int, of: Int)
    case new

    init(of report: Report, content: String, in db: Database) throws {
        if try Self.isKnown(report, content: content, in: db) {
            self = .known
        } else if let document = try Self.document(of: report, content: content, in: db) {
            let last = try Int.fetchOne(
                db.cachedStatement(sql: "SELECT max(version) FROM reports WHERE document = ?"),
                arguments: [document]
            )
            self = .version((last ?? 0) + 1, of: document)
        } else {
            self = .new
        }
    }

    static func isKnown(_ report: Report, content: String, in db: Database) throws -> Bool {
        try number(of: report, content: content, in: db) != nil
    }

    /// The number of the report of this id with this title and text.
    static func number(of report: Report, content: String, in db: Database) throws -> Int? {
        let statement = try db.cachedStatement(sql: "SELECT number FROM reports WHERE id = ? AND content = ?")
        return try Int.fetchOne(statement, arguments: [StoredText.stored(report.id), content])
    }

    private static func document(of report: Report, content: String, in db: Database) throws -> Int? {
        let byID = try db.cachedStatement(
            sql: "SELECT document FROM reports WHERE id = ? ORDER BY number LIMIT 1"
        )
        if let document = try Int.fetchOne(byID, arguments: [StoredText.stored(report.id)]) {
            return document
        }
        guard let url = report.url, !url.isEmpty else { return nil }
        let byURL = try db.cachedStatement(
            sql: """
                SELECT document FROM reports WHERE url = ?1
                    AND NOT EXISTS (SELECT 1 FROM reports WHERE url = ?1 AND content = ?2)
                ORDER BY number LIMIT 1
                """
        )
        return try Int.fetchOne(byURL, arguments: [StoredText.stored(url), content])
    }
}
