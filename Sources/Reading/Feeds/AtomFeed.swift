/// Atom: RFC 4287, and its draft 0.3, which still stands in old feeds.
struct AtomFeed {
    private let document: FeedDocument

    init(_ document: FeedDocument) { self.document = document }

    var feed: Feed {
        var feed = Feed(form: .atom)
        var clock = FeedClock()
        let base = document.base(of: document.root, otherwise: document.base)
        feed.language = document.attribute("xml:lang", of: document.root)
        var entries: [Int] = []
        for (name, node) in document.children(of: document.root) {
            switch name {
            case "title": feed.title = text(node)
            case "link":
                guard let href = document.attribute("href", of: node) else { continue }
                let rel = document.attribute("rel", of: node) ?? "alternate"
                if rel == "hub" { feed.hubs.append(href) }
                if rel == "alternate", feed.link == nil { feed.link = address(href, base)?.description }
            case "entry": entries.append(node)
            default: clock.read(name, node, document)
            }
        }
        clock.set(&feed)
        feed.setEntries(
            entries.prefix(FeedReader.mostEntries).map { entry($0, base, feed.language) },
            of: entries.count
        )
        return feed
    }

    private func entry(_ node: Int, _ outer: WebAddress?, _ language: String?) -> FeedEntry {
        var entry = FeedEntry(id: "")
        let base = document.base(of: node, otherwise: outer)
        entry.language = document.attribute("xml:lang", of: node) ?? language
        var page: WebAddress?
        for (name, child) in document.children(of: node) {
            switch name {
            case "id": entry.id = document.text(of: child) ?? ""
            case "title": entry.title = text(child)
            case "link":
                let isPage = document.attribute("rel", of: child).map { $0 == "alternate" } ?? true
                guard isPage, page == nil, let href = document.attribute("href", of: child) else { continue }
                page = address(href, document.base(of: child, otherwise: base))
            case "published", "issued", "created": entry.published = entry.published ?? document.date(child)
            case "updated", "modified": entry.updated = document.date(child)
            case "author":
                entry.author = document.child(of: child, named: "name").flatMap { document.plain($0) }
            case "summary": entry.summary = html(child).flatMap { EntryText.text($0) }
            case "content": entry.content = html(child)
            default: continue
            }
        }
        // Many take their address for the id and give no link.
        entry.finish(page ?? WebAddress(entry.id))
        return entry
    }

    private func address(_ text: String, _ base: WebAddress?) -> WebAddress? {
        base?.resolving(text) ?? WebAddress(text)
    }

    private func text(_ node: Int) -> String? {
        html(node).flatMap { EntryText.line($0) }
    }

    /// What an element of text holds, by its type: RFC 4287, section 3.1.1.
    private func html(_ node: Int) -> String? {
        switch document.attribute("type", of: node)?.lowercased() {
        case "xhtml": document.markup(below: node).trimmed
        case nil, "text", "text/plain":
            // Those who forget the type escape their HTML all the same, so that it must be read as what it looks like.
            document.text(of: node)
        default:
            document.children(of: node).isEmpty
                ? document.text(of: node) : document.markup(below: node).trimmed
        }
    }
}
