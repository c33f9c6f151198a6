internal import EventData

/// How the figures of two accounts stand to each other.
struct FigureMatch: Sendable {
    /// Above zero where a figure is shared, below where what both count differs.
    private(set) var points = 0

    init(_ some: [CountProfile], _ others: [CountProfile]) {
        var (best, least, isShared) = (0, 0, false)
        for one in some {
            for other in others where one.quantity == other.quantity {
                let points = FigureMatch.points(one, other)
                isShared = true
                best = max(best, points)
                least = min(least, points)
            }
        }
        points = best > 0 ? best : least
        // One counts the dead, the other the abducted.
        if !isShared, !some.isEmpty, !others.isEmpty { points = -1 }
    }

    /// The same large number is no chance; tolls that differ may be of one event, but not by far.
    private static func points(_ one: CountProfile, _ other: CountProfile) -> Int {
        if one.isExact, other.isExact, one.low == other.low {
            return one.low >= 20 ? 3 : one.low >= 3 ? 2 : 1
        }
        let (small, large) = (min(one.low, other.low), max(one.low, other.low))
        if large > 5 * max(1, small) && large > 20 { return -2 }
        return one.low <= other.high && other.low <= one.high ? 0 : -1
    }
}
