import Archiving
import EventData
import Foundation
import GRDB
import GriotTesting
import Testing

@Suite struct `A record` {
    @Test func `knows the same report, and adds it once`() throws {
        let record = try TemporaryRecord()
        #expect(try record.add(entry("a", "Text.", title: "T")) == AddTally(new: 1, claims: 1))
        #expect(try record.add(entry("a", "Text.", title: "T")) == AddTally(known: 1))
        #expect(try record.add(entry("b", "B."), entry("b", "B.")) == AddTally(new: 1, known: 1, claims: 1))
        #expect(try record.reports().count == 2)
    }

    @Test(arguments: [
        (entry("a", "Other text.", title: "T"), "another text"),
        (entry("a", "Text.", title: "Other"), "another title"),
        (entry("a", "Text."), "no title"),
        (entry("a", "extT.", title: "T"), "the same letters"),
        (entry("z", "Other text.", url: "https://example.org/1"), "another text under the URL"),
    ])
    func `takes for a new version`(_ changed: CodedEntry, _ what: String) throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "Text.", title: "T", url: "https://example.org/1"))
        #expect(try record.add(changed) == AddTally(versions: 1, claims: 1), "\(what)")
        #expect(try record.add(changed) == AddTally(known: 1), "\(what)")
        let reports = try record.reports()
        #expect(reports.map(\.versions) == [2])
        #expect(reports.map(\.title) == [changed.report.title])
    }

    @Test(arguments: [
        entry("b", "Text.", title: "T"), entry("b", "Text.", title: "T", url: "https://example.org/1"),
        entry("b", "Other text.", url: "https://example.org/2"), entry("A", "Text.", title: "T"),
        entry("á", "Text."), entry("a\u{301}", "Text."), entry("a\0", "Text.", title: "T"),
    ])
    func `takes for another report`(_ other: CodedEntry) throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "Text.", title: "T", url: "https://example.org/1"))
        #expect(try record.add(other) == AddTally(new: 1, claims: 1))
        #expect(try record.reports().map(\.versions) == [1, 1])
    }

    @Test func `has no version of a text that comes back`() throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One."), entry("a", "Two."))
        #expect(try record.add(entry("a", "One.")) == AddTally(known: 1))
    }

    @Test func `counts in a rehearsal as it would, and writes nothing`() throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One."))
        let rehearsal = try Rehearsal(of: try record.reopened())
        let batches = [
            [entry("a", "One."), entry("a", "Two.")],
            [entry("a", "Two."), entry("b", "One."), entry("b", "Three.")],
        ]
        var (expected, found) = (AddTally(), AddTally())
        for batch in batches { found += try rehearsal.add(batch) }
        #expect(try record.reports().map(\.versions) == [1])
        for batch in batches { expected += try record.archive.add(batch, time: TemporaryRecord.time) }
        #expect(found == expected)
    }

    @Test func `is opened again as it was left`() throws {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One.", places: ["Djibo", "Gao"]))
        let head = try record.archive.verify().head
        let verification = try record.reopened().verify()
        #expect(verification.head == head && verification.finding == nil)
        #expect(verification.entries == 2 && verification.reports == 1 && verification.claims == 2)
    }

    @Test func `writes all of a batch or nothing`() throws {
        let record = try TemporaryRecord()
        try record.tamper(
            "CREATE TRIGGER stop BEFORE INSERT ON reports WHEN NEW.id = 'b' BEGIN SELECT RAISE(ABORT, 'no'); END",
            droppingTriggers: false
        )
        #expect(throws: ArchiveError.self) { try record.add(entry("a", "One."), entry("b", "Two.")) }
        #expect(try record.reports().isEmpty)
        #expect(try record.archive.verify().finding == nil)
    }
}

@Suite struct `A file` {
    @Test func `is made once`() throws {
        let record = try TemporaryRecord()
        let error = #expect(throws: ArchiveError.self) {
            try Archive.create(at: record.archive.path, time: TemporaryRecord.time)
        }
        #expect(error?.code == "archive.exists")
    }

    @Test func `that is empty becomes a record`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([], to: "empty.griot")
        #expect(throws: ArchiveError.self) { try Archive(path: path) }
        try Archive.create(at: path, time: TemporaryRecord.time)
        #expect(try Archive(path: path).verify().entries == 1)
    }

    @Test func `that is none is refused, and left as it is`() throws {
        let folder = try TemporaryFolder()
        let text = try folder.write(Array("not a record, but a text of some length".utf8), to: "a.txt")
        let database = folder.path + "/other.sqlite"
        try DatabaseQueue(path: database).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        for path in [text, database] {
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(throws: ArchiveError.self) { try Archive.create(at: path, time: "") }
            let error = #expect(throws: ArchiveError.self) { try Archive(path: path, isReadOnly: true) }
            #expect(error?.code == "archive.form")
            #expect(throws: ArchiveError.self) { try Archive(path: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test func `of a newer schema is refused`() throws {
        let record = try TemporaryRecord()
        try record.tamper("PRAGMA user_version = 99", droppingTriggers: false)
        let error = #expect(throws: ArchiveError.self) { try record.reopened() }
        #expect(error?.code == "archive.version")
    }
}
