internal import Unpacking

/// An answer of HTTP as an archive keeps it: status, header and body, with what was packed around the body undone.
///
/// Archives are loose here: many keep the header of a packed body and the body unpacked. So a body
/// that is not in the form that the header states is taken as it stands.
struct HTTPAnswer {
    /// A longer body, packed or unpacked, is not read.
    static let longestBody = 64 << 20
    /// The header is looked for in so many bytes.
    private static let longestHeader = 1 << 18
    /// One packing within the other; nobody has more than two.
    private static let mostPackings = 4

    var status: Int
    var headers: [HeaderField]
    var body: [UInt8]
    /// The body as it was sent, which is what digests are of, and the same without chunks.
    var sentBody: ArraySlice<UInt8>
    var wholeBody: ArraySlice<UInt8>
    /// Why the body is not all that was sent.
    var remark: ReadingProblem?

    /// Throws `http.status`, `http.header`, `http.brotli`, `http.packing` or `http.bomb`.
    init(_ bytes: ArraySlice<UInt8>) throws(ReadingProblem) {
        let lineEnd = bytes.prefix(1 << 12).firstIndex(of: 0x0A) ?? bytes.startIndex
        guard let status = Self.status(bytes[..<lineEnd]) else {
            throw ReadingProblem(
                code: "http.status",
                message: "the answer has no line of status; expected 'HTTP/1.1 200 OK'"
            )
        }
        let header = HeaderReader(bytes[(lineEnd + 1)...].prefix(Self.longestHeader))
        guard header.isWhole || header.end == bytes.endIndex else {
            throw ReadingProblem(
                code: "http.header",
                message:
                    "the header has more than \(Self.longestHeader) bytes; expected an empty line after it"
            )
        }
        self.status = status
        headers = header.texts
        sentBody = bytes[header.end...]
        wholeBody = sentBody
        body = []
        if headers.values("transfer-encoding").contains("chunked") { undoChunks() }
        try undoPackings()
    }

    // `HTTP/1.1 200 OK`; the reason may be missing.
    private static func status(_ line: ArraySlice<UInt8>) -> Int? {
        guard line.begins(with: "http/") else { return nil }
        let words = line.split(maxSplits: 2, omittingEmptySubsequences: true) { $0.isBlank }
        guard words.count > 1, words[1].count == 3 else { return nil }
        return Int(String(decoding: words[1], as: UTF8.self)).flatMap { 100...999 ~= $0 ? $0 : nil }
    }

    private mutating func undoChunks() {
        guard let chunks = Chunks(sentBody) else { return }
        wholeBody = chunks.bytes[...]
        if !chunks.isWhole {
            remark = ReadingProblem(code: "http.chunks", message: "the last chunk is missing or damaged")
        }
    }

    private mutating func undoPackings() throws(ReadingProblem) {
        var current = wholeBody
        let packings = headers.values("content-encoding").filter { $0 != "identity" }
        for packing in packings.suffix(Self.mostPackings).reversed() {
            guard let outcome = try Self.unpacked(current, packing) else { break }
            current = outcome.bytes[...]
            guard let problem = outcome.problem else { continue }
            guard problem.code != "deflate.limit" else {
                throw ReadingProblem(
                    code: "http.bomb",
                    message: "the body unpacks to more than \(Self.longestBody) bytes"
                )
            }
            remark = ReadingProblem(
                code: "http.packing",
                message: "the body is damaged where it is packed as '\(packing)': \(problem.message)"
            )
        }
        body = Array(current)
    }

    /// What is packed in one way; `nil` where it is not, whatever the header says.
    private static func unpacked(
        _ bytes: ArraySlice<UInt8>,
        _ packing: String
    ) throws(ReadingProblem) -> (bytes: [UInt8], problem: UnpackingError?)? {
        switch packing {
        case "gzip", "x-gzip":
            guard bytes.starts(with: [0x1F, 0x8B]) else { return nil }
            return Unpacking.unpacked(bytes, as: .gzip, limit: longestBody)
        case "deflate":
            // RFC 9110 means zlib's form; some servers send deflated bytes alone.
            for form in [Packing.zlib, .deflate] {
                let outcome = Unpacking.unpacked(bytes, as: form, limit: longestBody)
                if outcome.problem?.code != "deflate.data" || outcome.bytes.count > 64 { return outcome }
            }
            return nil
        case "br", "zstd":
            if bytes.looksLikeMarkup || bytes.isEmpty { return nil }
            throw ReadingProblem(
                code: "http.brotli",
                message: "the body is packed as '\(packing)', which is not read; expected gzip or deflate"
            )
        default:
            return nil
        }
    }
}

/// A body that was sent in chunks, each with its length in hexadecimal before it (RFC 9112, section 7.1).
private struct Chunks {
    private(set) var bytes: [UInt8] = []
    private(set) var isWhole = false

    /// `nil` where the bytes do not begin with a chunk, or the first is not followed by an end of line.
    init?(_ body: ArraySlice<UInt8>) {
        var rest = body
        while let (size, start) = Self.size(rest) {
            if size == 0 {
                isWhole = true
                return
            }
            let chunk = rest[start...].prefix(size)
            let after = rest[(start + chunk.count)...]
            let isClosed = after.first == 0x0A || after.starts(with: [0x0D, 0x0A])
            if bytes.isEmpty, !isClosed, !after.isEmpty { return nil }
            bytes += chunk
            guard isClosed else { return }
            rest = after.dropFirst(after.first == 0x0A ? 1 : 2)
        }
        if bytes.isEmpty { return nil }
    }

    private static func size(_ bytes: ArraySlice<UInt8>) -> (size: Int, start: Int)? {
        guard let feed = bytes.prefix(1 << 10).firstIndex(of: 0x0A) else { return nil }
        let line = bytes[..<feed].trimmed.prefix { $0 != 0x3B }.trimmed
        guard (1...8).contains(line.count), let size = Int(String(decoding: line, as: UTF8.self), radix: 16),
            size >= 0, line.first != 0x2B
        else { return nil }
        return (size, feed + 1)
    }
}

extension [HeaderField] {
    /// The words of all fields of a name, cut at commas, in lower case.
    func values(_ name: String) -> [String] {
        filter { $0.name.lowercased() == name }.flatMap { $0.value.split(separator: ",") }
            .map { String($0).mainValue }
    }
}

extension ArraySlice<UInt8> {
    /// Whether it begins like a page: with a tag or a document type, after a byte order mark and white space.
    var looksLikeMarkup: Bool {
        var bytes = starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self
        bytes = bytes.prefix(1 << 10).drop { $0.isBlank }
        return bytes.begins(with: "<!doctype") || bytes.begins(with: "<html") || bytes.begins(with: "<?xml")
            || bytes.begins(with: "<!--") || bytes.begins(with: "<head") || bytes.begins(with: "<rss")
            || bytes.begins(with: "<feed")
    }
}
