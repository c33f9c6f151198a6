import Archiving
import Reading
import Unpacking

/// What came of one feed or one page, for whoever reads along.
struct WatchEvent: Sendable {
    /// A line for people, where something went wrong.
    var complaint: String?
    var json: JSONValue

    init(_ feed: WatchedFeed, _ outcome: WatchResult.Outcome, entries: Int?, new: Int) {
        complaint = feed.problem.map { "\(feed.url): \($0.message) (\($0.kind))" }
        json = Self.object(
            "feed",
            feed.url,
            [
                ("outcome", JSONValue(Self.name(outcome))), ("address", JSONValue(feed.address)),
                ("entries", JSONValue(entries)), ("new", JSONValue(new)), ("next", JSONValue(feed.next)),
                ("failures", JSONValue(feed.failures)), ("problem", JSONValue(feed.problem?.kind)),
                ("status", JSONValue(feed.problem?.status)), ("message", JSONValue(feed.problem?.message)),
            ]
        )
    }

    init(_ page: WatchedPage, _ outcome: WatchResult.Outcome, _ added: AddTally) {
        complaint = page.problem.map { "\(page.url): \($0.message) (\($0.kind))" }
        json = Self.object(
            "page",
            page.url,
            [
                ("outcome", JSONValue(page.problem == nil ? Self.name(outcome) : page.state.rawValue)),
                ("feed", JSONValue(page.feed)), ("new", JSONValue(added.new)),
                ("versions", JSONValue(added.versions)), ("claims", JSONValue(added.claims)),
                ("problem", JSONValue(page.problem?.kind)), ("status", JSONValue(page.problem?.status)),
                ("message", JSONValue(page.problem?.message)),
            ]
        )
    }

    private static func object(_ kind: String, _ url: String, _ rest: [(String, JSONValue)]) -> JSONValue {
        let all = [("kind", JSONValue(kind)), ("url", JSONValue(url))] + rest
        return .object(all.map { JSONMember(key: $0.0, value: $0.1) })
    }

    private static func name(_ outcome: WatchResult.Outcome) -> String {
        switch outcome {
        case .feed, .robots: "read"
        case .page(.known), .unchanged: "unchanged"
        case .page: "kept"
        case .redirect: "redirect"
        case .failed: "failed"
        }
    }
}
