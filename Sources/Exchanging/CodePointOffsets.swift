/// Offsets in code points for the offsets in UTF-8 bytes of a text.
///
/// ```swift
/// let offsets = CodePointOffsets("Ségou")
/// offsets[3]  // 2: before the third byte stand `S` and `é`
/// ```
///
/// An offset beyond the end counts as the end. Each takes O(1), in whatever order they are asked for.
package struct CodePointOffsets {
    private static let blockLength = 32

    private let bytes: [UInt8]
    /// How many code points begin before each block of bytes.
    private let counts: [Int]

    package init(_ text: String) {
        bytes = Array(text.utf8)
        var counts = [0]
        for start in stride(from: 0, to: bytes.count, by: Self.blockLength) {
            let block = bytes[start..<min(start + Self.blockLength, bytes.count)]
            counts.append(counts[counts.count - 1] + Self.codePoints(in: block))
        }
        self.counts = counts
    }

    package subscript(byte: Int) -> Int {
        let end = min(max(byte, 0), bytes.count)
        let block = end / Self.blockLength
        return counts[block] + Self.codePoints(in: bytes[block * Self.blockLength..<end])
    }

    private static func codePoints(in bytes: ArraySlice<UInt8>) -> Int {
        // A byte that goes on with a character is no character of its own.
        bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}
