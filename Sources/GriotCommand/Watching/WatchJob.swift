import Archiving
import EventData
import Reading

/// One thing to be asked of a host, and what it is for.
struct WatchJob: Sendable {
    enum Purpose: Sendable, Hashable {
        /// The rules of an origin.
        case robots(String)
        /// A feed by the address under which it is known.
        case feed(String)
        /// A page by its normal address.
        case page(String)
    }

    /// As browsers have it, four more than servers with a reason need.
    static let mostRedirects = 5

    var purpose: Purpose
    var address: WebAddress
    /// Whether a host is asked for it; a text that stands in a feed is there already.
    var asksHost = true
    /// Where it was before, for redirects in a circle.
    private(set) var former: [WebAddress] = []
    /// Where the redirects led that are for good, as long as all before were.
    private(set) var permanent: WebAddress?
    private var isPermanent = true

    init(_ purpose: Purpose, at address: WebAddress) {
        (self.purpose, self.address) = (purpose, address)
    }

    var isRobots: Bool { if case .robots = purpose { true } else { false } }

    /// The same thing where the host says that it is.
    func redirected(to location: String?, isPermanent isNow: Bool) throws(PollProblem) -> WatchJob {
        guard let location, let target = address.resolving(location) else {
            throw PollProblem(.address, "'\(address)' leads to no address of the web")
        }
        guard target != address, !former.contains(target), former.count < Self.mostRedirects else {
            throw PollProblem(.redirectLoop, "'\(address)' leads in a circle, or on and on")
        }
        var job = self
        job.former.append(address)
        job.address = target
        job.isPermanent = isPermanent && isNow
        if job.isPermanent { job.permanent = target }
        return job
    }
}

/// What came of a job, ready for the record.
struct WatchResult: Sendable {
    enum Outcome: Sendable {
        case robots(RobotsFile)
        case feed(Feed, digest: String)
        case page(ReportAdder.Outcome)
        case redirect(to: String?, isPermanent: Bool)
        case unchanged
        case failed(PollProblem)
    }

    var job: WatchJob
    var outcome: Outcome
    var policy = CachePolicy()
    /// What was received, where anything was.
    var capture: Capture?
}
