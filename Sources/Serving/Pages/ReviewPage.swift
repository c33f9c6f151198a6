internal import Archiving
internal import Chronicling
internal import Corroborating
internal import EventData

/// The queue of claims that wait for a person, one of them with its evidence, its values and what can be done.
struct ReviewPage {
    private let visit: Visit
    private let waiting: ReviewQueue
    private let claim: Claim?
    private let brief: EventBrief?

    private static let queued = 12

    init(_ visit: Visit) throws(DeskProblem) {
        self.visit = visit
        waiting = try ReviewQueue(visit, most: Self.queued)
        let asked = visit.address["claim"] ?? waiting.entries.first?.claim
        let found = try visit.desk.reading { try asked.flatMap { try visit.desk.chronicle.claim($0) } }
        if let id = visit.address["claim"], found == nil { throw .unknown("'\(id)'") }
        (claim, brief) = (found?.claim, found?.brief)
    }

    private var wording: Wording { visit.wording }

    func answer() throws(DeskProblem) -> Answer {
        let frame = Frame(visit: visit, title: wording["view.review"], view: "review")
        guard let claim, let brief else {
            let content: Markup = """
                <h1 class="sr">\(wording["view.review"])</h1><p class="empty">\(wording["review.none"])</p>\(try log())
                """
            return Answer(page: frame.page(content))
        }
        let slots = ReviewSlots(
            visit,
            claim,
            brief,
            reviews: try visit.desk.reading { try visit.archive.reviews(ofClaim: claim.id) }.filter(isShown)
        )
        let content: Markup = """
            <h1 class="sr">\(wording["view.review"])</h1>
            <div class="rev">
            <aside class="queue-col" aria-label="\(wording["review.queue"])">\(try queue(claim))\(try agreement())</aside>
            <section class="evid" aria-label="\(wording["review.evidence"])">\(evidence(claim, brief, slots))\(try like(slots))</section>
            <section aria-label="\(wording["review.values"])"><h2>\(wording["review.values"]) <small>\(wording["review.values.note"])</small></h2>\(
                slots.markup)\(others(brief, slots))\(try log())</section>
            </div>
            """
        let keys = visit.desk.settings.isReadOnly ? "" : try ReviewKeys(visit, claim, brief, slots).markup
        return Answer(page: frame.page(content, below: keys))
    }

    // MARK: The queue

    private func queue(_ claim: Claim) throws(DeskProblem) -> Markup {
        let all = try visit.desk.reading { try visit.archive.countClaimsOfEvents() }
        let (order, decided) = (waiting.order, waiting.decided)
        let rows = try waiting.entries.map { queued throws(DeskProblem) -> Markup in
            let found = try visit.desk.reading {
                (try visit.archive.claim(queued.claim), try visit.archive.language(ofClaim: queued.claim))
            }
            let words: Markup =
                found.0.map { "\($0.type.rawValue) <q lang=\"\(found.1 ?? "")\">\($0.trigger.words)</q>" }
                ?? "\(queued.claim)"
            let current: Markup = queued.claim == claim.id ? " aria-current=\"true\"" : ""
            let why = queued.weight.map { weight in
                "\(wording["review.consequence"]) \(tenths(weight.consequence)) × \(wording["review.doubt"]) \(tenths(weight.doubt))"
            }
            return """
                <li\(current)><a href="\(link(queued.claim))" data-go>\(words)</a><span class="why">\(
                    why ?? wording["review.why.\(order.rawValue)"])</span></li>
                """
        }
        let share = min(100, decided.count * 100 / max(1, all))
        return """
            <h2>\(wording["review.queue"]) <small>\(wording["review.queue.\(order.rawValue)"])</small></h2>
            <p class="note"><b id="done">\(wording.number(decided.count))</b> \(wording["review.decided"]), <span id="left">\(
                wording.number(max(0, all - decided.count)))</span> \(wording["review.left"])</p>
            <svg class="prog" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="\(decided.count) / \(all)"><rect width="100" height="10"/><rect class="d" id="bar" width="\(share)" height="10"/></svg>
            <p class="note">\(orders)</p><ol class="queue" id="queue">\(rows)</ol>
            """
    }

    private var orders: [Markup] {
        ReviewQueue.Order.allCases.map { other in
            let address = visit.address.with("queue", other == .doubt ? nil : other.rawValue).without([
                "claim", "slot",
            ])
            let current: Markup = other == waiting.order ? " aria-current=\"true\"" : ""
            return
                "<a class=\"plain\" href=\"\(address.text)\" data-go\(current)>\(wording["review.queue.\(other.rawValue)"])</a> "
        }
    }

    private func link(_ claim: String) -> String { visit.address.with("claim", claim).without(["slot"]).text }

    private func tenths(_ number: Double) -> String { wording.score(number).filter { $0 != "+" } }

    // MARK: The evidence

    private func evidence(_ claim: Claim, _ brief: EventBrief, _ slots: ReviewSlots) -> Markup {
        let index = brief.claims.firstIndex { $0.id == claim.id } ?? 0
        let standing = brief.reports[brief.reportOfClaim[index]]
        let language = standing.language.rawValue
        let marks = slots.marks(in: claim.sentence.part)
        let source = claim.sentence.part == .title ? standing.report.title ?? "" : standing.report.text
        let paragraphs = MarkedText(source, marks).paragraphs { words, marks in
            let names = marks.map(\.name)
            let lit: Markup = names.contains(slots.open) ? " class=\"hl\"" : ""
            return "<span data-slot=\"\(names.joined(separator: " "))\"\(lit)>\(words)</span>"
        }
        let shown = paragraphs.indices.filter { place in
            paragraphs[max(0, place - 1)...min(paragraphs.count - 1, place + 1)].contains { $0.isMarked }
        }
        let texts = shown.map { place -> Markup in
            let focus: Markup = paragraphs[place].isMarked ? " class=\"focus-s\"" : ""
            return "<p lang=\"\(language)\"\(focus)>\(paragraphs[place].markup)</p>"
        }
        let title =
            standing.report.title.map { "<p class=\"note\" lang=\"\(language)\">\($0)</p>" as Markup } ?? ""
        return """
            <h2>\(wording["review.evidence"]) <small>\(ReportLine(visit, standing).markup) · <a href="\(
                visit.link("events", brief.event.id))">\(wording["review.event"])</a></small></h2>
            <h3 class="question" tabindex="-1">\(wording["review.question.\(slots.question)"])</h3>
            \(title)\(texts)
            """
    }

    private func like(_ slots: ReviewSlots) throws(DeskProblem) -> Markup {
        guard let likeness = slots.likeness else { return "" }
        let claims = try visit.desk.reading {
            try visit.archive.likeCases(
                of: likeness.claim,
                role: likeness.role,
                words: likeness.words,
                most: 50
            )
        }
        guard !claims.isEmpty else { return "" }
        let rows = claims.prefix(12).map { other -> Markup in
            """
            <li><q lang="\(other.language)">\(Excerpt(other.sentence, most: 140).text)</q> <a href="\(link(other.claim))" data-go>\(
                wording["claim.one"])</a></li>
            """
        }
        return """
            <div class="like" id="like"><h3>\(wording["review.like"])</h3><p><q lang="\(claims[0].language)">\(likeness.words)</q>: <b>\(
                wording.count(claims.count, "claim"))</b> \(wording["review.like.note"])</p><ul class="quotes">\(rows)</ul></div>
            """
    }

    /// Whether others' words on the claim stay hidden, so that nobody is led by them.
    private var isBlind: Bool { waiting.order == .random || waiting.order == .second }

    /// A second reviewer sees own rows alone.
    private func isShown(_ review: Review) -> Bool {
        waiting.order != .second || review.reviewer == visit.desk.settings.reviewer
    }

    /// What other witnesses say; in the random share it stays hidden, so that nobody is led by it.
    private func others(_ brief: EventBrief, _ slots: ReviewSlots) -> Markup {
        guard !isBlind, let slot = Event.Slot(rawValue: slots.open) else { return "" }
        let laid = LaidEvent(brief)
        let said = laid.matrix.rows.flatMap { laid.distinct($0.statements(on: slot), slot) }
            .map { ValueWords(wording).text($0.statement.value) }
        guard said.count > 1 else { return "" }
        return "<p class=\"note\">\(wording["review.others"]) \(said.joined(separator: "; "))</p>"
    }

    // MARK: What was done

    private func log() throws(DeskProblem) -> Markup {
        let rows = try visit.desk.reading { try visit.archive.reviewLog(most: 20) }.filter(isShown)
        let lines = rows.map {
            "<li><span>\(ReviewLine(wording, $0).text)</span><span class=\"id\">#\($0.number)</span><span class=\"why\">\($0.reviewer) · \($0.time)</span></li>"
                as Markup
        }
        let said = rows.first.map { ReviewLine(wording, $0).text } ?? ""
        return """
            <section><h2>\(wording["review.log"]) <small>\(wording["review.log.note"])</small></h2><p class="sr" id="said" aria-live="polite">\(
                said)</p><ol class="queue" id="log">\(lines)</ol></section>
            """
    }

    private func agreement() throws(DeskProblem) -> Markup {
        let fields = try visit.desk.reading { try visit.desk.chronicle.agreement() }
        let rows = fields.compactMap { field -> Markup? in
            guard field.machine != nil || field.reviewers != nil else { return nil }
            return """
                <tr><th scope="row">\(wording["field.\(field.field)"])</th><td class="n">\(text(field.machine))</td><td class="n">\(
                    text(field.reviewers))</td></tr>
                """
        }
        guard !rows.isEmpty else { return "" }
        return """
            <section><h2>\(wording["review.agreement"]) <small>α</small></h2><table class="alpha"><thead><tr><th scope="col"></th><th scope="col" class="n">\(
                wording["review.machine"])</th><th scope="col" class="n">\(wording["review.reviewers"])</th></tr></thead><tbody>\(rows)</tbody></table><p class="note">\(
                    wording["review.agreement.note"])</p></section>
            """
    }

    private func text(_ agreement: Agreement?) -> Markup {
        guard let agreement else { return "" }
        return """
            <b>\(hundredths(agreement.alpha))</b> <span class="note">\(hundredths(agreement.low))–\(
                hundredths(agreement.high)), \(agreement.units)</span>
            """
    }

    private func hundredths(_ number: Double) -> String {
        let whole = Int((number.magnitude * 100).rounded())
        let point = wording.language == .french ? "," : "."
        let digits = whole % 100
        return
            "\(number < 0 && whole > 0 ? "\u{2212}" : "")\(whole / 100)\(point)\(digits < 10 ? "0" : "")\(digits)"
    }
}

/// A row of the log in words.
struct ReviewLine {
    let text: String

    init(_ wording: Wording, _ review: Review) {
        var words = [wording["review.did.\(review.action.rawValue)"]]
        if let slot = review.slot { words.append(wording["field.\(slot)"]) }
        if review.action == .edit {
            words.append("→ " + (review.value.map { SlotWords($0).text } ?? wording["notsaid"]))
        }
        if review.action == .undo, let other = review.other { words.append("#\(other)") }
        if let reason = review.reason { words.append("(\(wording["reason.\(reason.rawValue)"]))") }
        text = words.joined(separator: " ")
    }
}
