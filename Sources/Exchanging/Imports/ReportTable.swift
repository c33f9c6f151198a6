package import EventData
package import Unpacking

/// Reads reports from a table of separated values, row by row.
///
/// ```swift
/// var table = try ReportTable(path: path, columns: ReportColumns("text=body"))
/// while let row = try table.next() { … }
/// ```
///
/// A report has the id of its row; where the table has no ids, or the row none, it is
/// empty, and the caller names the report. Texts are taken exactly as they stand in the table.
package struct ReportTable: ~Copyable {
    private var table: ImportTable
    private let places: [ReportColumns.Field: Int]

    /// Opens a file, or standard input for `nil`; throws where it cannot be read or has no texts.
    package init(
        path: String?,
        columns: ReportColumns = ReportColumns()
    ) throws(ImportProblem) {
        try self.init(CSVReader.opened(path), columns: columns)
    }

    /// Reads what another reader gives; throws for a table without texts.
    package init(
        _ reader: consuming CSVReader,
        columns: ReportColumns = ReportColumns()
    ) throws(ImportProblem) {
        let table = try ImportTable(reader, needing: [])
        places = try columns.places(in: table.columns)
        self.table = table
    }

    /// The next report, `nil` at the end; throws where the file cannot be read.
    package mutating func next() throws(ImportProblem) -> Imported<Report>? {
        guard let (line, row) = try table.next() else { return nil }
        let places = places
        return Imported(line) { () throws(ImportProblem) in try row.get().report(places) }
    }
}

extension ImportRow {
    fileprivate func report(
        _ places: [ReportColumns.Field: Int]
    ) throws(ImportProblem) -> Report {
        func field(_ field: ReportColumns.Field) -> String? {
            guard let place = places[field], !fields[place].isEmpty else { return nil }
            return fields[place]
        }
        guard let text = field(.text) else {
            throw ImportProblem(code: "report.text", message: "the row has no text")
        }
        return Report(
            id: field(.id) ?? "",
            title: field(.title),
            text: text,
            language: field(.lang),
            published: try date(field(.published), of: "publication", code: "report.published"),
            outlet: field(.outlet),
            url: field(.url),
            byline: field(.byline),
            agency: field(.agency),
            modified: try date(field(.modified), of: "the last change", code: "report.modified")
        )
    }

    // A piece of a broken row seldom has a date where one belongs: what is none is no report.
    private func date(_ text: String?, of what: String, code: String) throws(ImportProblem) -> String? {
        guard let text else { return nil }
        if let date = isoDate(text) { return date }
        throw ImportProblem(
            code: code,
            message: "'\(text)' is no date of \(what); expected one such as '2025-12-23'"
        )
    }
}

/// A day, a time, a month or a year in ISO 8601, from that or from a day such as `31 January 2024`.
///
/// A time that follows its day after a space, as databases write it, gets a `T`.
private func isoDate(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isNumeric = parts.allSatisfy { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    if isNumeric, parts[0].utf8.count == 4, parts.count < 3 {
        let isMonth = parts.count == 1 || parts[1].utf8.count == 2 && (1...12).contains(Int(parts[1]) ?? 0)
        return isMonth ? text : nil
    }
    guard let day = Day(isoOrNamed: text) else { return nil }
    guard text.utf8.starts(with: day.description.utf8) else { return day.description }
    let time = text.dropFirst(day.description.count + 1)
    guard time.allSatisfy({ $0.isNumber || ":.+-Z".contains($0) }) else { return nil }
    return day.description + (time.isEmpty ? "" : "T" + time)
}
