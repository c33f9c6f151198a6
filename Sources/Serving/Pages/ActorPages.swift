internal import Archiving
internal import EventData
internal import Unpacking

/// Those who act in events of the record, or to whom something is done.
struct ActorsPage {
    let visit: Visit

    func answer() throws(DeskProblem) -> Answer {
        let wording = visit.wording
        let query = try EventQuery(visit.address)
        let page = try ListPage(visit.address)
        // One more than is shown says whether there is a next page.
        let all = try visit.desk.reading {
            try visit.archive.actors(matching: query.filter, limit: page.offset + ListPage.count + 1)
        }
        var table = ListTable(
            wording,
            ["actor.name", "actor.kind", "#actor.acts", "#actor.receives", "span.first", "span.last"]
        )
        for actor in page.rows(all) {
            table.add([
                "<a href=\"\(visit.link("actors", actor.id ?? actor.name))\">\(actor.name)</a>",
                "\([actor.country, actor.sector].compactMap { $0 }.joined(separator: " · "))",
                "\(wording.number(actor.acts))", "\(wording.number(actor.receives))",
                "\(actor.first.map { wording.day(iso: $0) } ?? "")",
                "\(actor.last.map { wording.day(iso: $0) } ?? "")",
            ])
        }
        let content: Markup = """
            <h1 class="title">\(wording["view.actors"])</h1>\(table.markup)\(
                Pager(visit, page: page.number, count: ListPage.count, total: all.count).markup)
            """
        return Answer(page: Frame(visit: visit, title: wording["view.actors"], view: "actors").page(content))
    }
}

/// Somebody: roles, strength, what they do and what is done to them, what they say, and with whom they deal.
struct ActorPage {
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
        let content: Markup = """
            <p class="crumb"><a href="\(visit.link("actors"))">\(wording["view.actors"])</a></p>
            <h1 class="title">\(actor.name)</h1>
            <p class="standfirst"><span>\([actor.country, actor.sector].compactMap { $0 }.joined(separator: " · "))</span><span>\(
                wording["actor.acts"]) \(wording.number(actor.acts)), \(wording["actor.receives"]) \(
                    wording.number(actor.receives))</span><span>\(span)</span>\(try written())</p>
            \(try namesakes())
            \(try roles())\(try sizes())
            <div class="two">\(try relations())<div>\(try events("actor"))\(try events("recipient"))</div></div>
            \(try quotes())\(try beside())
            """
        return Answer(page: Frame(visit: visit, title: actor.name, view: "actors").page(content))
    }

    private func written() throws(DeskProblem) -> Markup {
        let spellings = try visit.desk.reading { try visit.archive.spellings(of: key, most: 6) }
        guard !spellings.isEmpty else { return "" }
        let words = spellings.map { words, claims -> Markup in "<q>\(words)</q> \(claims) " }
        return "<span>\(wording["actor.written"]) \(words)</span>"
    }

    private func namesakes() throws(DeskProblem) -> Markup {
        let names = try visit.desk.reading { try visit.archive.namesakes(of: actor.name) }
        guard !names.isEmpty else { return "" }
        let links = names.map { name -> Markup in "<a href=\"\(visit.link("actors", name))\">\(name)</a> " }
        return "<p class=\"note\"><b>\(wording["actor.notsame"])</b> \(links)</p>"
    }

    // MARK: Roles

    private func roles() throws(DeskProblem) -> Markup {
        let relations = try visit.desk.reading { try visit.archive.relations(of: actor.name) }
        guard !relations.isEmpty else { return "" }
        var table = ListTable(wording, ["role.who", "role.what", "role.words", "report.one", "role.when"])
        for relation in relations.prefix(200) {
            let isSubject = relation.subject.lowercased() == actor.name.lowercased()
            let (other, id) =
                isSubject
                ? (relation.object, relation.objectID) : (relation.subject, relation.subjectID)
            let held = [relation.since, relation.until].compactMap { $0.map { wording.day(iso: $0) } }
            let said = relation.published.map { wording.day(iso: $0) } ?? wording["report.undated"]
            table.add([
                "<a href=\"\(visit.link("actors", id ?? other))\">\(other)</a>",
                "\(relation.role ?? wording["relation.\(relation.kind)"])\(isSubject ? "" : " ←")",
                "<q lang=\"\(relation.language)\">\(relation.words)</q>",
                "<a href=\"\(visit.link("reports", relation.report))\">\(relation.outlet ?? relation.report)</a>",
                "\(held.isEmpty ? said : held.joined(separator: " – "))",
            ])
        }
        return """
            <section aria-labelledby="h-roles"><h2 id="h-roles">\(wording["role.title"]) <small>\(wording["role.note"])</small></h2>\(
                table.markup)</section>
            """
    }

    /// Strength as claimed: by whom, when, and whether announced, launched or deployed.
    private func sizes() throws(DeskProblem) -> Markup {
        let figures = try visit.desk.reading { try visit.archive.sizes(of: key) }
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

    private func relations() throws(DeskProblem) -> Markup {
        var filter = EventFilter()
        filter.party = key
        let found = filter
        let ties = try visit.desk.reading {
            try visit.archive.network(matching: found, byCountry: false, limit: 400)
        }
        let own = actor.name
        var table = ListTable(wording, ["tie.other", "tie.direction", "#event.many", "#score", "span.last"])
        for tie in ties.filter({ ($0.actor == own) != ($0.recipient == own) }).prefix(40) {
            let acts = tie.actor == own
            let other = acts ? tie.recipient : tie.actor
            let link = visit.address(
                ["relations"],
                [Address.Item(name: "actor", value: key), Address.Item(name: "with", value: other)]
            )
            table.add([
                "<a href=\"\(visit.link("actors", other))\">\(other)</a>",
                "\(wording[acts ? "tie.acts" : "tie.receives"])",
                "<a href=\"\(link.text)\">\(wording.number(tie.events))</a>", "\(wording.score(tie.score))",
                "\(tie.last.map { wording.day(iso: $0) } ?? "")",
            ])
        }
        return """
            <section aria-labelledby="h-ties"><h2 id="h-ties">\(wording["tie.title"]) <small>\(wording["tie.note"])</small></h2>\(
                table.markup)</section>
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

    fileprivate func quotes() throws(DeskProblem) -> Markup {
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

// MARK: In the same stories

extension ActorPage {
    private static let mostStories = 40

    /// What else the reports tell that tell of it: acts of its members and of others, and what is said of them.
    private func beside() throws(DeskProblem) -> Markup {
        var own = EventFilter()
        own.party = key
        let asked = own
        let mine = try visit.desk.reading {
            try visit.archive.events(matching: asked, from: 0, count: 200, isNewestFirst: true)
        }
        var stories: [String] = []
        for listed in mine where !stories.contains(listed.event.story) { stories.append(listed.event.story) }
        guard !stories.isEmpty else { return "" }
        var told = EventFilter()
        told.choice.stories = Array(stories.prefix(Self.mostStories))
        told.limit = 40
        let filter = told
        let ids = Set(mine.map(\.event.id))
        let (events, quotes) = try visit.desk.reading {
            var quotes: [RecordedQuotation] = []
            // What copies quote is shown once.
            var seen: Set<String> = []
            try visit.archive.forEachQuotation(speaker: nil, matching: filter) { quote in
                if seen.insert(quote.words).inserted { quotes.append(quote) }
            }
            return (
                try visit.archive.events(matching: filter, from: 0, count: 60, isNewestFirst: true), quotes
            )
        }
        let rows = events.filter { !ids.contains($0.event.id) }.prefix(40).compactMap {
            EventLine(visit, $0)?.markup
        }
        return """
            <div class="two"><section><h2>\(wording["actor.beside"]) <small>\(wording["actor.beside.note"])</small></h2><ul class="codings">\(
                Array(rows))</ul></section><section><h2>\(wording["actor.said"]) <small>\(wording["actor.beside.note"])</small></h2><ul class="quotes">\(
                    quotes.map { QuoteLine(visit, $0).markup })</ul></section></div>
            """
    }
}

/// A quotation with who said it, and where it stands.
private struct QuoteLine {
    let markup: Markup

    init(_ visit: Visit, _ quote: RecordedQuotation) {
        let wording = visit.wording
        let report = ReportKey(given: quote.report).text
        let day = quote.published.map { wording.day(iso: $0) } ?? wording["report.undated"]
        let speaker: Markup =
            quote.speaker.map { name in
                "<a href=\"\(visit.link("actors", quote.speakerID ?? name))\">\(name)</a>, "
            } ?? ""
        markup = """
            <li><q>\(quote.words)</q> <span class="note">\(speaker)\(quote.role ?? "") · <a href="\(
                visit.link("reports", report))">\(quote.outlet ?? report)</a>, \(day)</span></li>
            """
    }
}

/// An event as a line beneath a heading.
struct EventLine {
    let markup: Markup

    init?(_ visit: Visit, _ listed: ListedEvent) {
        guard let row = EventRow(visit, listed) else { return nil }
        let event = row.event
        markup = """
            <li>\(Symbols.sign(Quad(of: event.type), isFuture: event.status == .future))<span><a href="\(
                visit.link("events", event.id))">\(EventSentence(event, visit.wording).text)</a>\(
                    EventTags(event, visit.wording).markedIfContested)</span><span class="wit note">\(event.witnesses) \(
                        visit.wording["short.witness"]) \(event.reports) \(visit.wording["short.report"])</span></li>
            """
    }
}

/// The id of a report, of the JSON in which it was received.
struct ReportKey {
    let text: String

    init(given: String) {
        let value = try? JSONReader.read(Array(given.utf8))
        text = value?.string ?? given
    }
}
