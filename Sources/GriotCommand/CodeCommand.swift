import ArgumentParser
import EventData
import Griot
import Resolving

/// `griot code`: from reports to claims.
struct CodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code",
        abstract: "Codes who did what to whom, where, when, how many, and on whose word.",
        discussion: """
            Reads text files (a first line followed by an empty line is the title) and files of JSON lines with an \
            "id" and a "text", and "title", "lang", "published", "outlet" and "url" if there are any. '-' is standard \
            input.

            Prints a table for people; JSON lines where the input is JSON lines or --json is given. Exits with 2 \
            where some lines failed; each of them gives a line with its error.

            Examples:
              griot code examples/fr-1-attaque-convoi.txt --published 2025-06-03
              griot code --jsonl - < reports.jsonl > coded.jsonl
            """
    )

    @Argument(help: "Files, or '-' for standard input.") var paths: [String]
    @Flag(help: "Read JSON lines and answer with JSON lines, whatever the files are called.") var jsonl =
        false
    @Flag(help: "Print JSON lines also for text files.") var json = false
    @OptionGroup var options: CodingOptions

    func run() async throws {
        let line = CodeLine(coder: try options.coder(), hasTables: !json)
        try await line.answer(paths, areLines: jsonl, threads: options.threads)
    }
}

/// What every command is told that codes reports.
struct CodingOptions: ParsableArguments {
    @Option(
        help:
            "A folder of coding tables that stand in place of the program's own of the same names, or beside them."
    )
    var tables: String?
    @Option(
        help: "The language of the reports: en or fr. It is detected where neither this nor the report says."
    )
    var lang: String?
    @Option(help: "When the reports appeared (2025-12-23), where they do not say.") var published: String?
    @Option(help: "Reports to code at a time; as many as there are processors where it is not given.")
    var threads: Int?

    func validate() throws {
        if let lang, Language(rawValue: lang) == nil {
            throw ValidationError("griot does not read '\(lang)'; expected 'en' or 'fr'.")
        }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("'\(threads)' is no number of threads.")
        }
        if let published, PublicationDate(published) == nil {
            throw ValidationError("'\(published)' is no date; expected one such as '2025-12-23'.")
        }
    }

    /// What codes a report, with models and tables loaded.
    func coder() throws -> ReportCoder {
        let home = Home()
        return ReportCoder(
            parsers: Parsers(home: home, kernel: try Home.kernel()),
            coding: try openCodings(home, tables: tables),
            language: lang,
            published: published
        )
    }
}

/// Opens what reports are coded with, and says which rows of the given tables are passed over.
func openCodings(_ home: Home, tables: String?) throws(SetupProblem) -> Codings {
    let codings = try Codings(home: home, tables: tables)
    for problem in codings.tableProblems { say("griot: \(problem) (table.row)") }
    return codings
}
