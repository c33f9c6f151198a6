internal import EventData

/// A text of a report with some of its words marked; marks may overlap.
struct MarkedText {
    /// Words that are marked, and the names under which a script and a style find them.
    struct Mark {
        var span: TextSpan
        /// Made by the desk, never of words of a report.
        var name: String
        /// More classes: `t` for words that say what is done.
        var kind: String = ""
    }

    /// Words between two ends of marks, with the marks that cover them.
    private struct Run {
        var span: TextSpan
        var marks: [Int]
    }

    private let bytes: [UInt8]
    private let marks: [Mark]

    /// Marks that reach out of the text are left out.
    init(_ text: String, _ marks: [Mark]) {
        bytes = Array(text.utf8)
        let end = bytes.count
        self.marks = marks.filter { $0.span.end <= end && $0.span.start < $0.span.end }
    }

    /// The paragraphs of the text, each with its marked words; `wrap` makes the markup of marked words.
    func paragraphs(_ wrap: (Markup, [Mark]) -> Markup) -> [(markup: Markup, isMarked: Bool)] {
        lines().map { line in
            var markup = Markup()
            var isMarked = false
            for run in runs(in: line) {
                let words: Markup = "\(text(run.span))"
                isMarked = isMarked || !run.marks.isEmpty
                markup += run.marks.isEmpty ? words : wrap(words, run.marks.map { marks[$0] })
            }
            return (markup, isMarked)
        }
    }

    private func text(_ span: TextSpan) -> String {
        String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }

    /// What stands between line feeds and is not empty.
    private func lines() -> [TextSpan] {
        var lines: [TextSpan] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            if index > start { lines.append(TextSpan(start: start, end: index)) }
            start = index + 1
        }
        if start < bytes.count { lines.append(TextSpan(start: start, end: bytes.count)) }
        return lines
    }

    private func runs(in line: TextSpan) -> [Run] {
        let near = marks.indices.filter { marks[$0].span.start < line.end && marks[$0].span.end > line.start }
        var cuts: Set<Int> = [line.start, line.end]
        for index in near {
            for cut in [marks[index].span.start, marks[index].span.end]
            where line.start < cut && cut < line.end {
                cuts.insert(cut)
            }
        }
        let sorted = cuts.sorted()
        return zip(sorted, sorted.dropFirst()).map { start, end in
            Run(
                span: TextSpan(start: start, end: end),
                marks: near.filter { marks[$0].span.start <= start && marks[$0].span.end >= end }
            )
        }
    }
}
