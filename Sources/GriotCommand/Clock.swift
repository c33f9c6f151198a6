import EventData

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The machine's clock, which the command alone asks.
enum Clock {
    /// Seconds since 1970.
    static func seconds() -> Double {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
    }

    /// The time in UTC, in ISO 8601 to the second: `2025-12-23T08:30:00Z`.
    static func now() -> String { time(Int(seconds())) }

    /// A moment in seconds since 1970 as `now` writes it.
    static func time(_ seconds: Int) -> String {
        let (day, second) = (seconds / 86_400, seconds % 86_400)
        let parts = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(Day(number: day))T\(parts.joined(separator: ":"))Z"
    }
}
