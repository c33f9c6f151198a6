import ArgumentParser
import Griot
import Resolving
import Unpacking

/// `griot resolve`: what one name or phrase means.
struct ResolveCommand: AsyncParsableCommand {
    /// What a line names; each kind has a resolver of its own.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case actor, date, place

        /// The answerer of this kind's lines, with all that it needs loaded.
        func resolver() throws(SetupProblem) -> any LineResolver {
            switch self {
            case .actor: ActorLine()
            case .date: DateLine()
            case .place: PlaceLine(gazetteer: try Home().openGazetteer())
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Says what a name or phrase means.",
        discussion: """
            Reads JSON lines with an "id" and a "text", one name or phrase a line: with "context" and "date" for \
            actors, "context" and "near" for places, "reference" (the day on which it is told) and "lang" for dates. \
            '-' is standard input.

            Exits with 2 where some lines failed; each of them gives a line with its error.

            Examples:
              echo '{"id":1,"text":"last Sunday","reference":"2012-06-20"}' | griot resolve --kind date --jsonl -
              echo '{"id":1,"text":"near Djibo"}' | griot resolve --kind place --jsonl -
            """
    )

    @Argument(help: "Files of JSON lines, or '-' for standard input.") var paths: [String]
    @Option(help: "What the lines name: actor, date or place.") var kind: Kind
    @Flag(help: "Read JSON lines; there is no other way.") var jsonl = false
    @Option(help: "Lines to resolve at a time; as many as there are processors where it is not given.")
    var threads: Int?

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("'\(threads)' is no number of threads.")
        }
    }

    func run() async throws {
        let resolver = try kind.resolver()
        let stream = LineStream(
            threads: threads ?? processorCount(),
            makeWorker: {},
            answer: { line, _ in resolver.answer(line) }
        )
        var failures = 0
        for path in paths { failures += try await stream.run(path: path) }
        if failures > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
    }
}
