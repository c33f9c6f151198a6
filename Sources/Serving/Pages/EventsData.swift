internal import Archiving
internal import Chronicling
internal import EventData
internal import Exchanging
internal import Unpacking

/// The events that an address asks for, as data; a page of them, with the address of the next.
struct EventsData {
    private let visit: Visit
    private let query: EventQuery

    init(_ visit: Visit) throws(DeskProblem) {
        self.visit = visit
        query = try EventQuery(visit.address)
    }

    func answer(as form: Form) throws(DeskProblem) -> Answer {
        // One more than asked for says whether there is a next page.
        let found = try visit.desk.reading {
            try visit.archive.events(
                matching: query.filter,
                from: (query.page - 1) * query.count,
                count: query.count + 1,
                isNewestFirst: query.isNewestFirst(byDefault: form == .atom)
            )
        }
        let page = Array(found.prefix(query.count))
        let next = found.count > query.count ? nextAddress(form) : nil
        var answer: Answer
        switch form {
        case .json: answer = json(page, next: next)
        case .csv: answer = try csv(page)
        case .geojson: answer = try geojson(page)
        case .atom: answer = AtomFeed(visit, page.compactMap { EventRow(visit, $0) }).answer()
        case .md, .page: throw .unknown(visit.address.text)
        }
        if let next { answer.headers.append(("Link", "<\(next)>; rel=\"next\"")) }
        return answer
    }

    private func nextAddress(_ form: Form) -> String {
        var address = query.address.with("page", "\(query.page + 1)")
        address.path[address.path.count - 1] += ".\(form.rawValue)"
        return address.text
    }

    /// The lines of events are JSON already.
    private func json(_ page: [ListedEvent], next: String?) -> Answer {
        var body = Array(#"{"data":["#.utf8)
        for (index, listed) in page.enumerated() {
            body += Array((index > 0 ? ",\n" : "\n").utf8) + Array(listed.event.line.utf8)
        }
        body += Array("\n],\"next\":".utf8)
        JSONText.append(JSONValue(next), to: &body)
        return Answer(type: "application/json", body: body + Array("}\n".utf8))
    }

    private func csv(_ page: [ListedEvent]) throws(DeskProblem) -> Answer {
        let table = EventsTable()
        var body = table.header()
        for brief in try briefs(page) {
            let history = try visit.desk.reading { try visit.archive.history(of: brief.event.id) }
            table.append(
                brief,
                history: history.map { EventHistory(versions: $0.versions, last: $0.time) } ?? EventHistory(),
                to: &body
            )
        }
        return Answer(type: "text/csv; charset=utf-8", body: body)
    }

    private func geojson(_ page: [ListedEvent]) throws(DeskProblem) -> Answer {
        var collection = GeoJSONCollection()
        var body = collection.header()
        for brief in try briefs(page) { collection.append(brief, to: &body) }
        return Answer(type: "application/geo+json", body: body + collection.footer())
    }

    private func briefs(_ page: [ListedEvent]) throws(DeskProblem) -> [EventBrief] {
        try visit.desk.reading { try page.compactMap { try visit.desk.chronicle.brief(of: $0.event) } }
    }
}
