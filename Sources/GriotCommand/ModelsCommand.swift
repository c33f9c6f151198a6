import ArgumentParser
import Griot
import Layers
import Parsing
import Unpacking

/// `griot models`: what languages can be read, and with what.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Lists and installs language models.",
        subcommands: [List.self, Install.self, Remove.self],
        defaultSubcommand: List.self
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the installed models.")

        func run() throws {
            let models = Home().installedModels()
            for model in models {
                switch model.description {
                case .success(let description):
                    try show(
                        "\(description.name) \(description.version)\t\(description.language)\t\(description.license)\n"
                    )
                case .failure(let error): try show("\(model.name)\tunusable: \(error.message)\n")
                }
            }
            if models.isEmpty { throw ExitCode(CommandFailure.Exit.notFound) }
        }
    }

    struct Install: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Converts a spaCy 3.8 package and installs it.",
            discussion: """
                PATH is a wheel (.whl) or a folder: an installed package, or a pipeline that spaCy saved with to_disk.
                The model lands in $GRIOT_HOME/models, whole or not at all.
                """
        )

        @Argument(help: "A wheel or a folder.") var path: String
        @Option(help: "The name to install it under, instead of its own.") var name: String?

        func run() throws {
            do {
                var converter = try ModelConverter(try packageFiles(path), name: name)
                let description = converter.description
                guard isName(description.name) else {
                    throw ValidationError(
                        "that is no name for a model; expected letters, digits, '_', '-' and '.'"
                    )
                }
                let bytes = try converter.convert()
                let home = Home()
                try makeFolder(home.models)
                try install(bytes, as: description.name, in: home)
                try show("installed \(description.name) \(description.version) in \(home.models)\n")
            } catch let error as ParsingError { throw CommandFailure(error) } catch let error
                as UnpackingError
            {
                throw CommandFailure(error)
            }
        }

        /// Lets a model take its place once it has been loaded, so that none that runs gives way to one that does not.
        private func install(_ bytes: [UInt8], as name: String, in home: Home) throws {
            let draft = "\(home.models)/.\(name).draft"
            try writeWhole(bytes, to: draft)
            do {
                _ = try Parser(path: draft, kernel: .best)
                try moveFile(draft, to: home.modelPath(name))
            } catch {
                try? removeFile(draft)
                throw error
            }
        }

        /// Whether a file can be called so in any system, and the name be shown in any terminal.
        private func isName(_ name: String) -> Bool {
            !name.isEmpty && !name.hasPrefix(".") && !name.hasPrefix("-")
                && name.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"):
                        true
                    default: "_-.".utf8.contains(byte)
                    }
                }
        }

        private func packageFiles(_ path: String) throws -> any PackageFiles {
            guard isFolder(path) else {
                return try WheelFiles(try ZIPArchive(try MappedFile(path: path).bytes))
            }
            if fileNames(in: path).contains("config.cfg") { return FolderFiles(root: path) }
            // An installed package has its data in a folder that is named after it and its version.
            let inner = fileNames(in: path).first { fileNames(in: "\(path)/\($0)").contains("config.cfg") }
            return FolderFiles(root: inner.map { "\(path)/\($0)" } ?? path)
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Removes an installed model.")

        @Argument(help: "The model's name.") var name: String

        func run() throws {
            guard let model = Home().installedModels().first(where: { $0.name == name }) else {
                throw CommandFailure(
                    code: "model.missing",
                    message: "no model '\(name)' is installed",
                    exitCode: CommandFailure.Exit.notFound
                )
            }
            do { try removeFile(model.path) } catch { throw CommandFailure(error) }
        }
    }
}
