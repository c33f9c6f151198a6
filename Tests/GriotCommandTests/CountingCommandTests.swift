import Archiving
import Foundation
import GriotTesting
import Testing

@Suite struct `griot series` {
    @Test func `has a 0 for each period between the first and the last`() throws {
        let record = try MadeRecord.merged()
        #expect(
            try record.run("series").text == """
                period\tevents\tkilled\tscore
                2025-06-01\t1\t12\t-9.0
                2025-07-01\t0\t0\t
                2025-08-01\t1\t0\t2.5

                """
        )
    }

    @Test func `reaches from the first to the last day that it is asked for`() throws {
        let record = try MadeRecord.merged()
        let rows = try record.rows("series", "--by", "week", "--from", "2025-05-29", "--to", "2025-06-16")
        #expect(rows.map { $0[0] } == ["2025-05-26", "2025-06-02", "2025-06-09", "2025-06-16"])
        #expect(rows.map { $0[1] } == ["0", "1", "0", "0"])
    }

    @Test func `counts by what it is asked for`() throws {
        let record = try MadeRecord.merged()
        let rows = try record.rows("series", "--of", "admin1")
        #expect(rows.count == 6 && rows.filter { $0[3] == "1" }.map { $0[2] } == ["Ménaka", "Île-de-France"])
        let dyad = try record.rows("series", "--of", "dyad", "--between", "FRA:,MLI:GOV")
        #expect(dyad == [["2025-08-01", "Mali", "France", "1", "0", "2.5"]])
    }

    @Test func `exits as it promises`() throws {
        let record = try MadeRecord.merged()
        #expect(try record.run("series", "--country", "NER").exit == 1)
        #expect(try record.run("series", "--by", "decade").exit == 64)
        #expect(try record.run("series", "--of", "colour").exit == 64)
        #expect(try record.run("series", "--between", "MLI:").exit == 64)
    }
}

@Suite struct `griot network, actors, places and quotes` {
    @Test func `say who acts on whom`() throws {
        let record = try MadeRecord.merged()
        #expect(
            try record.rows("network") == [
                ["JNIM", "villagers", "1", "-9.0", "2025-06-02", "2025-06-02"],
                ["Mali", "France", "1", "2.5", "2025-08-11", "2025-08-11"],
            ]
        )
        #expect(try record.rows("network", "--by-country").map { $0[0] + $0[1] } == ["MLIFRA"])
        #expect(try record.run("network", "--country", "NER").exit == 1)
    }

    @Test func `say who has a part`() throws {
        let record = try MadeRecord.merged()
        #expect(try record.rows("actors").map { $0[0] } == ["France", "JNIM", "Mali", "villagers"])
        #expect(
            try record.rows("actors", "--type", "ASSAULT", "--limit", "1") == [
                ["JNIM", "jnim", "", "REB", "1", "0", "2025-06-02", "2025-06-02"]
            ]
        )
        #expect(try record.run("actors", "--country", "NER").exit == 1)
    }

    @Test func `say where it was`() throws {
        let record = try MadeRecord.merged()
        #expect(
            try record.rows("places") == [
                ["Ménaka", "MLI", "Ménaka", "15.92", "2.4", "1", "12", "2025-06-02", "2025-06-02"],
                ["Paris", "FRA", "Île-de-France", "48.85", "2.35", "1", "0", "2025-08-11", "2025-08-11"],
            ]
        )
        #expect(try record.run("places", "--country", "NER").exit == 1)
    }

    @Test func `say who is quoted`() throws {
        let record = try MadeRecord()
        let row = ["one", "A", "2025-06-03", "Mali", "mali", "government", "We will hold Ménaka."]
        #expect(try record.rows("quotes") == [row])
        #expect(try record.rows("quotes", "--speaker", "MALI", "--text", "menaka") == [row])
        #expect(try record.run("quotes", "--speaker", "France").exit == 1)
    }
}

@Suite struct `griot diff and log` {
    @Test func `say what changed between two merges`() throws {
        let record = try MadeRecord()
        let unmerged = try record.run("diff")
        #expect(unmerged.exit == 1 && unmerged.messages.contains("record.unmerged"))
        #expect(try record.run("merge").exit == 0)
        #expect(try record.rows("diff").map { $0[0] + " " + $0[1] } == ["ea new", "ev new"])
        try record.add(MadeRecord.report("four", "The budget was withdrawn.", "2025-08-13", "A", []))
        try record.add(
            MadeRecord.report("three", "Nothing of it was true, we regret.", "2025-06-06", "C", [])
        )
        #expect(try record.run("merge").exit == 0)
        let rows = try record.rows("diff")
        #expect(rows.filter { $0[0] == "ev" } == [["ev", "gone", "", "", ""]])
        let changed = rows.filter { $0[0] == "ea" }
        #expect(changed.allSatisfy { $0[1] == "changed" })
        #expect(changed.contains(["ea", "changed", "claims", #"["a","b","c"]"#, #"["a","b"]"#]))
        #expect(changed.contains(["ea", "changed", "reports", #"["one",2,"three"]"#, #"["one",2]"#]))
        #expect(try record.rows("diff", "0", "2").map { $0[0] + " " + $0[1] } == ["ea new"])
        #expect(try record.run("diff", "1", "1").exit == 1)
        let outside = try record.run("diff", "1", "9")
        #expect(outside.exit == 64 && outside.messages.contains("record.state"))
    }

    @Test func `list what was done`() throws {
        let rows = try MadeRecord.merged().rows("log")
        #expect(rows.map { $0[2] } == ["init", "add", "add", "add", "add", "merge"])
        #expect(rows[1][3] == "1 reports, 1 codings, 1 claims" && rows[1][1] == "2025-06-20T08:05:00Z")
        #expect(rows.allSatisfy { $0[4].count == 64 })
    }
}
