import Archiving
import EventData
import GRDB
import GriotTesting
import Testing

/// A record in a folder of its own.
struct TemporaryRecord {
    static let time = "2025-12-23T08:00:00Z"

    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        try Archive.create(at: "\(folder.path)/one.griot", time: Self.time)
        archive = try Archive(path: "\(folder.path)/one.griot")
    }

    init(folder: TemporaryFolder, archive: Archive) { (self.folder, self.archive) = (folder, archive) }

    /// The record as a program sees it that opens it anew.
    func reopened() throws -> Archive { try Archive(path: archive.path, isReadOnly: true) }

    @discardableResult
    func add(_ entries: CodedEntry...) throws -> AddTally { try archive.add(entries, time: Self.time) }

    /// Runs SQL on the file behind the record's back; without its triggers where they are dropped first.
    func tamper(_ sql: String, droppingTriggers: Bool = true) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: archive.path, configuration: configuration)
        try queue.write { db in
            let triggers = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            )
            for trigger in triggers where droppingTriggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: sql)
        }
    }

    func reports() throws -> [RecordedReport] {
        var reports: [RecordedReport] = []
        try reopened().forEachReport { reports.append($0) }
        return reports
    }

    func claims(_ filter: ClaimFilter = ClaimFilter()) throws -> [RecordedClaim] {
        var claims: [RecordedClaim] = []
        try reopened().forEachClaim(matching: filter) { claims.append($0) }
        return claims
    }
}

/// A report that was coded, with an attack in it for each of the `places`.
func entry(
    _ id: String,
    _ text: String,
    title: String? = nil,
    url: String? = nil,
    places: [String] = ["Djibo"]
) -> CodedEntry {
    CodedEntry(
        report: Report(id: id, title: title, text: text, url: url),
        given: "\"a given id\"",
        coded: CodedReport(language: .english, claims: places.map { attack(at: $0) }),
        provenance: CodedReport.Provenance(
            griot: "0.1.0",
            language: "toy_en 1",
            rules: "r",
            gazetteer: "g",
            directory: "d"
        ),
        line: #"{"report":{}}"#
    )
}

private func attack(at name: String) -> Claim {
    let words = Evidence(part: .text, span: TextSpan(start: 0, end: 1), words: "attacked \(name)")
    let jnim = Actor(id: "jnim", name: "Jama'at Nusrat", country: nil, sectors: ["REB"])
    let soldiers = Actor(id: nil, name: "soldiers", country: "BFA", sectors: ["MIL"])
    let day = Day(number: 20_000)
    return Claim(
        id: "c-\(name)",
        type: .assault,
        modes: ["firearms"],
        contexts: ["military", "territory"],
        quad: 4,
        score: -9.5,
        cameo: "190",
        trigger: words,
        sentence: words,
        status: .occurred,
        isAlleged: false,
        salience: .main,
        actors: [Party(evidence: words, actor: jnim, basis: .stated)],
        recipients: [Party(evidence: words, actor: soldiers, basis: .stated)],
        place: LocatedPlace(
            evidence: words,
            place: Place(name: name, country: "BFA", latitude: 14.1, longitude: -1.63, precision: .place)
        ),
        date: StatedDate(
            evidence: nil,
            date: EventDate(from: day, to: day, precision: .day, basis: .explicit)
        ),
        figures: [
            Figure(
                quantity: .killed,
                low: 12,
                high: 12,
                bound: .exactly,
                counted: nil,
                claimant: nil,
                evidence: words
            )
        ],
        attribution: [],
        confidence: 0.83,
        rule: "assault:12"
    )
}
