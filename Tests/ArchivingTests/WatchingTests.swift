import Archiving
import Testing

private func page(_ url: String, _ state: WatchedPage.State = .waiting, next: Int = 0) -> WatchedPage {
    var page = WatchedPage(
        url: url,
        address: "\(url)?utm_source=rss",
        feed: "https://sahel.example/rss",
        mark: "1"
    )
    (page.state, page.next, page.title) = (state, next, "Trêve à Ménaka \u{0}")
    return page
}

@Suite struct `What a record remembers of feeds` {
    @Test func `comes back as it was kept`() throws {
        let record = try TemporaryRecord()
        var feed = WatchedFeed(url: "https://sahel.example/rss", interval: 900)
        (feed.etag, feed.lastModified, feed.digest, feed.title) = ("\"1\"", "yesterday", "5-a", "Dépêches")
        (feed.next, feed.pausedUntil, feed.polled, feed.failures) = (7, 8, 6, 2)
        (feed.parent, feed.isGone, feed.entries) = ("https://sahel.example/", true, 12)
        feed.problem = WatchProblem(kind: "status", status: 503, message: "busy")
        try record.archive.keep([feed, WatchedFeed(url: "https://a.example/", interval: 1)], [])
        #expect(try record.reopened().watchedFeeds().last == feed)
        feed.problem = nil
        try record.archive.keep([feed], [])
        #expect(try record.reopened().watchedFeeds().count == 2)
        #expect(try record.reopened().watchedFeeds().last?.problem == nil)
    }

    @Test func `is a page once, by its address`() throws {
        let archive = try TemporaryRecord().archive
        try archive.keep([], [page("https://sahel.example/1"), page("https://sahel.example/2", next: 50)])
        try archive.keep(
            [],
            [page("https://sahel.example/1", .kept), page("https://sahel.example/3", .refused)]
        )
        #expect(try archive.waitingPages(now: 10, most: 9).isEmpty)
        #expect(try archive.waitingPages(now: 50, most: 9).map(\.url) == ["https://sahel.example/2"])
        let known = try archive.watchedPages(["https://sahel.example/1", "https://sahel.example/9"])
        #expect(known == ["https://sahel.example/1": page("https://sahel.example/1", .kept)])
        let counts = try archive.watchedPageCounts()["https://sahel.example/rss"]
        #expect(counts == [.kept: 1, .waiting: 1, .refused: 1])
    }

    @Test func `is written with a report or not at all`() throws {
        let record = try TemporaryRecord()
        let report = entry("https://sahel.example/1", "Five soldiers died near Ménaka.")
        let kept = page("https://sahel.example/1", .kept)
        let tally = try record.archive.add([report], time: TemporaryRecord.time, pages: [kept])
        #expect(tally.new == 1)
        #expect(try record.archive.watchedPages([kept.url]).count == 1)
        #expect(try record.archive.add([report], time: TemporaryRecord.time, pages: [kept]).known == 1)
        #expect(try record.reopened().verify().finding == nil)
    }

    @Test func `is changed without a word in the log`() throws {
        let record = try TemporaryRecord()
        let before = try record.archive.verify().entries
        try record.archive.keep([WatchedFeed(url: "https://sahel.example/rss", interval: 900)], [])
        #expect(try record.archive.verify().entries == before && record.archive.verify().finding == nil)
    }
}
