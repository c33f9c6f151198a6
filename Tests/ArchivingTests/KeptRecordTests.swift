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

    @Test(arguments: [1])
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

    @Test(arguments: [1])
    func `takes more reports`(_ schema: Int) throws {
        let record = try opened("schema-\(schema).griot")
        let added = try record.archive.add(
            [entry("r-b", "Of b.", places: ["b"]), entry("new", "New.")],
            time: TemporaryRecord.time
        )
        #expect(added == AddTally(new: 1, known: 1, claims: 1))
        #expect(try record.archive.verify().finding == nil)
    }

    /// A copy of a kept record, for opening it may change it.
    private func opened(_ name: String) throws -> (folder: TemporaryFolder, archive: Archive) {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/\(name)"
        try FileManager.default.copyItem(atPath: "\(Self.folder)/\(name)", toPath: path)
        return (folder, try Archive(path: path))
    }
}
