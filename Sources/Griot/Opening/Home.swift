package import EventData
package import Layers
package import Parsing
package import Resolving
internal import Unpacking

/// The folder outside the source tree where models and other data lie.
package struct Home: Sendable {
    package let path: String

    /// The folder at a path; else `$GRIOT_HOME`, or `~/.local/share/griot` where it is not set.
    package init(path: String? = nil) {
        if let path {
            self.path = path
        } else if let path = environment("GRIOT_HOME"), !path.isEmpty {
            self.path = path
        } else {
            self.path = (environment("HOME") ?? "") + "/.local/share/griot"
        }
    }

    /// What the desk's map is drawn with.
    package var desk: String { path + "/desk" }

    package var models: String { path + "/models" }

    /// An installed model, or what is wrong with it.
    package struct InstalledModel {
        package var name: String
        package var path: String
        package var description: Result<ModelDescription, ParsingError>
    }

    /// All installed models, in the order in which they are preferred.
    ///
    /// A larger model of a language comes before a smaller one: `lg`, `md`, `sm`, others by name.
    package func installedModels() -> [InstalledModel] {
        let names = fileNames(in: models).filter { $0.hasSuffix(".model") }.map { String($0.dropLast(6)) }
        return names.sorted { (Self.rank($0), $0) < (Self.rank($1), $1) }.map { name in
            let path = modelPath(name)
            let description = Result { () throws(ParsingError) in try ModelFile(path: path).description() }
            return InstalledModel(name: name, path: path, description: description)
        }
    }

    private static func rank(_ name: String) -> Int {
        ["_lg", "_md", "_sm"].firstIndex { name.hasSuffix($0) } ?? 3
    }

    package func modelPath(_ name: String) -> String { "\(models)/\(name).model" }

    /// The model to read a language with; throws where there is none that can be used.
    package func model(for language: Language) throws(ParsingError) -> String {
        var damage: ParsingError?
        for model in installedModels() {
            switch model.description {
            case .success(let description) where description.language == language.rawValue: return model.path
            case .success: continue
            case .failure(let error): damage = damage ?? error
            }
        }
        // What language a damaged model reads cannot be known: it may be the one that is looked for.
        if let damage {
            throw ParsingError(
                code: damage.code,
                message: "\(damage.message) (no other model reads '\(language.rawValue)')"
            )
        }
        throw ParsingError(code: "model.missing", message: absence(of: language))
    }

    /// That a language has no model, and how to get one.
    package func absence(of language: Language) -> String {
        "no model for '\(language.rawValue)' is installed in '\(models)'; run 'make models', "
            + "or 'griot models install' with a spaCy 3.8 wheel"
    }

    package var gazetteer: String { path + "/gazetteer/places.gazetteer" }

    /// The installed gazetteer, or the program's own tables where there is none.
    ///
    /// It throws where a file is there and cannot be used, for its places would be missed without a word.
    package func openGazetteer() throws(SetupProblem) -> Gazetteer {
        do { return try Gazetteer(path: gazetteer) } catch {
            if error.code == "gazetteer.missing" { return Gazetteer() }
            throw SetupProblem(code: error.code, message: error.message)
        }
    }

    /// The kernel that `GRIOT_KERNEL` asks for, or the fastest.
    package static func kernel() throws(SetupProblem) -> Kernel {
        guard let name = environment("GRIOT_KERNEL"), !name.isEmpty else { return .best }
        if let kernel = Kernel(named: name) { return kernel }
        let names = Kernel.names.filter { Kernel(named: $0) != nil }.joined(separator: ", ")
        throw SetupProblem(
            code: "kernel.unavailable",
            message:
                "this machine cannot run the kernel '\(name)' that GRIOT_KERNEL names; expected one of \(names)"
        )
    }
}
