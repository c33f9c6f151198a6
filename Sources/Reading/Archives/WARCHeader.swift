internal import EventData
internal import Unpacking

/// The header of a record of a WARC.
struct WARCHeader {
    let fields: [HeaderField]
    let type: String
    let length: Int
    /// Where the record begins in the file, for messages.
    let place: Int

    /// Throws `warc.header` or `warc.length`.
    init(_ header: HeaderReader, place: Int) throws(ReadingProblem) {
        fields = header.texts
        self.place = place
        guard let type = fields["WARC-Type"] else {
            throw ReadingProblem(
                code: "warc.header",
                message: "the record at byte \(place) does not say its type; expected 'WARC-Type'"
            )
        }
        self.type = type.mainValue
        let stated = fields["Content-Length"] ?? ""
        // Eighteen digits are less than 2^63.
        guard (1...18).contains(stated.utf8.count), stated.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(stated)
        else {
            throw ReadingProblem(
                code: "warc.length",
                message: "'\(stated.prefix(40))' is no length of the record at byte \(place)"
            )
        }
        self.length = length
    }

    /// The address that was asked; some writers put it in angle brackets.
    var address: String? {
        guard var address = fields["WARC-Target-URI"], !address.isEmpty else { return nil }
        if address.hasPrefix("<"), address.hasSuffix(">") { address = String(address.dropFirst().dropLast()) }
        return address
    }

    /// When it was received, if the record says so in ISO 8601.
    var time: String? { fields["WARC-Date"].flatMap { isTime($0) ? $0 : nil } }

    /// What to call the record in a message.
    var name: String { "'\(address?.prefix(200) ?? "a record")' at byte \(place)" }
}

/// Whether a text is a moment as WARCs have it: `2025-06-03T07:15:00Z`, with a fraction or without.
func isTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (20...30).contains(bytes.count), Day(iso: String(text.prefix(10))) != nil,
        bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[bytes.count - 1] == 0x5A
    else { return false }
    let digits = bytes[11...12] + bytes[14...15] + bytes[17...18] + bytes[19..<bytes.count - 1].dropFirst()
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return bytes.count == 20 || bytes[19] == 0x2E && bytes.count > 21
}
