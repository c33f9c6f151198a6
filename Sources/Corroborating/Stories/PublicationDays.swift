internal import EventData

/// The days on which a report may have been published; more than one where only a month or a year is given.
struct PublicationDays {
    var first: Float
    var last: Float

    /// `nil` for a report without a date.
    init?(of report: Report) {
        // `last(of:)` is up to two minutes into the next day for a month or a year.
        guard let published = report.published, let minute = PublicationMinute.last(of: published) else {
            return nil
        }
        let last = Day(number: (minute - 2) / (24 * 60))
        let (year, month, _) = last.components
        let length = published.utf8.count
        let first = length > 7 ? last : Day(year: year, month: length > 4 ? month : 1, day: 1) ?? last
        self.first = Float(first.number)
        self.last = Float(last.number)
    }

    /// The mean of the days of some reports.
    struct Mean {
        /// A story is in the news for so many days.
        static let usualDays: Float = 7
        /// So many days later reports are half as likely to be of one story as they seem.
        static let halvingDays: Float = 30

        private var first: Float = 0
        private var last: Float = 0
        /// How many are dated.
        private var count: Float = 0

        init(_ days: PublicationDays?) {
            guard let days else { return }
            (first, last, count) = (days.first, days.last, 1)
        }

        mutating func add(_ other: Mean) {
            first += other.first
            last += other.last
            count += other.count
        }

        /// 1 for the same days or where nobody knows, and less the longer the time between.
        func nearness(to other: Mean) -> Float {
            guard count > 0, other.count > 0 else { return 1 }
            let gap = max(first / count - other.last / other.count, other.first / other.count - last / count)
            return 1 / (1 + max(0, gap - Self.usualDays) / Self.halvingDays)
        }
    }
}
