import ArgumentParser
import Corroborating
import EventData
import Unpacking

/// `griot witnesses`: which reports carry one text.
struct WitnessesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witnesses",
        abstract: "Says which reports carry one text, and so count as one witness.",
        discussion: """
            Reads reports as 'griot code' does: files of JSON lines, or text files with one report each. '-' is \
            standard input. All are read before the first line is printed: one for each witness, the origin first.

            Exits with 2 where some lines failed; each of them gives a line with its error.

            Examples:
              griot witnesses --jsonl - < reports.jsonl
              griot witnesses --passages examples/en-1-village-attack.txt copy.txt
            """
    )

    @Argument(help: "Files, or '-' for standard input.") var paths: [String]
    @Flag(help: "Read JSON lines, whatever the files are called.") var jsonl = false
    @Flag(help: "Tell of each copy which passages were kept, changed, inserted and deleted.")
    var passages = false

    func run() throws {
        var input = ReportCollection()
        for path in paths { try input.add(path, isLines: jsonl || path.hasSuffix(".jsonl")) }
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
