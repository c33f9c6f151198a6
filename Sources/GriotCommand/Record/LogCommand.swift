import Archiving
import ArgumentParser
import Unpacking

/// `griot log`: what was done to a record.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Lists what was done to a record, each entry with the hash that ties it to all before.",
        discussion: """
            'griot verify' checks the hashes and the rows behind them.

            Example:
              griot log sahel.griot
            """
    )

    @Argument(help: "The record.") var file: String
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        var listing = Listing(["number", "at", "step", "rows", "hash"], as: form)
        try reportingErrors {
            try archive.forEachLogEntry { entry in
                let rows = entry.rows.map { "\($0.count) \($0.table)" }.joined(separator: ", ")
                try listing.add([
                    JSONValue(entry.number), JSONValue(entry.time), JSONValue(entry.step), JSONValue(rows),
                    JSONValue(entry.hash),
                ])
            }
        }
        try listing.finish()
    }
}
