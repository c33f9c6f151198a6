/// The HTML of a feed's entry as text.
package enum EntryText {
    /// Elements that begin a line of their own.
    private static let blocks: Set<String> = [
        "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table",
        "section",
        "article", "figure", "hr", "pre",
    ]
    private static let silent: Set<String> = [
        "script", "style", "figcaption", "iframe", "noscript", "template",
    ]

    /// A title or a name in one line: elements taken out, names of characters read.
    static func line(_ html: String) -> String? {
        guard html.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else { return collapsed(html).trimmed }
        return collapsed(paragraphs(html).joined(separator: " ")).trimmed
    }

    /// A text with an empty line between its paragraphs.
    package static func text(_ html: String) -> String? {
        paragraphs(html).joined(separator: "\n\n").trimmed
    }

    private static func paragraphs(_ html: String) -> [String] {
        let tree = MarkupTree(html: Array(html.utf8))
        var (lines, line, skipped): ([String], String, Int) = ([], "", 0)
        var ends: [Int] = []
        func finish() {
            if let text = collapsed(line).trimmed { lines.append(text) }
            line = ""
        }
        for node in tree.below(0) where node >= skipped {
            while let end = ends.last, end <= node {
                finish()
                ends.removeLast()
            }
            if tree.isText(node) {
                line += tree.text(of: node)
            } else if silent.contains(tree.name(of: node)) {
                skipped = Int(tree.nodes[node].end)
            } else if blocks.contains(tree.name(of: node)) {
                finish()
                ends.append(Int(tree.nodes[node].end))
            }
        }
        finish()
        return lines
    }

    private static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
