/// The headline of a page's report, without the name of the site.
struct TitleReader {
    private let headings: [String]
    private let head: HeadData
    private let data: LinkedData

    init(_ tree: MarkupTree, _ head: HeadData, _ data: LinkedData) {
        self.head = head
        self.data = data
        headings = tree.elements(named: "h1").prefix(8).map { PageLine.collapsed(tree.text(of: $0)) }
            .filter { !$0.isEmpty }
    }

    /// All that may stand above the text as its headline, as the page has it.
    var candidates: [String] {
        headings + [data.headline, ogTitle, head.title].compactMap { $0 }
    }

    private var ogTitle: String? { head.first(["og:title", "twitter:title", "dc.title", "parsely-title"]) }

    /// The heading that the page's title names; else what machines are told; else the title up to the site's name.
    var title: String? {
        let named = [ogTitle, data.headline, head.title].compactMap { $0 }.map(BodyText.key)
        let site = siteNames
        let heading = headings.map { (text: $0, key: BodyText.key($0)) }.filter { heading in
            heading.key.count >= 12 && !site.contains(heading.key)
                && named.contains { Self.contains($0, heading.key) }
        }.max { $0.key.count < $1.key.count }?.text
        if let heading { return heading }
        if let told = data.headline.map(Self.plain) ?? ogTitle { return withoutSite(told) }
        return head.title.map(withoutSite) ?? headings.first
    }

    private var siteNames: [[UInt8]] {
        [head.first(["og:site_name", "application-name"]), data.publisher].compactMap { $0 }.map(BodyText.key)
    }

    private static func contains(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
        whole.count >= part.count
            && (whole.starts(with: part) || whole.suffix(part.count).elementsEqual(part))
    }

    // JSON-LD has characters by their names in HTML now and then.
    private static func plain(_ text: String) -> String {
        text.utf8.contains(0x26) ? PageLine.collapsed(MarkupTree(html: Array(text.utf8)).text(of: 0)) : text
    }

    /// A title without what follows its last bar or free dash, where that is the name of the site or short.
    private func withoutSite(_ title: String) -> String {
        let site = siteNames
        for separator in [" | ", " – ", " — ", " - ", " :: ", " • ", " » ", " · "] {
            guard let range = title.ranges(of: separator).last else { continue }
            let rest = BodyText.key(String(title[range.upperBound...]))
            let isSite = site.contains { !$0.isEmpty && (rest.starts(with: $0) || $0.starts(with: rest)) }
            let words = title[range.upperBound...].split(separator: " ").count
            let isShort = words <= 4 && title[..<range.lowerBound].split(separator: " ").count > words
            if isSite || separator == " | " && isShort {
                return withoutSite(String(title[..<range.lowerBound]))
            }
        }
        return title
    }
}
