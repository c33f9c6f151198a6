import Archiving
import ArgumentParser
import Chronicling
import EventData
import Exchanging
import Unpacking

/// `griot show`: all that a record has of one thing.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows an event as a brief: what happened, who says what, and in which words.",
        discussion: """
            Prints Markdown, or with --json the event as 'griot events --jsonl' has it. The id may be that of an \
            event, also of one that went up in another, of a claim (its event is shown), of a story (its events are \
            listed) or of a report (its text is shown). Exits with 1 where the record knows no such id.

            Of a report with several versions the newest is shown, or the one that --version names, and what each \
            version changed: figures first, then reserve (alleged, denied, on whose word), names and places, claims, \
            the title and the words. --changes shows these alone, with --json as lines. --raw gives the bytes that the \
            version was read from, --headers the header that came with them and where they lie.

            Examples:
              griot show sahel.griot ef7fe056074514f25eb2a
              griot show sahel.griot aes-summit-1-agency-en
              griot show sahel.griot aes-summit-1-agency-en --changes --json
              griot show sahel.griot aes-summit-1-agency-en --version 1 --raw > page.html
            """
    )

    @Argument(help: "The record.") var file: String
    @Argument(help: "The id of an event, a claim, a story or a report.") var id: String
    @Flag(help: "Print the event as one line of JSON, or changes as lines of JSON.") var json = false
    @Option(help: "Of a report: the version to show, 1 for the first.") var version: Int?
    @Flag(help: "Of a report: show only what changed between its versions.") var changes = false
    @Flag(help: "Of a report: write the bytes that it was read from last.") var raw = false
    @Flag(help: "Of a report: show the header that came with these bytes, and where they lie.") var headers =
        false

    private var asksForReport: Bool { version != nil || changes || raw || headers }

    func validate() throws {
        if [changes, raw, headers].count(where: { $0 }) > 1 {
            throw ValidationError("--changes, --raw and --headers exclude each other.")
        }
        if changes, version != nil { throw ValidationError("--changes is of all versions.") }
    }

    func run() throws {
        let archive = try RecordFile.open(file)
        // A report may have the name of an event.
        if asksForReport { return try show(reportNamed: id, in: archive) }
        switch try reportingErrors({ try archive.named(id) }) {
        case .event(let event): try show(event: event, in: archive)
        case .merged(let event):
            say("griot: '\(id)' went up in '\(event)'")
            try show(event: event, in: archive)
        case .claim(let event?): try show(event: event, in: archive)
        case .story(let story): try show(story: story, in: archive)
        case .report(let number): try ReportShower(archive, report: number).showText(version: nil)
        case .gone: throw missing("'\(id)' has no claim left: the reports that told of it were changed")
        case .claim(event: nil):
            throw missing("'\(id)' is a claim that is in no event yet; 'griot merge' finds events")
        case nil: throw missing("'\(file)' knows no '\(id)'")
        }
    }

    private func missing(_ message: String) -> CommandFailure {
        CommandFailure(code: "record.unknown", message: message, exitCode: CommandFailure.Exit.notFound)
    }

    private func show(event id: String, in archive: Archive) throws {
        if json, let event = try reportingErrors({ try archive.event(id) }) {
            return try print(event.line + "\n")
        }
        guard let brief = try reportingErrors({ try Chronicle(archive).brief(of: id) }) else {
            throw missing("'\(file)' has nothing of '\(id)'; 'griot merge' brings it up to date")
        }
        let revisions = try reportingErrors { try Chronicle(archive).revisions(of: brief) }
        try print(EventBriefMarkdown(brief, revisions: revisions).text())
    }

    private func show(story: String, in archive: Archive) throws {
        var filter = EventFilter()
        filter.story = story
        var listing = Listing(EventRow.columns, as: try ListingForm.parse([]))
        try reportingErrors {
            try archive.forEachEvent(matching: filter) { recorded in
                guard let (event, story, _) = EventJSON().event(of: recorded.line) else { return }
                try listing.add(EventRow.values(of: event, story: story))
            }
        }
        try listing.finish()
    }

    private func show(reportNamed id: String, in archive: Archive) throws {
        guard let number = try reportingErrors({ try archive.report(named: id) }) else {
            throw missing("'\(file)' knows no report '\(id)'")
        }
        let shower = try ReportShower(archive, report: number)
        if changes { return try shower.showChanges(asJSON: json) }
        if raw { return try shower.showRaw(version: version) }
        if headers { return try shower.showHeaders(version: version) }
        try shower.showText(version: version)
    }
}

/// Writes text to standard output, from where the command's own `show` would be meant.
private func print(_ text: String) throws(CommandFailure) { try show(text) }
