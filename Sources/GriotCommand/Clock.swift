import EventData

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The machine's clock, which the command alone asks.
enum Clock {
    /// The time in UTC, in ISO 8601 to the second: `2025-12-23T08:30:00Z`.
    static func now() -> String {
        let seconds = time(nil)
        let (day, second) = (seconds / 86_400, seconds % 86_400)
        let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(Day(number: day))T\(parts.joined(separator: ":"))Z"
    }
}
