/// What is known of a feed from when it was polled before, and when it should be polled again.
package struct PollState: Hashable, Sendable {
    /// Under this address it is known.
    package var url: String
    /// Here it is asked for: where a permanent redirect led, if one did.
    package var address: String
    package var title: String?
    /// The page or the index that named it, where nobody did by hand.
    package var parent: String?
    package var etag: String?
    package var lastModified: String?
    /// Seconds between two polls, as long as all goes well.
    package var interval = Pace.start
    /// Seconds since 1970 when it is due.
    package var next = 0
    /// Seconds since 1970 before which its server asks to be left alone.
    package var pausedUntil = 0
    package var polled: Int?
    /// Polls in a row that failed.
    package var failures = 0
    package var problem: PollProblem?
    /// The server says that it is gone for good.
    package var isGone = false

    package init(url: String) {
        self.url = url
        address = url
    }

    /// Seconds that polls are apart, for their reason.
    package enum Pace {
        /// More often no feed is asked, whatever it says of itself.
        package static let shortest = 15 * 60
        /// Less often a feed would lose entries that are only there for a day.
        package static let longest = 12 * 3600
        package static let start = 3600
        /// The longest pause after failures, and for a server that asks for one.
        package static let longestPause = 86_400
        /// So many doublings reach the longest pause.
        static let mostDoublings = 7
    }
}

/// What a poll of a feed came to.
package enum PollOutcome: Hashable, Sendable {
    /// A feed, with how many entries were new, and how often it asks to be polled.
    case read(new: Int, interval: Int?, CachePolicy)
    /// Nothing has changed: 304, or the same bytes.
    case unchanged(CachePolicy)
    /// It has moved for good.
    case moved(to: String)
    /// Gone for good: 410.
    case gone
    case failed(PollProblem, retryAfter: Int?)
}

extension PollState {
    /// The state after a poll.
    ///
    /// An interval that brought news is shortened, one that did not is lengthened. After failures the pause doubles up to
    /// a day; `jitter`, from 0 to 1, spreads what would otherwise come at once.
    package func after(_ outcome: PollOutcome, now: Int, jitter: Double) -> PollState {
        var state = self
        if case .moved(let address) = outcome {
            (state.address, state.etag, state.lastModified) = (address, nil, nil)
            return state
        }
        state.polled = now
        switch outcome {
        case .read(let new, let asked, let policy):
            state.succeed(policy, asked: asked, now: now, jitter: jitter, isNews: new > 0)
            (state.etag, state.lastModified) = (policy.etag, policy.lastModified)
        case .unchanged(let policy):
            state.succeed(policy, asked: nil, now: now, jitter: jitter, isNews: false)
            // A 304 may name the validators anew.
            state.etag = policy.etag ?? state.etag
            state.lastModified = policy.lastModified ?? state.lastModified
        case .gone:
            state.isGone = true
            state.problem = PollProblem(.status, status: 410, "the server says that it is gone for good")
        case .failed(let problem, let retryAfter):
            state.fail(problem, retryAfter: retryAfter, now: now, jitter: jitter)
        case .moved: break
        }
        return state
    }

    private mutating func succeed(_ policy: CachePolicy, asked: Int?, now: Int, jitter: Double, isNews: Bool)
    {
        (failures, problem, pausedUntil, isGone) = (0, nil, 0, false)
        let wanted = isNews ? interval / 2 : interval * 3 / 2
        interval = min(max(wanted, Pace.shortest), Pace.longest)
        // What the feed asks for is a floor, but no reason to lose entries.
        let floor = max(asked ?? 0, policy.maxAge ?? 0, Pace.shortest)
        let wait = min(max(interval, floor), Pace.longest)
        next = now + wait + Int(Double(wait) * 0.1 * jitter)
    }

    private mutating func fail(_ problem: PollProblem, retryAfter: Int?, now: Int, jitter: Double) {
        failures += 1
        self.problem = problem
        if let retryAfter {
            let pause = min(max(retryAfter, 1), Pace.longestPause)
            pausedUntil = now + pause
            next = now + max(pause, Pace.shortest)
            return
        }
        let doubled = Pace.shortest << min(failures - 1, Pace.mostDoublings)
        let pause = min(doubled, Pace.longestPause)
        // Between half and the whole of it, so that the feeds of a host that was down do not come back together.
        next = now + pause / 2 + Int(Double(pause / 2) * jitter)
    }

    /// The first moment from `time` on at which a feed does not ask to be left alone, by its hours and days in UTC.
    package static func avoiding(hours: Set<Int>, days: Set<Int>, from time: Int) -> Int {
        guard !hours.isEmpty || !days.isEmpty else { return time }
        var hour = time / 3600
        for _ in 0..<(7 * 24) {
            // 1 January 1970 was a Thursday.
            let weekday = (hour / 24 + 3) % 7 + 1
            if !hours.contains(hour % 24), !days.contains(weekday) { return max(time, hour * 3600) }
            hour += 1
        }
        return time
    }
}
