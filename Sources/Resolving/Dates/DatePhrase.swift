public import EventData

/// Words of a text that say when.
public struct DatePhrase: Hashable, Sendable {
    /// How the words before the phrase tie an act to it.
    public enum Anchor: String, Hashable, Sendable {
        case on, since, until, before, after, by, from, during
    }

    /// The words of the date, without what ties it: `Tuesday` of "on Tuesday".
    public var span: TextSpan
    /// The words before it that tie it, articles included: "on", "d'ici", "depuis le".
    public var leading: TextSpan?
    /// What those words say; `nil` where there are none.
    public var anchor: Anchor?
    /// When it is, the past one of two readings.
    ///
    /// `nil` where the phrase counts from another date.
    public var date: EventDate?
    /// The other reading where only the verb's tense decides: the next Tuesday, the next 8 July.
    public var futureReading: EventDate?
    /// Whether the words themselves point ahead: "next Tuesday", "d'ici la fin janvier".
    public var pointsToFuture: Bool
    /// How far it lies from another date of the text: "two days later", "la veille".
    public var offset: Offset?

    /// A distance from a date that the text has given before.
    public struct Offset: Hashable, Sendable {
        /// How many units, negative where it lies earlier, 0 for "the same day".
        public var count: Int
        /// `day`, `week`, `month` or `year`.
        public var unit: EventDate.Precision

        public init(count: Int, unit: EventDate.Precision) {
            self.count = count
            self.unit = unit
        }

        /// The distance in days; months count 30 and years 365 of them.
        public var days: Int {
            switch unit {
            case .week: count * 7
            case .month: count * 30
            case .year: count * 365
            default: count
            }
        }

        /// The date that lies so far from `date`; `nil` outside of the calendar.
        ///
        /// Before and after a stretch of days, it counts from its first and its last day.
        public func date(from date: EventDate) -> EventDate? {
            if count == 0, unit == .day { return date }
            return date.shifted(by: count, unit)
        }
    }

    public init(
        span: TextSpan,
        leading: TextSpan? = nil,
        anchor: Anchor? = nil,
        date: EventDate?,
        futureReading: EventDate? = nil,
        pointsToFuture: Bool = false,
        offset: Offset? = nil
    ) {
        self.span = span
        self.leading = leading
        self.anchor = anchor
        self.date = date
        self.futureReading = futureReading
        self.pointsToFuture = pointsToFuture
        self.offset = offset
    }
}
