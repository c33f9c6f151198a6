package import EventData

/// Reads the report that a saved page carries.
///
/// ```swift
/// let reading = PageReader().read(Capture(name: "page.html", bytes: bytes))
/// let (title, text) = (reading.report.title, reading.report.text)
/// ```
///
/// It never throws: a page without a report gives an empty text and a remark.
package struct PageReader: Sendable {
    package init() {}

    package func read(_ capture: Capture) -> PageReading {
        let charset = PageCharset.stated(by: capture)
        let tree = MarkupTree(html: TextDecoder.utf8(of: capture.bytes, charset: charset))
        let outline = PageOutline(tree)
        let head = HeadData(tree)
        let data = LinkedData(tree)
        let titles = TitleReader(tree, head, data)
        let title = titles.title
        let body = PageBody(outline, data, titles: titles.candidates + [title].compactMap { $0 })
        let dates = PageDates(outline, body.element, head, data, capture)
        let paragraphs = body.paragraphs
        var reading = PageReading(
            report: Report(id: capture.stem, text: paragraphs.joined(separator: "\n\n"))
        )
        reading.report.title = title
        reading.report.language = PageLanguage.stated(head, data, capture)
        reading.report.published = dates.published?.text
        reading.report.modified = dates.modified?.text
        reading.publishedBasis = dates.published?.basis
        reading.modifiedBasis = dates.modified?.basis
        reading.report.url = PageAddress.canonical(head, data, capture)
        reading.report.outlet = PageAddress.outlet(head, data, reading.report.url)
        reading.report.byline = BylineReader.byline(outline, head, data)
        reading.report.agency = agency(reading.report, body, data)
        let base = (reading.report.url ?? capture.url).flatMap { WebAddress($0) }
        reading.feeds = head.feeds.compactMap {
            base?.resolving($0)?.description ?? WebAddress($0)?.description
        }
        reading.remarks = remarks(tree, reading.report.text) + dates.remarks + body.remarks
        return reading
    }

    private func agency(_ report: Report, _ body: PageBody, _ data: LinkedData) -> String? {
        let reader = AgencyReader()
        let claims = [
            report.byline.flatMap { reader.agency(in: $0, isByline: true) },
            body.paragraphs.first.flatMap { reader.agency(inBracketsOf: String($0.prefix(120))) },
            body.paragraphs.last.flatMap { reader.agency(inBracketsOf: String($0.suffix(60))) },
            data.credit.flatMap { reader.agency(in: $0, isByline: true) },
        ]
        return claims.lazy.compactMap { $0 }.first
            ?? body.credits.lazy.compactMap { reader.agency(in: $0, isByline: false) }.first
    }

    private func remarks(_ tree: MarkupTree, _ text: String) -> [ReadingProblem] {
        var remarks: [ReadingProblem] = []
        if let shortfall = tree.shortfall {
            remarks.append(
                ReadingProblem(
                    code: "page.cut",
                    message:
                        "the page was read in part, for its \(shortfall.rawValue); expected one that a person wrote"
                )
            )
        }
        if text.isEmpty {
            remarks.append(ReadingProblem(code: "page.empty", message: "the page carries no report"))
        }
        return remarks
    }
}
