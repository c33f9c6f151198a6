import Archiving
import EventData
import Foundation
import GriotTesting
import Testing

/// A record with reports whose claims were made by hand, and the command that is asked about it.
struct MadeRecord {
    static let raid = """
        Gunmen on motorcycles attacked a market in Ménaka on Monday morning and killed twelve people, the regional \
        governor said. The attackers came from the forest shortly after traders had opened their shops, according to a \
        woman who sells cloth there and hid behind a well until they left.
        """
    static let ownRaid = """
        Twelve traders died when armed men stormed the stalls of Ménaka, residents reached by telephone told this \
        newspaper. "We heard shooting and everybody ran," said a butcher who lost a brother.
        """
    static let budget = """
        The finance minister presented a budget with lower fuel subsidies to parliament, where deputies of three parties \
        left the hall before he had finished reading it.
        """

    let griot: Griot
    let path: String

    /// Makes the record; the command's own merge finds its events.
    init() throws {
        griot = try Griot(models: [])
        path = griot.folder.path + "/one.griot"
        try Archive.create(at: path, time: "2025-06-20T08:00:00Z")
        try add(
            Self.report("one", Self.raid, "2025-06-03", "A", [Self.claim("a")], quote: "We will hold Ménaka.")
        )
        try add(Self.report("2", Self.ownRaid, "2025-06-04", "B", [Self.claim("b")], given: "2"))
        try add(Self.report("three", "(A) " + Self.raid, "2025-06-05", "C", [Self.claim("c")]))
        let talks = Made.claim(
            "v",
            .consult,
            by: [Made.mali],
            on: [Made.france],
            at: Made.paris,
            when: "2025-08-11"
        )
        try add(Self.report("four", Self.budget, "2025-08-12", "A", [talks]))
    }

    func add(_ entries: CodedEntry...) throws {
        _ = try Archive(path: path).add(entries, time: "2025-06-20T08:05:00Z")
    }

    /// A record whose events were found.
    static func merged() throws -> MadeRecord {
        let record = try MadeRecord()
        #expect(try record.run("merge").exit == 0)
        return record
    }

    static func claim(_ id: String) -> Claim {
        Made.claim(id, by: [Made.jnim], on: [Made.villagers], at: Made.menaka, when: "2025-06-02", killed: 12)
    }

    static func report(
        _ id: String,
        _ text: String,
        _ day: String,
        _ outlet: String,
        _ claims: [Claim],
        given: String? = nil,
        quote: String? = nil
    ) -> CodedEntry {
        var coded = CodedReport(language: .english, claims: claims)
        coded.quotations =
            quote.map { words in
                let speaker = Quotation.Speaker(
                    evidence: Made.evidence("Mali"),
                    actor: Made.mali,
                    role: "government"
                )
                return [Quotation(evidence: Made.evidence(words), speaker: speaker)]
            } ?? []
        return CodedEntry(
            report: Report(id: id, title: "Title of \(id)", text: text, published: day, outlet: outlet),
            given: given ?? "\"\(id)\"",
            coded: coded,
            provenance: Made.provenance,
            line: "{}"
        )
    }

    /// Runs a command on the record: the command's name, then whatever comes after the record.
    func run(_ command: String, _ arguments: String...) throws -> Griot.Outcome {
        let quoted = ([command, path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        return try griot.shell("\"$griot\" \(quoted)")
    }

    /// Rows of tab-separated values without the line of names.
    func rows(_ command: String, _ arguments: String...) throws -> [[String]] {
        let quoted = ([command, path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        let outcome = try griot.shell("\"$griot\" \(quoted)")
        #expect(outcome.exit == 0, "\(outcome.messages)")
        return outcome.lines.dropFirst().map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
