/// A row of the record's log: who changed what, from what to what, and the digests that chain the rows.
package struct CodingRow: Hashable, Sendable {
    package var id: String
    /// Where it stands in the log, from 1.
    package var position: Int
    /// What was changed: `claim`, `event`, `report` …, and its id.
    package var object: String
    package var objectID: String
    package var field: String?
    package var oldValue: String?
    package var newValue: String?
    /// A user's name, or a program's with its version: `griot@0.1.0`.
    package var actor: String?
    package var reason: String?
    /// In seconds since 1970 in UTC.
    package var time: Int?
    package var previousHash: String?
    package var hash: String?

    package init(
        id: String,
        position: Int,
        object: String,
        objectID: String,
        field: String? = nil,
        oldValue: String? = nil,
        newValue: String? = nil,
        actor: String? = nil,
        reason: String? = nil,
        time: Int? = nil,
        previousHash: String? = nil,
        hash: String? = nil
    ) {
        self.id = id
        self.position = position
        self.object = object
        self.objectID = objectID
        self.field = field
        self.oldValue = oldValue
        self.newValue = newValue
        self.actor = actor
        self.reason = reason
        self.time = time
        self.previousHash = previousHash
        self.hash = hash
    }
}

/// Writes the table `codings`: the record's log, by which every value can be followed back.
package struct CodingsTable: Sendable {
    static let table = Table(columns: columns)

    package init() {}

    package func header() -> [UInt8] { Self.table.header() }

    package func append(_ row: CodingRow, to bytes: inout [UInt8]) { Self.table.append(row, to: &bytes) }

    private static let columns: [Column<CodingRow>] = [
        .text("coding_id", "The coding's id") { $0.id },
        .whole("seq", "Where it stands in the log, from 1") { $0.position },
        .text("object", "What was changed: claim, event, report and so on") { $0.object },
        .text("object_id", "The id of what was changed") { $0.objectID },
        .text("field", "The field that was changed") { $0.field },
        .text("old_value", "What stood there before") { $0.oldValue },
        .text("new_value", "What stands there now") { $0.newValue },
        .text("actor", "Who changed it: a user, or a program with its version") { $0.actor },
        .text("reason", "Why") { $0.reason },
        .text("at", "When, in UTC", as: .datetime) { $0.time.map { timeText(unixSeconds: $0) } },
        .text("prev_hash", "The digest of the row before it") { $0.previousHash },
        .text("hash", "SHA-256 of the digest before it and the row") { $0.hash },
    ]
}
