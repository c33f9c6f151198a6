import ArgumentParser
import Unpacking

/// How rows are written: a table for people, or a form for programs.
struct ListingForm: ParsableArguments {
    @Flag(help: "Print one JSON array.") var json = false
    @Flag(help: "Print JSON lines.") var jsonl = false
    @Flag(help: "Print comma-separated values (RFC 4180).") var csv = false
    @Flag(help: "Print tab-separated values, which is what a pipe gets anyway.") var tsv = false

    func validate() throws {
        if [json, jsonl, csv, tsv].count(where: { $0 }) > 1 {
            throw ValidationError("--json, --jsonl, --csv and --tsv exclude each other.")
        }
    }

    fileprivate var form: Listing.Form {
        if json { return .json }
        if jsonl { return .jsonl }
        if csv { return .csv }
        return tsv || !isTerminal(1) ? .tsv : .table
    }

    /// Whether people read it.
    var isTable: Bool { form == .table }

    /// Whether it is JSON in one of its forms.
    var isJSON: Bool { form == .json || form == .jsonl }
}

/// Rows with the same columns, written as they come; only a table waits for all of them.
struct Listing {
    fileprivate enum Form { case json, jsonl, csv, tsv, table }

    private static let widestCell = 48

    private let columns: [String]
    private let form: Form
    private var bytes: [UInt8] = []
    private var cells: [[String]] = []
    /// How many rows there were.
    private(set) var count = 0

    init(_ columns: [String], as form: ListingForm) {
        self.columns = columns
        self.form = form.form
        switch self.form {
        case .json: bytes.append(UInt8(ascii: "["))
        case .jsonl, .table: break
        case .csv: appendLine(columns.map(Self.csv), ",", "\r\n")
        case .tsv: appendLine(columns.map(Self.tsv), "\t", "\n")
        }
    }

    /// Adds a row with a value for each column.
    mutating func add(_ values: [JSONValue]) throws(CommandFailure) {
        switch form {
        case .json, .jsonl: appendJSON(values)
        case .csv: appendLine(values.map { Self.csv(Self.text($0)) }, ",", "\r\n")
        case .tsv: appendLine(values.map { Self.tsv(Self.text($0)) }, "\t", "\n")
        case .table: cells.append(values.map { Self.cell(Self.text($0)) })
        }
        count += 1
        if bytes.count > 1 << 16 { try flush() }
    }

    /// Adds a row that is a line of JSON by itself where JSON is asked for.
    mutating func add(_ values: [JSONValue], line: String) throws(CommandFailure) {
        guard form == .json || form == .jsonl else { return try add(values) }
        if form == .json { bytes += Array((count > 0 ? ",\n" : "\n").utf8) }
        bytes += Array(line.utf8)
        if form == .jsonl { bytes.append(UInt8(ascii: "\n")) }
        count += 1
        if bytes.count > 1 << 16 { try flush() }
    }

    mutating func finish() throws(CommandFailure) {
        if form == .json { bytes += Array("\(count > 0 ? "\n" : "")]\n".utf8) }
        if form == .table { appendTable() }
        try flush()
    }

    private mutating func flush() throws(CommandFailure) {
        do { try write(bytes, to: 1) } catch { throw CommandFailure(error) }
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func appendJSON(_ values: [JSONValue]) {
        if form == .json { bytes += Array((count > 0 ? ",\n" : "\n").utf8) }
        let members = zip(columns, values).map { JSONMember(key: $0, value: $1) }
        JSONText.append(.object(members), to: &bytes)
        if form == .jsonl { bytes.append(UInt8(ascii: "\n")) }
    }

    private mutating func appendLine(_ cells: [String], _ separator: String, _ end: String) {
        bytes += Array((cells.joined(separator: separator) + end).utf8)
    }

    private mutating func appendTable() {
        guard !cells.isEmpty else { return }
        let rows = [columns] + cells
        let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        for row in rows {
            let padded = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            var line = padded.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            appendLine([line], "", "\n")
        }
    }

    // MARK: Cells

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null, .unreadable: return ""
        case .string(let text): return text
        case .number(let literal): return literal
        default: return value.written
        }
    }

    private static func csv(_ text: String) -> String {
        let isPlain = !text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
    }

    // Tab-separated values have no quotes: what would end a cell is written as an escape.
    private static func tsv(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x09, 0x0A, 0x0D, 0x5C].contains($0) }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\t": escaped += "\\t"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A cell of a table: one line, cut where it is long.
    ///
    /// Control characters become spaces, for in somebody's text they could tell the terminal what to do.
    private static func cell(_ text: String) -> String {
        let line = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
            )
        )
        return line.count <= widestCell ? line : line.prefix(widestCell - 1) + "…"
    }
}

extension JSONValue {
    /// A text, or null where there is none.
    init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

    init(_ number: Int) { self = .number("\(number)") }

    init(_ number: Int?) { self = number.map { .number("\($0)") } ?? .null }

    /// A number with so many decimals at most.
    init(_ number: Double?, decimals: Int) {
        guard let number, number.isFinite else {
            self = .null
            return
        }
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        let rounded = (number * scale).rounded() / scale
        self = .number(rounded == 0 ? "0.0" : "\(rounded)")
    }

    /// The value of JSON that griot wrote itself.
    init(json: String) { self = (try? JSONReader.read(Array(json.utf8))) ?? .null }
}
