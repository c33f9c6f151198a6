import Corroborating
import EventData
import Exchanging
import Unpacking

/// Writes a witness as a line of JSON, with what became of the text in each copy if that is asked for.
struct WitnessJSON {
    let reports: [Report]
    let ids: [JSONValue]
    /// Who finds the passages; `nil` where they are not asked for.
    let finder: WitnessFinder?

    func line(_ witness: Witness) -> [UInt8] { line(witness.members) }

    /// The line of a witness, whose origin comes first.
    func line(_ members: [Witness.Member]) -> [UInt8] {
        var bytes: [UInt8] = []
        JSONText.append(raw: #"{"group":"#, to: &bytes)
        JSONText.append(members.first.map { ids[$0.report] } ?? .null, to: &bytes)
        JSONText.append(raw: #","reports":["#, to: &bytes)
        for (index, member) in members.enumerated() {
            if index > 0 { JSONText.append(raw: ",", to: &bytes) }
            append(member, to: &bytes)
        }
        JSONText.append(raw: "]}\n", to: &bytes)
        return bytes
    }

    private func append(_ member: Witness.Member, to bytes: inout [UInt8]) {
        JSONText.append(raw: #"{"id":"#, to: &bytes)
        JSONText.append(ids[member.report], to: &bytes)
        JSONText.append(raw: #","label":"#, to: &bytes)
        JSONText.append(member.label.rawValue, to: &bytes)
        JSONText.append(raw: #","of":"#, to: &bytes)
        guard let copied = member.copied else {
            JSONText.append(raw: #"null,"containment":null}"#, to: &bytes)
            return
        }
        JSONText.append(ids[copied.of], to: &bytes)
        JSONText.append(raw: #","containment":"#, to: &bytes)
        JSONText.append(.number("\(copied.containment)"), to: &bytes)
        if let finder {
            JSONText.append(raw: #","passages":["#, to: &bytes)
            append(
                finder.passages(of: reports[member.report], in: reports[copied.of]),
                member.report,
                copied.of,
                to: &bytes
            )
            JSONText.append(raw: "]", to: &bytes)
        }
        JSONText.append(raw: "}", to: &bytes)
    }

    private func append(_ passages: [Passage], _ copy: Int, _ original: Int, to bytes: inout [UInt8]) {
        let (ours, theirs) = (reports[copy].text, reports[original].text)
        let (ourOffsets, theirOffsets) = (CodePointOffsets(ours), CodePointOffsets(theirs))
        for (index, passage) in passages.enumerated() {
            JSONText.append(raw: index > 0 ? #",{"kind":"# : #"{"kind":"#, to: &bytes)
            JSONText.append(passage.kind.rawValue, to: &bytes)
            JSONText.append(raw: #","copy":"#, to: &bytes)
            append(passage.copy, ours, ourOffsets, to: &bytes)
            JSONText.append(raw: #","original":"#, to: &bytes)
            append(passage.original, theirs, theirOffsets, to: &bytes)
            JSONText.append(raw: "}", to: &bytes)
        }
    }

    private func append(
        _ span: TextSpan,
        _ text: String,
        _ offsets: CodePointOffsets,
        to bytes: inout [UInt8]
    ) {
        JSONText.append(raw: #"{"start":"#, to: &bytes)
        JSONText.append(offsets[span.start], to: &bytes)
        JSONText.append(raw: #","end":"#, to: &bytes)
        JSONText.append(offsets[span.end], to: &bytes)
        JSONText.append(raw: #","text":"#, to: &bytes)
        JSONText.append(
            String(decoding: text.utf8.dropFirst(span.start).prefix(span.end - span.start), as: UTF8.self),
            to: &bytes
        )
        JSONText.append(raw: "}", to: &bytes)
    }
}
