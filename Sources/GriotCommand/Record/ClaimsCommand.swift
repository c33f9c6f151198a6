import Archiving
import ArgumentParser
import EventData
import Unpacking

/// `griot claims`: what the reports of a record say was done.
struct ClaimsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claims",
        abstract: "Lists the claims of a record: who did what to whom, where and when, by which report.",
        discussion: """
            Of a report with several versions the newest counts, or with --all-versions each; the column 'version' \
            says in which a claim stands. Prints a table on a terminal and tab-separated \
            values into a pipe. Exits with 1 where no claim fits.

            Examples:
              griot claims sahel.griot --type ASSAULT --country MLI --from 2025-01-01
              griot claims sahel.griot --actor jnim --text "marché" --csv > claims.csv
            """
    )

    @Argument(help: "The record.") var file: String
    @Option(help: "One of PLOVER's types: ASSAULT.") var type: String?
    @Option(help: "Who did it, by the directory's id or by name: jnim.") var actor: String?
    @Option(help: "To whom it was done, by id or by name.") var recipient: String?
    @Option(help: "The country of the place, as three letters of ISO 3166-1: MLI.") var country: String?
    @Option(help: "The first day (2025-01-01) of a period that the claim's days touch.") var from: String?
    @Option(help: "The last day of that period.") var to: String?
    @Option(help: "occurred, ongoing, future, hypothetical or negated.") var status: String?
    @Option(help: "Degrees north and east of the middle of a circle: 14.10,-1.63.") var near: String?
    @Option(help: "How many kilometres around it.") var radius: Double = 50
    @Flag(help: "Only claims of events that witnesses tell differently.") var contested = false
    @Option(help: "The fewest witnesses that tell of the claim's event.") var witnesses: Int?
    @Option(help: "Words that all stand in the report, whatever their accents and cases.") var text: String?
    @Flag(help: "Also claims of older versions of reports.") var allVersions = false
    @OptionGroup var form: ListingForm

    func validate() throws {
        try RecordOptions.checkType(type)
        try RecordOptions.checkStatus(status)
        try RecordOptions.checkCountry(country)
        try RecordOptions.checkDays([from, to])
        try RecordOptions.checkCircle(near, radius)
    }

    func run() throws {
        let archive = try RecordFile.open(file)
        var listing = Listing(
            [
                "id", "report", "type", "mode", "status", "salience", "from", "to", "place", "country",
                "admin1",
                "actors", "recipients", "numbers", "sentence", "version",
            ],
            as: form
        )
        var filter = ClaimFilter(
            type: type?.uppercased(),
            actor: actor,
            recipient: recipient,
            country: country?.uppercased(),
            from: from,
            to: to,
            status: status,
            text: text
        )
        filter.circle = near.flatMap { EventFilter.Circle($0, kilometres: radius) }
        filter.isContested = contested
        filter.hasAllVersions = allVersions
        filter.witnesses = witnesses
        try reportingErrors {
            try archive.forEachClaim(matching: filter) { try listing.add(values(of: $0)) }
        }
        try listing.finish()
        if listing.count == 0 { throw ExitCode(CommandFailure.Exit.notFound) }
    }

    private func values(of claim: RecordedClaim) -> [JSONValue] {
        [
            JSONValue(claim.id), JSONValue(json: claim.report), JSONValue(claim.type), JSONValue(claim.mode),
            JSONValue(claim.status), JSONValue(claim.salience), JSONValue(claim.from), JSONValue(claim.to),
            JSONValue(claim.place), JSONValue(claim.country), JSONValue(claim.admin1),
            JSONValue(claim.actors), JSONValue(claim.recipients), JSONValue(claim.figures),
            JSONValue(claim.sentence), JSONValue(claim.version),
        ]
    }
}
