internal import Corroborating
package import EventData

/// Writes an event as a brief for people, in Markdown: what happened, who says what, and in which words.
package struct EventBriefMarkdown {
    private let brief: EventBrief
    private let accounts: [Account]
    private let published: [Day?]
    /// For each report, where its witness stands among `witnessNames`.
    private let witnesses: [Int]
    private let witnessNames: [String]
    private let revisions: [FigureRevision]

    /// A brief of an event; with `revisions` it tells which figures changed between versions of one report.
    package init(_ brief: EventBrief, revisions: [FigureRevision] = []) {
        self.brief = brief
        self.revisions = revisions
        accounts = zip(brief.claims, brief.reportOfClaim).map { Account($0, report: $1) }
        published = brief.reports.map { $0.report.published.flatMap { Day(iso: String($0.prefix(10))) } }
        var names: [String] = []
        witnesses = brief.reports.map { standing in
            if let known = names.firstIndex(of: standing.witness) { return known }
            names.append(standing.witness)
            return names.count - 1
        }
        witnessNames = names
    }

    /// The brief, ending with a line feed.
    package func text() -> String {
        [head, figures, timelines, revised, matrix, words, reports].filter { !$0.isEmpty }.joined(
            separator: "\n"
        )
    }

    // MARK: What happened

    private var head: String {
        let event = brief.event
        var lines = ["# \(escaped(title))", ""]
        lines.append("- **Event** `\(event.id)`\(brief.story.map { ", story `\($0)`" } ?? "")")
        lines.append("- **What** \(act)")
        lines.append("- **Who** \(names(event.actors))")
        lines.append("- **To whom** \(names(event.recipients))")
        lines.append("- **Where** \(event.place.map(describe) ?? "not said")")
        lines.append("- **When** \(event.date.map(describe) ?? "not said")")
        let alleged = event.isAlleged ? ", alleged: nobody tells it as a fact" : ""
        lines.append("- **Status** \(event.status.rawValue)\(alleged)")
        lines.append(
            "- **Told by** \(count(event.witnesses, "witness", "witnesses")), "
                + "\(count(event.reports, "report", "reports")), \(count(event.outlets, "outlet", "outlets"))"
        )
        if !event.denials.isEmpty {
            lines.append("- **Denied** in \(count(event.denials.count, "claim", "claims"))")
        }
        if !event.contested.isEmpty {
            lines.append("- **Contested** \(event.contested.map(\.rawValue).joined(separator: ", "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var title: String {
        let event = brief.event
        var title = event.actors.isEmpty ? "Unnamed actor" : event.actors.map(\.name).joined(separator: ", ")
        if !event.recipients.isEmpty { title += " → " + event.recipients.map(\.name).joined(separator: ", ") }
        title += ": \(event.type.rawValue)"
        if let place = event.place { title += ", \(place.name)" }
        if let date = event.date { title += ", \(period(date))" }
        return title
    }

    private var act: String {
        let event = brief.event
        var act = event.type.rawValue
        if !event.modes.isEmpty { act += " (\(event.modes.joined(separator: ", ")))" }
        if !event.contexts.isEmpty { act += "; contexts: \(event.contexts.joined(separator: ", "))" }
        return escaped(act)
    }

    // MARK: How many

    private var figures: String {
        let tallies = brief.event.tallies
        guard !tallies.isEmpty else { return "" }
        var table = MarkdownTable(["how many"] + Tally.Rule.allCases.map(\.rawValue) + ["contested"])
        for tally in tallies {
            let cells = Tally.Rule.allCases.map { describe(tally.estimate(by: $0)) }
            table.add([tally.quantity.rawValue] + cells + [tally.isContested ? "yes" : ""])
        }
        return "## How many\n\nEach rule as low – best – high, or as one figure where they are the same.\n\n"
            + table.text
    }

    private func describe(_ estimate: Tally.Estimate) -> String {
        guard estimate.low != nil || estimate.best != nil || estimate.high != nil else { return "" }
        let figures = [estimate.low, estimate.best, estimate.high].map { $0.map { "\($0)" } ?? "?" }
        return Set(figures).count == 1 ? figures[0] : figures.joined(separator: " – ")
    }

    private var timelines: String {
        var text = ""
        for tally in brief.event.tallies {
            let timeline = TollTimeline(
                tally.quantity,
                of: brief.event,
                among: accounts,
                published: published,
                witnesses: witnesses
            )
            guard timeline.entries.count > 1 else { continue }
            var table = MarkdownTable(["published", "witness", tally.quantity.rawValue, "on whose word"])
            for entry in timeline.entries {
                table.add([
                    entry.day?.description ?? "", witnessNames[entry.witness],
                    describe(entry.low, entry.high, entry.bound), entry.voice?.words ?? "the report's own",
                ])
            }
            text += (text.isEmpty ? "" : "\n") + "## \(tally.quantity.rawValue), over time\n\n" + table.text
        }
        return text
    }

    /// What reports said at first, and what they say since.
    private var revised: String {
        guard !revisions.isEmpty else { return "" }
        let lines = revisions.map { revision -> String in
            let values = revision.values.enumerated().map { place, value -> String in
                let figure = value.signs.isEmpty ? "no figure" : escaped(value.signs)
                let time = value.time.map { ", \(escaped($0))" } ?? ""
                return place == 0 ? "\(figure) at first" : "\(figure) since version \(value.version)\(time)"
            }
            let name = revision.report.outlet.map(escaped) ?? "`\(code(revision.report.id))`"
            return "- \(name) said \(revision.quantity.rawValue) \(values.joined(separator: "; "))"
        }
        return "## What changed between versions\n\n" + lines.joined(separator: "\n") + "\n"
    }

    // MARK: Who says what

    private var matrix: String {
        let matrix = EventMatrix(brief.event, among: accounts, published: published, witnesses: witnesses)
        let slots = Event.Slot.allCases.filter { slot in
            matrix.rows.contains { !$0.statements(on: slot).isEmpty }
        }
        let contested = Set(brief.event.contested)
        var table = MarkdownTable(
            ["witness"] + slots.map { contested.contains($0) ? "\($0.rawValue) (contested)" : $0.rawValue }
        )
        for row in matrix.rows {
            let cells = slots.map { slot in
                var seen: Set<String> = []
                return row.statements(on: slot).map { describe($0.value) }.filter { seen.insert($0).inserted }
                    .joined(separator: "; then ")
            }
            table.add([witnessNames[row.witness]] + cells)
        }
        return "## Who says what\n\n" + table.text
    }

    private func describe(_ value: EventMatrix.Value) -> String {
        switch value {
        case .status(let status): status.rawValue
        case .parties(let actors): actors.map(\.name).joined(separator: ", ")
        case .place(let place): place.name
        case .date(let date): period(date)
        case .count(let count): describe(count.low, count.high, count.bound)
        }
    }

    // MARK: In which words

    private var words: String {
        var lines = ["## In which words", ""]
        for (index, claim) in brief.claims.enumerated() {
            let report = brief.reports[brief.reportOfClaim[index]].report
            var voices = claim.attribution.map { "“\(escaped($0.evidence.words))”" }.joined(
                separator: ", citing "
            )
            if !voices.isEmpty { voices = ", on the word of \(voices)" }
            let denial = brief.event.denials.contains(brief.event.accounts[index]) ? " **denies it**" : ""
            lines.append("> \(escaped(claim.sentence.words))")
            lines.append(">")
            lines.append("> — `\(code(report.id))`\(outletAndDay(report))\(voices)\(denial)")
            lines.append("")
        }
        return lines.dropLast().joined(separator: "\n") + "\n"
    }

    private func outletAndDay(_ report: Report) -> String {
        let parts = [report.outlet, report.published.map { String($0.prefix(10)) }].compactMap { $0 }
        return parts.isEmpty ? "" : ", " + escaped(parts.joined(separator: ", "))
    }

    private var reports: String {
        var table = MarkdownTable(["report", "outlet", "published", "title", "text", "taken from"])
        for standing in brief.reports {
            let share = standing.containment.map { " (\(Int(($0 * 100).rounded())) %)" } ?? ""
            table.add([
                standing.report.id, standing.report.outlet ?? "", standing.report.published ?? "",
                standing.report.title ?? "", standing.label, (standing.original ?? "") + share,
            ])
        }
        return "## Reports\n\n" + table.text
    }
}

// MARK: Words for values

extension EventBriefMarkdown {
    private func names(_ actors: [Actor]) -> String {
        guard !actors.isEmpty else { return "not said" }
        return actors.map { actor in
            let code = [actor.country, actor.sectors.first].compactMap { $0 }.joined(separator: " ")
            return escaped(actor.name) + (code.isEmpty ? "" : " (\(escaped(code)))")
        }.joined(separator: "; ")
    }

    private func describe(_ place: Place) -> String {
        let names = [place.name, place.admin1, place.country].compactMap { $0 }
        var text = escaped(names.joined(separator: ", "))
        if place.precision != .place { text += " (precision: \(place.precision.rawValue))" }
        return text
    }

    private func describe(_ date: EventDate) -> String {
        "\(period(date)) (\(date.precision.rawValue), \(date.basis.rawValue))"
    }

    private func period(_ date: EventDate) -> String {
        date.from == date.to ? "\(date.from)" : "\(date.from) to \(date.to)"
    }

    private func describe(_ low: Int?, _ high: Int?, _ bound: Figure.Bound) -> String {
        var ends = [low, high].compactMap { $0 }.map { "\($0)" }
        if ends.count == 2, ends[0] == ends[1] { ends.removeLast() }
        switch bound {
        case .exactly: return ends.first ?? ""
        case .range: return ends.joined(separator: "–")
        case .atLeast: return "≥ \(ends.first ?? "")"
        case .atMost: return "≤ \(ends.last ?? "")"
        case .about: return "~ \(ends.joined(separator: "–"))"
        }
    }

    private func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    /// An id between backquotes: one in it would end them.
    private func code(_ text: String) -> String { oneLine(text).replacing("`", with: "'") }
}
