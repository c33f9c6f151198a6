internal import EventData

/// Writes an alignment of words down as passages of two texts.
struct PassageReader {
    private let copy: [FoldedWord]
    private let original: [FoldedWord]

    init(copy: String, original: String) {
        self.copy = WordFolder.words(of: copy)
        self.original = WordFolder.words(of: original)
    }

    func passages() -> [Passage] {
        var aligner = Aligner(copy: copy.map(\.number), original: original.map(\.number))
        aligner.isForReading = true
        var passages: [Passage] = []
        var (copyStart, originalStart) = (0, 0)
        for run in aligner.runs() {
            append(copyStart..<run.copy, originalStart..<run.original, to: &passages)
            passages.append(
                Passage(
                    kind: .kept,
                    copy: Self.span(run.copy..<run.copyEnd, copy),
                    original: Self.span(run.original..<run.originalEnd, original)
                )
            )
            (copyStart, originalStart) = (run.copyEnd, run.originalEnd)
        }
        append(copyStart..<copy.count, originalStart..<original.count, to: &passages)
        return passages
    }

    private func append(_ ours: Range<Int>, _ theirs: Range<Int>, to passages: inout [Passage]) {
        let kind: Passage.Kind
        switch (ours.isEmpty, theirs.isEmpty) {
        case (true, true): return
        case (true, false): kind = .deleted
        case (false, true): kind = .inserted
        case (false, false): kind = .changed
        }
        passages.append(
            Passage(kind: kind, copy: Self.span(ours, copy), original: Self.span(theirs, original))
        )
    }

    /// From the first to the last of some words; for none, the point after the word before.
    private static func span(_ range: Range<Int>, _ words: [FoldedWord]) -> TextSpan {
        guard !range.isEmpty else {
            let point = range.lowerBound > 0 ? words[range.lowerBound - 1].span.end : 0
            return TextSpan(start: point, end: point)
        }
        return TextSpan(start: words[range.lowerBound].span.start, end: words[range.upperBound - 1].span.end)
    }
}
