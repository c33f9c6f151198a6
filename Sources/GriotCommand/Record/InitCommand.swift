import Archiving
import ArgumentParser

/// `griot init`: a record without reports.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a record: one file that keeps reports and what is coded of them.",
        discussion: """
            Example:
              griot init sahel.griot
            """
    )

    @Argument(help: "The file to make.") var file: String

    func run() throws {
        do { try Archive.create(at: file, time: Clock.now()) } catch { throw CommandFailure(error) }
    }
}
