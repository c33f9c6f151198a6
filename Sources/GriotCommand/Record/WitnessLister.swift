import Archiving
import Corroborating
import EventData
import Unpacking

/// Prints the witnesses of a record.
struct WitnessLister {
    let archive: Archive
    /// Which events a witness must tell of.
    let filter: EventFilter
    let form: ListingForm
    let hasPassages: Bool

    /// Prints the witnesses and returns how many there are: a line of JSON each, or a row for each report.
    func printWitnesses() throws -> Int {
        var listing = Listing(["group", "report", "label", "of", "containment"], as: form)
        var count = 0
        try archive.forEachWitness(matching: filter) { witness in
            count += 1
            if form.jsonl || hasPassages { return try show(line(witness)) }
            for member in witness.members {
                try listing.add([
                    JSONValue(json: witness.origin), JSONValue(json: member.given), JSONValue(member.label),
                    member.originalGiven.map { JSONValue(json: $0) } ?? .null,
                    JSONValue(member.containment, decimals: 2),
                ])
            }
        }
        try listing.finish()
        return count
    }

    func printLinks() throws -> Int {
        var listing = Listing(["kind", "report", "other", "share", "because"], as: form)
        try archive.forEachLink(matching: filter) { link in
            try listing.add([
                JSONValue(link.kind), JSONValue(json: link.report), JSONValue(json: link.other),
                JSONValue(link.share, decimals: 2), JSONValue(link.because),
            ])
        }
        try listing.finish()
        return listing.count
    }

    /// The line of a witness, with what became of its text where that is asked for.
    private func line(_ witness: RecordedWitness) throws -> String {
        var indices: [Int: Int] = [:]
        for (index, member) in witness.members.enumerated() { indices[member.report] = index }
        let members = witness.members.enumerated().map { index, member in
            Witness.Member(
                report: index,
                label: Witness.Label(rawValue: member.label) ?? .independent,
                copied: member.original.flatMap { indices[$0] }.map {
                    Witness.Copied(of: $0, containment: member.containment ?? 0)
                }
            )
        }
        let finder = hasPassages && witness.members.count > 1 ? WitnessFinder() : nil
        let reports = try witness.members.map { member in
            finder == nil ? nil : try archive.standing(ofReport: member.report)?.report
        }
        let line = WitnessJSON(
            reports: reports.map { $0 ?? Report(id: "", text: "") },
            ids: witness.members.map { JSONValue(json: $0.given) },
            finder: finder
        ).line(members)
        return String(decoding: line, as: UTF8.self)
    }
}
