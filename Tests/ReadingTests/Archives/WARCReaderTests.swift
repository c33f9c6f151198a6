import GriotTesting
import Testing
import Unpacking

@testable import Reading

@Suite struct `A reader of web archives` {
    private func record(_ name: String, _ change: (inout WARCSample) -> Void = { _ in }) -> [UInt8] {
        var sample = WARCSample(address: "https://sahel-matin.example/\(name)")
        change(&sample)
        return sample.bytes
    }

    @Test func `gives answers and resources with what is known of them`() throws {
        let resource = record("flux") {
            $0.type = "resource"
            $0.fields = "Content-Type: application/rss+xml\r\n"
            $0.block = Array("<rss/>".utf8)
        }
        var reader = WARCReader(record("a") + record("b") { $0.type = "request" } + resource)
        let first = try #require(try reader.next())
        #expect(first.url == "https://sahel-matin.example/a" && first.name == first.url)
        #expect(
            first.status == 200 && first.contentType == "text/html" && first.time == "2025-06-03T07:15:00Z"
        )
        #expect(first.headers == [HeaderField("Content-Type", "text/html")])
        let second = try #require(try reader.next())
        #expect(second.status == nil && second.contentType == "application/rss+xml")
        #expect(second.bytes == Array("<rss/>".utf8))
        #expect(try reader.next() == nil)
    }

    @Test(arguments: [true, false]) func `opens one record at its offset`(isPacked: Bool) throws {
        let parts = try ["a", "b", "c"].map { isPacked ? try gzip(record($0)) : record($0) }
        let bytes = parts.flatMap { $0 }
        var reader = WARCReader(bytes)
        var places: [WARCReader.Place?] = []
        while try reader.next() != nil { places.append(reader.place) }
        #expect(places.compactMap { $0?.offset } == [0, parts[0].count, parts[0].count + parts[1].count])
        #expect(places.compactMap { $0?.length } == parts.map(\.count))
        for (place, name) in zip(places, ["a", "b", "c"]) {
            #expect(told(bytes, offset: place?.offset ?? 0).first == page(name))
        }
    }

    @Test func `reads a file that is one member of gzip`() throws {
        #expect(told(try gzip(record("a") + record("b"))) == [page("a"), page("b")])
    }

    @Test(arguments: [
        ("version", "warc/0.17", "WARC/0.17"), ("bare line feeds", "\n", "\r\n"),
    ]) func `takes what sloppy writers leave`(_: String, new: String, old: String) {
        let text = String(decoding: record("a") + record("b"), as: UTF8.self)
        let bytes = Array(text.replacing(old, with: new.uppercased()).utf8)
        // Lengths that were right with two bytes for an end of line are not with one.
        #expect(told(bytes).filter { $0.hasPrefix("a:") || $0.hasPrefix("b:") }.count == 2)
    }

    @Test(arguments: [
        "99999999999999999999", "-1", "", "12x", "0x10", "9223372036854775807", "200", "10000000000", "0",
        "60",
    ]) func `finds the next record where a length is wrong`(length: String) {
        let lines = told(record("a") { $0.length = length } + record("b") + record("c"))
        #expect(lines.contains("warc.length"))
        #expect(lines.suffix(2) == [page("b"), page("c")])
    }

    @Test(arguments: ["99999999999999999999", "-1", "200", "10000000000", "0", "60"])
    func `finds the next member where a length is wrong`(length: String) throws {
        // What a server sent looks like a record.
        let forged = answer("<p>x</p>\r\n\r\n" + String(decoding: record("forged"), as: UTF8.self))
        let parts = try [
            gzip(record("a")), gzip(record("b")),
            gzip(
                record("c") {
                    $0.block = forged
                    $0.length = length
                }
            ), gzip(record("d")),
        ]
        let lines = told(parts.flatMap { $0 })
        #expect(lines.contains("warc.length") && !lines.contains(page("forged")))
        #expect(lines.prefix(2) == [page("a"), page("b")] && lines.last == page("d"))
    }

    @Test func `goes on after bytes that are no record`() {
        #expect(told(Array("rien\r\n\r\n".utf8) + record("a")) == ["warc.header", page("a")])
        let headless = Array("WARC/1.0\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n".utf8)
        #expect(told(headless + record("a")) == ["warc.header", page("a")])
    }

    @Test func `gives what there is of a record that is cut short`() {
        let bytes = record("a") + record("b")
        #expect(
            told(bytes.dropLast(10).map { $0 }) == [page("a"), "b: <html><p>Bamako</p><", "warc.truncated"]
        )
        #expect(told(bytes.dropLast(100).map { $0 }).last == "warc.header")
        #expect(told(bytes.dropLast(4).map { $0 }) == [page("a"), page("b")])
    }

    @Test func `goes on after a damaged member`() throws {
        let parts = try ["a", "b", "c"].map { try gzip(record($0)) }
        var damaged = parts[1]
        damaged[40] ^= 0xFF
        #expect(told(parts[0] + damaged + parts[2]) == [page("a"), "deflate.data", page("c")])
        let cut = Array(parts[1].dropLast(30))
        #expect(told(parts[0] + cut + parts[2]) == [page("a"), "deflate.data", page("c")])
        #expect(told(parts[0] + [1, 2, 3] + parts[2]) == [page("a"), "gzip.header", page("c")])
        #expect(told(parts[0] + cut) == [page("a"), "deflate.truncated"])
        #expect(told(parts[0] + [UInt8](repeating: 0, count: 512)) == [page("a")])
    }

    @Test(arguments: [
        ("sha1:X6RX5W73EDLETVSQW4XJLEKK6C62ME6B", true),
        ("sha256:555caab6adfcaecdf09fcb9eb95217a09fb7b1a3b29e36e5a1a92ce004c6d4d9", true),
        ("sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false),
        ("md5:00", true),
    ]) func `checks a digest of the payload`(digest: String, fits: Bool) {
        let lines = told(record("a") { $0.fields = "WARC-Payload-Digest: \(digest)\r\n" })
        #expect(lines == (fits ? [page("a")] : [page("a"), "warc.digest"]))
    }

    @Test func `tells of revisits and of what was cut off`() {
        #expect(told(record("a") { $0.type = "revisit" }) == ["warc.revisit"])
        let lines = told(record("a") { $0.fields = "WARC-Truncated: length\r\n" })
        #expect(lines == [page("a"), "warc.cut"])
    }

    @Test func `passes over a record that is too long`() throws {
        let long = record("a") { $0.block = [UInt8](repeating: 0x61, count: WARCReader.longestRecord + 1) }
        #expect(told(long + record("b")) == ["warc.too-long", page("b")])
        #expect(told(try gzip(long) + gzip(record("b"))) == ["warc.too-long", page("b")])
    }

    @Test(arguments: [UInt64](1...5)) func `gives captures or problems for any bytes`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let plain = record("a") + record("b") { $0.type = "request" } + record("c")
        let packed = try gzip(record("a")) + gzip(record("b"))
        for _ in 0..<300 { #expect(told(chance.damage(chance.pick([plain, packed]))).count < 100) }
    }
}
