import GriotTesting
import Testing
import Unpacking

@testable import Serving

@Suite struct MarkupTests {
    @Test(arguments: [
        ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("&lt;", "&amp;lt;"),
        ("plain, né à Gao", "plain, né à Gao"),
        ("a\tb\nc", "a\tb\nc"),
    ])
    func `a text stands as its letters`(text: String, html: String) {
        let markup: Markup = "<p title=\"\(text)\">\(text)</p>"
        #expect(markup.html == "<p title=\"\(html)\">\(html)</p>")
    }

    @Test(arguments: [
        ("\u{0}", "[U+0000]"), ("\u{202E}", "[U+202E]"), ("\u{2066}", "[U+2066]"), ("\u{200B}", "[U+200B]"),
        ("\u{FEFF}", "[U+FEFF]"), ("\u{7F}", "[U+007F]"), ("\u{85}", "[U+0085]"), ("\u{E0041}", "[U+E0041]"),
        ("\u{AD}", "[U+00AD]"), ("\u{FFFE}", "[U+FFFE]"), ("\u{FFFF}", "[U+FFFF]"), ("\u{180E}", "[U+180E]"),
        ("\u{3164}", "[U+3164]"), ("\u{034F}", "[U+034F]"), ("\u{1B}", "[U+001B]"),
    ])
    func `what nobody sees is named`(sign: String, name: String) {
        let markup: Markup = "\("do" + sign + "gs")"
        #expect(markup.html == "do\(name)gs")
    }

    @Test func `joiners are named in words and left in signs that are made of several`() {
        #expect(HTMLText.escaped("do\u{200D}gs \u{200C}x") == "do[U+200D]gs [U+200C]x")
        #expect(HTMLText.escaped("👩‍👩‍👧") == "👩‍👩‍👧")
        #expect(HTMLText.escaped("می‌خواهم") == "می‌خواهم")
    }

    @Test func `whatever a text holds is read as it was`() {
        for seed in UInt64(1)...200 {
            var chance = Chance(seed: seed)
            let text =
                chance.text(length: 20) + chance.pick(["<script>", "&#39;", "\"><", "'", "-->", "]]>"])
            let markup: Markup = "<p title=\"\(text)\">\(text)</p>"
            let page = Page(markup.html)
            #expect(page.faults.isEmpty && page.tags.map(\.name) == ["p"], "seed \(seed)")
            #expect(page.tags.first?["title"] == page.words, "seed \(seed)")
        }
    }

    @Test(arguments: ["</script><script>alert(1)</script>", "<!--", "]]>", "\u{2028}\u{2029}", "a<b"])
    func `no data ends its block early`(text: String) throws {
        var json: [UInt8] = []
        JSONText.append(.object([JSONMember(key: text, value: .string(text))]), to: &json)
        let markup: Markup = "\(DataBlock(id: "a", json: json))"
        let page = Page(markup.html)
        #expect(page.dangers.isEmpty)
        #expect(!page.scripts[0].content.contains("<"))
        let value = try page.data("a")
        #expect(value[text]?.string.map { Array($0.utf8) } == Array(text.utf8))
    }
}
