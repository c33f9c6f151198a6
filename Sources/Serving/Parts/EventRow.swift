internal import Archiving
internal import EventData
internal import Exchanging

/// An event as a row of a list.
struct EventRow {
    let visit: Visit
    let listed: ListedEvent
    let event: Event

    /// `nil` where the record's line of the event is none.
    init?(_ visit: Visit, _ listed: ListedEvent) {
        guard let (event, _, _) = EventJSON().event(of: listed.event.line) else { return nil }
        self.visit = visit
        self.listed = listed
        self.event = event
    }

    private var wording: Wording { visit.wording }

    var markup: Markup { row(time) }

    /// The row where no heading gives the month.
    var undivided: Markup {
        row(
            event.date.map { "<time datetime=\"\($0.from.description)\">\(wording.period($0))</time>" }
                ?? time
        )
    }

    private func row(_ time: Markup) -> Markup {
        let isFuture = event.status == .future
        return """
            <li class="ev\(isFuture ? " future" : "")" data-id="\(event.id)">\(time)\(
                Symbols.sign(Quad(of: event.type), isFuture: isFuture))<div class="who"><span class="line1"><span class="type">\(
                    type)</span><a href="\(visit.link("events", event.id))">\(names(event.actors))<span class="ar">→</span>\(
                        names(event.recipients))</a>\(EventTags(event, wording).markedIfContested)</span><q lang="\(listed.language)">\(
                            Excerpt(listed.words).text)</q></div><span class="num">\(killed)</span><span class="wit" title="\(
                                witnesses)"><b>\(event.witnesses)</b> \(wording["short.witness"]) \(event.reports) \(
                                    wording["short.report"])</span></li>
            """
    }

    private var type: Markup {
        event.modes.first.map { "\(event.type.rawValue) <i>\($0)</i>" } ?? "\(event.type.rawValue)"
    }

    private var time: Markup {
        guard let date = event.date else { return "<span class=\"notsaid\">\(wording["notsaid"])</span>" }
        // The month stands above.
        return
            "<time datetime=\"\(date.from.description)\" title=\"\(wording.period(date))\">\(wording.short(date))</time>"
    }

    private var killed: Markup {
        guard let tally = event.tallies.first(where: { $0.quantity == .killed }) else { return "" }
        let text = TallyText(tally, wording)
        let contested: Markup = tally.isContested ? " class=\"contest\"" : ""
        return
            "<b\(contested)>\(text.range)</b> \(wording[TallyText.isOne(tally) ? "sentence.killed.one" : "sentence.killed"])"
    }

    private var witnesses: String {
        wording.count(event.witnesses, "witness") + ", " + wording.count(event.reports, "report")
    }

    private func names(_ actors: [Actor]) -> Markup {
        guard !actors.isEmpty else { return "<span class=\"notsaid\">\(wording["actor.none"])</span>" }
        let names = actors.prefix(3).map { wording.actor($0.name) }.joined(separator: ", ")
        return actors.count > 3 ? "\(names) +\(actors.count - 3)" : "\(names)"
    }
}

/// The words for what kind of news an event is, where it is not simply told as done.
struct EventTags {
    private let status: Claim.Status
    private let isAlleged: Bool
    private let salience: Claim.Salience
    private let isContested: Bool
    private let wording: Wording

    init(_ event: Event, _ wording: Wording) {
        self.init(
            status: event.status,
            isAlleged: event.isAlleged,
            salience: event.salience,
            wording,
            !event.contested.isEmpty
        )
    }

    init(
        status: Claim.Status,
        isAlleged: Bool,
        salience: Claim.Salience,
        _ wording: Wording,
        _ isContested: Bool = false
    ) {
        (self.status, self.isAlleged, self.salience) = (status, isAlleged, salience)
        (self.wording, self.isContested) = (wording, isContested)
    }

    var markup: Markup {
        var tags = Markup()
        switch status {
        case .occurred: break
        case .ongoing: tags += tag("ongoing", "status.ongoing")
        case .future: tags += tag("future", "status.future")
        case .hypothetical: tags += tag("hyp", "status.hypothetical")
        case .negated: tags += tag("neg", "status.negated")
        }
        if isAlleged { tags += tag("alleged", "status.alleged") }
        if salience == .background { tags += tag("back", "status.background") }
        return tags
    }

    /// With the mark of what witnesses do not agree on.
    var markedIfContested: Markup {
        isContested ? markup + " <span class=\"contest-mark\">\(wording["contested.1"])</span>" : markup
    }

    private func tag(_ kind: String, _ key: String) -> Markup {
        " <span class=\"tag \(kind)\">\(wording[key])</span>"
    }
}

/// The figures of a quantity as they are shown.
struct TallyText {
    let range: String

    /// The low and the high figure of UCDP's rule, or the one that they both are.
    init(_ tally: Tally, _ wording: Wording) {
        let estimate = tally.estimate(by: .ucdp)
        let ends = [estimate.low ?? estimate.best, estimate.high ?? estimate.best].compactMap { $0 }
        switch ends.count {
        case 2 where ends[0] != ends[1]: range = "\(wording.number(ends[0]))–\(wording.number(ends[1]))"
        case 0: range = "?"
        default: range = wording.number(ends[0])
        }
    }
}

extension TallyText {
    /// Whether it is of one person, as French asks.
    static func isOne(_ tally: Tally) -> Bool {
        let estimate = tally.estimate(by: .ucdp)
        let ends = [estimate.low ?? estimate.best, estimate.high ?? estimate.best].compactMap { $0 }
        return !ends.isEmpty && ends.allSatisfy { $0 < 2 }
    }
}

/// The first words of a longer text, cut between words.
struct Excerpt {
    let text: String

    init(_ words: String, most: Int = 180) {
        guard words.count > most else {
            text = words
            return
        }
        let start = words.prefix(most)
        text = (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + "…"
    }
}
