internal import EventData

/// When a page says that its report was published and changed, and how it says so.
struct PageDates {
    typealias Found = (text: String, basis: PageReading.Basis)

    private(set) var published: Found?
    private(set) var modified: Found?
    private(set) var remarks: [ReadingProblem] = []

    private static let publishedNames = [
        "article:published_time", "article:published", "og:published_time", "og:article:published_time",
        "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
        "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
        "citation_publication_date", "rnews:datepublished", "release_date", "originalpublicationdate",
        "ptime",
        "displaydate", "article_date_original", "lastpubdate", "created",
        "shareaholic:article_published_time",
        "bt:pubdate",
    ]
    private static let modifiedNames = [
        "article:modified_time", "article:modified", "og:updated_time", "og:article:modified_time",
        "datemodified",
        "lastmod", "last-modified", "dc.date.modified", "dcterms.modified", "utime", "revision_date",
        "updated",
    ]

    init(_ outline: PageOutline, _ body: Int, _ head: HeadData, _ data: LinkedData, _ capture: Capture) {
        let seen = DateSigns(outline, body)
        let address = capture.url ?? head.canonical
        let publishedSigns: [Found?] = [
            Self.first([data.published], .data),
            Self.first(Self.publishedNames.map { head.meta[$0] }, .meta),
            Self.first([head.properties["datePublished"], head.properties["dateCreated"]], .data),
            Self.first([seen.published], .text),
            Self.first([address.flatMap(Self.day(inAddress:))], .address),
        ]
        published = publishedSigns.lazy.compactMap { $0 }.first
        let modifiedSigns: [Found?] = [
            Self.first([data.modified], .data),
            Self.first(Self.modifiedNames.map { head.meta[$0] }, .meta),
            Self.first([head.properties["dateModified"]], .data),
            Self.first([seen.modified], .text),
            Self.first([capture.headers["Last-Modified"]], .header),
        ]
        modified = modifiedSigns.lazy.compactMap { $0 }.first
        check()
    }

    private static func first(_ texts: [String?], _ basis: PageReading.Basis) -> Found? {
        for text in texts {
            // Some programs write the first day of their calendar where they know none.
            if let text, let date = FeedDate(text), date.day.components.year > 1970 {
                return (date.description, basis)
            }
        }
        return nil
    }

    /// The day in an address: `/2025/06/03/`, `-20250603`, `/2025-06-03-`.
    static func day(inAddress address: String) -> String? {
        let numbers = address.split { !$0.isASCII || !$0.isNumber }
        for (index, number) in numbers.enumerated() {
            guard number.count == 4, number.hasPrefix("20") || number.hasPrefix("19") else { continue }
            let next = numbers[(index + 1)...].prefix(2)
            guard next.count == 2, next.allSatisfy({ $0.count <= 2 }),
                let end = next.last?.endIndex
            else { continue }
            let written = address[number.startIndex..<end]
            let marks = Set(written.filter { !$0.isNumber })
            guard marks == ["/"] || marks == ["-"] else { continue }
            return FeedDate(written.replacing("/", with: "-"))?.description
        }
        return nil
    }

    // A page that was changed before it was published has one of the two wrong.
    private mutating func check() {
        guard let published, let modified, let first = FeedDate(published.text),
            let last = FeedDate(modified.text)
        else {
            if published == nil {
                remarks.append(
                    ReadingProblem(
                        code: "page.no-date",
                        message: "the page does not say when it was published"
                    )
                )
            }
            return
        }
        guard last.seconds < first.seconds - 86_400 else { return }
        remarks.append(
            ReadingProblem(
                code: "page.dates",
                message:
                    "the page was changed on '\(modified.text)', before it was published on '\(published.text)'"
            )
        )
    }
}

/// Dates that a reader of the page sees above or below the report.
private struct DateSigns {
    private(set) var published: String?
    private(set) var modified: String?

    init(_ outline: PageOutline, _ body: Int) {
        let tree = outline.tree
        let around = tree.ancestor(of: body, levels: 3)
        for element in tree.elements(named: "time", below: around).prefix(12) {
            let text = tree.attribute("datetime", of: element) ?? tree.text(of: element)
            guard let date = FeedDate(text) else { continue }
            let names = tree.attribute("class", of: element)?.lowercased() ?? ""
            if names.contains("updat") || names.contains("modif") {
                modified = modified ?? date.description
            } else {
                published = published ?? date.description
            }
        }
        for element in outline.dates where published == nil || modified == nil {
            note(PageLine.collapsed(String(tree.text(of: element).prefix(200))))
        }
    }

    private mutating func note(_ line: String) {
        let (first, second) = DateText.dates(in: line)
        published = published ?? first
        modified = modified ?? second
    }
}
