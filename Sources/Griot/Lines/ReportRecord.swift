package import EventData
package import Unpacking

/// Why one record of input cannot be handled; the run goes on.
package struct RecordProblem: Error, Sendable {
    package var code: String
    package var message: String

    package init(code: String, message: String) { (self.code, self.message) = (code, message) }
}

/// A line of input as a report: `{"id","text","title"?,"lang"?}`, nulls as good as absent.
package struct ReportRecord {
    /// As it was received, a number or whatever it is.
    package let id: JSONValue
    private let value: JSONValue

    package init(_ line: InputLine) throws(RecordProblem) {
        guard !line.isTooLong else {
            throw RecordProblem(
                code: "line.too-long",
                message: "the line has more than \(LineReader.longestLine) bytes"
            )
        }
        do { value = try JSONReader.read(line.bytes) } catch {
            throw RecordProblem(code: error.code, message: "\(error.message), at byte \(error.offset)")
        }
        guard value.members != nil else {
            throw RecordProblem(
                code: "report.form",
                message: "the line is no JSON object; expected one with an \"id\" and a \"text\""
            )
        }
        id = value["id"] ?? .null
        // An id that cannot be given back as received would be lost without a word.
        if let problem = unreadable(id) { throw RecordProblem(problem, of: "id") }
    }

    package func report() throws(RecordProblem) -> Report { try report(id: id) }

    /// The report under an id that stands elsewhere.
    func report(id: JSONValue) throws(RecordProblem) -> Report {
        guard let text = try string("text") else {
            throw RecordProblem(code: "report.text", message: "the report has no \"text\"")
        }
        return Report(
            id: Self.name(id),
            title: try string("title"),
            text: text,
            language: try string("lang"),
            published: try string("published"),
            outlet: try string("outlet"),
            url: try string("url"),
            byline: try string("byline"),
            agency: try string("agency"),
            modified: try string("modified")
        )
    }

    /// What stands under a key, whatever it is.
    package func value(_ key: String) -> JSONValue? { value[key] }

    private static func name(_ id: JSONValue) -> String {
        switch id {
        case .string(let name): name
        case .number(let name): name
        default: "-"
        }
    }

    /// A string that must be there.
    package func requiredString(_ key: String) throws(RecordProblem) -> String {
        if let text = try string(key) { return text }
        throw RecordProblem(code: "report.\(key)", message: "the line has no \"\(key)\"")
    }

    /// A list of strings, or one of them alone.
    package func strings(_ key: String) throws(RecordProblem) -> [String] {
        guard let elements = value[key]?.array else { return try string(key).map { [$0] } ?? [] }
        return elements.compactMap(\.string)
    }

    package func string(_ key: String) throws(RecordProblem) -> String? {
        switch value[key] {
        case nil, .null: return nil
        case .string(let text): return text
        case .unreadable(let problem):
            throw RecordProblem(problem, of: key)
        default: throw RecordProblem(code: "report.\(key)", message: "\"\(key)\" is no string")
        }
    }
}

extension RecordProblem {
    fileprivate init(_ problem: JSONProblem, of key: String) {
        code = problem.code
        message = "\"\(key)\" is no text: \(problem.message), at byte \(problem.offset)"
    }
}

/// What is wrong with the first string in a value that is not text.
private func unreadable(_ value: JSONValue) -> JSONProblem? {
    switch value {
    case .unreadable(let problem): problem
    case .array(let elements): elements.lazy.compactMap(unreadable).first
    case .object(let members): members.lazy.compactMap { unreadable($0.value) }.first
    default: nil
    }
}
