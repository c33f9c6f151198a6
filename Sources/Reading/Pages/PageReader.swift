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

    package func read(_ capture: Capture) -> PageReading {
        let tree = MarkupTree(html: capture.bytes)
        let title = tree.elements(named: "title").first.map(tree.text(of:))
        let text = tree.elements(named: "p").map(tree.text(of:)).joined(separator: "\n\n")
        return PageReading(report: Report(id: capture.name, title: title, text: text, url: capture.url))
    }
}
