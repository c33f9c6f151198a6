internal import EventData

/// What was coded in a report, numbered: claims, quotations, roles.
struct CodingList {
    private let visit: Visit
    private let coded: CodedReport?
    private let events: [String: String]

    /// The codings of a report; `events` has the event of each claim, by the claim's id.
    init(_ visit: Visit, _ coded: CodedReport?, events: [String: String]) {
        self.visit = visit
        self.coded = coded
        self.events = events
    }

    private var wording: Wording { visit.wording }
    private var claims: [Claim] { coded?.claims ?? [] }

    // MARK: In the text

    /// The words of every value, named after the number of its coding.
    func marks(in part: ReportPart) -> [MarkedText.Mark] {
        guard let coded else { return [] }
        var marks: [MarkedText.Mark] = []
        func mark(_ evidence: Evidence, _ number: Int, kind: String = "") {
            if evidence.part == part { marks.append(MarkedText.Mark(evidence, number: number, kind: kind)) }
        }
        for (index, claim) in coded.claims.enumerated() {
            mark(claim.trigger, index, kind: kind(claim))
            for evidence in claim.slots { mark(evidence, index) }
        }
        let others = coded.quotations.map(\.evidence) + coded.relations.map(\.evidence)
        for (index, evidence) in others.enumerated() { mark(evidence, coded.claims.count + index) }
        return marks
    }

    private func kind(_ claim: Claim) -> String {
        let isCooperation = Quad(of: claim.type).rawValue < 3
        return "t \(isCooperation ? "coopt" : "conft")" + (claim.salience == .background ? " bg" : "")
            + (claim.status == .future ? " fut" : "")
    }

    func wrap(_ words: Markup, _ marks: [MarkedText.Mark]) -> Markup {
        let trigger = marks.first { !$0.kind.isEmpty }
        let number: Markup = trigger.map { "<sup>\($0.name)</sup>" } ?? ""
        let names = marks.map(\.name).joined(separator: " ")
        let lit: Markup =
            visit.address["coding"].map { code in marks.contains { $0.name == code } } == true ? " lit" : ""
        let kind = trigger.map { " " + $0.kind } ?? ""
        let focus: Markup = trigger == nil ? "" : " tabindex=\"0\" role=\"button\""
        return "<mark class=\"c\(kind)\(lit)\" data-coding=\"\(names)\"\(focus)>\(words)\(number)</mark>"
    }

    // MARK: As a list

    var markup: Markup {
        guard let coded else { return "" }
        let summary = [
            wording.count(coded.claims.count, "claim"), wording.count(coded.quotations.count, "quote"),
            wording.count(coded.relations.count, "role"),
        ]
        return """
            <section><h2>\(wording["coding.title"]) <small>\(summary.joined(separator: ", "))</small></h2><ol class="codings" id="codings">\(
                claims.indices.map(claim))\(quotations(coded))\(relations(coded))</ol></section>
            """
    }

    private func item(_ number: Int, _ content: Markup) -> Markup {
        let lit: Markup = visit.address["coding"] == "\(number + 1)" ? " class=\"lit\"" : ""
        return
            "<li\(lit) data-coding=\"\(number + 1)\" tabindex=\"0\"><span class=\"no\">\(number + 1)</span>\(content)</li>"
    }

    private func claim(_ index: Int) -> Markup {
        let claim = claims[index]
        let sign = Symbols.sign(Quad(of: claim.type), isFuture: claim.status == .future)
        let mode: Markup = claim.modes.first.map { " <i>\($0)</i>" } ?? ""
        let type: Markup = "<span class=\"type\">\(claim.type.rawValue)\(mode)</span>"
        let linked: Markup =
            events[claim.id].map { "<a href=\"\(visit.link("events", $0))\">\(type)</a>" } ?? type
        let tags = EventTags(
            status: claim.status,
            isAlleged: claim.isAlleged,
            salience: claim.salience,
            wording
        ).markup
        let span = claim.trigger.span
        return item(
            index,
            """
            <span>\(sign) \(linked)\(tags)</span><span class="id">\(claim.trigger.part == .title ? "title " : "")\(span.start)–\(
                span.end)</span><span class="slots">\(slots(claim))</span>
            """
        )
    }

    private func slots(_ claim: Claim) -> Markup {
        var parts: [Markup] = [parties(claim.actors), "→ " + parties(claim.recipients)]
        if let date = claim.date { parts.append("\(wording.period(date.date))") }
        if let place = claim.place { parts.append("\(place.place.name)") }
        for figure in claim.figures {
            let number = ValueWords(wording).figure(figure.low, figure.high, figure.bound)
            parts.append("\(wording["slot.\(figure.quantity.rawValue)"]) \(number)")
        }
        for voice in claim.attribution { parts.append("<span class=\"by\">\(voice.evidence.words)</span>") }
        return parts.enumerated().reduce(into: Markup()) { sum, part in
            sum += part.offset < 2 ? part.element + " " : " · " + part.element
        }
    }

    private func parties(_ parties: [Party]) -> Markup {
        guard !parties.isEmpty else { return "<span class=\"notsaid\">\(wording["notsaid"])</span>" }
        let names = parties.map { party -> Markup in
            "<a href=\"\(visit.link("actors", party.actor.id ?? party.actor.name))\"><b>\(wording.actor(party.actor.name))</b></a> "
        }
        return "\(names)"
    }

    private func quotations(_ coded: CodedReport) -> [Markup] {
        coded.quotations.enumerated().map { index, quotation in
            let speaker: Markup =
                quotation.speaker.map { "<b>\(wording.actor($0.actor.name))</b> \($0.role ?? "")" }
                ?? "<span class=\"notsaid\">\(wording["notsaid"])</span>"
            return item(
                coded.claims.count + index,
                """
                <span><span class="type">\(wording["quote.one"])</span> <q lang="\(coded.language.rawValue)">\(Excerpt(quotation.evidence.words).text)</q></span><span class="slots">\(
                    speaker)</span>
                """
            )
        }
    }

    private func relations(_ coded: CodedReport) -> [Markup] {
        coded.relations.enumerated().map { index, relation in
            let role =
                relation.role == "former"
                ? wording["relation.former.\(relation.kind.rawValue)"]
                : relation.role ?? wording["relation.\(relation.kind.rawValue)"]
            return item(
                coded.claims.count + coded.quotations.count + index,
                """
                <span><span class="type">\(wording["role.one"])</span> <q lang="\(coded.language.rawValue)">\(Excerpt(relation.evidence.words).text)</q></span><span class="slots"><b>\(
                    wording.actor(relation.subject.actor.name))</b>, \(role), <b>\(wording.actor(relation.object.actor.name))</b></span>
                """
            )
        }
    }
}

extension MarkedText.Mark {
    /// A mark named after the place of its coding, `number` from 0; people count from 1.
    fileprivate init(_ evidence: Evidence, number: Int, kind: String = "") {
        self.init(span: evidence.span, name: "\(number + 1)", kind: kind)
    }
}

extension Claim {
    /// The words of everything but of the act itself.
    fileprivate var slots: [Evidence] {
        let parties = (actors + recipients).map(\.evidence)
        return parties + [place?.evidence, date?.evidence].compactMap { $0 } + figures.map(\.evidence)
            + attribution.map(\.evidence)
    }
}
