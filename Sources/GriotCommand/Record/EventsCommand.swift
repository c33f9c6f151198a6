import Archiving
import ArgumentParser
import EventData
import Exchanging
import Unpacking

/// `griot events`: what happened, as all reports of a record have it.
struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract:
            "Lists the events of a record: who did what to whom, where and when, by how many witnesses.",
        discussion: """
            'griot merge' finds them. Prints a table on a terminal and tab-separated values into a pipe; --jsonl \
            gives each event whole. 'griot show' tells all of one. Exits with 1 where no event fits.

            Examples:
              griot events sahel.griot --type ASSAULT --country BFA --from 2025-01-01
              griot events sahel.griot --party jnim --contested
              griot events sahel.griot --near 14.10,-1.63 --radius 80 --witnesses 2 --csv > djibo.csv
            """
    )

    @Argument(help: "The record.") var file: String
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    /// Rows that fill a terminal's scrollback, and no more.
    private static let rowsOnATerminal = 200

    func run() throws {
        let archive = try RecordFile.open(file)
        var filter = options.filter
        if form.isTable, filter.limit == nil { filter.limit = Self.rowsOnATerminal }
        var listing = Listing(EventRow.columns, as: form)
        try reportingErrors {
            try archive.forEachEvent(matching: filter) { recorded in
                guard let (event, story, _) = EventJSON().event(of: recorded.line) else { return }
                try listing.add(EventRow.values(of: event, story: story), line: recorded.line)
            }
        }
        try listing.finish()
        if listing.count == 0 { throw RecordFile.nothing(in: archive) }
        if form.isTable, listing.count == Self.rowsOnATerminal {
            let all = try reportingErrors { try archive.countEvents(matching: options.filter) }
            if all > listing.count { say("griot: \(listing.count) of \(all) events; --limit gives more") }
        }
    }
}

/// An event as a row.
enum EventRow {
    static let columns = [
        "id", "type", "mode", "status", "salience", "from", "to", "actors", "recipients", "place", "admin1",
        "country", "numbers", "contested", "witnesses", "reports", "story",
    ]

    static func values(of event: Event, story: String) -> [JSONValue] {
        [
            JSONValue(event.id), JSONValue(event.type.rawValue), JSONValue(event.modes.first),
            JSONValue(event.status.rawValue), JSONValue(event.salience.rawValue),
            JSONValue(event.date?.from.description), JSONValue(event.date?.to.description),
            names(event.actors), names(event.recipients), JSONValue(event.place?.name),
            JSONValue(event.place?.admin1), JSONValue(event.place?.country),
            JSONValue(event.tallies.map(Self.text).joined(separator: "; ")),
            JSONValue(event.contested.map(\.rawValue).joined(separator: "; ")), JSONValue(event.witnesses),
            JSONValue(event.reports), JSONValue(story),
        ]
    }

    private static func names(_ actors: [Actor]) -> JSONValue {
        JSONValue(actors.map(\.name).joined(separator: "; "))
    }

    /// `killed=12`, `killed=20 (12-38)`: the figures of the rule `ucdp`, the best first.
    static func text(_ tally: Tally) -> String {
        let estimate = tally.estimate(by: .ucdp)
        let best = (estimate.best ?? estimate.low).map { "\($0)" } ?? "?"
        let ends = [estimate.low, estimate.high].compactMap { $0 }
        let range = ends.count == 2 && ends[0] != ends[1] ? " (\(ends[0])-\(ends[1]))" : ""
        return "\(tally.quantity.rawValue)=\(best)\(range)"
    }
}
