internal import EventData

/// What two versions of a report say otherwise, as their words alone show it.
struct WordChanges {
    /// Longer passages were written anew, and say nothing about a single word.
    private static let longestFact = 12
    /// Facts are read off so many passages: a text with more changes was written anew.
    private static let mostPassages = 500
    /// Where only signs between words differ, so many bytes of them are shown.
    private static let longestExcerpt = 200

    private let older: Report
    private let newer: Report
    private let spans: [Passage]

    init(from older: Report, to newer: Report) {
        (self.older, self.newer) = (older, newer)
        spans = PassageReader(copy: newer.text, original: older.text).passages().filter { $0.kind != .kept }
    }

    var title: [VersionChange] {
        guard older.title != newer.title else { return [] }
        func side(_ title: String?) -> VersionChange.Side? {
            title.map { title in
                let span = TextSpan(start: 0, end: title.utf8.count)
                let evidence = Evidence(part: .title, span: span, words: title)
                return VersionChange.Side(value: title, evidence: evidence)
            }
        }
        return [VersionChange(.title, before: side(older.title), after: side(newer.title))]
    }

    /// Each passage that was added, removed or replaced.
    var passages: [VersionChange] {
        if spans.isEmpty, older.text != newer.text { return [typography] }
        return spans.map { passage in
            VersionChange(
                .words,
                before: side(passage.kind == .inserted ? nil : passage.original, older),
                after: side(passage.kind == .deleted ? nil : passage.copy, newer)
            )
        }
    }

    private func side(_ span: TextSpan?, _ report: Report) -> VersionChange.Side? {
        guard let span else { return nil }
        let bytes = report.text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: span.start)
        let words = String(report.text[start..<bytes.index(start, offsetBy: span.end - span.start)])
        return VersionChange.Side(value: words, evidence: Evidence(part: .text, span: span, words: words))
    }

    /// From the first sign that differs to the last, where all words are the same.
    private var typography: VersionChange {
        let (old, new) = (Array(older.text.utf8), Array(newer.text.utf8))
        let head = zip(old, new).prefix { $0 == $1 }.count
        let most = min(old.count, new.count) - head
        let tail = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(most).count
        func span(_ bytes: [UInt8]) -> TextSpan {
            var (start, end) = (head, min(bytes.count - tail, head + Self.longestExcerpt))
            while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            return TextSpan(start: start, end: max(start, end))
        }
        return VersionChange(.words, before: side(span(old), older), after: side(span(new), newer))
    }

    // MARK: Facts

    /// Figures, hedges and names in short passages, but for those that claims tell of.
    func facts(
        besides told: [VersionChange],
        _ sentences: [(before: Evidence, after: Evidence)]
    ) -> [VersionChange] {
        spans.prefix(Self.mostPassages).flatMap { passage -> [VersionChange] in
            let (before, after) = (side(passage.original, older), side(passage.copy, newer))
            let (old, new) = (PassageFacts(before?.value ?? ""), PassageFacts(after?.value ?? ""))
            guard max(old.count, new.count) <= Self.longestFact else { return [] }
            return Self.kinds(old, new).filter { kind in
                let isTold = told.contains { change in
                    kind.isAlsoTold(by: change.kind)
                        && (touches(change.before, passage.original)
                            || touches(change.after, passage.copy))
                }
                let isHedge = kind == .hedge || kind == .attribution
                return !isTold
                    && !(isHedge
                        && sentences.contains {
                            isWithin($0.before, passage.original)
                                || isWithin($0.after, passage.copy)
                        })
            }.map { kind in
                VersionChange(
                    kind,
                    before: passage.kind == .inserted ? nil : before,
                    after: passage.kind == .deleted ? nil : after
                )
            }
        }
    }

    private static func kinds(_ old: PassageFacts, _ new: PassageFacts) -> [VersionChange.Kind] {
        var kinds: [VersionChange.Kind] = []
        let haveFigures = !old.figures.isEmpty && !new.figures.isEmpty
        if haveFigures && old.figures != new.figures || old.bounds != new.bounds { kinds.append(.figure) }
        if old.hedges != new.hedges { kinds.append(.hedge) }
        if old.voices != new.voices { kinds.append(.attribution) }
        if !old.names.isEmpty, !new.names.isEmpty, old.names.isDisjoint(with: new.names) {
            kinds.append(.name)
        }
        return kinds
    }

    private func touches(_ side: VersionChange.Side?, _ span: TextSpan) -> Bool {
        guard let evidence = side?.evidence, evidence.part == .text else { return false }
        return evidence.span.start < max(span.end, span.start + 1) && span.start < evidence.span.end
    }

    private func isWithin(_ evidence: Evidence, _ span: TextSpan) -> Bool {
        evidence.part == .text && evidence.span.start <= span.start && span.end <= evidence.span.end
    }
}

extension VersionChange.Kind {
    /// Whether a change of another kind in the same words says this one too.
    fileprivate func isAlsoTold(by other: Self) -> Bool {
        switch self {
        case .name: [.name, .place, .attribution].contains(other)
        case .hedge, .attribution: [.hedge, .attribution].contains(other)
        default: self == other
        }
    }
}
