import Archiving
import ArgumentParser
import EventData
import Exchanging
import Griot
import Synchronization
import Unpacking

/// `griot recode`: the reports of a record, coded anew by what griot knows now.
struct RecodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recode",
        abstract: "Codes reports anew whose coding was made by other rules, models or places.",
        discussion: """
            The older codings stay in the record; questions are answered by the newest. 'griot merge' brings the \
            events up to date afterwards. What was coded by the same means is passed over, so that a run that was \
            stopped goes on where it was.

            Example:
              griot recode sahel.griot && griot merge sahel.griot && griot diff sahel.griot
            """
    )

    @Argument(help: "The record.") var file: String
    @Flag(help: "Say how many reports would be coded, and write nothing.") var dryRun = false
    @OptionGroup var options: CodingOptions

    func run() async throws {
        let archive = try RecordFile.open(file, isReadOnly: dryRun)
        let coder = try options.coder()
        var means: [Language: CodedReport.Provenance] = [:]
        for language in Language.allCases where (try? coder.parsers.parser(for: language)) != nil {
            means[language] = coder.coding.provenance(for: language, parsers: coder.parsers)
        }
        let numbers = try reportingErrors { try archive.outdated(means) }
        if dryRun { return say("griot: nothing was written; \(numbers.count) reports would be coded anew") }
        let recoder = ReportRecoder(archive: archive, coder: coder)
        defer { recoder.sayCounts() }
        let stream = LineStream<Workspaces, ReportRecoder.Outcome>(
            threads: options.threads ?? processorCount(),
            makeWorker: { Workspaces() },
            answer: { recoder.outcome(of: $0.number, $1) },
            take: { try recoder.take($0) }
        )
        if try await stream.run(NumberLines(numbers)) > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
    }
}

/// Numbers of reports in place of lines of input.
private struct NumberLines: LineSupply, ~Copyable {
    private var numbers: ArraySlice<Int>

    init(_ numbers: [Int]) { self.numbers = numbers[...] }

    var isReady: Bool { true }

    mutating func next() -> InputLine? {
        numbers.popFirst().map { InputLine(number: $0, bytes: [0x2D]) }
    }
}

/// Codes reports of a record anew.
private final class ReportRecoder: Sendable {
    enum Outcome: Sendable {
        case coded(Int, CodedEntry)
        case failed(Int, RecordProblem)
    }

    private let archive: Archive
    private let coder: ReportCoder
    private let counts = Mutex((reports: 0, claims: 0, failures: 0))

    init(archive: Archive, coder: ReportCoder) {
        self.archive = archive
        self.coder = coder
    }

    func outcome(of number: Int, _ workspaces: Workspaces) -> Outcome {
        do throws(RecordProblem) { return try code(number, workspaces) } catch {
            return .failed(number, error)
        }
    }

    private func code(_ number: Int, _ workspaces: Workspaces) throws(RecordProblem) -> Outcome {
        let found: (report: Report, given: String)?
        do { found = try archive.report(number) } catch {
            throw RecordProblem(code: error.code, message: error.message)
        }
        guard let (report, given) = found else {
            throw RecordProblem(code: "archive.damaged", message: "the record has no report \(number)")
        }
        let coded = try coder.code(report, workspaces)
        var line: [UInt8] = []
        coder.appendJSON(coded, of: report, id: JSONValue(json: given), to: &line)
        return .coded(
            number,
            CodedEntry(
                report: report,
                given: given,
                coded: coded,
                provenance: coder.coding.provenance(for: coded.language, parsers: coder.parsers),
                line: String(decoding: line.dropLast(), as: UTF8.self)
            )
        )
    }

    func take(_ outcomes: [Outcome]) throws -> Int {
        var (entries, failures): ([(number: Int, entry: CodedEntry)], Int) = ([], 0)
        for outcome in outcomes {
            switch outcome {
            case .coded(let number, let entry): entries.append((number, entry))
            case .failed(let number, let problem):
                failures += 1
                say("griot: report \(number): \(problem.message) (\(problem.code))")
            }
        }
        let tally = try reportingErrors { try archive.recode(entries, time: Clock.now()) }
        counts.withLock { counts in
            counts.reports += entries.count
            counts.claims += tally.claims
            counts.failures += failures
        }
        return failures
    }

    func sayCounts() {
        let counts = counts.withLock { $0 }
        say(
            "griot: \(counts.reports) coded anew, \(counts.failures) failed, \(counts.claims) claims"
        )
    }
}
