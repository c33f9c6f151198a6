import Foundation
import GriotTesting
import Testing
import Unpacking

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

    @Test func `gives null where there was no id`() throws {
        let outcome = try parse([#"{"lang":"en","text":"a"}"#, "{}", "7"])
        #expect(outcome.lines[0].hasPrefix(#"{"id":null,"lang""#))
        for line in outcome.lines[1...] {
            #expect(line.hasPrefix(#"{"id":null,"report":{"id":null},"error""#))
        }
    }

    @Test func `gives back an id of a million characters`() throws {
        let id = String(repeating: "x", count: 1_000_000)
        let outcome = try parse([#"{"id":"\#(id)","lang":"en","text":"a"}"#])
        #expect(outcome.exit == 0)
        #expect(outcome.text.hasPrefix(#"{"id":"\#(id)","lang":"en""#))
    }

    @Test(arguments: [#""\ud800""#, #"["\udfff"]"#, #"{"a":{"b":"\ud800"}}"#])
    func `does not lose an id that cannot be given back without a word`(_ id: String) throws {
        let outcome = try parse([#"{"id":\#(id),"lang":"en","text":"a"}"#])
        #expect(outcome.exit == 2)
        let object = try #require(try outcome.objects().first)
        #expect(object["id"] is NSNull && errorCode(object) == "json.surrogate")
        #expect(((object["error"] as? [String: Any])?["message"] as? String)?.contains("\"id\"") == true)
    }

    @Test func `knows a raw NUL, and takes an escaped one as a character`() throws {
        let outcome = try parse([
            "{\"id\":1,\"lang\":\"en\",\"text\":\"a\u{0}b\"}", #"{"id":2,"lang":"en","text":"a\u0000b"}"#,
        ])
        let objects = try outcome.objects()
        #expect(objects.count == 2)
        #expect(errorCode(objects[0]) == "json.syntax")
        let texts = (objects[1]["tokens"] as? [[String: Any]])?.compactMap { $0["text"] as? String }
        #expect(texts?.joined() == "a\u{0}b")
    }

    @Test func `takes nulls as absent`() throws {
        let outcome = try parse([
            #"{"id":null,"title":null,"lang":null,"published":null,"text":"Rebels attacked the town on Friday."}"#
        ])
        let object = try #require(try outcome.objects().first)
        #expect(outcome.exit == 0 && object["title_tokens"] == nil && object["lang_confidence"] != nil)
    }

    @Test func `counts blank lines, and says the line of each error`() throws {
        let outcome = try parse(["", "x", " \t", "\r", "y\r", "", "{}", ""])
        let lines = try outcome.objects().map { ($0["error"] as? [String: Any])?["line"] as? Int }
        #expect(lines == [2, 5, 7])
    }

    @Test func `skips a line that is longer than it takes`() throws {
        let line = #"{"id":1,"lang":"en","text":"a"}"#
        let input = "(head -c 268435457 /dev/zero | tr '\\0' a; echo; echo '\(line)')"
        let outcome = try griot.shell("\(input) | \"$griot\" parse --jsonl -")
        #expect(outcome.exit == 2)
        let objects = try outcome.objects()
        #expect(objects.count == 2 && errorCode(objects[0]) == "line.too-long" && objects[1]["tokens"] != nil)
    }

    @Test func `counts code points of the text as received`() throws {
        let text = "e\u{301} 👩‍👩‍👧 שלום\u{2028}Rebels\r\n🇲🇱 ﬁ"
        let data = try JSONSerialization.data(withJSONObject: ["id": 1, "lang": "en", "text": text])
        let outcome = try griot.run("parse", "--jsonl", "-", input: data)
        #expect(outcome.output.split(separator: 0x0A).count == 1)
        let scalars = Array(text.unicodeScalars)
        var end = 0
        for token in try #require(try outcome.objects()[0]["tokens"] as? [[String: Any]]) {
            let (first, last) = (try #require(token["start"] as? Int), try #require(token["end"] as? Int))
            #expect(first == end)
            let form = String(String.UnicodeScalarView(scalars[first..<last]))
            #expect((token["text"] as? String)?.utf8.elementsEqual(form.utf8) == true)
            end = last + (token["ws"] as? Bool == true ? 1 : 0)
        }
        #expect(end == scalars.count)
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

    /// A long text by what it repeats: an argument is shown in the log of the tests, and must be short.
    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            ("a", 10_000_000), (".", 10_000_000), ("é", 5_000_000), ("word ", 200_000), ("(", 400_000),
            (":) ", 100_000), ("l'", 200_000), ("a-b", 300_000), ("a.", 500_000), ("1,", 500_000),
            ("http://a.b/", 90_000), ("👩‍👩‍👧", 60_000), ("שלום ", 100_000), (" ", 10_000_000), ("\\n", 1_000_000),
        ]
    )
    // The limit only ends a run that hangs: how fast it is, `make bench` says.
    func `reads a very long line`(_ piece: String, _ count: Int) throws {
        let text = String(repeating: piece, count: count)
        let outcome = try parse([#"{"id":1,"lang":"fr","text":"\#(text)"}"#])
        #expect(outcome.exit == 0)
        #expect(try JSONReader.read(Array(outcome.output))["tokens"]?.array?.isEmpty == false)
    }

    @Test(arguments: ["(", "\""])
    func `reads ten megabytes of marks, or says that they are too many`(_ piece: String) throws {
        let text = String(repeating: piece == "\"" ? "\\\"" : piece, count: 10_000_000 / piece.utf8.count)
        let good = #"{"id":"good","lang":"en","text":"Rebels."}"#
        let outcome = try parse([#"{"id":1,"lang":"en","text":"\#(text)"}"#, good])
        #expect([0, 2].contains(outcome.exit))
        let lines = outcome.output.split(separator: 0x0A)
        #expect(lines.count == 2 && lines[1].starts(with: Data(#"{"id":"good","lang""#.utf8)))
        if outcome.exit == 2 {
            #expect(String(decoding: lines[0], as: UTF8.self).contains(#""text.too-long""#))
        }
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

    @Test(arguments: [1, 2, 8])
    func `answers a line before it waits for the next`(_ threads: Int) throws {
        let outcome = try griot.shell(
            """
            coproc GRIOT { exec "$griot" parse --threads \(threads) --jsonl -; }
            for id in 1 2 3; do
                echo '{"id":'$id',"lang":"en","text":"Rebels fled."}' >&${GRIOT[1]}
                echo >&${GRIOT[1]}
                read -r -t 30 answer <&${GRIOT[0]} || exit 9
                echo "$answer"
            done
            """
        )
        #expect(outcome.exit == 0)
        #expect(try outcome.objects().map { $0["id"] as? Int } == [1, 2, 3])
    }

    // MARK: Formats

    @Test(arguments: ["conllu", "tree"])
    func `says errors on standard error where JSON would break the format`(_ format: String) throws {
        let lines = ["", "{}", #"{"id":"b","lang":"en","text":"Rebels fled."}"#, "x"]
        let input = Data(lines.joined(separator: "\n").utf8)
        let outcome = try griot.run("parse", "--format", format, "--jsonl", "-", input: input)
        #expect(outcome.exit == 2)
        #expect(!outcome.text.contains("{") && outcome.text.contains("fled"))
        let messages = outcome.messages.split(separator: "\n")
        #expect(messages.count == 2)
        #expect(messages[0].hasPrefix("griot: line 2: ") && messages[0].hasSuffix("(report.text)"))
        #expect(messages[1].hasPrefix("griot: line 4: ") && messages[1].hasSuffix("(json.syntax)"))
    }

    @Test(arguments: ["en", "fr"])
    func `writes CoNLL-U of hostile texts that is whole`(_ language: String) throws {
        var chance = Chance(seed: 11)
        let texts = (0..<1000).map { _ in chance.text(length: chance.number(below: 40)) }
        let input = try texts.map { text in
            try JSONSerialization.data(withJSONObject: ["id": "x", "lang": language, "text": text]) + [0x0A]
        }
        let outcome = try griot.run(
            "parse",
            "--format",
            "conllu",
            "--jsonl",
            "-",
            input: Data(input.joined())
        )
        #expect(outcome.exit == 0)
        let documents = CoNLLU.documents(outcome.text)
        #expect(documents.count == texts.count)
        for (document, text) in zip(documents, texts) {
            for sentence in document {
                #expect(sentence.problem == nil, "seed 11, \(text.debugDescription): \(sentence.lines)")
            }
        }
    }

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

    @Test func `reads a text to the byte, from a file, a pipe or standard input`() throws {
        let path = try griot.folder.write(Data("Rebels fled".utf8), to: "-.txt")
        let file = try griot.run("parse", "--lang", "en", "--format", "json", path)
        let bytes = Data("Rebels fled".utf8)
        let input = try griot.run("parse", "--lang", "en", "--format", "json", "-", input: bytes)
        let pipe = try griot.shell("\"$griot\" parse --lang en --format json <(cat \(path))")
        #expect(file.output == input.output)
        #expect(try file.objects()[0]["tokens"] as? NSArray == pipe.objects()[0]["tokens"] as? NSArray)
        #expect((try file.objects()[0]["tokens"] as? [Any])?.count == 2)
    }

    @Test func `takes an empty file and one of white space alone`() throws {
        for text in ["", "\n", " \n\n \t"] {
            let path = try griot.folder.write(Data(text.utf8), to: "blank.txt")
            let json = try griot.run("parse", "--format", "json", path)
            #expect(json.exit == 0 && json.lines.count == 1)
            for format in ["conllu", "tree"] {
                #expect(try griot.run("parse", "--format", format, path).exit == 0)
            }
        }
    }

    @Test(arguments: ["Title\n\nText", "Title\r\n\r\nText", "Title\n\n", "Title\n\nText\n\nMore"])
    func `knows the title`(_ text: String) throws {
        let path = try griot.folder.write(Data(text.utf8), to: "one.txt")
        let object = try griot.run("parse", "--lang", "en", "--format", "json", path).objects()[0]
        let title = object["title_tokens"] as? [[String: Any]]
        #expect(title?.map { $0["text"] as? String } == ["Title"])
    }

    @Test(arguments: ["Line\nline", "\n\nText", "Title\n", "Title\n \nText", ""])
    func `knows where there is no title`(_ text: String) throws {
        let path = try griot.folder.write(Data(text.utf8), to: "one.txt")
        let object = try griot.run("parse", "--lang", "en", "--format", "json", path).objects()[0]
        #expect(object["title_tokens"] == nil)
    }

    @Test func `goes on after a text that it cannot read`() throws {
        let bad = try griot.folder.write([0x61, 0xFF], to: "bad.txt")
        let spanish = try griot.folder.write(
            Data("Al menos doce personas murieron en un ataque en el norte del país".utf8),
            to: "es.txt"
        )
        let good = try griot.folder.write(Data("Rebels attacked the town on Friday.".utf8), to: "good.txt")
        let outcome = try griot.run("parse", bad, spanish, good)
        #expect(outcome.exit == 2)
        #expect(
            outcome.messages.contains("(report.utf8)") && outcome.messages.contains("(language.unsupported)")
        )
        #expect(outcome.text.hasPrefix("good") && outcome.text.contains("attacked"))
    }

    @Test(arguments: ["folder", "folder.jsonl"])
    func `names a folder that was given as a file`(_ name: String) throws {
        let path = "\(griot.folder.path)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let outcome = try griot.run("parse", "--lang", "en", path)
        #expect(outcome.exit == 74)
        #expect(outcome.messages.contains("'\(path)'") && outcome.messages.contains("(file.unreadable)"))
    }

    @Test func `does not read without end`() throws {
        let outcome = try griot.run("parse", "--lang", "en", "/dev/zero")
        #expect(outcome.exit == 65 && outcome.messages.contains("(file.too-long)"))
    }

    @Test func `writes CoNLL-U that is whole`() throws {
        let path = "\(Griot.root)/examples/en-1-village-attack.txt"
        let outcome = try griot.run("parse", "--format", "conllu", path)
        let sentences = CoNLLU.documents(outcome.text).joined()
        #expect(sentences.count > 5)
        for sentence in sentences { #expect(sentence.problem == nil, "\(sentence.lines)") }
    }
}
