/// Reads a mail: what it says, and what its header says of it.
///
/// ```swift
/// let mail = try MailReader.read(bytes, name: name)
/// let subject = MailSummary(mail.capture.headers).subject
/// ```
package enum MailReader {
    /// A mail with fewer letters than these in HTML says it in its plain text, if that has more.
    private static let fewLetters = 40

    /// The mail as a capture, and why some of it is left out.
    ///
    /// The bytes are those of its page if it has one with text in it, else of its plain text, in the
    /// character set that `contentType` names; the name is its Message-ID, else the one given here. Throws
    /// `mail.empty` where it has neither.
    package static func read(
        _ bytes: [UInt8],
        name: String
    ) throws(ReadingProblem) -> (capture: Capture, remarks: [ReadingProblem]) {
        let header = HeaderReader(bytes[...])
        let found = MailParts(header, bytes[header.end...])
        guard let (part, body) = chosen(of: found.parts) else {
            throw ReadingProblem(code: "mail.empty", message: "the mail '\(name)' has no text")
        }
        let capture = Capture(
            name: header["message-id"].flatMap(identity) ?? name,
            contentType: part.contentType,
            headers: header.fields.map { HeaderField($0.name, EncodedWords.decoded($0.value)) },
            time: header["date"].flatMap { mailTime(TextDecoder.decode($0, charset: nil)) },
            bytes: body
        )
        return (capture, found.problem.map { [$0] } ?? [])
    }

    private static func chosen(of parts: [MailPart]) -> (MailPart, [UInt8])? {
        let texts = parts.filter { !$0.isAttachment }
        let plain = texts.first { $0.type == "text/plain" }.map { ($0, $0.bytes) }
        let page = texts.first { $0.type == "text/html" || $0.type == "application/xhtml+xml" }
            .map { ($0, $0.bytes) }
        guard let page else { return plain }
        guard let plain else { return page }
        let letters = lettersOutsideTags(page.1)
        let isEmpty = letters < fewLetters && plain.1.count(where: { !$0.isBlank }) > 2 * letters
        return isEmpty ? plain : page
    }

    private static func lettersOutsideTags(_ page: [UInt8]) -> Int {
        var (count, isTag) = (0, false)
        for byte in page {
            if byte == 0x3C { isTag = true }
            if !isTag, !byte.isBlank { count += 1 }
            if byte == 0x3E { isTag = false }
        }
        return count
    }

    /// What stands in the angle brackets of a Message-ID, or all of it where there are none.
    private static func identity(_ value: [UInt8]) -> String? {
        let start = value.firstIndex(of: 0x3C).map { $0 + 1 } ?? 0
        let id = value[start...].prefix { $0 != 0x3E }.trimmed
        return id.isEmpty ? nil : TextDecoder.decode(id, charset: nil)
    }
}

/// What the header of a mail says for people: its subject, who sent it, and when.
package struct MailSummary: Hashable, Sendable {
    package var subject: String?
    package var senderName: String?
    package var senderAddress: String?
    /// In ISO 8601 (UTC); `nil` where the date cannot be read.
    package var time: String?

    /// Takes it out of decoded fields, as captures of mails have them.
    package init(_ headers: [HeaderField]) {
        subject = headers["Subject"].flatMap(Self.filled)
        time = headers["Date"].flatMap(mailTime)
        guard let sender = headers["From"] else { return }
        let bytes = Array(sender.utf8)
        // `"Nom, Prénom" <redaction@example>`; the last brackets, for a name may hold some too.
        if let open = bytes.lastIndex(of: 0x3C) {
            senderAddress = Self.filled(bytes[(open + 1)...].prefix { $0 != 0x3E })
            senderName = Self.name(bytes[..<open])
        } else {
            senderAddress = Self.filled(bytes[...].prefix { $0 != 0x28 })
            let comment = bytes.drop { $0 != 0x28 }.dropFirst().prefix { $0 != 0x29 }
            senderName = Self.name(comment)
        }
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        var name = bytes.trimmed
        if name.count > 1, name.first == 0x22, name.last == 0x22 { name = name.dropFirst().dropLast() }
        var isEscaped = false
        let plain = name.filter { byte in
            isEscaped = byte == 0x5C && !isEscaped
            return !isEscaped
        }
        return filled(plain[...])
    }

    private static func filled(_ text: String) -> String? { filled(Array(text.utf8)[...]) }

    private static func filled(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = bytes.trimmed
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }
}
