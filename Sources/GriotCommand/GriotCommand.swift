import ArgumentParser
import Griot
import Unpacking

/// The `griot` command: one subcommand for each thing that griot does.
@main
struct GriotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "griot",
        abstract: "Reads the news of conflict and diplomacy and keeps the record.",
        discussion: """
            Who did what to whom, where, when, how many, and on whose word, in English and French.

            Examples:
              griot init sahel.griot
              griot add sahel.griot --jsonl - < reports.jsonl
              griot claims sahel.griot --type ASSAULT --country MLI
              griot parse examples/en-1-village-attack.txt
              griot parse --lang fr --jsonl - < reports.jsonl
              griot resolve --kind place --jsonl - < names.jsonl
              griot doctor
            """,
        version: "griot \(Pipeline.version)",
        subcommands: [ChoicesCommand.self],
        groupedSubcommands: [
            CommandGroup(
                name: "The record",
                subcommands: [
                    InitCommand.self, AddCommand.self, WatchCommand.self, RecodeCommand.self,
                    MergeCommand.self,
                    ImportCommand.self,
                    ExportCommand.self,
                    VerifyCommand.self, LogCommand.self,
                ]
            ),
            CommandGroup(
                name: "Asking a record",
                subcommands: [
                    EventsCommand.self, StoriesCommand.self, ReportsCommand.self, ClaimsCommand.self,
                    ActorsCommand.self, PlacesCommand.self, QuotesCommand.self, WitnessesCommand.self,
                    ShowCommand.self, SeriesCommand.self, NetworkCommand.self, DiffCommand.self,
                    DatasetsCommand.self, ServeCommand.self,
                ]
            ),
            CommandGroup(
                name: "One step alone",
                subcommands: [
                    ReadCommand.self, CodeCommand.self, ExplainCommand.self, ParseCommand.self,
                    ResolveCommand.self,
                ]
            ),
            CommandGroup(
                name: "What griot works with",
                subcommands: [ModelsCommand.self, GazetteerCommand.self, DoctorCommand.self]
            ),
        ]
    )

    static func main() async {
        ignoreWriteSignals()
        endAtInterrupt()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            failure.report()
            exit(withError: ExitCode(failure.exitCode))
        } catch let problem as SetupProblem {
            let failure = CommandFailure(problem)
            failure.report()
            exit(withError: ExitCode(failure.exitCode))
        } catch {
            exit(withError: error)
        }
    }
}
