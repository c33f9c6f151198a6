import Foundation
import GriotTesting
import Testing

@Suite struct `griot parse` {
    private let griot: Griot

    init() throws { griot = try Griot() }

    private func parse(_ lines: [String], _ environment: [String: String] = [:]) throws -> Griot.Outcome {
        try griot.run(
            "parse",
            "--jsonl",
            "-",
            input: Data(lines.joined(separator: "\n").utf8),
            environment: environment
        )
    }

    @Test func `answers each line that is not blank, in order, with its id as received`() throws {
        let ids = [
            "1", "1.0", "1e3", #""a""#, "null", #"{"b":[1,2]}"#, "123456789012345678901234567890",
            #""\u0000""#,
        ]
        let lines = ids.map { #"{"id":\#($0),"lang":"en","text":"Rebels attacked the town."}"# }
        let outcome = try parse([""] + lines.flatMap { [$0, "  "] })
        #expect(outcome.exit == 0)
        #expect(outcome.lines.map { String($0.prefix { $0 != "," || !$0.isASCII }) }.count == ids.count)
        for (line, id) in zip(outcome.lines, ids) { #expect(line.hasPrefix(#"{"id":\#(id),"#)) }
    }

    @Test(arguments: [
        (#"{"id":7,"text":"x""#, "json.syntax"), ("[]", "report.form"), ("7", "report.form"),
        (#"{"id":7}"#, "report.text"),
        (#"{"id":7,"text":3}"#, "report.text"), (#"{"id":7,"text":null}"#, "report.text"),
        (#"{"id":7,"text":"\ud800"}"#, "json.surrogate"),
        (#"{"id":7,"text":"a","lang":"es"}"#, "language.unsupported"),
        (#"{"id":7,"text":"a","lang":5}"#, "report.lang"),
        (#"{"id":7,"text":"a","title":5}"#, "report.title"),
        (#"{"id":7,"text":"a"} x"#, "json.trailing"), (String(repeating: "[", count: 100_000), "json.depth"),
        (
            #"{"id":7,"text":"Al menos doce personas murieron en un ataque en el norte del país"}"#,
            "language.unsupported"
        ),
    ])
    func `reports a line that it cannot handle and goes on`(_ line: String, _ code: String) throws {
        let good = #"{"id":"good","lang":"fr","text":"Les rebelles."}"#
        let outcome = try parse([good, "", line, good])
        #expect(outcome.exit == 2)
        let objects = try outcome.objects()
        #expect(objects.count == 3)
        #expect(objects[0]["tokens"] != nil && objects[2]["tokens"] != nil)
        #expect(errorCode(objects[1]) == code)
        #expect((objects[1]["error"] as? [String: Any])?["line"] as? Int == 3)
        let id = objects[1]["id"]
        #expect(
            line.hasPrefix(#"{"id":7"#) && !code.hasPrefix("json.s") && code != "json.trailing"
                ? id as? Int == 7 : true
        )
        #expect((objects[1]["report"] as? [String: Any])?.keys.contains("id") == true)
    }

    @Test func `knows bytes that are no UTF-8`() throws {
        var input = Data(#"{"id":"x","lang":"en","text":"a"#.utf8)
        input += [0xFF, 0xFE]
        input += Data("\"}\n".utf8)
        let outcome = try griot.run("parse", "--jsonl", "-", input: input)
        #expect(outcome.exit == 2)
        let object = try #require(try outcome.objects().first)
        #expect(errorCode(object) == "json.utf8")
        #expect(object["id"] as? String == "x")
    }

    @Test(arguments: ["", " ", "\\n\\n", "\\u0000", "👩‍👩‍👧‍👦🇲🇱", "שלום العربية", "e\\u0301", "\\r\\n", "\\u2028"])
    func `takes any text`(_ text: String) throws {
        let outcome = try parse([#"{"id":1,"lang":"en","text":"\#(text)"}"#])
        #expect(outcome.exit == 0)
        #expect(try outcome.objects().count == 1)
    }

    @Test func `takes CRLF, no last line feed, and no input`() throws {
        #expect(
            try parse([#"{"id":1,"lang":"en","text":"a"}"# + "\r", #"{"id":2,"lang":"en","text":"b"}"#]).lines
                .count == 2
        )
        #expect(try parse([]).lines == [])
        #expect(try parse(["", "\r", "  "]).exit == 0)
    }

    @Test func `detects the language, or takes the report's or the command's`() throws {
        let french = #""text":"Au moins vingt soldats ont été tués dimanche, selon l'armée.""#
        let outcome = try parse([
            #"{"id":1,\#(french)}"#, #"{"id":2,"lang":"fr-BF",\#(french)}"#, #"{"id":3,"text":" "}"#,
        ])
        let objects = try outcome.objects()
        #expect(objects[0]["lang"] as? String == "fr" && objects[0]["lang_confidence"] != nil)
        #expect(objects[1]["lang"] as? String == "fr" && objects[1]["lang_confidence"] == nil)
        #expect(objects[2]["lang"] as? String == "zxx")
        let forced = try griot.run("parse", "--lang", "en", "--jsonl", "-", input: Data("{\(french)}".utf8))
        #expect(try forced.objects()[0]["lang"] as? String == "en")
    }

    @Test(arguments: [
        String(repeating: "a", count: 10_000_000), String(repeating: ".", count: 10_000_000),
        String(repeating: "é", count: 5_000_000), String(repeating: "word ", count: 200_000),
        String(repeating: "(", count: 400_000), String(repeating: ":) ", count: 100_000),
        String(repeating: "l'", count: 200_000), String(repeating: "a-b", count: 300_000),
    ])
    func `reads a very long line`(_ text: String) throws {
        let outcome = try parse([#"{"id":1,"lang":"fr","text":"\#(text)"}"#])
        #expect(outcome.exit == 0)
        #expect(try outcome.objects().first?["tokens"] != nil)
    }

    @Test func `refuses a text with too many tokens`() throws {
        let outcome = try parse([
            #"{"id":1,"lang":"en","text":"\#(String(repeating: "( ", count: 3_000_001))"}"#
        ])
        #expect(errorCode(try #require(try outcome.objects().first)) == "text.too-long")
    }

    @Test func `gives the same bytes on any number of threads`() throws {
        var chance = Chance(seed: 3)
        let lines = try (0..<400).map { number in
            let text = chance.text(length: chance.number(below: 40))
            let data = try JSONSerialization.data(withJSONObject: ["id": number, "lang": "en", "text": text])
            return String(decoding: data, as: UTF8.self)
        }
        let input = Data(lines.joined(separator: "\n").utf8)
        let one = try griot.run("parse", "--threads", "1", "--jsonl", "-", input: input)
        #expect(one.lines.count == 400)
        for threads in ["2", "8"] {
            #expect(
                try griot.run("parse", "--threads", threads, "--jsonl", "-", input: input).output
                    == one.output
            )
        }
    }

    @Test(arguments: UInt64(1)...3)
    func `answers damaged lines one by one`(_ seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let good = Array(
            #"{"id":"é\u0041","title":"T\"t","lang":"en","text":"Rebels attacked 12 soldiers.\nThe army fled."}"#
                .utf8
        )
        var input = Data()
        for _ in 0..<2000 {
            let damaged = chance.damage(good).filter { $0 != 0x0A && $0 != 0x0D }
            input += damaged.isEmpty ? [0x7B, 0x0A] : damaged + [0x0A]
        }
        let outcome = try griot.run("parse", "--jsonl", "-", input: input)
        #expect([0, 2].contains(outcome.exit))
        #expect(try outcome.objects().count == 2000)
    }

    @Test func `streams a long file in bounded memory`() throws {
        func peak(_ count: Int) throws -> Int {
            let line =
                #"{"id":1,"lang":"en","text":"Rebels attacked the town near the border on Friday."}"# + "\n"
            try griot.folder.write(Data(String(repeating: line, count: count).utf8), to: "many.jsonl")
            let outcome = try griot.shell(
                "/usr/bin/env python3 -c '\(Self.peak)' \"$griot\" parse \(griot.folder.path)/many.jsonl"
            )
            return try #require(Int(outcome.text.split(separator: "\n").last ?? ""))
        }
        let (few, many) = (try peak(5_000), try peak(100_000))
        #expect(many < few + 30_000, "\(few) and \(many) kilobytes")
    }

    private static let peak = """
        import subprocess, resource, sys
        assert subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode == 0
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        """

    // MARK: Text files

    @Test func `reads a text file with its title`() throws {
        let path = try griot.folder.write(
            Data("Town attacked\n\nRebels attacked the town.\n".utf8),
            to: "one.txt"
        )
        let tree = try griot.run("parse", "--lang", "en", path)
        #expect(tree.exit == 0)
        #expect(tree.text.contains("1  Town attacked") && tree.text.contains("1  Rebels attacked the town."))
        let json = try griot.run("parse", "--lang", "en", "--format", "json", path).objects()
        #expect(json.count == 1 && json[0]["title_tokens"] != nil && json[0]["id"] as? String == "one")
    }

    @Test func `writes CoNLL-U that is whole`() throws {
        let path = "\(Griot.root)/examples/en-1-village-attack.txt"
        let outcome = try griot.run("parse", "--format", "conllu", path)
        var expected = 1
        for line in outcome.lines {
            if line.hasPrefix("# text") { expected = 1 }
            if line.hasPrefix("#") { continue }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            #expect(columns.count == 10 && Int(columns[0]) == expected && Int(columns[6]) != nil)
            expected += 1
        }
        #expect(outcome.lines.count > 100)
    }
}
