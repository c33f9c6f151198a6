import Archiving
import ArgumentParser
import EventData
import Exchanging
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

    private let archive: Archive
    private let coder: CodeLine
    /// What is asked in place of writing, for a dry run.
    private let rehearsal: Rehearsal?
    private let counts = Mutex((tally: AddTally(), failures: 0))
    private let hasProgress = isTerminal(2)

    init(archive: Archive, coder: CodeLine, isDryRun: Bool) throws(CommandFailure) {
        self.archive = archive
        self.coder = coder
        do { rehearsal = isDryRun ? try Rehearsal(of: archive) : nil } catch { throw CommandFailure(error) }
    }

    /// Adds text files and files of JSON lines; throws in the end where some reports failed.
    func add(_ paths: [String], areLines: Bool, threads: Int?) async throws {
        // What is written stays written: the summary tells of it whatever stops the run.
        defer { sayCounts() }
        for path in paths {
            if areLines || path.hasSuffix(".jsonl") {
                try await addLines(of: path, threads: threads ?? processorCount())
            } else {
                _ = try take([try outcome(ofText: path)])
            }
        }
        if counts.withLock({ $0.failures }) > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
    }

    private func addLines(of path: String, threads: Int) async throws {
        let name = path == "-" ? "standard input" : path
        let stream = LineStream<Workspaces, Outcome>(
            threads: threads,
            makeWorker: { Workspaces() },
            answer: { line, workspaces in
                do throws(RecordProblem) { return try self.outcome(of: line, workspaces) } catch {
                    return .failed(place: "\(name):\(line.number)", error)
                }
            },
            take: { try self.take($0) }
        )
        _ = try await stream.run(path: path)
    }

    // MARK: Coding

    private func outcome(of line: InputLine, _ workspaces: Workspaces) throws(RecordProblem) -> Outcome {
        let record = try ReportRecord(line)
        return try outcome(of: try record.report(), id: record.id, workspaces)
    }

    private func outcome(ofText path: String) throws(CommandFailure) -> Outcome {
        let bytes: [UInt8]
        do { bytes = try readWhole(path == "-" ? nil : path) } catch { throw CommandFailure(error) }
        do {
            let report = try Report(id: reportName(of: path), file: bytes)
            return try outcome(of: report, id: path == "-" ? .null : .string(report.id), Workspaces())
        } catch { return .failed(place: path, error) }
    }

    private func outcome(
        of received: Report,
        id: JSONValue,
        _ workspaces: Workspaces
    ) throws(RecordProblem) -> Outcome {
        var report = received
        report.id = name(of: report, id: id)
        do { if try archive.holds(report) { return .known } } catch {
            throw RecordProblem(code: error.code, message: error.message)
        }
        let coded = try coder.code(report, workspaces)
        var line: [UInt8] = []
        coder.appendJSON(coded, of: report, id: id, to: &line)
        return .coded(
            CodedEntry(
                report: report,
                given: json(id == .null ? .string(report.id) : id),
                coded: coded,
                provenance: coder.coding.provenance(for: coded.language, parsers: coder.parsers),
                line: String(decoding: line.dropLast(), as: UTF8.self)
            )
        )
    }

    /// The name by which the record knows a report: the id's text, or one from the content where there is none.
    private func name(of report: Report, id: JSONValue) -> String {
        switch id {
        case .string, .number: report.id
        case .null: Archive.name(of: report)
        default: json(id)
        }
    }

    private func json(_ value: JSONValue) -> String {
        var bytes: [UInt8] = []
        JSONText.append(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Writing

    /// Writes a batch in one transaction, and returns how many of it failed.
    private func take(_ outcomes: [Outcome]) throws(CommandFailure) -> Int {
        var (entries, tally, failures): ([CodedEntry], AddTally, Int) = ([], AddTally(), 0)
        for outcome in outcomes {
            switch outcome {
            case .known: tally.known += 1
            case .coded(let entry): entries.append(entry)
            case .failed(let place, let problem):
                failures += 1
                clearProgress()
                say("griot: \(place): \(problem.message) (\(problem.code))")
            }
        }
        do { tally += try write(entries) } catch { throw CommandFailure(error) }
        let done = counts.withLock { counts in
            counts.tally += tally
            counts.failures += failures
            return counts.tally.known + counts.tally.new + counts.tally.versions + counts.failures
        }
        if hasProgress { try? Unpacking.write(Array("\r\u{1B}[K\(done) reports".utf8), to: 2) }
        return failures
    }

    private func write(_ entries: [CodedEntry]) throws(ArchiveError) -> AddTally {
        if let rehearsal { return try rehearsal.add(entries) }
        return try archive.add(entries, time: Clock.now())
    }

    private func clearProgress() {
        if hasProgress { try? Unpacking.write(Array("\r\u{1B}[K".utf8), to: 2) }
    }

    private func sayCounts() {
        clearProgress()
        let (tally, failures) = counts.withLock { ($0.tally, $0.failures) }
        say(
            "griot: \(rehearsal == nil ? "" : "nothing was written; there would be ")\(tally.new) new, "
                + "\(tally.known) known, \(tally.versions) new versions, \(failures) failed, \(tally.claims) claims"
        )
    }
}
