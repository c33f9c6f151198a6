import Archiving
import EventData
import Foundation
import GriotTesting
import Testing

@Suite struct `griot merge` {
    @Test func `says what it came to, once`() throws {
        let record = try MadeRecord()
        let dry = try record.run("merge", "--dry-run")
        #expect(
            dry.messages
                == "griot: nothing was written; there would be 4 reports, 3 witnesses, 2 stories, 2 events: 2 new, 0 changed, 0 merged, 0 gone\n"
        )
        #expect(try record.run("events").exit == 1)
        let merged = try record.run("merge")
        #expect(merged.exit == 0 && merged.output.isEmpty)
        #expect(
            merged.messages
                == "griot: 4 reports, 3 witnesses, 2 stories, 2 events: 2 new, 0 changed, 0 merged, 0 gone\n"
        )
        let log = try record.run("log").text
        #expect(try record.run("merge").messages.contains("2 events: 0 new, 0 changed, 0 merged, 0 gone"))
        #expect(try record.run("log").text == log)
    }

    @Test func `can be killed at any moment`() throws {
        let record = try MadeRecord()
        let syllables = ["ba", "de", "go", "ki", "lu", "ma", "ne", "po", "ri", "tu", "va", "zo"]
        var chance = Chance(seed: 11)
        let entries = (0..<3_000).map { number in
            let words = (0..<80).map { _ in (0..<3).map { _ in chance.pick(syllables) }.joined() }
            let day = Day(number: 10_000 + number / 2).description
            let claim = Made.claim("m\(number)", by: [Made.jnim], on: [Made.army], at: Made.gao, when: day)
            return MadeRecord.report("m\(number)", words.joined(separator: " "), day, "O", [claim])
        }
        _ = try Archive(path: record.path).add(entries, time: "2025-06-20T08:05:00Z")
        let outcome = try record.griot.shell(
            """
            for delay in 0.05 0.1 0.2 0.4 0.6 0.8 1.0 1.3; do
                "$griot" merge \(record.path) 2>/dev/null & merging=$!
                sleep $delay
                kill -9 $merging 2>/dev/null; wait $merging 2>/dev/null
                "$griot" verify \(record.path) >/dev/null || exit 9
            done
            "$griot" merge \(record.path) || exit 8
            "$griot" merge \(record.path) || exit 8
            "$griot" verify \(record.path)
            """
        )
        #expect(outcome.exit == 0, "\(outcome.messages)")
        #expect(outcome.messages.hasSuffix(": 0 new, 0 changed, 0 merged, 0 gone\n"))
        #expect(outcome.text.contains("is sound: 3004 reports"))
        let reports = try record.griot.shell("\"$griot\" stories \(record.path) --jsonl").objects().flatMap {
            $0["reports"] as? [Any] ?? []
        }
        #expect(reports.count == 3_004)
    }
}

@Suite struct `griot events` {
    @Test func `gives a line of JSON for each, in one array or each by itself`() throws {
        let record = try MadeRecord.merged()
        let lines = try record.run("events", "--jsonl").objects()
        #expect(lines.map { $0["id"] as? String } == ["ea", "ev"])
        #expect(lines[0]["claims"] as? [String] == ["a", "b", "c"])
        #expect((lines[0]["reports"] as? [Any])?.map { "\($0)" } == ["one", "2", "three"])
        #expect((lines[0]["reports"] as? [Any])?[1] is NSNumber)
        #expect(lines[0]["witnesses"] as? Int == 2)
        let json = try record.run("events", "--json").output
        #expect((try JSONSerialization.jsonObject(with: json) as? [[String: Any]])?.count == 2)
    }

    @Test func `gives rows`() throws {
        let record = try MadeRecord.merged()
        let names = """
            id type mode status salience from to actors recipients place admin1 country numbers contested witnesses \
            reports story
            """
        let columns = names.split(separator: " ").map(String.init)
        let tsv = try record.run("events", "--tsv")
        #expect(tsv.lines[0] == columns.joined(separator: "\t"))
        #expect(
            tsv.lines[1].hasPrefix(
                "ea\tASSAULT\t\toccurred\tmain\t2025-06-02\t2025-06-02\tJNIM\tvillagers\tMénaka\tMénaka\tMLI\tkilled=12\t\t2\t3\ts"
            )
        )
        #expect(try record.run("events").text == tsv.text)
        let csv = try record.run("events", "--csv").text
        #expect(csv.hasPrefix(columns.joined(separator: ",") + "\r\nea,ASSAULT,,"))
    }

    @Test(arguments: [
        (["--type", "consult"], ["ev"]), (["--party", "jnim"], ["ea"]), (["--actor", "MLI:GOV"], ["ev"]),
        (["--country", "mli"], ["ea"]), (["--near", "15.9,2.4", "--radius", "10"], ["ea"]),
        (["--from", "2025-07-01"], ["ev"]), (["--witnesses", "2"], ["ea"]),
        (["--text", "menaka TRADERS"], ["ea"]),
        (["--limit", "1"], ["ea"]), (["--status", "future"], []), (["--contested"], []),
        (["--limit", "0"], []),
    ])
    func `takes filters`(_ filters: [String], _ found: [String]) throws {
        let record = try MadeRecord.merged()
        let quoted = filters.map { "'\($0)'" }.joined(separator: " ")
        let outcome = try record.griot.shell("\"$griot\" events \(record.path) --jsonl \(quoted)")
        #expect(try outcome.objects().map { $0["id"] as? String } == found)
        #expect(outcome.exit == (found.isEmpty ? 1 : 0))
    }

    @Test(arguments: [
        ["--type", "SMITE"], ["--status", "odd"], ["--country", "Mali"], ["--from", "soon"],
        ["--near", "north"],
        ["--near", "91,0"], ["--near", "1,2,3"], ["--near", "nan,0"], ["--salience", "high"],
        ["--limit", "-1"],
        ["--json", "--csv"], ["--radius", "-1", "--near", "0,0"], ["--witnesses", "two"],
    ])
    func `takes no filter that is none`(_ filters: [String]) throws {
        let record = try MadeRecord()
        let quoted = filters.map { "'\($0)'" }.joined(separator: " ")
        #expect(try record.griot.shell("\"$griot\" events \(record.path) \(quoted)").exit == 64)
    }
}

@Suite struct `griot show` {
    @Test(arguments: ["ea", "a", "b"])
    func `shows an event by its id and by a claim's`(_ id: String) throws {
        let record = try MadeRecord.merged()
        let outcome = try record.run("show", id)
        #expect(outcome.exit == 0)
        #expect(
            outcome.text.hasPrefix(
                "# JNIM → villagers: ASSAULT, Ménaka, 2025-06-02\n\n- **Event** `ea`, story `s"
            )
        )
        for part in ["## How many", "## Who says what", "## In which words", "## Reports", "| three | C |"] {
            #expect(outcome.text.contains(part), "\(part)")
        }
    }

    @Test func `shows an event as the line of JSON`() throws {
        let record = try MadeRecord.merged()
        #expect(
            try record.run("show", "ea", "--json").text
                == record.run("events", "--jsonl", "--limit", "1").text
        )
    }

    @Test func `shows a story and a report`() throws {
        let record = try MadeRecord.merged()
        let story = try #require(try record.rows("stories").first)[0]
        let events = try record.run("show", story)
        #expect(events.exit == 0 && events.lines.count == 2 && events.lines[1].hasPrefix("ea\t"))
        let report = try record.run("show", "four")
        #expect(report.exit == 0)
        #expect(report.text == "Title of four\nA\n2025-08-12\n\n\(MadeRecord.budget)\n")
    }

    @Test func `knows what went up in another, what is gone and what was never there`() throws {
        let record = try MadeRecord.merged()
        try record.add(MadeRecord.report("four", "The budget was withdrawn.", "2025-08-13", "A", []))
        #expect(try record.run("merge").exit == 0)
        for (id, message) in [("ev", "has no claim left"), ("none", "knows no 'none'")] {
            let outcome = try record.run("show", id)
            #expect(outcome.exit == 1 && outcome.output.isEmpty)
            #expect(outcome.messages.contains(message) && outcome.messages.contains("record.unknown"))
        }
        try record.add(MadeRecord.report("five", "Text.", "2025-08-13", "A", [MadeRecord.claim("new")]))
        let outcome = try record.run("show", "new")
        #expect(outcome.exit == 1 && outcome.messages.contains("is in no event yet"))
    }
}

@Suite struct `griot witnesses of a record` {
    @Test func `prints a line for each`() throws {
        let record = try MadeRecord.merged()
        let lines = try record.run("witnesses", "--jsonl").lines
        #expect(lines.count == 3)
        #expect(
            lines[0].hasPrefix(
                #"{"group":"one","reports":[{"id":"one","label":"independent","of":null,"containment":null},{"id":"three","label":"#
            )
        )
        #expect(
            lines[1]
                == #"{"group":2,"reports":[{"id":2,"label":"independent","of":null,"containment":null}]}"#
        )
        let passages = try record.run("witnesses", "--jsonl", "--passages").text
        #expect(passages.contains(#""kind":"inserted""#) || passages.contains(#""kind":"kept""#))
    }

    @Test func `prints a row for each report`() throws {
        let rows = try MadeRecord.merged().rows("witnesses")
        #expect(rows.map { $0[0] + " " + $0[1] } == ["one one", "one three", "2 2", "four four"])
    }

    @Test func `exits with 1 where there is nothing, and with 64 where it was called wrongly`() throws {
        let record = try MadeRecord()
        #expect(try record.run("witnesses").exit == 1)
        #expect(try record.run("merge").exit == 0)
        #expect(try record.run("witnesses", "--links").exit == 1)
        #expect(try record.run("witnesses", "other.griot").exit == 64)
        #expect(try record.run("witnesses", "--reports", "--links").exit == 64)
    }
}

@Suite struct `griot stories` {
    @Test func `has every report once`() throws {
        let record = try MadeRecord.merged()
        let stories = try record.run("stories", "--jsonl").objects()
        #expect(
            stories.map { ($0["reports"] as? [Any])?.map { "\($0)" } } == [["one", "2", "three"], ["four"]]
        )
        #expect(stories.map { $0["events"] as? [String] } == [["ea"], ["ev"]])
        #expect(try record.rows("stories")[0][1...5].joined(separator: " ") == "2025-06-03 2025-06-05 3 2 1")
    }
}
