/// What stands for bytes in mail, so that each line of it is short and ASCII (RFC 2045, section 6).
enum TransferCoding {
    /// The bytes of a body, by its `Content-Transfer-Encoding`.
    static func decoded(_ body: ArraySlice<UInt8>, _ coding: String?) -> [UInt8] {
        switch coding?.mainValue {
        case "quoted-printable": quotedPrintable(body)
        case "base64": base64(body)
        default: Array(body)
        }
    }

    /// Letters of base 64; others are passed over, and what stands before a sign of the end is closed there.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3 + 3)
        var (waiting, count): (UInt32, Int) = (0, 0)
        func close() {
            if count > 1 { bytes.append(UInt8(truncatingIfNeeded: waiting >> (count == 2 ? 4 : 10))) }
            if count > 2 { bytes.append(UInt8(truncatingIfNeeded: waiting >> 2)) }
            (waiting, count) = (0, 0)
        }
        for byte in text {
            if byte == 0x3D { close() }
            guard let value = value(byte) else { continue }
            (waiting, count) = (waiting << 6 | value, count + 1)
            guard count == 4 else { continue }
            bytes.append(UInt8(truncatingIfNeeded: waiting >> 16))
            bytes.append(UInt8(truncatingIfNeeded: waiting >> 8))
            bytes.append(UInt8(truncatingIfNeeded: waiting))
            (waiting, count) = (0, 0)
        }
        close()
        return bytes
    }

    private static func value(_ letter: UInt8) -> UInt32? {
        switch letter {
        case 0x41...0x5A: UInt32(letter) - 0x41
        case 0x61...0x7A: UInt32(letter) - 0x47
        case 0x30...0x39: UInt32(letter) + 4
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }

    /// `=E9` for a byte, `=` at the end of a line that goes on; what is neither stays as it is.
    static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var position = text.startIndex
        // White space at the end of a line was put there on the way.
        var end: Int?
        while position < text.endIndex {
            let byte = text[position]
            position += 1
            switch byte {
            case 0x3D:
                end = nil
                if let next = lineEnd(text, position) {
                    position = next
                } else if position + 1 < text.endIndex, let high = hexadecimalValue(text[position]),
                    let low = hexadecimalValue(text[position + 1])
                {
                    bytes.append(high << 4 | low)
                    position += 2
                } else {
                    bytes.append(byte)
                }
            case 0x20, 0x09:
                end = end ?? bytes.count
                bytes.append(byte)
            case 0x0A, 0x0D:
                if let end { bytes.removeLast(bytes.count - end) }
                end = nil
                bytes.append(byte)
            default:
                end = nil
                bytes.append(byte)
            }
        }
        return bytes
    }

    /// Where the next line begins, if only white space is left of this one.
    private static func lineEnd(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
        // Some tens of spaces are all that was ever seen.
        for index in start..<min(start + 80, text.endIndex) {
            switch text[index] {
            case 0x0A: return index + 1
            case 0x20, 0x09, 0x0D: continue
            default: return nil
            }
        }
        return nil
    }
}
