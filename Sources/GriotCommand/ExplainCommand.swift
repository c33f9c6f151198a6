import ArgumentParser
import Coding
import EventData
import Exchanging
import Griot
import Parsing
import Unpacking

/// `griot explain`: which rules fit the words of a report, and which one won.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Shows why words of a report are coded as they are: rules that fit, those passed over, and the tree.",
        discussion: """
            Reads a text file (a first line followed by an empty line is the title), or standard input for '-'.

            Example:
              griot explain examples/en-1-village-attack.txt --word killing
            """
    )

    @Argument(help: "A text file, or '-' for standard input.") var path: String
    @Option(help: "Only words that begin so.") var word: String?
    @Option(
        help:
            "A folder of coding tables that stand in place of the program's own of the same names, or beside them."
    )
    var tables: String?
    @Option(help: "The language of the report: en or fr; detected where it is not given.") var lang: String?
    @Option(help: "When the report appeared: 2025-12-23.") var published: String?

    func run() throws {
        let home = Home()
        let parsers = try Parsers(home: home, model: nil, kernel: try Home.kernel())
        let pipeline = try Codings(home: home, tables: tables).pipeline
        do {
            let bytes = try readWhole(path == "-" ? nil : path)
            var report = try Report(id: reportName(of: path), file: bytes)
            report.published = published
            let (language, _) = try ReportLanguages().language(of: report, given: lang)
            let parser = try parsers.parser(for: language)
            let workspace = Workspaces().workspace(for: language, of: parser)
            let annotated = try pipeline.annotate(report, in: language, parser: parser, workspace: workspace)
            try write(Array(text(pipeline.explain(annotated)).utf8), to: 1)
        } catch let error as UnpackingError { throw CommandFailure(error) } catch let error as ParsingError {
            throw CommandFailure(error)
        } catch let error as RecordProblem {
            throw CommandFailure(
                code: error.code,
                message: error.message,
                exitCode: CommandFailure.Exit.badData
            )
        }
    }

    private func text(_ explanations: [Explanation]) -> String {
        var output = ""
        for explanation in explanations {
            let form = explanation.word.words
            if let word, !form.lowercased().hasPrefix(word.lowercased()) { continue }
            output += "\(form)  (\(explanation.word.part.rawValue), byte \(explanation.word.span.start))\n"
            for (rank, fit) in explanation.fits.enumerated() {
                let type =
                    fit.type.map { type in fit.mode.map { "\(type.rawValue) \($0)" } ?? type.rawValue }
                    ?? "no event"
                output += "  \(rank == 0 ? "*" : " ") \(fit.score)  \(type)  \(fit.rule)  \(fit.pattern)\n"
            }
        }
        return output
    }
}
