import ArgumentParser
import EventData
import Griot

/// `griot parse`: the language layer alone.
struct ParseCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case json, conllu, tree }

    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Shows the words of reports and how they hang together.",
        discussion: """
            Reads text files (a first line followed by an empty line is the title) and files of JSON lines with an \
            "id" and a "text", and "title" and "lang" if there are any. '-' is standard input.

            Exits with 2 where some lines failed; each of them gives a line with its error.

            Examples:
              griot parse examples/fr-1-attaque-convoi.txt
              griot parse --jsonl - < reports.jsonl > parsed.jsonl
              griot parse --format conllu examples/en-1-village-attack.txt
            """
    )

    @Argument(help: "Files, or '-' for standard input.") var paths: [String]
    @Flag(help: "Read JSON lines, whatever the files are called.") var jsonl = false
    @Option(
        help: "The language of the reports: en or fr. It is detected where neither this nor the report says."
    )
    var lang: String?
    @Option(help: "A model by its name, instead of the language's own.") var model: String?
    @Option(help: "json, conllu or tree; json for JSON lines, tree for text files.") var format: Format?
    @Option(help: "Reports to read at a time; as many as there are processors where it is not given.")
    var threads: Int?

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil {
            throw ValidationError("griot does not read '\(lang)'; expected 'en' or 'fr'.")
        }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("'\(threads)' is no number of threads.")
        }
    }

    func run() async throws {
        let parsers = Parsers(home: Home(), model: model, kernel: try Home.kernel())
        if let language = lang.flatMap(Language.init(rawValue:)) {
            do { _ = try parsers.parser(for: language) } catch { throw CommandFailure(error) }
        }
        let line = ParseLine(parsers: parsers, language: lang, format: format)
        try await line.answer(paths, areLines: jsonl, threads: threads)
    }
}
