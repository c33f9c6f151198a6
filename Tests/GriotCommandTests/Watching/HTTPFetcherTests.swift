import GriotCommand
import Reading
import Testing

/// What a fetch of an address comes to, in one word: the body, or what went wrong.
private func outcome(
    _ url: String,
    limit: Int = 10 << 20,
    allowsLocal: Bool = true,
    seconds: Int64 = 600
) async throws -> String {
    let fetcher = fetcher(seconds, allowsLocal: allowsLocal)
    var request = FetchRequest(try #require(WebAddress(url)))
    request.limit = limit
    switch await fetcher.fetch(request) {
    case .success(let capture):
        return "\(capture.status ?? 0) \(String(decoding: capture.bytes, as: UTF8.self))"
    case .failure(let problem): return problem.name
    }
}

/// Where time is not what is asked about there is enough of it: other tests may take all cores for a minute.
private func fetcher(_ seconds: Int64 = 600, allowsLocal: Bool = true) -> HTTPFetcher {
    var patience = HTTPFetcher.Patience()
    (patience.connect, patience.read, patience.whole) = (seconds, seconds, seconds)
    return HTTPFetcher(userAgent: "griot/test", allowsLocal: allowsLocal, patience: patience)
}

private let head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"

@Suite struct `The fetcher` {
    @Test func `asks honestly and tells what came`() async throws {
        let server = try RawServer { request in
            [
                .answer(
                    "200 OK",
                    ["ETag: \"1\""],
                    "\(request.headers["user-agent"] ?? "") \(request.headers["cookie"] ?? "-")"
                )
            ]
        }
        #expect(try await outcome(server.origin + "/rss?x=1") == "200 griot/test -")
        #expect(server.paths == ["/rss?x=1"])
    }

    @Test func `sends validators back and hears that nothing changed`() async throws {
        let server = try RawServer { request in
            request.headers["if-none-match"] == "\"1\""
                ? [.text("HTTP/1.1 304 Not Modified\r\n\r\n")] : [.answer("200 OK")]
        }
        var request = FetchRequest(try #require(WebAddress(server.origin)))
        request.etag = "\"1\""
        #expect(try await fetcher().fetch(request).get().status == 304)
    }

    @Test func `hands redirects back`() async throws {
        let server = try RawServer { _ in [.answer("302 Found", ["Location: http://10.0.0.1/"], "moved")] }
        #expect(try await outcome(server.origin) == "302 ")
        #expect(server.paths.count == 1)
    }

    @Test(arguments: [
        "http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://169.254.169.254/",
        "http://0.0.0.0:9/", "http://10.1.2.3/",
    ])
    func `refuses the own network`(_ url: String) async throws {
        #expect(try await outcome(url, allowsLocal: false) == "local-address")
    }

    @Test(arguments: [
        ("length too long", head + "Content-Length: 100\r\n\r\nshort", "broken"),
        ("broken chunk", head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nXYZ\r\n", "broken"),
        ("torn chunk", head + "Transfer-Encoding: chunked\r\n\r\n50\r\nhello", "broken"),
        ("chunks", head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "200 hello"),
        ("no length", head + "\r\nhello", "200 hello"), ("no HTTP", "SSH-2.0-OpenSSH_9\r\n", "broken"),
        ("silence", "", "refused"), ("not gzip", head + "Content-Encoding: gzip\r\n\r\nhello", "200 hello"),
        ("brotli", head + "Content-Encoding: br\r\n\r\nhello", "broken"),
        ("torn gzip", head + "Content-Encoding: gzip\r\n\r\n\u{1F}", "200 \u{1F}"),
        ("length too large", head + "Content-Length: 99999999999\r\n\r\n", "too-large"),
        ("length none", head + "Content-Length: -1\r\n\r\nhello", "broken"),
    ])
    func `survives what servers do wrong`(_ name: String, _ answer: String, _ expected: String) async throws {
        let server = try RawServer { _ in answer.isEmpty ? [] : [.text(answer)] }
        #expect(try await outcome(server.origin) == expected, "\(name)")
    }

    @Test func `stops at bodies without end`() async throws {
        let server = try RawServer { _ in
            [.text(head + "\r\n"), .endless(Array(repeating: 65, count: 1 << 16))]
        }
        #expect(try await outcome(server.origin, limit: 1 << 20) == "too-large")
    }

    @Test func `stops at bombs`() async throws {
        // 8 MiB of zeros in 8 KiB, as gzip packs them.
        let server = try RawServer { _ in [.text(head + "Content-Encoding: gzip\r\n\r\n"), .send(bomb)] }
        #expect(try await outcome(server.origin, limit: 1 << 20) == "too-large")
    }

    @Test func `waits for nobody`() async throws {
        let silent = try RawServer { _ in [.wait(milliseconds: 60_000)] }
        #expect(try await outcome(silent.origin, seconds: 3) == "timeout")
        let drop = RawServer.Step.text("<")
        let steps = (0..<60).flatMap { _ in [drop, .wait(milliseconds: 200)] }
        let slow = try RawServer { _ in [.text(head + "\r\n")] + steps }
        #expect(try await outcome(slow.origin, seconds: 8) == "too-slow")
    }

    @Test func `tells what is wrong with a host`() async throws {
        let plain = try RawServer { _ in [.answer("200 OK")] }
        let secure = plain.origin.replacing("http:", with: "https:")
        #expect(try await outcome(secure) == "tls")
        #expect(try await outcome("http://127.0.0.1:1/") == "refused")
        #expect(try await outcome("http://no-such-host.invalid/") == "dns")
    }
}

/// Eight times a mebibyte of zeros: a deflated stream of the longest repeats, in stored form of its bits.
private let bomb: [UInt8] = {
    // A gzip header; then blocks with fixed codes: one zero, and repeats of 258 at distance 1.
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var (bits, count): (UInt64, UInt64) = (0, 0)
    func add(_ value: UInt64, _ width: UInt64) {
        bits |= value << count
        count += width
        while count >= 8 {
            bytes.append(UInt8(bits & 255))
            (bits, count) = (bits >> 8, count - 8)
        }
    }
    add(0b011, 3)
    add(0b0000_1100, 8)
    // Code 285 is 11000101, sent from its highest bit on; the distance is five zeros.
    for _ in 0..<33_000 {
        add(0b1010_0011, 8)
        add(0, 5)
    }
    add(0, 7)
    add(0, 8)
    return bytes + Array(repeating: 0, count: 8)
}()
