import Archiving
import ArgumentParser

/// `griot add`: reports into a record, each coded as it is added.
struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds reports to a record, and codes each of them.",
        discussion: """
            Reads what 'griot code' reads: text files, and files of JSON lines. A report that the record has (the \
            same id, title and text) is passed over, so that adding again after a stop goes on where it was. Another \
            text under a known id or URL is a new version; the same text under another id is another report.

            Says on standard error what failed and why, and in the last line how many reports came to what. Exits \
            with 2 where some failed.

            Examples:
              griot add sahel.griot --jsonl - < reports.jsonl
              griot add sahel.griot examples/en-1-village-attack.txt --published 2025-06-03
            """
    )

    @Argument(help: "The record.") var file: String
    @Argument(help: "Files, or '-' for standard input.") var paths: [String]
    @Flag(help: "Read JSON lines, whatever the files are called.") var jsonl = false
    @Flag(help: "Code the reports and count what would be added, and write nothing.") var dryRun = false
    @OptionGroup var options: CodingOptions

    func run() async throws {
        let archive = try RecordFile.open(file, isReadOnly: dryRun)
        let coder = try options.line(hasTables: false)
        let adder = try ReportAdder(archive: archive, coder: coder, isDryRun: dryRun)
        try await adder.add(paths, areLines: jsonl, threads: options.threads)
    }
}
