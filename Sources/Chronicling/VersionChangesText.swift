internal import Corroborating
internal import EventData

/// Writes what a version changed of the one before as lines for people: a kind, what it was and what it is.
package struct VersionChangesText {
    private static let widestKind = 13

    private let step: VersionStep

    package init(_ step: VersionStep) { self.step = step }

    /// The lines, the words that changed as the last of them, ending with a line feed.
    package func text() -> String {
        let (older, newer) = (step.older, step.newer)
        let times = [older, newer].map { $0.report.modified ?? $0.report.published ?? "no date" }
        var lines = [
            "version \(older.version) → \(newer.version) (\(oneLine(times.joined(separator: " → "))))"
        ]
        for change in step.changes where change.kind != .words {
            lines.append(line(change.kind, describe(change)))
        }
        if step.changes.contains(where: { $0.kind == .words }) { lines.append(line(.words, words)) }
        if step.changes.isEmpty { lines.append("  nothing that griot tells of") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ kind: VersionChange.Kind, _ text: String) -> String {
        let name = kind.rawValue
        return "  \(name)\(String(repeating: " ", count: Self.widestKind - name.count))\(oneLine(text))"
    }

    private func describe(_ change: VersionChange) -> String {
        let what = change.what.map { $0 == "alleged" || $0 == "status" ? "" : "\($0): " } ?? ""
        let values = (change.before.map(value), change.after.map(value))
        var text: String
        switch values {
        case (let before?, let after?): text = "\(what)\(before) → \(after)"
        case (nil, let after?): text = "\(what)new: \(after)"
        case (let before?, nil): text = "\(what)gone: \(before)"
        case (nil, nil): text = what
        }
        let quotes = [change.before, change.after].compactMap { quote($0, change) }
        if !quotes.isEmpty { text += "   " + quotes.joined(separator: " → ") }
        return text
    }

    private func value(_ side: VersionChange.Side) -> String {
        side.value == "fact" ? "told as a fact" : side.value
    }

    /// The words of a value, where they are others than the value.
    private func quote(_ side: VersionChange.Side?, _ change: VersionChange) -> String? {
        guard let words = side?.evidence?.words, words != side?.value, change.kind != .title else {
            return nil
        }
        return "“\(words)”"
    }

    private var words: String {
        if step.changes.contains(where: { $0.kind == .words && $0.isTypography }) {
            return "only signs between words"
        }
        return ChangedWords(from: step.older.report, to: step.newer.report).text()
    }
}

extension VersionChange {
    /// Whether the words on both sides are the same and only what stands between them differs.
    fileprivate var isTypography: Bool {
        guard let before, let after else { return false }
        func letters(_ text: String) -> [Unicode.Scalar] {
            text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        }
        return letters(before.value) == letters(after.value)
    }
}

/// Two texts as one, with what went as `[-…-]` and what came as `{+…+}`; what both have is shortened.
struct ChangedWords {
    /// So many words are kept on each side of a change.
    private static let shown = 6

    private let older: Report
    private let newer: Report

    init(from older: Report, to newer: Report) { (self.older, self.newer) = (older, newer) }

    func text() -> String {
        let passages = WitnessFinder().passages(of: newer, in: older)
        let pieces = passages.enumerated().map { index, passage -> String in
            let (old, new) = (cut(older, passage.original), cut(newer, passage.copy))
            switch passage.kind {
            case .kept: return shortened(new, isFirst: index == 0, isLast: index == passages.count - 1)
            case .changed: return "[-\(old)-] {+\(new)+}"
            case .deleted: return "[-\(old)-]"
            case .inserted: return "{+\(new)+}"
            }
        }
        return oneLine(pieces.joined(separator: " "))
    }

    private func cut(_ report: Report, _ span: TextSpan) -> Substring {
        let bytes = report.text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: span.start)
        return report.text[start..<bytes.index(start, offsetBy: span.end - span.start)]
    }

    private func shortened(_ text: Substring, isFirst: Bool, isLast: Bool) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        let (head, tail) = (isFirst ? 0 : Self.shown, isLast ? 0 : Self.shown)
        guard words.count > head + tail + 2 else { return words.joined(separator: " ") }
        return (words.prefix(head) + ["…"] + words.suffix(tail)).joined(separator: " ")
    }
}
