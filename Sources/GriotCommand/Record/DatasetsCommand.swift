import Archiving
import ArgumentParser
import Unpacking

/// `griot datasets`: which data sets a record has beside what is coded.
struct DatasetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasets",
        abstract: "Lists the data sets that were taken into a record.",
        discussion: """
            Example:
              griot datasets sahel.griot
            """
    )

    @Argument(help: "The record.") var file: String
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        var listing = Listing(["number", "kind", "name", "at", "events", "first", "last"], as: form)
        for dataset in try reportingErrors({ try archive.datasets() }) {
            try listing.add([
                JSONValue(dataset.number), JSONValue(dataset.kind), JSONValue(dataset.name),
                JSONValue(dataset.time), JSONValue(dataset.events), JSONValue(dataset.first),
                JSONValue(dataset.last),
            ])
        }
        try listing.finish()
        if listing.count == 0 { throw ExitCode(CommandFailure.Exit.notFound) }
    }
}
