import EventData
import Testing

@testable import Reading

@Suite struct `A page as a report` {
    private func read(_ html: String, url: String? = nil, headers: [HeaderField] = []) -> PageReading {
        PageReader().read(Capture(name: "page.html", url: url, headers: headers, bytes: Array(html.utf8)))
    }

    private let paragraphs = [
        "BAMAKO, Mali (AFP) — Gunmen on motorbikes killed at least eleven people in a village near Bandiagara on Tuesday, the governor said.",
        "Residents told Example News that the attackers came at dawn, burned granaries and left with cattle. Two women are missing.",
        "The army sent reinforcements from Sévaré in the afternoon. No group has said that it was behind the attack.",
    ]

    private var body: String { paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n") }

    // MARK: Text

    @Test func `is what its author wrote, and nothing around it`() {
        let reading = read(
            """
            <html><head><title>Eleven killed near Bandiagara | Example News</title></head><body>
            <nav><a href="/">Home</a> <a href="/africa">Africa</a></nav>
            <div class="cookie-notice"><p>We use cookies to make this site better for all of our readers. Accept?</p></div>
            <article><h1>Eleven killed near Bandiagara</h1><div class="byline">By Awa Traoré</div>
            <div class="share-bar"><a href="#">Share on Facebook</a></div>
            <figure><img src="a.jpg"><figcaption>A market in Mopti, seen on a day long before the attack.</figcaption></figure>
            <div class="entry-content">\(body)<p><a href="/x">Read also: the long road from Gao</a></p>
            <ul><li><a href="/1">Mali's junta dissolves political parties</a></li><li><a href="/2">Fuel convoys burn</a></li></ul>
            </div></article>
            <div id="comments"><p>I have a cousin in that village and what you write is not the half of it, believe me.</p></div>
            <footer><p>Example News, 12 Rue de la Paix. All rights reserved since the year of our founding.</p></footer>
            </body></html>
            """
        )
        #expect(reading.report.text == paragraphs.joined(separator: "\n\n"))
        #expect(reading.report.title == "Eleven killed near Bandiagara")
        #expect(reading.report.byline == "Awa Traoré")
        #expect(reading.report.agency == "AFP")
    }

    @Test func `is whole where advertisements cut it`() {
        let pieces = paragraphs.map {
            "<div class=\"article-body\"><p>\($0)</p></div><div class=\"ad\">Advertisement</div>"
        }
        #expect(
            read("<div><div>\(pieces.joined())</div></div>").report.text
                == paragraphs.joined(separator: "\n\n")
        )
    }

    @Test func `has its lead and its quoted posts`() {
        let reading = read(
            """
            <article><h1>Attack</h1><div class="chapo">Eleven people were killed on Tuesday, in the third attack of the week.</div>
            <div class="post-content">\(body)<div class="social-embed"><blockquote class="twitter-tweet"><p>We condemn \
            this attack in the strongest terms.</p></blockquote></div><p>The governor spoke again at night.</p></div></article>
            """
        )
        let text = reading.report.text.split(separator: "\n\n").map(String.init)
        #expect(text.first == "Eleven people were killed on Tuesday, in the third attack of the week.")
        #expect(
            text.suffix(2) == [
                "We condemn this attack in the strongest terms.", "The governor spoke again at night.",
            ]
        )
    }

    @Test func `keeps French typography, lists and tables`() {
        let reading = read(
            """
            <div class="article-content"><p>Le porte-parole a déclaré\u{A0}: «\u{A0}L'armée tient la ville\u{A0}», a-t-il \
            dit\u{202F}; dix-sept soldats sont morts selon\r\n  lui dans les combats de mardi.</p><h2>Le bilan</h2>
            <ul><li>Soldats tués : 17</li><li>Blessés : 30</li></ul>
            <table><tr><th>Ville</th><th>Morts</th></tr><tr><td>Djibo</td><td>12</td></tr></table>
            <p>La situation reste confuse dans le nord du pays, où les liaisons téléphoniques sont coupées.</p></div>
            """
        )
        let lines = reading.report.text.split(separator: "\n\n").map(String.init)
        #expect(
            lines[0].contains(
                "déclaré\u{A0}: «\u{A0}L'armée tient la ville\u{A0}», a-t-il dit\u{202F}; dix-sept"
            )
        )
        #expect(lines[0].contains("selon lui"))
        #expect(
            lines[1...5] == ["Le bilan", "Soldats tués : 17", "Blessés : 30", "Ville\tMorts", "Djibo\t12"]
        )
    }

    @Test func `parts paragraphs at two line breaks, lines at one`() {
        let reading = read(
            "<div class=\"story-body\">\(paragraphs[0])<br><br>\(paragraphs[1])<br>\(paragraphs[2])</div>"
        )
        #expect(reading.report.text == "\(paragraphs[0])\n\n\(paragraphs[1])\n\(paragraphs[2])")
    }

    @Test func `is what machines are told where the page shows none`() {
        let told = paragraphs.joined(separator: "\\n")
        let reading = read(
            """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Attack","articleBody":"\(told)"}</script>
            <div id="app"></div>
            """
        )
        #expect(reading.report.text == paragraphs.joined(separator: "\n\n"))
        #expect(reading.remarks.map(\.code).contains("page.told"))
    }

    @Test(arguments: ["", "<html></html>", "<p></p>", "\u{0}", "<script>var a = 'text';</script>"])
    func `is empty where there is none, and says so`(html: String) {
        let reading = read(html)
        #expect(reading.report.text == "")
        #expect(reading.remarks.map(\.code).contains("page.empty"))
    }

    @Test func `is read in the character set that its bytes are in`() {
        let latin =
            Array("<meta charset='utf-8'><p>Le pr".utf8) + [0xE9] + Array("sident a promis que l'".utf8) + [
                0xE9
            ]
            + Array("tat d'urgence serait lev".utf8) + [0xE9]
            + Array(" avant la fin du mois de juin.</p>".utf8)
        let reading = PageReader().read(Capture(name: "a", bytes: latin))
        #expect(
            reading.report.text
                == "Le président a promis que l'état d'urgence serait levé avant la fin du mois de juin."
        )
    }

    // MARK: What is known of it

    @Test(
        arguments: [
            (
                "<meta property='article:published_time' content='2025-06-03T10:15:00+01:00'>",
                "2025-06-03T10:15:00+01:00", "meta"
            ),
            (
                "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-06-03T09:00:00Z\"}]}</script>",
                "2025-06-03T09:00:00Z", "data"
            ),
            ("<meta itemprop='datePublished' content='2025-06-03'>", "2025-06-03", "meta"),
            ("<div><time datetime='2025-06-03'>3 June</time></div>", "2025-06-03", "text"),
            ("<div class='post-date'>Publié le 3 juin 2025 à 10h15</div>", "2025-06-03T10:15:00", "text"),
            ("<div class='date'>Published: Tuesday, June 3, 2025</div>", "2025-06-03", "text"),
            ("<meta name='date' content='0001-01-01T00:00:00Z'>", nil, nil),
            ("", nil, nil),
        ] as [(String, String?, String?)]
    ) func `has a date and where it is from`(head: String, date: String?, basis: String?) {
        let reading = read("<html><body>\(head)<div class='article-body'>\(body)</div></body></html>")
        #expect(reading.report.published == date)
        #expect(reading.publishedBasis?.rawValue == basis)
        #expect(reading.remarks.map(\.code).contains("page.no-date") == (date == nil))
    }

    @Test func `takes a day from its address where nothing else says one`() {
        let reading = read(body, url: "https://example.org/afrique/2025/06/03/attaque.html")
        #expect(reading.report.published == "2025-06-03")
        #expect(reading.publishedBasis == .address)
        #expect(read(body, url: "https://example.org/2025/60/99/x").report.published == nil)
    }

    @Test func `tells when it was changed`() {
        let line = "<div class='date'>Publié le 3 juin 2025, mis à jour le 4 juin 2025 à 8h</div>"
        let reading = read("<body><div>\(line)<div class='article-body'>\(body)</div></div></body>")
        #expect(reading.report.published == "2025-06-03")
        #expect(reading.report.modified == "2025-06-04T08:00:00")
        let header = read(body, headers: [HeaderField("Last-Modified", "Wed, 04 Jun 2025 08:00:00 GMT")])
        #expect(header.report.modified == "2025-06-04T08:00:00Z")
        #expect(header.modifiedBasis == .header)
    }

    @Test(
        arguments: [
            (
                "<p>NIAMEY, 3 juin (ANP) – Le ministre a reçu l'ambassadeur mardi, selon un communiqué de la présidence.</p>",
                "ANP"
            ),
            (
                "<p>Le ministre a reçu l'ambassadeur mardi, selon un communiqué publié par la présidence (avec AFP)</p>",
                "AFP"
            ),
            (
                "<p>Le ministre a reçu l'ambassadeur mardi, selon un communiqué publié.</p><p>Source : AMAP</p>",
                "AMAP"
            ),
            (
                "<p>The minister received the ambassador on Tuesday, the presidency said in a statement.</p><p>© 2025 AFP</p>",
                "AFP"
            ),
            (
                "<p>The minister told AFP on Tuesday that he had received the ambassador of the neighbouring country.</p>",
                nil
            ),
            (
                "<p>The map of the region was redrawn on Tuesday, the ministry said in a statement to all media.</p>",
                nil
            ),
        ] as [(String, String?)]
    ) func `names the agency that it says it comes from`(text: String, agency: String?) {
        #expect(read("<div class='article-body'>\(text)</div>").report.agency == agency)
    }

    @Test func `has an address, an outlet, a language and feeds`() {
        let reading = read(
            """
            <html lang="fr_BF"><head><link rel="canonical" href="/afrique/attaque?id=3"><meta property="og:site_name" content="Exemple Info">
            <link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>\(body)</body></html>
            """,
            url: "https://www.example.org/x?utm_source=a"
        )
        #expect(reading.report.url == "https://www.example.org/afrique/attaque?id=3")
        #expect(reading.report.outlet == "Exemple Info")
        #expect(reading.report.language == "fr-BF")
        #expect(reading.feeds == ["https://www.example.org/feed.xml"])
        #expect(read(body, url: "https://www.example.org/a/b").report.outlet == "example.org")
    }

    @Test(
        arguments: [
            ("Attack near Mopti | Example News", "", "Attack near Mopti"),
            ("Attack near Mopti - a village in mourning", "", "Attack near Mopti - a village in mourning"),
            ("Example News - Attack near Mopti", "Attack near Mopti", "Attack near Mopti"),
            ("Attack near Mopti", "Example News Africa", "Attack near Mopti"),
        ]
    ) func `has its headline without the name of the site`(title: String, heading: String, headline: String) {
        let html =
            "<title>\(title)</title><meta property='og:site_name' content='Example News'><h1>\(heading)</h1>\(body)"
        #expect(read(html).report.title == headline)
    }

    // MARK: Hostile pages

    @Test func `is bounded, whatever is sent`() {
        let deep = read(String(repeating: "<div>", count: 1_000_000) + body)
        #expect(deep.remarks.map(\.code).contains("page.cut"))
        let wide = read("<p>" + String(repeating: "<i class='a-b-c'>x</i> ", count: 200_000))
        #expect(wide.report.text.utf8.count <= 600_000)
        let data =
            "<script type='application/ld+json'>" + String(repeating: "[", count: 100_000) + "</script>"
        #expect(read(data + body).report.text == paragraphs.joined(separator: "\n\n"))
    }
}
