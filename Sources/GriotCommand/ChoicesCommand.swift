import ArgumentParser
import Coding
import EventData
import Griot
import Parsing
import Unpacking

/// `griot choices`: what a linear model is trained on.
struct ChoicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "choices",
        abstract: "Prints what the rules leave open of each event, and the clues of each answer.",
        discussion: """
            Reads JSON lines as `griot code --jsonl -` does and prints a JSON line for each report, for \
            scripts/train-clues.py.
            """,
        shouldDisplay: false
    )

    @Argument(help: "Files, or '-' for standard input.") var paths: [String]
    @Option(help: "A folder of coding tables, as for `griot code`.") var tables: String?

    func run() async throws {
        let home = Home()
        let parsers = Parsers(home: home, kernel: try Home.kernel())
        let line = ChoiceLine(parsers: parsers, pipeline: try openCodings(home, tables: tables).pipeline)
        try await line.answer(paths, areLines: true, threads: nil)
    }
}

/// Answers one report with its choices.
struct ChoiceLine: ReportAnswerer {
    let parsers: Parsers
    let pipeline: Pipeline
    private let languages = ReportLanguages()

    init(parsers: Parsers, pipeline: Pipeline) {
        self.parsers = parsers
        self.pipeline = pipeline
    }

    func append(
        _ report: Report,
        id: JSONValue,
        isFile: Bool,
        to bytes: inout [UInt8],
        _ workspaces: Workspaces
    ) throws(RecordProblem) {
        let (spoken, _) = try languages.language(of: report, given: nil)
        let annotated = try parsers.parsing(spoken, workspaces) { parser, workspace throws(ParsingError) in
            try pipeline.annotate(report, in: spoken, parser: parser, workspace: workspace)
        }
        let choices = pipeline.choices(of: annotated)
        let line = JSONValue.object([
            JSONMember(key: "id", value: id), JSONMember(key: "choices", value: .array(choices.map(json))),
        ])
        JSONText.append(line, to: &bytes)
        bytes.append(0x0A)
    }

    private func json(_ choice: Choice) -> JSONValue {
        .object([
            JSONMember(key: "question", value: .string(choice.question.rawValue)),
            JSONMember(key: "event", value: .number("\(choice.event)")),
            JSONMember(key: "levels", value: .array(choice.levels.map { .string($0) })),
            JSONMember(key: "options", value: .array(choice.options.map(json))),
        ])
    }

    private func json(_ option: Choice.Option) -> JSONValue {
        let answer = option.answers.map { answer in
            JSONValue.object([
                JSONMember(key: "text", value: .string(answer.words)),
                JSONMember(key: "name", value: .string(answer.name)),
                JSONMember(key: "country", value: answer.country.map { .string($0) } ?? .null),
                JSONMember(key: "sector", value: answer.sector.map { .string($0) } ?? .null),
            ])
        }
        return .object([
            JSONMember(key: "answer", value: .array(answer)),
            JSONMember(key: "clues", value: .array(option.clues.map { .string($0.words) })),
        ])
    }
}
