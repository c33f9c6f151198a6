internal import Corroborating
internal import EventData

/// Two texts side by side: what was kept, changed, dropped and added.
struct PassageTable {
    private let wording: Wording
    private let copy: ReportStanding
    private let original: ReportStanding

    init(_ wording: Wording, copy: ReportStanding, original: ReportStanding) {
        self.wording = wording
        self.copy = copy
        self.original = original
    }

    var markup: Markup {
        let rows = WitnessFinder().passages(of: copy.report, in: original.report).map(row)
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="\(wording["passages"])"><table class="align"><thead><tr><th scope="col">\(name(original))</th><th scope="col"><span class="sr">\(
                wording["passages.kind"])</span></th><th scope="col">\(name(copy))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func row(_ passage: Passage) -> Markup {
        let theirs = text(original, passage.original)
        let ours = text(copy, passage.copy)
        switch passage.kind {
        case .kept:
            return cells(
                "<span class=\"same\">\(shortened(theirs))</span>",
                "<span class=\"same\">\(shortened(ours))</span>",
                passage
            )
        case .changed: return cells("<del>\(theirs)</del>", "<ins>\(ours)</ins>", passage)
        case .deleted: return cells("<del>\(theirs)</del>", "", passage)
        case .inserted: return cells("", "<ins>\(ours)</ins>", passage)
        }
    }

    private func cells(_ theirs: Markup, _ ours: Markup, _ passage: Passage) -> Markup {
        """
        <tr class="\(passage.kind.rawValue)"><td data-side="\(original.report.id)" lang="\(original.language.rawValue)">\(
            theirs)</td><td class="kind">\(wording["passage.\(passage.kind.rawValue)"])</td><td data-side="\(
                copy.report.id)" lang="\(copy.language.rawValue)">\(ours)</td></tr>
        """
    }

    private func name(_ standing: ReportStanding) -> String {
        [standing.report.id, standing.report.outlet].compactMap { $0 }.joined(separator: " ")
    }

    private func text(_ standing: ReportStanding, _ span: TextSpan) -> String {
        let bytes = standing.report.text.utf8
        return String(decoding: bytes.dropFirst(span.start).prefix(span.end - span.start), as: UTF8.self)
    }

    /// The ends of a long passage that both have.
    private func shortened(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard words.count > 36 else { return text }
        return "\(words.prefix(16).joined(separator: " ")) […] \(words.suffix(16).joined(separator: " "))"
    }
}
