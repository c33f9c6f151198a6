import EventData
import Griot
import Reading
import Unpacking

/// A reading as a line of JSON: what `griot code` and `griot add` take, and what stands around it.
struct ReadingJSON {
    func line(_ reading: PageReading) -> [UInt8] {
        let report = reading.report
        let fields: [(String, String?)] = [
            ("id", report.id), ("title", report.title), ("text", report.text), ("lang", report.language),
            ("published", report.published), ("modified", report.modified), ("url", report.url),
            ("outlet", report.outlet), ("byline", report.byline),
            ("dateline", Dateline.words(of: report.text)),
            ("agency", report.agency), ("published_basis", reading.publishedBasis?.rawValue),
            ("modified_basis", reading.modifiedBasis?.rawValue),
        ]
        let remarks = JSONValue.array(reading.remarks.map(problem))
        return line(
            fields.map { JSONMember(key: $0.0, value: JSONValue($0.1)) } + [
                JSONMember(key: "remarks", value: remarks)
            ]
        )
    }

    /// The line for what could not be read.
    func line(_ failure: ReadingProblem, id: String) -> [UInt8] {
        line([JSONMember(key: "id", value: .string(id)), JSONMember(key: "error", value: problem(failure))])
    }

    private func problem(_ problem: ReadingProblem) -> JSONValue {
        .object([
            JSONMember(key: "code", value: .string(problem.code)),
            JSONMember(key: "message", value: .string(problem.message)),
        ])
    }

    private func line(_ members: [JSONMember]) -> [UInt8] {
        var bytes: [UInt8] = []
        JSONText.append(.object(members), to: &bytes)
        bytes.append(0x0A)
        return bytes
    }
}
