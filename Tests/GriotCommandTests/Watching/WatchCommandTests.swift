import Foundation
import GriotTesting
import Synchronization
import Testing

/// A site on loopback: feeds by path, and what its pages say.
private final class Site: Sendable {
    private let server: RawServer

    /// `special` answers before the site does.
    init(special: @escaping @Sendable (RawServer.Request) -> [RawServer.Step]? = { _ in nil }) throws {
        let pages = PageTexts()
        self.pages = pages
        server = try RawServer { request in
            if let steps = special(request) { return steps }
            if request.path == "/robots.txt" { return [.answer("404 Not Found")] }
            guard let text = pages.texts.withLock({ $0[String(request.path.prefix { $0 != "?" })] }) else {
                return [.answer("404 Not Found")]
            }
            let tag = "\"\(text.utf8.reduce(0) { $0 &* 31 &+ Int($1) })\""
            if request.headers["if-none-match"] == tag {
                return [.text("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")]
            }
            return [.answer("200 OK", ["ETag: \(tag)", "Content-Type: text/html; charset=utf-8"], text)]
        }
    }

    private final class PageTexts: Sendable {
        let texts = Mutex<[String: String]>([:])
    }

    private let pages: PageTexts

    var origin: String { server.origin }
    /// What was asked for, the rules left out.
    var paths: [String] { server.paths.filter { $0 != "/robots.txt" } }

    func put(_ text: String, at path: String) { pages.texts.withLock { $0[path] = text } }

    func put(page number: Int, _ text: String = "The army attacked the town .") {
        put("<html lang=en><title>Page \(number)</title><p>\(text)</p></html>", at: "/p/\(number)")
    }

    /// A feed of pages; the `mark` stands for what it says of them.
    func put(feed numbers: [Int], mark: String = "a", at path: String = "/rss", text: String = "") {
        let items = numbers.map { number in
            "<item><guid>\(number)</guid><title>Page \(number) \(mark)</title><link>/p/\(number)?utm_source=rss</link>"
                + "<pubDate>Tue, 23 Dec 2025 08:30:00 GMT</pubDate>\(text)</item>"
        }
        put("<rss version=\"2.0\"><channel><title>Sahel</title>\(items.joined())</channel></rss>", at: path)
    }
}

/// A record that is watched into.
private struct Watcher {
    let griot: Griot
    let record: String

    init() throws {
        griot = try Griot()
        record = "\(griot.folder.path)/one.griot"
        #expect(try griot.run("init", record).exit == 0)
    }

    /// Polls once, and gives the lines of the feeds, of the pages, and of the round.
    func watch(
        _ arguments: String...,
        local: Bool = true
    ) throws -> (exit: Int32, feeds: [[String: Any]], pages: [[String: Any]], round: [String: Any]) {
        let words =
            ["watch", record] + arguments + ["--once", "--jsonl", "--pause", "0"]
            + (local ? ["--allow-local"] : [])
        let outcome = try griot.shell("\"$griot\" " + words.map { "'\($0)'" }.joined(separator: " "))
        let all = try outcome.objects()
        func lines(_ kind: String) -> [[String: Any]] { all.filter { $0["kind"] as? String == kind } }
        return (outcome.exit, lines("feed"), lines("page"), lines("round").first ?? [:])
    }

    /// Begins to watch, without waiting for the end.
    func begin(_ arguments: String...) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Griot.tool)
        process.arguments = ["watch", record, "--once", "--allow-local"] + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "GRIOT_HOME": griot.home]
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    func reports() throws -> [[String: Any]] { try griot.run("reports", record, "--jsonl").objects() }
}

@Suite struct `griot watch should` {
    @Test func `add what a feed tells of, once`() throws {
        let (site, watcher) = (try Site(), try Watcher())
        site.put(feed: [1, 2])
        site.put(page: 1)
        site.put(page: 2, "Soldiers attacked the village .")
        let first = try watcher.watch(site.origin + "/rss")
        #expect(first.exit == 0 && first.round["new"] as? Int == 2 && first.round["pages"] as? Int == 2)
        #expect(
            site.paths == ["/rss", "/p/1?utm_source=rss", "/p/2?utm_source=rss"] || site.paths.count == 3
        )
        let reports = try watcher.reports()
        #expect(reports.map { $0["id"] as? String } == ["\(site.origin)/p/1", "\(site.origin)/p/2"])
        #expect(reports.map { $0["outlet"] as? String } == ["Sahel", "Sahel"])
        let second = try watcher.watch(site.origin + "/rss")
        #expect(second.round["unchanged"] as? Int == 1 && second.round["pages"] as? Int == 0)
        #expect(site.paths.count == 4)
        #expect(try watcher.griot.run("verify", watcher.record).exit == 0)
    }

    @Test func `make a new version of what changed`() throws {
        let (site, watcher) = (try Site(), try Watcher())
        site.put(feed: [1, 2])
        site.put(page: 1)
        site.put(page: 2)
        _ = try watcher.watch(site.origin + "/rss")
        site.put(feed: [1, 2], mark: "b")
        site.put(page: 1, "The army attacked the village .")
        let second = try watcher.watch(site.origin + "/rss")
        #expect(second.round["versions"] as? Int == 1 && second.round["known"] as? Int == 1)
        #expect(try watcher.reports().count == 2)
        let third = try watcher.watch()
        #expect(third.round["pages"] as? Int == 0)
    }

    @Test(arguments: ["INT", "KILL"]) func `fetch nothing twice after a stop`(_ signal: String) throws {
        let (site, watcher) = (try Site(), try Watcher())
        let numbers = Array(1...12)
        site.put(feed: numbers)
        for number in numbers { site.put(page: number) }
        let process = try watcher.begin(site.origin + "/rss", "--pause", "0.3")
        while site.paths.count < 5, process.isRunning { usleep(10_000) }
        // Until what came last is written.
        usleep(150_000)
        kill(process.processIdentifier, signal == "INT" ? SIGINT : SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationStatus == (signal == "INT" ? 130 : SIGKILL))
        let before = site.paths.count
        #expect((5...7).contains(before))
        let second = try watcher.watch()
        #expect(second.exit == 0)
        #expect(try watcher.reports().count == 12)
        var counts: [String: Int] = [:]
        for path in site.paths where path.hasPrefix("/p/") { counts[path, default: 0] += 1 }
        #expect(counts.count == 12)
        // What was on its way when the program was killed is asked for again.
        #expect(counts.values.filter { $0 > 1 }.count <= (signal == "KILL" ? 1 : 0))
    }

    @Test func `refuse the own network, also where a host leads there`() throws {
        let (site, watcher) = (try Site(), try Watcher())
        let refused = try watcher.watch(site.origin + "/rss", "http://169.254.169.254/latest/", local: false)
        #expect(
            refused.exit == 2
                && refused.feeds.map { $0["problem"] as? String } == ["local-address", "local-address"]
        )
        #expect(site.paths.isEmpty)
    }

    @Test func `obey the rules of a host`() throws {
        let site = try Site { request in
            request.path == "/robots.txt" ? [.answer("200 OK", [], "User-agent: *\nDisallow: /p/2\n")] : nil
        }
        let watcher = try Watcher()
        site.put(feed: [1, 2])
        site.put(page: 1)
        site.put(page: 2)
        let round = try watcher.watch(site.origin + "/rss").round
        #expect(round["new"] as? Int == 1 && round["refused"] as? Int == 1)
        #expect(!site.paths.contains { $0.hasPrefix("/p/2") })
    }

    @Test func `follow redirects, and remember those for good`() throws {
        let site = try Site { request in
            switch request.path {
            case "/old": [.answer("301 Moved", ["Location: /rss"])]
            case "/loop": [.answer("302 Found", ["Location: /loop2"])]
            case "/loop2": [.answer("302 Found", ["Location: /loop"])]
            case "/file": [.answer("302 Found", ["Location: file:///etc/passwd"])]
            case "/p/1?utm_source=rss": [.answer("302 Found", ["Location: /p/2"])]
            default: nil
            }
        }
        let watcher = try Watcher()
        site.put(feed: [1, 2])
        site.put(page: 2)
        let first = try watcher.watch(site.origin + "/old", site.origin + "/loop", site.origin + "/file")
        #expect(Set(first.feeds.compactMap { $0["problem"] as? String }) == ["redirect-loop", "address"])
        // Two ways to one page are one report.
        #expect(try watcher.reports().map { $0["id"] as? String } == ["\(site.origin)/p/2"])
        let count = site.paths.count
        _ = try watcher.watch(site.origin + "/old")
        #expect(site.paths.suffix(site.paths.count - count) == ["/rss"])
    }

    @Test func `leave alone who asks for it`() throws {
        let site = try Site { request in
            switch request.path {
            case "/busy": [.answer("503 Busy", ["Retry-After: 3600"])]
            case "/gone": [.answer("410 Gone")]
            default: nil
            }
        }
        let watcher = try Watcher()
        let first = try watcher.watch(site.origin + "/busy", site.origin + "/gone", site.origin + "/none")
        #expect(
            first.exit == 2
                && first.round["failed"] as? [String: Int] == [
                    "status 503": 1, "status 410": 1, "status 404": 1,
                ]
        )
        _ = try watcher.watch()
        #expect(site.paths.filter { $0 == "/none" }.count == 2 && site.paths.count == 4)
        let list = try watcher.griot.run("watch", watcher.record, "--list", "--jsonl").objects()
        #expect(list.map { $0["state"] as? String } == ["failing", "gone", "failing"])
        #expect(list.map { $0["problem"] as? String } == ["status 503", "status 410", "status 404"])
    }

    @Test func `ask a host nothing more that asks for a pause`() throws {
        let site = try Site { request in
            request.path.hasPrefix("/p/2") ? [.answer("429 Too Many", ["Retry-After: 3600"])] : nil
        }
        let watcher = try Watcher()
        site.put(feed: [1, 2, 3, 4])
        for number in 1...4 { site.put(page: number) }
        let first = try watcher.watch(site.origin + "/rss").round
        #expect(first["failed_pages"] as? [String: Int] == ["status 429": 3])
        #expect(site.paths.count == 3 && first["new"] as? Int == 1)
        #expect(try watcher.watch().round["pages"] as? Int == 0)
    }

    @Test func `take texts from the feed`() throws {
        let (site, watcher) = (try Site(), try Watcher())
        site.put(feed: [1, 2], text: "<description>&lt;p&gt;The army attacked .&lt;/p&gt;</description>")
        let round = try watcher.watch(site.origin + "/rss", "--feed-text").round
        #expect(round["new"] as? Int == 2 && site.paths == ["/rss"])
    }

    @Test func `find the feeds of a site`() throws {
        let (site, watcher) = (try Site(), try Watcher())
        site.put(
            "<html><head><link rel=alternate type='application/rss+xml' href='/rss'></head></html>",
            at: "/"
        )
        site.put(feed: [1])
        site.put(page: 1)
        #expect(try watcher.watch(site.origin).round["new"] as? Int == 1)
        let list = try watcher.griot.run("watch", watcher.record, "--list", "--jsonl").objects()
        #expect(list.map { $0["parent"] as? String } == [nil, site.origin + "/"])
    }

    @Test func `write nothing in a dry run`() throws {
        let (site, watcher) = (try Site(), try Watcher())
        site.put(feed: [1])
        let round = try watcher.watch(site.origin + "/rss", "--dry-run").round
        #expect(round["new"] as? Int == 1 && site.paths == ["/rss"])
        #expect(try watcher.griot.run("watch", watcher.record, "--list").exit == 1)
    }

    @Test func `read lists, and say what is wrong with them`() throws {
        let (site, watcher) = (try Site(), try Watcher())
        site.put(feed: [1])
        site.put(page: 1)
        let list = try watcher.griot.folder.write(
            Array("# Sahel\n\(site.origin)/rss\nnonsense\n".utf8),
            to: "feeds.txt"
        )
        #expect(try watcher.watch("--feeds", list).round["new"] as? Int == 1)
        #expect(try watcher.griot.run("watch", watcher.record, "ftp://sahel.example/").exit == 64)
        #expect(try watcher.griot.run("watch", "/nowhere.griot", "https://sahel.example/").exit == 66)
        #expect(try Watcher().watch().exit == 1)
    }
}
