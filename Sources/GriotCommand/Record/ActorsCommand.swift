import Archiving
import ArgumentParser
import Unpacking

/// `griot actors`: who has a part in the events of a record.
struct ActorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "actors",
        abstract: "Lists who acts in the events of a record, the most frequent first.",
        discussion: """
            Takes the same filters as 'griot events'.

            Example:
              griot actors sahel.griot --country BFA --from 2025-01-01
            """
    )

    @Argument(help: "The record.") var file: String
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        var listing = Listing(
            ["name", "id", "country", "sector", "acts", "receives", "first", "last"],
            as: form
        )
        let actors = try reportingErrors {
            try archive.actors(matching: options.filter, limit: options.limit)
        }
        for actor in actors {
            try listing.add([
                JSONValue(actor.name), JSONValue(actor.id), JSONValue(actor.country),
                JSONValue(actor.sector), JSONValue(actor.acts), JSONValue(actor.receives),
                JSONValue(actor.first), JSONValue(actor.last),
            ])
        }
        try listing.finish()
        if actors.isEmpty { throw RecordFile.nothing(in: archive) }
    }
}
