import Archiving
import ArgumentParser
import EventData
import Unpacking

/// The feeds of a record, each with its state and its last problem.
struct WatchList {
    let archive: Archive
    let form: ListingForm

    func show() throws {
        var listing = Listing(
            [
                "url", "title", "state", "polled", "next", "interval", "entries", "kept", "waiting", "failed",
                "refused",
                "failures", "problem", "message", "address", "parent",
            ],
            as: form
        )
        let (feeds, counts) = try reportingErrors {
            (try archive.watchedFeeds(), try archive.watchedPageCounts())
        }
        for feed in feeds {
            let pages = counts[feed.url] ?? [:]
            let states: [WatchedPage.State] = [.kept, .waiting, .failed, .refused]
            try listing.add(
                [
                    JSONValue(feed.url), JSONValue(feed.title), JSONValue(state(of: feed)),
                    JSONValue(feed.polled.map(Clock.time)),
                    JSONValue(feed.isGone ? nil : Clock.time(feed.next)),
                    JSONValue(feed.interval / 60), JSONValue(feed.entries),
                ] + states.map { JSONValue(pages[$0] ?? 0) } + [
                    JSONValue(feed.failures), JSONValue(problem(of: feed)), JSONValue(feed.problem?.message),
                    JSONValue(feed.address == feed.url ? nil : feed.address), JSONValue(feed.parent),
                ]
            )
        }
        try listing.finish()
        if listing.count == 0 { throw ExitCode(CommandFailure.Exit.notFound) }
    }

    private func state(of feed: WatchedFeed) -> String {
        if feed.isGone { return "gone" }
        if feed.polled == nil { return "new" }
        return feed.problem == nil ? "well" : "failing"
    }

    private func problem(of feed: WatchedFeed) -> String? {
        guard let problem = feed.problem else { return nil }
        return problem.kind == "status" ? "status \(problem.status ?? 0)" : problem.kind
    }
}
