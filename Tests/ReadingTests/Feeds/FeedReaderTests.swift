import Testing

@testable import Reading

private let site = "https://sahel.example/feeds/index.xml"

private func feed(_ text: String, type: String? = nil, url: String = site) throws(ReadingProblem) -> Feed {
    try feed(bytes: Array(text.utf8), type: type, url: url)
}

private func feed(bytes: [UInt8], type: String? = nil, url: String = site) throws(ReadingProblem) -> Feed {
    try FeedReader().read(Capture(name: "feed", url: url, contentType: type, bytes: bytes))
}

private func code(_ text: String) -> String {
    do throws(ReadingProblem) {
        _ = try feed(text)
        return ""
    } catch { return error.code }
}

/// An RSS feed around items.
private func rss(_ items: String, channel: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
      xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
    <channel><title>Sahel Dépêches</title><link>https://sahel.example/</link><language>fr-BF</language>
    \(channel)\(items)</channel></rss>
    """
}

@Suite struct `The feed reader` {
    @Test func `reads RSS`() throws {
        let feed = try feed(
            rss(
                """
                <item><title>Attaque à Djibo &amp;amp; alentours</title><link>/djibo?utm_source=rss</link>
                <guid isPermaLink="false">42</guid><pubDate>mar., 23 déc. 2025 08:30:00 +0000</pubDate>
                <dc:creator>A. Ouédraogo</dc:creator><description>&lt;p&gt;Trois soldats &lt;b&gt;tués&lt;/b&gt;.&lt;/p&gt;</description>
                <content:encoded><![CDATA[<p>Trois soldats tués.</p><p>L’armée confirme.</p>]]></content:encoded></item>
                """,
                channel: "<ttl>30</ttl><skipHours><hour>2</hour><hour>24</hour></skipHours>"
                    + "<skipDays><day>Sunday</day></skipDays><atom:link rel='hub' href='https://hub.example/'/>"
            )
        )
        #expect(feed.form == .rss && feed.title == "Sahel Dépêches" && feed.link == "https://sahel.example/")
        #expect(feed.language == "fr-BF" && feed.interval == 1800 && feed.hubs == ["https://hub.example/"])
        #expect(feed.skipHours == [0, 2] && feed.skipDays == [7] && feed.remarks.isEmpty)
        let entry = try #require(feed.entries.first)
        #expect(entry.id == "42" && entry.title == "Attaque à Djibo & alentours")
        #expect(entry.url == "https://sahel.example/djibo?utm_source=rss")
        #expect(entry.published == "2025-12-23T08:30:00Z" && entry.author == "A. Ouédraogo")
        #expect(entry.summary == "Trois soldats tués.")
        #expect(entry.content.flatMap(EntryText.text) == "Trois soldats tués.\n\nL’armée confirme.")
    }

    @Test func `reads RDF`() throws {
        let feed = try feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel rdf:about="https://sahel.example/"><title>Sahel Wire</title><link>https://sahel.example/</link>
            <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
            <item rdf:about="https://sahel.example/1"><title>Talks resume in Niamey</title>
            <link>https://sahel.example/1</link><dc:date>2025-12-23T10:00:00+01:00</dc:date></item></rdf:RDF>
            """
        )
        #expect(feed.form == .rdf && feed.title == "Sahel Wire" && feed.interval == 21_600)
        #expect(feed.entries.map(\.id) == ["https://sahel.example/1"])
        #expect(feed.entries.first?.published == "2025-12-23T10:00:00+01:00")
    }

    @Test(arguments: ["", "a:"]) func `reads Atom with any prefix`(_ p: String) throws {
        let name = p.isEmpty ? "xmlns" : "xmlns:a"
        let feed = try feed(
            """
            <\(p)feed \(name)="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="/afrique/"><\(p)title type="html">Sahel &amp;amp; Coast</\(p)title>
            <\(p)link rel="self" href="x.xml"/><\(p)link href="."/>
            <\(p)entry xml:base="mali/"><\(p)id>tag:sahel.example,2025:7</\(p)id><\(p)title>Convoy ambushed</\(p)title>
            <\(p)link rel="enclosure" href="7.mp3"/><\(p)link href="7.html"/><\(p)author><\(p)name>M. Traoré</\(p)name></\(p)author>
            <\(p)published>2025-12-23T06:00:00Z</\(p)published><\(p)updated>2025-12-23T09:00:00Z</\(p)updated>
            <\(p)content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Five <em>soldiers</em> died.</p><p>A &lt; B</p></div></\(p)content>
            </\(p)entry></\(p)feed>
            """
        )
        #expect(feed.form == .atom && feed.title == "Sahel & Coast" && feed.language == "en")
        #expect(feed.link == "https://sahel.example/afrique/")
        let entry = try #require(feed.entries.first)
        #expect(
            entry.id == "tag:sahel.example,2025:7" && entry.url == "https://sahel.example/afrique/mali/7.html"
        )
        #expect(entry.published == "2025-12-23T06:00:00Z" && entry.updated == "2025-12-23T09:00:00Z")
        #expect(entry.author == "M. Traoré" && entry.language == "en")
        #expect(entry.content.flatMap(EntryText.text) == "Five soldiers died.\n\nA < B")
    }

    @Test func `reads JSON Feed`() throws {
        let feed = try feed(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Sahel", "language": "en", "items": [
            {"id": 7, "url": "/7", "title": "Truce holds", "content_text": "A <b>\\n\\nTwo",
            "date_published": "2025-12-23T08:00:00Z", "authors": [{"name": "A. Bah"}]}, {"title": null}]}
            """
        )
        #expect(
            feed.form == .json && feed.entries.map(\.id) == ["7"]
                && feed.remarks.map(\.code) == ["feed.entry"]
        )
        let entry = try #require(feed.entries.first)
        #expect(entry.url == "https://sahel.example/7" && entry.author == "A. Bah")
        #expect(entry.content.flatMap(EntryText.text) == "A <b>\n\nTwo")
    }

    @Test func `reads news sitemaps and passes over pages without a date`() throws {
        let feed = try feed(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://sahel.example/a</loc><news:news><news:publication><news:name>Sahel</news:name>
            <news:language>fr</news:language></news:publication><news:publication_date>2025-12-23</news:publication_date>
            <news:title>Accord à Bamako</news:title></news:news></url>
            <url><loc>https://sahel.example/b</loc><lastmod>2025-12-22T10:00:00Z</lastmod></url>
            <url><loc>https://sahel.example/about</loc></url></urlset>
            """
        )
        #expect(
            feed.form == .sitemap
                && feed.entries.map(\.url) == ["https://sahel.example/a", "https://sahel.example/b"]
        )
        #expect(feed.entries[0].title == "Accord à Bamako" && feed.entries[0].language == "fr")
        #expect(feed.entries[1].updated == "2025-12-22T10:00:00Z")
    }

    @Test func `follows the newest of an index, news first`() throws {
        let feed = try feed(
            """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <sitemap><loc>https://sahel.example/2024.xml</loc><lastmod>2024-12-31</lastmod></sitemap>
            <sitemap><loc>https://sahel.example/tags.xml</loc></sitemap>
            <sitemap><loc>https://sahel.example/2025.xml</loc><lastmod>2025-12-23</lastmod></sitemap>
            <sitemap><loc>https://sahel.example/news.xml</loc></sitemap></sitemapindex>
            """
        )
        #expect(feed.form == .sitemapIndex)
        #expect(feed.next == ["news", "2025", "2024"].map { "https://sahel.example/\($0).xml" })
    }

    @Test func `finds the feeds that a page names`() throws {
        let feed = try feed(
            """
            <!DOCTYPE html><html lang="fr"><head><title>Sahel</title><base href="/fr/">
            <link rel="alternate" type="application/rss+xml" title="Fil" href="rss.xml">
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
            <link rel="alternate" hreflang="en" href="/en/"><link rel=stylesheet href=a.css></head></html>
            """,
            url: "https://sahel.example/"
        )
        #expect(
            feed.form == .page && feed.next == ["https://sahel.example/fr/rss.xml"] && feed.language == "fr"
        )
    }

    @Test(arguments: [
        ("", "feed.empty"), (" \n\u{FEFF}\n", "feed.text"),
        ("Error establishing a database connection", "feed.text"),
        ("<!doctype html><html><head><title>404</title></head></html>", "feed.html"),
        ("<opml version='2.0'/>", "feed.form"),
        ("<rss version=\"2.0\"><channel><title>S", "feed.broken"), (#"{"items": ["#, "feed.broken"),
        (#"{"error": "no such feed"}"#, "feed.form"), ("<", "feed.text"), ("<<<<<<<<", "feed.text"),
        ("{", "feed.broken"),
        ("<?xml version='1.0'?>", "feed.text"), ("<?xml version='1.0'?><html><body/></html>", "feed.html"),
    ])
    func `tells what is no feed`(_ text: String, _ expected: String) { #expect(code(text) == expected) }

    @Test func `reads what is broken as far as it goes`() throws {
        let items =
            "<item><title>Fire & smoke</title><guid>1</guid><media:x a=1/><unknown:y>z</unknown:y></item>"
        #expect(try feed(rss(items)).entries.map(\.title) == ["Fire & smoke"])
        let links =
            "<item><link>/7?a=1&b=2&amp;c=3</link></item><item><link><![CDATA[/8?a=1&b=2]]></link></item>"
        #expect(
            try feed(rss(links)).entries.map(\.url)
                == ["https://sahel.example/7?a=1&b=2&c=3", "https://sahel.example/8?a=1&b=2"]
        )
        let torn = rss("<item><guid>1</guid></item><item><guid>2</guid><title>Half of")
            .replacing("</channel></rss>", with: "")
        let read = try feed(torn)
        #expect(read.entries.map(\.id) == ["1", "2"] && read.remarks.map(\.code) == ["feed.torn"])
    }

    @Test func `reads prefixes that nobody declared`() throws {
        let read = try feed(
            "<rss><channel><item><guid>1</guid><dc:creator>A. Bah</dc:creator><dc:date>2025-12-23</dc:date></item></channel></rss>"
        )
        #expect(read.entries.first?.author == "A. Bah" && read.entries.first?.published == "2025-12-23")
    }

    @Test func `passes over junk before the document`() throws {
        let notice = "\u{FEFF}\n\nNotice: Undefined index in line 7\n"
        #expect(try feed(notice + rss("<item><guid>1</guid></item>")).entries.count == 1)
        #expect(
            try feed("<!-- a -->\n" + rss("<item><guid>1</guid></item>").dropFirst(39)).entries.count == 1
        )
    }

    @Test(arguments: ["utf-8", "iso-8859-1", "windows-1252", "us-ascii", "nonsense"])
    func `believes the bytes more than the header`(_ charset: String) throws {
        let text = rss("<item><guid>1</guid><title>Préfet enlevé à Ménaka</title></item>")
        let read = try feed(bytes: Array(text.utf8), type: "text/xml; charset=\(charset)")
        #expect(read.entries.first?.title == "Préfet enlevé à Ménaka")
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(
            try feed(bytes: latin, type: "text/xml; charset=\(charset)").entries.first?.title
                == "Préfet enlevé à Ménaka"
        )
    }

    @Test func `takes the address of an entry from where it stands`() throws {
        func url(_ item: String) throws -> String? {
            try feed(rss("<item>\(item)</item>")).entries.first?.url
        }
        #expect(try url("<guid>https://sahel.example/7</guid>") == "https://sahel.example/7")
        #expect(try url("<guid isPermaLink='false'>https://sahel.example/7</guid>") == nil)
        #expect(
            try url("<guid isPermaLink='false'>7</guid><atom:link href='/7'/>") == "https://sahel.example/7"
        )
        #expect(try url("<guid>7</guid><link>javascript:alert(1)</link>") == "https://sahel.example/7")
        #expect(try url("<link>file:///etc/passwd</link><guid isPermaLink='false'>1</guid>") == nil)
    }

    @Test func `has bounds`() throws {
        let many = rss(String(repeating: "<item><guid>1</guid></item>", count: 10_050))
        let read = try feed(many)
        #expect(read.entries.count == 10_000 && read.remarks.map(\.code) == ["feed.too-many"])
        let deep = rss("<item><guid>1</guid></item>" + String(repeating: "<a>", count: 5_000))
        #expect(try feed(deep).entries.count == 1)
        let bomb =
            "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + rss("<item><guid>1</guid><title>&b;&b;</title></item>").dropFirst(39)
        #expect(try feed(bomb).entries.first?.title?.contains("aaaa") != true)
        let file =
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + rss("<item><guid>1</guid><title>[&x;]</title></item>").dropFirst(39)
        #expect((try feed(file).entries.first?.title ?? "[]").utf8.count <= 5)
    }
}

@Suite struct `A list of feeds` {
    @Test func `is read as lines or as OPML`() {
        let lines = FeedList(
            Array("# Sahel\n\nhttps://a.example/rss\r\nnonsense\nhttps://A.example/rss#x\n".utf8)
        )
        #expect(lines.addresses.map(\.description) == ["https://a.example/rss"])
        #expect(lines.problems.map(\.code) == ["feed.address"])
        let opml = """
            <?xml version="1.0"?><opml version="2.0"><body><outline text="Mali"><outline type="rss" text="A"
            xmlUrl="https://a.example/rss?x=1&amp;y=2"/><outline text="none"/></outline></body></opml>
            """
        #expect(FeedList(Array(opml.utf8)).addresses.map(\.description) == ["https://a.example/rss?x=1&y=2"])
        #expect(FeedList([]).addresses.isEmpty)
    }
}
