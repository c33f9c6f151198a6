import Archiving
import EventData
import Griot
import Reading
import Synchronization
import Unpacking

/// What the tasks of a round do: ask, read what came, and code it.
///
/// Many run at once, and none writes.
struct WatchWorker: Sendable {
    /// A page with what its feed says of it.
    struct Page: Sendable {
        var known: WatchedPage
        var outlet: String?
        /// The text in the feed, for a page without one.
        var content: String?
    }

    static let agent = "griot"
    private static let feedTypes =
        "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
        + "text/html;q=0.5, */*;q=0.1"
    private static let pageTypes = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"

    let fetcher: any Fetcher
    /// Absent in a dry run, in which nothing is coded.
    let adder: ReportAdder?
    private let workspaces = WorkspacePool()
    private let reports = CaptureReports()

    func robots(_ job: WatchJob, now: Int) async -> WatchResult {
        var request = FetchRequest(job.address, accept: "text/plain, */*;q=0.1")
        (request.limit, request.mayBeCut) = (RobotsFile.longest, true)
        return await result(of: job, request, now: now) { capture in
            .robots(RobotsFile(status: capture.status ?? 0, capture.bytes, for: Self.agent))
        }
    }

    func feed(_ job: WatchJob, _ known: WatchedFeed, now: Int) async -> WatchResult {
        var request = FetchRequest(job.address, accept: Self.feedTypes)
        (request.etag, request.lastModified) = (known.etag, known.lastModified)
        return await result(of: job, request, now: now) { capture throws(PollProblem) in
            let digest = Self.digest(capture.bytes)
            if digest == known.digest { return .unchanged }
            do throws(ReadingProblem) { return .feed(try FeedReader().read(capture), digest: digest) } catch {
                throw PollProblem(
                    error.code == "feed.broken" ? .broken : .notAFeed,
                    status: capture.status,
                    "\(error.message) (\(error.code))"
                )
            }
        }
    }

    func page(_ job: WatchJob, _ page: Page, now: Int) async -> WatchResult {
        var request = FetchRequest(job.address, accept: Self.pageTypes)
        (request.etag, request.lastModified) = (page.known.etag, page.known.lastModified)
        return await result(of: job, request, now: now) { capture throws(PollProblem) in
            var report: Report
            do throws(ReadingProblem) { report = try reports.read(capture).report } catch {
                throw PollProblem(.noText, error.message)
            }
            if report.isBlank {
                guard let text = page.content.flatMap(EntryText.text) else {
                    throw PollProblem(.noText, "the page has no text")
                }
                report = Report(id: page.known.url, text: text)
            }
            return .page(try code(report, of: page, at: job.address.identity.description))
        }
    }

    /// The text that stands in a feed, as a report.
    func entry(_ job: WatchJob, _ page: Page) -> WatchResult {
        do throws(PollProblem) {
            guard let text = page.content.flatMap(EntryText.text) else {
                throw PollProblem(.noText, "the entry has no text")
            }
            let report = Report(id: page.known.url, text: text)
            return WatchResult(job: job, outcome: .page(try code(report, of: page, at: page.known.url)))
        } catch { return WatchResult(job: job, outcome: .failed(error)) }
    }

    // MARK: Steps

    private func code(
        _ read: Report,
        of page: Page,
        at url: String
    ) throws(PollProblem) -> ReportAdder.Outcome {
        var report = read
        (report.id, report.url) = (url, url)
        report.title = report.title ?? page.known.title
        report.published = report.published ?? page.known.published
        // A page that does not name its outlet has the name of its host.
        if report.outlet == nil || report.outlet == WebAddress(url)?.host {
            report.outlet = page.outlet ?? report.outlet
        }
        guard let adder else { return .known }
        do { return try workspaces.lend { try adder.outcome(of: report, $0) } } catch let problem
            as RecordProblem
        {
            return .failed(place: url, problem)
        } catch { throw PollProblem(.broken, "\(error)") }
    }

    /// Asks, tells the answers apart by their status, and reads the one that holds something.
    private func result(
        of job: WatchJob,
        _ request: FetchRequest,
        now: Int,
        read: @Sendable (Capture) throws(PollProblem) -> WatchResult.Outcome
    ) async -> WatchResult {
        switch await fetcher.fetch(request) {
        case .failure(let problem): return WatchResult(job: job, outcome: .failed(problem))
        case .success(let capture):
            let policy = CachePolicy(capture.headers, now: now)
            var result = WatchResult(job: job, outcome: .unchanged, policy: policy, capture: capture)
            do throws(PollProblem) { result.outcome = try outcome(of: capture, job, read) } catch {
                result.outcome = .failed(error)
            }
            return result
        }
    }

    private func outcome(
        of capture: Capture,
        _ job: WatchJob,
        _ read: (Capture) throws(PollProblem) -> WatchResult.Outcome
    ) throws(PollProblem) -> WatchResult.Outcome {
        let status = capture.status ?? 0
        switch status {
        case 301, 302, 303, 307, 308:
            return .redirect(to: capture.headers["Location"], isPermanent: status == 301 || status == 308)
        case 200..<300: return try read(capture)
        case 304: return .unchanged
        default:
            if job.isRobots { return try read(capture) }
            throw PollProblem(.status, status: status, "the server answers with status \(status)")
        }
    }

    static func digest(_ bytes: [UInt8]) -> String {
        "\(bytes.count)-\(String(FNV.hash(bytes), radix: 16))"
    }
}

/// Memory for coding, lent to one task at a time, so that there are no more than tasks that code at once.
private final class WorkspacePool: Sendable {
    private let idle = Mutex<[Workspaces]>([])

    func lend<Value>(_ work: (Workspaces) throws -> Value) rethrows -> Value {
        let workspaces = idle.withLock { $0.popLast() } ?? Workspaces()
        defer { idle.withLock { $0.append(workspaces) } }
        return try work(workspaces)
    }
}
