internal import Archiving
internal import Chronicling
internal import EventData

/// What was said to come and is told as done elsewhere: which words moved, inside one witness and across them.
struct StoryDrift {
    /// What one report says of an act: that it is to come, or that it is done.
    private struct Node {
        var report: ReportStanding
        var words: String
        var isDone: Bool
        var event: String
        var x = 0
    }

    private static let mostDone = 4
    private static let mostReports = 9
    private static let (width, left, height) = (1180, 170, 326)
    private static let (done, planned) = (84, 212)

    private let visit: Visit
    private let plan: EventRow
    private let matches: [EventRow]
    private let briefs: [EventBrief]

    /// An act that is to come, and those of a story's other acts that may be the same one done.
    init(_ visit: Visit, _ plan: EventRow, among rows: [EventRow]) throws(DeskProblem) {
        self.visit = visit
        self.plan = plan
        let told = rows.filter { $0.event.id != plan.event.id }.filter {
            $0.event.status == .occurred || $0.event.status == .ongoing
        }
        let near = told.filter { Self.sharesParty($0.event, plan.event) }
        var found: [EventRow] = []
        var briefs: [EventBrief] = []
        let own = try visit.desk.reading { try visit.desk.chronicle.brief(of: plan.event.id) }
        let words = Set((own?.claims ?? []).flatMap { Self.words($0.trigger.words) })
        if let own { briefs.append(own) }
        for row in near where found.count < Self.mostDone {
            let brief = try visit.desk.reading { try visit.desk.chronicle.brief(of: row.event.id) }
            guard let brief else { continue }
            let isOne = brief.claims.contains { !words.isDisjoint(with: Self.words($0.trigger.words)) }
            if isOne || Self.isAlike(row.event, plan.event) {
                found.append(row)
                briefs.append(brief)
            }
        }
        (matches, self.briefs) = (found, briefs)
    }

    private var wording: Wording { visit.wording }

    private static func sharesParty(_ one: Event, _ other: Event) -> Bool {
        !Set(one.actors.map(\.name)).isDisjoint(with: other.actors.map(\.name))
            || !Set(one.recipients.map(\.name)).isDisjoint(with: other.recipients.map(\.name))
    }

    /// Whether two acts are of one kind and, where both say so, of one mode and on the same.
    private static func isAlike(_ one: Event, _ other: Event) -> Bool {
        func agree<Value: Hashable>(_ some: [Value], _ others: [Value]) -> Bool {
            some.isEmpty || others.isEmpty || !Set(some).isDisjoint(with: others)
        }
        return one.type == other.type && agree(one.modes, other.modes)
            && agree(one.recipients.map(\.name), other.recipients.map(\.name))
    }

    private static func isToCome(_ claim: Claim) -> Bool {
        claim.status == .future || claim.status == .hypothetical
    }

    /// Whether some of its reports have an event to come, and others tell it as done.
    static func isMixed(_ brief: EventBrief) -> Bool {
        let toCome = brief.claims.filter(isToCome).count
        return 0 < toCome && toCome < brief.claims.count
    }

    /// The longer words, by which one act is known in two sentences.
    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.filter { $0.count > 5 }.map(String.init)
    }

    /// The act to come beside what is told as done, as a row of a table.
    var row: Markup {
        let told = matches.map { other -> Markup in
            "<a href=\"\(visit.link("events", other.event.id))\">\(EventSentence(other.event, wording).text)</a> "
        }
        let isOne = briefs.first.map(Self.isMixed) == true && matches.isEmpty
        let none: Markup =
            isOne ? "\(wording["story.mixed"])" : "<span class=\"notsaid\">\(wording["story.notyet"])</span>"
        return """
            <tr><td><a href="\(visit.link("events", plan.event.id))">\(EventSentence(plan.event, wording).text)</a></td><td>\(
                told.isEmpty ? [none] : told)</td></tr>
            """
    }

    /// The drawing; nothing where no words moved.
    var drawing: Markup {
        let nodes = self.nodes
        let isMoved = nodes.contains(where: \.isDone) && nodes.contains { !$0.isDone }
        guard isMoved, nodes.count > 1 else { return "" }
        let (toCome, done) = (nodes.filter { !$0.isDone }.count, nodes.filter(\.isDone).count)
        let finding = "\(wording["drift.planned"]): \(toCome); \(wording["drift.done"]): \(done)"
        return """
            <h3>\(EventSentence(plan.event, wording).text)</h3>
            <div class="scroll" tabindex="0" role="region" aria-label="\(finding)"><svg class="drift" viewBox="0 0 \(Self.width) \(
                Self.height)" role="group" aria-label="\(finding)"><rect class="lane1" x="0" y="30" width="\(Self.width)" height="120"/><path class="ax" d="M0 150H\(
                    Self.width)"/><text class="strong" x="14" y="66">\(wording["story.done"])</text><text class="strong" x="14" y="178">\(
                        wording["story.planned"])</text>\(witnesses(nodes))\(copies(nodes))\(nodes.map(mark))</svg></div>
            """
    }

    /// One a report, the witnesses beside each other and each one's first report first.
    private var nodes: [Node] {
        var nodes: [Node] = []
        for brief in briefs {
            for (claim, report) in zip(brief.claims, brief.reportOfClaim) {
                let standing = brief.reports[report]
                let isDone = !Self.isToCome(claim)
                if nodes.contains(where: { $0.report.report.id == standing.report.id && $0.isDone == isDone })
                {
                    continue
                }
                nodes.append(
                    Node(
                        report: standing,
                        words: ActWords(claim, around: 3).text,
                        isDone: isDone,
                        event: brief.event.id
                    )
                )
            }
        }
        var order: [String] = []
        let published = nodes.sorted {
            ($0.report.report.published ?? "9", $0.report.report.id)
                < ($1.report.report.published ?? "9", $1.report.report.id)
        }
        for node in published where !order.contains(node.report.witness) { order.append(node.report.witness) }
        let sorted = order.flatMap { witness in
            published.filter { $0.report.witness == witness }.sorted {
                ($0.report.original == nil ? 0 : 1) < ($1.report.original == nil ? 0 : 1)
            }
        }.prefix(Self.mostReports)
        let step = (Self.width - Self.left) / max(1, sorted.count)
        return sorted.enumerated().map { index, node in
            var node = node
            node.x = Self.left + step * index + step / 2
            return node
        }
    }

    private func witnesses(_ nodes: [Node]) -> Markup {
        var markup = Markup()
        var start = 0
        var number = 0
        let step = (Self.width - Self.left) / max(1, nodes.count)
        while start < nodes.count {
            var end = start
            while end < nodes.count, nodes[end].report.witness == nodes[start].report.witness { end += 1 }
            number += 1
            let middle = (nodes[start].x + nodes[end - 1].x) / 2
            let edge = Self.left + step * end
            let line: Markup = end < nodes.count ? "<path class=\"ax\" d=\"M\(edge) 8V300\"/>" : ""
            markup += """
                <text class="strong" x="\(middle)" y="20" text-anchor="middle">\(wording["matrix.witness"]) \(number)</text>\(line)
                """
            start = end
        }
        return markup
    }

    /// Curves from a text to those that copy it; marked where the copy moved it from one lane to the other.
    private func copies(_ nodes: [Node]) -> Markup {
        var markup = Markup()
        for node in nodes {
            guard let source = nodes.first(where: { $0.report.report.id == node.report.original }) else {
                continue
            }
            let (from, to) = (Self.level(source), Self.level(node))
            // Words stand above the upper lane and below the lower one: curves keep between them.
            let isUpper = source.isDone && node.isDone
            let bend = isUpper ? from + 40 : min(from, to) - (from == to ? 40 : 10)
            let side = isUpper ? 8 : -8
            markup += """
                <path class="copy\(source.isDone == node.isDone ? "" : " moved")" d="M\(source.x) \(from + side)C\(
                    source.x + 20) \(bend) \(node.x - 20) \(bend) \(node.x) \(to + (node.isDone && !source.isDone ? 8 : side))"/>
                """
        }
        return markup
    }

    private static func level(_ node: Node) -> Int { node.isDone ? done : planned }

    private func mark(_ node: Node) -> Markup {
        let y = Self.level(node)
        let lines = Self.lines(node.words)
        let first = node.isDone ? y - 16 - 13 * (lines.count - 1) : y + 24
        let words = lines.enumerated().map { index, line -> Markup in
            "<text class=\"words-t\" x=\"\(node.x)\" y=\"\(first + 13 * index)\" text-anchor=\"middle\">\(line)</text>"
        }
        let outlet = node.report.report.outlet ?? node.report.report.id
        return """
            <a href="\(visit.link("events", node.event))" aria-label="\(outlet): \(node.words)"><circle class="node \(
                node.isDone ? "is" : "plan")" cx="\(node.x)" cy="\(y)" r="8"/></a>\(words)<text class="faint" x="\(
                    node.x)" y="318" text-anchor="middle">\(Excerpt(outlet, most: 22).text)</text>
            """
    }

    /// Words in at most three lines, in the quotation marks of English, as the drawing has one language.
    private static func lines(_ words: String) -> [String] {
        var lines: [String] = [""]
        for word in Excerpt(words, most: 60).text.split(separator: " ") {
            let joined = lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
            if joined.count > 20, !lines[lines.count - 1].isEmpty, lines.count < 3 {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = joined
            }
        }
        lines[0] = "“" + lines[0]
        lines[lines.count - 1] += "”"
        return lines
    }
}
