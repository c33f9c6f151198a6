/// The text of a header of mail, whose words may be encoded: `=?utf-8?Q?Bulletin_s=C3=A9curit=C3=A9?=`.
///
/// RFC 2047. What lies between two such words is not part of the text, and a character may
/// begin in one and end in the next. Many senders leave spaces in them, which is taken.
struct EncodedWords {
    private var text = ""
    private var waiting: [UInt8] = []
    private var charset: String?
    private var isEncoded = false

    static func decoded(_ bytes: [UInt8]) -> String {
        var words = EncodedWords()
        words.read(bytes[...])
        words.close()
        return words.text
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>) {
        var position = bytes.startIndex
        // Where the blanks after an encoded word begin, which count only if no other follows.
        while position < bytes.endIndex {
            if let word = EncodedWord(bytes[position...]) {
                if !isEncoded || charset != word.charset { close() }
                (charset, isEncoded) = (word.charset, true)
                waiting += word.bytes
                position = word.end
                let next = bytes[position...].firstIndex { !$0.isBlank } ?? bytes.endIndex
                if next > position, EncodedWord(bytes[next...]) != nil { position = next }
            } else {
                if isEncoded { close() }
                waiting.append(bytes[position])
                position += 1
            }
        }
    }

    private mutating func close() {
        text += TextDecoder.decode(waiting, charset: charset)
        waiting.removeAll(keepingCapacity: true)
        (charset, isEncoded) = (nil, false)
    }
}

/// One encoded word, and where it ends.
private struct EncodedWord {
    let charset: String
    let bytes: [UInt8]
    let end: Int

    init?(_ rest: ArraySlice<UInt8>) {
        guard rest.starts(with: [0x3D, 0x3F]) else { return nil }
        let start = rest.startIndex + 2
        // Names of character sets are short; a language may stand behind an asterisk (RFC 2231).
        guard let mark = rest[start...].prefix(64).firstIndex(of: 0x3F), mark > start,
            mark + 3 < rest.endIndex, rest[mark + 2] == 0x3F,
            let close = rest[(mark + 3)...].firstIndex(of: 0x3F),
            close + 1 < rest.endIndex, rest[close + 1] == 0x3D
        else { return nil }
        let name = rest[start..<mark].prefix { $0 != 0x2A }
        guard name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        charset = String(decoding: name, as: UTF8.self).lowercased()
        end = close + 2
        let text = rest[(mark + 3)..<close]
        switch rest[mark + 1] | 0x20 {
        case 0x62: bytes = TransferCoding.base64(text)
        case 0x71: bytes = TransferCoding.quotedPrintable(text.map { $0 == 0x5F ? 0x20 : $0 }[...])
        default: return nil
        }
    }
}
