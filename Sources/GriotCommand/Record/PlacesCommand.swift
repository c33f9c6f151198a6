import Archiving
import ArgumentParser
import Unpacking

/// `griot places`: where the events of a record were.
struct PlacesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places",
        abstract: "Lists the places of a record's events, those with most events first.",
        discussion: """
            Takes the same filters as 'griot events'. 'killed' is by the rule 'ucdp'.

            Example:
              griot places sahel.griot --type ASSAULT --near 14.10,-1.63 --radius 100
            """
    )

    @Argument(help: "The record.") var file: String
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        var listing = Listing(
            ["place", "country", "admin1", "lat", "lon", "events", "killed", "first", "last"],
            as: form
        )
        let places = try reportingErrors {
            try archive.places(matching: options.filter, limit: options.limit)
        }
        for place in places {
            try listing.add([
                JSONValue(place.name), JSONValue(place.country), JSONValue(place.admin1),
                JSONValue(place.latitude, decimals: 5), JSONValue(place.longitude, decimals: 5),
                JSONValue(place.events), JSONValue(place.killed), JSONValue(place.first),
                JSONValue(place.last),
            ])
        }
        try listing.finish()
        if places.isEmpty { throw RecordFile.nothing(in: archive) }
    }
}
