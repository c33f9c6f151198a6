import GriotTesting
import Testing
import Unpacking

@Suite struct `A JSON reader` {
    @Test(arguments: [
        ("null", "null"),
        (" true\r\n", "true"),
        ("\tfalse ", "false"),
        ("-0.50e+03", "-0.50e+03"),
        (#""""#, #""""#),
        ("[]", "[]"),
        ("[ 1 , [2] , {} ]", "[1,[2],{}]"),
        (#"{ "b" : 1, "a" : 2, "b" : 3 }"#, #"{"b":1,"a":2,"b":3}"#),
        (#""\"\\\/\b\f\n\r\t\u0041\u00e9\u4EAC""#, #""\"\\/\b\f\n\r\tAé京""#),
        (#""\ud83d\ude00""#, #""😀""#),
        (#""\u0000\u001f""#, #""\u0000\u001f""#),
        ("\u{FEFF}{}", "{}"),
    ])
    func `reads what is written`(json: String, expected: String) {
        #expect(jsonOutcome(json) == expected)
    }

    @Test(arguments: [
        ("", "json.syntax at 0"),
        ("  ", "json.syntax at 2"),
        ("[1,]", "json.syntax at 3"),
        ("[1 2]", "json.syntax at 3"),
        ("[1", "json.syntax at 2"),
        (#"{"a":1,}"#, "json.syntax at 7"),
        (#"{"a" 1}"#, "json.syntax at 5"),
        ("{a:1}", "json.syntax at 1"),
        ("{1:1}", "json.syntax at 1"),
        ("'a'", "json.syntax at 0"),
        ("01", "json.syntax at 1"),
        ("-", "json.syntax at 1"),
        ("-01", "json.syntax at 2"),
        ("1.", "json.syntax at 2"),
        (".5", "json.syntax at 0"),
        ("+1", "json.syntax at 0"),
        ("1e", "json.syntax at 2"),
        ("NaN", "json.syntax at 0"),
        ("-Infinity", "json.syntax at 1"),
        ("nul", "json.syntax at 0"),
        ("truth", "json.syntax at 0"),
        ("\"a\nb\"", "json.syntax at 2"),
        ("\"a\u{0}b\"", "json.syntax at 2"),
        (#""a"#, "json.syntax at 2"),
        (#""a\"#, "json.syntax at 3"),
        (#""\x""#, "json.syntax at 3"),
        (#""\u12""#, "json.syntax at 5"),
        (#""\u12G4""#, "json.syntax at 5"),
        ("1 2", "json.trailing at 2"),
        ("{}}", "json.trailing at 2"),
        ("// a\n1", "json.syntax at 0"),
        ("\u{FEFF}\u{FEFF}1", "json.syntax at 3"),
        (#"{"\ud800":1}"#, "json.surrogate at 2"),
    ])
    func `refuses anything else`(json: String, expected: String) {
        #expect(jsonOutcome(json) == "error " + expected)
    }

    @Test(arguments: [
        (#""\ud800""#, 1), (#""\udc00""#, 1), (#""a\ud83d\ud83d\ude00""#, 2), (#""\ud83dx""#, 1),
        (#""\ud83d\n""#, 1), (#""\ude00\ud83d""#, 1),
    ])
    func `keeps a place for half a surrogate pair`(json: String, offset: Int) throws {
        let line = try JSONReader.read(Array(#"{"text":\#(json),"id":7}"#.utf8))
        #expect(line["text"]?.problem == "json.surrogate at \(8 + offset)")
        #expect(line["id"]?.int == 7)
    }

    @Test(
        arguments: [
            ([0xFF], 0), ([0x61, 0xC3], 1), ([0xC0, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0), ([0x5C, 0x6E, 0x80], 2),
        ] as [([UInt8], Int)]
    )
    func `keeps a place for bytes that are not UTF-8`(content: [UInt8], offset: Int) throws {
        let json = Array(#"{"text":""#.utf8) + content + Array(#"","id":7}"#.utf8)
        let line = try JSONReader.read(json)
        #expect(line["text"]?.problem == "json.utf8 at \(9 + offset)")
        #expect(line["id"]?.int == 7)
    }

    @Test func `refuses a key that is not UTF-8`() {
        #expect(jsonOutcome([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]) == "error json.utf8 at 2")
    }

    @Test func `reads a line out of the midst of others`() throws {
        let lines = Array("[1]\n[\"\\u0041\", x]\n".utf8)
        #expect(try JSONReader.read(lines[..<3]) == .array([.number("1")]))
        #expect(throws: JSONProblem.self) { try JSONReader.read(lines[4...]) }
        do {
            _ = try JSONReader.read(lines[4...])
        } catch {
            #expect(error.offset == 11)
            #expect(error.message == "'x' is not what belongs here; expected a value")
        }
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func `goes down 512 levels and no further`(opening: String, closing: String) {
        func nested(_ depth: Int) -> String {
            String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
        }
        #expect(jsonOutcome(nested(512)) == nested(512))
        #expect(jsonOutcome(nested(513)) == "error json.depth at \(512 * opening.utf8.count)")
        let bomb = String(repeating: opening, count: 1_000_000)
        #expect(jsonOutcome(bomb) == "error json.depth at \(512 * opening.utf8.count)")
    }

    @Test(arguments: [#"a"#, #"\n"#, "é"])
    func `reads a string of 10 MB`(piece: String) throws {
        let content = String(repeating: piece, count: 10_000_000 / piece.utf8.count)
        #expect(try JSONReader.read(Array("\"\(content)\"".utf8)).string?.utf8.isEmpty == false)
        #expect(jsonOutcome("\"\(content)\"") == "\"\(content)\"")
    }

    @Test(arguments: seeds)
    func `reads back what was written`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<500 {
            let value = chance.jsonValue()
            let text = written(value)
            let reread = try JSONReader.read(Array(text.utf8))
            #expect(reread == value)
            #expect(written(reread) == text)
        }
    }

    @Test func `refuses every document that is cut short`() {
        let json = Array(#"{"a": [1.5e3, "é\u00e9\ud83d\ude00", true, null], "b": {}}"#.utf8)
        for end in json.indices {
            #expect(jsonOutcome(Array(json[..<end])).hasPrefix("error json."))
        }
    }

    @Test(arguments: seeds)
    func `gives a value or a problem for any bytes`(seed: UInt64) {
        var chance = Chance(seed: seed)
        for _ in 0..<3000 {
            let bytes = chance.damage(Array(written(chance.jsonValue()).utf8))
            guard let value = try? JSONReader.read(bytes) else { continue }
            // What was read can be written, and that is a document again.
            #expect(jsonOutcome(written(value)) == written(value))
        }
    }
}

@Suite struct `A JSON value` {
    @Test func `gives what is asked for, and nil for what it is not`() throws {
        let value = try JSONReader.read(Array(#"{"s":"x","i":3,"d":1.5,"b":true,"a":[1],"n":null}"#.utf8))
        #expect(value["s"]?.string == "x")
        #expect(value["i"]?.int == 3)
        #expect(value["i"]?.double == 3)
        #expect(value["d"]?.double == 1.5)
        #expect(value["d"]?.int == nil)
        #expect(value["b"]?.bool == true)
        #expect(value["a"]?.array?.count == 1)
        #expect(value["n"] == .null)
        #expect(value["x"] == nil)
        #expect(value["s"]?["x"] == nil)
        #expect(value.members?.map(\.key) == ["s", "i", "d", "b", "a", "n"])
    }

    @Test func `takes the last of duplicate keys, byte for byte`() throws {
        let value = try JSONReader.read(Array(#"{"K":1,"K":2,"\u212a":3}"#.utf8))
        #expect(value["K"]?.int == 2)
        #expect(value["\u{212A}"]?.int == 3)
    }

    @Test func `has no number beyond the range of its type`() {
        #expect(JSONValue.number("9223372036854775808").int == nil)
        #expect(JSONValue.number("-9223372036854775808").int == .min)
        #expect(JSONValue.number("1e999").double == nil)
        #expect(JSONValue.number("1e-999").double == 0)
    }
}

extension JSONValue {
    fileprivate var problem: String? {
        if case .unreadable(let problem) = self { "\(problem.code) at \(problem.offset)" } else { nil }
    }
}
