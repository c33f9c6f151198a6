import EventData
import Exchanging
import Reading
import Unpacking

/// A file with reports, and how they stand in it.
struct ReportInput {
    enum Form {
        case lines, table, text
        /// A page, a mail, a PDF, or an archive of these.
        case captures
    }

    var path: String
    var form: Form
    /// The name of a text file's report.
    var name: String

    /// What lies at a path: the file, or all files of a folder and of those in it, in the order of their names.
    ///
    /// In a folder a text is named by its way from there, so that two of one name in two folders stay two.
    static func inputs(at path: String, areLines: Bool) -> [ReportInput] {
        guard isFolder(path) else {
            return [
                ReportInput(path: path, form: form(of: path, areLines), name: name(of: reportName(of: path)))
            ]
        }
        return files(in: path).compactMap { file in
            let whole = "\(path)/\(file)"
            let isKnown = ([".txt", ".jsonl", ".csv", ".tsv"] + CapturedReportSource.endings).contains {
                file.lowercased().hasSuffix($0)
            }
            guard isKnown else { return nil }
            return ReportInput(path: whole, form: form(of: file, areLines), name: name(of: file))
        }
    }

    private static func form(of path: String, _ areLines: Bool) -> Form {
        if areLines || path.hasSuffix(".jsonl") { return .lines }
        let lower = path.lowercased()
        if CapturedReportSource.endings.contains(where: { lower.hasSuffix($0) }) { return .captures }
        return path.hasSuffix(".csv") || path.hasSuffix(".tsv") ? .table : .text
    }

    private static func name(of file: String) -> String { Capture(name: file, bytes: []).stem }
}

/// The files of a folder and of those in it by their way from there, in the order of their names; hidden ones left out.
func files(in folder: String, below way: String = "") -> [String] {
    fileNames(in: "\(folder)/\(way)").filter { !$0.hasPrefix(".") }.flatMap { name in
        isFolder("\(folder)/\(way)\(name)")
            ? files(in: folder, below: "\(way)\(name)/") : ["\(way)\(name)"]
    }
}

/// The rows of a table of reports as lines of JSON, which is how reports are answered.
struct TableLines: LineSupply, ~Copyable {
    private var table: ReportTable
    /// Told of each row that is no report.
    private let fail: (ImportProblem) -> Void

    init(
        path: String?,
        columns: ReportColumns,
        fail: @escaping (ImportProblem) -> Void
    ) throws(ImportProblem) {
        table = try ReportTable(path: path, columns: columns)
        self.fail = fail
    }

    var isReady: Bool { true }

    mutating func next() throws(UnpackingError) -> InputLine? {
        do {
            while let row = try table.next() {
                switch row.outcome {
                case .success(let report): return line(report, row.line)
                case .failure(let problem): fail(problem)
                }
            }
            return nil
        } catch { throw UnpackingError(code: error.code, message: error.message) }
    }

    private func line(_ report: Report, _ number: Int) -> InputLine {
        let fields = [
            ("id", report.id.isEmpty ? nil : report.id), ("title", report.title), ("text", report.text),
            ("lang", report.language), ("published", report.published), ("outlet", report.outlet),
            ("url", report.url), ("byline", report.byline), ("agency", report.agency),
            ("modified", report.modified),
        ]
        var bytes: [UInt8] = []
        JSONText.append(
            .object(fields.map { JSONMember(key: $0.0, value: JSONValue($0.1)) }),
            to: &bytes
        )
        return InputLine(number: number, bytes: bytes)
    }
}
