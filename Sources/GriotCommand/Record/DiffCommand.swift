import Archiving
import ArgumentParser
import Unpacking

/// `griot diff`: what became of events between two states of a record.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says which events are new, changed, merged or gone between two merges of a record.",
        discussion: """
            States are merges, counted from 1; 0 is the record before the first. Without states it compares the last \
            merge with the one before. One row a value that changed. Exits with 1 where nothing did.

            Examples:
              griot diff sahel.griot
              griot diff sahel.griot 3 7 --jsonl
            """
    )

    @Argument(help: "The record.") var file: String
    @Argument(help: "The earlier merge.") var from: Int?
    @Argument(help: "The later merge.") var to: Int?
    @OptionGroup var form: ListingForm

    func run() throws {
        let archive = try RecordFile.open(file)
        let merges = try reportingErrors { try archive.merges() }
        guard let last = merges.last?.number else {
            throw CommandFailure(
                code: "record.unmerged",
                message: "'\(file)' has no state yet; 'griot merge' makes the first",
                exitCode: CommandFailure.Exit.notFound
            )
        }
        let (from, to) = (from ?? last - 1, to ?? last)
        for state in [from, to] where !(0...last).contains(state) {
            throw CommandFailure(
                code: "record.state",
                message: "there is no merge \(state) in '\(file)'; expected one from 0 to \(last)",
                exitCode: CommandFailure.Exit.usage
            )
        }
        var listing = Listing(["event", "change", "slot", "before", "after"], as: form)
        try reportingErrors {
            try archive.forEachChange(from: from, to: to) { change in
                for row in rows(of: change) { try listing.add(row) }
            }
        }
        try listing.finish()
        if listing.count == 0 { throw ExitCode(CommandFailure.Exit.notFound) }
    }

    /// A row for each value that changed; one row for an event that came or went.
    private func rows(of change: EventChange) -> [[JSONValue]] {
        let head = [JSONValue(change.event), JSONValue(change.kind.rawValue)]
        guard change.kind == .changed, let before = change.before, let after = change.after else {
            return [head + [.null, .null, JSONValue(change.successor)]]
        }
        let (old, new) = (JSONValue(json: before), JSONValue(json: after))
        return (new.members ?? []).filter { old[$0.key] != $0.value }.map { member in
            head + [JSONValue(member.key), old[member.key] ?? .null, member.value]
        }
    }
}
