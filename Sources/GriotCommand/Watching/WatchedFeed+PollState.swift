import Archiving
import Reading

extension PollState {
    /// The state that a record remembers.
    init(_ feed: WatchedFeed) {
        self.init(url: feed.url)
        (address, parent, title) = (feed.address, feed.parent, feed.title)
        (etag, lastModified, interval) = (feed.etag, feed.lastModified, feed.interval)
        (next, pausedUntil, polled) = (feed.next, feed.pausedUntil, feed.polled)
        (failures, isGone, problem) = (feed.failures, feed.isGone, feed.problem.map(PollProblem.init))
    }
}

extension WatchedFeed {
    mutating func take(_ state: PollState) {
        (address, etag, lastModified) = (state.address, state.etag, state.lastModified)
        (interval, next, pausedUntil, polled) = (state.interval, state.next, state.pausedUntil, state.polled)
        (failures, isGone, problem) = (state.failures, state.isGone, state.problem.map(WatchProblem.init))
    }
}

extension PollProblem {
    init(_ problem: WatchProblem) {
        self.init(Kind(rawValue: problem.kind) ?? .broken, status: problem.status, problem.message)
    }
}

extension WatchProblem {
    init(_ problem: PollProblem) {
        self.init(kind: problem.kind.rawValue, status: problem.status, message: problem.message)
    }
}
