import ArgumentParser
import EventData
import Griot
import Unpacking

/// What answers reports one at a time: with their codings, or with their parses.
protocol ReportAnswerer: Sendable {
    /// Appends the answer for a report; where it `isFile`, a text file and no line of JSON, the form may differ.
    func append(
        _ report: Report,
        id: JSONValue,
        isFile: Bool,
        to bytes: inout [UInt8],
        _ workspaces: Workspaces
    ) throws(RecordProblem)

    /// Says why a line of input has no answer.
    func append(_ problem: RecordProblem, id: JSONValue, line: Int, to answer: inout LineAnswer)
}

extension ReportAnswerer {
    /// Answers text files and files of JSON lines on standard output.
    ///
    /// Files are JSON lines where `areLines` says so or their names do. It goes on after reports that fail, and
    /// throws in the end where there were some.
    func answer(_ paths: [String], areLines: Bool, threads: Int?) async throws {
        let stream = LineStream(
            threads: threads ?? processorCount(),
            makeWorker: { Workspaces() },
            answer: { line, workspaces in answer(to: line, workspaces: workspaces) }
        )
        var failures = 0
        for path in paths {
            let isLines = areLines || path.hasSuffix(".jsonl")
            failures += isLines ? try await stream.run(path: path) : try answerText(in: path)
        }
        if failures > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
    }

    private func answer(to line: InputLine, workspaces: Workspaces) -> LineAnswer {
        var answer = LineAnswer()
        var id = JSONValue.null
        do {
            let record = try ReportRecord(line)
            id = record.id
            let report = try record.report()
            try append(report, id: id, isFile: false, to: &answer.bytes, workspaces)
        } catch {
            append(error, id: id, line: line.number, to: &answer)
        }
        return answer
    }

    /// Answers a text file, and returns how many reports failed.
    private func answerText(in path: String) throws(CommandFailure) -> Int {
        do {
            let bytes = try readWhole(path == "-" ? nil : path)
            let answer = answer(toText: bytes, name: reportName(of: path))
            try write(answer.bytes, to: 1)
            return answer.failures
        } catch { throw CommandFailure(error) }
    }

    private func answer(toText bytes: [UInt8], name: String) -> LineAnswer {
        let report: Report
        do { report = try Report(id: name, file: bytes) } catch {
            say("griot: \(error.message) (\(error.code))")
            return LineAnswer(failures: 1)
        }
        var answer = LineAnswer()
        do {
            try append(report, id: .string(name), isFile: true, to: &answer.bytes, Workspaces())
        } catch {
            answer.failures = 1
            say("griot: \(name): \(error.message) (\(error.code))")
        }
        return answer
    }

    func append(_ problem: RecordProblem, id: JSONValue, line: Int, to answer: inout LineAnswer) {
        answer.fail(problem, id: id, line: line)
    }
}

/// The name of a report in a file: the file's without its folder and `.txt`.
func reportName(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".txt") ? String(name.dropLast(4)) : name
}
