package import EventData

/// Reads the report that a capture carries: a page, a mail, a text.
///
/// ```swift
/// let reading = ReportReader().read(capture)
/// ```
///
/// It never throws. A PDF has to be made a text before, by a program for that.
package struct ReportReader: Sendable {
    private let pages = PageReader()

    package init() {}

    package func read(_ capture: Capture) -> PageReading {
        var reading = capture.form == .text ? Self.text(capture) : pages.read(capture)
        if let subject = capture.headers["Subject"] {
            Self.add(MailSummary(capture.headers), subject, to: &reading)
        }
        return reading
    }

    private static func text(_ capture: Capture) -> PageReading {
        let text = TextDecoder.decode(capture.bytes, charset: PageCharset.stated(by: capture))
        let (title, body) = PlainReport.parts(of: text)
        var reading = PageReading(
            report: Report(id: capture.stem, title: title, text: body, url: capture.url)
        )
        if body.isEmpty {
            reading.remarks.append(ReadingProblem(code: "page.empty", message: "the text is empty"))
        }
        return reading
    }

    // What a mail's header says is said by whoever sent it, and wins over the page in it.
    private static func add(_ mail: MailSummary, _ subject: String, to reading: inout PageReading) {
        reading.report.title = mail.subject ?? subject
        reading.report.byline = reading.report.byline ?? mail.senderName
        reading.report.outlet = reading.report.outlet ?? mail.senderName ?? mail.senderAddress
        if let time = mail.time {
            reading.report.published = time
            reading.publishedBasis = .header
            reading.remarks.removeAll { $0.code == "page.no-date" }
        }
    }
}

/// A text file as a report: a first line that is followed by an empty one is the title.
package enum PlainReport {
    package static func parts(of file: String) -> (title: String?, text: String) {
        let scalars = file.unicodeScalars
        guard let end = scalars.firstIndex(of: "\n"), end != scalars.startIndex else { return (nil, file) }
        var next = scalars.index(after: end)
        var title = scalars[..<end]
        if title.last == "\r" { title.removeLast() }
        if next < scalars.endIndex, scalars[next] == "\r" { next = scalars.index(after: next) }
        guard next < scalars.endIndex, scalars[next] == "\n" else { return (nil, file) }
        return (String(title), String(scalars[scalars.index(after: next)...]))
    }
}

extension Capture {
    /// What a capture is, as far as it matters to who reads it.
    package enum Form: Sendable {
        case page, text, pdf
        /// A picture, a script, data: nothing that carries a report.
        case other
    }

    /// By the first bytes, then by the stated type, then by the name.
    package var form: Form {
        let start = bytes.prefix(1024)
        if start.starts(with: "%PDF-".utf8) { return .pdf }
        let type = (contentType ?? headers["Content-Type"] ?? "").lowercased().prefix { $0 != ";" }
        switch type {
        case "text/html", "application/xhtml+xml": return .page
        case "text/plain": return bytes[...].beginsLikePage ? .page : .text
        case "application/pdf": return .pdf
        case "": break
        default: return type.hasPrefix("text/") || bytes[...].beginsLikePage ? .page : .other
        }
        return PageName.ending(name) == "txt" ? .text : .page
    }

    /// The name without the ending that says what form it has.
    package var stem: String {
        var stem = name[...]
        for ending in [".gz", ".html", ".htm", ".xhtml", ".txt", ".pdf", ".eml"]
        where stem.lowercased().hasSuffix(ending) && stem.count > ending.count {
            stem = stem.dropLast(ending.count)
        }
        return String(stem)
    }
}
