import Testing
import Unpacking

@Suite struct `JSON text` {
    @Test(arguments: [
        ("", #""""#),
        ("plain", #""plain""#),
        ("\"\\/", #""\"\\/""#),
        ("\n\t\r\u{8}\u{C}", #""\n\t\r\b\f""#),
        ("\u{0}\u{1}\u{B}\u{10}\u{1F}\u{7F}", "\"\\u0000\\u0001\\u000b\\u0010\\u001f\u{7F}\""),
        ("é 京 😀 …", "\"é 京 😀 …\""),
        // Readers of lines would end one there.
        ("\u{85}\u{2028}\u{2029}", #""\u0085\u2028\u2029""#),
    ])
    func `escapes only what must be`(string: String, expected: String) {
        #expect(written(.string(string)) == expected)
    }

    @Test func `is appended to what is there`() {
        var line: [UInt8] = []
        JSONText.append(raw: #"{"count":"#, to: &line)
        JSONText.append(Int.min, to: &line)
        JSONText.append(raw: #","isNew":"#, to: &line)
        JSONText.append(true, to: &line)
        JSONText.append(raw: #","text":"#, to: &line)
        JSONText.append("a\nb", to: &line)
        JSONText.append(raw: #","end":"#, to: &line)
        JSONText.appendNull(to: &line)
        JSONText.append(raw: "}", to: &line)
        let expected = #"{"count":-9223372036854775808,"isNew":true,"text":"a\nb","end":null}"#
        #expect(String(decoding: line, as: UTF8.self) == expected)
    }

    @Test func `has null for a string that is unreadable`() {
        let problem = JSONProblem(code: "json.utf8", message: "", offset: 0)
        #expect(written(.array([.unreadable(problem), .bool(false)])) == "[null,false]")
    }
}
