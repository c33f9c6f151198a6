import Archiving
import Reading
import Unpacking

/// What a watch is told to do.
struct WatchOptions: Sendable {
    var mostHosts = 16
    /// Seconds between two requests to a host.
    var pause = 1.0
    var takesFeedText = false
    var isDryRun = false
    /// Pages fetched in one round.
    var mostPages = 1_000
    /// Seconds between two polls of a feed, where they are not to follow its news.
    var every: Int?
}

/// One round of a watch: feeds that are due are polled, and the pages that they tell of are fetched.
///
/// Tasks ask and code; all else happens here, one thing after the other: what waits for which host, what is
/// written. A feed is written together with the pages that it names, and a page together with its report, so that
/// whatever ends the program, nothing is lost and nothing is fetched twice.
struct WatchRound {
    /// Rules of a host, or why they are not known.
    struct HostRules {
        var robots: RobotsFile
        var problem: PollProblem?
        var until: Int
    }

    private static let mostContent = 64 << 20

    let archive: Archive
    let worker: WatchWorker
    let options: WatchOptions
    /// What keeps raw what was received; absent in a dry run.
    let keeper: RawKeeper?
    /// Told of each feed and page that was done.
    let report: (WatchEvent) -> Void

    var feeds: [String: WatchedFeed]
    /// Hosts that asked to be left alone, until when and in which words; they hold over rounds, as rules do.
    var quiet: [String: (until: Int, problem: PollProblem)] = [:]
    /// Rules by origin.
    var rules: [String: HostRules] = [:]
    var tally = WatchTally()

    var queues: HostQueues<WatchJob>
    /// Jobs by the origin whose rules they wait for.
    var blocked: [String: [WatchJob]] = [:]
    var pages: [String: WatchWorker.Page] = [:]
    /// Feeds that are asked for in this round, so that none is twice.
    var asked: Set<String> = []
    var pagesTaken = 0
    /// Bytes of texts of entries that may still be kept for pages without one.
    var contentLeft = 0
    /// What was received for the job that is being finished.
    var arrived: Capture?
    /// Work that asks no host: the texts of entries.
    var entries: [WatchJob] = []

    init(
        archive: Archive,
        worker: WatchWorker,
        options: WatchOptions,
        feeds: [WatchedFeed],
        keeper: RawKeeper? = nil,
        report: @escaping (WatchEvent) -> Void = { _ in }
    ) {
        (self.archive, self.worker, self.options) = (archive, worker, options)
        (self.keeper, self.report) = (keeper, report)
        self.feeds = Dictionary(feeds.map { ($0.url, $0) }) { first, _ in first }
        queues = HostQueues(mostHosts: options.mostHosts, pause: options.pause)
    }

    /// Polls the feeds of these addresses and fetches what they tell of, and what waits since the last time.
    mutating func run(_ due: [String]) async throws(CommandFailure) {
        (tally, asked, pagesTaken, contentLeft) = (WatchTally(), [], 0, Self.mostContent)
        let now = Int(Clock.seconds())
        rules = rules.filter { $0.value.until > now }
        quiet = quiet.filter { $0.value.until > now }
        for url in due { addFeed(url) }
        try takeWaitingPages()
        let failure = await withTaskGroup(of: WatchResult?.self) { group -> CommandFailure? in
            do throws(CommandFailure) {
                try await work(&group)
                return nil
            } catch {
                group.cancelAll()
                return error
            }
        }
        if let failure { throw failure }
        tally.waiting = pages.count
        pages = [:]
        (blocked, entries) = ([:], [])
        queues = HostQueues(mostHosts: options.mostHosts, pause: options.pause)
    }

    private mutating func work(_ group: inout TaskGroup<WatchResult?>) async throws(CommandFailure) {
        var running = 0
        while !Interrupt.isWished {
            while let task = try nextTask() {
                running += 1
                group.addTask { await task() }
            }
            guard running > 0 || queues.count > 0 else { return }
            // A tick wakes for hosts whose pause is over, and for Ctrl-C.
            group.addTask {
                try? await Task.sleep(for: .milliseconds(100))
                return nil
            }
            while let next = await group.next(), let result = next {
                running -= 1
                try finish(result)
                if hasWork { break }
            }
        }
        group.cancelAll()
        // What has arrived is kept; what was given up is asked for another time.
        for await case let result? in group {
            if case .failed = result.outcome { continue }
            try finish(result)
        }
    }

    private var hasWork: Bool { !entries.isEmpty || (queues.nextTime ?? .infinity) <= Clock.seconds() }

    /// The next piece of work that may begin now.
    private mutating func nextTask() throws(CommandFailure) -> (@Sendable () async -> WatchResult)? {
        let (worker, now) = (worker, Int(Clock.seconds()))
        if let job = entries.popLast(), let page = page(of: job) { return { worker.entry(job, page) } }
        while let (host, job) = queues.next(now: Clock.seconds()) {
            switch permission(for: job, now: now) {
            case .granted:
                tally.requests += 1
                return task(for: job, now: now)
            case .unknown: queues.finish(host, now: Clock.seconds(), asked: false)
            case .denied(let problem, let retryAfter):
                queues.finish(host, now: Clock.seconds(), asked: false)
                var policy = CachePolicy()
                policy.retryAfter = retryAfter
                try settle(job, .failed(problem), policy, now: now)
            }
        }
        return nil
    }

    private func task(for job: WatchJob, now: Int) -> @Sendable () async -> WatchResult {
        let worker = worker
        switch job.purpose {
        case .robots: return { await worker.robots(job, now: now) }
        case .feed(let url):
            let known = feeds[url] ?? WatchedFeed(url: url, interval: PollState.Pace.start)
            return { await worker.feed(job, known, now: now) }
        case .page(let url):
            let page =
                page(of: job)
                ?? WatchWorker.Page(known: WatchedPage(url: url, address: url, feed: "", mark: ""))
            return { await worker.page(job, page, now: now) }
        }
    }

    private func page(of job: WatchJob) -> WatchWorker.Page? {
        if case .page(let url) = job.purpose { pages[url] } else { nil }
    }

    /// Takes what came of a job: writes it, and adds the jobs that follow from it.
    private mutating func finish(_ result: WatchResult) throws(CommandFailure) {
        let (job, now) = (result.job, Int(Clock.seconds()))
        if job.asksHost { queues.finish(job.address.host, now: Clock.seconds()) }
        if case .redirect(let location, let isPermanent) = result.outcome {
            do throws(PollProblem) {
                let next = try job.redirected(to: location, isPermanent: isPermanent)
                queues.add(next, host: next.address.host, isFirst: true)
            } catch { try settle(job, .failed(error), result.policy, now: now) }
            return
        }
        heed(result.outcome, of: job, result.policy, now: now)
        arrived = result.capture
        defer { arrived = nil }
        try settle(job, result.outcome, result.policy, now: now)
    }

    private mutating func settle(
        _ job: WatchJob,
        _ outcome: WatchResult.Outcome,
        _ policy: CachePolicy,
        now: Int
    ) throws(CommandFailure) {
        switch job.purpose {
        case .robots(let origin): takeRules(of: origin, outcome, now: now)
        case .feed(let url): try takeFeed(url, job, outcome, policy, now: now)
        case .page(let url): try takePage(url, job, outcome, policy, now: now)
        }
    }
}
