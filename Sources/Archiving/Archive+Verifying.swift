internal import GRDB
internal import Unpacking

/// What verifying a record came to.
package struct Verification: Hashable, Sendable {
    /// How many entries the log has.
    package var entries = 0
    package var reports = 0
    package var claims = 0
    /// The hash of the last entry: whoever keeps it can tell later whether the record was cut short or made anew.
    package var head = Log.origin
    /// The first row that is not as it was written; `nil` for a record that is sound.
    package var finding: Finding?

    /// A row that is not as it was written.
    package struct Finding: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable {
            /// It was written otherwise.
            case changed
            /// It was written, and is not there.
            case missing
            /// It is there, and nothing in the log wrote it.
            case unlogged
        }

        package var kind: Kind
        package var table: String
        package var number: Int

        package init(kind: Kind, table: String, number: Int) {
            self.kind = kind
            self.table = table
            self.number = number
        }
    }
}

extension Archive {
    /// Replays the log from its first entry, and looks at each row that it tells of.
    ///
    /// It stops at the first that is not as it was written. It costs O(rows) and little memory.
    package func verify() throws(ArchiveError) -> Verification {
        try checked { try queue.read { db in try Replay(db).run() } }
    }
}

/// One walk through the log.
private struct Replay {
    private let db: Database
    private var result = Verification()
    private var next: [LoggedTable: Int] = [:]

    init(_ db: Database) { self.db = db }

    consuming func run() throws -> Verification {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, payload, previous, hash FROM log ORDER BY number"
        )
        while let row = try rows.next() {
            result.finding = try check(row)
            if result.finding != nil { return result }
        }
        result.finding = try result.entries == 0 ? missing("log", 1) : unlogged()
        if result.finding == nil { result.finding = try PresentCheck(db: db).finding() }
        result.reports = next[.reports, default: 1] - 1
        result.claims = next[.claims, default: 1] - 1
        return result
    }

    /// Checks an entry of the log and the rows that it wrote.
    private mutating func check(_ row: Row) throws -> Verification.Finding? {
        let (number, payload, previous, hash): (Int, String, String, String) = (
            row["number"], row["payload"], row["previous"], row["hash"]
        )
        guard number == result.entries + 1 else { return missing("log", result.entries + 1) }
        guard previous == result.head, hash == chainHash(previous: previous, payload: payload),
            let step = try? JSONReader.read(Array(payload.utf8))
        else { return Verification.Finding(kind: .changed, table: "log", number: number) }
        for table in LoggedTable.allCases {
            for digest in step[table.rawValue]?.array ?? [] {
                if let finding = try check(table, digest.string) { return finding }
            }
        }
        result.entries = number
        result.head = hash
        return nil
    }

    /// Checks the next row of a table against its digest.
    private mutating func check(_ table: LoggedTable, _ digest: String?) throws -> Verification.Finding? {
        let number = next[table, default: 1]
        next[table] = number + 1
        guard let found = try table.digest(of: number, in: db) else { return missing(table.rawValue, number) }
        return found == digest
            ? nil : Verification.Finding(kind: .changed, table: table.rawValue, number: number)
    }

    /// A row that stands beyond those that the log tells of.
    private func unlogged() throws -> Verification.Finding? {
        let columns = LoggedTable.allCases.flatMap { logged in
            [(logged.rawValue, "number", logged)] + logged.parts.map { ($0.table, $0.column, logged) }
        }
        for (table, column, logged) in columns {
            let sql = "SELECT \(column) FROM \(table) WHERE \(column) NOT BETWEEN 1 AND ? ORDER BY 1 LIMIT 1"
            let last = next[logged, default: 1] - 1
            if let number = try Int.fetchOne(db, sql: sql, arguments: [last]) {
                return Verification.Finding(kind: .unlogged, table: table, number: number)
            }
        }
        return nil
    }

    private func missing(_ table: String, _ number: Int) -> Verification.Finding {
        Verification.Finding(kind: .missing, table: table, number: number)
    }
}
