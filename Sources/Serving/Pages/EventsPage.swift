internal import Archiving
internal import EventData
internal import Unpacking

/// The events that an address asks for: facets, map, timeline and list.
struct EventsPage {
    private let visit: Visit
    private let query: EventQuery
    private let listed: [EventRow]
    private let total: Int
    /// How many of them, on this page and the others, witnesses tell differently.
    private let contested: Int

    private static let mostPlaces = 2000

    init(_ visit: Visit) throws(DeskProblem) {
        self.visit = visit
        let query = try EventQuery(visit.address)
        self.query = query
        (listed, total, contested) = try visit.desk.reading {
            let archive = visit.archive
            let page = try archive.events(
                matching: query.filter,
                from: (query.page - 1) * query.count,
                count: query.count,
                isNewestFirst: query.isNewestFirst(byDefault: true)
            )
            let contested = try archive.counts(of: .contested, matching: query.filter)
            return (
                page.compactMap { EventRow(visit, $0) }, try archive.countEvents(matching: query.filter),
                contested.first { $0.value == "1" }?.events ?? 0
            )
        }
    }

    private var wording: Wording { visit.wording }
    private var archive: Archive { visit.archive }

    func answer() throws(DeskProblem) -> Answer {
        let frame = Frame(visit: visit, title: wording["view.events"], view: "events", hasMap: true)
        let facets = try Facets(visit, query).markup
        let content: Markup = """
            <h1 class="sr">\(wording["view.events"])</h1>
            \(QueryBar(visit, query).markup)
            \(result)
            <div class="desk">
            \(facets)
            <div class="center">\(try map())\(try Timeline(visit, query).markup)</div>
            <section aria-label="\(wording["list"])">\(list)\(Pager(visit, page: query.page, count: query.count, total: total).markup)</section>
            </div>
            """
        return Answer(page: frame.page(content))
    }

    private var result: Markup {
        let clear: Markup = """
            <a class="plain" href="\(query.address.without(EventQuery.names + ["page"]).text)" data-go>\(wording["clear"])</a>
            """
        let isNewestFirst = query.isNewestFirst(byDefault: true)
        let sort = query.address.with("sort", isNewestFirst ? "date" : nil).without(["page"])
        let data = query.address.with("sort", isNewestFirst ? "-date" : nil)
        return """
            <p class="result" role="status" aria-live="polite"><b>\(wording.count(total, "event"))</b><span>\(
                wording.number(contested)) \(wording["contested.many"])</span>\(query.isOpen ? "" : clear)<a class="plain" href="\(
                    sort.text)" data-go>\(wording[isNewestFirst ? "sort.oldest" : "sort.newest"])</a>\(
                        Formats(data, ["json", "csv", "geojson", "atom"]).markup)</p>
            """
    }

    private var list: Markup {
        guard !listed.isEmpty else { return EmptyList(visit, query).markup }
        var rows: [Markup] = []
        var month = ""
        for row in listed {
            let next = row.event.date.map(heading) ?? wording["list.undated"]
            if next != month { rows.append("<li class=\"month\">\(next)</li>") }
            month = next
            rows.append(row.markup)
        }
        return "<ul class=\"list\" id=\"list\">\(rows)</ul>"
    }

    /// The month of an event; the year alone where no month is known.
    private func heading(_ date: EventDate) -> String {
        let isYear = date.precision == .year || date.precision == .years
        return isYear ? wording.period(date) : wording.month(iso: date.from.description)
    }

    private func map() throws(DeskProblem) -> Markup {
        let marks = try visit.desk.reading {
            try archive.placeMarks(matching: query.filter, most: Self.mostPlaces)
        }
        let data = MapData(visit: visit, address: query.address, marks: marks, rows: listed)
        return """
            <figure><h2>\(wording["map"]) <small>\(wording["map.note"])</small></h2>
            <div class="map" data-map role="group" aria-label="\(wording["map.label"])"></div>
            \(DataBlock(id: "map-data", json: data.json))</figure>
            """
    }
}

/// What stands where no event fits.
private struct EmptyList {
    let visit: Visit
    let query: EventQuery

    init(_ visit: Visit, _ query: EventQuery) {
        self.visit = visit
        self.query = query
    }

    var markup: Markup {
        let wording = visit.wording
        guard !query.isOpen else {
            return """
                <p class="empty">\(wording["list.none"]) <code>griot add \(visit.desk.settings.record) …</code>, <code>griot merge \(
                    visit.desk.settings.record)</code></p>
                """
        }
        let last = query.asked.last
        let loosened = last.map { item -> Markup in
            let address = query.address.without([item.name, "page"])
            let count = (try? EventQuery(address)).flatMap {
                try? visit.archive.countEvents(matching: $0.filter)
            }
            return """
                <a class="btn" href="\(address.text)" data-go>\(wording["list.loosen"]) \(wording["filter.\(item.name)"]) \(
                    item.value): \(wording.count(count ?? 0, "event"))</a>
                """
        }
        return "<p class=\"empty\">\(wording["list.empty"]). \(loosened ?? "")</p>"
    }
}
