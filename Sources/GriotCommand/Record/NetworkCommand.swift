import Archiving
import ArgumentParser
import Unpacking

/// `griot network`: who acts on whom.
struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network",
        abstract: "Lists who acts on whom in the events of a record, the most frequent pairs first.",
        discussion: """
            Takes the same filters as 'griot events'; counts what occurred or goes on, unless --status says \
            otherwise. 'score' is the mean of PLOVER's scores: below 0 for conflict, \
            above it for cooperation.

            Examples:
              griot network sahel.griot --from 2025-01-01 --to 2025-12-31
              griot network sahel.griot --by-country --csv > ties.csv
            """
    )

    @Argument(help: "The record.") var file: String
    @Flag(help: "Take all parties of one country as one.") var byCountry = false
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        var listing = Listing(["actor", "recipient", "events", "score", "first", "last"], as: form)
        let ties = try reportingErrors {
            try archive.network(matching: filter, byCountry: byCountry, limit: options.limit)
        }
        for tie in ties {
            try listing.add([
                JSONValue(tie.actor), JSONValue(tie.recipient), JSONValue(tie.events),
                JSONValue(tie.score, decimals: 2), JSONValue(tie.first), JSONValue(tie.last),
            ])
        }
        try listing.finish()
        if ties.isEmpty { throw RecordFile.nothing(in: archive) }
    }

    private var filter: EventFilter {
        var filter = options.filter
        filter.happened = options.status == nil
        return filter
    }
}
