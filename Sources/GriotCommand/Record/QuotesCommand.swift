import Archiving
import ArgumentParser
import Unpacking

/// `griot quotes`: who is quoted with which words.
struct QuotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes",
        abstract: "Lists what people are quoted as saying in the reports of a record.",
        discussion: """
            Takes the filters of 'griot events': of reports that make a claim of an event that fits.

            Examples:
              griot quotes sahel.griot --speaker "Assimi Goïta"
              griot quotes sahel.griot --text "bataillon" --jsonl
            """
    )

    @Argument(help: "The record.") var file: String
    @Option(help: "Who is quoted, by name or by the directory's id.") var speaker: String?
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        var listing = Listing(
            ["report", "outlet", "published", "speaker", "id", "role", "quote"],
            as: form
        )
        try reportingErrors {
            try archive.forEachQuotation(speaker: speaker, matching: options.filter) { quotation in
                try listing.add([
                    JSONValue(json: quotation.report), JSONValue(quotation.outlet),
                    JSONValue(quotation.published), JSONValue(quotation.speaker),
                    JSONValue(quotation.speakerID), JSONValue(quotation.role), JSONValue(quotation.words),
                ])
            }
        }
        try listing.finish()
        if listing.count == 0 { throw ExitCode(CommandFailure.Exit.notFound) }
    }
}
