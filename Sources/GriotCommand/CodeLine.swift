import EventData
import Exchanging
import Griot
import Parsing
import Unpacking

/// Answers one report with its coding, or with why there is none.
struct CodeLine: Sendable {
    let parsers: Parsers
    let coding: Codings
    /// The language of all reports, where the command was told.
    let language: String?
    /// When reports appeared that do not say so.
    let published: String?

    private let languages = ReportLanguages()

    init(parsers: Parsers, coding: Codings, language: String?, published: String?) {
        self.parsers = parsers
        self.coding = coding
        self.language = language
        self.published = published
    }

    func answer(to line: InputLine, workspaces: Workspaces) -> LineAnswer {
        var answer = LineAnswer()
        var id = JSONValue.null
        do {
            let record = try ReportRecord(line)
            id = record.id
            let report = try record.report()
            let coded = try code(report, workspaces)
            appendJSON(coded, of: report, id: id, to: &answer.bytes)
        } catch {
            answer.failures = 1
            ParsedTextJSON().appendError(
                error.code,
                error.message,
                id: id,
                line: line.number,
                to: &answer.bytes
            )
        }
        return answer
    }

    /// Answers a text file: a first line followed by an empty line is its title.
    func answer(toText bytes: [UInt8], name: String, asTable: Bool, workspaces: Workspaces) -> LineAnswer {
        var answer = LineAnswer()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            say("griot: '\(name)' is not UTF-8 (report.utf8)")
            return LineAnswer(failures: 1)
        }
        do {
            let report = Report(id: name, file: text)
            let coded = try code(report, workspaces)
            if asTable {
                answer.bytes += Array(CodedReportTable().text(coded, of: report).utf8)
            } else {
                appendJSON(coded, of: report, id: .string(name), to: &answer.bytes)
            }
        } catch {
            answer.failures = 1
            say("griot: \(name): \(error.message) (\(error.code))")
        }
        return answer
    }

    private func code(_ report: Report, _ workspaces: Workspaces) throws(RecordProblem) -> CodedReport {
        var report = report
        if report.published == nil { report.published = published }
        let (spoken, _) = try languages.language(of: report, given: language)
        do {
            let parser = try parsers.parser(for: spoken)
            let workspace = workspaces.workspace(for: spoken, of: parser)
            return try coding.pipeline.code(report, in: spoken, parser: parser, workspace: workspace)
        } catch { throw RecordProblem(code: error.code, message: error.message) }
    }

    private func appendJSON(_ coded: CodedReport, of report: Report, id: JSONValue, to bytes: inout [UInt8]) {
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
