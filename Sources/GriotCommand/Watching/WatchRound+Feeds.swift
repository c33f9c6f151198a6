import Archiving
import Reading
import Unpacking

extension WatchRound {
    /// A feed that names feeds that name feeds goes no further.
    private static let mostParents = 2

    mutating func addFeed(_ url: String) {
        guard let feed = feeds[url], let address = WebAddress(feed.address), asked.insert(url).inserted else {
            return
        }
        queues.add(WatchJob(.feed(url), at: address), host: address.host)
    }

    mutating func takeFeed(
        _ url: String,
        _ job: WatchJob,
        _ outcome: WatchResult.Outcome,
        _ policy: CachePolicy,
        now: Int
    ) throws(CommandFailure) {
        guard var feed = feeds[url] else { return }
        tally.polled += 1
        var (found, fresh): (Feed?, [WatchedPage]) = (nil, [])
        var state = PollState(feed)
        let jitter = Double.random(in: 0...1)
        if case .failed(let problem) = outcome {
            tally.failed[problem.name, default: 0] += 1
            state = state.after(
                problem.status == 410 ? .gone : .failed(problem, retryAfter: policy.retryAfter),
                now: now,
                jitter: jitter
            )
        } else {
            if let moved = job.permanent {
                state = state.after(.moved(to: moved.description), now: now, jitter: jitter)
            }
            if case .feed(let read, let digest) = outcome {
                found = read
                fresh = try newPages(of: read, in: url)
                (feed.digest, feed.entries, feed.title) = (
                    digest, read.entries.count, read.title ?? feed.title
                )
                let isParent = read.form == .page
                let asks = isParent ? PollState.Pace.longest : read.interval
                state = state.after(.read(new: fresh.count, interval: asks, policy), now: now, jitter: jitter)
                state.next = PollState.avoiding(hours: read.skipHours, days: read.skipDays, from: state.next)
            } else {
                tally.unchanged += 1
                state = state.after(.unchanged(policy), now: now, jitter: jitter)
            }
            if let every = options.every { state.next = now + every }
        }
        feed.take(state)
        feeds[url] = feed
        var kept = [feed]
        for child in found?.next ?? [] { if let child = newFeed(child, of: feed) { kept.append(child) } }
        if !options.isDryRun {
            // A feed that says nothing new would fill the disk with what is there.
            if found != nil, !fresh.isEmpty, let note = try keepRaw() {
                try keeping { () throws(ArchiveError) in
                    _ = try archive.add([], captures: [ReceivedCapture(note)], time: Clock.now())
                }
            }
            try keeping { () throws(ArchiveError) in try archive.keep(kept, fresh) }
        }
        for child in kept.dropFirst() {
            feeds[child.url] = child
        }
        for child in found?.next ?? [] { addFeed(child) }
        takePages(fresh, of: found, in: feed)
        report(WatchEvent(feed, outcome, entries: found?.entries.count, new: fresh.count))
    }

    /// A feed that another names, where nobody knows it yet.
    private func newFeed(_ url: String, of parent: WatchedFeed) -> WatchedFeed? {
        guard feeds[url] == nil, WebAddress(url) != nil, depth(of: parent) < Self.mostParents else {
            return nil
        }
        var feed = WatchedFeed(url: url, interval: PollState.Pace.start)
        feed.parent = parent.url
        return feed
    }

    private func depth(of feed: WatchedFeed) -> Int {
        var (depth, current): (Int, WatchedFeed) = (0, feed)
        while depth < Self.mostParents, let parent = current.parent.flatMap({ feeds[$0] }) {
            (depth, current) = (depth + 1, parent)
        }
        return depth
    }

    // MARK: Entries

    /// The pages of a feed that nobody has seen, or of which it says that they changed.
    private func newPages(of feed: Feed, in url: String) throws(CommandFailure) -> [WatchedPage] {
        var (pages, seen): ([WatchedPage], Set<String>) = ([], [])
        for entry in feed.entries {
            guard let page = page(of: entry, in: url), seen.insert(page.url).inserted else { continue }
            pages.append(page)
        }
        let known = try keeping { () throws(ArchiveError) in try archive.watchedPages(pages.map(\.url)) }
        return pages.compactMap { page in
            guard var old = known[page.url] else { return page }
            guard old.mark != page.mark, old.feed == page.feed else { return nil }
            (old.mark, old.state, old.next, old.failures) = (page.mark, .waiting, 0, 0)
            (old.title, old.published, old.address) = (page.title, page.published, page.address)
            return old
        }
    }

    private func page(of entry: FeedEntry, in url: String) -> WatchedPage? {
        let mark =
            entry.updated ?? WatchWorker.digest(Array("\(entry.title ?? "")\n\(entry.summary ?? "")".utf8))
        var page: WatchedPage
        if let address = entry.url.flatMap({ WebAddress($0) }) {
            page = WatchedPage(
                url: address.identity.description,
                address: address.description,
                feed: url,
                mark: mark
            )
        } else if options.takesFeedText, entry.content ?? entry.summary != nil {
            page = WatchedPage(url: "\(url)#\(entry.id.prefix(500))", address: url, feed: url, mark: mark)
        } else {
            return nil
        }
        (page.title, page.published) = (entry.title, entry.published ?? entry.updated)
        return page
    }

    /// Has pages fetched in this round, as many as may be.
    private mutating func takePages(_ fresh: [WatchedPage], of feed: Feed?, in known: WatchedFeed) {
        guard let feed, !options.isDryRun else {
            tally.new += fresh.count
            return
        }
        var contents: [String: String] = [:]
        for entry in feed.entries {
            guard let page = page(of: entry, in: known.url) else { continue }
            guard let text = entry.content ?? (options.takesFeedText ? entry.summary : nil) else { continue }
            contents[page.url] = text
        }
        for page in fresh {
            var content = contents[page.url]
            if content.map({ $0.utf8.count > contentLeft }) == true { content = nil }
            contentLeft -= content?.utf8.count ?? 0
            take(WatchWorker.Page(known: page, outlet: feed.title, content: content))
        }
    }
}
