import EventData
import Foundation

/// The rows of a table beside the tests, or of a room's lexicon.
func table(_ path: String) -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
}

/// The day that ISO 8601 writes so.
func day(_ text: String) -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let day = Day(year: parts[0], month: parts[1], day: parts[2]) else {
        preconditionFailure("'\(text)' is no day; expected one such as '2025-05-16'")
    }
    return day
}

/// The days of a date as the tables write them: `2025-05-16`, `2025-05-01/2025-05-31`, `-`.
func days(_ date: EventDate?) -> String {
    guard let date else { return "-" }
    return date.from == date.to ? "\(date.from)" : "\(date.from)/\(date.to)"
}
