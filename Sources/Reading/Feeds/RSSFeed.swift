/// RSS 0.9x to 2.0 (https://www.rssboard.org/rss-specification) and RSS 1.0, which is RDF.
struct RSSFeed {
    private let document: FeedDocument
    private let channel: Int

    init(_ document: FeedDocument) {
        self.document = document
        channel = document.child(of: document.root, named: "channel") ?? document.root
    }

    var feed: Feed {
        var feed = Feed(form: document.name == "RDF" ? .rdf : .rss)
        var clock = FeedClock()
        let outer = document.base(of: document.root, otherwise: document.base)
        var (base, items) = (document.base(of: channel, otherwise: outer), [Int]())
        for (name, node) in document.children(of: channel) {
            switch name {
            case "title": feed.title = feed.title ?? document.plain(node)
            case "link":
                guard feed.link == nil, let text = document.text(of: node) else { continue }
                feed.link =
                    base.map { $0.resolving(text) }?.map(\.description) ?? WebAddress(text)?.description
            case "language", "dc:language": feed.language = feed.language ?? document.text(of: node)
            case "atom:link", "atom10:link", "a10:link":
                guard document.attribute("rel", of: node) == "hub" else { continue }
                if let hub = document.attribute("href", of: node) { feed.hubs.append(hub) }
            case "item": items.append(node)
            default: clock.read(name, node, document)
            }
        }
        if document.tree.attribute("xml:base", of: channel) == nil, let link = feed.link {
            base = WebAddress(link) ?? base
        }
        // Some put items beside the channel, as RSS 1.0 does.
        if channel != document.root {
            items += document.children(of: document.root).filter { $0.name == "item" }.map(\.node)
        }
        clock.set(&feed)
        feed.setEntries(
            items.prefix(FeedReader.mostEntries).map { entry($0, base, feed.language) },
            of: items.count
        )
        return feed
    }

    private func entry(_ item: Int, _ outer: WebAddress?, _ language: String?) -> FeedEntry {
        var entry = FeedEntry(id: document.attribute("rdf:about", of: item) ?? "")
        entry.language = language
        let base = document.base(of: item, otherwise: outer)
        var (link, permanent, original): (String?, String?, String?)
        for (name, node) in document.children(of: item) {
            switch name {
            case "title": entry.title = entry.title ?? document.plain(node)
            case "link": link = link ?? document.text(of: node) ?? document.attribute("href", of: node)
            case "atom:link", "a10:link":
                let isPage = document.attribute("rel", of: node).map { $0 == "alternate" } ?? true
                if isPage { link = link ?? document.attribute("href", of: node) }
            case "feedburner:origLink": original = document.text(of: node)
            case "guid":
                guard let guid = document.text(of: node) else { continue }
                entry.id = guid
                if document.attribute("isPermaLink", of: node)?.lowercased() != "false" { permanent = guid }
            case "pubDate", "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "date":
                entry.published = entry.published ?? document.date(node)
            case "atom:updated", "a10:updated", "dcterms:modified", "lastBuildDate":
                entry.updated = entry.updated ?? document.date(node)
            case "author", "dc:creator", "itunes:author": entry.author = entry.author ?? document.plain(node)
            case "description":
                guard let html = document.text(of: node) else { continue }
                entry.summary = EntryText.text(html)
            case "content:encoded": entry.content = document.text(of: node)
            case "dc:language": entry.language = document.text(of: node) ?? language
            default: continue
            }
        }
        let address = [original, link, permanent].compactMap { $0 }
            .compactMap { text in base?.resolving(text) ?? WebAddress(text) }.first
        entry.finish(address)
        return entry
    }
}

extension FeedEntry {
    /// Sets the address, and the id to it where the feed gives none.
    mutating func finish(_ address: WebAddress?) {
        url = address?.description
        if id.isEmpty { id = url ?? title ?? "" }
    }
}

extension Feed {
    /// Takes the entries that name anything, and says where there were too many.
    mutating func setEntries(_ entries: [FeedEntry], of count: Int) {
        self.entries = entries.filter { !$0.id.isEmpty }
        if count > entries.count {
            remarks.append(
                ReadingProblem(
                    code: "feed.too-many",
                    message: "it has \(count) entries; the first \(entries.count) were read"
                )
            )
        }
        let nameless = entries.count - self.entries.count
        if nameless > 0 {
            remarks.append(
                ReadingProblem(code: "feed.entry", message: "\(nameless) entries have neither address nor id")
            )
        }
    }
}

/// When a feed asks to be polled: `ttl`, `skipHours`, `skipDays` of RSS and the syndication module of RDF.
struct FeedClock {
    private var ttl: Int?
    private var period: Int?
    private var frequency = 1
    private var hours: Set<Int> = []
    private var days: Set<Int> = []

    private static let periods = [
        "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
    ]
    private static let weekdays = [
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    ]

    mutating func read(_ name: Substring, _ node: Int, _ document: FeedDocument) {
        switch name {
        case "ttl": ttl = document.text(of: node).flatMap { Int($0) }
        case "sy:updatePeriod": period = document.text(of: node).flatMap { Self.periods[$0.lowercased()] }
        case "sy:updateFrequency": frequency = document.text(of: node).flatMap { Int($0) } ?? 1
        case "skipHours":
            // Some count to 24, as the oldest version did.
            hours = Set(
                values(node, document).compactMap { Int($0) }.filter { (0...24).contains($0) }.map { $0 % 24 }
            )
        case "skipDays": days = Set(values(node, document).compactMap { Self.weekdays[$0.lowercased()] })
        default: return
        }
    }

    private func values(_ node: Int, _ document: FeedDocument) -> [String] {
        document.children(of: node).prefix(32).compactMap { document.text(of: $0.node) }
    }

    func set(_ feed: inout Feed) {
        if let ttl, (1...525_600).contains(ttl) {
            feed.interval = ttl * 60
        } else if let period, (1...1_000_000).contains(frequency) {
            feed.interval = period / frequency
        }
        // Who forbids all hours or all days did not mean it.
        if hours.count < 24 { feed.skipHours = hours }
        if days.count < 7 { feed.skipDays = days }
    }
}
