/// Turns offsets in UTF-8 bytes into offsets in code points.
///
/// Asked for offsets in ascending order it walks the text once; going back
/// starts it from the beginning again.
struct CodePointOffsets {
    private let bytes: [UInt8]
    private var byte = 0
    private var codePoint = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func offset(ofByte target: Int) -> Int {
        if target < byte { (byte, codePoint) = (0, 0) }
        while byte < min(target, bytes.count) {
            // A byte that goes on with a character is no character of its own.
            if bytes[byte] & 0xC0 != 0x80 { codePoint += 1 }
            byte += 1
        }
        return codePoint
    }
}
