import Testing
import Unpacking

@testable import Reading

@Suite struct `An answer of HTTP` {
    private let text = "<p>Trois soldats ont été tués près de Djibo.</p>"

    /// The body and the remark's code, or the code of the error.
    private func read(_ bytes: [UInt8]) -> [String] {
        do throws(ReadingProblem) {
            let answer = try HTTPAnswer(bytes[...])
            return [String(decoding: answer.body, as: UTF8.self)] + (answer.remark.map { [$0.code] } ?? [])
        } catch {
            return [error.code]
        }
    }

    @Test func `has its packing undone`() throws {
        let packed = try gzip(Array(text.utf8))
        #expect(read(answer(packed, "Content-Encoding: gzip\r\n")) == [text])
        #expect(read(answer(try gzip(packed), "content-encoding: x-gzip, GZIP\r\n")) == [text])
        // gzip's head has 10 bytes and its tail 8.
        let deflated = Array(packed.dropFirst(10).dropLast(8))
        #expect(read(answer(deflated, "Content-Encoding: deflate\r\n")) == [text])
    }

    @Test func `has its chunks joined`() {
        let chunked = "5\r\n<p>un\r\n6;x=1\r\n deux\n\r\n0\r\nTrailer: x\r\n\r\n"
        #expect(read(answer(chunked, "Transfer-Encoding: chunked\r\n")) == ["<p>un deux\n"])
        let cut = "5\r\n<p>un\r\nff\r\n deux"
        #expect(read(answer(cut, "Transfer-Encoding: chunked\r\n")) == ["<p>un deux", "http.chunks"])
    }

    @Test(arguments: ["Transfer-Encoding: chunked", "Content-Encoding: gzip", "Content-Encoding: br"])
    func `is taken as it stands where it is not packed as stated`(field: String) {
        #expect(read(answer("<html>\(text)</html>", "\(field)\r\n")) == ["<html>\(text)</html>"])
    }

    @Test func `is refused where it unpacks to too much`() throws {
        let bomb = try gzip([UInt8](repeating: 0, count: HTTPAnswer.longestBody + 1))
        #expect(read(answer(bomb, "Content-Encoding: gzip\r\n")) == ["http.bomb"])
        #expect(read(answer(try gzip(bomb), "Content-Encoding: gzip, gzip\r\n")) == ["http.bomb"])
    }

    @Test func `is told where it is damaged or packed in a way that is not read`() throws {
        let packed = try gzip(Array(String(repeating: text, count: 9).utf8))
        let lines = read(answer(Array(packed.dropLast(20)), "Content-Encoding: gzip\r\n"))
        #expect(lines.count == 2 && lines.last == "http.packing")
        #expect(read(answer([0x1B, 0x2C, 0], "Content-Encoding: br\r\n")) == ["http.brotli"])
    }

    @Test(arguments: [
        ("HTTP/1.0 404", 404), ("HTTP/2 200", 200), ("http/1.1 301 Moved  Permanently", 301),
        ("HTTP/1.1 2000 OK", nil), ("ICY 200 OK", nil), ("HTTP/1.1", nil), ("HTTP/1.1 abc", nil), ("", nil),
    ]) func `has a status`(line: String, status: Int?) {
        #expect((try? HTTPAnswer(answer("", status: line)[...]))?.status == status)
    }

    @Test func `has folded and repeated fields and what is no field left out`() throws {
        let bytes = answer(
            "x",
            "Link: <a>;\r\n\t rel=next\r\nSet-Cookie: 1\r\nno field\r\nset-cookie: 2\r\n: y\r\n"
        )
        let answer = try HTTPAnswer(bytes[...])
        #expect(
            answer.headers.dropFirst() == [
                HeaderField("Link", "<a>; rel=next"), HeaderField("Set-Cookie", "1"),
                HeaderField("set-cookie", "2"),
            ]
        )
        #expect(answer.headers["SET-COOKIE"] == "1")
    }

    @Test func `may end with its header`() {
        #expect(read(Array("HTTP/1.1 204 No Content\r\nA: b".utf8)) == [""])
        #expect(read(Array("HTTP/1.1 200 OK\n\nx".utf8)) == ["x"])
        let endless = [UInt8](repeating: 0x61, count: 1 << 19)
        #expect(read(Array("HTTP/1.1 200 OK\r\n".utf8) + endless) == ["http.header"])
    }
}
