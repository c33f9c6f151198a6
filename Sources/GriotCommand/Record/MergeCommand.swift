import Archiving
import ArgumentParser
import Chronicling
import Griot

/// `griot merge`: the reports of a record as witnesses, stories and events.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract:
            "Finds which reports carry one text, which tell one story, and which claims are of one event.",
        discussion: """
            Looks at all reports anew, and writes what changed. Events keep their ids: one that goes up in another \
            points to it. A merge that changes nothing writes nothing.

            Example:
              griot merge sahel.griot
            """
    )

    @Argument(help: "The record.") var file: String
    @Flag(help: "Say what would change, and write nothing.") var dryRun = false

    func run() throws {
        let archive = try RecordFile.open(file, isReadOnly: false)
        let tally: MergeTally = try reportingErrors {
            try Chronicle(archive).merge(griot: Pipeline.version, time: Clock.now(), isDryRun: dryRun)
        }
        say(
            "griot: \(dryRun ? "nothing was written; there would be " : "")\(tally.reports) reports, "
                + "\(tally.witnesses) witnesses, \(tally.stories) stories, \(tally.events) events: "
                + "\(tally.new) new, \(tally.changed) changed, \(tally.merged) merged, \(tally.gone) gone"
        )
    }
}
