internal import Archiving
internal import EventData
internal import Unpacking

/// The lists beside that of events, as data: `{"data":[…],"next":…}`.
struct ListData {
    private let visit: Visit
    private let page: ListPage

    init(_ visit: Visit) throws(DeskProblem) {
        self.visit = visit
        page = try ListPage(visit.address)
    }

    /// `nil` for what is no list.
    func answer(of list: String) throws(DeskProblem) -> Answer? {
        switch list {
        case "stories": try answer(stories())
        case "actors": try answer(actors())
        case "places": try answer(places())
        case "outlets": try answer(outlets())
        case "reports": try answer(reports())
        case "relations": try answer(relations())
        default: nil
        }
    }

    /// The rows of this page and one more, which says that there is a next.
    private var most: Int { page.offset + ListPage.count + 1 }

    private func answer(_ all: [JSONValue]) -> Answer {
        var address = visit.address.with("page", "\(page.number + 1)")
        address.path[0] += ".json"
        let isLast = all.count <= page.offset + ListPage.count
        let value = JSONValue.object([
            JSONMember(key: "data", value: .array(Array(page.rows(all)))),
            JSONMember(key: "next", value: isLast ? .null : .string(address.text)),
        ])
        var body: [UInt8] = []
        JSONText.append(value, to: &body)
        return Answer(type: "application/json", body: body + [0x0A])
    }

    private func stories() throws(DeskProblem) -> [JSONValue] {
        var asked = try EventQuery(visit.address).filter
        asked.limit = most
        let filter = asked
        return try visit.desk.reading {
            var rows: [JSONValue] = []
            try visit.archive.forEachStory(matching: filter) { story in
                rows.append(
                    Row().text("id", story.id).text("title", story.title).number("witnesses", story.witnesses)
                        .texts("reports", story.reports).texts("events", story.events).text(
                            "first",
                            story.first
                        )
                        .text("last", story.last).value
                )
            }
            return rows
        }
    }

    private func actors() throws(DeskProblem) -> [JSONValue] {
        let filter = try EventQuery(visit.address).filter
        return try visit.desk.reading { try visit.archive.actors(matching: filter, limit: most) }.map {
            actor in
            Row().text("id", actor.id).text("name", actor.name).text("country", actor.country)
                .text("sector", actor.sector).number("acts", actor.acts).number("receives", actor.receives)
                .text("first", actor.first).text("last", actor.last).value
        }
    }

    private func places() throws(DeskProblem) -> [JSONValue] {
        let filter = try EventQuery(visit.address).filter
        return try visit.desk.reading { try visit.archive.places(matching: filter, limit: most) }.map {
            place in
            Row().text("name", place.name).text("country", place.country).text("admin1", place.admin1)
                .decimal("latitude", place.latitude).decimal("longitude", place.longitude)
                .number("events", place.events).number("killed", place.killed).text("first", place.first)
                .text("last", place.last).value
        }
    }

    private func outlets() throws(DeskProblem) -> [JSONValue] {
        try visit.desk.reading { try visit.archive.outlets() }.map { outlet in
            Row().text("name", outlet.name).number("reports", outlet.reports).number("copies", outlet.copies)
                .number("copied", outlet.copied).text("first", outlet.first).text("last", outlet.last).value
        }
    }

    private func reports() throws(DeskProblem) -> [JSONValue] {
        let filter = ReportFilter(visit.address)
        return try visit.desk.reading { try visit.archive.reports(matching: filter, from: 0, count: most) }
            .map { report in
                Row().text("id", report.id).text("title", report.title).text("outlet", report.outlet)
                    .text("published", report.published).text("lang", report.language).number(
                        "versions",
                        report.versions
                    )
                    .number("claims", report.claims).text("label", report.label).text("of", report.original)
                    .text("story", report.story).value
            }
    }

    private func relations() throws(DeskProblem) -> [JSONValue] {
        var asked = try EventQuery(visit.address).filter
        asked.happened = true
        (asked.party, asked.actor) = (asked.actor ?? asked.party, nil)
        let (filter, byCountry) = (asked, visit.address["by"] == "country")
        return try visit.desk.reading {
            try visit.archive.network(matching: filter, byCountry: byCountry, limit: most)
        }.map { tie in
            Row().text("actor", tie.actor).text("recipient", tie.recipient).number("events", tie.events)
                .decimal("score", tie.score).text("first", tie.first).text("last", tie.last).value
        }
    }
}

/// A row of a list as it grows.
private struct Row {
    private var members: [JSONMember] = []

    var value: JSONValue { .object(members) }

    func text(_ key: String, _ text: String?) -> Row { adding(key, JSONValue(text)) }

    func texts(_ key: String, _ texts: [String]) -> Row { adding(key, .array(texts.map { .string($0) })) }

    func number(_ key: String, _ number: Int) -> Row { adding(key, JSONValue(number)) }

    func decimal(_ key: String, _ number: Double?) -> Row { adding(key, JSONValue(number)) }

    private func adding(_ key: String, _ value: JSONValue) -> Row {
        var row = self
        row.members.append(JSONMember(key: key, value: value))
        return row
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
