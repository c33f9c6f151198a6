internal import GRDB
internal import Unpacking

/// The log: one entry a step, each tied to all before it by its hash.
///
/// An entry's payload is a line of JSON with what was done, when, and the digests of the rows that were written, in
/// the order of their numbers. Its hash is over the hash before it and the payload.
enum Log {
    /// What stands before the first entry.
    static let origin = String(repeating: "0", count: 64)

    /// Appends an entry in the transaction that wrote the rows.
    static func append(
        _ step: String,
        members: [JSONMember],
        time: String,
        rows: [LoggedTable: Range<Int>],
        in db: Database
    ) throws {
        var all = [
            JSONMember(key: "step", value: .string(step)), JSONMember(key: "at", value: .string(time)),
        ]
        all += members
        for table in LoggedTable.allCases {
            guard let numbers = rows[table], !numbers.isEmpty else { continue }
            let digests = try numbers.map { number in
                JSONValue.string(try table.digest(of: number, in: db) ?? "")
            }
            all.append(JSONMember(key: table.rawValue, value: .array(digests)))
        }
        var payload: [UInt8] = []
        JSONText.append(.object(all), to: &payload)
        try append(payload: String(decoding: payload, as: UTF8.self), in: db)
    }

    private static func append(payload: String, in db: Database) throws {
        let last = try Row.fetchOne(db, sql: "SELECT number, hash FROM log ORDER BY number DESC LIMIT 1")
        let number: Int = last?["number"] ?? 0
        let previous: String = last?["hash"] ?? origin
        try db.cachedStatement(sql: "INSERT INTO log (number, payload, previous, hash) VALUES (?, ?, ?, ?)")
            .execute(arguments: [
                number + 1, payload, previous, chainHash(previous: previous, payload: payload),
            ])
    }
}
