import EventData
import Parsing
import Reading
import Unpacking

extension Report {
    /// Whether its text is nothing but white space.
    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

/// Makes a report of whatever was received, a PDF too, and looks whether it is in the language that it says.
struct CaptureReports: Sendable {
    private let reader = ReportReader()
    private let pdf = PDFText()
    private let detector = LanguageDetector()

    /// The report of a capture; throws where it is a PDF that cannot be read.
    func read(_ capture: Capture) throws(ReadingProblem) -> PageReading {
        var reading = reader.read(capture.form == .pdf ? try pdf.text(of: capture) : capture)
        checkLanguage(of: &reading)
        return reading
    }

    // Sites state the language of their frame: many a French page says that it is in English.
    private func checkLanguage(of reading: inout PageReading) {
        guard reading.report.text.utf8.count >= 200 else { return }
        // The beginning tells it as well, and a long text takes as long as reading the page.
        let detected = detector.detect(
            String(decoding: reading.report.text.utf8.prefix(3_000), as: UTF8.self)
        )
        guard let language = detected.language, detected.confidence > 0.9 else { return }
        let stated = reading.report.language
        guard stated?.lowercased().hasPrefix(language.rawValue) != true else { return }
        reading.report.language = language.rawValue
        guard let stated else { return }
        reading.remarks.append(
            ReadingProblem(
                code: "page.language",
                message: "the page says that it is in '\(stated)', and its text is in '\(language.rawValue)'"
            )
        )
    }
}
