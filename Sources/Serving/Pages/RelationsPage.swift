internal import Archiving
internal import EventData
internal import Unpacking

/// Who acts on whom over a chosen time; and for two of them, how it went month by month.
struct RelationsPage {
    private static let mostTies = 60

    private let visit: Visit
    private let query: EventQuery

    init(_ visit: Visit) throws(DeskProblem) {
        self.visit = visit
        query = try EventQuery(visit.address)
    }

    private var wording: Wording { visit.wording }

    func answer() throws(DeskProblem) -> Answer {
        if let actor = visit.address["actor"], let other = visit.address["with"] {
            return try dyad(actor, other)
        }
        let byCountry = isByCountry
        var filter = query.filter
        // Whoever acts in what occurred or goes on; an actor's own part is either.
        filter.happened = true
        (filter.party, filter.actor) = (query.filter.actor ?? query.filter.party, nil)
        let asked = filter
        let part = try ListPage(visit.address)
        let all = try visit.desk.reading {
            try visit.archive.network(
                matching: asked,
                byCountry: byCountry,
                limit: part.offset + part.count + 1
            )
        }
        let ties = Array(part.rows(all))
        var table = ListTable(
            wording,
            ["slot.actor", "slot.recipient", "#event.many", "#score", "span.first", "span.last"]
        )
        for tie in ties {
            table.add([
                "<a href=\"\(page(of: tie.actor))\">\(shown(tie.actor))</a>",
                "<a href=\"\(page(of: tie.recipient))\">\(shown(tie.recipient))</a>",
                "<a href=\"\(link(tie).text)\">\(wording.number(tie.events))</a>",
                "\(wording.score(tie.score))",
                "\(tie.first.map { wording.day(iso: $0) } ?? "")",
                "\(tie.last.map { wording.day(iso: $0) } ?? "")",
            ])
        }
        let other = visit.address.with("by", byCountry ? nil : "country")
        let content: Markup = """
            <h1 class="title">\(wording["view.relations"])</h1>\(Formats(visit.address, ["json", "csv", "atom"]).line)\(period)
            <p class="result"><a class="plain" href="\(other.text)" data-go>\(wording[byCountry ? "relations.names" : "relations.countries"])</a></p>
            <figure><svg class="net" role="group" aria-label="\(wording["relations.net"])"></svg>\(
                DataBlock(id: "net-data", json: json(Array(ties.prefix(Self.mostTies)))))</figure>\(table.markup)\(
                Pager(visit, page: part.number, count: part.count, total: all.count).markup)
            """
        return Answer(
            page: Frame(visit: visit, title: wording["view.relations"], view: "relations").page(content)
        )
    }

    /// The form by which a time is chosen.
    private var period: Markup {
        let kept = visit.address.query.filter { $0.name != "from" && $0.name != "to" }.map { item -> Markup in
            "<input type=\"hidden\" name=\"\(item.name)\" value=\"\(item.value)\">"
        }
        return """
            <form class="query" action="/relations" method="get" data-go>\(kept)<label>\(wording["filter.from"]) <input name="from" value="\(
                visit.address["from"] ?? "")" placeholder="2024-01" size="10"></label><label>\(wording["filter.to"]) <input name="to" value="\(
                    visit.address["to"] ?? "")" placeholder="2025-12" size="10"></label><button class="btn main">\(wording["find"])</button></form>
            """
    }

    private func link(_ tie: RecordedTie) -> Address {
        visit.address.with("actor", key(tie.actor)).with("with", key(tie.recipient)).without(["page", "by"])
    }

    private var isByCountry: Bool { visit.address["by"] == "country" }

    /// By which the record is asked for a party: `MLI:` is whoever is of a country.
    private func key(_ name: String) -> String { isByCountry ? name + ":" : name }

    /// Countries have no page of their own.
    private func page(of name: String) -> String {
        isByCountry ? visit.link(["events"], "party", key(name)) : visit.link("actors", name)
    }

    /// A party as it is written on the page.
    private func shown(_ name: String) -> String {
        isByCountry ? CountryNames.name(of: name, in: wording.language) : wording.actor(name)
    }

    private func name(of key: String) -> String {
        key.hasSuffix(":")
            ? CountryNames.name(of: String(key.dropLast()), in: wording.language) : wording.actor(key)
    }

    private func json(_ ties: [RecordedTie]) -> [UInt8] {
        var counts: [String: Int] = [:]
        for tie in ties {
            counts[tie.actor, default: 0] += tie.events
            counts[tie.recipient, default: 0] += tie.events
        }
        let nodes = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, events in
            JSONValue.object([
                JSONMember(key: "id", value: .string(name)),
                JSONMember(key: "name", value: .string(shown(name))),
                JSONMember(key: "events", value: JSONValue(events)),
                JSONMember(key: "href", value: .string(page(of: name))),
            ])
        }
        let edges = ties.map { tie in
            JSONValue.object([
                JSONMember(key: "from", value: .string(tie.actor)),
                JSONMember(key: "to", value: .string(tie.recipient)),
                JSONMember(key: "events", value: JSONValue(tie.events)),
                JSONMember(key: "score", value: JSONValue(tie.score)),
                JSONMember(key: "href", value: .string(link(tie).text)),
            ])
        }
        let words = JSONValue.object([JSONMember(key: "events", value: .string(wording["event.many"]))])
        let value = JSONValue.object([
            JSONMember(key: "nodes", value: .array(nodes)), JSONMember(key: "ties", value: .array(edges)),
            JSONMember(key: "words", value: words),
        ])
        return value.bytes
    }

    // MARK: Two of them

    private func dyad(_ actor: String, _ other: String) throws(DeskProblem) -> Answer {
        var filter = query.filter
        (filter.actor, filter.pair, filter.happened) = (nil, [actor, other], true)
        let asked = filter
        let (cells, listed) = try visit.desk.reading {
            (
                try visit.archive.series(by: .month, of: .all, matching: asked),
                try visit.archive.events(matching: asked, from: 0, count: 100, isNewestFirst: true)
            )
        }
        let title = "\(name(of: actor)) – \(name(of: other))"
        let rows = listed.compactMap { EventLine(visit, $0)?.markup }
        let content: Markup = """
            <p class="crumb"><a href="\(visit.link("relations"))">\(wording["view.relations"])</a></p>
            <h1 class="title">\(title)</h1><p class="note">\(wording["relations.note"])</p>
            <figure><div class="scroll" tabindex="0" role="group" aria-label="\(wording["relations.plot"])"><svg class="plot wide" role="img" aria-label="\(wording["relations.plot"])"></svg></div>\(
                DataBlock(id: "plot-data", json: json(cells)))</figure>\(months(cells))
            <section><h2>\(wording["view.events"])</h2><ul class="codings">\(rows)</ul></section>
            """
        return Answer(page: Frame(visit: visit, title: title, view: "relations").page(content))
    }

    private func months(_ cells: [SeriesCell]) -> Markup {
        var table = ListTable(wording, ["relations.month", "#event.many", "#score", "#killed"])
        for cell in cells {
            table.add([
                "\(wording.month(iso: cell.period))", "\(wording.number(cell.events))",
                "\(wording.score(cell.score))",
                "\(cell.killed > 0 ? wording.number(cell.killed) : "")",
            ])
        }
        return "<section>\(table.markup)</section>"
    }

    private func json(_ cells: [SeriesCell]) -> [UInt8] {
        let months = cells.map { cell in
            let month = String(cell.period.prefix(7))
            let address = visit.address.with("from", month).with("to", month)
            return JSONValue.object([
                JSONMember(key: "month", value: .string(month)),
                JSONMember(key: "events", value: JSONValue(cell.events)),
                JSONMember(key: "score", value: JSONValue(cell.score)),
                JSONMember(key: "href", value: .string(address.text)),
            ])
        }
        let words = JSONValue.object([
            JSONMember(key: "events", value: .string(wording["event.many"])),
            JSONMember(key: "score", value: .string(wording["score"])),
        ])
        let value = JSONValue.object([
            JSONMember(key: "months", value: .array(months)), JSONMember(key: "words", value: words),
        ])
        return value.bytes
    }
}
