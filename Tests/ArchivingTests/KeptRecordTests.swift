import Archiving
import EventData
import Foundation
import GRDB
import GriotTesting
import Testing

/// A record of each schema that was released is kept in `Fixtures`, `schema-1.griot`, as it was written then.
///
/// Where there is none of the present schema, `keep()` writes it; a kept one is never written again.
@Suite struct `A kept record` {
    private static let folder = fixtures()

    @Test func `is there for the present schema`() throws {
        let record = try TemporaryRecord.full()
        let version = try DatabaseQueue(path: record.archive.path).read { db in
            try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        }
        let path = "\(Self.folder)/schema-\(version).griot"
        guard !FileManager.default.fileExists(atPath: path) else { return }
        try keep(record, at: path)
        Issue.record("kept \(path); run again")
    }

    /// Writes the record into one file, without the space that its empty tables take in 4096-byte pages.
    private func keep(_ record: TemporaryRecord, at path: String) throws {
        let queue = try DatabaseQueue(path: record.archive.path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA page_size = 512; VACUUM INTO ?", arguments: [path])
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `opens, is sound and answers`(_ schema: Int) throws {
        let record = try opened("schema-\(schema).griot")
        let archive = record.archive
        let verification = try archive.verify()
        #expect(verification.finding == nil && verification.entries == 6)
        #expect(verification.head == "018bb76689ac025e2663e458360605943c8fb80ccb5e947dcf46687ff0b0387b")
        var ids: [String] = []
        try archive.forEachReport { ids.append($0.given) }
        #expect(ids.count == 2)
        var filter = EventFilter()
        (filter.actor, filter.witnesses) = ("jnim", 2)
        var events: [String] = []
        try archive.forEachEvent(matching: filter) { events.append($0.id) }
        #expect(events == ["a"])
        #expect(try archive.named("b") == .merged(into: "a"))
        #expect(try archive.testimony(of: "a").claims.map(\.id) == ["c-a"])
        #expect(try archive.datasets().map(\.events) == [2])
        var quotes: [String] = []
        try archive.forEachQuotation(speaker: "mali") { quotes.append($0.words) }
        #expect(quotes == ["Go!"])
        var words: [String] = []
        try archive.forEachClaim(matching: ClaimFilter(text: "of a")) { words.append($0.id) }
        #expect(words == ["c-a"])
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `is counted as one that is made today`(_ schema: Int) throws {
        let record = try opened("schema-\(schema).griot")
        #expect(try Answers(of: record.archive) == Answers(of: TemporaryRecord.full().archive))
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `takes more reports`(_ schema: Int) throws {
        let record = try opened("schema-\(schema).griot")
        let added = try record.archive.add(
            [entry("r-b", "Of b.", places: ["b"]), entry("new", "New.")],
            time: TemporaryRecord.time
        )
        #expect(added == AddTally(new: 1, known: 1, claims: 1))
        #expect(try record.archive.verify().finding == nil)
        let merged = try TemporaryRecord(folder: record.folder, archive: record.archive)
            .file([event("a", by: [Made.jnim], witnesses: 3)])
        #expect(merged.events == 1)
        #expect(try record.archive.verify().finding == nil)
    }

    @Test(arguments: [true, false])
    func `of an older schema becomes one of the newest`(_ isReadOnly: Bool) throws {
        let (folder, path) = try copied("schema-1.griot")
        let archive = try Archive(path: path, isReadOnly: isReadOnly)
        #expect(try archive.verify().finding == nil)
        let version = try DatabaseQueue(path: path).read { db in
            try Int.fetchOne(db, sql: "PRAGMA user_version")
        }
        #expect(version == 5)
        let made = try TemporaryRecord()
        #expect(try tables(of: path) == tables(of: made.archive.path))
        withExtendedLifetime((folder, made)) {}
    }

    @Test func `is brought to the newest schema once, however many open it`() async throws {
        let (folder, path) = try copied("schema-1.griot")
        let findings = try await withThrowingTaskGroup(of: Verification.self) { group in
            for index in 0..<8 {
                group.addTask { try Archive(path: path, isReadOnly: index.isMultiple(of: 2)).verify() }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(findings.allSatisfy { $0.finding == nil && $0.entries == 6 })
        withExtendedLifetime(folder) {}
    }

    /// Who owns the machine may write all files.
    @Test func `that cannot be written is refused while its schema is an older one`() throws {
        let (folder, path) = try copied("schema-1.griot")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        do {
            _ = try Archive(path: path, isReadOnly: true)
            #expect(geteuid() == 0)
        } catch {
            #expect(error.code == "archive.version" && error.message.contains("such as a copy"))
        }
        withExtendedLifetime(folder) {}
    }

    @Test func `of the first schema gets a last row for each link that went away`() throws {
        let (folder, path) = try copied("schema-1.griot")
        try DatabaseQueue(path: path).write { try $0.execute(sql: "DELETE FROM links") }
        let verification = try Archive(path: path).verify()
        #expect(verification.finding == nil && verification.entries == 7)
        let shares = try DatabaseQueue(path: path).read { db in
            try Double.fetchAll(db, sql: "SELECT share FROM link_versions ORDER BY number")
        }
        #expect(shares == [0.5, 0])
        withExtendedLifetime(folder) {}
    }

    /// A copy of a kept record, for opening it may change it.
    private func opened(_ name: String) throws -> (folder: TemporaryFolder, archive: Archive) {
        let (folder, path) = try copied(name)
        return (folder, try Archive(path: path))
    }

    private func copied(_ name: String) throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/\(name)"
        try FileManager.default.copyItem(atPath: "\(Self.folder)/\(name)", toPath: path)
        return (folder, path)
    }

    /// What a file has beside its rows; SQLite's own tables apart.
    private func tables(of path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { db in
            try String.fetchAll(
                db,
                sql:
                    "SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1"
            )
        }
    }
}

/// What counting the events of a record comes to.
private struct Answers: Equatable {
    var actors: [RecordedActor]
    var places: [RecordedPlace]
    var ties: [[RecordedTie]]
    var series: [[SeriesCell]]

    init(of archive: Archive) throws {
        var filter = EventFilter()
        actors = try archive.actors(matching: filter, limit: nil)
        places = try archive.places(matching: filter, limit: nil)
        filter.happened = true
        ties = try [false, true].map { try archive.network(matching: filter, byCountry: $0, limit: nil) }
        series = try SeriesPeriod.allCases.flatMap { period in
            try SeriesKey.allCases.map { try archive.series(by: period, of: $0, matching: filter) }
        }
    }
}
