import EventData
import Exchanging
import Griot
import Parsing
import Unpacking

/// Answers one report with its coding, or with why there is none.
struct CodeLine: ReportAnswerer {
    let parsers: Parsers
    let coding: Codings
    /// The language of all reports, where the command was told.
    let language: String?
    /// When reports appeared that do not say so.
    let published: String?
    /// Whether text files are answered with tables to read.
    let hasTables: Bool

    private let languages = ReportLanguages()

    init(parsers: Parsers, coding: Codings, language: String?, published: String?, hasTables: Bool) {
        self.parsers = parsers
        self.coding = coding
        self.language = language
        self.published = published
        self.hasTables = hasTables
    }

    func append(
        _ report: Report,
        id: JSONValue,
        isFile: Bool,
        to bytes: inout [UInt8],
        _ workspaces: Workspaces
    ) throws(RecordProblem) {
        let coded = try code(report, workspaces)
        if isFile, hasTables {
            bytes += Array(CodedReportTable().text(coded, of: report).utf8)
        } else {
            appendJSON(coded, of: report, id: id, to: &bytes)
        }
    }

    func code(_ report: Report, _ workspaces: Workspaces) throws(RecordProblem) -> CodedReport {
        var report = report
        if report.published == nil { report.published = published }
        let (spoken, _) = try languages.language(of: report, given: language)
        return try parsers.parsing(spoken, workspaces) { parser, workspace throws(ParsingError) in
            try coding.pipeline.code(report, in: spoken, parser: parser, workspace: workspace)
        }
    }

    func appendJSON(_ coded: CodedReport, of report: Report, id: JSONValue, to bytes: inout [UInt8]) {
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
