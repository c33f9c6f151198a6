import Foundation
import GriotTesting
import Testing

/// A command with a record of its own, `one.griot`.
private struct Recorder {
    let griot: Griot
    let record: String

    init() throws {
        griot = try Griot()
        record = griot.folder.path + "/one.griot"
        #expect(try griot.run("init", record).exit == 0)
    }

    func add(_ lines: String..., options: [String] = []) throws -> Griot.Outcome {
        let path = try griot.folder.write(Data(lines.joined(separator: "\n").utf8), to: "in.jsonl")
        return try griot.shell("\"$griot\" add \(record) --jsonl \(options.joined(separator: " ")) \(path)")
    }

    func summary(_ outcome: Griot.Outcome) -> String? {
        outcome.messages.split(separator: "\n").last.map(String.init)
    }
}

private let line = #"{"id":"a","lang":"en","title":"A title","text":"Rebels attacked the town."}"#

@Suite struct `griot add` {
    @Test func `says how many reports came to what`() throws {
        let recorder = try Recorder()
        let outcome = try recorder.add(line, #"{"id":7,"lang":"fr","text":"Un texte."}"#)
        #expect(outcome.exit == 0 && outcome.output.isEmpty)
        let summary = try #require(recorder.summary(outcome))
        #expect(summary.hasPrefix("griot: 2 new, 0 known, 0 new versions, 0 failed, "))
        let changed = #"{"id":"a","lang":"en","text":"Another text."}"#
        let again = try recorder.add(line, changed, #"{"id":"b","lang":"en","text":"Another text."}"#)
        #expect(
            recorder.summary(again)?.hasPrefix("griot: 1 new, 1 known, 1 new versions, 0 failed, ") == true
        )
        let reports = try recorder.griot.run("reports", recorder.record, "--jsonl").objects()
        #expect(reports.map { "\($0["id"] ?? "")" } == ["a", "7", "b"])
        #expect(reports.map { $0["versions"] as? Int } == [2, 1, 1])
        #expect(reports[1]["id"] is NSNumber)
    }

    @Test func `reports each failure with its code and place, and exits with 2`() throws {
        let recorder = try Recorder()
        let german = #"{"id":"c","text":"Die Rebellen haben die Stadt angegriffen.","lang":"de"}"#
        let outcome = try recorder.add(line, "", "no json", german, #"{"id":"d"}"#)
        #expect(outcome.exit == 2)
        let messages = outcome.messages.split(separator: "\n")
        let codes = ["json.syntax", "language.unsupported", "report.text"]
        for ((message, code), number) in zip(zip(messages, codes), [3, 4, 5]) {
            #expect(message.contains("in.jsonl:\(number): ") && message.hasSuffix("(\(code))"), "\(message)")
        }
        #expect(recorder.summary(outcome)?.contains("1 new, 0 known, 0 new versions, 3 failed") == true)
    }

    @Test func `takes codings that were made elsewhere`() throws {
        let recorder = try Recorder()
        let lines = [
            #"{"id":"a","lang":"en","published":"2025-06-03","text":"Rebels attacked Djibo on Monday."}"#,
            #"{"id":7,"lang":"fr","outlet":"Le Matin","title":"Un titre","text":"L’armée a tué « 12 » jihadistes."}"#,
        ]
        let input = try recorder.griot.folder.write(
            Data(lines.joined(separator: "\n").utf8),
            to: "reports.jsonl"
        )
        let output = try recorder.griot.shell("\"$griot\" code --jsonl \(input)").output
        let codings = String(decoding: output, as: UTF8.self).split(separator: "\n")
        let coded = zip(lines, codings).map { "\($0.dropLast()),\"coding\":\($1)}" }
        let turned = coded[0].replacing("Rebels attacked", with: "Rebels raided")
        let lengthened = coded[1].replacing("jihadistes.\",", with: "jihadistes. Encore.\",")
        let bare = coded[0].replacing("\"id\":\"a\",\"lang\"", with: "\"lang\"")
        // The coding has the id that the line has not.
        let nameless = "{\(coded[0].dropFirst(#"{"id":"a","#.count))"
        let outcome = try recorder.add(
            coded[0],
            coded[1],
            coded[0],
            turned,
            lengthened,
            bare,
            nameless,
            lines[0],
            options: ["--coded"]
        )
        #expect(outcome.exit == 2)
        let codes = ["coding.evidence", "coding.text", "coding.missing", "coding.missing"]
        for (message, code) in zip(outcome.messages.split(separator: "\n"), codes) {
            #expect(message.hasSuffix("(\(code))"), "\(message)")
        }
        #expect(
            recorder.summary(outcome)?.hasPrefix("griot: 2 new, 2 known, 0 new versions, 4 failed") == true
        )
        // The record is the same as one that coded them itself.
        let other = recorder.griot.folder.path + "/other.griot"
        _ = try recorder.griot.run("init", other)
        _ = try recorder.griot.shell("\"$griot\" add \(other) \(input)")
        for question in ["claims", "reports"] {
            let one = try recorder.griot.run(question, recorder.record, "--jsonl").output
            #expect(try one == recorder.griot.run(question, other, "--jsonl").output && !one.isEmpty)
        }
        #expect(try recorder.griot.run("verify", recorder.record).exit == 0)
    }

    @Test func `writes nothing in a dry run, and counts as it would`() throws {
        let recorder = try Recorder()
        let outcome = try recorder.add(line, line, options: ["--dry-run"])
        #expect(outcome.exit == 0)
        #expect(
            recorder.summary(outcome)?.hasPrefix(
                "griot: nothing was written; there would be 1 new, 1 known, 0 new versions, 0 failed"
            ) == true
        )
        #expect(try recorder.griot.run("reports", recorder.record).exit == 1)
    }

    @Test func `keeps the line that griot code prints`() throws {
        let recorder = try Recorder()
        let coded = try recorder.griot.run("code", "--jsonl", "-", input: Data(line.utf8))
        _ = try recorder.add(line)
        let kept = try recorder.griot.shell(
            "python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(\"select line from codings\").fetchone()[0])' \(recorder.record)"
        )
        #expect(kept.text == coded.text)
    }

    @Test func `takes text files, and reports without an id`() throws {
        let recorder = try Recorder()
        let griot = recorder.griot
        let path = try griot.folder.write(Data("A title\n\nRebels attacked the town.\n".utf8), to: "one.txt")
        #expect(try griot.run("add", recorder.record, path, "--lang", "en").exit == 0)
        for text in ["One.", "Two.", "One."] {
            let input = Data(text.utf8)
            #expect(try griot.run("add", recorder.record, "-", "--lang", "en", input: input).exit == 0)
        }
        let ids = try griot.run("reports", recorder.record, "--jsonl").objects().compactMap {
            $0["id"] as? String
        }
        #expect(ids.count == 3 && ids.first == "one")
        #expect(ids.dropFirst().allSatisfy { $0.hasPrefix("sha256:") })
    }

    @Test func `can be killed at any moment, and goes on where it was`() throws {
        let recorder = try Recorder()
        let lines = (0..<3_000).map { number in
            #"{"id":\#(number),"lang":"en","text":"Rebels attacked the town of number \#(number) on Monday, killing 12 soldiers."}"#
        }
        let path = try recorder.griot.folder.write(Data(lines.joined(separator: "\n").utf8), to: "many.jsonl")
        let outcome = try recorder.griot.shell(
            """
            record=\(recorder.record)
            for delay in 0.02 0.05 0.09 0.13 0.18 0.22 0.27 0.31; do
                "$griot" add $record --jsonl \(path) 2>/dev/null & adding=$!
                sleep $delay
                kill -9 $adding; wait $adding 2>/dev/null
                "$griot" verify $record || exit 9
            done
            "$griot" add $record --jsonl \(path) || exit 8
            "$griot" verify $record
            """
        )
        #expect(outcome.exit == 0, "\(outcome.messages)")
        #expect(outcome.lines.last?.contains("is sound: 3000 reports, ") == true)
        let ids = try recorder.griot.run("reports", recorder.record, "--jsonl").objects().map {
            $0["id"] as? Int
        }
        #expect(Set(ids).count == 3_000 && ids.count == 3_000)
    }
}

@Suite struct `The commands of a record` {
    @Test func `exit as they promise`() throws {
        let recorder = try Recorder()
        let griot = recorder.griot
        let text = try griot.folder.write(
            Data("This is some text and no record of anything.".utf8),
            to: "text"
        )
        let commands: [([String], Int32, String)] = [
            (["init"], 64, ""), (["init", recorder.record], 74, "archive.exists"),
            (["init", text], 65, "archive.form"), (["init", "/nowhere/one.griot"], 74, "archive.unwritable"),
            (["add", recorder.record], 64, ""), (["add", text, "-"], 65, "archive.form"),
            (["add", "/nowhere", "-"], 66, "file.missing"),
            (["add", recorder.record, "/nowhere"], 66, "file.missing"),
            (["add", recorder.record, "/nowhere.jsonl"], 66, "file.missing"),
            (["add", recorder.record, "-", "--lang", "de"], 64, ""),
            (["add", recorder.record, "-", "--threads", "0"], 64, ""),
            (["reports", recorder.record], 1, ""), (["reports", "/nowhere"], 66, "file.missing"),
            (["reports", text], 65, "archive.form"),
            (["reports", recorder.record, "--csv", "--tsv"], 64, ""),
            (["claims", recorder.record], 1, ""), (["claims", recorder.record, "--type", "SMITE"], 64, ""),
            (["claims", recorder.record, "--from", "soon"], 64, ""),
            (["claims", recorder.record, "--status", "odd"], 64, ""),
            (["claims", recorder.record, "--country", "Mali"], 64, ""),
            (["verify", recorder.record], 0, ""), (["verify", "/nowhere"], 66, "file.missing"),
            (["verify", text], 65, "archive.form"),
        ]
        for (arguments, exit, code) in commands {
            let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
            let outcome = try griot.shell("\"$griot\" \(quoted)")
            #expect(
                outcome.exit == exit && (code.isEmpty || outcome.messages.contains(code)),
                "\(quoted): \(outcome)"
            )
        }
    }

    @Test func `name the row that was tampered with`() throws {
        let recorder = try Recorder()
        _ = try recorder.add(line)
        #expect(try recorder.griot.run("verify", recorder.record).exit == 0)
        let outcome = try recorder.griot.shell(
            """
            python3 - \(recorder.record) <<'END'
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            db.execute("drop trigger reports_no_update")
            db.execute("update reports set text = replace(text, 'town', 'tawn')")
            db.commit()
            END
            "$griot" verify \(recorder.record)
            """
        )
        #expect(outcome.exit == 1 && outcome.output.isEmpty)
        #expect(
            outcome.messages.contains(
                "row 1 of the table 'reports' is not as it was written (archive.tampered)"
            )
        )
    }

    @Test func `write every form`() throws {
        let recorder = try Recorder()
        let griot = recorder.griot
        _ = try recorder.add(
            #"{"id":"a","lang":"en","title":"\"Hard,\"\ttimes\\\n","text":"T.","outlet":"O"}"#
        )
        let tsv = try griot.run("reports", recorder.record).text
        #expect(
            tsv
                == "id\tlang\tpublished\toutlet\ttitle\tversions\tclaims\tagency\na\ten\t\tO\t\"Hard,\"\\ttimes\\\\\\n\t1\t0\t\n"
        )
        let csv = try griot.run("reports", recorder.record, "--csv").text
        #expect(
            csv
                == "id,lang,published,outlet,title,versions,claims,agency\r\na,en,,O,\"\"\"Hard,\"\"\ttimes\\\n\",1,0,\r\n"
        )
        let json = try griot.run("reports", recorder.record, "--json").output
        let rows = try #require(try JSONSerialization.jsonObject(with: json) as? [[String: Any]])
        #expect(rows.map { $0["title"] as? String } == ["\"Hard,\"\ttimes\\\n"])
        #expect(rows.first?["published"] is NSNull)
    }
}
