import EventData
import Exchanging
import Griot
import Parsing
import Unpacking

/// Answers one report with its parse, or with why there is none.
struct ParseLine: ReportAnswerer {
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

    func append(
        _ report: Report,
        id: JSONValue,
        isFile: Bool,
        to bytes: inout [UInt8],
        _ workspaces: Workspaces
    ) throws(RecordProblem) {
        let (language, origin) = try languages.language(of: report, given: language)
        let (title, text) = try parsers.parsing(language, workspaces) {
            parser,
            workspace throws(ParsingError) -> (ParsedText?, ParsedText) in
            var title: ParsedText?
            if let line = report.title { title = try parser.parse(line, workspace: workspace) }
            return (title, try parser.parse(report.text, workspace: workspace))
        }
        switch format ?? (isFile ? .tree : .json) {
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

    /// Says why a line failed: in a line of JSON, or on standard error where that would break the format.
    func append(_ problem: RecordProblem, id: JSONValue, line: Int, to answer: inout LineAnswer) {
        if (format ?? .json) == .json { return answer.fail(problem, id: id, line: line) }
        answer.failures = 1
        answer.messages.append("griot: line \(line): \(problem.message) (\(problem.code))")
    }
}
