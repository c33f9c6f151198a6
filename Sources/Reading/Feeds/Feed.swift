/// What a feed, a sitemap or a site's page came to.
package struct Feed: Hashable, Sendable {
    /// What kind of document it was.
    package enum Form: String, Hashable, Sendable {
        case rss, rdf, atom, json, sitemap, page
        case sitemapIndex = "sitemap-index"
    }

    package var form: Form
    package var title: String?
    /// The site's page.
    package var link: String?
    package var language: String?
    /// In the order in which they stand.
    package var entries: [FeedEntry] = []
    /// Where one could be told of news, by WebSub.
    package var hubs: [String] = []
    /// The feeds that a page names, and the newer sitemaps of an index.
    package var next: [String] = []
    /// Seconds after which it asks to be polled again; `nil` where it says nothing.
    package var interval: Int?
    /// Hours of the day, 0–23 in UTC, in which it asks not to be polled.
    package var skipHours: Set<Int> = []
    /// Days of the week, 1 for Monday to 7, in which it asks not to be polled.
    package var skipDays: Set<Int> = []
    /// What could not be read, or not be believed.
    package var remarks: [ReadingProblem] = []

    package init(form: Form) { self.form = form }
}

/// One thing that a feed tells of, mostly a page.
package struct FeedEntry: Hashable, Sendable {
    /// The name that the feed gives it, else its address.
    package var id: String
    /// Where its page is; absolute.
    package var url: String?
    package var title: String?
    /// When it appeared, in ISO 8601.
    package var published: String?
    /// When it changed last, in ISO 8601.
    package var updated: String?
    package var author: String?
    /// What it is about, as text.
    package var summary: String?
    /// The whole of it, as HTML, where the feed carries it.
    package var content: String?
    package var language: String?

    package init(id: String) { self.id = id }
}
