internal import Corroborating
internal import EventData

/// The reports of an event by the witness that they are, with what became of the text in each copy.
struct WitnessGroups {
    private let visit: Visit
    private let brief: EventBrief
    private let laid: LaidEvent

    init(_ visit: Visit, _ brief: EventBrief, _ laid: LaidEvent) {
        self.visit = visit
        self.brief = brief
        self.laid = laid
    }

    private var wording: Wording { visit.wording }

    var markup: Markup {
        let groups = laid.matrix.rows.map { group($0.witness) }
        return """
            <section aria-labelledby="h-wit"><h2 id="h-wit">\(wording["witness.groups"]) <small>\(
                wording["witness.groups.note"])</small></h2>\(groups)</section>
            """
    }

    private func group(_ witness: Int) -> Markup {
        let reports = laid.reports(of: witness).map { brief.reports[$0] }
        let lines = reports.map { standing -> Markup in
            """
            <li><p class="src note">\(ReportLine(visit, standing).markup) · \(label(standing))</p><p>\(standing.report.title ?? "")</p></li>
            """
        }
        let outlets = reports.map { $0.report.outlet ?? $0.report.id }
        return """
            <article class="wgroup"><header><h3>\(witness + 1) · \(outlets.first ?? "")</h3><span>\(
                wording.count(reports.count, "report"))</span></header><ul>\(lines)</ul>\(reports.map { passages($0, reports) })</article>
            """
    }

    private func label(_ standing: ReportStanding) -> Markup {
        let share = standing.containment.map { " \(Int(($0 * 100).rounded()))\u{202F}%" } ?? ""
        guard let original = standing.original else { return "\(wording["label.\(standing.label)"])" }
        return """
            \(wording["label.\(standing.label)"])\(share), \(wording["label.of"]) <a href="\(
                visit.link("reports", original))">\(original)</a>
            """
    }

    /// A copy beside the report that it goes back to, if that tells of the event too.
    private func passages(_ copy: ReportStanding, _ reports: [ReportStanding]) -> Markup {
        guard let original = reports.first(where: { $0.report.id == copy.original }) else { return "" }
        return """
            <details><summary>\(original.report.id) ↔ \(copy.report.id): \(wording["passages"])</summary>\(
                PassageTable(wording, copy: copy, original: original).markup)</details>
            """
    }
}
