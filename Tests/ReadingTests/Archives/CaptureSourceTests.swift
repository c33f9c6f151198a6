import GriotTesting
import Testing
import Unpacking

@testable import Reading

@Suite struct `A source of captures` {
    private let page = "<!DOCTYPE html><p>Mopti</p>"
    private let mail = "Subject: Mopti\nMessage-ID: <7@mopti>\n\nTrois morts\n"

    @Test(arguments: ["page.html", "page", "page.htm.gz", "a.txt", "a.pdf"]) func `gives one page`(
        name: String
    ) throws {
        let bytes = Array(page.utf8)
        #expect(given(name.hasSuffix(".gz") ? try gzip(bytes) : bytes, name) == ["\(name): \(page)"])
    }

    @Test func `knows archives by their first bytes, whatever they are called`() throws {
        let warc = WARCSample(address: "https://x.example/a").bytes
        let record = "https://x.example/a: <html><p>Bamako</p></html>"
        #expect(given(warc, "x.html") == [record])
        #expect(given(try gzip(warc), "x") == [record])
        #expect(given(try zipped([Entry("a.html", page)]), "x") == ["a.html: \(page)"])
        #expect(given(tarred([Entry("a.html", page)]), "x") == ["a.html: \(page)"])
        #expect(
            given(Array("From x Tue Jun  3 07:15:00 2025\n\(mail)".utf8), "x") == ["7@mopti: Trois morts\n"]
        )
    }

    @Test func `knows by their names what the first bytes do not tell`() {
        #expect(given(Array("rien".utf8), "x.warc.gz") == ["warc.header"])
        #expect(given(Array("rien".utf8), "x.zip") == ["zip.structure"])
        #expect(given(Array(mail.utf8), "x.eml") == ["7@mopti: Trois morts\n"])
        #expect(given(Array("From Mopti, our reporter".utf8), "x.txt") == ["x.txt: From Mopti, our reporter"])
    }

    @Test func `tells what cannot be read`() throws {
        #expect(given([], "x.html") == ["file.empty"])
        #expect(given(try gzip(try zipped([Entry("a.html")])), "x.gz") == ["entry.nested"])
        #expect(given(try gzip(Array(page.utf8)).dropLast(5), "x.html.gz") == ["deflate.truncated"])
        let folder = try TemporaryFolder()
        #expect(throws: ReadingProblem.self) { _ = try CaptureSource(path: folder.path + "/none") }
        #expect(throws: ReadingProblem.self) { _ = try CaptureSource(path: folder.path) }
    }

    @Test func `reads files`() throws {
        let folder = try TemporaryFolder()
        for (name, bytes) in [
            ("a.html", Array(page.utf8)), ("a.zip", try zipped([Entry("a.html", page)])),
            ("a.tar", tarred([Entry("a.html", page)])),
        ] {
            var source = try CaptureSource(path: folder.write(bytes, to: name))
            #expect(try source.next() == Capture(name: "a.html", bytes: Array(page.utf8)))
            #expect(try source.next() == nil)
        }
    }
}
