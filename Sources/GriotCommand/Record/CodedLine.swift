import Archiving
import EventData
import Exchanging
import Griot
import Unpacking

/// A line with a report and its coding, which was made elsewhere: `{"id","text",…,"coding":{…}}`.
struct CodedLine {
    let entry: CodedEntry

    /// It throws `coding.missing` without a coding or an id, `coding.text` where it is of another text, and the codes
    /// of `CodedReportReader`.
    init(_ line: InputLine) throws(RecordProblem) {
        let record = try ReportRecord(line)
        var report = try record.report()
        // Events are named by the id that the report had when it was coded.
        guard record.id != .null else {
            throw RecordProblem(
                code: "coding.missing",
                message: "a report that was coded elsewhere has no \"id\""
            )
        }
        guard let coding = record.value("coding"), coding.members != nil else {
            throw RecordProblem(code: "coding.missing", message: "the line has no \"coding\"")
        }
        let read: CodedReportLine
        do {
            read = try CodedReportReader().read(Array(coding.written.utf8), of: report)
        } catch { throw RecordProblem(code: error.code, message: error.message) }
        let digest = Pipeline.digest(of: report.text)
        guard read.digest == digest else {
            throw RecordProblem(
                code: "coding.text",
                message: "the coding is of another text than the line has"
            )
        }
        report.published = report.published ?? coding["report"]?["published"]?.string
        var written: [UInt8] = []
        CodedReportJSON().append(
            read.coded,
            of: report,
            id: record.id,
            digest: digest,
            provenance: read.provenance,
            to: &written
        )
        entry = CodedEntry(
            report: report,
            given: record.id.written,
            coded: read.coded,
            provenance: read.provenance,
            line: String(decoding: written.dropLast(), as: UTF8.self)
        )
    }
}
