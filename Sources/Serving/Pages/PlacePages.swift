internal import Archiving
internal import EventData

/// The places of the record's events.
struct PlacesPage {
    let visit: Visit

    func answer() throws(DeskProblem) -> Answer {
        let wording = visit.wording
        if let place = visit.address["place"] { return .moved(to: visit.address(["places", place])) }
        let query = try EventQuery(visit.address)
        let page = try ListPage(visit.address)
        let all = try visit.desk.reading {
            try visit.archive.places(matching: query.filter, limit: page.offset + page.count + 1)
        }
        let marks = try visit.desk.reading {
            try visit.archive.placeMarks(matching: query.filter, most: 2000)
        }
        var table = ListTable(
            wording,
            ["place.name", "place.in", "#event.many", "#killed", "span.first", "span.last"]
        )
        for place in page.rows(all) {
            let country = place.country.map { CountryNames.name(of: $0, in: wording.language) }
            table.add([
                "<a href=\"\(visit.link("places", place.name))\">\(place.name)</a>",
                "\([place.admin1, country].compactMap { $0 }.joined(separator: ", "))",
                "\(wording.number(place.events))",
                "\(place.killed > 0 ? wording.number(place.killed) : "")",
                "\(place.first.map { wording.day(iso: $0) } ?? "")",
                "\(place.last.map { wording.day(iso: $0) } ?? "")",
            ])
        }
        let data = MapData(visit: visit, address: Address(["events"]), marks: marks, rows: [])
        let content: Markup = """
            <h1 class="title">\(wording["view.places"])</h1>\(Formats(visit.address, ["json", "csv", "geojson", "atom"]).line)
            <div class="two"><section>\(table.markup)\(
                Pager(visit, page: page.number, count: page.count, total: all.count).markup)</section>
            <figure><h2>\(wording["map"]) <small>\(wording["map.note"])</small></h2><div class="map" data-map role="group" aria-label="\(
                wording["map.label"])"></div>\(DataBlock(id: "map-data", json: data.json))</figure></div>
            """
        return Answer(
            page: Frame(visit: visit, title: wording["view.places"], view: "places", hasMap: true).page(
                content
            )
        )
    }
}

/// A place with its events.
struct PlacePage {
    let visit: Visit
    let name: String

    func answer() throws(DeskProblem) -> Answer {
        let wording = visit.wording
        let query = try EventQuery(visit.address.with("place", name))
        let (listed, total, marks) = try visit.desk.reading {
            (
                try visit.archive.events(
                    matching: query.filter,
                    from: (query.page - 1) * query.count,
                    count: query.count,
                    isNewestFirst: true
                ), try visit.archive.countEvents(matching: query.filter),
                try visit.archive.placeMarks(matching: query.filter, most: 50)
            )
        }
        guard total > 0, let first = marks.first else { throw .unknown("'\(name)'") }
        let rows = listed.compactMap { EventRow(visit, $0) }
        let data = MapData(visit: visit, address: Address(["events"]), marks: marks, rows: rows)
        let parts = [first.admin1, first.country.map { CountryNames.name(of: $0, in: wording.language) }]
        let content: Markup = """
            <p class="crumb"><a href="\(visit.link("places"))">\(wording["view.places"])</a></p>
            <h1 class="title">\(first.name)</h1>
            <p class="standfirst"><span>\(parts.compactMap { $0 }.joined(separator: ", "))</span><span><b>\(
                wording.count(total, "event"))</b></span><span>\(wording["precision.\(first.precision)"])</span><span><a href="\(
                    visit.link(["events"], "place", first.name))">\(wording["events.all"])</a></span></p>
            <div class="two"><section><ul class="list" id="list">\(rows.map(\.undivided))</ul>\(
                Pager(visit, page: query.page, count: query.count, total: total).markup)</section>
            <figure><h2>\(wording["map"])</h2><div class="map" data-map role="group" aria-label="\(
                wording["map.label"])"></div>\(DataBlock(id: "map-data", json: data.json))</figure></div>
            """
        return Answer(
            page: Frame(visit: visit, title: first.name, view: "places", hasMap: true).page(content)
        )
    }
}
