package import EventData
internal import Exchanging
internal import Parsing
package import Unpacking

/// Codes one report, and writes its coding as a line of JSON.
///
/// ```swift
/// let home = Home()
/// let coder = ReportCoder(parsers: Parsers(home: home, kernel: .best), coding: try Codings(home: home))
/// let answer = coder.answer(to: line, Workspaces())
/// ```
///
/// It never changes and is shared by all threads; each has workspaces of its own.
package struct ReportCoder: Sendable {
    package let parsers: Parsers
    package let coding: Codings
    /// The language of all reports, where it is known.
    package let language: String?
    /// When reports appeared that do not say so.
    package let published: String?
    private let languages = ReportLanguages()

    package init(parsers: Parsers, coding: Codings, language: String? = nil, published: String? = nil) {
        self.parsers = parsers
        self.coding = coding
        self.language = language
        self.published = published
    }

    /// The coding of a report that stands in a line of JSON, or why there is none, as a line of JSON; a blank
    /// line is no report.
    package func answer(to line: InputLine, _ workspaces: Workspaces) -> (line: [UInt8], isDone: Bool) {
        var bytes: [UInt8] = []
        var id = JSONValue.null
        do {
            let record = try ReportRecord(line)
            id = record.id
            let report = try record.report()
            appendJSON(try code(report, workspaces), of: report, id: id, to: &bytes)
            return (bytes, true)
        } catch {
            ParsedTextJSON().appendError(error.code, error.message, id: id, line: line.number, to: &bytes)
            return (bytes, false)
        }
    }

    /// What a report says was done; throws where its language is not read, or has no model.
    package func code(_ report: Report, _ workspaces: Workspaces) throws(RecordProblem) -> CodedReport {
        var report = report
        if report.published == nil { report.published = published }
        let (spoken, _) = try languages.language(of: report, given: language)
        return try parsers.parsing(spoken, workspaces) { parser, workspace throws(ParsingError) in
            try coding.pipeline.code(report, in: spoken, parser: parser, workspace: workspace)
        }
    }

    /// Appends a coding as a line of the contract's JSON.
    package func appendJSON(
        _ coded: CodedReport,
        of report: Report,
        id: JSONValue,
        to bytes: inout [UInt8]
    ) {
        CodedReportJSON().append(
            coded,
            of: report,
            id: id,
            digest: Pipeline.digest(of: report.text),
            provenance: coding.provenance(for: coded.language, parsers: parsers),
            to: &bytes
        )
    }
}
