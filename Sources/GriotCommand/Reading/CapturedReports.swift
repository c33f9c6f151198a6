import EventData
import Griot
import Parsing
import Reading
import Unpacking

/// A report with the capture that it was read from.
struct CapturedReport: Sendable {
    var capture: Capture
    var reading: PageReading
}

/// Reads the reports of files: pages, mails, texts, PDFs, and archives of these.
struct CapturedReports: Sendable {
    private let reader = ReportReader()
    private let pdf = PDFText()
    private let detector = LanguageDetector()

    /// The endings of files that are read so.
    static let endings = [
        ".html", ".htm", ".xhtml", ".html.gz", ".pdf", ".eml", ".mbox", ".warc", ".warc.gz", ".wacz", ".zip",
        ".tar",
        ".tar.gz", ".tgz",
    ]

    /// Hands on what lies at a path, one after another; `fail` is told of what cannot be read.
    ///
    /// What carries no report, such as a picture or the answer to a failed request, is passed over.
    func forEach(
        at path: String,
        _ take: (CapturedReport) throws -> Void,
        fail: (ReadingProblem) throws -> Void
    ) throws {
        var source: CaptureSource
        do throws(ReadingProblem) { source = try CaptureSource(path: path == "-" ? nil : path) } catch {
            if error.code.hasPrefix("file.") && error.code != "file.empty" {
                throw CommandFailure(UnpackingError(code: error.code, message: error.message))
            }
            return try fail(error)
        }
        while let next = next(&source) {
            switch next {
            case .success(let report): try take(report)
            case .failure(let problem): try fail(problem)
            }
        }
    }

    private func next(_ source: inout CaptureSource) -> Result<CapturedReport, ReadingProblem>? {
        do throws(ReadingProblem) {
            while let capture = try source.next() {
                guard capture.form != .other, (capture.status ?? 200) / 100 == 2 else { continue }
                return .success(try read(capture))
            }
            return nil
        } catch { return .failure(error) }
    }

    /// The report of one capture; throws where it is a PDF that cannot be read.
    func read(_ capture: Capture) throws(ReadingProblem) -> CapturedReport {
        let text = capture.form == .pdf ? try pdf.text(of: capture) : capture
        var reading = reader.read(text)
        checkLanguage(of: &reading)
        return CapturedReport(capture: capture, reading: reading)
    }

    // Sites state the language of their frame: many a French page says that it is in English.
    private func checkLanguage(of reading: inout PageReading) {
        guard reading.report.text.utf8.count >= 200 else { return }
        let detected = detector.detect(reading.report.text)
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
