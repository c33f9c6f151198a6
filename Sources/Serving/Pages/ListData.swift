internal import Archiving
internal import EventData
internal import Exchanging
internal import Unpacking

/// The lists beside that of events, as data: `{"data":[…],"next":…}`, as a table with the same columns, on the map, or as a feed.
struct ListData {
    private let visit: Visit
    private let page: ListPage

    init(_ visit: Visit) throws(DeskProblem) {
        self.visit = visit
        page = try ListPage(visit.address)
    }

    /// `nil` for what is no list.
    func answer(of list: String, as form: Form) throws(DeskProblem) -> Answer? {
        switch list {
        case "stories": try answer(list, stories(), form)
        case "actors": try answer(list, actors(), form)
        case "places": try answer(list, places(), form)
        case "outlets": try answer(list, outlets(), form)
        case "reports": try answer(list, reports(), form)
        case "relations": try answer(list, relations(), form)
        default: nil
        }
    }

    /// The rows of this page and one more, which says that there is a next.
    private var most: Int { page.offset + page.count + 1 }

    private func answer(_ list: String, _ all: [Row], _ form: Form) -> Answer {
        var address = visit.address.with("page", "\(page.number + 1)")
        address.path[0] = form.ending(address.path[0])
        let isLast = all.count <= page.offset + page.count
        let rows = page.rows(all).map(\.members)
        var answer =
            switch form {
            case .csv: table(rows)
            case .geojson: features(rows)
            case .atom: AtomFeed(visit, rows.map { entry(list, .object($0)) }).answer()
            case .json, .md, .page: json(rows, next: isLast ? nil : address.text)
            }
        if !isLast { answer.headers.append(("Link", "<\(address.text)>; rel=\"next\"")) }
        return answer
    }

    private func json(_ rows: [[JSONMember]], next: String?) -> Answer {
        let value = JSONValue.object([
            JSONMember(key: "data", value: .array(rows.map { .object($0) })),
            JSONMember(key: "next", value: JSONValue(next)),
        ])
        return Answer(type: "application/json", body: value.bytes + [0x0A])
    }

    /// Nothing where there are no rows: the columns are those of the first.
    private func table(_ rows: [[JSONMember]]) -> Answer {
        let lines = rows.prefix(1).map { $0.map(\.key) } + rows.map { $0.map { $0.value.field } }
        return Answer(type: "text/csv; charset=utf-8", body: lines.flatMap { ACLEDTable.line($0) })
    }

    /// Only places have one; others are features without a geometry, as RFC 7946 allows.
    private func features(_ rows: [[JSONMember]]) -> Answer {
        let features = rows.map { members -> JSONValue in
            let row = JSONValue.object(members)
            var geometry = JSONValue.null
            if case .number(let north)? = row["latitude"], case .number(let east)? = row["longitude"] {
                geometry = .object([
                    JSONMember(key: "type", value: .string("Point")),
                    JSONMember(key: "coordinates", value: .array([.number(east), .number(north)])),
                ])
            }
            return .object([
                JSONMember(key: "type", value: .string("Feature")),
                JSONMember(key: "geometry", value: geometry),
                JSONMember(key: "properties", value: row),
            ])
        }
        let value = JSONValue.object([
            JSONMember(key: "type", value: .string("FeatureCollection")),
            JSONMember(key: "features", value: .array(features)),
        ])
        return Answer(type: "application/geo+json", body: value.bytes + [0x0A])
    }

    private func entry(_ list: String, _ row: JSONValue) -> AtomFeed.Entry {
        let pair = [row["actor"]?.string, row["recipient"]?.string].compactMap { $0 }.joined(separator: " → ")
        let name = row["id"]?.string ?? row["name"]?.string ?? pair
        let title = row["title"]?.string ?? row["name"]?.string ?? name
        let parties = [("actor", row["actor"]), ("with", row["recipient"])].compactMap { name, value in
            value?.string.map { Address.Item(name: name, value: $0) }
        }
        let link = list == "relations" ? visit.address([list], parties).text : visit.link(list, name)
        let figures = row.members?.compactMap { member -> String? in
            guard case .number(let number) = member.value else { return nil }
            return "\(member.key) \(number)"
        }
        return AtomFeed.Entry(
            id: "\(list):\(name)",
            title: title,
            day: row["last"]?.string ?? row["published"]?.string,
            link: link,
            summary: figures?.joined(separator: ", ") ?? ""
        )
    }

    private func stories() throws(DeskProblem) -> [Row] {
        var asked = try EventQuery(visit.address).filter
        asked.limit = most
        let filter = asked
        return try visit.desk.reading {
            var rows: [Row] = []
            try visit.archive.forEachStory(matching: filter) { story in
                rows.append(
                    Row().text("id", story.id).text("title", story.title).number("witnesses", story.witnesses)
                        .values("reports", story.reports.map(JSONValue.init(given:))).texts(
                            "events",
                            story.events
                        ).text(
                            "first",
                            story.first
                        )
                        .text("last", story.last)
                )
            }
            return rows
        }
    }

    private func actors() throws(DeskProblem) -> [Row] {
        let filter = try EventQuery(visit.address).filter
        return try visit.desk.reading { try visit.archive.actors(matching: filter, limit: most) }.map {
            actor in
            Row().text("id", actor.id).text("name", actor.name).text("country", actor.country)
                .text("sector", actor.sector).number("acts", actor.acts).number("receives", actor.receives)
                .text("first", actor.first).text("last", actor.last)
        }
    }

    private func places() throws(DeskProblem) -> [Row] {
        let filter = try EventQuery(visit.address).filter
        return try visit.desk.reading { try visit.archive.places(matching: filter, limit: most) }.map {
            place in
            Row().text("name", place.name).text("country", place.country).text("admin1", place.admin1)
                .decimal("latitude", place.latitude).decimal("longitude", place.longitude)
                .number("events", place.events).number("killed", place.killed).text("first", place.first)
                .text("last", place.last)
        }
    }

    private func outlets() throws(DeskProblem) -> [Row] {
        try visit.desk.reading { try visit.archive.outlets() }.map { outlet in
            Row().text("name", outlet.name).number("reports", outlet.reports).number("copies", outlet.copies)
                .number("copied", outlet.copied).text("first", outlet.first).text("last", outlet.last)
        }
    }

    private func reports() throws(DeskProblem) -> [Row] {
        let filter = ReportFilter(visit.address)
        return try visit.desk.reading { try visit.archive.reports(matching: filter, from: 0, count: most) }
            .map { report in
                Row().text("id", report.id).text("title", report.title).text("outlet", report.outlet)
                    .text("published", report.published).text("lang", report.language).number(
                        "versions",
                        report.versions
                    )
                    .number("claims", report.claims).text("label", report.label).text("of", report.original)
                    .text("story", report.story)
            }
    }

    private func relations() throws(DeskProblem) -> [Row] {
        var asked = try EventQuery(visit.address).filter
        asked.happened = true
        (asked.party, asked.actor) = (asked.actor ?? asked.party, nil)
        let (filter, byCountry) = (asked, visit.address["by"] == "country")
        return try visit.desk.reading {
            try visit.archive.network(matching: filter, byCountry: byCountry, limit: most)
        }.map { tie in
            Row().text("actor", tie.actor).text("recipient", tie.recipient).number("events", tie.events)
                .decimal("score", (tie.score * 100).rounded() / 100).text("first", tie.first).text(
                    "last",
                    tie.last
                )
        }
    }
}

/// A row of a list as it grows.
private struct Row {
    private(set) var members: [JSONMember] = []

    func text(_ key: String, _ text: String?) -> Row { adding(key, JSONValue(text)) }

    func texts(_ key: String, _ texts: [String]) -> Row { adding(key, .array(texts.map { .string($0) })) }

    func values(_ key: String, _ values: [JSONValue]) -> Row { adding(key, .array(values)) }

    func number(_ key: String, _ number: Int) -> Row { adding(key, JSONValue(number)) }

    func decimal(_ key: String, _ number: Double?) -> Row { adding(key, JSONValue(number)) }

    private func adding(_ key: String, _ value: JSONValue) -> Row {
        var row = self
        row.members.append(JSONMember(key: key, value: value))
        return row
    }
}

extension JSONValue {
    /// The id of a report as it was given, of the JSON in which the record has it.
    fileprivate init(given: String) { self = (try? JSONReader.read(Array(given.utf8))) ?? .string(given) }

    /// As a table has it; the values of a list are parted by a semicolon and a space.
    fileprivate var field: String {
        switch self {
        case .string(let text), .number(let text): text
        case .array(let values): values.map(\.field).joined(separator: "; ")
        default: ""
        }
    }
}

extension ReportFilter {
    /// The reports that an address asks for.
    init(_ address: Address) {
        self.init()
        text = address["q"]
        outlet = address["outlet"]
        language = address["language"]
        story = address["story"]
    }
}
