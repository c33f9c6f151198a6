package import EventData

/// When a report appeared, in ISO 8601 as its sender wrote it: a day, a time, or only a month or a year.
package struct PublicationDate: Hashable, Sendable {
    package let date: EventDate

    /// Reads `2025`, `2025-12`, `2025-12-23` and whatever follows a `T` or a space; `nil` for anything else.
    package init?(_ text: String) {
        let day = text.utf8.prefix { $0 != 0x54 && $0 != 0x20 }
        let parts = day.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4 else { return nil }
        let numbers = parts.compactMap { part -> Int? in
            part.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(Substring(part))) : nil
        }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 1:
            guard let from = Day(year: numbers[0], month: 1, day: 1),
                let to = Day(year: numbers[0], month: 12, day: 31)
            else { return nil }
            date = EventDate(from: from, to: to, precision: .year, basis: .published)
        case 2:
            guard let from = Day(year: numbers[0], month: numbers[1], day: 1) else { return nil }
            let length = Day.days(inMonth: numbers[1], of: numbers[0])
            date = EventDate(
                from: from,
                to: from.advanced(by: length - 1),
                precision: .month,
                basis: .published
            )
        default:
            guard let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else { return nil }
            date = EventDate(from: day, to: day, precision: .day, basis: .published)
        }
    }
}
