import Exchanging
import Reading
import Unpacking

/// How much of what came of a round.
struct WatchTally: Sendable {
    /// Requests that were sent, those for rules and redirects too.
    var requests = 0
    var polled = 0
    var unchanged = 0
    /// Feeds by what they failed for.
    var failed: [String: Int] = [:]
    var pages = 0
    var new = 0
    var versions = 0
    var known = 0
    /// Pages by what they failed for.
    var failedPages: [String: Int] = [:]
    var refused = 0
    var claims = 0
    /// Pages that wait for another round.
    var waiting = 0

    private func list(_ counts: [String: Int]) -> String {
        let sum = counts.values.reduce(0, +)
        let kinds = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return kinds.isEmpty ? "\(sum) failed" : "\(sum) failed (\(kinds))"
    }

    /// A line for people.
    var line: String {
        "\(polled) feeds polled, \(unchanged) unchanged, \(list(failed)); \(pages) pages fetched, \(new) new, "
            + "\(versions) new versions, \(known) known, \(refused) refused, \(list(failedPages)); "
            + "\(claims) claims; \(requests) requests"
    }

    var json: JSONValue {
        func object(_ counts: [String: Int]) -> JSONValue {
            .object(
                counts.sorted { $0.key < $1.key }.map { JSONMember(key: $0.key, value: JSONValue($0.value)) }
            )
        }
        let counts = [
            ("requests", requests), ("feeds", polled), ("unchanged", unchanged), ("pages", pages),
            ("new", new),
            ("versions", versions), ("known", known), ("refused", refused), ("claims", claims),
            ("waiting", waiting),
        ]
        let members = counts.map { JSONMember(key: $0.0, value: JSONValue($0.1)) }
        return .object(
            [JSONMember(key: "kind", value: .string("round"))] + members
                + [
                    JSONMember(key: "failed", value: object(failed)),
                    JSONMember(key: "failed_pages", value: object(failedPages)),
                ]
        )
    }
}
