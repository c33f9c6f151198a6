import EventData
import Exchanging
import Parsing
import Unpacking

/// Answers one report with its parse, or with why there is none.
struct ParseLine: Sendable {
    let parsers: Parsers
    /// The language of all reports, where the command was told.
    let language: String?
    /// `nil` for JSON in answer to JSON and a tree in answer to text.
    let format: ParseCommand.Format?

    private let languages = ReportLanguages()

    init(parsers: Parsers, language: String?, format: ParseCommand.Format?) {
        self.parsers = parsers
        self.language = language
        self.format = format
    }

    // MARK: Input

    func answer(to line: InputLine, workspaces: Workspaces) -> LineAnswer {
        var answer = LineAnswer()
        var id = JSONValue.null
        do {
            let record = try ReportRecord(line)
            id = record.id
            let report = try record.report()
            try append(report, id: id, format ?? .json, to: &answer.bytes, workspaces)
        } catch {
            answer.failures = 1
            append(error, id: id, line: line.number, to: &answer)
        }
        return answer
    }

    /// Says why a line failed: in a line of JSON, or on standard error where that would break the format.
    private func append(_ problem: RecordProblem, id: JSONValue, line: Int, to answer: inout LineAnswer) {
        guard (format ?? .json) == .json else {
            answer.messages.append("griot: line \(line): \(problem.message) (\(problem.code))")
            return
        }
        let writer = ParsedTextJSON()
        writer.appendError(problem.code, problem.message, id: id, line: line, to: &answer.bytes)
    }

    /// Answers a text file: a first line followed by an empty line is its title.
    func answer(toText bytes: [UInt8], name: String, workspaces: Workspaces) -> LineAnswer {
        var answer = LineAnswer()
        guard let text = String(validating: bytes, as: UTF8.self) else {
            say("griot: '\(name)' is not UTF-8 (report.utf8)")
            return LineAnswer(failures: 1)
        }
        do {
            let report = Report(id: name, file: text)
            try append(report, id: .string(name), format ?? .tree, to: &answer.bytes, workspaces)
        } catch {
            answer.failures = 1
            say("griot: \(name): \(error.message) (\(error.code))")
        }
        return answer
    }

    // MARK: Output

    private func append(
        _ report: Report,
        id: JSONValue,
        _ format: ParseCommand.Format,
        to bytes: inout [UInt8],
        _ workspaces: Workspaces
    ) throws(RecordProblem) {
        let (language, origin) = try languages.language(of: report, given: language)
        var title: ParsedText?
        let text: ParsedText
        do {
            let parser = try parsers.parser(for: language)
            let workspace = workspaces.workspace(for: language, of: parser)
            if let line = report.title { title = try parser.parse(line, workspace: workspace) }
            text = try parser.parse(report.text, workspace: workspace)
        } catch { throw RecordProblem(code: error.code, message: error.message) }
        switch format {
        case .json:
            let writer = ParsedTextJSON()
            writer.append(text, of: report, title: title, id: id, language: origin, to: &bytes)
        case .conllu:
            var output = ""
            let writer = ParsedTextCoNLLU()
            if let title {
                writer.append(title, name: "\(report.id)/title", text: report.title ?? "", to: &output)
            }
            writer.append(text, name: report.id, text: report.text, to: &output)
            bytes += Array(output.utf8)
        case .tree:
            var output = "\(report.id)  (\(origin.summary))\n\n"
            let writer = ParsedTextTree()
            if let title {
                output += "Title\n\n"
                writer.append(title, to: &output)
                output += "Text\n\n"
            }
            writer.append(text, to: &output)
            bytes += Array(output.utf8)
        }
    }
}
