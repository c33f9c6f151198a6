import Archiving
import ArgumentParser
import Chronicling
import Griot
import Resolving
import Serving
import Unpacking

/// `griot serve`: a record in a browser.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Opens a record in the browser: map, timeline, events and the words that they rest on.",
        discussion: """
            Listens on this machine alone and prints the address to open; nothing is fetched from elsewhere. Reading \
            needs no token. The same pages are there as data: an address with .json, .csv, .geojson or .atom at its \
            end, /openapi.json, and /api/acled/read and /api/gedevents/VERSION as ACLED's and UCDP's services answer. \
            Ends with Ctrl-C.

            Examples:
              griot serve sahel.griot
              griot serve sahel.griot -p 8080 --read-only
            """
    )

    /// How many questions are answered at once.
    private static let readers = 8

    @Argument(help: "The record.") var file: String
    @Option(name: .shortAndLong, help: "The port; 0 for one that is free.") var port: UInt16 = 0
    @Option(help: "The address to listen on; any other than this machine's own is open to its network.")
    var host = "127.0.0.1"
    @Option(help: "A name under which the desk may be asked for too; may be repeated.") var name: [String] =
        []
    @Option(help: "Whose reviews these are; the user's where it is not given.") var reviewer: String?
    @Flag(help: "Let nobody write.") var readOnly = false

    func run() async throws {
        _ = try RecordFile.open(file)
        let archive = try reportingErrors {
            try Archive(path: file, readers: Self.readers, isReadOnly: readOnly)
        }
        var settings = Desk.Settings(
            record: file.split(separator: "/").last.map(String.init) ?? file,
            griot: Pipeline.version
        )
        settings.isReadOnly = readOnly
        settings.reviewer = reviewer ?? environment("USER") ?? "reviewer"
        settings.now = { Clock.now() }
        settings.token = Self.token()
        settings.hosts = name + [host]
        settings.folder = Home().desk
        settings.frenchNames = ActorTranslations.french()
        let address = host.contains(":") ? "[\(host)]" : host
        let token = readOnly ? "" : "?token=\(settings.token)"
        let server = DeskServer(Desk(Chronicle(archive), settings), host: host, port: Int(port))
        do {
            try await server.run { port in try? show("http://\(address):\(port)/\(token)\n") }
        } catch {
            throw CommandFailure(
                code: "desk.address",
                message:
                    "nothing can listen at \(address):\(port); expected a free port of this machine (\(error))",
                exitCode: CommandFailure.Exit.inputOutput
            )
        }
    }

    /// 128 bits that nobody can guess.
    private static func token() -> String {
        var generator = SystemRandomNumberGenerator()
        return hexadecimal(generator.next() as UInt64) + hexadecimal(generator.next() as UInt64)
    }
}
