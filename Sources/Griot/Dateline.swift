/// The place and agency before the first sentence of a dispatch: "BAMAKO, Mali (AFP) —", "Niamey, le 3 juin –".
package enum Dateline {
    private static let longest = 80

    /// The words of a dateline as they stand at the beginning of a text; `nil` where it begins with none.
    package static func words(of text: String) -> String? {
        let bytes = Array(text.utf8.prefix(2 * longest))
        guard let found = length(of: bytes[...]) else { return nil }
        return String(decoding: bytes[..<found.words], as: UTF8.self)
    }

    /// The bytes up to the end of the words, of the whole with its dash, and before the first word, or `nil` if the line begins with none.
    static func length(of line: ArraySlice<UInt8>) -> (words: Int, whole: Int, first: Int)? {
        // "(CBS News) BAMAKO, Mali -": the agency may stand first.
        var skipped = 0
        if line.first == 0x28, let close = line.prefix(40).firstIndex(of: 0x29) {
            skipped = close + 1 - line.startIndex
            while skipped < line.count, line[line.startIndex + skipped] == 0x20 { skipped += 1 }
            guard let inner = length(of: line.dropFirst(skipped)) else { return nil }
            return (inner.words + skipped, inner.whole + skipped, inner.first + skipped)
        }
        let bytes = Array(line.prefix(longest + 8))
        guard let first = bytes.first, (0x41...0x5A).contains(first) || first == 0xC3 else { return nil }
        guard let dash = dash(in: bytes), dash.start > 2, dash.start <= longest else { return nil }
        var end = dash.start
        while end > 0, bytes[end - 1] == 0x20 || bytes[end - 1] == 0xA0 || bytes[end - 1] == 0xC2 { end -= 1 }
        guard looksLikeDateline(bytes[..<end]) else { return nil }
        var whole = dash.end
        while whole < bytes.count, bytes[whole] == 0x20 { whole += 1 }
        return (end, whole, 0)
    }

    /// The first dash that stands free: "—", "–", " - ", "--".
    private static func dash(in bytes: [UInt8]) -> (start: Int, end: Int)? {
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94
            {
                return (index, index + 3)
            }
            if bytes[index] == 0x2D, index > 0, bytes[index - 1] == 0x20, index + 1 < bytes.count {
                if bytes[index + 1] == 0x20 { return (index, index + 1) }
                if bytes[index + 1] == 0x2D { return (index, index + 2) }
            }
            index += 1
        }
        return nil
    }

    /// A dateline is short, and its words are names, numbers or set in brackets.
    private static func looksLikeDateline(_ bytes: ArraySlice<UInt8>) -> Bool {
        let words = bytes.split { $0 == 0x20 || $0 == 0x2C || $0 == 0x28 || $0 == 0x29 || $0 == 0x2F }
        guard (1...9).contains(words.count) else { return false }
        var capitals = 0
        for word in words {
            guard let first = word.first else { continue }
            if (0x41...0x5A).contains(first) || first >= 0xC3 || (0x30...0x39).contains(first) {
                capitals += 1
            }
        }
        // "Bamako, le 3 juin", "Port-au-Prince (AFP)": small words are few.
        return capitals * 2 >= words.count && capitals >= 1
    }
}
