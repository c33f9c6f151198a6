internal import Chronicling
internal import Corroborating
internal import EventData

/// The words of one slot in every report of a story, side by side: a row an event, a column a report.
struct StoryWords {
    private static let mostEvents = 12
    private static let mostReports = 9
    private static let slots: [Event.Slot] = [.status, .actor, .recipient, .place, .date, .killed, .size]

    private let visit: Visit
    private let slot: Event.Slot
    private let laid: [LaidEvent]

    /// The first of `rows` of which more than one report tells.
    static func laid(_ visit: Visit, _ rows: [EventRow]) throws(DeskProblem) -> [LaidEvent] {
        let many = rows.filter { $0.event.reports > 1 }
        var laid: [LaidEvent] = []
        for row in many.prefix(mostEvents) {
            let brief = try visit.desk.reading { try visit.desk.chronicle.brief(of: row.event.id) }
            if let brief { laid.append(LaidEvent(brief)) }
        }
        return laid
    }

    init(_ visit: Visit, _ laid: [LaidEvent]) {
        self.visit = visit
        self.laid = laid
        slot = visit.address["slot"].flatMap(Event.Slot.init) ?? .status
    }

    private var wording: Wording { visit.wording }

    /// The reports that tell of the most of these events first come as they were published.
    private var reports: [ReportStanding] {
        var seen: Set<String> = []
        let all = laid.flatMap(\.brief.reports).filter { seen.insert($0.report.id).inserted }
        let counts = Dictionary(
            laid.flatMap { $0.brief.reports.map { ($0.report.id, 1) } },
            uniquingKeysWith: +
        )
        let chosen = all.sorted {
            (-(counts[$0.report.id] ?? 0), $0.report.id) < (-(counts[$1.report.id] ?? 0), $1.report.id)
        }.prefix(Self.mostReports)
        return chosen.sorted {
            ($0.report.published ?? "9", $0.report.id) < ($1.report.published ?? "9", $1.report.id)
        }
    }

    var markup: Markup {
        guard !laid.isEmpty else { return "" }
        let reports = self.reports
        let choices = Self.slots.map { choice -> Markup in
            let address = visit.address.with("slot", choice == .status ? nil : choice.rawValue)
            let current: Markup = choice == slot ? " aria-current=\"true\"" : ""
            return """
                <a href="\(address.text)"\(current) data-go>\(wording[choice == .status ? "story.act" : "slot.\(choice.rawValue)"])</a>
                """
        }
        let heads = reports.map { standing -> Markup in
            """
            <th scope="col"><a href="\(visit.link("reports", standing.report.id))">\(
                standing.report.outlet ?? standing.report.id)</a><small>\(
                    standing.report.published.map { wording.day(iso: $0) } ?? wording["report.undated"]) · \(
                        wording["label.\(standing.label)"])</small></th>
            """
        }
        return """
            <section><h2 id="h-words">\(wording["story.words"]) <small>\(
                wording["story.words.note"])</small></h2><nav class="choices" aria-labelledby="h-words">\(choices)</nav>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="h-words"><table class="matrix ladder"><thead><tr><th scope="col">\(
                wording["event.one"])</th>\(heads)</tr></thead><tbody>\(laid.map { row($0, reports) })</tbody></table></div></section>
            """
    }

    private func row(_ laid: LaidEvent, _ reports: [ReportStanding]) -> Markup {
        let event = laid.brief.event
        let contested: Markup = event.contested.contains(slot) ? " class=\"contest\"" : ""
        let cells = reports.map { standing -> Markup in
            let place = laid.brief.reports.firstIndex { $0.report.id == standing.report.id }
            return "<td\(contested)>\(place.map { words($0, laid) } ?? notSaid)</td>"
        }
        return """
            <tr><th scope="row"><a href="\(visit.link("events", event.id))">\(EventSentence(event, wording).text)</a></th>\(cells)</tr>
            """
    }

    private var notSaid: Markup { "<span class=\"notsaid\">\(wording["notsaid"])</span>" }

    /// What a report says of the slot, with its address in the event's matrix.
    private func words(_ report: Int, _ laid: LaidEvent) -> Markup {
        let claims = laid.brief.claims.indices.filter { laid.brief.reportOfClaim[$0] == report }
        let language = laid.brief.reports[report].language.rawValue
        let said = claims.flatMap { claim in
            laid.evidence(of: claim, slot).enumerated().map { (claim, $0.offset, $0.element) }
        }
        guard !said.isEmpty else { return notSaid }
        let quotes = said.prefix(3).map { claim, place, evidence -> Markup in
            let cell = "\(report).\(laid.name(of: claim, slot, slot.isCounted ? place : 0))"
            let address = visit.address(
                ["events", laid.brief.event.id],
                [Address.Item(name: "cell", value: cell)]
            )
            let status = laid.brief.claims[claim].status
            let tag: Markup =
                slot == .status && status != .occurred
                ? " <span class=\"note\">\(wording["status.\(status.rawValue)"])</span>" : ""
            let words: Markup =
                slot == .status
                ? ActWords(laid.brief.claims[claim], around: 5).markup
                : "\(Excerpt(evidence.words, most: 90).text)"
            return
                "<a class=\"plain\" href=\"\(address.text)\"><q lang=\"\(language)\">\(words)</q></a>\(tag) "
        }
        return "\(Array(quotes))"
    }
}

extension Event.Slot {
    /// Whether it holds figures, of which a claim may have several.
    fileprivate var isCounted: Bool {
        switch self {
        case .status, .actor, .recipient, .place, .date: false
        case .killed, .injured, .abducted, .arrested, .displaced, .missing, .freed, .size, .sum: true
        }
    }
}
