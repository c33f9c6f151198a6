import Archiving
import ArgumentParser
import EventData
import Exchanging
import Griot
import Reading
import Synchronization
import Unpacking

/// Codes reports on several threads, and adds them to a record in the order in which they come.
final class ReportAdder: Sendable {
    /// What a report came to before it is written.
    enum Outcome: Sendable {
        case known
        case coded(CodedEntry)
        /// Where it stands, and why there is no coding.
        case failed(place: String, RecordProblem)
    }

    /// Reports of one archive that are coded before they are written.
    private static let batch = 64

    let archive: Archive
    let keeper: RawKeeper
    private let coder: ReportCoder
    private let threads: Int
    /// How the columns of tables are named.
    private let columns: ReportColumns
    /// Whether lines hold the codings of their reports.
    private let areCoded: Bool
    /// What is asked in place of writing, for a dry run.
    let rehearsal: Rehearsal?
    private let counts = Mutex((tally: AddTally(), failures: 0))
    private let progress = Progress()

    init(
        archive: Archive,
        coder: ReportCoder,
        threads: Int,
        columns: ReportColumns,
        areCoded: Bool = false,
        isDryRun: Bool
    ) throws(CommandFailure) {
        self.archive = archive
        keeper = RawKeeper(archive)
        self.coder = coder
        self.threads = threads
        self.columns = columns
        self.areCoded = areCoded
        do { rehearsal = isDryRun ? try Rehearsal(of: archive) : nil } catch { throw CommandFailure(error) }
    }

    /// Adds what lies at the paths; throws in the end where some reports failed.
    func add(_ paths: [String], areLines: Bool) async throws {
        // What is written stays written: the summary tells of it whatever stops the run.
        defer { sayCounts() }
        let inputs = paths.flatMap { ReportInput.inputs(at: $0, areLines: areLines) }
        progress.expect(bytes: inputs.map { fileSize($0.path) })
        for input in inputs {
            switch input.form {
            case .lines: try await addLines(of: input.path)
            case .table: try await addTable(input.path)
            case .text: try addFile(input)
            case .captures: try await addCaptures(of: input)
            }
        }
        if counts.withLock({ $0.failures }) > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
    }

    private func addFile(_ input: ReportInput) throws {
        _ = try take([try read(input)])
        progress.advance(bytes: fileSize(input.path) ?? 0)
    }

    private func addLines(of path: String) async throws {
        _ = try await stream(of: path == "-" ? "standard input" : path, countsBytes: true).run(path: path)
    }

    private func addTable(_ path: String) async throws {
        let lines: TableLines
        do {
            lines = try TableLines(path: path == "-" ? nil : path, columns: columns) { problem in
                self.fail(at: "\(path):\(problem.line ?? 0)", problem.message, problem.code)
            }
        } catch { throw CommandFailure(error) }
        _ = try await stream(of: path, countsBytes: false).run(lines)
        progress.advance(bytes: fileSize(path) ?? 0)
    }

    /// Adds the reports of a page or of an archive of pages, some at a time.
    private func addCaptures(of input: ReportInput) async throws {
        var source = try CapturedReportSource(path: input.path)
        var batch: [CapturedReport] = []
        while let next = source.next() {
            switch next {
            case .success(let found): batch.append(found)
            case .failure(let problem): fail(at: input.path, problem.message, problem.code)
            }
            if batch.count >= Self.batch {
                try await add(batch, of: input)
                batch = []
            }
        }
        try await add(batch, of: input)
        progress.advance(bytes: fileSize(input.path) ?? 0)
    }

    private func add(_ batch: [CapturedReport], of input: ReportInput) async throws {
        guard !batch.isEmpty else { return }
        let coded = await withTaskGroup(of: [(Int, ReadReport)].self) { group in
            for worker in 0..<min(threads, batch.count) {
                group.addTask {
                    let workspaces = Workspaces()
                    return stride(from: worker, to: batch.count, by: self.threads).map { index in
                        (index, self.read(batch[index], of: input, workspaces))
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        _ = try take(coded.sorted { $0.0 < $1.0 }.map(\.1))
    }

    private func read(_ found: CapturedReport, of input: ReportInput, _ workspaces: Workspaces) -> ReadReport
    {
        var report = found.reading.report
        if found.isWhole { report.id = input.name }
        let received = Received(capture: found.capture, way: found.way)
        guard !report.isBlank else {
            let problem = RecordProblem(
                code: "page.empty",
                message: "'\(found.capture.name)' carries no report"
            )
            return ReadReport(
                outcome: .failed(place: input.path, problem),
                report: report,
                received: received
            )
        }
        return read(report, from: received, id: .string(report.id), workspaces)
    }

    private func stream(of name: String, countsBytes: Bool) -> LineStream<Workspaces, Outcome> {
        LineStream<Workspaces, Outcome>(
            threads: threads,
            makeWorker: { Workspaces() },
            answer: { line, workspaces in
                defer { if countsBytes { self.progress.advance(bytes: line.bytes.count + 1) } }
                do throws(RecordProblem) { return try self.outcome(of: line, workspaces) } catch {
                    return .failed(place: "\(name):\(line.number)", error)
                }
            },
            take: { try self.take($0) }
        )
    }

    // MARK: Coding

    private func outcome(of line: InputLine, _ workspaces: Workspaces) throws(RecordProblem) -> Outcome {
        if areCoded { return try outcome(of: CodedEntry(CodedLine(line))) }
        let record = try ReportRecord(line)
        return try outcome(of: try record.report(), id: record.id, workspaces)
    }

    private func outcome(of entry: CodedEntry) throws(RecordProblem) -> Outcome {
        do { return try archive.holds(entry.report) ? .known : .coded(entry) } catch {
            throw RecordProblem(code: error.code, message: error.message)
        }
    }

    /// What one report that is ready comes to; nothing is written.
    func outcome(of report: Report, _ workspaces: Workspaces) throws(RecordProblem) -> Outcome {
        try outcome(of: report, id: .string(report.id), workspaces)
    }

    /// Reads a file with one report.
    private func read(_ input: ReportInput) throws(CommandFailure) -> ReadReport {
        let bytes: [UInt8]
        let isInput = input.path == "-"
        do { bytes = try readWhole(isInput ? nil : input.path) } catch { throw CommandFailure(error) }
        let capture = Capture(name: isInput ? "standard input" : input.path, bytes: bytes)
        let received = Received(capture: capture, way: isInput ? .standardInput : .file, isKept: false)
        do throws(RecordProblem) {
            let report = try Report(id: input.name, file: bytes)
            return read(report, from: received, id: isInput ? .null : .string(report.id), Workspaces())
        } catch {
            let report = Report(id: input.name, text: "")
            return ReadReport(outcome: .failed(place: input.path, error), report: report, received: received)
        }
    }

    func outcome(
        of received: Report,
        id: JSONValue,
        _ workspaces: Workspaces
    ) throws(RecordProblem) -> Outcome {
        var report = received
        report.id = name(of: report, id: id)
        // What the user says of all reports is kept, so that they are coded alike another time.
        report.published = report.published ?? coder.published
        report.language = report.language ?? coder.language
        do { if try archive.holds(report) { return .known } } catch {
            throw RecordProblem(code: error.code, message: error.message)
        }
        let coded = try coder.code(report, workspaces)
        var line: [UInt8] = []
        coder.appendJSON(coded, of: report, id: id, to: &line)
        return .coded(
            CodedEntry(
                report: report,
                given: (id == .null ? .string(report.id) : id).written,
                coded: coded,
                provenance: coder.coding.provenance(for: coded.language, parsers: coder.parsers),
                line: String(decoding: line.dropLast(), as: UTF8.self)
            )
        )
    }

    /// The name by which the record knows a report: the id's text, or one from the content where there is none.
    func name(of report: Report, id: JSONValue) -> String {
        switch id {
        case .string, .number: report.id
        case .null: Archive.name(of: report)
        default: id.written
        }
    }

    // MARK: Writing

    /// Writes a batch in one transaction, and returns how many of it failed.
    private func take(_ outcomes: [Outcome]) throws(CommandFailure) -> Int {
        try take(outcomes, captures: [])
    }

    func take(
        _ outcomes: [Outcome],
        captures: [ReceivedCapture]
    ) throws(CommandFailure) -> Int {
        var (entries, tally, failures): ([CodedEntry], AddTally, Int) = ([], AddTally(), 0)
        for outcome in outcomes {
            switch outcome {
            case .known: tally.known += 1
            case .coded(let entry): entries.append(entry)
            case .failed(let place, let problem):
                failures += 1
                progress.clear()
                say("griot: \(place): \(problem.message) (\(problem.code))")
            }
        }
        do { tally += try write(entries, captures) } catch { throw CommandFailure(error) }
        let done = counts.withLock { counts in
            counts.tally += tally
            counts.failures += failures
            return counts.tally.known + counts.tally.new + counts.tally.versions + counts.failures
        }
        progress.show(done: done)
        return failures
    }

    /// Tells of a row that never came to be a report.
    private func fail(at place: String, _ message: String, _ code: String) {
        counts.withLock { $0.failures += 1 }
        progress.clear()
        say("griot: \(place): \(message) (\(code))")
    }

    private func write(
        _ entries: [CodedEntry],
        _ captures: [ReceivedCapture]
    ) throws(ArchiveError) -> AddTally {
        if let rehearsal { return try rehearsal.add(entries) }
        return try archive.add(entries, captures: captures, time: Clock.now())
    }

    private func sayCounts() {
        progress.clear()
        let (tally, failures) = counts.withLock { ($0.tally, $0.failures) }
        say(
            "griot: \(rehearsal == nil ? "" : "nothing was written; there would be ")\(tally.new) new, "
                + "\(tally.known) known, \(tally.versions) new versions, \(failures) failed, \(tally.claims) claims"
        )
    }
}
