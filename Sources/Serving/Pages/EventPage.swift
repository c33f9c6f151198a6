internal import Archiving
internal import Chronicling
internal import Corroborating
internal import EventData

/// One event: what happened, who says what in which words, and which reports are one witness.
struct EventPage {
    private let visit: Visit
    private let brief: EventBrief
    private let laid: LaidEvent
    /// What people hold of its claims and has not been undone.
    private let reviews: [Review]

    /// An event that went up in another leads there.
    static func answer(_ visit: Visit, id: String, as form: Form) throws(DeskProblem) -> Answer {
        let named = try visit.desk.reading { try visit.archive.named(id) }
        switch named {
        case .event(let id): return try EventPage(visit, id).answer(as: form)
        case .merged(let id), .claim(event: .some(let id)):
            return .moved(to: visit.address(["events", form.ending(id)]))
        case .gone:
            throw DeskProblem(
                status: 410,
                code: "desk.gone",
                message: visit.wording["event.gone"],
                subject: visit.wording["event.gone"]
            )
        case .story(let id): return .moved(to: visit.address(["stories", id]))
        case .report: return .moved(to: visit.address(["reports", form.ending(id)]))
        case .claim(event: nil), nil: throw .unknown("'\(id)'")
        }
    }

    private init(_ visit: Visit, _ id: String) throws(DeskProblem) {
        self.visit = visit
        let brief = try visit.desk.reading { try visit.desk.chronicle.brief(of: id) }
        guard let brief else { throw .unknown("'\(id)'") }
        self.brief = brief
        reviews = try visit.desk.reading { try visit.archive.reviews(ofEvent: id) }
        laid = LaidEvent(brief, Corrections(reviews))
    }

    private var wording: Wording { visit.wording }
    private var event: Event { brief.event }

    private func answer(as form: Form) throws(DeskProblem) -> Answer {
        switch form {
        case .page: return Answer(page: try page())
        case .json:
            let line = try visit.desk.reading { try visit.archive.event(event.id)?.line ?? "" }
            return Answer(type: "application/json", body: Array((line + "\n").utf8))
        case .md:
            let revisions = try visit.desk.reading { try visit.desk.chronicle.revisions(of: brief) }
            return Answer(
                type: "text/markdown; charset=utf-8",
                body: Array(EventBriefMarkdown(brief, revisions: revisions).text().utf8)
            )
        case .csv, .geojson, .atom: throw .unknown(visit.address.text)
        }
    }

    private func page() throws(DeskProblem) -> Markup {
        let sentence = EventSentence(event, wording)
        let frame = Frame(
            visit: visit,
            title: sentence.text,
            view: "events",
            hasMap: event.place?.latitude != nil
        )
        return frame.page(
            """
            <p class="crumb"><a href="\(visit.link("events"))">\(wording["view.events"])</a>\(story)</p>
            <h1 class="headline">\(sentence.parts.map(part))</h1>
            \(standfirst)\(unmerged)
            <div class="cols">
            <div>\(matrix)\(tolls)\(WitnessGroups(visit, brief, laid).markup)</div>
            <aside class="words" aria-label="\(wording["event.words"])">\(Papers(visit, brief, laid).markup)\(place)\(
                try linked())</aside>
            </div>
            \(try provenance())
            """
        )
    }

    private var story: Markup {
        guard let story = brief.story else { return "" }
        return " › <a href=\"\(visit.link("stories", story))\">\(wording["story.one"])</a>"
    }

    /// Each part of the sentence leads to the column of those who say so.
    private func part(_ part: EventSentence.Part) -> Markup {
        guard let slot = part.slot else { return "\(part.words)" }
        let contested: Markup = event.contested.contains(slot) ? " class=\"contest\"" : ""
        return "<a\(contested) href=\"#m-\(slot.rawValue)\">\(part.words)</a>"
    }

    private var standfirst: Markup {
        let contested: Markup =
            event.contested.isEmpty
            ? ""
            : """
            <span class="contest-mark">\(wording["contested.1"]): \(
                event.contested.map { wording["slot.\($0.rawValue)"] }.joined(separator: ", "))</span>
            """
        let type: Markup = event.modes.isEmpty ? "" : " <i>\(event.modes.joined(separator: ", "))</i>"
        var address = Address(["events", event.id])
        address.query = []
        return """
            <p class="standfirst"><span>\(Symbols.sign(Quad(of: event.type), isFuture: event.status == .future)) <span class="type">\(
                event.type.rawValue)\(type)</span></span><span>\(wording["facet.status"]) <b>\(
                    wording["status.\(event.status.rawValue)"])</b>\(EventTags(event, wording).markup)</span><span><b>\(
                        event.witnesses)</b> \(wording.noun(event.witnesses, "witness")) · \(
                            wording.count(event.reports, "report")) · \(wording.count(event.outlets, "outlet"))</span>\(
                                contested)<span>\(wording["score"]) \(wording.score(event.score))</span>\(
                                    Formats(address, ["json", "md"]).markup)</p>
            """
    }

    // MARK: Who says what

    private var matrix: Markup {
        let heads = laid.slots.map { slot -> Markup in
            let isContested = event.contested.contains(slot)
            let note =
                isContested
                ? wording["contested.1"] : laid.matrix.rows.count > 1 ? wording["matrix.agreed"] : ""
            return """
                <th scope="col" id="m-\(slot.rawValue)"\(isContested ? " class=\"contest\"" : "")>\(
                    wording["slot.\(slot.rawValue)"])<small>\(note)</small></th>
                """
        }
        let rows = laid.matrix.rows.map { row -> Markup in
            let cells = laid.slots.map { cell(row, $0) }
            return "<tr><th scope=\"row\">\(rowHead(row))</th>\(cells)</tr>"
        }
        return """
            <section><h2 id="h-matrix">\(wording["matrix"]) <small>\(wording["matrix.note"])</small></h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="h-matrix"><table class="matrix" id="matrix">
            <thead><tr><th scope="col">\(wording["matrix.witness"])</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }

    private func rowHead(_ row: EventMatrix.Row) -> Markup {
        let reports = laid.reports(of: row.witness)
        let outlets = reports.map { brief.reports[$0].report.outlet ?? brief.reports[$0].report.id }
        let denies: Markup =
            row.cells.contains { cell in
                cell.statements.contains { event.denials.contains(event.accounts[$0.account]) }
            } ? " <span class=\"tag neg\">\(wording["matrix.denies"])</span>" : ""
        return """
            <b>\(row.witness + 1) \(outlets.first ?? "")</b>\(denies)<span class="note">\(
                wording.count(reports.count, "report"))\(outlets.count > 1 ? ": " + outlets.joined(separator: ", ") : "")</span>
            """
    }

    private func cell(_ row: EventMatrix.Row, _ slot: Event.Slot) -> Markup {
        let contested: Markup = event.contested.contains(slot) ? " class=\"contest\"" : ""
        let said = row.statements(on: slot)
        guard !said.isEmpty else {
            return "<td\(contested)><span class=\"notsaid\">\(wording["notsaid"])</span></td>"
        }
        return "<td\(contested)>\(laid.distinct(said, slot).map { button($0, slot) })</td>"
    }

    private func button(_ said: LaidEvent.Said, _ slot: Event.Slot) -> Markup {
        let report = brief.reportOfClaim[said.statement.account]
        let name = said.name
        let language = brief.reports[report].language.rawValue
        let words: Markup =
            said.words.map { "<q lang=\"\(language)\">\(Excerpt($0, most: 120).text)</q>" } ?? ""
        let voice = said.voice.map { "<span class=\"by\">\($0)</span>" as Markup } ?? ""
        let person = said.review.map(person) ?? ""
        let isRejected = said.review?.action == .reject
        let value: Markup = "\(ValueWords(wording).text(said.statement.value))"
        let address = visit.address.with("cell", "\(report).\(name)")
        let isShown = laid.chosen(visit.address["cell"])?.name == name
        return """
            <a class="cell" role="button" href="\(address.text)" data-report="\(report)" data-slot="\(name)" aria-pressed="\(
                isShown ? "true" : "false")">\(isRejected ? "<s>\(value)</s>" : "<b>\(value)</b>" as Markup)\(words)\(voice)\(person)</a>
            """
    }

    /// A value that a person gave, or a claim that one rejects: by whom and when, without quotation marks.
    private func person(_ review: Review) -> Markup {
        let said = wording[review.action == .reject ? "review.rejected.by" : "review.given.by"]
        return "<span class=\"by\">\(said) \(review.reviewer), \(wording.day(iso: review.time))</span>"
    }

    /// That people corrected something which the event itself does not have yet.
    private var unmerged: Markup {
        let counted = reviews.filter { $0.action != .accept && $0.action != .flag && $0.action != .skip }
        guard !counted.isEmpty else { return "" }
        return """
            <p class="note">\(wording.count(counted.count, "correction")): \(wording["event.unmerged"]) <code>griot merge \(
                visit.desk.settings.record)</code></p>
            """
    }

    // MARK: How many, when

    private var tolls: Markup {
        let tallies = event.tallies.map { TollSection(visit, brief, laid, $0).markup }
        guard !tallies.isEmpty else { return "" }
        return "\(tallies)"
    }

    private var place: Markup {
        guard let place = event.place else { return "" }
        let names = [
            place.name, place.admin1, place.country.map { CountryNames.name(of: $0, in: wording.language) },
        ]
        let mark = PlaceMark(event)
        let data = mark.map { MapData(visit: visit, address: Address(["events"]), marks: [$0], rows: []) }
        let map: Markup =
            data.map {
                "<div class=\"map small\" data-map role=\"group\" aria-label=\"\(wording["map"]): \(place.name)\"></div>\(DataBlock(id: "map-data", json: $0.json))"
                    as Markup
            } ?? ""
        return """
            <section><h2>\(wording["slot.place"]) <small>\(names.compactMap { $0 }.joined(separator: ", "))</small></h2>
            \(map)<p class="note">\(wording["precision.\(place.precision.rawValue)"]) · <a href="\(
                visit.link(["places"], "place", place.name))">\(wording["place.all"])</a></p></section>
            """
    }

    // MARK: What belongs to it

    private func linked() throws(DeskProblem) -> Markup {
        guard let story = brief.story else { return "" }
        var filter = EventFilter()
        filter.story = story
        let listed = try visit.desk.reading {
            try visit.archive.events(matching: filter, from: 0, count: 13, isNewestFirst: false)
        }
        let rows = listed.filter { $0.event.id != event.id }.prefix(12).compactMap { listed in
            EventRow(visit, listed).map { row -> Markup in
                """
                <li>\(Symbols.sign(Quad(of: row.event.type), isFuture: row.event.status == .future))<span><a href="\(
                    visit.link("events", row.event.id))">\(EventSentence(row.event, wording).text)</a>\(
                        EventTags(row.event, wording).markup)</span></li>
                """
            }
        }
        guard !rows.isEmpty else { return "" }
        return """
            <section><h2>\(wording["event.linked"]) <small><a href="\(visit.link("stories", story))">\(
                wording["story.one"])</a></small></h2><ul class="codings">\(Array(rows))</ul></section>
            """
    }

    private func provenance() throws(DeskProblem) -> Markup {
        let history = try visit.desk.reading { try visit.archive.history(of: event.id) }
        let coders = Set(brief.reports.compactMap(\.provenance).map { "griot \($0.griot), \($0.language)" })
            .sorted()
        let version: Markup = history.map { "\(wording.count($0.versions, "version")), \($0.time)" } ?? ""
        return """
            <section aria-labelledby="h-prov"><h2 id="h-prov">\(wording["event.provenance"]) <small>\(
                wording["event.provenance.note"])</small></h2><dl class="kv">
            <dt>\(wording["event.one"])</dt><dd><span class="id">\(event.id)</span></dd>
            <dt>\(wording["claim.many"])</dt><dd>\(wording.count(brief.claims.count, "claim"))</dd>
            <dt>\(wording["version.one"])</dt><dd>\(version)</dd>
            <dt>\(wording["event.coder"])</dt><dd>\(coders.joined(separator: "; "))</dd>
            <dt>\(wording["view.review"])</dt><dd>\(reviewed)</dd></dl></section>
            """
    }

    /// What people hold of the event's claims, and where to say so.
    private var reviewed: Markup {
        let lines = reviews.map { review -> Markup in
            """
            <a href="\(visit.link(["review"], "claim", review.claim))">\(ReviewLine(wording, review).text)</a>, \(
                review.reviewer), \(review.time)<br>
            """
        }
        guard let first = brief.claims.first else { return "" }
        return
            "\(lines)<a href=\"\(visit.link(["review"], "claim", first.id))\">\(wording["event.review"])</a>"
    }
}

extension PlaceMark {
    /// The mark of one event; `nil` where its place has no coordinates.
    fileprivate init?(_ event: Event) {
        guard let place = event.place, place.latitude != nil else { return nil }
        self.init(
            name: place.name,
            country: place.country,
            admin1: place.admin1,
            latitude: place.latitude,
            longitude: place.longitude,
            precision: place.precision.rawValue
        )
        events = 1
        future = event.status == .future ? 1 : 0
        contested = event.contested.isEmpty ? 0 : 1
        types = [event.type.rawValue: 1]
    }
}
