/// When something happened, as exactly as the words say and no more.
public struct EventDate: Hashable, Sendable {
    /// How wide the words leave it.
    public enum Precision: String, Hashable, Sendable {
        case day, days, week, month, quarter, year, years
    }

    /// How the days were found.
    public enum Basis: String, Hashable, Sendable {
        /// The words name the day: "3 June 2025".
        case explicit
        /// The words count from another day: "on Tuesday", "last week".
        case relative
        /// An earlier sentence of the report says it.
        case inherited
        /// Nothing says it: the report's own date.
        case published
    }

    /// The first day that it may have been.
    public var from: Day
    /// The last day that it may have been.
    public var to: Day
    public var precision: Precision
    public var basis: Basis

    public init(from: Day, to: Day, precision: Precision, basis: Basis) {
        self.from = from
        self.to = to
        self.precision = precision
        self.basis = basis
    }
}
