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

    /// The byte at which a code point begins, the end for the one after the last; `nil` beyond it.
    ///
    /// It takes O(log n).
    package func byte(ofCodePoint index: Int) -> Int? {
        guard index >= 0, var left = counts.last, index <= left else { return nil }
        if index == left { return bytes.count }
        let block = counts.partitioningIndex { $0 > index } - 1
        left = index - counts[block]
        return bytes.indices[(block * Self.blockLength)...].first { byte in
            if bytes[byte] & 0xC0 == 0x80 { return false }
            left -= 1
            return left < 0
        }
    }

    private static func codePoints(in bytes: ArraySlice<UInt8>) -> Int {
        // A byte that goes on with a character is no character of its own.
        bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}

extension [Int] {
    /// The first place whose element satisfies what all elements after it satisfy too.
    fileprivate func partitioningIndex(where isAfter: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
