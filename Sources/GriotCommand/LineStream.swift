import Exchanging
import Griot
import Unpacking

/// What a line of input came to: bytes for standard output, messages, and how many records failed.
struct LineAnswer: Sendable {
    var bytes: [UInt8] = []
    var messages: [String] = []
    var failures = 0

    /// Counts a line as failed, and says why in a line of JSON.
    mutating func fail(_ problem: RecordProblem, id: JSONValue, line: Int) {
        failures = 1
        let writer = ParsedTextJSON()
        writer.appendError(problem.code, problem.message, id: id, line: line, to: &bytes)
    }
}

/// Where lines of input come from.
protocol LineSupply: ~Copyable {
    /// The next line, `nil` at the end.
    mutating func next() throws(UnpackingError) -> InputLine?
    /// Whether the next line is there already, so that nobody has to wait for it.
    var isReady: Bool { get }
}

extension LineReader: LineSupply {}

/// Answers the lines of a file on several threads, and hands the answers on in the order of the lines.
///
/// Lines are taken in batches; no more than a few batches are in memory at a
/// time, however long the file is. Each task has a worker of its own. What has
/// been read is answered before the stream waits for more, so that whoever
/// writes a line and waits for its answer gets it.
struct LineStream<Worker: Sendable, Answer: Sendable>: Sendable {
    private static var batchBytes: Int { 1 << 16 }
    private static var batchLines: Int { 32 }

    let threads: Int
    let makeWorker: @Sendable () -> Worker
    let answer: @Sendable (InputLine, Worker) -> Answer
    /// Takes the answers of a batch, one batch after the other, and returns how many failed.
    let take: @Sendable ([Answer]) throws -> Int

    private struct Done: Sendable {
        var number: Int
        var answers: [Answer]
        var worker: Worker
    }

    /// Answers all lines of a file that are not blank, or of standard input for `-`; returns how many failed.
    func run(path: String) async throws -> Int {
        do {
            return path == "-"
                ? try await run(LineReader(descriptor: 0))
                : try await run(try LineReader(path: path))
        } catch let error as UnpackingError { throw CommandFailure(error) }
    }

    /// Answers all lines that are not blank, and returns how many failed.
    func run<Supply: LineSupply & ~Copyable>(_ reader: consuming Supply) async throws -> Int {
        var reader = reader
        return try await withThrowingTaskGroup(of: Done.self) { group in
            var idle = (0..<threads).map { _ in makeWorker() }
            var (started, written, failures) = (0, 0, 0)
            var waiting: [Int: [Answer]] = [:]
            var isAtEnd = false
            while true {
                while !isAtEnd, !idle.isEmpty, started - written < 4 * threads,
                    idle.count == threads || reader.isReady
                {
                    let batch = try nextBatch(&reader, &isAtEnd)
                    guard !batch.isEmpty, let worker = idle.popLast() else { continue }
                    let number = started
                    started += 1
                    group.addTask {
                        Done(number: number, answers: batch.map { answer($0, worker) }, worker: worker)
                    }
                }
                guard let done = try await group.next() else { return failures }
                idle.append(done.worker)
                waiting[done.number] = done.answers
                while let answers = waiting.removeValue(forKey: written) {
                    failures += try take(answers)
                    written += 1
                }
            }
        }
    }

    /// The lines that are there, at least one that may be blank; waits for that one only.
    private func nextBatch<Supply: LineSupply & ~Copyable>(
        _ reader: inout Supply,
        _ isAtEnd: inout Bool
    ) throws(UnpackingError) -> [InputLine] {
        var batch: [InputLine] = []
        var size = 0
        repeat {
            guard let line = try reader.next() else {
                isAtEnd = true
                break
            }
            if line.isBlank { continue }
            size += line.bytes.count
            batch.append(line)
        } while size < Self.batchBytes && batch.count < Self.batchLines && reader.isReady
        return batch
    }
}

extension LineStream where Answer == LineAnswer {
    /// A stream whose answers are written: bytes to standard output, messages to standard error.
    init(
        threads: Int,
        makeWorker: @escaping @Sendable () -> Worker,
        answer: @escaping @Sendable (InputLine, Worker) -> LineAnswer
    ) {
        self.init(threads: threads, makeWorker: makeWorker, answer: answer) { answers in
            try write(answers.flatMap(\.bytes), to: 1)
            for message in answers.flatMap(\.messages) { say(message) }
            return answers.reduce(0) { $0 + $1.failures }
        }
    }
}
