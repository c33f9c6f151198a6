internal import EventData
internal import Unpacking

/// Where a report stands in the order in which texts are taken to have been written.
///
/// The earlier publication comes first, then who is closer to an agency, then the longer text; where nothing
/// decides, the id does, so that the order never hangs on how reports came in. A report without a date comes
/// after those with one.
struct Standing: Comparable {
    /// Whose text another report of the group says that it carries, or an agency.
    var isOrigin: Bool
    /// The last minute at which it can have appeared; the greatest number where nobody knows.
    let minute: Int
    private let way: Int
    private let length: Int
    /// As bytes: Swift takes two spellings of one accent for equal.
    private let texts: [String]

    init(_ report: Report, credit: Credit, length: Int) {
        isOrigin = credit.way == .agency
        minute = PublicationMinute.last(of: report.published) ?? .max
        way = credit.way.rawValue
        self.length = length
        texts = [report.id, report.text, report.title ?? "", report.outlet ?? "", report.url ?? ""]
    }

    /// Bytes that stand in the order of standings of reports with different ids, as hexadecimal digits.
    var sortKey: String {
        let numbers = [isOrigin ? 0 : 1, minute, way, Int.max - length]
        return numbers.map { hexadecimal(UInt64(bitPattern: Int64($0)) ^ 1 << 63) }.joined()
            + hexadecimal(texts[0].utf8)
    }

    static func < (left: Standing, right: Standing) -> Bool {
        if left.isOrigin != right.isOrigin { return left.isOrigin }
        if left.minute != right.minute { return left.minute < right.minute }
        if left.way != right.way { return left.way < right.way }
        if left.length != right.length { return left.length > right.length }
        for (one, other) in zip(left.texts, right.texts) where !one.utf8.elementsEqual(other.utf8) {
            return one.utf8.lexicographicallyPrecedes(other.utf8)
        }
        return false
    }
}

/// When a report appeared, in minutes.
enum PublicationMinute {
    private static let perDay = 24 * 60

    /// The last minute, since 1970 in UTC, at which something that is dated so can have appeared.
    ///
    /// `2025-12` is just after the end of December: what is dated more closely is taken for earlier. A time
    /// without a zone is one in UTC. `nil` for what is no date in ISO 8601.
    static func last(of published: String?) -> Int? {
        guard let published else { return nil }
        let bytes = Array(published.utf8)
        guard let year = number(bytes, 0, 4) else { return nil }
        guard bytes.count > 4 else { return Day(year: year, month: 12, day: 31).map { end($0) + 2 } }
        guard bytes[4] == 0x2D, let month = number(bytes, 5, 2), (1...12).contains(month) else { return nil }
        guard bytes.count > 7 else {
            return Day(year: year, month: month, day: Day.days(inMonth: month, of: year)).map { end($0) + 1 }
        }
        guard bytes[7] == 0x2D, let day = number(bytes, 8, 2) else { return nil }
        guard let date = Day(year: year, month: month, day: day) else { return nil }
        guard bytes.count >= 16, let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2) else {
            return end(date)
        }
        return date.number * perDay + hour * 60 + minute - zone(bytes)
    }

    private static func end(_ day: Day) -> Int { (day.number + 1) * perDay - 1 }

    /// Minutes east of Greenwich in `+01:00` or `-0500` at the end.
    private static func zone(_ bytes: [UInt8]) -> Int {
        guard let sign = bytes[16...].lastIndex(where: { $0 == 0x2B || $0 == 0x2D }) else { return 0 }
        let digits = bytes[(sign + 1)...].filter { $0 != 0x3A }
        guard let hours = number(digits, 0, 2) else { return 0 }
        let minutes = hours * 60 + (number(digits, 2, 2) ?? 0)
        return bytes[sign] == 0x2D ? -minutes : minutes
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        guard start + count <= bytes.count else { return nil }
        let digits = bytes[start..<start + count]
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }
}
