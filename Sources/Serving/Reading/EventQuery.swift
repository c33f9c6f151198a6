internal import Archiving
internal import EventData

/// Which events an address asks for.
struct EventQuery: Sendable {
    let address: Address
    let filter: EventFilter
    /// From 1.
    let page: Int
    /// How many events stand on a page.
    let count: Int

    static let usualCount = 100
    static let mostCount = 1000

    /// The names that choose events, in the order in which addresses have them.
    static let names = [
        "q", "country", "quad", "type", "mode", "status", "contested", "witnesses", "actor", "recipient",
        "party",
        "place", "admin1", "near", "bbox", "story", "from", "to", "in", "since",
    ]

    init(_ address: Address) throws(DeskProblem) {
        self.address = address
        page = try address.number("page", 1...1_000_000) ?? 1
        count = try address.number("limit", 1...Self.mostCount) ?? Self.usualCount
        guard ["date", "-date"].contains(address["sort"] ?? "date") else {
            throw .badValue("sort", "date or -date")
        }
        var filter = EventFilter()
        filter.text = address["q"]
        filter.mode = address["mode"]
        filter.actor = address["actor"]
        filter.recipient = address["recipient"]
        filter.party = address["party"]
        filter.place = address["place"]
        filter.admin1 = address["admin1"]
        filter.circle = try Self.circle(address)
        filter.from = try address["from"].map { text throws(DeskProblem) in
            try Self.day("from", text, isLast: false)
        }
        filter.to = try address["to"].map { text throws(DeskProblem) in try Self.day("to", text, isLast: true)
        }
        filter.choice = try Self.choice(address)
        switch address["contested"] {
        case "1": filter.isContested = true
        case "0": filter.isContested = false
        case nil: break
        default: if Set(address.list("contested")) != ["0", "1"] { throw .badValue("contested", "0 or 1") }
        }
        self.filter = filter
    }

    /// Pages begin with the newest; data in order of time, to which new events are added at the end.
    func isNewestFirst(byDefault isUsual: Bool) -> Bool { address["sort"].map { $0 == "-date" } ?? isUsual }

    /// The same without what one name asks for: a facet counts what its own choice leaves aside.
    func without(_ name: String) throws(DeskProblem) -> EventFilter {
        try EventQuery(address.without([name])).filter
    }

    /// Whether everything fits.
    var isOpen: Bool { asked.isEmpty }

    /// What chooses events, in the order of the address; an empty field of a form does not.
    var asked: [Address.Item] {
        address.query.filter { item in
            Self.names.contains(item.name) && (!item.value.isEmpty || item.name == "country")
        }
    }

    // MARK: Values

    private static func choice(_ address: Address) throws(DeskProblem) -> EventChoice {
        var choice = EventChoice()
        choice.types = address.list("type")
        guard choice.types.allSatisfy({ EventType(rawValue: $0) != nil }) else {
            throw .badValue("type", "types of PLOVER, such as ASSAULT,COERCE")
        }
        let quads = address.list("quad").compactMap { Quad(name: $0) }
        guard quads.count == address.list("quad").count else {
            throw .badValue("quad", "some of vc,mc,vx,mx")
        }
        if !quads.isEmpty {
            let types = EventType.allCases.filter { quads.contains(Quad(of: $0)) }.map(\.rawValue)
            choice.types = choice.types.isEmpty ? types : choice.types.filter(types.contains)
            // A type outside of the quads that are asked for fits nothing.
            if choice.types.isEmpty { choice.types = ["none"] }
        }
        choice.countries = address.list("country")
        guard choice.countries.allSatisfy(isCountry) else {
            throw .badValue("country", "three capitals such as MLI, or nothing for events without a place")
        }
        choice.statuses = address.list("status")
        guard choice.statuses.allSatisfy({ Claim.Status(rawValue: $0) != nil }) else {
            throw .badValue("status", "some of occurred,ongoing,future,hypothetical,negated")
        }
        choice.bands = address.list("witnesses").compactMap { EventChoice.Band(rawValue: $0) }
        guard choice.bands.count == address.list("witnesses").count else {
            throw .badValue("witnesses", "some of 1,2,3+")
        }
        choice.ids = address.list("in")
        choice.stories = address.list("story")
        choice.since = try since(address)
        choice.box = try box(address)
        return choice
    }

    /// `2024`, `2024-08` and `2024-08-24`, as the first or the last of their days.
    private static func day(_ name: String, _ text: String, isLast: Bool) throws(DeskProblem) -> String {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let year = parts.first ?? ""
        let month = parts.count > 1 ? parts[1] : isLast ? "12" : "01"
        let days = parts.count > 2 ? [parts[2]] : isLast ? ["31", "30", "29", "28"] : ["01"]
        let day = days.lazy.compactMap { Day(iso: "\(year)-\(month)-\($0)") }.first
        guard let day, parts.count <= 3 else {
            throw .badValue(name, "a year, month or day, such as 2024-08")
        }
        return day.description
    }

    /// A country of ISO 3166-1, or none.
    private static func isCountry(_ text: String) -> Bool {
        text.isEmpty
            || text.utf8.count == 3
                && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// A day, or a time as the record has them: `2024-08-24T10:00:00Z`.
    private static func since(_ address: Address) throws(DeskProblem) -> String? {
        guard let text = address["since"] else { return nil }
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init
        )
        let day = try Self.day("since", halves[0], isLast: false)
        guard halves.count > 1 else { return day }
        guard halves[1].wholeMatch(of: /[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z/) != nil else {
            throw .badValue("since", "a day or a time in UTC, such as 2024-08-24T10:00:00Z")
        }
        return "\(day)T\(halves[1])"
    }

    private static func numbers(_ address: Address, _ name: String) -> [Double]? {
        let numbers = (address[name] ?? "").split(separator: ",", omittingEmptySubsequences: false).map {
            Double($0)
        }
        return numbers.allSatisfy { $0?.isFinite == true } ? numbers.compactMap { $0 } : nil
    }

    private static func circle(_ address: Address) throws(DeskProblem) -> EventFilter.Circle? {
        guard address["near"] != nil else { return nil }
        let radius = Double(address["radius"] ?? "50") ?? -1
        guard let point = numbers(address, "near"), point.count == 2, -90...90 ~= point[0],
            -180...180 ~= point[1],
            radius > 0, radius <= 20_100
        else {
            throw .badValue("near", "degrees north and east, such as 14.10,-1.63, and 'radius' in kilometres")
        }
        return EventFilter.Circle(latitude: point[0], longitude: point[1], kilometres: radius)
    }

    private static func box(_ address: Address) throws(DeskProblem) -> EventChoice.Box? {
        guard address["bbox"] != nil else { return nil }
        guard let numbers = numbers(address, "bbox"), numbers.count == 4, -180...180 ~= numbers[0],
            -180...180 ~= numbers[2],
            -90...90 ~= numbers[1], -90...90 ~= numbers[3], numbers[1] <= numbers[3]
        else {
            throw .badValue("bbox", "west,south,east,north in degrees")
        }
        return EventChoice.Box(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
    }
}
