internal import Archiving
internal import EventData
internal import Exchanging
internal import Unpacking

/// The record as UCDP's service would answer: `/api/gedevents/VERSION`, whatever the version; pages count from 0.
struct UCDPDialect {
    private static let mostRows = 1000

    private let visit: Visit
    private let address: Address

    init(_ visit: Visit) {
        self.visit = visit
        address = visit.address
    }

    func answer() throws(DeskProblem) -> Answer {
        let size = try address.number("pagesize", 1...Self.mostRows) ?? 100
        let page = try address.number("page", 0...1_000_000) ?? 0
        let table = UCDPTable()
        let violence = address.list("TypeOfViolence")
        var (rows, total): ([[JSONMember]], Int) = ([], 0)
        try Candidates(asked: visit, filter: try filter()).visit { brief, _ in
            guard let values = table.values(of: brief) else { return true }
            let kind = JSONValue.object(values)["type_of_violence"]?.int.map { "\($0)" } ?? ""
            guard violence.isEmpty || violence.contains(kind) else { return true }
            if total >= page * size, rows.count < size { rows.append(values) }
            total += 1
            return true
        }
        let pages = (total + size - 1) / size
        let value = JSONValue.object([
            JSONMember(key: "TotalCount", value: JSONValue(total)),
            JSONMember(key: "TotalPages", value: JSONValue(pages)),
            JSONMember(key: "PreviousPageUrl", value: .string(page > 0 ? url(page - 1) : "")),
            JSONMember(key: "NextPageUrl", value: .string(page + 1 < pages ? url(page + 1) : "")),
            JSONMember(key: "Result", value: .array(rows.map { .object($0) })),
        ])
        return Answer(type: "application/json", body: value.bytes)
    }

    private func url(_ page: Int) -> String {
        "http://\(visit.host)" + address.with("page", "\(page)").text
    }

    private func filter() throws(DeskProblem) -> EventFilter {
        var filter = EventFilter()
        filter.happened = true
        filter.type = EventType.assault.rawValue
        filter.from = try day("StartDate")
        filter.to = try day("EndDate")
        filter.choice.countries = address.list("Country").compactMap { text in
            Int(text).flatMap { CountryTable.letters(of: .stateNumber($0)) }
        }
        // A country that nobody knows fits nothing.
        if !address.list("Country").isEmpty, filter.choice.countries.isEmpty {
            filter.choice.countries = ["none"]
        }
        filter.choice.box = try box()
        return filter
    }

    private func day(_ name: String) throws(DeskProblem) -> String? {
        guard let text = address[name] else { return nil }
        guard let day = Day(iso: text) else { throw .badValue(name, "a day, such as 2024-08-24") }
        return day.description
    }

    /// `south west,north east`: two corners, each degrees north and east.
    private func box() throws(DeskProblem) -> EventChoice.Box? {
        guard let text = address["Geography"] else { return nil }
        let numbers = text.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { Double($0) }
        guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else {
            throw .badValue("Geography", "two corners, such as '10 -5,20 3'")
        }
        return EventChoice.Box(west: numbers[1], south: numbers[0], east: numbers[3], north: numbers[2])
    }
}
