import Testing
import Unpacking

@testable import Reading

@Suite struct `A writer of web archives` {
    private let page = Capture(
        name: "https://niger-info.example/diffa",
        url: "https://niger-info.example/diffa",
        contentType: "text/html; charset=utf-8",
        status: 200,
        headers: [
            HeaderField("Content-Type", "text/html; charset=utf-8"), HeaderField("Content-Encoding", "gzip"),
            HeaderField("Content-Length", "17"),
            HeaderField("Last-Modified", "Tue, 03 Jun 2025 07:00:00 GMT"),
        ],
        time: "2025-06-03T07:15:00Z",
        bytes: Array("<p>Diffa : l’armée annonce un cessez-le-feu</p>".utf8)
    )

    private func read(_ bytes: [UInt8]) throws -> Capture? {
        var reader = WARCReader(bytes)
        return try reader.next()
    }

    @Test func `gives back what went in`() throws {
        let capture = try #require(try read(WARCWriter.record(of: page)))
        #expect(capture.bytes == page.bytes && capture.url == page.url && capture.time == page.time)
        #expect(capture.status == 200 && capture.contentType == page.contentType)
        #expect(capture.headers["Content-Encoding"] == nil)
        #expect(capture.headers["X-Archive-Orig-Content-Encoding"] == "gzip")
        #expect(capture.headers["Content-Length"] == "\(page.bytes.count)")
        #expect(capture.headers["Last-Modified"] == page.headers[3].value)
    }

    @Test func `writes what it read just as it was`() throws {
        let bytes = try WARCWriter.record(of: page)
        #expect(try WARCWriter.record(of: #require(try read(bytes))) == bytes)
    }

    @Test func `keeps what has no address by its name`() throws {
        let file = Capture(
            name: "été/dépêche 1.html",
            contentType: "text/html",
            time: page.time,
            bytes: page.bytes
        )
        #expect(try read(WARCWriter.record(of: file)) == file)
    }

    @Test(arguments: [
        nil, "", "2025-06-03", "2025-06-03T07:15:00", "2025-13-03T07:15:00Z", "2025-06-03T07:15:00Z\r\n",
    ])
    func `refuses a capture without a time`(time: String?) {
        var capture = page
        capture.time = time
        #expect(throws: UnpackingError.self) { try WARCWriter.record(of: capture) }
    }

    @Test func `lets no value end a line`() throws {
        var capture = page
        capture.url = "https://a.example/\r\nWARC-Type: request"
        capture.headers = [HeaderField("X\r\nY", "1\r\n\r\n2")]
        let read = try #require(try read(WARCWriter.record(of: capture)))
        #expect(read.url == "https://a.example/  WARC-Type: request" && read.bytes == capture.bytes)
    }

    @Test func `begins a file with a record that the reader passes over`() throws {
        let time = "2025-06-03T07:15:00.123Z"
        let start = try WARCWriter.information(software: "griot/0.1", time: time)
        #expect(try read(start) == nil)
        #expect(try read(start + WARCWriter.record(of: page))?.url == page.url)
    }

    @Test func `names records after what is in them`() {
        let name = recordName(of: [])
        #expect(name == "<urn:uuid:e3b0c442-98fc-8c14-9afb-f4c8996fb924>")
    }
}
