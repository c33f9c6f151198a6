import Archiving
import Griot
import Reading
import Unpacking

extension WatchRound {
    /// Tries for a page that could not be received; after them it is left alone.
    private static let mostTries = 5
    private static let shortestPause = 900

    /// Takes the pages that wait since an earlier round.
    mutating func takeWaitingPages() throws(CommandFailure) {
        guard !options.isDryRun else { return }
        let now = Int(Clock.seconds())
        let most = options.mostPages
        let waiting = try keeping { () throws(ArchiveError) in try archive.waitingPages(now: now, most: most)
        }
        for page in waiting where feeds[page.feed] != nil {
            take(WatchWorker.Page(known: page, outlet: feeds[page.feed]?.title, content: nil))
        }
    }

    /// Has a page fetched in this round, unless there were enough.
    mutating func take(_ page: WatchWorker.Page) {
        let url = page.known.url
        guard pages[url] == nil, pagesTaken < options.mostPages, let address = WebAddress(page.known.address)
        else {
            return
        }
        pagesTaken += 1
        pages[url] = page
        var job = WatchJob(.page(url), at: address)
        if options.takesFeedText, page.content != nil {
            job.asksHost = false
            entries.append(job)
        } else {
            queues.add(job, host: address.host)
        }
    }

    mutating func takePage(
        _ url: String,
        _ job: WatchJob,
        _ outcome: WatchResult.Outcome,
        _ policy: CachePolicy,
        now: Int
    ) throws(CommandFailure) {
        guard var page = pages.removeValue(forKey: url)?.known else { return }
        var (added, outcome) = (AddTally(), outcome)
        if page.fetched == nil, case .page = outcome, try isKnown(end: job, of: page) {
            outcome = .page(.known)
        }
        (page.fetched, page.state, page.problem) = (now, .kept, nil)
        if case .failed(let problem) = outcome {
            fail(&page, problem, policy, now: now)
            try keeping { () throws(ArchiveError) in try archive.keep([], [page]) }
        } else {
            tally.pages += job.asksHost ? 1 : 0
            if case .unchanged = outcome {
                (page.etag, page.lastModified) = (
                    policy.etag ?? page.etag, policy.lastModified ?? page.lastModified
                )
            } else {
                (page.etag, page.lastModified) = (policy.etag, policy.lastModified)
            }
            added = try keep(&page, outcome, of: job)
        }
        report(WatchEvent(page, outcome, added))
    }

    /// Whether a page was led to one that the record has.
    private func isKnown(end job: WatchJob, of page: WatchedPage) throws(CommandFailure) -> Bool {
        let end = job.address.identity.description
        guard job.asksHost, end != page.url else { return false }
        let known = try keeping { () throws(ArchiveError) in try archive.watchedPages([end]) }
        return known[end]?.state == .kept
    }

    /// Writes a page together with its report.
    private mutating func keep(
        _ page: inout WatchedPage,
        _ outcome: WatchResult.Outcome,
        of job: WatchJob
    ) throws(CommandFailure) -> AddTally {
        var (entry, rows): ([CodedEntry], [WatchedPage]) = ([], [])
        if case .page(let coded) = outcome {
            switch coded {
            case .coded(var ready):
                ready.capture = try keepRaw()
                entry = [ready]
            case .known: tally.known += 1
            case .failed(_, let problem):
                page.problem = WatchProblem(kind: problem.code, message: problem.message)
                // A model that is missing now may be there another time.
                page.state = problem.code.hasPrefix("model.") ? .waiting : .failed
                page.next = (page.fetched ?? 0) + Self.shortestPause
                tally.failedPages[problem.code, default: 0] += 1
            }
        } else {
            tally.known += 1
        }
        rows.append(page)
        // A page that was led to is known there too, so that another feed's way to it adds nothing.
        let end = job.address.identity.description
        if job.asksHost, end != page.url {
            var target = page
            (target.url, target.address) = (end, job.address.description)
            rows.append(target)
        }
        let (reports, time) = (entry, Clock.now())
        let added = try keeping { () throws(ArchiveError) in
            reports.isEmpty
                ? try archive.keepAlone(rows) : try archive.add(reports, time: time, pages: rows)
        }
        tally.new += added.new
        tally.versions += added.versions
        tally.known += added.known
        tally.claims += added.claims
        return added
    }

    /// Keeps raw what was received for the job at hand, and gives its note; `nil` where nothing was.
    func keepRaw() throws(CommandFailure) -> CaptureNote? {
        guard let keeper, let arrived else { return nil }
        return try keeper.keep([Received(capture: arrived, way: .http)], time: Clock.now()).first
    }

    private mutating func fail(
        _ page: inout WatchedPage,
        _ problem: PollProblem,
        _ policy: CachePolicy,
        now: Int
    ) {
        page.failures += 1
        page.problem = WatchProblem(problem)
        let pause = max(policy.retryAfter ?? 0, Self.shortestPause << min(page.failures, 6))
        page.next = now + min(pause, PollState.Pace.longestPause)
        switch problem.kind {
        case .robots, .localAddress:
            page.state = .refused
            tally.refused += 1
            return
        case .dns, .refused, .timeout, .tooSlow, .broken: page.state = .waiting
        case .status:
            page.state =
                [408, 425, 429].contains(problem.status) || problem.status ?? 0 >= 500 ? .waiting : .failed
        default: page.state = .failed
        }
        if page.failures >= Self.mostTries { page.state = .failed }
        tally.failedPages[problem.name, default: 0] += 1
    }

    func keeping<Value>(_ work: () throws(ArchiveError) -> Value) throws(CommandFailure) -> Value {
        do { return try work() } catch { throw CommandFailure(error) }
    }
}

extension Archive {
    fileprivate func keepAlone(_ pages: [WatchedPage]) throws(ArchiveError) -> AddTally {
        try keep([], pages)
        return AddTally()
    }
}
