import Archiving
import Chronicling
import EventData
import Exchanging
import GRDB
import GriotTesting
import Testing

/// A record in a folder of its own, and what is told of it.
struct TemporaryChronicle {
    static let time = "2025-12-23T08:00:00Z"

    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        try Archive.create(at: "\(folder.path)/one.griot", time: Self.time)
        archive = try Archive(path: "\(folder.path)/one.griot")
    }

    /// Adds reports one by one, in this order.
    func add(_ tellings: Telling...) throws {
        for telling in tellings { _ = try archive.add([telling.entry], time: Self.time) }
    }

    @discardableResult
    func merge(isDryRun: Bool = false) throws -> MergeTally {
        try Chronicle(archive).merge(griot: "0.1.0", time: Self.time, isDryRun: isDryRun)
    }

    /// The claims of each event by its id, and its denials: `ea: a b`.
    func events() throws -> [String] {
        var events: [String] = []
        try archive.forEachEvent(matching: EventFilter()) { recorded in
            let (_, _, claims) = try #require(EventJSON().event(of: recorded.line))
            events.append("\(recorded.id): \(claims.sorted().joined(separator: " "))")
        }
        return events.sorted()
    }

    func event(_ id: String) throws -> Event {
        let recorded = try #require(try archive.event(id))
        return try #require(EventJSON().event(of: recorded.line)).event
    }

    /// Whatever of the record does not hang on how its reports are numbered.
    func lines() throws -> [String] {
        var lines: [String] = []
        try archive.forEachEvent(matching: EventFilter()) { lines.append($0.line) }
        try archive.forEachStory { story in
            lines.append("\(story.id): \(story.reports.sorted()) \(story.events) \(story.witnesses)")
        }
        try archive.forEachWitness { witness in
            let members = witness.members.map { "\($0.given) \($0.label) \($0.originalGiven ?? "-")" }
            lines.append("\(witness.origin): \(members.sorted())")
        }
        return lines.sorted()
    }

    /// What became of events between two merges: `new ea`, `merged eb ea`.
    func changes(from: Int, to: Int) throws -> [String] {
        var changes: [String] = []
        try archive.forEachChange(from: from, to: to) { change in
            changes.append(
                [change.kind.rawValue, change.event, change.successor].compactMap { $0 }.joined(
                    separator: " "
                )
            )
        }
        return changes
    }

    func logLength() throws -> Int { try archive.verify().entries }

    /// Runs SQL on the file behind the record's back.
    func tamper(_ sql: String) throws {
        try DatabaseQueue(path: archive.path).write { db in try db.execute(sql: sql) }
    }
}

/// A report as a test writes it, with the claims that it makes.
struct Telling: Sendable {
    var id: String
    var day: String
    var text: String
    var outlet: String?
    var claims: [Claim]

    init(_ id: String, _ day: String, _ text: String, outlet: String? = nil, _ claims: Claim...) {
        (self.id, self.day, self.text, self.outlet, self.claims) = (id, day, text, outlet, claims)
    }

    var entry: CodedEntry {
        CodedEntry(
            report: Report(id: id, text: text, published: day, outlet: outlet),
            given: "\"\(id)\"",
            coded: CodedReport(language: .english, claims: claims),
            provenance: Made.provenance,
            line: "{}"
        )
    }
}
