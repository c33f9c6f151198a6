package import Unpacking

/// Reads the mails of an mbox one after another.
///
/// A mail begins at a line `From …` with a time in it, after an empty line; of lines that were quoted
/// against being taken for such (`>From`), one mark is taken away, as mboxrd has it.
/// https://www.rfc-editor.org/rfc/rfc4155
package struct MailboxReader: ~Copyable, CaptureReader {
    /// A longer mail is passed over.
    private static let longestMail = 64 << 20
    private static let longestLine = 1 << 16

    private var reader: UnpackingReader
    private let name: String
    private let longestMail: Int
    private var number = 0
    private var waiting: [ReadingProblem] = []
    private var isAtEnd = false
    private var isInMail = false

    /// Reads mails; the name is for those without a Message-ID.
    package init(_ reader: consuming UnpackingReader, name: String) {
        self.init(reader, name: name, longestMail: Self.longestMail)
    }

    init(_ reader: consuming UnpackingReader, name: String, longestMail: Int) {
        self.reader = reader
        self.name = name
        self.longestMail = longestMail
    }

    /// The next mail, `nil` at the end; a thrown problem belongs to one mail, or follows its capture.
    package mutating func next() throws(ReadingProblem) -> Capture? {
        if !waiting.isEmpty { throw waiting.removeFirst() }
        while !isAtEnd {
            var mail: [UInt8]?
            do throws(UnpackingError) { mail = try self.mail() } catch {
                isAtEnd = true
                throw ReadingProblem(error, in: name, at: reader.filePlace)
            }
            guard let mail else { continue }
            number += 1
            guard mail.count <= longestMail else {
                throw ReadingProblem(
                    code: "mail.too-long",
                    message: "mail \(number) of '\(name)' has more than \(longestMail) bytes"
                )
            }
            let read = try MailReader.read(mail, name: "\(name)/\(number)")
            waiting = read.remarks
            return read.capture
        }
        return nil
    }

    /// The lines up to where the next mail begins; of one that is too long, a byte more than may be.
    private mutating func mail() throws(UnpackingError) -> [UInt8]? {
        var (bytes, isBlank, isStart): ([UInt8], Bool, Bool) = ([], !isInMail, true)
        while true {
            let line = try reader.line(limit: Self.longestLine)
            if line.isEmpty {
                isAtEnd = true
                break
            }
            if isStart, isBlank, isInMail ? Self.isSeparator(line) : line.starts(with: "From ".utf8) {
                guard isInMail else {
                    isInMail = true
                    continue
                }
                break
            }
            if bytes.count <= longestMail { bytes += isStart ? unquoted(line) : line }
            if bytes.count > longestMail { bytes.removeLast(bytes.count - longestMail - 1) }
            isBlank = line.elementsEqual([0x0A]) || line.elementsEqual([0x0D, 0x0A])
            isStart = line.last == 0x0A
        }
        return bytes.allSatisfy(\.isBlank) ? nil : bytes
    }

    private func unquoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard line.first == 0x3E else { return line }
        return line.drop { $0 == 0x3E }.starts(with: "From ".utf8) ? line.dropFirst() : line
    }

    /// Whether it is a line like `From redaction@example Tue Jun  3 07:15:00 2025`.
    static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: "From ".utf8) else { return false }
        func isDigit(_ index: Int) -> Bool {
            line.indices.contains(index) && (0x30...0x39).contains(line[index])
        }
        return line.indices.contains {
            line[$0] == 0x3A && isDigit($0 - 1) && isDigit($0 + 1) && isDigit($0 + 2)
        }
    }
}
