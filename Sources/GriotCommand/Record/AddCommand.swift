import Archiving
import ArgumentParser
import Exchanging
import Unpacking

/// `griot add`: reports into a record, each coded as it is added.
struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds reports to a record, and codes each of them.",
        discussion: """
            Reads JSON lines (.jsonl), tables (.csv, .tsv), text files and pages (.html) with one report each, and \
            folders of all these. Pages are kept as they were received in the folder FILE.raw. A report that the record has (the same id, title and text) is passed over, so that adding again \
            after a stop goes on where it was. Another text under a known id or URL is a new version; the same text \
            under another id is another report.

            The columns of a table go by their usual names (id, text or body, title, published or date, outlet, url \
            …) or as --map says. Says on standard error what failed and why, and in the last line how many reports \
            came to what. Exits with 2 where some failed.

            Examples:
              griot add sahel.griot --jsonl - < reports.jsonl
              griot add sahel.griot examples/en-1-village-attack.txt --published 2025-06-03
              griot add sahel.griot archive.csv --map text=body,published=date
              griot add sahel.griot clippings/
            """
    )

    @Argument(help: "The record.") var file: String
    @Argument(help: "Files and folders, or '-' for standard input.") var paths: [String]
    @Flag(help: "Read JSON lines, whatever the files are called.") var jsonl = false
    @Option(help: "Columns of tables, as field=column: text=body,published=date.") var map = ""
    @Flag(help: "Read JSON lines that hold their codings, as `griot-spark-code --lines` writes them.")
    var coded = false
    @Flag(help: "Code the reports and count what would be added, and write nothing.") var dryRun = false
    @OptionGroup var options: CodingOptions

    func validate() throws {
        do { _ = try ReportColumns(map) } catch { throw ValidationError(error.message) }
    }

    func run() async throws {
        let archive = try RecordFile.open(file, isReadOnly: dryRun)
        let adder = try ReportAdder(
            archive: archive,
            coder: try options.coder(),
            threads: options.threads ?? processorCount(),
            columns: (try? ReportColumns(map)) ?? ReportColumns(),
            areCoded: coded,
            isDryRun: dryRun
        )
        try await adder.add(paths, areLines: jsonl || coded)
    }
}
