internal import Archiving
internal import EventData

/// The stories of the record: reports that tell of the same happenings.
struct StoriesPage {
    let visit: Visit

    func answer() throws(DeskProblem) -> Answer {
        let wording = visit.wording
        let page = try ListPage(visit.address)
        var asked = try EventQuery(visit.address).filter
        asked.limit = page.offset + page.count + 1
        let filter = asked
        let all = try visit.desk.reading {
            var stories: [RecordedStory] = []
            try visit.archive.forEachStory(matching: filter) { stories.append($0) }
            return stories
        }
        var table = ListTable(
            wording,
            ["story.one", "#event.many", "#witness.many", "#report.many", "span.first", "span.last"]
        )
        for story in page.rows(all) {
            table.add([
                "<a href=\"\(visit.link("stories", story.id))\">\(story.title ?? story.id)</a>",
                "\(wording.number(story.events.count))", "\(wording.number(story.witnesses))",
                "\(wording.number(story.reports.count))", "\(story.first.map { wording.day(iso: $0) } ?? "")",
                "\(story.last.map { wording.day(iso: $0) } ?? "")",
            ])
        }
        let content: Markup = """
            <h1 class="title">\(wording["view.stories"])</h1>\(Formats(visit.address, ["json", "csv", "atom"]).line)\(table.markup)\(
                Pager(visit, page: page.number, count: page.count, total: all.count).markup)
            """
        return Answer(
            page: Frame(visit: visit, title: wording["view.stories"], view: "stories").page(content)
        )
    }
}

/// A story: what happened in order, and who reports it.
struct StoryPage {
    private let visit: Visit
    private let id: String
    private let rows: [EventRow]
    private let reports: [ListedReport]

    private static let most = 500
    private static let mostPlans = 12

    init(_ visit: Visit, id: String) throws(DeskProblem) {
        self.visit = visit
        self.id = id
        var events = EventFilter()
        events.story = id
        var asked = ReportFilter()
        asked.story = id
        let (filter, reportFilter) = (events, asked)
        (rows, reports) = try visit.desk.reading {
            (
                try visit.archive.events(matching: filter, from: 0, count: Self.most, isNewestFirst: false)
                    .compactMap { EventRow(visit, $0) },
                try visit.archive.reports(matching: reportFilter, from: 0, count: Self.most)
            )
        }
        if reports.isEmpty { throw .unknown("'\(id)'") }
    }

    private var wording: Wording { visit.wording }

    func answer() throws(DeskProblem) -> Answer {
        var asked = EventFilter()
        asked.story = id
        let filter = asked
        let named = try visit.desk.reading {
            var title: String?
            try visit.archive.forEachStory(matching: filter) { story in
                title = story.id == id ? story.title : title
            }
            return title
        }
        let title = named ?? reports.last?.title ?? id
        let laid = try StoryWords.laid(visit, rows)
        let mixed = Set(laid.filter { StoryDrift.isMixed($0.brief) }.map(\.brief.event.id))
        let planned = rows.filter {
            $0.event.status == .future || $0.event.status == .hypothetical || mixed.contains($0.event.id)
        }
        let content: Markup = """
            <p class="crumb"><a href="\(visit.link("stories"))">\(wording["view.stories"])</a></p>
            <h1 class="headline">\(title)</h1>
            <p class="standfirst"><span><b>\(wording.count(rows.count, "event"))</b></span><span>\(
                wording.count(reports.count, "report"))</span><span><a href="\(visit.link(["events"], "story", id))">\(
                    wording["events.all"])</a></span></p>
            \(planned.isEmpty ? "" : try drift(planned))\(StoryWords(visit, laid).markup)
            <div class="two"><section><h2>\(wording["story.thread"]) <small>\(wording["story.thread.note"])</small></h2><ul class="list" id="list">\(
                rows.map(\.undivided))</ul></section>
            <section><h2>\(wording["view.reports"])</h2>\(ReportTable(visit, Array(reports.reversed())).markup)</section></div>
            """
        return Answer(page: Frame(visit: visit, title: title, view: "stories").page(content))
    }

    /// What was said to come, beside what is told as done: where words moved from one to the other.
    private func drift(_ planned: [EventRow]) throws(DeskProblem) -> Markup {
        var (drawings, lines) = (Markup(), Markup())
        for plan in planned.prefix(Self.mostPlans) {
            let drift = try StoryDrift(visit, plan, among: rows)
            drawings += drift.drawing
            lines += drift.row
        }
        return """
            <section><h2>\(wording["story.drift"]) <small>\(wording["story.drift.note"])</small></h2>\(drawings)<div class="scroll" tabindex="0" role="group" aria-label="\(wording["story.drift"])"><table class="tbl"><thead><tr><th scope="col">\(
                wording["story.planned"])</th><th scope="col">\(wording["story.done"])</th></tr></thead><tbody>\(lines)</tbody></table></div></section>
            """
    }
}
