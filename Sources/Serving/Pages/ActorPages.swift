internal import Archiving
internal import EventData

/// Somebody: roles, strength, what they do and what is done to them, what they say, and with whom they deal.
struct ActorPage {
    private static let mostForces = 20

    private let visit: Visit
    private let actor: RecordedActor

    init(_ visit: Visit, id: String) throws(DeskProblem) {
        self.visit = visit
        let found = try visit.desk.reading { try visit.archive.actor(id) }
        guard let actor = found else { throw .unknown("'\(id)'") }
        self.actor = actor
    }

    private var wording: Wording { visit.wording }
    /// By which the record is asked for it.
    private var key: String { actor.id ?? actor.name }

    func answer() throws(DeskProblem) -> Answer {
        let (first, last) = (
            actor.first.map { wording.day(iso: $0) }, actor.last.map { wording.day(iso: $0) }
        )
        let span = [first, last].compactMap { $0 }.joined(separator: " – ")
        let relations = try visit.desk.reading { try visit.archive.relations(of: actor.name) }
        let content: Markup = """
            <p class="crumb"><a href="\(visit.link("actors"))">\(wording["view.actors"])</a></p>
            <h1 class="title">\(wording.actor(actor.name))</h1>
            <p class="standfirst"><span>\([actor.country, actor.sector].compactMap { $0 }.joined(separator: " · "))</span><span>\(
                wording["actor.acts"]) \(wording.number(actor.acts)), \(wording["actor.receives"]) \(
                    wording.number(actor.receives))</span><span>\(span)</span>\(try written())</p>
            \(try namesakes())
            \(roles(relations))\(try sizes(relations))
            <div class="two">\(try ties())<div>\(try events("actor"))\(try events("recipient"))</div></div>
            \(try quotes())\(try Dossier(visit, key: key, relations).markup)
            """
        return Answer(
            page: Frame(visit: visit, title: wording.actor(actor.name), view: "actors").page(content)
        )
    }

    private func written() throws(DeskProblem) -> Markup {
        let spellings = try visit.desk.reading { try visit.archive.spellings(of: key, most: 6) }
        guard !spellings.isEmpty else { return "" }
        let words = spellings.map { spelling -> Markup in
            "<q lang=\"\(spelling.language)\">\(spelling.words)</q> \(spelling.claims) "
        }
        return "<span>\(wording["actor.written"]) \(words)</span>"
    }

    private func namesakes() throws(DeskProblem) -> Markup {
        let names = try visit.desk.reading { try visit.archive.namesakes(of: actor.name) }
        guard !names.isEmpty else { return "" }
        let links = names.map { name -> Markup in
            "<a href=\"\(visit.link("actors", name))\">\(wording.actor(name))</a> "
        }
        return "<p class=\"note\"><b>\(wording["actor.notsame"])</b> \(links)</p>"
    }

    // MARK: Roles

    private func roles(_ relations: [RecordedRelation]) -> Markup {
        RoleSection(visit, of: actor.name, relations)
            .markup(id: "roles", title: wording["role.title"], note: wording["role.note"])
    }

    /// Strength as claimed: by whom, when, and whether announced, launched or deployed.
    private func sizes(_ relations: [RecordedRelation]) throws(DeskProblem) -> Markup {
        let own = actor.name.lowercased()
        let forces = relations.filter { $0.kind == "affiliated" && $0.object.lowercased() == own }.map(
            \.subject
        )
        let names = Array(Set(forces).sorted().prefix(Self.mostForces))
        let figures = try visit.desk.reading { try visit.archive.sizes(of: key, forces: names) }
        guard !figures.isEmpty else { return "" }
        var table = ListTable(
            wording,
            ["#slot.size", "size.of", "size.standing", "role.words", "report.one", "role.when"]
        )
        for figure in figures.prefix(100) {
            let bound = Figure.Bound(rawValue: figure.bound) ?? .exactly
            let number = ValueWords(wording).figure(figure.low, figure.high, bound)
            let linked: Markup =
                figure.event.map { "<a href=\"\(visit.link("events", $0))\">\(number)</a>" } ?? "\(number)"
            table.add([
                linked, "\(figure.counted ?? "")", "\(figure.type), \(wording["status.\(figure.status)"])",
                "<q lang=\"\(figure.language)\">\(Excerpt(figure.sentence).text)</q>",
                "<a href=\"\(visit.link("reports", figure.report))\">\(figure.outlet ?? figure.report)</a>",
                "\(figure.published.map { wording.day(iso: $0) } ?? wording["report.undated"])",
            ])
        }
        return
            "<section><h2>\(wording["size.title"]) <small>\(wording["size.note"])</small></h2>\(table.markup)</section>"
    }

    // MARK: Dealings

    private func ties() throws(DeskProblem) -> Markup {
        var filter = EventFilter()
        filter.party = key
        let found = filter
        let ties = try visit.desk.reading {
            try visit.archive.network(matching: found, byCountry: false, limit: 400)
        }
        let own = actor.name
        var table = ListTable(wording, ["tie.other", "tie.direction", "#event.many", "#score", "span.last"])
        let dyads = ties.filter { ($0.actor == own) != ($0.recipient == own) }
        for tie in dyads.prefix(40) {
            let acts = tie.actor == own
            let other = acts ? tie.recipient : tie.actor
            let link = visit.address(
                ["relations"],
                [Address.Item(name: "actor", value: key), Address.Item(name: "with", value: other)]
            )
            table.add([
                "<a href=\"\(visit.link("actors", other))\">\(wording.actor(other))</a>",
                "\(wording[acts ? "tie.acts" : "tie.receives"])",
                "<a href=\"\(link.text)\">\(wording.number(tie.events))</a>", "\(wording.score(tie.score))",
                "\(tie.last.map { wording.day(iso: $0) } ?? "")",
            ])
        }
        return """
            <section aria-labelledby="h-ties"><h2 id="h-ties">\(wording["tie.title"]) <small>\(wording["tie.note"])</small></h2>\(
                table.markup)\(chooser(dyads.map { $0.actor == own ? $0.recipient : $0.actor }))</section>
            """
    }

    /// A form that leads to the months of its dealings with anybody; those that there are come as suggestions.
    private func chooser(_ others: [String]) -> Markup {
        let options = Set(others).sorted().prefix(200).map { "<option value=\"\($0)\"></option>" as Markup }
        let language: Markup =
            wording.language == .french ? "<input type=\"hidden\" name=\"lang\" value=\"fr\">" : ""
        return """
            <form class="query" action="/relations" method="get" data-go><input type="hidden" name="actor" value="\(key)">\(
                language)<label>\(wording["tie.choose"]) <input name="with" list="others" size="24" required></label><datalist id="others">\(
                    Array(options))</datalist><button class="btn main">\(wording["find"])</button></form>
            """
    }

    private func events(_ role: String) throws(DeskProblem) -> Markup {
        var asked = EventFilter()
        if role == "actor" { asked.actor = key } else { asked.recipient = key }
        let filter = asked
        let listed = try visit.desk.reading {
            try visit.archive.events(matching: filter, from: 0, count: 20, isNewestFirst: true)
        }
        guard !listed.isEmpty else { return "" }
        let rows = listed.compactMap { EventLine(visit, $0)?.markup }
        return """
            <section><h2>\(wording["events.\(role)"]) <small><a href="\(visit.link(["events"], role, key))">\(
                wording["events.all"])</a></small></h2><ul class="codings">\(rows)</ul></section>
            """
    }

    private func quotes() throws(DeskProblem) -> Markup {
        var asked = EventFilter()
        asked.limit = 50
        let filter = asked
        var found: [RecordedQuotation] = []
        for name in Set([actor.id, actor.name].compactMap { $0 }).sorted() where found.isEmpty {
            found = try visit.desk.reading {
                var quotes: [RecordedQuotation] = []
                try visit.archive.forEachQuotation(speaker: name, matching: filter) { quotes.append($0) }
                return quotes
            }
        }
        guard !found.isEmpty else { return "" }
        let rows = found.map { QuoteLine(visit, $0).markup }
        return "<section><h2>\(wording["quote.title"])</h2><ul class=\"quotes\">\(rows)</ul></section>"
    }
}
