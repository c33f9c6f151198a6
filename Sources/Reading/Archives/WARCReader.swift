package import Unpacking

/// Reads the pages of a web archive (WARC 0.17 to 1.1) one after another, packed or not.
///
/// ```swift
/// var reader = try WARCReader(path: "crawl.warc.gz")
/// while true {
///     do { guard let page = try reader.next() else { break }; use(page) } catch { report(error) }
/// }
/// ```
///
/// Responses of HTTP and resources are given; requests, metadata and what tells of the file are
/// passed over, and a revisit, whose page stands elsewhere, is told as `warc.revisit`. A thrown
/// problem belongs to one record: it stands for a record that cannot be read, or follows the
/// capture of one that is not all that it should be. The next call goes on.
/// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
package struct WARCReader: ~Copyable, CaptureReader {
    /// Where a record stands in the file, so that it can be opened again.
    package struct Place: Hashable, Sendable {
        package var offset: Int
        /// How many bytes it takes there, packed if they are, with what separates it from the next.
        package var length: Int
    }

    /// A longer record is passed over.
    static let longestRecord = HTTPAnswer.longestBody

    private var records: WARCRecords
    private var waiting: [ReadingProblem] = []
    /// Where the record of the last capture stands; `nil` where it cannot be opened by itself.
    package private(set) var place: Place?

    /// Opens an archive, or one record of it at an offset; throws `file.missing` or `file.unreadable`.
    package init(path: String, offset: Int = 0) throws(UnpackingError) {
        self.init(try UnpackingReader(path: path, offset: offset), size: fileSize(path))
    }

    /// Reads from bytes in memory.
    package init(_ bytes: [UInt8], offset: Int = 0) {
        self.init(UnpackingReader(bytes, offset: offset), size: bytes.count)
    }

    /// Reads from what was begun elsewhere; the size is that of the file, where it is known.
    package init(_ reader: consuming UnpackingReader, size: Int? = nil) {
        records = WARCRecords(reader, size: size)
    }

    /// The next capture, `nil` at the end.
    package mutating func next() throws(ReadingProblem) -> Capture? {
        if !waiting.isEmpty { throw waiting.removeFirst() }
        while let record = try records.next() {
            if let capture = try capture(of: record) {
                place = record.place
                return capture
            }
            if !waiting.isEmpty { throw waiting.removeFirst() }
        }
        return nil
    }

    private mutating func capture(of record: WARCRecord) throws(ReadingProblem) -> Capture? {
        let header = record.header
        waiting = record.problem.map { [$0] } ?? []
        switch header.type {
        case "response" where header.isHTTP: return try response(record)
        case "resource": return resource(record)
        case "revisit":
            throw ReadingProblem(
                code: "warc.revisit",
                message: "\(header.name) was the same as at another visit; its page stands with that one"
            )
        default: return nil
        }
    }

    private mutating func response(_ record: WARCRecord) throws(ReadingProblem) -> Capture {
        let header = record.header
        let answer: HTTPAnswer
        do throws(ReadingProblem) { answer = try HTTPAnswer(record.block[...]) } catch {
            throw ReadingProblem(code: error.code, message: "\(header.name): \(error.message)")
        }
        if let remark = answer.remark {
            waiting.append(ReadingProblem(code: remark.code, message: "\(header.name): \(remark.message)"))
        }
        check(record, [answer.sentBody, answer.wholeBody, answer.body[...]])
        return Capture(
            name: header.names.name,
            url: header.names.url,
            contentType: answer.headers["Content-Type"],
            status: answer.status,
            headers: answer.headers,
            time: header.time,
            bytes: answer.body
        )
    }

    private mutating func resource(_ record: WARCRecord) -> Capture {
        let header = record.header
        check(record, [record.block[...]])
        return Capture(
            name: header.names.name,
            url: header.names.url,
            contentType: header.fields["Content-Type"],
            headers: [],
            time: header.time,
            bytes: record.block
        )
    }

    // What the payload of a chunked answer is, with the chunks or without, writers do not agree on.
    private mutating func check(_ record: WARCRecord, _ payloads: [ArraySlice<UInt8>]) {
        let fields = record.header.fields
        if let cut = fields["WARC-Truncated"] {
            waiting.append(
                ReadingProblem(
                    code: "warc.cut",
                    message: "\(record.header.name) was cut off by who kept it: '\(cut.prefix(40))'"
                )
            )
        }
        guard record.problem == nil else { return }
        let block = fields["WARC-Block-Digest"].flatMap(WARCDigest.init)
        let payload = fields["WARC-Payload-Digest"].flatMap(WARCDigest.init)
        if block.map({ $0.fits(record.block[...]) }) == false
            || payload.map({ digest in payloads.contains { digest.fits($0) } }) == false
        {
            waiting.append(
                ReadingProblem(
                    code: "warc.digest",
                    message: "\(record.header.name) is not as it was kept; expected the digest in its header"
                )
            )
        }
    }
}

extension WARCHeader {
    /// Whether the answer is one of HTTP, and not of names (`text/dns`) or of FTP.
    fileprivate var isHTTP: Bool {
        fields["Content-Type"].map { $0.mainValue == "application/http" } ?? true
    }

    /// What to call what is in the record, and its address, if it is one that others may ask.
    fileprivate var names: (name: String, url: String?) {
        guard let address else { return ("record at byte \(place)", nil) }
        return fileName(of: address).map { ($0, nil) } ?? (address, address)
    }
}
