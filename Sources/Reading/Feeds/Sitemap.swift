/// A sitemap (https://www.sitemaps.org/protocol.html) with Google's elements for news, or an index of sitemaps.
struct Sitemap {
    private let document: FeedDocument

    init(_ document: FeedDocument) { self.document = document }

    var feed: Feed {
        document.name == "urlset" ? entries : index
    }

    /// Pages that say when they appeared or changed; of others nobody knows whether they are new.
    private var entries: Feed {
        var feed = Feed(form: .sitemap)
        let urls = document.children(of: document.root).filter { $0.name == "url" }
        let entries = urls.prefix(FeedReader.mostEntries).compactMap { entry($0.node) }
        feed.setEntries(entries, of: entries.count + max(0, urls.count - FeedReader.mostEntries))
        feed.language = entries.first?.language
        return feed
    }

    private func entry(_ node: Int) -> FeedEntry? {
        var (entry, address): (FeedEntry, WebAddress?) = (FeedEntry(id: ""), nil)
        for (name, child) in document.children(of: node) {
            switch name {
            case "loc": address = document.text(of: child).flatMap { WebAddress($0) }
            case "lastmod": entry.updated = document.date(child)
            case "news:news": read(news: child, into: &entry)
            default: continue
            }
        }
        guard address != nil, entry.published != nil || entry.updated != nil else { return nil }
        entry.finish(address)
        return entry
    }

    private func read(news node: Int, into entry: inout FeedEntry) {
        for (name, child) in document.children(of: node) {
            switch name {
            case "news:title": entry.title = document.plain(child)
            case "news:publication_date": entry.published = document.date(child)
            case "news:publication":
                entry.language = document.child(of: child, named: "news:language").flatMap {
                    document.text(of: $0)
                }
            default: continue
            }
        }
    }

    /// The newest sitemaps of an index, those for news before others.
    private var index: Feed {
        var feed = Feed(form: .sitemapIndex)
        var sitemaps: [(address: String, isNews: Bool, changed: Int)] = []
        for (name, node) in document.children(of: document.root) where name == "sitemap" {
            guard let location = document.child(of: node, named: "loc"),
                let address = document.text(of: location).flatMap({ WebAddress($0) })?.description
            else { continue }
            let changed = document.child(of: node, named: "lastmod").flatMap { document.text(of: $0) }
            let seconds = changed.flatMap { FeedDate($0)?.seconds }
            let isNews = address.lowercased().contains("news") || address.lowercased().contains("actu")
            guard isNews || seconds != nil else { continue }
            sitemaps.append((address, isNews, seconds ?? 0))
        }
        sitemaps.sort { ($0.isNews ? 1 : 0, $0.changed) > ($1.isNews ? 1 : 0, $1.changed) }
        feed.next = sitemaps.prefix(FeedReader.mostNext).map(\.address)
        return feed
    }
}
