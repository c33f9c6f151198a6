import Archiving
import GriotTesting
import Testing

@Suite struct `Verifying` {
    typealias Finding = Verification.Finding

    private func record() throws -> TemporaryRecord {
        let record = try TemporaryRecord()
        try record.add(entry("a", "One.", places: ["Djibo"]), entry("b", "Two.", places: ["Gao", "Kidal"]))
        try record.add(entry("a", "Three.", places: ["Ménaka"]))
        return record
    }

    @Test func `finds a record sound`() throws {
        let verification = try record().archive.verify()
        #expect(verification.finding == nil && verification.entries == 3)
    }

    @Test(arguments: [
        (
            "UPDATE reports SET text = 'Twu.' WHERE number = 2",
            Finding(kind: .changed, table: "reports", number: 2)
        ),
        (
            "UPDATE reports SET outlet = 'X' WHERE number = 3",
            Finding(kind: .changed, table: "reports", number: 3)
        ),
        (
            "UPDATE codings SET line = line || ' ' WHERE number = 1",
            Finding(kind: .changed, table: "codings", number: 1)
        ),
        (
            "UPDATE codings SET rules = '' WHERE number = 2",
            Finding(kind: .changed, table: "codings", number: 2)
        ),
        (
            "UPDATE claims SET score = -9.4 WHERE number = 3",
            Finding(kind: .changed, table: "claims", number: 3)
        ),
        (
            "UPDATE claims SET mode = NULL WHERE number = 4",
            Finding(kind: .changed, table: "claims", number: 4)
        ),
        (
            "UPDATE claim_parties SET name = 'm' WHERE claim = 2",
            Finding(kind: .changed, table: "claims", number: 2)
        ),
        (
            "UPDATE claim_figures SET low = 13 WHERE claim = 1",
            Finding(kind: .changed, table: "claims", number: 1)
        ),
        ("DELETE FROM claim_figures WHERE claim = 4", Finding(kind: .changed, table: "claims", number: 4)),
        ("DELETE FROM claims WHERE number = 2", Finding(kind: .missing, table: "claims", number: 2)),
        ("DELETE FROM reports WHERE number = 3", Finding(kind: .missing, table: "reports", number: 3)),
        (
            "INSERT INTO claim_parties SELECT 9, ordinal, role, id, name, country, sector, sectors, kind, basis, words, part, start, \"end\" FROM claim_parties WHERE claim = 1",
            Finding(kind: .unlogged, table: "claim_parties", number: 9)
        ),
        (
            "INSERT INTO reports SELECT 4, 4, 1, 'new', given, title, text, lang, published, outlet, url, content, byline, agency, modified FROM reports WHERE number = 1",
            Finding(kind: .unlogged, table: "reports", number: 4)
        ),
        (
            "UPDATE log SET payload = replace(payload, 'add', 'ADD') WHERE number = 2",
            Finding(kind: .changed, table: "log", number: 2)
        ),
        ("UPDATE log SET previous = hash WHERE number = 3", Finding(kind: .changed, table: "log", number: 3)),
        ("DELETE FROM log WHERE number = 2", Finding(kind: .missing, table: "log", number: 2)),
        ("DELETE FROM log WHERE number = 3", Finding(kind: .unlogged, table: "reports", number: 3)),
        ("DELETE FROM log", Finding(kind: .missing, table: "log", number: 1)),
    ])
    func `names the first row that was tampered with`(_ sql: String, _ finding: Finding) throws {
        let record = try record()
        try record.tamper(sql)
        #expect(try record.reopened().verify().finding == finding, "\(sql)")
    }
}
