package import EventData
package import Exchanging
package import Unpacking

/// A line with a report and its coding, which was made elsewhere: `{"id","text",…,"coding":{…}}`.
package struct CodedLine {
    package let report: Report
    /// The id as it was received.
    package let id: JSONValue
    package let read: CodedReportLine
    package let digest: String

    /// It throws `coding.missing` without a coding or an id, `coding.text` where it is of another text, and the codes
    /// of `CodedReportReader`.
    ///
    /// The id and the day of publication are those of the coding: what the coder saw.
    package init(_ line: InputLine) throws(RecordProblem) {
        let record = try ReportRecord(line)
        guard let coding = record.value("coding"), coding.members != nil else {
            throw RecordProblem(code: "coding.missing", message: "the line has no \"coding\"")
        }
        // Claims are named by the id that the report had when it was coded.
        let told = coding["report"]?["id"] ?? .null
        let id = told == .null ? record.id : told
        guard id != .null else {
            throw RecordProblem(
                code: "coding.missing",
                message: "a report that was coded elsewhere has no \"id\""
            )
        }
        var report = try record.report(id: id)
        do {
            read = try CodedReportReader().read(Array(coding.written.utf8), of: report)
        } catch { throw RecordProblem(code: error.code, message: error.message) }
        digest = Pipeline.digest(of: report.text)
        guard read.digest == digest else {
            throw RecordProblem(
                code: "coding.text",
                message: "the coding is of another text than the line has"
            )
        }
        report.published = coding["report"]?["published"]?.string ?? report.published
        (self.report, self.id) = (report, id)
    }
}
