import ArgumentParser
import Resolving
import Unpacking

/// `griot gazetteer`: the places that are known beyond the program's own tables.
struct GazetteerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gazetteer",
        abstract: "Lists and installs places."
    )
    func run() throws {}
}

extension Home {
    /// The installed gazetteer, or the program's own tables where there is none.
    ///
    /// A file that is there and cannot be used is said, for its places would be missed.
    func openGazetteer() throws(CommandFailure) -> Gazetteer {
        do { return try Gazetteer(path: gazetteer) } catch {
            if error.code == "gazetteer.missing" { return Gazetteer() }
            throw CommandFailure(error)
        }
    }
}

extension CommandFailure {
    init(_ error: GazetteerError) {
        let exitCode = error.code == "gazetteer.missing" ? Exit.notInstalled : Exit.badData
        self.init(code: error.code, message: error.message, exitCode: exitCode)
    }
}
