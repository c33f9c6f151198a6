import Reading
import Unpacking

/// The text of PDFs, by poppler's `pdftotext` where that is installed.
struct PDFText: Sendable {
    /// A statement has some pages; more than this is a book.
    private static let longest = 16 << 20

    private let tool = ExternalTool("pdftotext", arguments: ["-enc", "UTF-8", "-q", "-", "-"])

    /// The same capture with its text in place of the PDF: paragraphs in lines of their own, without page breaks.
    func text(of capture: Capture) throws(ReadingProblem) -> Capture {
        guard let tool else {
            throw ReadingProblem(
                code: "pdf.no-reader",
                message: "'\(capture.name)' is a PDF; expected 'pdftotext' (poppler-utils) to be installed"
            )
        }
        let output: [UInt8]
        do { output = try tool.run(capture.bytes, limit: Self.longest) } catch {
            throw ReadingProblem(
                code: error.code,
                message: "'\(capture.name)' cannot be read: \(error.message)"
            )
        }
        var text = capture
        text.bytes = Array(Self.paragraphs(of: TextDecoder.decode(output, charset: "utf-8")).utf8)
        text.contentType = "text/plain; charset=utf-8"
        return text
    }

    /// Lines belong together until an empty one; a hyphen at a line's end parts a word.
    static func paragraphs(of text: String) -> String {
        var paragraphs: [String] = [""]
        for line in text.split(
            omittingEmptySubsequences: false,
            whereSeparator: { $0.isNewline || $0 == "\u{0C}" }
        ) {
            let words = line.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
            let last = paragraphs.count - 1
            if words.isEmpty {
                if !paragraphs[last].isEmpty { paragraphs.append("") }
            } else if paragraphs[last].hasSuffix("-"), words.first?.isLowercase == true {
                paragraphs[last] = paragraphs[last].dropLast() + words
            } else {
                paragraphs[last] += paragraphs[last].isEmpty ? words : " " + words
            }
        }
        return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
