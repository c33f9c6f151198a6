internal import Griot
internal import Parsing
internal import Synchronization
internal import Unpacking

/// What stands behind a `griot_coder`.
final class CoderHandle: Sendable {
    private let coder: ReportCoder
    /// Workspaces that no call uses right now: as many as there were ever calls at once.
    private let idle = Mutex<[Workspaces]>([])

    init(_ options: CoderOptions) throws(SetupProblem) {
        let home = Home(path: options.home)
        let parsers = Parsers(home: home, kernel: try Home.kernel())
        let codings = try Codings(home: home, tables: options.tables)
        if let problem = codings.tableProblems.first {
            throw SetupProblem(code: "table.row", message: problem)
        }
        for language in options.languages {
            do { _ = try parsers.parser(for: language) } catch {
                throw SetupProblem(code: error.code, message: error.message)
            }
        }
        coder = ReportCoder(
            parsers: parsers,
            coding: codings,
            language: options.language,
            published: options.published
        )
    }

    /// The answer for one report, without a line break.
    func answer(to report: [UInt8]) -> Answer {
        lend { workspaces in
            var (bytes, isCoded) = coder.answer(to: InputLine(number: 1, bytes: report), workspaces)
            if bytes.last == 0x0A { bytes.removeLast() }
            return Answer(bytes: bytes, failures: isCoded ? 0 : 1)
        }
    }

    /// The answers for lines, one for each that is not blank.
    func answer(toLines lines: [UInt8]) -> Answer {
        lend { workspaces in Answer(toLines: lines) { coder.answer(to: $0, workspaces) } }
    }

    private func lend(_ work: (Workspaces) -> Answer) -> Answer {
        let workspaces = idle.withLock { $0.popLast() } ?? Workspaces()
        defer { idle.withLock { $0.append(workspaces) } }
        return work(workspaces)
    }
}

/// What one call gives back.
struct Answer {
    var bytes: [UInt8] = []
    var failures = 0

    init(bytes: [UInt8], failures: Int) { (self.bytes, self.failures) = (bytes, failures) }

    /// The answers for lines, one for each that is not blank.
    init(toLines lines: [UInt8], _ answer: (InputLine) -> (line: [UInt8], isDone: Bool)) {
        for (index, line) in lines.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let input = InputLine(number: index + 1, bytes: Array(line))
            if input.isBlank { continue }
            let (bytes, isDone) = answer(input)
            self.bytes += bytes
            if !isDone { failures += 1 }
        }
    }
}
