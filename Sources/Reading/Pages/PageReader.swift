package import EventData

/// Reads the report that a saved page carries.
///
/// ```swift
/// let reading = PageReader().read(Capture(name: "page.html", bytes: bytes))
/// print(reading.report.title ?? "", reading.report.text)
/// ```
///
/// It never throws: a page without a report gives an empty text and a remark.
package struct PageReader: Sendable {
    package init() {}

    private func near(_ body: Int, _ element: Int, _ tree: MarkupTree) -> Bool {
        var around = body
        for _ in 0..<3 { around = tree.parent(of: around) ?? around }
        return element > around
    }

    package func read(_ capture: Capture) -> PageReading {
        let tree = MarkupTree(html: TextDecoder.utf8(of: capture.bytes, charset: nil))
        let outline = PageOutline(tree)
        let blocks = BlockReader.blocks(of: outline)
        let body = BodyFinder(outline, blocks).body()
        let inside = body..<Int(tree.nodes[body].end)
        let title = tree.elements(named: "title").first.map(tree.text(of:))
        let headings = tree.elements(named: "h1").map(tree.text(of:))
        let lead = blocks.filter { block in
            block.element < body && outline.leads.contains { $0 <= block.element && block.element < tree.nodes[$0].end }
                && near(body, block.element, tree)
        }
        let text = BodyText(titles: headings + [title ?? ""]).report(in: lead + blocks.filter { inside.contains($0.element) })
            .map(\.text).joined(separator: "\n\n")
        return PageReading(report: Report(id: capture.name, title: title, text: text, url: capture.url))
    }
}
