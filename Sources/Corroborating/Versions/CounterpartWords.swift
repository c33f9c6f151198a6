internal import EventData

/// Which word of one version a word of the other is, where it was kept.
struct CounterpartWords {
    private let title: Part
    private let text: Part

    init(from older: Report, to newer: Report) {
        title = Part(older.title ?? "", newer.title ?? "")
        text = Part(older.text, newer.text)
    }

    /// Whether some word of `evidence` in the older version is one of `other` in the newer.
    func isKept(_ evidence: Evidence, in other: Evidence) -> Bool {
        guard evidence.part == other.part else { return false }
        let part = evidence.part == .title ? title : text
        return part.counterpart(of: evidence.span).map { other.span.start..<other.span.end ~= $0 } ?? false
    }

    private struct Part {
        /// Where each kept word begins in the older text and in the newer, in order.
        private var starts: [(older: Int, newer: Int)] = []

        init(_ older: String, _ newer: String) {
            let (ours, theirs) = (WordFolder.words(of: newer), WordFolder.words(of: older))
            var aligner = Aligner(copy: ours.map(\.number), original: theirs.map(\.number))
            aligner.isForReading = true
            for run in aligner.runs() {
                for step in 0..<run.count {
                    let start = theirs[run.original + step].span.start
                    starts.append((start, ours[run.copy + step].span.start))
                }
            }
        }

        /// Where the first kept word of a stretch begins in the newer text.
        func counterpart(of span: TextSpan) -> Int? {
            var (low, high) = (0, starts.count)
            while low < high {
                let middle = (low + high) / 2
                if starts[middle].older < span.start { low = middle + 1 } else { high = middle }
            }
            guard low < starts.count, starts[low].older < span.end else { return nil }
            return starts[low].newer
        }
    }
}
