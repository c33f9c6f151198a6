import ArgumentParser
import EventData
import Griot
import Reading
import Unpacking

/// `griot read`: pages in, reports out.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Reads the reports out of saved pages, mails and archives.",
        discussion: """
            Reads pages (.html, .html.gz), mails (.eml, .mbox), texts, PDFs (by pdftotext, where it is installed), \
            archives of pages (.zip, .tar, .tgz), web archives (.warc, .warc.gz, .wacz) and folders of all these; '-' is \
            standard input. What a file is, its first bytes say. Nothing is fetched.

            A report's text is what its author wrote: navigation, teasers, share bars, captions and comments are left \
            out. With --jsonl each report is a line, ready for 'griot code --jsonl -' and 'griot add': id (the name \
            of the file without its ending, or the address), title, text, lang, published, modified, url, outlet, \
            byline, dateline, agency, from what the two dates are taken, and remarks. Exits with 2 where something \
            could not be read.

            Examples:
              griot read page.html
              griot read --jsonl clippings/ crawl.warc.gz > reports.jsonl
              curl -s https://example.org/news | griot read --jsonl - | griot code --jsonl -
            """
    )

    @Argument(help: "Files and folders, or '-' for standard input.") var paths: [String]
    @Flag(help: "Print a line of JSON for each report.") var jsonl = false

    func run() throws {
        var failures = 0
        for path in paths.flatMap(Self.inputs) {
            var source = try CapturedReportSource(path: path)
            while let next = source.next() {
                switch next {
                case .success(let found): try print(found.reading)
                case .failure(let problem):
                    failures += 1
                    try tell(problem, of: path)
                }
            }
        }
        if failures > 0 { throw ExitCode(CommandFailure.Exit.someFailed) }
    }

    /// The file at a path, or the files of a folder that are read, in the order of their names.
    private static func inputs(at path: String) -> [String] {
        guard isFolder(path) else { return [path] }
        return files(in: path).filter { file in
            let lower = file.lowercased()
            return (CapturedReportSource.endings + [".txt"]).contains { lower.hasSuffix($0) }
        }.map { "\(path)/\($0)" }
    }

    private func tell(_ problem: ReadingProblem, of path: String) throws {
        say("griot: \(path): \(problem.message) (\(problem.code))")
        guard jsonl else { return }
        try output(ReadingJSON().line(problem, id: Capture(name: reportName(of: path), bytes: []).stem))
    }

    private func print(_ reading: PageReading) throws {
        if jsonl { return try output(ReadingJSON().line(reading)) }
        try show(ReadingText(reading).text)
    }

    private func output(_ bytes: [UInt8]) throws(CommandFailure) {
        do { try write(bytes, to: 1) } catch { throw CommandFailure(error) }
    }
}

/// A reading for people: what is known of the report, its text, and remarks.
struct ReadingText {
    private let reading: PageReading

    init(_ reading: PageReading) { self.reading = reading }

    var text: String {
        let report = reading.report
        let facts: [(String, String?)] = [
            ("outlet", report.outlet), ("published", dated(report.published, reading.publishedBasis)),
            ("modified", dated(report.modified, reading.modifiedBasis)), ("byline", report.byline),
            ("dateline", Dateline.words(of: report.text)), ("agency", report.agency),
            ("language", report.language),
            ("address", report.url),
        ]
        let head = facts.compactMap { name, value in value.map { "\(name): \($0)" } }
        let remarks = reading.remarks.map { "remark: \($0.message) (\($0.code))" }
        return ([report.title ?? report.id] + head + remarks + ["", report.text, "", ""]).joined(
            separator: "\n"
        )
    }

    private func dated(_ date: String?, _ basis: PageReading.Basis?) -> String? {
        guard let date, let basis else { return date }
        let from =
            switch basis {
            case .data: "data for machines"
            case .meta: "the page's head"
            case .text: "the page's text"
            case .address: "the address"
            case .header: "the header"
            }
        return "\(date) (by \(from))"
    }
}
