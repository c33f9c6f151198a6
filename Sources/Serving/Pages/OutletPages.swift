internal import Archiving
internal import EventData

/// Who publishes the reports of the record.
struct OutletsPage {
    let visit: Visit

    func answer() throws(DeskProblem) -> Answer {
        let wording = visit.wording
        let page = try ListPage(visit.address)
        let all = try visit.desk.reading { try visit.archive.outlets() }
        var table = ListTable(
            wording,
            [
                "outlet.one", "#report.many", "#outlet.own", "#outlet.copies", "#outlet.copied", "span.first",
                "span.last",
            ]
        )
        for outlet in page.rows(all) {
            let name: Markup =
                outlet.name.isEmpty
                ? "<span class=\"notsaid\">\(wording["report.nooutlet"])</span>"
                : "<a href=\"\(visit.link("outlets", outlet.name))\">\(outlet.name)</a>"
            table.add([
                name, "\(wording.number(outlet.reports))",
                "\(wording.number(outlet.reports - outlet.copies))",
                "\(wording.number(outlet.copies))", "\(wording.number(outlet.copied))",
                "\(outlet.first.map { wording.day(iso: $0) } ?? "")",
                "\(outlet.last.map { wording.day(iso: $0) } ?? "")",
            ])
        }
        let content: Markup = """
            <h1 class="title">\(wording["view.outlets"])</h1>\(Formats(visit.address, ["json", "csv", "atom"]).line)<p class="note">\(wording["outlet.note"])</p>\(table.markup)\(
                Pager(visit, page: page.number, count: page.count, total: all.count).markup)
            """
        return Answer(
            page: Frame(visit: visit, title: wording["view.outlets"], view: "outlets").page(content)
        )
    }
}

/// One outlet: how much is its own, whom it copies and who copies it.
struct OutletPage {
    let visit: Visit
    let name: String

    func answer() throws(DeskProblem) -> Answer {
        let wording = visit.wording
        var asked = ReportFilter()
        asked.outlet = name
        let filter = asked
        let page = try ListPage(visit.address)
        let (total, reports, ties) = try visit.desk.reading {
            (
                try visit.archive.countReports(matching: filter),
                try visit.archive.reports(matching: filter, from: page.offset, count: page.count),
                try visit.archive.ties(ofOutlet: name)
            )
        }
        guard total > 0 else { throw .unknown("'\(name)'") }
        var table = ListTable(wording, ["outlet.one", "#outlet.taken", "#outlet.given"])
        for tie in ties {
            table.add([
                "<a href=\"\(visit.link("outlets", tie.other))\">\(tie.other)</a>",
                "\(wording.number(tie.taken))",
                "\(wording.number(tie.given))",
            ])
        }
        let content: Markup = """
            <p class="crumb"><a href="\(visit.link("outlets"))">\(wording["view.outlets"])</a></p>
            <h1 class="title">\(name)</h1><p class="standfirst"><span><b>\(wording.count(total, "report"))</b></span></p>
            <section><h2>\(wording["outlet.ties"]) <small>\(wording["outlet.ties.note"])</small></h2>\(table.markup)</section>
            <section><h2>\(wording["view.reports"])</h2>\(ReportTable(visit, reports).markup)\(
                Pager(visit, page: page.number, count: page.count, total: total).markup)</section>
            """
        return Answer(page: Frame(visit: visit, title: name, view: "outlets").page(content))
    }
}

/// Reports as rows.
struct ReportTable {
    let markup: Markup

    init(_ visit: Visit, _ reports: [ListedReport]) {
        let wording = visit.wording
        var table = ListTable(
            wording,
            ["head.published", "outlet.one", "head.title", "report.standing", "#claim.many"]
        )
        for report in reports {
            let outlet: Markup =
                report.outlet.map { "<a href=\"\(visit.link("outlets", $0))\">\($0)</a>" } ?? ""
            let original: Markup =
                report.original.map { original in
                    " \(wording["label.of"]) <a href=\"\(visit.link("reports", original))\">\(original)</a>"
                } ?? ""
            let versions = report.versions > 1 ? " · \(wording.count(report.versions, "version"))" : ""
            table.add([
                "\(report.published.map { wording.day(iso: $0) } ?? wording["report.undated"])", outlet,
                """
                <a href="\(visit.link("reports", report.id))" lang="\(report.language)">\(report.title ?? report.id)</a>\(versions)
                """,
                "\(report.label.map { wording["label.\($0)"] } ?? "")\(original)",
                "\(wording.number(report.claims))",
            ])
        }
        markup = table.markup
    }
}
