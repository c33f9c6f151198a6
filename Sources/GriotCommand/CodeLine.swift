import EventData
import Exchanging
import Griot
import Unpacking

/// Answers one report with its coding, or with why there is none.
struct CodeLine: ReportAnswerer {
    let coder: ReportCoder
    /// Whether text files are answered with tables to read.
    let hasTables: Bool

    func append(
        _ report: Report,
        id: JSONValue,
        isFile: Bool,
        to bytes: inout [UInt8],
        _ workspaces: Workspaces
    ) throws(RecordProblem) {
        let coded = try coder.code(report, workspaces)
        if isFile, hasTables {
            bytes += Array(CodedReportTable().text(coded, of: report).utf8)
        } else {
            coder.appendJSON(coded, of: report, id: id, to: &bytes)
        }
    }
}
