import EventData
import Griot
import Resolving
import Unpacking

/// Resolves a line that names an actor.
struct ActorLine: LineResolver {
    private let directory = ActorDirectory()

    func append(answerTo record: ReportRecord, to bytes: inout [UInt8]) throws(RecordProblem) {
        let phrase = try record.requiredString("text")
        let context = try record.string("context")
        // A date that is none leaves the actor without a day, as if there were no date.
        let day = try record.string("date").flatMap(Day.init(written:))
        let actor = directory.resolve(phrase, context: context, on: day)
        append("name", actor.name, to: &bytes)
        append("entity", actor.entity, to: &bytes)
        append("country", actor.country, to: &bytes)
        append("sectors", .array(actor.sectors.map(JSONValue.string)), to: &bytes)
        append("basis", actor.basis?.rawValue, to: &bytes)
    }
}
