internal import Unpacking

/// A file that is one page, text, PDF or mail, packed with gzip or not.
struct SinglePage: ~Copyable, CaptureReader {
    private var reader: UnpackingReader
    private let name: String
    private var isDone = false
    private var waiting: [ReadingProblem] = []

    init(_ reader: consuming UnpackingReader, name: String) {
        self.reader = reader
        self.name = name
    }

    mutating func next() throws(ReadingProblem) -> Capture? {
        if !waiting.isEmpty { throw waiting.removeFirst() }
        if isDone { return nil }
        isDone = true
        let isTooLong: Bool
        do throws(UnpackingError) { isTooLong = try reader.has(ArchivedPage.longest + 1) } catch {
            throw ReadingProblem(error, in: name)
        }
        guard !isTooLong else {
            throw ReadingProblem(
                code: "entry.too-long",
                message: "'\(name)' has more than \(ArchivedPage.longest) bytes"
            )
        }
        let bytes = reader.rest
        if bytes.isEmpty { throw ReadingProblem(code: "file.empty", message: "'\(name)' is empty") }
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) { throw .nested(name) }
        guard PageName.ending(name) == "eml" || PageName(name) != .page && bytes.beginsLikeMail else {
            return Capture(name: name, bytes: Array(bytes))
        }
        let mail = try MailReader.read(Array(bytes), name: name)
        waiting = mail.remarks
        return mail.capture
    }
}

extension ArraySlice<UInt8> {
    /// Whether it begins with a field that programs put first into the header of a mail.
    fileprivate var beginsLikeMail: Bool {
        begins(with: "return-path:") || begins(with: "received:") || begins(with: "delivered-to:")
            || begins(with: "mime-version:") || begins(with: "message-id:")
    }
}
