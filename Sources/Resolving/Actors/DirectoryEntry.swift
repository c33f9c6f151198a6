import EventData

/// Someone or something in the directory, as numbers that point into its tables.
struct DirectoryEntry: Sendable {
    var id: TextRange
    var name: TextRange
    var kind: DirectoryKind
    var country: CountryCode
    /// The index of its sectors among the directory's lists.
    var sectors: UInt16
    /// The days on which it was active, as far as the table says.
    var first: Int32 = .min
    var last: Int32 = .max
    /// Its terms of office, or the times when it was something else.
    var terms: Range<Int32> = 0..<0
}

/// What an entry is.
package enum DirectoryKind: String, Hashable, Sendable, CaseIterable {
    case state, territory, unrecognised, region, person, community, party, army, force, police, agency
    case institution, media, company, university, militia, mercenary, labour
    case organisation = "igo"
    case aidOrganisation = "ngo"
    case armedGroup = "armed-group"

    /// Whether it is a country or a part of one.
    var isCountry: Bool {
        switch self {
        case .state, .territory, .unrecognised, .region: true
        default: false
        }
    }
}

/// A time in which somebody held an office, or a group was something.
struct DirectoryTerm: Sendable {
    var office: TextRange
    /// `Int32.min` and `Int32.max` where the table leaves them open.
    var first: Int32
    var last: Int32
    var country: CountryCode
    var sectors: UInt16

    /// Whether the table gives no dates, so that it holds where nothing else does.
    var isUndated: Bool { first == .min && last == .max }

    func holds(on day: Day) -> Bool {
        first <= Int32(clamping: day.number) && Int32(clamping: day.number) <= last
    }
}

extension DirectoryText {
    /// The first day of `2021`, `2021-05` or `2021-05-24`.
    func firstDay(_ range: TextRange) -> Int32 {
        guard let (year, month, day) = date(range) else { return .min }
        return Day(year: year, month: month ?? 1, day: day ?? 1).map { Int32($0.number) } ?? .min
    }

    /// The last day of `2021`, `2021-05` or `2021-05-24`.
    func lastDay(_ range: TextRange) -> Int32 {
        guard let (year, month, day) = date(range) else { return .max }
        let lastMonth = month ?? 12
        guard (1...12).contains(lastMonth) else { return .max }
        let lastDay = day ?? Day.days(inMonth: lastMonth, of: year)
        return Day(year: year, month: lastMonth, day: lastDay).map { Int32($0.number) } ?? .max
    }

    private func date(_ range: TextRange) -> (year: Int, month: Int?, day: Int?)? {
        let parts = parts(range, at: 0x2D).map { part in
            slice(part).reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        }
        guard let year = parts.first else { return nil }
        return (year, parts.count > 1 ? parts[1] : nil, parts.count > 2 ? parts[2] : nil)
    }
}

/// Lists of sectors, each kept once.
struct SectorLists: Sendable {
    private(set) var lists: [[String]] = [[]]
    private var indices: [[UInt8]: UInt16] = [[]: 0]

    /// The index of the sectors in a field, between commas.
    mutating func index(of field: TextRange, in text: DirectoryText) -> UInt16 {
        let bytes = Array(text.slice(field))
        if let index = indices[bytes] { return index }
        let index = UInt16(lists.count)
        lists.append(text.parts(field, at: 0x2C).map(text.string))
        indices[bytes] = index
        return index
    }

    /// The index of sectors that the program itself gives.
    mutating func index(of sectors: [String]) -> UInt16 {
        let bytes = Array(sectors.joined(separator: ",").utf8)
        if let index = indices[bytes] { return index }
        lists.append(sectors)
        indices[bytes] = UInt16(lists.count - 1)
        return UInt16(lists.count - 1)
    }
}
