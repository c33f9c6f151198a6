internal import Archiving

/// Those who act in events of the record, or to whom something is done.
struct ActorsPage {
    let visit: Visit

    func answer() throws(DeskProblem) -> Answer {
        let wording = visit.wording
        let query = try EventQuery(visit.address)
        let page = try ListPage(visit.address)
        // One more than is shown says whether there is a next page.
        let all = try visit.desk.reading {
            try visit.archive.actors(matching: query.filter, limit: page.offset + page.count + 1)
        }
        var table = ListTable(
            wording,
            ["actor.name", "actor.kind", "#actor.acts", "#actor.receives", "span.first", "span.last"]
        )
        for actor in page.rows(all) {
            table.add([
                "<a href=\"\(visit.link("actors", actor.id ?? actor.name))\">\(wording.actor(actor.name))</a>",
                "\([actor.country, actor.sector].compactMap { $0 }.joined(separator: " · "))",
                "\(wording.number(actor.acts))", "\(wording.number(actor.receives))",
                "\(actor.first.map { wording.day(iso: $0) } ?? "")",
                "\(actor.last.map { wording.day(iso: $0) } ?? "")",
            ])
        }
        let content: Markup = """
            <h1 class="title">\(wording["view.actors"])</h1>\(Formats(visit.address, ["json", "csv", "atom"]).line)\(table.markup)\(
                Pager(visit, page: page.number, count: page.count, total: all.count).markup)
            """
        return Answer(page: Frame(visit: visit, title: wording["view.actors"], view: "actors").page(content))
    }
}
