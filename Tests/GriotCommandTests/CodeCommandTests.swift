import Foundation
import GriotTesting
import Testing

/// A home whose models are the installed ones, or `nil` where there are none.
private func installedHome() -> String? {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["GRIOT_HOME"] ?? "\(environment["HOME"] ?? "")/.local/share/griot"
    let models = ["en_core_web_sm", "fr_core_news_md"].map { "\(home)/models/\($0).model" }
    if models.allSatisfy(FileManager.default.fileExists) || environment["GRIOT_REQUIRE_MODELS"] == "1" {
        return home
    }
    print("not run: the language models are not installed")
    return nil
}

private func keys(_ value: Any?) -> [String] { ((value as? [String: Any])?.keys.sorted()) ?? [] }

private func first(_ value: Any?) -> Any? { (value as? [Any])?.first }

private func jsonLine(_ object: [String: Any]) throws -> Data {
    try JSONSerialization.data(withJSONObject: object) + [0x0A]
}

@Suite struct `griot code` {
    private static let text = """
        At least 12 soldiers were killed in Ménaka on Tuesday when gunmen attacked a base, the army said. “We will answer,” \
        said General Oumar Diarra, chief of the army of Mali.
        """

    @Test func `gives all keys of the contract`() throws {
        guard let home = installedHome() else { return }
        let griot = try Griot(models: [])
        let input = try jsonLine(["id": 4, "text": Self.text, "lang": "en", "published": "2025-12-23"])
        let outcome = try griot.run("code", "--jsonl", "-", input: input, environment: ["GRIOT_HOME": home])
        #expect(outcome.exit == 0 && outcome.messages == "")
        let object = try #require(try outcome.objects().first)
        #expect(keys(object) == ["coder", "events", "mentions", "quotes", "relations", "report"])
        #expect(keys(object["report"]) == ["id", "lang", "outlet", "published", "text_sha256", "url"])
        #expect((object["report"] as? [String: Any])?["id"] as? Int == 4)
        #expect(keys(object["coder"]) == ["directory", "gazetteer", "griot", "language", "rules"])
        let events = try #require(object["events"] as? [[String: Any]])
        #expect(!events.isEmpty)
        for event in events {
            let expected: Set = [
                "id", "type", "modes", "contexts", "quad", "score", "cameo", "trigger", "sentence", "status",
                "alleged",
                "salience", "actors", "recipients", "place", "date", "numbers", "attribution", "confidence",
            ]
            #expect(expected.isSubset(of: keys(event)))
            #expect(keys(event["trigger"]) == ["end", "in", "start", "text"])
            #expect(keys(event["sentence"]) == ["end", "in", "start"])
            for party in (event["actors"] as? [Any] ?? []) + (event["recipients"] as? [Any] ?? []) {
                #expect(
                    keys(party) == ["basis", "country", "end", "id", "in", "name", "sector", "start", "text"]
                )
            }
        }
        func some(_ key: String) -> Any? {
            events.lazy.compactMap { first($0[key]) ?? ($0[key] as? [String: Any]) }.first
        }
        #expect(
            keys(some("place"))
                == [
                    "admin1", "country", "end", "geonames", "in", "lat", "lon", "name", "precision", "start",
                    "text",
                ]
        )
        #expect(Set(keys(some("date"))).isSuperset(of: ["basis", "from", "precision", "text", "to"]))
        #expect(
            keys(some("numbers"))
                == ["claimant", "end", "high", "in", "low", "of", "operator", "start", "text", "what"]
        )
        #expect(keys((some("numbers") as? [String: Any])?["of"]) == ["country", "sector", "text"])
        #expect(keys(some("attribution")) == ["end", "in", "kind", "start", "text"])
        let quote = try #require(first(object["quotes"]) as? [String: Any])
        #expect(keys(quote) == ["end", "in", "speaker", "start", "text"])
        #expect(Set(keys(quote["speaker"])).isSuperset(of: ["id", "name", "role", "text"]))
        let relation = try #require(first(object["relations"]) as? [String: Any])
        #expect(
            keys(relation)
                == ["end", "in", "kind", "object", "role", "since", "start", "subject", "text", "until"]
        )
        #expect(Set(keys(relation["subject"])).isSuperset(of: ["id", "name", "text"]))
        #expect(keys(first(object["mentions"])) == ["end", "id", "in", "kind", "start", "text"])
    }

    @Test func `goes on after lines that it cannot handle, and exits with 2`() throws {
        let griot = try Griot()
        let lines = [
            #"{"id":"a","text":"Rebels attacked the town.","lang":"en"}"#, "", "no json",
            #"{"id":"b","text":"Rebellen haben die Stadt angegriffen.","lang":"de"}"#,
            #"{"id":"c","lang":"en"}"#,
            #"{"id":"d","text":7,"lang":"en"}"#, #"{"id":["e"],"text":"","lang":"fr","published":7}"#,
            #"{"id":"f","text":"","lang":"fr"}"#,
        ]
        let input = Data(lines.joined(separator: "\n").utf8)
        let outcome = try griot.run("code", "--jsonl", "-", input: input)
        #expect(outcome.exit == 2)
        let objects = try outcome.objects()
        #expect(objects.count == 7)
        #expect(
            objects.map(errorCode)
                == [
                    nil, "json.syntax", "language.unsupported", "report.text", "report.text",
                    "report.published", nil,
                ]
        )
        let failures = objects.filter { $0["error"] != nil }
        #expect(failures.map { ($0["error"] as? [String: Any])?["line"] as? Int } == [3, 4, 5, 6, 7])
        for failure in failures {
            #expect(keys(failure) == ["error", "id", "report"])
            #expect(keys(failure["error"]) == ["code", "line", "message"])
            #expect(keys(failure["report"]) == ["id"])
        }
        #expect(failures[1]["id"] as? String == "b")
        #expect(failures[0]["id"] is NSNull)
    }

    @Test func `takes an empty text for no error: no events`() throws {
        let griot = try Griot()
        let input = Data(#"{"id":1,"text":"","lang":"en"}"#.utf8)
        let outcome = try griot.run("code", "--jsonl", "-", input: input)
        #expect(outcome.exit == 0)
        let object = try #require(try outcome.objects().first)
        for key in ["events", "quotes", "relations", "mentions"] {
            #expect((object[key] as? [Any])?.isEmpty == true)
        }
        #expect(
            (object["report"] as? [String: Any])?["text_sha256"] as? String
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    }

    @Test(arguments: [
        ("2025-12-23", "2025-12-23", "2025-12-23"), ("2025-12-23T08:30:00Z", "2025-12-23", "2025-12-23"),
        ("2025-12-23 08:30", "2025-12-23", "2025-12-23"), ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
    ])
    func `dates an event without a day by when it was published, in whatever form`(
        _ published: String,
        _ from: String,
        _ to: String
    ) throws {
        guard let home = installedHome() else { return }
        let griot = try Griot(models: [])
        let input = try jsonLine([
            "id": 1, "lang": "en", "text": "Rebels attacked the town of Gao.", "published": published,
        ])
        let outcome = try griot.run("code", "--jsonl", "-", input: input, environment: ["GRIOT_HOME": home])
        let object = try #require(try outcome.objects().first)
        #expect((object["report"] as? [String: Any])?["published"] as? String == published)
        let event = try #require(first(object["events"]) as? [String: Any])
        let date = try #require(event["date"] as? [String: Any])
        #expect(date["from"] as? String == from && date["to"] as? String == to)
    }

    @Test func `gives the same bytes for any number of threads`() throws {
        guard let home = installedHome() else { return }
        let griot = try Griot(models: [])
        let input = try Data(contentsOf: URL(filePath: "\(Griot.root)/examples/reports.jsonl"))
        let environment = ["GRIOT_HOME": home]
        let one = try griot.run(
            "code",
            "--jsonl",
            "--threads",
            "1",
            "-",
            input: input,
            environment: environment
        )
        let four = try griot.run(
            "code",
            "--jsonl",
            "--threads",
            "4",
            "-",
            input: input,
            environment: environment
        )
        #expect(one.exit == 0 && one.lines.count > 30)
        #expect(one.output == four.output)
    }

    @Test func `codes without a gazetteer`() throws {
        let griot = try Griot()
        #expect(!FileManager.default.fileExists(atPath: griot.home + "/gazetteer"))
        let input = Data(#"{"id":1,"text":"Rebels attacked Gao.","lang":"en"}"#.utf8)
        #expect(try griot.run("code", "--jsonl", "-", input: input).exit == 0)
    }

    @Test func `says that a gazetteer is damaged, and codes nothing`() throws {
        let griot = try Griot()
        try griot.installDamagedGazetteer()
        let input = Data(#"{"id":1,"text":"Rebels attacked Gao.","lang":"en"}"#.utf8)
        let outcome = try griot.run("code", "--jsonl", "-", input: input)
        #expect(outcome.exit == 65 && outcome.output.isEmpty)
        #expect(outcome.messages.contains("gazetteer.damaged"))
    }

    @Test func `exits as it promises`() throws {
        let griot = try Griot()
        #expect(try griot.run("code").exit == 64)
        #expect(try griot.run("code", "--lang", "de", "-").exit == 64)
        #expect(try griot.run("code", "--published", "soon", "-").exit == 64)
        #expect(try griot.run("code", "--threads", "0", "-").exit == 64)
        #expect(try griot.run("code", "/nowhere.txt").exit == 66)
        #expect(try griot.run("code", "/nowhere.jsonl").exit == 66)
        #expect(try griot.run("code", "--tables", "/nowhere", "-").exit == 66)
        let none = try Griot(models: [])
        let text = Data("Rebels attacked the town and the army fled to the south.".utf8)
        let outcome = try none.run("code", "--lang", "en", "-", input: text)
        #expect(outcome.exit == 2 && outcome.messages.contains("model.missing"))
    }

    @Test func `prints a table for a text file, and JSON where it is asked to`() throws {
        let griot = try Griot()
        let path = try griot.folder.write(Data("A title\n\nRebels attacked the town.\n".utf8), to: "one.txt")
        let table = try griot.run("code", "--lang", "en", path)
        #expect(table.exit == 0 && table.text.hasPrefix("one  A title\n"))
        let json = try griot.run("code", "--lang", "en", "--json", path)
        #expect(
            (try #require(try json.objects().first)["report"] as? [String: Any])?["id"] as? String == "one"
        )
        let bad = try griot.folder.write([0xFF, 0xFE], to: "bad.txt")
        let refused = try griot.run("code", "--lang", "en", bad)
        #expect(refused.exit == 2 && refused.messages.contains("report.utf8"))
    }

    @Test func `says which rows of other tables it cannot use`() throws {
        let griot = try Griot()
        let rows =
            "lang\tpos\tpattern\ttype\tmode\tstatus\tneeds\texample\texpect\nen\tverb\tA hit R\tSMITE\t\t\tparty\tX hit Y.\tA=X\n"
        let path = try griot.folder.write(Data(rows.utf8), to: "frames-mine.tsv")
        let folder = String(path.dropLast("/frames-mine.tsv".count))
        let outcome = try griot.run(
            "code",
            "--lang",
            "en",
            "--tables",
            folder,
            "-",
            input: Data("Rebels left.".utf8)
        )
        #expect(outcome.exit == 0)
        #expect(
            outcome.messages
                == "griot: frames-mine.tsv:2: 'SMITE' is no type; expected one of the sixteen, or '-' (table.row)\n"
        )
    }
}

@Suite struct `griot explain` {
    @Test func `shows the rules that fit, the best first`() throws {
        guard let home = installedHome() else { return }
        let griot = try Griot(models: [])
        let text = Data("Rebels attacked the town of Gao on Monday.".utf8)
        let environment = ["GRIOT_HOME": home]
        let outcome = try griot.run("explain", "--word", "ATTACK", "-", input: text, environment: environment)
        #expect(outcome.exit == 0)
        #expect(outcome.lines.first == "attacked  (text, byte 7)")
        #expect(outcome.lines.dropFirst().first?.hasPrefix("  * ") == true)
        #expect(outcome.text.contains("ASSAULT"))
        #expect(
            try griot.run("explain", "--word", "zebra", "-", input: text, environment: environment).text == ""
        )
    }

    @Test func `exits as it promises`() throws {
        let griot = try Griot()
        #expect(try griot.run("explain").exit == 64)
        #expect(try griot.run("explain", "/nowhere.txt").exit == 66)
        let outcome = try griot.run("explain", "--lang", "de", "-", input: Data("Die Stadt.".utf8))
        #expect(outcome.exit == 65 && outcome.messages.contains("language.unsupported"))
        #expect(
            try Griot(models: []).run("explain", "--lang", "en", "-", input: Data("A town.".utf8)).exit == 69
        )
        #expect(try griot.run("explain", "--lang", "en", "-").exit == 0)
    }

    @Test func `refuses what is not UTF-8, and a damaged gazetteer`() throws {
        let griot = try Griot()
        let bad = try griot.folder.write([0xFF, 0xFE], to: "bad.txt")
        let refused = try griot.run("explain", "--lang", "en", bad)
        #expect(refused.exit == 65 && refused.output.isEmpty)
        #expect(refused.messages == "griot: 'bad' is not UTF-8 (report.utf8)\n")
        try griot.installDamagedGazetteer()
        let damaged = try griot.run("explain", "--lang", "en", "-", input: Data("Rebels left.".utf8))
        #expect(damaged.exit == 65 && damaged.messages.contains("gazetteer.damaged"))
    }
}
