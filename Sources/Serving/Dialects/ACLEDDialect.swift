internal import Archiving
internal import EventData
internal import Exchanging
internal import Unpacking

/// The record as ACLED's own service would answer, so that its clients work unchanged: `/api/acled/read`.
///
/// All values are texts, as there; `key` and `email` may be anything. Columns are asked for by their names; beside a
/// name, `…_where` gives how it is compared: `=`, `>`, `<`, `>=`, `<=`, `LIKE`, or `BETWEEN` with `first|last`.
struct ACLEDDialect {
    private static let usualLimit = 5000

    private let visit: Visit
    private let address: Address

    init(_ visit: Visit) {
        self.visit = visit
        address = visit.address
    }

    func answer(as form: Form) throws(DeskProblem) -> Answer {
        // To ACLED's service a limit of 0 is none.
        let limit = address["limit"] == "0" ? Int(Int32.max) : try number("limit") ?? Self.usualLimit
        let page = try number("page") ?? 1
        var conditions: [Condition] = []
        for item in address.query { if let condition = try condition(item) { conditions.append(condition) } }
        let asked = conditions
        let table = ACLEDTable()
        var (rows, passed): ([[(name: String, value: String)]], Int) = ([], 0)
        try Candidates(asked: visit, filter: filter).visit { brief, history in
            guard let fields = table.fields(of: brief, history: history) else { return true }
            guard asked.allSatisfy({ $0.holds(for: fields) }) else { return true }
            passed += 1
            if passed > (page - 1) * limit { rows.append(fields) }
            return rows.count < limit
        }
        return form == .csv || address["_format"] == "csv" ? csv(rows) : json(rows)
    }

    private func number(_ name: String) throws(DeskProblem) -> Int? {
        guard let text = address[name] else { return nil }
        guard let number = Int(text), 1...1_000_000 ~= number else {
            throw .badValue(name, "a number from 1")
        }
        return number
    }

    // MARK: What is asked for

    /// What the record itself can sort out; the rest is looked up in the rows.
    private var filter: EventFilter {
        var filter = EventFilter()
        filter.happened = true
        if isExact("iso"), let iso = address["iso"].flatMap({ Int($0) }),
            let country = CountryTable.letters(of: .isoNumber(iso))
        {
            filter.country = country
        }
        if isExact("country"), let name = address["country"],
            let country = CountryTable.letters(of: .name(name))
        {
            filter.country = country
        }
        if isExact("year"), let year = address["year"].flatMap({ Int($0) }), 1000...9999 ~= year {
            (filter.from, filter.to) = ("\(year)-01-01", "\(year)-12-31")
        }
        return filter
    }

    private func isExact(_ column: String) -> Bool { address["\(column)_where"] ?? "=" == "=" }

    private func condition(_ item: Address.Item) throws(DeskProblem) -> Condition? {
        guard ACLEDTable.columnNames.contains(item.name), !item.value.isEmpty else { return nil }
        let how = (address["\(item.name)_where"] ?? "").uppercased()
        guard let condition = Condition(column: item.name, value: item.value, how: how) else {
            throw .badValue("\(item.name)_where", "=, >, <, >=, <=, LIKE or BETWEEN")
        }
        return condition
    }

    /// One condition on a column.
    private struct Condition {
        let column: String
        let how: String
        let values: [String]

        init?(column: String, value: String, how: String) {
            self.column = column
            // ACLED takes a time stamp for "since" and compares texts by their parts.
            let usual = column == "timestamp" ? ">=" : Self.exact.contains(column) ? "=" : "LIKE"
            self.how = how.isEmpty ? usual : how
            guard ["=", ">", "<", ">=", "<=", "LIKE", "BETWEEN"].contains(self.how) else { return nil }
            // `Mali|Niger`, and `Mali:OR:country=Niger`.
            values = value.replacing(":OR:", with: "|").split(separator: "|").map { part in
                String(part.trimmingPrefix("\(column)=")).lowercased()
            }
        }

        private static let exact: Set<String> = [
            "event_date", "year", "time_precision", "iso", "country", "latitude", "longitude",
            "geo_precision",
            "fatalities",
        ]

        func holds(for fields: [(name: String, value: String)]) -> Bool {
            guard let field = fields.first(where: { $0.name == column })?.value.lowercased() else {
                return false
            }
            guard let first = values.first, let last = values.last else { return true }
            switch how {
            case "=": return values.contains(field)
            case "LIKE": return values.contains { field.contains($0.filter { $0 != "%" }) }
            case "BETWEEN": return order(first, field) <= 0 && order(field, last) <= 0
            case ">": return order(field, first) > 0
            case "<": return order(field, first) < 0
            case ">=": return order(field, first) >= 0
            default: return order(field, first) <= 0
            }
        }

        /// Below 0 where the first comes before the second, as numbers where both are.
        private func order(_ one: String, _ other: String) -> Int {
            if let one = Double(one), let other = Double(other) {
                return one < other ? -1 : one > other ? 1 : 0
            }
            return one < other ? -1 : one > other ? 1 : 0
        }
    }

    // MARK: How it is answered

    private func shown(_ row: [(name: String, value: String)]) -> [(name: String, value: String)] {
        guard let fields = address["fields"]?.split(separator: "|").map(String.init), !fields.isEmpty else {
            return row
        }
        return row.filter { fields.contains($0.name) }
    }

    private func json(_ rows: [[(name: String, value: String)]]) -> Answer {
        let data = rows.map { row in
            JSONValue.object(shown(row).map { JSONMember(key: $0.name, value: .string($0.value)) })
        }
        let value = JSONValue.object([
            JSONMember(key: "status", value: JSONValue(200)), JSONMember(key: "success", value: .bool(true)),
            JSONMember(key: "last_update", value: JSONValue(0)),
            JSONMember(key: "count", value: JSONValue(rows.count)),
            JSONMember(key: "data", value: .array(data)),
        ])
        return Answer(type: "application/json", body: value.bytes)
    }

    private func csv(_ rows: [[(name: String, value: String)]]) -> Answer {
        let names = shown(ACLEDTable.columnNames.map { ($0, "") }).map(\.name)
        let lines = [names] + rows.map { shown($0).map(\.value) }
        let body = lines.flatMap { ACLEDTable.line($0) }
        return Answer(type: "text/csv; charset=utf-8", body: body)
    }
}
