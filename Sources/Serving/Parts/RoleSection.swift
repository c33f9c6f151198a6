internal import Archiving
internal import EventData

/// Roles and ties as reports state them: one lane each over time, and a table with the words.
struct RoleSection {
    /// One role of one party, with all that reports say of it.
    struct Lane {
        var who: String
        var id: String?
        /// Each role once, in the order of the statements.
        var roles: [String]
        /// Of whom, where both are named.
        var of: String?
        var ofID: String?
        var isFormer: Bool
        var statements: [RecordedRelation]
    }

    /// More are in the table alone.
    private static let mostLanes = 16
    private static let mostGroups = 60
    private static let mostStatements = 4

    private let visit: Visit
    private let lanes: [Lane]

    /// The roles of `name` and in it.
    init(_ visit: Visit, of name: String, _ relations: [RecordedRelation]) {
        let wording = visit.wording
        let own = name.lowercased()
        self.init(visit) {
            relations.map { relation in
                let isSubject = relation.subject.lowercased() == own
                return (
                    Lane(
                        who: isSubject ? relation.object : relation.subject,
                        id: isSubject ? relation.objectID : relation.subjectID,
                        roles: [Self.label(relation, isSubject: isSubject, wording)],
                        isFormer: Self.isFormer(relation),
                        statements: []
                    ), relation
                )
            }
        }
    }

    /// The roles of several, each with its holder and the body that it is held in.
    init(_ visit: Visit, among relations: [RecordedRelation]) {
        let wording = visit.wording
        self.init(visit) {
            relations.map { relation in
                (
                    Lane(
                        who: relation.subject,
                        id: relation.subjectID,
                        roles: [Self.label(relation, isSubject: true, wording)],
                        of: relation.object,
                        ofID: relation.objectID,
                        isFormer: Self.isFormer(relation),
                        statements: []
                    ), relation
                )
            }
        }
    }

    private init(_ visit: Visit, _ pairs: () -> [(Lane, RecordedRelation)]) {
        self.visit = visit
        var lanes: [Lane] = []
        var places: [String: Int] = [:]
        for (lane, relation) in pairs() {
            // Roles of one person in one body are one lane, whatever the language and the word; a membership is another.
            let key = [
                lane.id ?? lane.who, lane.ofID ?? lane.of ?? "", relation.kind, lane.isFormer ? "former" : "",
            ]
            .joined(separator: "\n").lowercased()
            if let place = places[key] {
                lanes[place].statements.append(relation)
                for role in lane.roles where !lanes[place].roles.contains(role) {
                    lanes[place].roles.append(role)
                }
            } else {
                places[key] = lanes.count
                var lane = lane
                lane.statements = [relation]
                lanes.append(lane)
            }
        }
        self.lanes = lanes
    }

    private var wording: Wording { visit.wording }

    var isEmpty: Bool { lanes.isEmpty }

    private static func isFormer(_ relation: RecordedRelation) -> Bool {
        relation.role?.lowercased() == "former" || relation.until != nil
    }

    /// The role in a word: `head`, `former member`, and from the other side `has as member`.
    private static func label(_ relation: RecordedRelation, isSubject: Bool, _ wording: Wording) -> String {
        if relation.role?.lowercased() == "former" { return wording["relation.former.\(relation.kind)"] }
        if relation.kind == "member", !isSubject { return wording["relation.has.member"] }
        return relation.role ?? wording["relation.\(relation.kind)"]
    }

    /// A drawing of the lanes where there are days to draw, and the table.
    func markup(id: String, title: String, note: String) -> Markup {
        guard !lanes.isEmpty else { return "" }
        let drawn = RoleLanes(Array(lanes.prefix(Self.mostLanes)), wording)
        let plot: Markup =
            drawn.markup.isEmpty
            ? ""
            : """
            <div class="scroll" tabindex="0" role="region" aria-labelledby="h-\(id)">\(drawn.markup)</div><p class="note">\(
                wording["role.key"])</p>
            """
        return """
            <section><h2 id="h-\(id)">\(title) <small>\(note)</small></h2>\(plot)\(table)</section>
            """
    }

    private var table: Markup {
        var table = ListTable(wording, ["role.who", "role.what", "role.words", "report.one", "role.when"])
        for lane in lanes.prefix(Self.mostGroups) {
            for (index, statement) in lane.statements.prefix(Self.mostStatements).enumerated() {
                table.add([
                    index == 0 ? name(lane.who, lane.id) : "", index == 0 ? what(lane) : "",
                    "<q lang=\"\(statement.language)\">\(statement.words)</q>",
                    """
                    <a href="\(visit.link("reports", ReportKey(given: statement.report).text))">\(
                        statement.outlet ?? ReportKey(given: statement.report).text)</a>
                    """,
                    "\(when(statement))",
                ])
            }
            let rest = lane.statements.count - Self.mostStatements
            if rest > 0 {
                table.add(["", "", "\(wording.count(rest, "report")) \(wording["sentence.more"])", "", ""])
            }
        }
        return table.markup
    }

    /// When it was said, and since or until when it is said to hold.
    private func when(_ statement: RecordedRelation) -> String {
        let said = statement.published.map { wording.day(iso: $0) } ?? wording["report.undated"]
        let since = statement.since.map { "\(wording["role.since"]) \(days($0, statement.sinceLast))" }
        let until = statement.until.map { "\(wording["role.until"]) \(days($0, statement.untilLast))" }
        return [said, since, until].compactMap { $0 }.joined(separator: ", ")
    }

    /// A year or a month where that is all that is known, else the first day.
    private func days(_ first: String, _ last: String?) -> String {
        guard let last, first.hasSuffix("-01"), first.prefix(4) == last.prefix(4) else {
            return wording.day(iso: first)
        }
        if first.hasSuffix("-01-01"), last.hasSuffix("-12-31") { return String(first.prefix(4)) }
        return first.prefix(7) == last.prefix(7) && first != last
            ? wording.month(iso: first) : wording.day(iso: first)
    }

    private func what(_ lane: Lane) -> Markup {
        let roles = lane.roles.joined(separator: ", ")
        guard let body = lane.of else { return "\(roles)" }
        return "\(roles) · \(name(body, lane.ofID))"
    }

    private func name(_ name: String, _ id: String?) -> Markup {
        "<a href=\"\(visit.link("actors", id ?? name))\">\(wording.actor(name))</a>"
    }
}

/// The lanes, drawn: a filled mark where a dated report gives the role, a hollow one for a report without a date, a line from the
/// day since when it is said to hold, and dashes where it is assumed to hold between and after.
private struct RoleLanes {
    let markup: Markup

    private static let (width, left, right, undated, step) = (1180, 280, 1040, 1076, 38)

    init(_ lanes: [RoleSection.Lane], _ wording: Wording) {
        let days = lanes.flatMap { lane in lane.statements.flatMap(Self.days) }
        guard let first = days.min(), let last = days.max() else {
            markup = ""
            return
        }
        // A month of room on both sides, so that one day is not a whole line.
        let scale = DayScale(
            from: first.advanced(by: -20),
            to: last.advanced(by: 20),
            left: Self.left,
            right: Self.right
        )
        let height = lanes.count * Self.step + 26
        let ticks = scale.ticks(wording).map { tick -> Markup in
            """
            <path class="grid" d="M\(tick.x) 4V\(height - 24)"/><text class="faint" x="\(tick.x + 3)" y="\(height - 8)">\(tick.label)</text>
            """
        }
        let hasUndated = lanes.contains { lane in lane.statements.contains { $0.published == nil } }
        let loose: Markup =
            hasUndated
            ? "<text class=\"faint\" x=\"\(Self.undated - 4)\" y=\"\(height - 8)\">\(wording["report.undated"])</text>"
            : ""
        let drawn = lanes.enumerated().map { index, lane in
            Self.lane(lane, y: index * Self.step + 18, scale, wording)
        }
        markup = """
            <svg class="plot wide lanes" viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(
                wording["role.lanes"])">\(ticks)\(loose)\(drawn)</svg>
            """
    }

    private static func day(_ text: String?) -> Day? { text.flatMap { Day(iso: String($0.prefix(10))) } }

    /// Days that one statement gives: when it was published, and since and until when the role is held.
    private static func days(_ statement: RecordedRelation) -> [Day] {
        [statement.published, statement.since, statement.until].compactMap(day)
    }

    private static func lane(_ lane: RoleSection.Lane, y: Int, _ scale: DayScale, _ wording: Wording)
        -> Markup
    {
        let dated = lane.statements.compactMap { statement in
            day(statement.published).map { (at: scale.x($0), statement) }
        }
        let since = lane.statements.compactMap { day($0.since) }.min().map(scale.x)
        let until = lane.statements.compactMap { day($0.until) }.max().map(scale.x)
        var lines = Markup()
        let (first, last) = (dated.map(\.at).min(), dated.map(\.at).max())
        if lane.isFormer {
            // It was held before it was given up.
            if let end = until ?? first { lines += "<path class=\"unknown\" d=\"M\(left) \(y)H\(end)\"/>" }
        } else if let start = since ?? first {
            if let since, let first, since < first {
                lines += "<path class=\"known\" d=\"M\(since) \(y)H\(first)\"/>"
            }
            let from = last.map { max($0, start) } ?? start
            if let first, let last, last > first {
                lines += "<path class=\"unknown\" d=\"M\(first) \(y)H\(last)\"/>"
            }
            lines += "<path class=\"unknown\" d=\"M\(from) \(y)H\(max(right, from))\"/>"
        }
        let marks = dated.map { at, statement -> Markup in
            "<circle class=\"ev-pt sure\" cx=\"\(at)\" cy=\"\(y)\" r=\"4.4\">\(title(statement, wording))</circle>"
        }
        let loose = lane.statements.filter { day($0.published) == nil }.prefix(6).enumerated().map {
            index,
            statement -> Markup in
            """
            <circle class="ev-pt" cx="\(undated + index * 13)" cy="\(y)" r="4.2">\(title(statement, wording))</circle>
            """
        }
        let below = [lane.roles.joined(separator: ", "), lane.of.map { wording.actor($0) }].compactMap { $0 }
            .joined(separator: " · ")
        return """
            <text class="strong" x="0" y="\(y + 1)">\(Excerpt(wording.actor(lane.who), most: 40).text)</text><text class="faint" x="0" y="\(
                y + 15)">\(Excerpt(below, most: 46).text)</text>\(lines)\(marks)\(Array(loose))
            """
    }

    private static func title(_ statement: RecordedRelation, _ wording: Wording) -> Markup {
        let day = statement.published.map { wording.day(iso: $0) } ?? wording["report.undated"]
        return
            "<title>\(statement.outlet ?? ReportKey(given: statement.report).text), \(day): \(statement.words)</title>"
    }
}

/// Days along a line.
struct DayScale {
    struct Tick {
        var x: Int
        var label: String
    }

    private let from: Day
    private let days: Int
    private let left: Int
    private let right: Int

    init(from: Day, to: Day, left: Int, right: Int) {
        self.from = from
        days = max(1, to.number - from.number)
        (self.left, self.right) = (left, right)
    }

    func x(_ day: Day) -> Int { left + (day.number - from.number) * (right - left) / days }

    /// Years where they are many, else quarters or months: never more than about a dozen.
    func ticks(_ wording: Wording) -> [Tick] {
        let step = [1, 3, 6, 12, 24, 60, 120, 240, 600].first { days / (30 * $0) <= 12 } ?? 1200
        let (year, month, _) = from.components
        var ticks: [Tick] = []
        var number = (year * 12 + month - 1) / step * step
        while let day = Day(year: number / 12, month: number % 12 + 1, day: 1), x(day) <= right {
            if x(day) >= left {
                let label =
                    number % 12 == 0 ? "\(number / 12)" : wording.month(iso: "\(day.description.prefix(7))")
                ticks.append(Tick(x: x(day), label: label))
            }
            number += step
        }
        return ticks
    }
}
