import Archiving
import EventData
import Testing

/// Bytes of a page as they were received; their digest is told and not computed.
private func note(_ digest: String, url: String? = "https://journal.example/1") -> CaptureNote {
    CaptureNote(
        url: url,
        name: "1.html",
        way: .http,
        time: "2025-12-23T08:00:00Z",
        status: 200,
        media: "text/html; charset=utf-8",
        digest: digest,
        size: 5120,
        place: CaptureNote.Place(warc: "00001.warc.gz", offset: 17, length: 2048)
    )
}

private func page(_ text: String, _ note: CaptureNote?) -> CodedEntry {
    var entry = entry("a", text)
    entry.capture = note
    return entry
}

@Suite struct `A capture` {
    @Test func `comes back as it was given`() throws {
        let record = try TemporaryRecord()
        try record.add(page("Of a.", note("d1")))
        let captures = try record.reopened().captures(ofReport: 1)
        #expect(captures.map(\.note) == [note("d1")])
        #expect(captures.map(\.report) == [1])
        #expect(try record.archive.newestCapture(ofReport: "a", version: 1)?.note == note("d1"))
        #expect(try record.archive.verify().finding == nil)
    }

    @Test(
        arguments: [
            ("d1", "https://journal.example/1", 1), ("d2", "https://journal.example/1", 2),
            ("d1", "https://journal.example/amp/1", 2), ("d1", nil, 2),
        ] as [(String, String?, Int)]
    )
    func `of a known report is kept if its bytes or its address are new`(
        digest: String,
        url: String?,
        count: Int
    ) throws {
        let record = try TemporaryRecord()
        try record.add(page("Of a.", note("d1")))
        let again = note(digest, url: url)
        let isKnown = try record.archive.holds(again, of: page("Of a.", nil).report)
        #expect(isKnown == (count == 1))
        let tally = try record.add(page("Of a.", again))
        #expect(tally == AddTally(known: 1, captures: count - 1))
        #expect(try record.archive.captures(ofReport: 1).count == count)
        #expect(try record.archive.verify().finding == nil)
    }

    @Test func `belongs to the version that it was read as`() throws {
        let record = try TemporaryRecord()
        try record.add(page("Of a.", note("d1")), page("Of b.", note("d2")))
        #expect(try record.archive.captures(ofReport: 1).map(\.note.digest) == ["d1"])
        #expect(try record.archive.captures(ofReport: 2).map(\.note.digest) == ["d2"])
        #expect(try record.archive.newestCapture(ofReport: "a", version: 2)?.note.digest == "d2")
    }

    @Test func `may be of no report, and of one that came before`() throws {
        let record = try TemporaryRecord()
        let known = page("Of a.", nil)
        try record.add(known)
        let tally = try record.archive.add(
            [],
            captures: [ReceivedCapture(note("feed")), ReceivedCapture(note("d1"), of: known.report)],
            time: TemporaryRecord.time
        )
        #expect(tally == AddTally(captures: 2))
        var all: [RecordedCapture] = []
        try record.reopened().forEachCapture { all.append($0) }
        #expect(all.map(\.report) == [nil, 1])
        #expect(all.map(\.number) == [1, 2])
    }

    @Test(arguments: [
        "UPDATE captures SET sha256 = 'other'", "UPDATE captures SET report = NULL", "DELETE FROM captures",
        "INSERT INTO captures (name, how, at, sha256, size) VALUES ('x', 'file', '2025', 'd', 1)",
    ])
    func `stays as it was written`(_ sql: String) throws {
        let record = try TemporaryRecord()
        try record.add(page("Of a.", note("d1")))
        if !sql.hasPrefix("INSERT") {
            #expect(throws: (any Error).self) { try record.tamper(sql, droppingTriggers: false) }
        }
        try record.tamper(sql)
        #expect(try record.archive.verify().finding?.table == "captures")
    }

    @Test func `keeps names of any text`() throws {
        let record = try TemporaryRecord()
        var hostile = note("d1", url: "https://x.example/\0'; DROP TABLE captures; --")
        hostile.name = "../\u{10}\0/\u{202E}lmth.x"
        try record.add(page("Of a.", hostile))
        #expect(try record.reopened().captures(ofReport: 1).map(\.note) == [hostile])
        #expect(try record.archive.verify().finding == nil)
    }
}

@Suite struct `What a report says of itself` {
    private func said(_ byline: String?, _ agency: String?, _ modified: String?) -> CodedEntry {
        var entry = entry("a", "Of a.")
        (entry.report.byline, entry.report.agency, entry.report.modified) = (byline, agency, modified)
        return entry
    }

    @Test func `comes back from the record`() throws {
        let record = try TemporaryRecord()
        let given = said("Amina Koné", "AFP", "2025-12-23T09:00:00Z")
        try record.add(given)
        let archive = try record.reopened()
        #expect(try archive.report(1)?.report == given.report)
        #expect(try archive.standing(ofReport: 1)?.report == given.report)
        #expect(try archive.collection().reports == [given.report])
        #expect(try record.reports().map(\.agency) == ["AFP"])
        #expect(try archive.verify().finding == nil)
    }

    @Test(arguments: ["byline = 'Other'", "agency = NULL", "modified = ''"])
    func `cannot be changed unseen`(_ change: String) throws {
        let record = try TemporaryRecord()
        try record.add(said("Amina Koné", "AFP", nil))
        try record.tamper("UPDATE reports SET \(change)")
        #expect(try record.archive.verify().finding?.table == "reports")
    }

    /// So a record of an older schema is sound after it was brought to the newest.
    @Test func `changes no digest where it is nothing, and cannot be put there unseen`() throws {
        let record = try TemporaryRecord()
        try record.add(said(nil, nil, nil))
        #expect(try record.archive.verify().finding == nil)
        try record.tamper("UPDATE reports SET agency = 'AFP'")
        #expect(try record.archive.verify().finding?.table == "reports")
    }
}

@Suite struct `A claim of an older version` {
    @Test func `is only told where all versions are asked for`() throws {
        let record = try TemporaryRecord()
        try record.add(
            entry("a", "Of Djibo.", places: ["Djibo"]),
            entry("a", "Of Arbinda.", places: ["Arbinda"])
        )
        #expect(try record.claims().map { "\($0.id) \($0.version)" } == ["c-Arbinda 2"])
        var filter = ClaimFilter()
        filter.hasAllVersions = true
        #expect(try record.claims(filter).map { "\($0.id) \($0.version)" } == ["c-Djibo 1", "c-Arbinda 2"])
    }
}
