/// The HTML of a feed's entry as text, read as a page is.
package enum EntryText {
    /// A title or a name in one line: elements taken out, names of characters read.
    static func line(_ html: String) -> String? {
        guard html.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C }) else {
            return PageLine.collapsed(html).trimmed
        }
        return PageLine.collapsed(paragraphs(html).joined(separator: " ")).trimmed
    }

    /// A text with an empty line between its paragraphs.
    package static func text(_ html: String) -> String? {
        paragraphs(html).joined(separator: "\n\n").trimmed
    }

    private static func paragraphs(_ html: String) -> [String] {
        BlockReader.blocks(of: PageOutline(MarkupTree(html: Array(html.utf8)))).map(\.text)
    }
}
