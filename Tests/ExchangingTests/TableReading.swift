/// Reads a table of commas as RFC 4180 has it: rows of fields.
func fields(ofCSV bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\"") where isQuoted && index < bytes.count && bytes[index] == byte:
            field.append(byte)
            index += 1
        case UInt8(ascii: "\""): isQuoted.toggle()
        case UInt8(ascii: ",") where !isQuoted:
            row.append(String(decoding: field, as: UTF8.self))
            field = []
        case UInt8(ascii: "\n") where !isQuoted:
            rows.append(row + [String(decoding: field, as: UTF8.self)])
            (row, field) = ([], [])
        default: field.append(byte)
        }
    }
    return rows
}

/// Rows of a table by the names of its columns.
func records(ofCSV bytes: [UInt8]) -> [[String: String]] {
    let rows = fields(ofCSV: bytes)
    guard let header = rows.first else { return [] }
    return rows.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
}
