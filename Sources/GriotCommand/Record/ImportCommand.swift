import Archiving
import ArgumentParser
import EventData
import Exchanging
import Unpacking

/// `griot import`: events of others' data sets into a record, beside those that are coded.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes files of UCDP GED or ACLED into a record, apart from what is coded.",
        discussion: """
            Reads the files that these projects give to their users, also older ones; which of the two it is is told \
            by the columns. Rows that cannot be read are told by line and left out; the others are taken in. A row \
            that the record has is passed over. 'griot datasets' lists what was taken in. Exits with 2 where some \
            rows failed.

            Examples:
              griot import sahel.griot GEDEvent_v25_1.csv
              griot import sahel.griot 2025-01-01-Mali.csv --kind acled
            """
    )

    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case ucdpGED = "ucdp-ged"
        case acled
    }

    @Argument(help: "The record.") var file: String
    @Argument(help: "Files of comma-separated values.") var paths: [String]
    @Option(help: "ucdp-ged or acled, where the columns do not tell.") var kind: Kind?
    @Flag(help: "Count what would be taken in, and write nothing.") var dryRun = false

    func run() throws {
        let archive = try RecordFile.open(file, isReadOnly: dryRun)
        var failures = 0
        for path in paths { failures += try take(path, into: archive) }
        if failures > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
    }

    /// Takes in a file and returns how many of its rows failed.
    private func take(_ path: String, into archive: Archive) throws -> Int {
        let dataset = try kind.map(Self.dataset) ?? Self.dataset(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var rows = DatasetImport(of: dataset, name: name, into: archive, time: Clock.now())
        var (read, failures) = (0, 0)
        do {
            var reader = try DatasetReader(of: dataset, path: path)
            while let row = try reader.next() {
                switch row.outcome {
                case .success(let event):
                    read += 1
                    if !dryRun { try reportingErrors { try rows.add(event) } }
                case .failure(let problem):
                    failures += 1
                    say("griot: \(path):\(row.line): \(problem.message) (\(problem.code))")
                }
            }
        } catch let problem as ImportProblem { throw CommandFailure(problem) }
        if !dryRun { try reportingErrors { try rows.finish() } }
        say(
            dryRun
                ? "griot: nothing was written; '\(name)' has \(read) events, \(failures) failed"
                : "griot: \(rows.new) new, \(rows.known) known, \(failures) failed in '\(name)' (\(dataset.rawValue))"
        )
        return failures
    }

    private static func dataset(of kind: Kind) -> DatasetEvent.Dataset { kind == .acled ? .acled : .ucdpGED }

    /// Whose data a file is: only ACLED has an `event_id_cnty`.
    ///
    /// UCDP's candidate files may have no header at all.
    private static func dataset(of path: String) throws -> DatasetEvent.Dataset {
        do {
            var reader = try CSVReader(path: path)
            let header = try reader.next()
            let columns = (try? header?.fields.get()) ?? []
            return columns.contains { $0.lowercased().contains("event_id_cnty") } ? .acled : .ucdpGED
        } catch { throw CommandFailure(error) }
    }
}

/// A reader of either data set: the one that is there.
private struct DatasetReader: ~Copyable {
    private var ucdp: UCDPGEDReader?
    private var acled: ACLEDReader?

    init(of dataset: DatasetEvent.Dataset, path: String) throws(ImportProblem) {
        switch dataset {
        case .acled: acled = try ACLEDReader(path: path, country: CountryTable.letters)
        case .ucdpGED: ucdp = try UCDPGEDReader(path: path, country: CountryTable.letters)
        }
    }

    mutating func next() throws(ImportProblem) -> Imported<DatasetEvent>? {
        if let row = try ucdp?.next() { return row }
        return try acled?.next()
    }
}

extension CommandFailure {
    init(_ problem: ImportProblem) {
        let exitCode =
            switch problem.code {
            case "file.missing": Exit.inputMissing
            case "file.unreadable": Exit.inputOutput
            default: Exit.badData
            }
        self.init(code: problem.code, message: problem.message, exitCode: exitCode)
    }
}
