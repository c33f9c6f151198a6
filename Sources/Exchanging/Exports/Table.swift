/// A table as it is written, row by row: what stands in the header and in each field has one place.
struct Table<Row>: Sendable {
    let columns: [Column<Row>]
    var format = DelimitedFormat.commas

    /// The line with the names of the columns.
    func header() -> [UInt8] {
        var bytes: [UInt8] = []
        format.append(columns.map(\.name), to: &bytes)
        return bytes
    }

    func append(_ row: Row, to bytes: inout [UInt8]) {
        format.append(columns.map { $0.value(row) }, to: &bytes)
    }
}

/// A column of a table: its name, what kind of value it has, what it means, and how it comes from a row.
struct Column<Row>: Sendable {
    /// The kinds of value of a Frictionless table schema.
    enum Kind: String, Sendable {
        case string, integer, number, boolean, date, datetime
    }

    let name: String
    let kind: Kind
    let meaning: String
    let value: @Sendable (Row) -> String?

    static func text(
        _ name: String,
        _ meaning: String = "",
        as kind: Kind = .string,
        _ value: @escaping @Sendable (Row) -> String?
    ) -> Column {
        Column(name: name, kind: kind, meaning: meaning) { row in
            // An empty text and none cannot be told apart in a table.
            value(row).flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    static func whole(
        _ name: String,
        _ meaning: String = "",
        _ value: @escaping @Sendable (Row) -> Int?
    ) -> Column {
        Column(name: name, kind: .integer, meaning: meaning) { row in value(row).map { String($0) } }
    }

    static func decimal(
        _ name: String,
        _ meaning: String = "",
        digits: Int = 2,
        _ value: @escaping @Sendable (Row) -> Double?
    ) -> Column {
        Column(name: name, kind: .number, meaning: meaning) { row in
            value(row).flatMap { decimalText($0, digits: digits) }
        }
    }

    /// A column of 1 and 0.
    static func flag(
        _ name: String,
        _ meaning: String = "",
        _ value: @escaping @Sendable (Row) -> Bool?
    ) -> Column {
        Column(name: name, kind: .boolean, meaning: meaning) { row in value(row).map { $0 ? "1" : "0" } }
    }

    /// A column that others have and that nothing is known for here.
    static func unknown(_ name: String, _ meaning: String = "", as kind: Kind = .string) -> Column {
        Column(name: name, kind: kind, meaning: meaning) { _ in nil }
    }
}
