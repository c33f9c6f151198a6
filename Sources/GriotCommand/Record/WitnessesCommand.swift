import ArgumentParser
import Corroborating
import EventData
import Griot
import Unpacking

/// `griot witnesses`: which reports carry one text.
struct WitnessesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witnesses",
        abstract: "Says which reports carry one text, and so count as one witness.",
        discussion: """
            One line for each witness of a record, the origin first; 'griot merge' finds them. With --reports it \
            reads reports as 'griot code' does, all of them before the first line is printed, and needs no record. \
            Exits with 2 where some lines failed; each of them gives a line with its error.

            Examples:
              griot witnesses sahel.griot --jsonl
              griot witnesses sahel.griot --links
              griot witnesses --reports --passages examples/en-1-village-attack.txt copy.txt
            """
    )

    @Argument(help: "The record; with --reports files, or '-' for standard input.") var paths: [String]
    @Flag(help: "Read reports from files in place of a record.") var reports = false
    @Flag(help: "Tell of each copy which passages were kept, changed, inserted and deleted.")
    var passages = false
    @Flag(help: "Print the ties between witnesses: possible translations, and one origin that several cite.")
    var links = false
    @OptionGroup var options: EventOptions
    @OptionGroup var form: ListingForm

    func validate() throws {
        if !reports, paths.count != 1 { throw ValidationError("Expected one record; --reports reads files.") }
        if reports, links { throw ValidationError("--links asks for a record.") }
    }

    func run() throws {
        if reports { return try findAmongReports() }
        let archive = try RecordFile.open(paths[0])
        let lister = WitnessLister(
            archive: archive,
            filter: options.filter,
            form: form,
            hasPassages: passages
        )
        let count = try reportingErrors { links ? try lister.printLinks() : try lister.printWitnesses() }
        if count == 0 { throw RecordFile.nothing(in: archive) }
    }

    private func findAmongReports() throws {
        var input = ReportCollection()
        for path in paths { try input.add(path, isLines: form.jsonl || path.hasSuffix(".jsonl")) }
        let finder = WitnessFinder()
        let writer = WitnessJSON(
            reports: input.reports,
            ids: input.ids,
            finder: passages ? finder : nil
        )
        do {
            for witness in finder.witnesses(among: input.reports) { try write(writer.line(witness), to: 1) }
        } catch { throw CommandFailure(error) }
        if input.failures > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
    }
}

/// All reports of some files, in memory together.
private struct ReportCollection {
    private(set) var reports: [Report] = []
    /// The ids as they were received.
    private(set) var ids: [JSONValue] = []
    private(set) var failures = 0

    mutating func add(_ path: String, isLines: Bool) throws {
        do {
            if isLines { return try addLines(of: path) }
            let report = try Report(id: reportName(of: path), file: readWhole(path == "-" ? nil : path))
            ids.append(.string(report.id))
            reports.append(report)
        } catch let error as UnpackingError {
            throw CommandFailure(error)
        } catch let problem as RecordProblem {
            failures += 1
            say("griot: \(problem.message) (\(problem.code))")
        }
    }

    private mutating func addLines(of path: String) throws {
        var reader = path == "-" ? LineReader(descriptor: 0) : try LineReader(path: path)
        while let line = try reader.next() {
            if !line.isBlank { try add(line) }
        }
    }

    private mutating func add(_ line: InputLine) throws(UnpackingError) {
        var id = JSONValue.null
        do {
            let record = try ReportRecord(line)
            id = record.id
            reports.append(try record.report())
            ids.append(id)
        } catch {
            var answer = LineAnswer()
            answer.fail(error, id: id, line: line.number)
            failures += 1
            try write(answer.bytes, to: 1)
        }
    }
}
