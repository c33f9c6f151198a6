/// A feed as a record remembers it between two polls.
package struct WatchedFeed: Hashable, Sendable {
    /// Under this address it is known.
    package var url: String
    /// Here it is asked for.
    package var address: String
    /// The page or the index that named it.
    package var parent: String?
    package var title: String?
    package var etag: String?
    package var lastModified: String?
    /// Stands for the bytes that it came to last.
    package var digest: String?
    /// Seconds between two polls.
    package var interval: Int
    /// Seconds since 1970 when it is due.
    package var next: Int
    package var pausedUntil: Int
    package var polled: Int?
    package var failures: Int
    package var problem: WatchProblem?
    package var isGone: Bool
    /// How many entries it had.
    package var entries: Int

    package init(url: String, interval: Int) {
        (self.url, address, self.interval) = (url, url, interval)
        (next, pausedUntil, failures, isGone, entries) = (0, 0, 0, false, 0)
    }
}

/// A page that a feed tells of, as a record remembers it.
package struct WatchedPage: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        /// It is to be fetched, for the first time or again.
        case waiting
        case kept
        /// It was tried, and will be tried no more unless its feed says that it changed.
        case failed
        /// The host's rules forbid it, or its address is one of the own network.
        case refused
    }

    /// Its normal address, by which it is known.
    package var url: String
    /// Its address as the feed gives it.
    package var address: String
    package var feed: String
    /// What the feed says of it, where the page itself does not.
    package var title: String?
    package var published: String?
    /// Stands for what the feed said of it last: another one means that it changed.
    package var mark: String
    package var state = State.waiting
    package var etag: String?
    package var lastModified: String?
    /// Seconds since 1970 before which it is not tried again.
    package var next = 0
    package var fetched: Int?
    package var failures = 0
    package var problem: WatchProblem?

    package init(url: String, address: String, feed: String, mark: String) {
        (self.url, self.address, self.feed, self.mark) = (url, address, feed, mark)
    }
}

/// Why a feed or a page was not received when it was last asked for.
package struct WatchProblem: Hashable, Sendable {
    package var kind: String
    package var status: Int?
    package var message: String

    package init(kind: String, status: Int? = nil, message: String) {
        (self.kind, self.status, self.message) = (kind, status, message)
    }
}
