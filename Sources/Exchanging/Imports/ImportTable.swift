internal import Unpacking

/// A table of separated values whose columns are asked for by name.
struct ImportTable: ~Copyable {
    let columns: ImportColumns
    private var reader: CSVReader
    // The first row of a table without a header is a row like the others.
    private var first: CSVRecord?
    private var mayHaveTags = true

    /// Reads the header; throws for a file that cannot be read, and for one without a header.
    ///
    /// A table that has none is taken to have the columns of `order`, if it has as many.
    init(
        _ reader: consuming CSVReader,
        needing required: [String],
        orElse order: [String] = []
    ) throws(ImportProblem) {
        let (record, names) = try Self.firstRecord(&reader)
        let header = ImportColumns(names)
        let missing = required.filter { header[$0] == nil }
        let hasHeader = missing != required || names.count != order.count
        if hasHeader, let name = missing.first {
            throw ImportProblem(
                line: record.line,
                code: "table.header",
                message: "the table has no column '\(name)'; expected a header with "
                    + required.map { "'\($0)'" }.joined(separator: ", ")
            )
        }
        columns = hasHeader ? header : ImportColumns(order)
        first = hasHeader ? nil : record
        self.reader = reader
    }

    private static func firstRecord(
        _ reader: inout CSVReader
    ) throws(ImportProblem) -> (record: CSVRecord, fields: [String]) {
        let record: CSVRecord?
        do throws(UnpackingError) { record = try reader.next() } catch { throw ImportProblem(error) }
        guard let record else { throw ImportProblem(code: "table.empty", message: "the table is empty") }
        do throws(CSVProblem) { return (record, try record.fields.get()) } catch {
            throw ImportProblem(line: record.line, code: error.code, message: error.message)
        }
    }

    /// The next row in which there is anything, `nil` at the end; throws where the file cannot be read.
    mutating func next() throws(ImportProblem) -> (line: Int, row: Result<ImportRow, ImportProblem>)? {
        while let record = try record() {
            do throws(CSVProblem) {
                let fields = try record.fields.get()
                let isSkipped = fields.allSatisfy(\.isEmpty) || isTags(fields)
                mayHaveTags = false
                if !isSkipped { return (record.line, .success(ImportRow(columns: columns, fields: fields))) }
            } catch {
                let problem = ImportProblem(line: record.line, code: error.code, message: error.message)
                return (record.line, .failure(problem))
            }
        }
        return nil
    }

    private mutating func record() throws(ImportProblem) -> CSVRecord? {
        if let record = first {
            first = nil
            return record
        }
        do throws(UnpackingError) { return try reader.next() } catch { throw ImportProblem(error) }
    }

    /// Whether it is the row of tags that HXL puts below the header.
    ///
    /// https://hxlstandard.org/standard/1-1final/
    private func isTags(_ fields: [String]) -> Bool {
        mayHaveTags && fields.allSatisfy { $0.isEmpty || $0.hasPrefix("#") }
    }
}

/// The columns of a table by name, whatever their case and order.
struct ImportColumns: Sendable {
    /// As they stand in the header.
    let names: [String]
    private let places: [String: Int]

    init(_ names: [String]) {
        self.names = names
        let keys = names.enumerated().map { (folded($1), $0) }
        places = Dictionary(keys) { first, _ in first }
    }

    /// Where a column stands; of two with one name the first.
    subscript(name: String) -> Int? { places[name] ?? places[folded(name)] }
}

private func folded(_ name: String) -> String {
    guard let first = name.firstIndex(where: { !$0.isWhitespace }),
        let last = name.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return name[first...last].lowercased()
}

extension CSVReader {
    /// Opens a file, or standard input for `nil`.
    static func opened(_ path: String?) throws(ImportProblem) -> CSVReader {
        do throws(UnpackingError) { return try CSVReader(path: path) } catch { throw ImportProblem(error) }
    }
}

/// One row of a table, its fields by the names of their columns.
struct ImportRow: Sendable {
    let columns: ImportColumns
    let fields: [String]

    /// The text of a column; `nil` where there is no such column or nothing in it.
    subscript(column: String) -> String? {
        guard let place = columns[column], !fields[place].isEmpty else { return nil }
        return fields[place]
    }

    /// The row as a JSON object.
    var json: String {
        var bytes: [UInt8] = [UInt8(ascii: "{")]
        for (name, field) in zip(columns.names, fields) {
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            JSONText.append(name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSONText.append(field, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }
}
