package import EventData

/// A day, or a moment of it, as feeds and headers of HTTP write it.
///
/// ```swift
/// FeedDate("Tue, 23 Dec 25 08:30 EST")?.description  // "2025-12-23T08:30:00-05:00"
/// FeedDate("mar., 23 déc. 2025 08:30:00 +0000")?.description  // "2025-12-23T08:30:00Z"
/// FeedDate("2025-12")?.description  // nil
/// ```
///
/// RFC 822 and W3C's profile of ISO 8601, and what people write who know
/// neither. What names no day is `nil`. Without a zone it is the sender's time,
/// which nobody knows, and is written without one.
package struct FeedDate: Hashable, Sendable, CustomStringConvertible {
    /// More than this is no date.
    private static let longest = 80

    package let day: Day
    /// Seconds since midnight; `nil` where only a day is given.
    package let second: Int?
    /// Seconds by which the sender's clock is ahead of UTC.
    package let offset: Int?

    package init?(_ text: some StringProtocol) {
        let words = FeedDateWords(Array(text.utf8.prefix(Self.longest + 1)))
        guard text.utf8.count <= Self.longest, let parts = words.parts else { return nil }
        (day, second, offset) = (parts.day, parts.second, parts.offset)
    }

    /// Whether a word in small letters is the name of a month in English or French, also a short one.
    static func isMonth(_ word: String) -> Bool { FeedDateWords.month(word) != nil }

    /// Seconds since 1970; what has no zone is taken for UTC.
    package var seconds: Int { day.number * 86_400 + (second ?? 0) - (offset ?? 0) }

    package var description: String {
        guard let second else { return day.description }
        let time = [second / 3600, second / 60 % 60, second % 60].map(Self.two).joined(separator: ":")
        return "\(day)T\(time)\(zone)"
    }

    private var zone: String {
        guard let offset else { return "" }
        if offset == 0 { return "Z" }
        let minutes = abs(offset) / 60
        return "\(offset < 0 ? "-" : "+")\(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
