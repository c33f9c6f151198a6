internal import EventData

/// The reports of an event with the words of every value marked; one is shown at a time.
struct Papers {
    /// Longer texts are cut down to the paragraphs with marks and those beside them.
    private static let longest = 6000

    private let visit: Visit
    private let brief: EventBrief
    private let laid: LaidEvent

    init(_ visit: Visit, _ brief: EventBrief, _ laid: LaidEvent) {
        self.visit = visit
        self.brief = brief
        self.laid = laid
    }

    var markup: Markup {
        let chosen = laid.chosen(visit.address["cell"])
        let papers = brief.reports.indices.map { paper($0, chosen: chosen) }
        return """
            <section><h2>\(visit.wording["event.words"])</h2><div id="papers" aria-live="polite">\(papers)</div></section>
            """
    }

    private func paper(_ index: Int, chosen: (report: Int, name: String)?) -> Markup {
        let standing = brief.reports[index]
        let report = standing.report
        let shown = chosen?.report == index ? chosen?.name : nil
        let title = report.title.map { title -> Markup in
            let marked = MarkedText(title, marks(index, .title)).paragraphs { wrap($0, $1, shown) }
            return "<h3>\(marked.map(\.markup))</h3>"
        }
        return """
            <article class="paper" lang="\(standing.language.rawValue)" data-report="\(index)"\(
                shown == nil ? " hidden" : "")><p class="src note">\(ReportLine(visit, standing).markup)</p>
            \(title ?? "")\(text(index, shown))</article>
            """
    }

    private func text(_ index: Int, _ shown: String?) -> [Markup] {
        let text = brief.reports[index].report.text
        let paragraphs = MarkedText(text, marks(index, .text)).paragraphs { wrap($0, $1, shown) }
        let isLong = text.utf8.count > Self.longest
        let kept = paragraphs.indices.filter { place in
            !isLong
                || paragraphs[max(0, place - 1)...min(paragraphs.count - 1, place + 1)].contains {
                    $0.isMarked
                }
        }
        var last = -1
        return kept.map { place in
            let gap: Markup = place > last + 1 ? "<p class=\"note\">[…]</p>" : ""
            last = place
            return "\(gap)<p>\(paragraphs[place].markup)</p>"
        }
    }

    private func marks(_ report: Int, _ part: ReportPart) -> [MarkedText.Mark] {
        brief.claims.indices.filter { brief.reportOfClaim[$0] == report }.flatMap { claim in
            laid.slots.flatMap { slot in
                laid.evidence(of: claim, slot).enumerated().filter { $0.element.part == part }.map {
                    place,
                    evidence in
                    // Parties of one side share a name; figures have one each.
                    let number = slot == .actor || slot == .recipient ? 0 : place
                    return MarkedText.Mark(span: evidence.span, name: laid.name(of: claim, slot, number))
                }
            }
        }
    }

    private func wrap(_ words: Markup, _ marks: [MarkedText.Mark], _ shown: String?) -> Markup {
        let names = marks.map(\.name)
        let lit: Markup = shown.map { names.contains($0) } == true ? " class=\"hl\"" : ""
        return "<span data-slot=\"\(names.joined(separator: " "))\"\(lit)>\(words)</span>"
    }
}

/// Whence a report comes, in a line.
struct ReportLine {
    let markup: Markup

    init(_ visit: Visit, _ standing: ReportStanding) {
        let wording = visit.wording
        let report = standing.report
        let day = report.published.map { wording.day(iso: $0) } ?? wording["report.undated"]
        markup = """
            <b>\(report.outlet ?? wording["report.nooutlet"])</b> <span>\(standing.language.rawValue)</span> <span>\(
                day)</span> <a href="\(visit.link("reports", report.id))">\(wording["report.one"]) \(report.id)</a>
            """
    }
}
