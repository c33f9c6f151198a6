internal import EventData

/// Passages of two versions, with a sentence that was added or removed behind a changed word apart from it.
struct SentencePassages {
    private let older: [UInt8]
    private let newer: [UInt8]
    private let whole: [Passage]

    init(older: String, newer: String) {
        whole = PassageReader(copy: newer, original: older).passages()
        (self.older, self.newer) = (Array(older.utf8), Array(newer.utf8))
    }

    func passages() -> [Passage] { whole.flatMap(split) }

    /// Where one side has a sentence more, what stands behind its end is a passage of its own.
    private func split(_ passage: Passage) -> [Passage] {
        guard passage.kind == .changed else { return [passage] }
        let (old, new) = (Self.cut(older, passage.original), Self.cut(newer, passage.copy))
        switch (old, new) {
        case (nil, let new?):
            return [
                Passage(kind: .changed, copy: new.head, original: passage.original),
                Passage(kind: .inserted, copy: new.tail, original: Self.end(of: passage.original)),
            ]
        case (let old?, nil):
            return [
                Passage(kind: .changed, copy: passage.copy, original: old.head),
                Passage(kind: .deleted, copy: Self.end(of: passage.copy), original: old.tail),
            ]
        default: return [passage]
        }
    }

    private static func end(of span: TextSpan) -> TextSpan { TextSpan(start: span.end, end: span.end) }

    /// The words before the first end of a sentence and those behind it: a stop before white space, or a line's end.
    private static func cut(_ bytes: [UInt8], _ span: TextSpan) -> (head: TextSpan, tail: TextSpan)? {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        let stops = Array(".!?".utf8)
        for place in span.start..<span.end where place > span.start && place + 1 < span.end {
            let isStop = stops.contains(bytes[place]) && isSpace(bytes[place + 1])
            guard isStop || bytes[place] == 0x0A else { continue }
            var start = place + 1
            while start < span.end, isSpace(bytes[start]) { start += 1 }
            guard start < span.end else { return nil }
            var end = place
            while end > span.start, isSpace(bytes[end - 1]) || stops.contains(bytes[end - 1]) { end -= 1 }
            guard end > span.start else { return nil }
            return (TextSpan(start: span.start, end: end), TextSpan(start: start, end: span.end))
        }
        return nil
    }
}
