import Archiving
import EventData
import Reading
import Unpacking

/// A report with the capture that it was read from.
struct CapturedReport: Sendable {
    var capture: Capture
    var reading: PageReading
    /// By which way it came.
    var way: CaptureNote.Way
    /// Whether it is all that is in its file, so that it may be named after that.
    var isWhole = false
}

/// The reports of a file: of a page, a mail, a text, a PDF, or an archive of these, one after another.
///
/// What carries no report, such as a picture or the answer to a failed request, is passed over.
struct CapturedReportSource: ~Copyable {
    /// The endings of files that are read so.
    static let endings = [
        ".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".pdf", ".eml", ".mbox", ".warc", ".warc.gz",
        ".wacz", ".zip",
        ".tar", ".tar.gz", ".tgz",
    ]
    private static let archives = [".warc", ".warc.gz", ".wacz", ".zip", ".tar", ".tar.gz", ".tgz"]

    private var source: CaptureSource?
    private var problem: ReadingProblem?
    private let reader = CaptureReports()
    private let path: String

    /// Opens a file, or standard input for `-`; throws where there is none.
    init(path: String) throws(CommandFailure) {
        self.path = path
        do throws(ReadingProblem) { source = try CaptureSource(path: path == "-" ? nil : path) } catch {
            guard error.code != "file.missing", error.code != "file.unreadable" else {
                throw CommandFailure(UnpackingError(code: error.code, message: error.message))
            }
            source = nil
            problem = error
        }
    }

    /// The next report, or why one cannot be read; `nil` at the end.
    mutating func next() -> Result<CapturedReport, ReadingProblem>? {
        if let problem {
            self.problem = nil
            return .failure(problem)
        }
        do throws(ReadingProblem) {
            while let capture = try source?.next() {
                guard capture.form != .other, (capture.status ?? 200) / 100 == 2 else { continue }
                var report = CapturedReport(
                    capture: capture,
                    reading: try reader.read(capture),
                    way: way(of: capture)
                )
                report.isWhole = report.way == .file
                return .success(report)
            }
            return nil
        } catch { return .failure(error) }
    }

    private func way(of capture: Capture) -> CaptureNote.Way {
        if path == "-" { return .standardInput }
        if capture.headers["Subject"] != nil || capture.headers["From"] != nil { return .mail }
        let lower = path.lowercased()
        return Self.archives.contains { lower.hasSuffix($0) } ? .archive : .file
    }
}
