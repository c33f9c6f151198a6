import ArgumentParser
import EventData
import Griot
import Layers
import Parsing
import Resolving
import Unpacking

/// `griot doctor`: what is installed, what is missing, and how to get it.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what is installed, what is missing and how to get it.",
        discussion: "Exits with 0 where griot can read all its languages, with 1 where something is missing."
    )

    func run() throws {
        let home = Home()
        var isWell = true
        try show("griot      \(Pipeline.version)\n")
        try show("home       \(home.path)\(isFolder(home.path) ? "" : " (not there yet)")\n")
        isWell = try showKernel()
        try show("processors \(processorCount())\n")
        for model in home.installedModels() {
            switch model.description.flatMap(load(model.path)) {
            case .success(let description):
                try show(
                    "model      \(description.name) \(description.version), '\(description.language)', "
                        + "from \(description.origin), \(description.license)\n"
                )
            case .failure(let error):
                isWell = false
                try show("model      \(model.name) cannot be used: \(error.message)\n")
            }
        }
        for language in Language.allCases {
            do { _ = try home.model(for: language) } catch {
                isWell = false
                try show("missing    \(home.absence(of: language))\n")
            }
        }
        isWell = try showGazetteer(home) && isWell
        try show(isWell ? "all is well\n" : "something is missing\n")
        if !isWell { throw ExitCode(CommandFailure.Exit.notFound) }
    }

    /// Reads the gazetteer whole.
    ///
    /// Without one the program's own tables serve, so that nothing is missing then.
    private func showGazetteer(_ home: Home) throws -> Bool {
        do {
            let sources = try GazetteerBuilder(adding: home.gazetteer).sources
            let count = sources.reduce(0) { $0 + $1.count }
            let names = sources.map(\.name).joined(separator: ", ")
            try show(
                count > 0
                    ? "gazetteer  \(count) places, from \(names)\n"
                    : "gazetteer  the program's own tables only; run 'scripts/gazetteer' for the rest of the world\n"
            )
            return true
        } catch let error as GazetteerError {
            try show("gazetteer  cannot be used: \(error.message), with 'scripts/gazetteer'\n")
            return false
        }
    }

    /// Loads a model whole: a description that can be read says nothing of the rest.
    private func load(_ path: String) -> (ModelDescription) -> Result<ModelDescription, ParsingError> {
        { _ in Result { () throws(ParsingError) in try Parser(path: path, kernel: .best).description } }
    }

    private func showKernel() throws -> Bool {
        let available = Kernel.names.filter { Kernel(named: $0) != nil && $0 != "wide" }.joined(
            separator: ", "
        )
        let kernel: Kernel
        do { kernel = try Home.kernel() } catch {
            try show("kernel     \(error.message)\n")
            return false
        }
        try show("kernel     \(kernel.name) (this machine runs \(available))\n")
        return true
    }
}
