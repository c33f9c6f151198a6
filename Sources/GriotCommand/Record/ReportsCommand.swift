import Archiving
import ArgumentParser
import Unpacking

/// `griot reports`: what a record has.
struct ReportsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reports",
        abstract: "Lists the reports of a record, each with its versions and claims.",
        discussion: """
            Takes the filters of 'griot events': a report fits that makes a claim of an event that fits. Prints a \
            table on a terminal and tab-separated values into a pipe. Exits with 1 where there is no report.

            Example:
              griot reports sahel.griot --csv > reports.csv
            """
    )

    @Argument(help: "The record.") var file: String
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        var listing = Listing(
            ["id", "lang", "published", "outlet", "title", "versions", "claims", "agency"],
            as: form
        )
        try reportingErrors {
            try archive.forEachReport(matching: options.filter) { report in
                try listing.add([
                    JSONValue(json: report.given), JSONValue(report.lang), JSONValue(report.published),
                    JSONValue(report.outlet), JSONValue(report.title), JSONValue(report.versions),
                    JSONValue(report.claims), JSONValue(report.agency),
                ])
            }
        }
        try listing.finish()
        if listing.count == 0 { throw ExitCode(CommandFailure.Exit.notFound) }
    }
}
