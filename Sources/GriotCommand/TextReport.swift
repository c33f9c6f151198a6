import EventData
import Griot
import Reading

extension Report {
    /// Reads a text file: a first line followed by an empty line is the title.
    ///
    /// It throws `report.utf8` for what is no text.
    init(id: String, file bytes: [UInt8]) throws(RecordProblem) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RecordProblem(code: "report.utf8", message: "'\(id)' is not UTF-8")
        }
        let (title, body) = PlainReport.parts(of: text)
        self.init(id: id, title: title, text: body)
    }
}
