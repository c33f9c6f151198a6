internal import Archiving
internal import Chronicling
internal import EventData

/// The values of a claim, slot by slot; one slot is open, with what it may be instead.
struct ReviewSlots {
    /// The words from which a party was coded, which other claims may have too.
    struct Likeness {
        var claim: String
        var role: String
        var words: String
    }

    /// The name of the open slot.
    let open: String
    private let visit: Visit
    private let claim: Claim
    private let brief: EventBrief
    /// What reviewers put in place of the program's values.
    private let edits: [String: Review]
    private let slots: [String]

    init(_ visit: Visit, _ claim: Claim, _ brief: EventBrief, reviews: [Review]) {
        self.visit = visit
        self.claim = claim
        self.brief = brief
        var edits: [String: Review] = [:]
        for review in reviews where review.action == .edit {
            if let slot = review.slot { edits[slot] = review }
        }
        self.edits = edits
        let slots = SlotJSON.slots.filter { slot in
            ["type", "status", "actor", "recipient", "place", "date"].contains(slot) || edits[slot] != nil
                || SlotJSON.value(of: claim, in: slot) != nil
        }
        self.slots = slots
        let doubtful = Self.doubtful(claim, brief)
        open = visit.address["slot"].flatMap { slots.contains($0) ? $0 : nil } ?? doubtful
    }

    private var wording: Wording { visit.wording }

    /// The slot that is most likely wrong: what witnesses do not agree on, what no words at the act say, or the type.
    private static func doubtful(_ claim: Claim, _ brief: EventBrief) -> String {
        let contested = brief.event.contested.map(\.rawValue).first {
            SlotJSON.value(of: claim, in: $0) != nil
        }
        if let contested { return contested }
        if claim.actors.contains(where: { $0.basis == .inferred || $0.basis == .coreferent }) {
            return "actor"
        }
        if claim.recipients.contains(where: { $0.basis == .inferred || $0.basis == .coreferent }) {
            return "recipient"
        }
        if claim.date?.date.basis == .published || claim.date?.date.basis == .inherited { return "date" }
        return "type"
    }

    /// Which question stands above the evidence.
    var question: String {
        Figure.Quantity(rawValue: open) == nil ? open : "number"
    }

    var likeness: Likeness? {
        let parties = open == "actor" ? claim.actors : open == "recipient" ? claim.recipients : []
        return parties.first.map { Likeness(claim: claim.id, role: open, words: $0.evidence.words) }
    }

    // MARK: In the text

    func marks(in part: ReportPart) -> [MarkedText.Mark] {
        var marks = [(claim.trigger, "type"), (claim.trigger, "status")]
        marks +=
            claim.actors.map { ($0.evidence, "actor") } + claim.recipients.map { ($0.evidence, "recipient") }
        if let place = claim.place { marks.append((place.evidence, "place")) }
        if let date = claim.date?.evidence { marks.append((date, "date")) }
        marks += claim.figures.map { ($0.evidence, $0.quantity.rawValue) }
        return marks.filter { $0.0.part == part }.map { MarkedText.Mark(span: $0.0.span, name: $0.1) }
    }

    // MARK: As a list

    var markup: Markup { "<ol class=\"slotlist\" id=\"slots\">\(slots.map(row))</ol>" }

    private func row(_ slot: String) -> Markup {
        let isOpen = slot == open
        let address = visit.address.with("claim", claim.id).with("slot", slot)
        return """
            <li\(isOpen ? " class=\"now\"" : "")><a class="lab" href="\(address.text)" data-go>\(wording["field.\(slot)"])</a><span class="val">\(
                value(slot))</span><span class="conf-n"></span>\(isOpen && !visit.desk.settings.isReadOnly ? options(slot) : "")</li>
            """
    }

    /// What is held now: a person's value with the name and no quotation marks, the program's struck beneath.
    private func value(_ slot: String) -> Markup {
        let coded: Markup =
            SlotJSON.value(of: claim, in: slot).map { "\(words($0, slot))" }
            ?? "<span class=\"notsaid\">\(wording["notsaid"])</span>"
        guard let edit = edits[slot] else { return coded }
        let held: Markup =
            edit.value.map { "<b>\(words($0, slot))</b>" }
            ?? "<span class=\"notsaid\">\(wording["notsaid"])</span>"
        return "\(held) <span class=\"by\">\(edit.reviewer)</span> <del>\(coded)</del>"
    }

    private func words(_ json: String, _ slot: String) -> String {
        let text = SlotWords(json).text
        return slot == "status" ? wording["status.\(text)"] : text
    }

    /// Each is one press: the keys 1 to 9.
    private func options(_ slot: String) -> Markup {
        let held = edits[slot].map(\.value) ?? SlotJSON.value(of: claim, in: slot)
        let buttons = choices(slot).prefix(9).enumerated().map { place, choice -> Markup in
            let text: Markup =
                choice.map { "\(words($0, slot))" } ?? "<span class=\"notsaid\">\(wording["notsaid"])</span>"
            return """
                <button name="value" value="\(choice ?? "")" data-key="\(place + 1)" aria-pressed="\(
                    choice == held ? "true" : "false")"><kbd>\(place + 1)</kbd><span>\(text)</span></button>
                """
        }
        return """
            <div class="opts" role="group" aria-label="\(wording["field.\(slot)"])"><form method="post" action="\(
                visit.link("review"))">\(ReviewFields(visit, claim.id, action: "edit", slot: slot).markup)\(buttons)\(
                    likeBox)</form></div>
            """
    }

    private var likeBox: Markup {
        guard likeness != nil else { return "" }
        return
            "<label class=\"note\"><input type=\"checkbox\" name=\"like\" value=\"1\"> \(wording["review.like.apply"])</label>"
    }

    /// What the slot may hold: as the program has it first, then what else the report speaks of, and nothing.
    private func choices(_ slot: String) -> [String?] {
        var choices: [String?] = [SlotJSON.value(of: claim, in: slot)]
        let beside = brief.claims
        switch slot {
        case "type":
            let quad = Quad(of: claim.type)
            let near = EventType.allCases.sorted {
                (Quad(of: $0) == quad ? 0 : 1) < (Quad(of: $1) == quad ? 0 : 1)
            }
            choices += near.map { SlotJSON.word($0.rawValue) }
        case "status":
            choices += ["occurred", "ongoing", "future", "hypothetical", "negated"].map { SlotJSON.word($0) }
        case "actor", "recipient":
            let parties = ([claim] + beside).flatMap { $0.actors + $0.recipients }
            choices += parties.map { SlotJSON.parties([$0.actor]) } + [nil]
        case "place": choices += beside.map { SlotJSON.value(of: $0, in: "place") } + [nil]
        case "date": choices += beside.map { SlotJSON.value(of: $0, in: "date") } + [nil]
        default:
            let figures = ([claim] + beside).flatMap(\.figures)
            choices += figures.map { SlotJSON.count(low: $0.low, high: $0.high) } + [nil]
        }
        var seen: Set<String?> = []
        return choices.filter { seen.insert($0).inserted }
    }
}

/// The hidden fields of a form of reviewing.
struct ReviewFields {
    let markup: Markup

    init(_ visit: Visit, _ claim: String, action: String? = nil, slot: String? = nil) {
        let kept = ["queue", "lang"].compactMap { name in visit.address[name].map { (name, $0) } }
        var fields = kept + [("claim", claim)]
        if let action { fields.append(("action", action)) }
        if let slot { fields.append(("slot", slot)) }
        markup = fields.reduce(into: Markup()) { sum, field in
            sum += "<input type=\"hidden\" name=\"\(field.0)\" value=\"\(field.1)\">"
        }
    }
}

/// What can be done with a claim, one key each.
struct ReviewKeys {
    private let visit: Visit
    private let claim: Claim
    private let slots: ReviewSlots
    private let beside: [EventRow]

    init(_ visit: Visit, _ claim: Claim, _ brief: EventBrief, _ slots: ReviewSlots) throws(DeskProblem) {
        self.visit = visit
        self.claim = claim
        self.slots = slots
        guard let story = brief.story else {
            beside = []
            return
        }
        var asked = EventFilter()
        asked.story = story
        let filter = asked
        beside = try visit.desk.reading {
            try visit.archive.events(matching: filter, from: 0, count: 13, isNewestFirst: false)
        }.filter { $0.event.id != brief.event.id }.compactMap { EventRow(visit, $0) }
    }

    private var wording: Wording { visit.wording }
    private var action: String { visit.link("review") }

    var markup: Markup {
        """
        <div class="keys"><form method="post" action="\(action)">\(ReviewFields(visit, claim.id).markup)\(
            button("accept", "a"))\(button("reject", "x"))\(reasons)\(button("skip", "Space"))\(button("flag", "f"))\(
                button("part", "s"))\(button("undo", "u"))</form>\(edit)\(join)</div>
        """
    }

    private func button(_ action: String, _ key: String) -> Markup {
        """
        <button name="action" value="\(action)" data-key="\(key)"><kbd>\(key)</kbd> \(wording["review.do.\(action)"])</button>
        """
    }

    private var reasons: Markup {
        let options = Review.Reason.allCases.map { reason -> Markup in
            "<option value=\"\(reason.rawValue)\">\(wording["reason.\(reason.rawValue)"])</option>"
        }
        return """
            <select name="reason" aria-label="\(wording["review.reason"])"><option value="">\(wording["review.reason"])</option>\(options)</select>
            """
    }

    /// A value that is not among the choices, as a person types it.
    private var edit: Markup {
        let fields: Markup =
            switch slots.open {
            case "type": select(EventType.allCases.map(\.rawValue)) { $0 }
            case "status": select(statuses) { wording["status.\($0)"] }
            case "actor", "recipient":
                "\(field("name", "review.name"))\(field("country", "review.country", size: 4))\(field("sector", "review.sector", size: 4))"
            case "place":
                "\(field("name", "review.name"))\(field("country", "review.country", size: 4))\(field("admin1", "filter.admin1"))"
            case "date": "\(field("from", "filter.from", size: 10))\(field("to", "filter.to", size: 10))"
            default: "\(field("low", "review.low", size: 6))\(field("high", "review.high", size: 6))"
            }
        return """
            <details><summary class="plain" data-key="e"><kbd>e</kbd> \(wording["review.do.edit"])</summary><form method="post" action="\(
                action)">\(ReviewFields(visit, claim.id, action: "edit", slot: slots.open).markup)<input type="hidden" name="typed" value="1">\(
                    fields)<button class="btn main">\(wording["review.keep"])</button></form></details>
            """
    }

    private var statuses: [String] { ["occurred", "ongoing", "future", "hypothetical", "negated"] }

    /// All words that a slot may hold, where they are more than there are keys.
    private func select(_ words: [String], _ name: (String) -> String) -> Markup {
        let options = words.map { word -> Markup in "<option value=\"\(word)\">\(name(word))</option>" }
        return "<select name=\"word\" aria-label=\"\(wording["field.\(slots.open)"])\">\(options)</select>"
    }

    private func field(_ name: String, _ key: String, size: Int = 18) -> Markup {
        "<label>\(wording[key]) <input name=\"\(name)\" size=\"\(size)\" maxlength=\"200\"></label> "
    }

    /// The events of the same story, one of which may be the same happening.
    private var join: Markup {
        guard !beside.isEmpty else { return "" }
        let options = beside.map { row -> Markup in
            "<option value=\"\(row.event.id)\">\(Excerpt(EventSentence(row.event, wording).text, most: 90).text)</option>"
        }
        return """
            <details><summary class="plain" data-key="m"><kbd>m</kbd> \(wording["review.do.join"])</summary><form method="post" action="\(
                action)">\(ReviewFields(visit, claim.id, action: "join").markup)<select name="other" aria-label="\(
                    wording["review.other"])">\(options)</select><button class="btn main">\(wording["review.keep"])</button></form></details>
            """
    }
}
