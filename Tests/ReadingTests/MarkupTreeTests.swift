import Testing

@testable import Reading

@Suite struct `Markup as a tree` {
    /// The tree in brackets, white space between elements left out: `[html [body [p 'text']]]`.
    private func drawn(_ tree: MarkupTree, _ node: Int = 0) -> String {
        if tree.isText(node) {
            let text = tree.text(of: node)
            return text.allSatisfy(\.isWhitespace) ? "" : "'\(text)'"
        }
        let inside = tree.children(of: node).map { drawn(tree, $0) }.filter { !$0.isEmpty }
        return "[\(([tree.name(of: node)] + inside).joined(separator: " "))]"
    }

    @Test(
        arguments: [
            ("<p>One<p>two", "[ [html [body [p 'One'] [p 'two']]]]"),
            (
                "<P CLASS=a>L&rsquo;armée &amp; l&#39;&Eacute;tat</P>",
                "[ [html [body [p 'L’armée & l'État']]]]"
            ),
            ("<div><span>a</div>b</span>", "[ [html [body [div [span 'a']] 'b']]]"),
            ("<article><p>a</p></article>", "[ [html [body [article [p 'a']]]]]"),
            ("", "[]"),
        ]
    ) func `reads pages, broken ones too`(page: String, tree: String) {
        #expect(drawn(MarkupTree(html: Array(page.utf8))) == tree)
    }

    @Test(
        arguments: [
            ("<p>a<script>if (a < b) '<p>'</script>b", "[ [html [body [p 'a' [script] 'b']]]]"),
            ("<style>p > a {}</STYLE><p>a", "[ [html [head [style]] [body [p 'a']]]]"),
            ("<p>a<!-- <b> it's -->b<!-- --><i>c</i>", "[ [html [body [p 'ab' [i 'c']]]]]"),
            ("<!--[if IE]><p>old</p><![endif]--><p>a", "[ [html [body [p 'a']]]]"),
            ("<!--[if !IE]><!--><p>new</p><!--<![endif]-->", "[ [html [body [p 'new']]]]"),
            ("<p>a<!-->b-->c", "[ [html [body [p 'ab-->c']]]]"),
            ("<script src='a'/><p>a", "[ [html [head [script]] [body [p 'a']]]]"),
            ("<scripts>a</scripts>", "[ [html [body [scripts 'a']]]]"),
            ("<p>a<script", "[ [html [body [p 'a' [script]]]]]"),
            (
                "<script type='application/LD+JSON'>{'a': '<p>'}</script>",
                "[ [html [head [script '{'a': '<p>'}']]]]"
            ),
        ]
    ) func `leaves scripts, styles and comments of pages out, but for data`(page: String, tree: String) {
        #expect(drawn(MarkupTree(html: Array(page.utf8))) == tree)
    }

    @Test(arguments: ["<script>", "<style>", "<!--", "<!-- <script>"])
    func `takes a bounded time for what is never closed`(opening: String) {
        let bytes = Array(String(repeating: opening, count: 200_000).utf8)
        #expect(MarkupTree(html: bytes).nodes.count < 200_010)
    }

    @Test func `gives attributes by name`() throws {
        let tree = MarkupTree(html: Array("<p class='a b' ID=x hidden>t</p>".utf8))
        let p = try #require(tree.elements(named: "p").first)
        #expect(tree.attribute("class", of: p) == "a b")
        #expect(tree.attribute("id", of: p) == "x")
        #expect(tree.attribute("hidden", of: p) == "")
        #expect(tree.attribute("title", of: p) == nil)
    }

    @Test(
        arguments: [
            ("<a><b/>t<![CDATA[<i>]]></a>", "[ [a [b] 't<i>']]"),
            ("<a>caf&eacute; &lt; &nope; end</a>", "[ [a 'café <  end']]"),
            ("<a xmlns:m='u'><m:b c='1'/></a>", "[ [a [m:b]]]"),
            ("<a><b>one</b><b>tw", "[ [a [b 'one'] [b 'tw']]]"),
        ]
    ) func `reads XML, broken one too`(xml: String, tree: String) {
        #expect(drawn(MarkupTree(xml: Array(xml.utf8))) == tree)
    }

    @Test func `never opens what XML points to`() {
        let xml = """
            <!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname"> <!ENTITY t "text">]><a>&f;&t;</a>
            """
        let tree = MarkupTree(xml: Array(xml.utf8))
        #expect(tree.text(of: 0) == "")
    }

    @Test(arguments: [true, false]) func `stops at elements within elements without end`(isHTML: Bool) {
        let bytes = Array(String(repeating: "<b>", count: 1_000_000).utf8)
        let tree = isHTML ? MarkupTree(html: bytes) : MarkupTree(xml: bytes)
        #expect(tree.nodes.count < 1_000)
    }

    /// Attributes without end, by what is odd about them; a test's argument is printed, so that it has to be short.
    private func attributes(_ kind: String) -> String {
        switch kind {
        case "all different": (0..<400_000).map { " a\($0)" }.joined()
        case "all alike": (0..<400_000).map { _ in " ab=''" }.joined()
        default: (0..<40_000).map { " a\($0)='>'" }.joined()
        }
    }

    @Test(arguments: ["all different", "all alike", "tags in quotation marks"])
    func `takes a bounded time for attributes without end`(kind: String) {
        let attributes = attributes(kind)
        for tag in ["<p\(attributes)>end</p>", "<!-- <p a=\" --><p\(attributes)>end</p>"] {
            let bytes = Array(tag.utf8)
            #expect(MarkupTree(html: bytes).attributes.count <= 40_000)
            #expect(MarkupTree(xml: bytes).attributes.count <= 40_000)
        }
    }

    @Test func `takes a bounded time for end tags that end nothing`() {
        let open = String(repeating: "<b>", count: 700)
        let bytes = Array((open + String(repeating: "</x>", count: 1_500_000)).utf8)
        #expect(MarkupTree(html: bytes).shortfall == .work)
    }

    @Test func `takes a bounded time for entities in entities`() {
        let lines = (1...20).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 20))\">" }
            .joined()
        let xml = "<!DOCTYPE a [<!ENTITY l0 'lol'>\(lines)]><a b='&l20;'>&l20;</a>"
        #expect(MarkupTree(xml: Array(xml.utf8)).bytes.count < 10_000)
    }
}
