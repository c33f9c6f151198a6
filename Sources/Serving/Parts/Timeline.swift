internal import Archiving
internal import EventData
internal import Unpacking

/// When the events that are asked for were: one mark an event, or bars of months where they are many.
///
/// What it spans ignores the months that are chosen, so that others can be.
struct Timeline {
    /// Where there are more, months are counted.
    static let mostMarks = 400

    private let visit: Visit
    private let query: EventQuery
    private let spans: [EventSpan]?
    private let months: [MonthCount]
    /// Events from before the first month that is drawn: a few old ones would leave no room for the others.
    private let earlier: Int

    init(_ visit: Visit, _ query: EventQuery) throws(DeskProblem) {
        self.visit = visit
        self.query = query
        let filter = try EventQuery(query.address.without(["from", "to"])).filter
        let (spans, months) = try visit.desk.reading {
            let archive = visit.archive
            let spans = try archive.spans(matching: filter, most: Self.mostMarks)
            return (spans, spans == nil ? try archive.months(matching: filter) : [])
        }
        let begun =
            spans.map { $0.compactMap { span in span.from.map { (String($0.prefix(7)), 1) } } }
            ?? months.map { ($0.month, $0.events) }
        // A choice of older months draws them all.
        let chosen = ["from", "to"].compactMap { query.address[$0]?.prefix(7) }
        let start = Self.start(begun).flatMap { start in chosen.allSatisfy { $0 >= start } ? start : nil }
        earlier = begun.filter { $0.0 < start ?? "" }.reduce(0) { $0 + $1.1 }
        self.spans = spans?.filter { $0.from.map { String($0.prefix(7)) >= start ?? "" } ?? true }
        self.months = months.filter { $0.month >= start ?? "" }
    }

    /// Where the line begins if what lies before is little, and leaving it out halves the line at least; months in order of time.
    private static func start(_ begun: [(month: String, events: Int)]) -> String? {
        func number(_ month: String) -> Int {
            let parts = month.split(separator: "-").compactMap { Int($0) }
            return parts.count == 2 ? parts[0] * 12 + parts[1] : 0
        }
        guard let first = begun.first, let last = begun.last else { return nil }
        let most = begun.reduce(0) { $0 + $1.events } / 30
        var before = 0
        var start: String?
        for (month, events) in begun {
            if before > most { break }
            start = month
            before += events
        }
        let whole = number(last.month) - number(first.month)
        guard let start, start > first.month, (number(last.month) - number(start)) * 2 <= whole else {
            return nil
        }
        return start
    }

    private var earlierNote: Markup {
        guard earlier > 0, let first else { return "" }
        let address = query.address.without(["page"]).with("to", Self.monthBefore(first))
        return """
            <p class="note"><a href="\(address.text)" data-go>\(wording.count(earlier, "event")) \(
                wording["timeline.earlier"]) \(wording.month(iso: first))</a></p>
            """
    }

    private static func monthBefore(_ month: String) -> String {
        Day(iso: "\(month)-01").map { String($0.advanced(by: -1).description.prefix(7)) } ?? month
    }

    private var first: String? {
        spans?.compactMap(\.from).min().map { String($0.prefix(7)) } ?? months.first?.month
    }

    private var wording: Wording { visit.wording }

    var markup: Markup {
        """
        <figure><h2>\(wording["timeline"]) <small>\(wording["timeline.note"])</small></h2>
        <svg class="tl" role="group" aria-label="\(wording["timeline"])"></svg>
        \(DataBlock(id: "timeline-data", json: json))\(earlierNote)</figure>
        """
    }

    private var json: [UInt8] {
        let last =
            spans?.compactMap { $0.to ?? $0.from }.max().map { String($0.prefix(7)) } ?? months.last?.month
        let words = [
            "undated", "future", "cooperation", "conflict",
        ].map { JSONMember(key: $0, value: .string(wording["timeline.\($0)"])) }
        var members = [
            JSONMember(key: "unit", value: .string("month")),
            JSONMember(key: "first", value: JSONValue(first)),
            JSONMember(key: "last", value: JSONValue(last)),
            JSONMember(key: "from", value: JSONValue(query.address["from"].map { String($0.prefix(7)) })),
            JSONMember(key: "to", value: JSONValue(query.address["to"].map { String($0.prefix(7)) })),
            JSONMember(key: "address", value: .string(query.address.without(["from", "to", "page"]).text)),
            JSONMember(
                key: "months",
                value: .array((1...12).map { .string(wording["month.\($0)"]) })
            ),
            JSONMember(key: "words", value: .object(words)),
        ]
        if let spans {
            members.append(
                JSONMember(key: "undated", value: JSONValue(spans.filter { $0.from == nil }.count))
            )
            members.append(JSONMember(key: "marks", value: .array(spans.filter { $0.from != nil }.map(mark))))
        } else {
            members.append(JSONMember(key: "undated", value: JSONValue(0)))
            members.append(JSONMember(key: "bars", value: .array(bars)))
        }
        return JSONValue.object(members).bytes
    }

    private func mark(_ span: EventSpan) -> JSONValue {
        .object([
            JSONMember(key: "id", value: .string(span.id)),
            JSONMember(key: "from", value: JSONValue(span.from)),
            JSONMember(key: "to", value: JSONValue(span.to)),
            JSONMember(key: "quad", value: JSONValue(quad(span.type))),
            JSONMember(key: "future", value: .bool(span.status == "future")),
            JSONMember(key: "label", value: .string("\(span.type), \(wording.day(iso: span.from ?? ""))")),
            JSONMember(key: "href", value: .string(visit.link("events", span.id))),
        ])
    }

    private var bars: [JSONValue] {
        var bars: [(month: String, quads: [Int])] = []
        for count in months {
            if bars.last?.month != count.month { bars.append((count.month, [0, 0, 0, 0])) }
            bars[bars.count - 1].quads[quad(count.type) - 1] += count.events
        }
        return bars.map { bar in
            .object([
                JSONMember(key: "month", value: .string(bar.month)),
                JSONMember(key: "quads", value: .array(bar.quads.map { JSONValue($0) })),
            ])
        }
    }

    private func quad(_ type: String) -> Int {
        (EventType(rawValue: type).map { Quad(of: $0) } ?? .verbalCooperation).rawValue
    }
}
