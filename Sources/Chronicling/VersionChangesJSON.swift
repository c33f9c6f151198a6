internal import Corroborating
internal import EventData
internal import Exchanging
internal import Unpacking

/// Writes what a version changed of the one before as lines of JSON, one a change.
package struct VersionChangesJSON {
    private let step: VersionStep

    package init(_ step: VersionStep) { self.step = step }

    /// The lines, each with its line feed; offsets count code points of the title or the text of their version.
    package func lines() -> [UInt8] {
        let (older, newer) = (Offsets(step.older), Offsets(step.newer))
        var bytes: [UInt8] = []
        for change in step.changes {
            let members: [(String, JSONValue)] = [
                ("from", number(step.older.version)), ("to", number(step.newer.version)),
                ("kind", .string(change.kind.rawValue)), ("what", text(change.what)),
                ("before", text(change.before?.value)), ("after", text(change.after?.value)),
                ("before_span", older.span(of: change.before)), ("after_span", newer.span(of: change.after)),
                ("before_claim", text(change.before?.claim)), ("after_claim", text(change.after?.claim)),
            ]
            JSONText.append(.object(members.map { JSONMember(key: $0.0, value: $0.1) }), to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Where words of one version stand, as others count.
    private struct Offsets {
        private let title: CodePointOffsets
        private let text: CodePointOffsets

        init(_ version: ReportVersion) {
            title = CodePointOffsets(version.report.title ?? "")
            text = CodePointOffsets(version.report.text)
        }

        func span(of side: VersionChange.Side?) -> JSONValue {
            guard let evidence = side?.evidence else { return .null }
            let offsets = evidence.part == .title ? title : text
            let members: [(String, JSONValue)] = [
                ("in", .string(evidence.part.rawValue)), ("text", .string(evidence.words)),
                ("start", number(offsets[evidence.span.start])), ("end", number(offsets[evidence.span.end])),
            ]
            return .object(members.map { JSONMember(key: $0.0, value: $0.1) })
        }
    }
}

private func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

private func number(_ number: Int) -> JSONValue { .number(String(number)) }
