import GriotTesting
import Testing
import Unpacking

@testable import Reading

@Suite struct `An archive of pages` {
    private let gao = "<html><p>Gao</p></html>"

    private func packed(_ entries: [Entry], _ form: String) throws -> [UInt8] {
        switch form {
        case "tar": tarred(entries)
        case "tgz": try gzip(tarred(entries))
        default: try zipped(entries)
        }
    }

    @Test(arguments: ["zip", "tar", "tgz"]) func `gives its pages by their way in it`(form: String) throws {
        let entries = [
            Entry("2025/été.html"), Entry("a.HTM"), Entry("b.xhtml"), Entry("c.txt", "Gao"),
            Entry("d.pdf", "%PDF"),
            Entry("style.css", "p {}"), Entry("README", "Gao"), Entry("page", gao),
            Entry("__MACOSX/._a.html"),
            Entry("2025/._x.html"),
        ]
        let pages = [
            "2025/été.html: \(gao)", "a.HTM: \(gao)", "b.xhtml: \(gao)", "c.txt: Gao", "d.pdf: %PDF",
        ]
        #expect(given(try packed(entries, form), "x") == pages + ["page: \(gao)"])
    }

    @Test(arguments: ["zip", "tar"]) func `unpacks pages that are packed in it`(form: String) throws {
        var entry = Entry("a.html.gz")
        entry.bytes = try gzip(entry.bytes)
        var damaged = Entry("b.html.gz")
        damaged.bytes = Array(entry.bytes.dropLast(9))
        let lines = given(try packed([entry, damaged, Entry("c.html")], form), "x")
        #expect(lines == ["a.html.gz: \(gao)", "deflate.truncated", "c.html: \(gao)"])
    }

    @Test(arguments: ["zip", "tar"]) func `passes over names that lead out of it`(form: String) throws {
        let names = ["/etc/a.html", "../a.html", "a/../../b.html", "ok.html"]
        let lines = given(try packed(names.map { Entry($0) }, form), "x")
        #expect(lines == ["entry.path", "entry.path", "entry.path", "ok.html: \(gao)"])
    }

    @Test func `passes over links and devices`() throws {
        var link = Entry("a.html", "/etc/passwd")
        (link.kind, link.mode) = ("2", 0xA1FF)
        #expect(given(try zipped([link]), "x") == ["entry.link"])
        #expect(given(tarred([link, Entry("b.html")]), "x") == ["entry.link", "b.html: \(gao)"])
        link.kind = "3"
        #expect(given(tarred([link]), "x") == ["entry.link"])
    }

    @Test(arguments: ["zip", "tar"]) func `leaves archives within it closed`(form: String) throws {
        let entries = ["a.zip", "b.tar.gz", "c.warc.gz", "d.mbox"].map { Entry($0) }
        #expect(given(try packed(entries, form), "x") == [String](repeating: "entry.nested", count: 4))
    }

    @Test(arguments: ["zip", "tar"]) func `gives mails as mails`(form: String) throws {
        let mail = Entry("a.eml", "Message-ID: <1@sahel>\nContent-Type: text/html\n\n<p>Kidal</p>")
        #expect(given(try packed([mail], form), "x") == ["1@sahel: <p>Kidal</p>"])
    }

    @Test func `gives each entry of a damaged ZIP that can be read`() throws {
        var bytes = try zipped([Entry("a.html"), Entry("b.html")])
        bytes[40] ^= 1
        #expect(given(bytes, "x") == ["zip.checksum", "b.html: \(gao)"])
        #expect(given(Array(bytes.dropLast(3)), "x.zip") == ["zip.structure"])
    }

    @Test func `refuses a ZIP whose entries overlap`() throws {
        var entries = [Entry("a.html"), Entry("a.html"), Entry("a.html"), Entry("a.html")]
        for index in entries.indices {
            entries[index].bytes = Array(String(repeating: "paix ", count: 1000).utf8)
        }
        let whole = try zipped(entries)
        // The directory again, and the first entry alone for all of them.
        let first = 30 + 6 + 5000
        var directory = whole.dropFirst(4 * first).dropLast(22)
        for index in 0..<4 {
            let offset = directory.startIndex + index * 52 + 42
            directory.replaceSubrange(offset..<offset + 4, with: [0, 0, 0, 0])
        }
        var end = Array(whole.suffix(22))
        end.replaceSubrange(16..<20, with: [UInt8(first & 255), UInt8(first >> 8), 0, 0])
        #expect(given(whole.prefix(first) + directory + end, "x") == ["zip.overlap"])
    }

    @Test func `finds the next entry of a tar where a header is damaged`() {
        var bytes = tarred([Entry("a.html"), Entry("b.html"), Entry("c.html")])
        bytes[1024 + 3] ^= 1
        #expect(given(bytes, "x") == ["a.html: \(gao)", "tar.header", "c.html: \(gao)"])
        let cut = Array(bytes.prefix(512 + 5))
        #expect(given(cut, "x") == ["tar.truncated"])
    }

    @Test func `has the names of each way to write them in a tar`() {
        let long = String(repeating: "sécurité/", count: 20) + "a.html"
        #expect(given(tarred([Entry(long)]), "x") == ["\(long): \(gao)"])
        let pax = tarEntry("x", Array("29 path=\(String("été/dépêche.html"))\n".utf8), "x")
        let page = tarEntry("short.html", Array(gao.utf8), "0")
        #expect(given(pax + page, "x") == ["été/dépêche.html: \(gao)"])
        #expect(given(tarEntry("g", Array("12 a=bcdefgh\n".utf8), "g") + page, "x") == ["short.html: \(gao)"])
        #expect(given(tarEntry("./short.html", Array(gao.utf8), "\0"), "x") == ["short.html: \(gao)"])
    }

    @Test(arguments: [true, false]) func `gives the records of a WACZ`(isDeflated: Bool) throws {
        var warc = Entry("archive/data.warc.gz")
        let records = ["a", "b"].map { WARCSample(address: "https://x.example/\($0)").bytes }
        warc.bytes = try records.flatMap { try gzip($0) }
        warc.isDeflated = isDeflated
        let others = [Entry("datapackage.json", "{}"), Entry("pages/pages.jsonl", "{}"), Entry("x.html")]
        let lines = given(try zipped(others + [warc]), "kidal.wacz")
        #expect(lines == ["a", "b"].map { "https://x.example/" + page($0) })
        var nested = Entry("archive/data.warc.gz")
        nested.bytes = warc.bytes
        #expect(given(try zipped([nested]), "x.zip") == ["entry.nested"])
    }

    @Test(arguments: [UInt64](1...5)) func `gives captures or problems for any bytes`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let entries = [Entry("a.html"), Entry(String(repeating: "b", count: 120) + ".html"), Entry("c.txt")]
        let samples = [try zipped(entries), tarred(entries), try gzip(tarred(entries))]
        for _ in 0..<200 { #expect(given(chance.damage(chance.pick(samples)), "x").count < 100) }
    }
}
