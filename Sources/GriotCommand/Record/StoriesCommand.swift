import Archiving
import ArgumentParser
import Unpacking

/// `griot stories`: which reports of a record tell of the same happenings.
struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Lists the stories of a record, with their reports and events.",
        discussion: """
            'griot merge' finds them; every report is in exactly one. --jsonl gives the ids of reports and events. \
            Takes the filters of 'griot events': a story fits that has an event that fits.

            Example:
              griot stories sahel.griot --jsonl
            """
    )

    @Argument(help: "The record.") var file: String
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        let columns = ["story", "first", "last", "reports", "witnesses", "events", "title"]
        var listing = Listing(columns, as: form)
        try reportingErrors {
            try archive.forEachStory(matching: options.filter) { story in
                let values = [
                    JSONValue(story.id), JSONValue(story.first), JSONValue(story.last),
                    JSONValue(story.reports.count), JSONValue(story.witnesses), JSONValue(story.events.count),
                    JSONValue(story.title),
                ]
                try listing.add(values, line: line(story))
            }
        }
        try listing.finish()
        if listing.count == 0 { throw RecordFile.nothing(in: archive) }
    }

    private func line(_ story: RecordedStory) -> String {
        var bytes: [UInt8] = []
        JSONText.append(
            .object([
                JSONMember(key: "story", value: .string(story.id)),
                JSONMember(key: "reports", value: .array(story.reports.map { JSONValue(json: $0) })),
                JSONMember(key: "events", value: .array(story.events.map { .string($0) })),
                JSONMember(key: "witnesses", value: JSONValue(story.witnesses)),
                JSONMember(key: "title", value: JSONValue(story.title)),
                JSONMember(key: "first", value: JSONValue(story.first)),
                JSONMember(key: "last", value: JSONValue(story.last)),
            ]),
            to: &bytes
        )
        return String(decoding: bytes, as: UTF8.self)
    }
}
