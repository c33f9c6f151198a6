internal import EventData

/// What a record knows of an event beside the event: its version, its last change and its review.
package struct EventHistory: Hashable, Sendable {
    package var version: Int
    /// When it changed last, in seconds since 1970 in UTC.
    package var changed: Int?
    package var reviewer: String?
    /// When it was reviewed last, in seconds since 1970 in UTC.
    package var reviewed: Int?

    package init(version: Int = 1, changed: Int? = nil, reviewer: String? = nil, reviewed: Int? = nil) {
        self.version = version
        self.changed = changed
        self.reviewer = reviewer
        self.reviewed = reviewed
    }
}

extension EventHistory {
    /// The history of an event with some versions, the last of a time in UTC, `2025-12-23T08:05:00Z`.
    package init(versions: Int, last time: String) {
        self.init(version: versions, changed: Self.seconds(of: time))
    }

    /// Seconds since 1970; `nil` for any other text.
    package static func seconds(of time: String) -> Int? {
        guard let day = Day(iso: String(time.prefix(10))) else { return nil }
        let clock = time.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3 else { return nil }
        return day.number * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
    }
}
