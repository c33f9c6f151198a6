/// What the header of an answer says of how long it holds, and how to ask whether it still does.
///
/// https://www.rfc-editor.org/rfc/rfc9111 and, for the validators, section 8.8 of RFC 9110.
package struct CachePolicy: Hashable, Sendable {
    /// Longer validators are not sent back: some servers would refuse the request.
    private static let longestValidator = 1024
    /// A year, beyond which RFC 9111 has nobody go.
    private static let longestAge = 31_536_000

    /// As it was received, with its quotation marks; it is only ever sent back.
    package var etag: String?
    /// As it was received.
    package var lastModified: String?
    /// Seconds from now for which the answer holds.
    package var maxAge: Int?
    /// Seconds from now before which nothing should be asked.
    package var retryAfter: Int?

    package init() {}

    /// Reads a header; `now` is in seconds since 1970.
    package init(_ headers: [HeaderField], now: Int) {
        etag = Self.validator(headers["ETag"])
        lastModified = Self.validator(headers["Last-Modified"])
        retryAfter = headers["Retry-After"].flatMap { Self.wait($0, now: now) }
        let control = headers.filter { $0.name.lowercased() == "cache-control" }
            .flatMap { $0.value.lowercased().split(separator: ",") }.compactMap { $0.trimmed }
        if control.contains("no-store") || control.contains("no-cache") { return }
        let ages = control.compactMap { directive -> Int? in
            guard directive.hasPrefix("max-age=") else { return nil }
            return Int(directive.dropFirst(8).filter { $0 != "\"" })
        }
        if let age = ages.first {
            let passed = headers["Age"].flatMap { Int($0) } ?? 0
            maxAge = max(0, min(age, Self.longestAge) - min(max(0, passed), Self.longestAge))
        } else if let expires = headers["Expires"].flatMap({ FeedDate($0)?.seconds }) {
            // The server's own clock is the one that counts.
            maxAge = max(0, expires - (headers["Date"].flatMap { FeedDate($0)?.seconds } ?? now))
        }
    }

    private static func wait(_ value: String, now: Int) -> Int? {
        if let seconds = value.trimmed.flatMap({ Int($0) }) { return seconds >= 0 ? seconds : nil }
        return FeedDate(value).map { max(0, $0.seconds - now) }
    }

    // What would end a line of a header is never part of one.
    private static func validator(_ value: String?) -> String? {
        guard let value = value?.trimmed, value.utf8.count <= longestValidator,
            value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { return nil }
        return value
    }
}
