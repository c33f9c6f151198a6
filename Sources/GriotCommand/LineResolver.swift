import Griot
import Unpacking

/// What answers a line of one kind.
protocol LineResolver: Sendable {
    /// Appends the members of the answer after its id, each with a comma before it.
    func append(answerTo record: ReportRecord, to bytes: inout [UInt8]) throws(RecordProblem)
}

extension LineResolver {
    func answer(_ line: InputLine) -> LineAnswer {
        var answer = LineAnswer()
        var id = JSONValue.null
        do {
            let record = try ReportRecord(line)
            id = record.id
            var bytes: [UInt8] = []
            JSONText.append(raw: #"{"id":"#, to: &bytes)
            JSONText.append(id, to: &bytes)
            try append(answerTo: record, to: &bytes)
            JSONText.append(raw: "}\n", to: &bytes)
            answer.bytes = bytes
        } catch {
            answer.fail(error, id: id, line: line.number)
        }
        return answer
    }

    // MARK: Members

    func append(_ key: StaticString, _ value: String?, to bytes: inout [UInt8]) {
        append(key, value.map(JSONValue.string), to: &bytes)
    }

    func append(_ key: StaticString, _ value: Int?, to bytes: inout [UInt8]) {
        append(key, value.map { .number("\($0)") }, to: &bytes)
    }

    func append(_ key: StaticString, _ value: Double?, to bytes: inout [UInt8]) {
        append(key, value.map { .number("\($0)") }, to: &bytes)
    }

    /// Appends a key, which stands as it is, and its value, `nil` as null.
    func append(_ key: StaticString, _ value: JSONValue?, to bytes: inout [UInt8]) {
        JSONText.append(raw: ",\"", to: &bytes)
        JSONText.append(raw: key, to: &bytes)
        JSONText.append(raw: "\":", to: &bytes)
        JSONText.append(value ?? .null, to: &bytes)
    }
}
