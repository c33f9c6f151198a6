import Foundation
import GriotTesting
import Testing

@Suite struct `griot read` {
    private let griot: Griot

    init() throws { griot = try Griot() }

    private let page = """
        <!doctype html><html lang="en"><head><title>Market attacked in Tolbara | Example News</title>
        <meta property="og:site_name" content="Example News"><meta name="author" content="Awa Traoré">
        <link rel="canonical" href="https://news.example/2025/06/03/market">
        <meta property="article:published_time" content="2025-06-03T08:00:00Z"></head><body><nav><a href="/">Home</a></nav>
        <article><h1>Market attacked in Tolbara</h1>
        <p>BAMAKO, Mali (AFP) — Gunmen on motorcycles attacked a market in the town of Tolbara on Monday morning, killing \
        12 people and burning dozens of stalls, the regional governor said.</p>
        <p>Soldiers from the garrison at Mirel reached the town two hours later and found the road mined.</p></article>
        </body></html>
        """

    @Test func `gives a page as a line with all that is known of it`() throws {
        let path = try griot.folder.write(Data(page.utf8), to: "market.html")
        let outcome = try griot.run("read", "--jsonl", path)
        #expect(outcome.exit == 0)
        let line = try #require(try outcome.objects().first)
        #expect(line["id"] as? String == "market")
        #expect(line["title"] as? String == "Market attacked in Tolbara")
        #expect((line["text"] as? String)?.hasPrefix("BAMAKO, Mali (AFP) — Gunmen") == true)
        #expect(line["lang"] as? String == "en")
        #expect(line["published"] as? String == "2025-06-03T08:00:00Z")
        #expect(line["published_basis"] as? String == "meta")
        #expect(line["url"] as? String == "https://news.example/2025/06/03/market")
        #expect(line["outlet"] as? String == "Example News")
        #expect(line["byline"] as? String == "Awa Traoré")
        #expect(line["dateline"] as? String == "BAMAKO, Mali (AFP)")
        #expect(line["agency"] as? String == "AFP")
        #expect(line["modified"] is NSNull)
        #expect((line["remarks"] as? [Any])?.isEmpty == true)
    }

    @Test func `goes on after what cannot be read, and says what it was`() throws {
        let good = try griot.folder.write(Data(page.utf8), to: "good.html")
        let bad = try griot.folder.write(Data("PK\u{3}\u{4} no archive".utf8), to: "bad.zip")
        let outcome = try griot.run("read", "--jsonl", bad, good)
        #expect(outcome.exit == 2)
        let lines = try outcome.objects()
        #expect(lines.map { $0["id"] as? String } == ["bad.zip", "good"])
        #expect(((lines[0]["error"] as? [String: Any])?["code"] as? String)?.hasPrefix("zip.") == true)
    }

    @Test func `takes a page from standard input`() throws {
        let path = try griot.folder.write(Data(page.utf8), to: "in.html")
        let outcome = try griot.shell("\"$griot\" read --jsonl - < \(path)")
        #expect(try outcome.objects().first?["title"] as? String == "Market attacked in Tolbara")
    }

    @Test func `says that a file is not there`() throws {
        #expect(try griot.run("read", griot.folder.path + "/none.html").exit == 66)
    }

    @Test func `reads the text of a PDF by pdftotext, where that is installed`() throws {
        let path = try griot.folder.write(
            pdf("The junta of Sarba freed five soldiers on Monday."),
            to: "statement.pdf"
        )
        let outcome = try griot.run("read", "--jsonl", path)
        let line = try #require(try outcome.objects().first)
        if FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext") {
            #expect(line["text"] as? String == "The junta of Sarba freed five soldiers on Monday.")
        } else {
            #expect((line["error"] as? [String: Any])?["code"] as? String == "pdf.no-reader")
            #expect(outcome.exit == 2)
        }
    }

    /// A PDF of one page with one line; readers mend its missing table of objects.
    private func pdf(_ line: String) -> Data {
        let content = "BT /F1 12 Tf 72 720 Td (\(line)) Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        let body = objects.enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
        return Data("%PDF-1.4\n\(body)trailer\n<< /Root 1 0 R >>\n%%EOF\n".utf8)
    }

    @Test func `gives what a record takes, and the record keeps the pages`() throws {
        let record = griot.folder.path + "/one.griot"
        #expect(try griot.run("init", record).exit == 0)
        try FileManager.default.createDirectory(
            atPath: griot.folder.path + "/pages",
            withIntermediateDirectories: true
        )
        _ = try griot.folder.write(Data(page.utf8), to: "pages/first.html")
        _ = try griot.folder.write(
            Data(page.replacing("12 people", with: "15 people").utf8),
            to: "pages/second.html"
        )
        let outcome = try griot.run("add", record, griot.folder.path + "/pages", "--lang", "en")
        #expect(outcome.exit == 0)
        let changes = try griot.run("show", record, "second", "--changes").text
        #expect(changes.contains("12") && changes.contains("15"))
    }
}
