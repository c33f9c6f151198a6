internal import Archiving
internal import EventData
internal import Exchanging

/// The reports of the record.
struct ReportsPage {
    let visit: Visit

    func answer() throws(DeskProblem) -> Answer {
        let wording = visit.wording
        let filter = ReportFilter(visit.address)
        let page = try ListPage(visit.address)
        let (total, reports) = try visit.desk.reading {
            (
                try visit.archive.countReports(matching: filter),
                try visit.archive.reports(matching: filter, from: page.offset, count: page.count)
            )
        }
        let content: Markup = """
            <h1 class="sr">\(wording["view.reports"])</h1>
            <form class="query" role="search" action="/reports" method="get" data-go><input type="search" name="q" value="\(
                visit.address["q"] ?? "")" aria-label="\(wording["search.label"])" placeholder="\(wording["search.hint"])">\(
                    wording.language == .french ? "<input type=\"hidden\" name=\"lang\" value=\"fr\">" : "")<button class="btn main">\(
                        wording["find"])</button></form>
            <p class="result" role="status" aria-live="polite"><b>\(wording.count(total, "report"))</b>\(Formats(visit.address, ["json", "csv", "atom"]).markup)</p>
            \(ReportTable(visit, reports).markup)\(Pager(visit, page: page.number, count: page.count, total: total).markup)
            """
        return Answer(
            page: Frame(visit: visit, title: wording["view.reports"], view: "reports").page(content)
        )
    }
}

/// A report: its text with everything that was coded in it, its versions, and the reports that it is beside.
struct ReportPage {
    private let visit: Visit
    private let number: Int
    private let standing: ReportStanding
    private let given: String
    private let coded: CodedReport?

    /// Versions count from 1; the newest is shown where `version` is `nil`.
    init(_ visit: Visit, id: String, version: Int?) throws(DeskProblem) {
        self.visit = visit
        let found = try visit.desk.reading { () -> (Int, ReportStanding, String, String?)? in
            guard let newest = try visit.archive.report(named: id) else { return nil }
            let versions = try visit.archive.versions(ofReport: newest)
            guard
                let number = version.map({ (1..<versions.count + 1).contains($0) ? versions[$0 - 1] : -1 })
                    ?? versions.last,
                let standing = try visit.archive.standing(ofReport: number),
                let given = try visit.archive.report(number)?.given
            else { return nil }
            return (number, standing, given, try visit.archive.coding(ofReport: number))
        }
        guard let (number, standing, given, line) = found else { throw .unknown("'\(id)'") }
        (self.number, self.standing, self.given) = (number, standing, given)
        coded = line.flatMap { try? CodedReportReader().read(Array($0.utf8), of: standing.report).coded }
    }

    private var wording: Wording { visit.wording }
    private var report: Report { standing.report }

    func answer(as form: Form) throws(DeskProblem) -> Answer {
        guard form == .page else {
            guard form == .json,
                let line = try visit.desk.reading({ try visit.archive.coding(ofReport: number) })
            else {
                throw .unknown(visit.address.text)
            }
            return Answer(type: "application/json", body: Array((line + "\n").utf8))
        }
        let title = report.title ?? report.id
        let codings = CodingList(
            visit,
            coded,
            events: try visit.desk.reading { try visit.archive.events(ofReport: number) }
        )
        let content: Markup = """
            <p class="crumb"><a href="\(visit.link("reports"))">\(wording["view.reports"])</a> › \(report.id)</p>
            <div class="reading"><article class="article" lang="\(standing.language.rawValue)">
            <p class="src note">\(source)</p>\(report.title.map { "<h1>\(marked($0, .title, codings))</h1>" } ?? "<h1 class=\"notsaid\">\(wording["report.notitle"])</h1>")\(text(codings))
            </article><aside class="stack" aria-label="\(wording["coding.title"])">\(codings.markup)\(origin)\(try versions())</aside></div>
            \(try changes())\(try against())
            """
        return Answer(page: Frame(visit: visit, title: title, view: "reports").page(content))
    }

    private var source: Markup {
        let outlet: Markup =
            report.outlet.map { "<a href=\"\(visit.link("outlets", $0))\"><b>\($0)</b></a>" }
            ?? "\(wording["report.nooutlet"])"
        let day = report.published.map { wording.day(iso: $0) } ?? wording["report.undated"]
        // Only the web's own addresses are links: no 'javascript:' of a report is ever one.
        let url: Markup =
            report.url.map { url -> Markup in
                let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
                return isWeb
                    ? " · <a href=\"\(url)\" rel=\"noreferrer noopener\">\(Excerpt(url, most: 60).text)</a>"
                    : " · \(url)"
            } ?? ""
        return "\(outlet) · \(day) · \(standing.language.rawValue)\(url)"
    }

    // MARK: The text

    private func marked(_ words: String, _ part: ReportPart, _ codings: CodingList) -> [Markup] {
        MarkedText(words, codings.marks(in: part)).paragraphs { codings.wrap($0, $1) }.map(\.markup)
    }

    private func text(_ codings: CodingList) -> [Markup] {
        marked(report.text, .text, codings).map { "<p>\($0)</p>" }
    }

    // MARK: Whence it is

    private var origin: Markup {
        let label = standing.label
        let share = standing.containment.map { " \(Int(($0 * 100).rounded()))\u{202F}%" } ?? ""
        let original: Markup =
            standing.original.map { original in
                """
                 \(wording["label.of"]) <a href="\(visit.link("reports", original))">\(original)</a> · <a href="\(
                visit.link(["reports", report.id], "against", original))">\(wording["passages"])</a>
                """
            } ?? ""
        let coder = standing.provenance.map { "griot \($0.griot), \($0.language)" } ?? ""
        return """
            <section><h2>\(wording["origin.title"])</h2><dl class="kv"><dt>\(wording["report.standing"])</dt><dd>\(
                wording["label.\(label)"])\(share)\(original)</dd><dt>\(wording["matrix.witness"])</dt><dd><a href="\(
                    visit.link("reports", standing.witness))">\(standing.witness)</a></dd><dt>\(wording["event.coder"])</dt><dd>\(
                        coder)</dd></dl></section>
            """
    }

    private func versions() throws(DeskProblem) -> Markup {
        let numbers = try visit.desk.reading { try visit.archive.versions(ofReport: number) }
        guard numbers.count > 1 else { return "" }
        let rows = numbers.enumerated().map { place, other -> Markup in
            let name = "\(wording["version.one"]) \(place + 1)"
            guard other != number else { return "<li><b>\(name)</b></li>" }
            return
                "<li><a href=\"\(visit.link("reports", report.id, "versions", "\(place + 1)"))\">\(name)</a></li>"
        }
        return "<section><h2>\(wording["version.many"])</h2><ul>\(rows)</ul></section>"
    }

    /// What this version changed of the one before.
    private func changes() throws(DeskProblem) -> Markup {
        guard visit.address["against"] == nil else { return "" }
        let step = try visit.desk.reading { try visit.desk.chronicle.step(toReport: number) }
        return step.map { VersionList(wording, $0, language: standing.language).markup } ?? ""
    }

    /// The text beside that of another report, or of the version before.
    private func against() throws(DeskProblem) -> Markup {
        let other = try visit.desk.reading { () -> ReportStanding? in
            if let id = visit.address["against"], let other = try visit.archive.report(named: id) {
                return try visit.archive.standing(ofReport: other)
            }
            let versions = try visit.archive.versions(ofReport: number)
            guard visit.address.path.count == 4, let place = versions.firstIndex(of: number), place > 0 else {
                return nil
            }
            return try visit.archive.standing(ofReport: versions[place - 1])
        }
        guard let other else { return "" }
        return """
            <section aria-labelledby="h-align"><h2 id="h-align">\(wording["passages.title"]) <small>\(wording["passages"])</small></h2>\(
                PassageTable(wording, copy: standing, original: other).markup)</section>
            """
    }
}
