/// The feeds that a page names in its head: `<link rel="alternate" type="application/rss+xml" href="/rss">`.
struct FeedLinks {
    let base: WebAddress?

    private static let types = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/xml", "text/xml",
    ]

    func read(_ bytes: [UInt8], name: String) throws(ReadingProblem) -> Feed {
        let tree = MarkupTree(html: bytes)
        var feed = Feed(form: .page)
        feed.title = tree.elements(named: "title").first.flatMap { EntryText.line(tree.text(of: $0)) }
        feed.link = base?.description
        feed.language = tree.elements(named: "html").first.flatMap { tree.attribute("lang", of: $0)?.trimmed }
        let stated = tree.elements(named: "base").lazy.compactMap { tree.attribute("href", of: $0) }.first
        let base = stated.flatMap { self.base?.resolving($0) ?? WebAddress($0) } ?? self.base
        for link in tree.elements(named: "link") where isFeed(link, tree) {
            guard let href = tree.attribute("href", of: link),
                let address = (base?.resolving(href) ?? WebAddress(href))?.description
            else { continue }
            if !feed.next.contains(address), feed.next.count < FeedReader.mostNext {
                feed.next.append(address)
            }
        }
        guard !feed.next.isEmpty else {
            throw ReadingProblem(
                code: "feed.html",
                message: "'\(name)' is a page that names no feed; expected a feed"
            )
        }
        return feed
    }

    private func isFeed(_ link: Int, _ tree: MarkupTree) -> Bool {
        let words = (tree.attribute("rel", of: link) ?? "").lowercased().split(separator: " ")
        guard words.contains("alternate") || words.contains("feed") else { return false }
        let type = (tree.attribute("type", of: link) ?? "").lowercased().prefix { $0 != ";" }.trimmed ?? ""
        guard Self.types.contains(type) || words.contains("feed") else { return false }
        // What readers say of reports is no news.
        let told = "\(tree.attribute("title", of: link) ?? "") \(tree.attribute("href", of: link) ?? "")"
            .lowercased()
        return !told.contains("comment")
    }
}
