package import EventData
package import Layers
package import Parsing
internal import Synchronization

/// The parsers of all languages, each loaded when a report first needs it.
package final class Parsers: Sendable {
    private let home: Home
    private let model: String?
    private let kernel: Kernel
    private let loaded = Mutex<[Language: Result<Parser, ParsingError>]>([:])

    /// With a `model`, every language is read with that one.
    package init(home: Home, model: String? = nil, kernel: Kernel) {
        self.home = home
        self.model = model
        self.kernel = kernel
    }

    /// Does work with the parser of a language and a thread's workspace for it; errors are those of one record.
    package func parsing<Outcome>(
        _ language: Language,
        _ workspaces: Workspaces,
        _ work: (Parser, ParserWorkspace) throws(ParsingError) -> Outcome
    ) throws(RecordProblem) -> Outcome {
        do {
            let parser = try parser(for: language)
            return try work(parser, workspaces.workspace(for: language, of: parser))
        } catch { throw RecordProblem(code: error.code, message: error.message) }
    }

    package func parser(for language: Language) throws(ParsingError) -> Parser {
        let result = loaded.withLock { loaded in
            if let known = loaded[language] { return known }
            let result = Result { () throws(ParsingError) in try load(language) }
            loaded[language] = result
            return result
        }
        return try result.get()
    }

    private func load(_ language: Language) throws(ParsingError) -> Parser {
        let path = if let model { home.modelPath(model) } else { try home.model(for: language) }
        let parser = try Parser(path: path, kernel: kernel)
        guard parser.description.language == language.rawValue else {
            throw ParsingError(
                code: "model.language",
                message: "the model '\(parser.description.name)' reads '\(parser.description.language)', "
                    + "and the report is in '\(language.rawValue)'"
            )
        }
        return parser
    }
}
