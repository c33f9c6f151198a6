import Testing

@testable import Reading

@Suite struct `Rules of a host` {
    private static let text = """
        # a comment
        User-agent: *
        Disallow: /private/
        Allow: /private/news$
        Disallow: /*.pdf$
        Disallow: /search?q=
        Crawl-delay: 5

        User-Agent: Griot/2.0
        User-agent: othertron
        Disallow: /own
        Disallow:
        Sitemap: https://sahel.example/news.xml
        Allow: /own/open
        """

    @Test(arguments: [
        ("other", "/", true), ("other", "/private/a", false), ("other", "/private/news", true),
        ("other", "/private/news/2", false), ("other", "/a.pdf", false), ("other", "/a.pdf?x", true),
        ("other", "/search?q=mali", false), ("other", "/search", true), ("griot", "/private/a", true),
        ("griot", "/own/x", false), ("griot", "/own/open", true), ("othertron", "/own", false),
        ("grio", "/own", true),
        ("other", "/%70rivate/a", false), ("other", "/robots.txt", true),
    ])
    func `allow by the longest that fits`(_ agent: String, _ path: String, _ isAllowed: Bool) {
        #expect(RobotsFile(Self.text, for: agent).allows(path) == isAllowed)
    }

    @Test func `say how long to wait`() {
        #expect(
            RobotsFile(Self.text, for: "other").delay == 5 && RobotsFile(Self.text, for: "griot").delay == nil
        )
        #expect(RobotsFile("User-agent: *\nCrawl-delay: 100000", for: "griot").delay == 60)
        #expect(RobotsFile("User-agent: *\nCrawl-delay: soon", for: "griot").delay == nil)
    }

    @Test(arguments: [
        (200, false), (404, true), (403, true), (410, true), (429, false), (500, false), (503, false),
    ])
    func `depend on the answer`(_ status: Int, _ isAllowed: Bool) {
        let bytes = Array("User-agent: *\nDisallow: /".utf8)
        #expect(RobotsFile(status: status, bytes, for: "griot").allows("/a") == isAllowed)
    }

    @Test func `are read in a bounded time`() {
        let rule = "Disallow: /" + String(repeating: "a*", count: 900) + "b$\n"
        let file = RobotsFile("User-agent: *\n" + String(repeating: rule, count: 200), for: "griot")
        #expect(file.allows("/" + String(repeating: "a", count: 2000)))
        #expect(
            RobotsFile("", for: "griot").allows("/") && RobotsFile("Disallow: /", for: "griot").allows("/")
        )
        #expect(RobotsFile("\u{FEFF}User-agent: *\r\nDisallow: /a\r", for: "griot").allows("/a") == false)
        let binary = RobotsFile(
            status: 200,
            (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) },
            for: "griot"
        )
        #expect(binary.allows("/"))
    }
}

@Suite struct `A cache policy` {
    private static let now = 1_766_482_800

    private func policy(_ fields: (String, String)...) -> CachePolicy {
        CachePolicy(fields.map { HeaderField($0.0, $0.1) }, now: Self.now)
    }

    @Test func `says how long an answer holds`() {
        #expect(policy(("Cache-Control", "public, max-age=600")).maxAge == 600)
        #expect(policy(("cache-control", "max-age=600"), ("Age", "100")).maxAge == 500)
        #expect(policy(("Cache-Control", "no-cache, max-age=600")).maxAge == nil)
        #expect(policy(("Cache-Control", "max-age=-5")).maxAge == 0)
        #expect(policy(("Cache-Control", "max-age=99999999999999999999")).maxAge == nil)
        let odd = ("Age", "-9223372036854775808")
        #expect(policy(("Cache-Control", "max-age=9223372036854775807"), odd).maxAge == 31_536_000)
        let expires = ("Expires", "Tue, 23 Dec 2025 10:00:00 GMT")
        #expect(policy(expires).maxAge == 1200)
        #expect(policy(expires, ("Date", "Tue, 23 Dec 2025 09:30:00 GMT")).maxAge == 1800)
        #expect(
            policy(("Expires", "0")).maxAge == nil
                && policy(("Expires", "Thu, 01 Jan 1970 00:00:00 GMT")).maxAge == 0
        )
    }

    @Test func `says when to come back`() {
        #expect(policy(("Retry-After", "120")).retryAfter == 120)
        #expect(policy(("Retry-After", "Tue, 23 Dec 2025 10:00:00 GMT")).retryAfter == 1200)
        #expect(
            policy(("Retry-After", "-1")).retryAfter == nil
                && policy(("Retry-After", "soon")).retryAfter == nil
        )
    }

    @Test func `keeps validators as they are`() {
        #expect(
            policy(("ETag", "W/\"a\"")).etag == "W/\"a\""
                && policy(("Last-Modified", "yesterday")).lastModified == "yesterday"
        )
        #expect(policy(("ETag", "\"a\r\nX: 1\"")).etag == nil)
        #expect(policy(("ETag", String(repeating: "a", count: 5000))).etag == nil)
    }
}

@Suite struct `The state of a feed` {
    private static let now = 1_000_000
    private let problem = PollProblem(.timeout, "no answer")

    private func after(_ outcomes: PollOutcome..., jitter: Double = 0) -> PollState {
        outcomes.reduce(PollState(url: "https://sahel.example/rss")) {
            $0.after($1, now: Self.now, jitter: jitter)
        }
    }

    private func read(_ new: Int, interval: Int? = nil, maxAge: Int? = nil) -> PollOutcome {
        var policy = CachePolicy()
        (policy.etag, policy.maxAge) = ("\"1\"", maxAge)
        return .read(new: new, interval: interval, policy)
    }

    @Test func `comes back sooner where there is news`() {
        #expect(after(read(3)).interval == 1800 && after(read(0)).interval == 5400)
        #expect(after(read(1), read(1), read(1)).interval == 900)
        #expect(after(.unchanged(CachePolicy())).interval == 5400)
        let idle = (0..<20).reduce(after(read(0))) { state, _ in
            state.after(.unchanged(CachePolicy()), now: Self.now, jitter: 0)
        }
        #expect(idle.interval == 12 * 3600)
    }

    @Test func `waits as long as the feed asks, within bounds`() {
        #expect(after(read(3, interval: 7200)).next == Self.now + 7200)
        #expect(after(read(3, maxAge: 3600)).next == Self.now + 3600)
        #expect(after(read(3, interval: 31_536_000)).next == Self.now + 12 * 3600)
        #expect(after(read(3, interval: 1, maxAge: 0)).next == Self.now + 1800)
        #expect(after(read(3, interval: 7200), jitter: 1).next == Self.now + 7920)
    }

    @Test func `keeps its validators over an answer that has not changed`() {
        #expect(after(read(1), .unchanged(CachePolicy())).etag == "\"1\"")
        #expect(after(read(1), .failed(problem, retryAfter: nil)).etag == "\"1\"")
        #expect(after(read(1), .moved(to: "https://other.example/")).etag == nil)
    }

    @Test(arguments: [(1, 900), (2, 1800), (3, 3600), (4, 7200), (8, 86_400), (100, 86_400)])
    func `backs off after failures`(_ times: Int, _ pause: Int) {
        func next(_ jitter: Double) -> Int {
            (0..<times).reduce(PollState(url: "https://sahel.example/")) { state, _ in
                state.after(.failed(problem, retryAfter: nil), now: 0, jitter: jitter)
            }.next
        }
        #expect(next(0) == pause / 2 && next(1) == pause / 2 + pause / 2)
    }

    @Test func `leaves a server alone as long as it asks`() {
        let busy = PollProblem(.status, status: 503, "busy")
        #expect(after(.failed(busy, retryAfter: 7200)).next == Self.now + 7200)
        #expect(after(.failed(busy, retryAfter: 1)).pausedUntil == Self.now + 1)
        #expect(after(.failed(busy, retryAfter: 1)).next == Self.now + 900)
        #expect(after(.failed(busy, retryAfter: Int.max)).next == Self.now + 86_400)
        #expect(after(.failed(busy, retryAfter: 7200), read(0)).pausedUntil == 0)
    }

    @Test func `moves and ends where the server says so`() {
        let moved = after(.moved(to: "https://other.example/rss"))
        #expect(moved.address == "https://other.example/rss" && moved.url == "https://sahel.example/rss")
        #expect(after(.gone).isGone && after(.gone).problem?.name == "status 410")
        #expect(after(.gone, read(1)).isGone == false)
        #expect(after(.failed(problem, retryAfter: nil), read(1)).failures == 0)
    }

    @Test func `avoids the hours and days that a feed names`() {
        // 12 January 1970 was a Monday.
        let monday = 11 * 86_400
        #expect(PollState.avoiding(hours: [], days: [], from: 7) == 7)
        #expect(PollState.avoiding(hours: [0, 1], days: [], from: monday + 10) == monday + 7200)
        #expect(PollState.avoiding(hours: [], days: [1], from: monday + 10) == monday + 86_400)
        #expect(PollState.avoiding(hours: [5], days: [], from: monday + 10) == monday + 10)
    }
}

@Suite struct `Queues of hosts` {
    @Test func `ask one thing of a host at a time, with a pause`() {
        var queues = HostQueues<Int>(mostHosts: 2, pause: 1)
        for (job, host) in [(1, "a"), (2, "a"), (3, "b"), (4, "c")] { queues.add(job, host: host) }
        #expect(queues.next(now: 0)?.job == 1 && queues.next(now: 0)?.job == 3)
        #expect(queues.next(now: 0) == nil && queues.nextTime == nil)
        queues.finish("a", now: 0)
        #expect(queues.next(now: 0.5)?.job == 4)
        queues.finish("b", now: 0.6)
        #expect(queues.next(now: 0.7) == nil && queues.nextTime == 1)
        #expect(queues.next(now: 1)?.job == 2 && queues.count == 0 && queues.busy == 2)
    }

    @Test func `put first what must come first, and wait as long as a host asks`() {
        var queues = HostQueues<String>(mostHosts: 9, pause: 1)
        queues.add("page", host: "a")
        queues.add("robots", host: "a", isFirst: true)
        #expect(queues.next(now: 0)?.job == "robots")
        queues.setPause(10, of: "a")
        queues.finish("a", now: 0)
        #expect(queues.next(now: 9) == nil && queues.next(now: 10)?.job == "page")
        queues.finish("a", now: 10, asked: false)
        queues.add("next", host: "a")
        #expect(queues.next(now: 10)?.job == "next")
    }

    @Test func `lose nothing and hand nothing out twice`() {
        var queues = HostQueues<Int>(mostHosts: 5, pause: 0)
        for job in 0..<1000 { queues.add(job, host: "h\(job % 7)") }
        var (seen, now): ([Int], Double) = ([], 0)
        while let (host, job) = queues.next(now: now) {
            seen.append(job)
            queues.finish(host, now: now)
            now += 1
        }
        #expect(seen.sorted() == Array(0..<1000) && queues.busy == 0)
        for host in 0..<7 {
            #expect(seen.filter { $0 % 7 == host } == seen.filter { $0 % 7 == host }.sorted())
        }
    }
}
