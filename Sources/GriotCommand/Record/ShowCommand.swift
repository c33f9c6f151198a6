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

            Examples:
              griot show sahel.griot ef7fe056074514f25eb2a
              griot show sahel.griot aes-summit-1-agency-en
            """
    )

    @Argument(help: "The record.") var file: String
    @Argument(help: "The id of an event, a claim, a story or a report.") var id: String
    @Flag(help: "Print the event as one line of JSON.") var json = false

    func run() throws {
        let archive = try RecordFile.open(file)
        switch try reportingErrors({ try archive.named(id) }) {
        case .event(let event): try show(event: event, in: archive)
        case .merged(let event):
            say("griot: '\(id)' went up in '\(event)'")
            try show(event: event, in: archive)
        case .claim(let event?): try show(event: event, in: archive)
        case .story(let story): try show(story: story, in: archive)
        case .report(let number): try show(report: number, in: archive)
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
        try print(EventBriefMarkdown(brief).text())
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

    private func show(report number: Int, in archive: Archive) throws {
        guard let standing = try reportingErrors({ try archive.standing(ofReport: number) }) else { return }
        let report = standing.report
        let head = [report.title, report.outlet, report.published, report.url].compactMap { $0 }
        try print((head + ["", report.text]).joined(separator: "\n") + "\n")
    }
}

/// Writes text to standard output, from where the command's own `show` would be meant.
private func print(_ text: String) throws(CommandFailure) { try show(text) }
