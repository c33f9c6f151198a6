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
            "Shows why words of a report are coded as they are: rules that fit, answers weighed, and those passed over.",
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
        let parsers = Parsers(home: home, kernel: try Home.kernel())
        let pipeline = try openCodings(home, tables: tables).pipeline
        do {
            let bytes = try readWhole(path == "-" ? nil : path)
            var report = try Report(id: reportName(of: path), file: bytes)
            report.published = published
            let (language, _) = try ReportLanguages().language(of: report, given: lang)
            let parser = try parsers.parser(for: language)
            let workspace = Workspaces().workspace(for: language, of: parser)
            let annotated = try pipeline.annotate(report, in: language, parser: parser, workspace: workspace)
            let output = text(pipeline.explain(annotated)) + text(pipeline.choices(of: annotated))
            try write(Array(output.utf8), to: 1)
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

    /// For each event the answers that the report offers, with their points and the clues that count most.
    private func text(_ choices: [Choice]) -> String {
        var output = ""
        for choice in choices {
            let trigger = choice.trigger.words
            if let word, !trigger.lowercased().contains(word.lowercased()) { continue }
            if choice.question == .actor {
                output += "\n\(choice.levels.last ?? "")  «\(trigger)»  answers, in thousandths of a logit\n"
            }
            output += "  \(choice.question.rawValue)\n"
            let ranked = choice.options.enumerated().sorted {
                ($1.element.points, $0.offset) < ($0.element.points, $1.offset)
            }
            for (rank, option) in ranked.prefix(4).enumerated() {
                output += "    \(rank == 0 ? "*" : " ") \(option.element.points)  "
                output += "\(answer(option.element, choice.question, isRules: option.offset == 0))\n"
                if rank == 0 { output += clues(of: option.element) }
            }
        }
        return output
    }

    private func answer(_ option: Choice.Option, _ question: Choice.Question, isRules: Bool) -> String {
        let names = option.answers.map { answer in
            answer.words == answer.name ? answer.words : "\(answer.words) (\(answer.name))"
        }
        let text =
            question == .event
            ? (isRules ? "an event" : "no event") : names.isEmpty ? "none" : names.joined(separator: "; ")
        return isRules ? "\(text)  — by the rules" : text
    }

    private func clues(of option: Choice.Option) -> String {
        let strongest = option.clues.filter { $0.points != 0 }
            .sorted { (abs($1.points), $0.words) < (abs($0.points), $1.words) }.prefix(5)
        if strongest.isEmpty { return "" }
        return "        \(strongest.map { "\($0.words) \($0.points)" }.joined(separator: ", "))\n"
    }
}
