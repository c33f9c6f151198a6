internal import EventData
internal import Unpacking

/// Finds in a report the words that a line of JSON has with offsets in code points.
struct EvidenceReader {
    private let title: Part
    private let body: Part

    private struct Part {
        let bytes: [UInt8]
        let offsets: CodePointOffsets

        init(_ text: String) {
            bytes = Array(text.utf8)
            offsets = CodePointOffsets(text)
        }
    }

    init(_ report: Report) {
        title = Part(report.title ?? "")
        body = Part(report.text)
    }

    /// The words at a position.
    func position(_ value: JSONValue) throws(ImportProblem) -> Evidence {
        let (start, end) = (try value.integer("start"), try value.integer("end"))
        let name: ReportPart = try value.word("in")
        let part = name == .title ? title : body
        guard start <= end, let first = part.offsets.byte(ofCodePoint: start),
            let last = part.offsets.byte(ofCodePoint: end)
        else {
            throw ImportProblem(
                code: "coding.evidence",
                message: "\(start) to \(end) lies outside of the report's \(name.rawValue)"
            )
        }
        return Evidence(
            part: name,
            span: TextSpan(start: first, end: last),
            words: String(decoding: part.bytes[first..<last], as: UTF8.self)
        )
    }

    /// The words at a position, which are those that the line has.
    func evidence(_ value: JSONValue) throws(ImportProblem) -> Evidence {
        let words = try value.text("text")
        let evidence = try position(value)
        // Compared byte by byte: as Swift strings, `é` in one code point equals `é` in two.
        if evidence.words.utf8.elementsEqual(words.utf8) { return evidence }
        throw ImportProblem(
            code: "coding.evidence",
            message:
                "the report's \(evidence.part.rawValue) has '\(evidence.words)' where the line has '\(words)'"
        )
    }
}
