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
