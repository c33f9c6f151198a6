internal import Archiving
internal import EventData

/// What else is in the events that are asked for: counts by which they can be narrowed, each without its own choice.
struct Facets {
    private let visit: Visit
    private let query: EventQuery
    private let counts: [Facet: [(value: String, events: Int)]]

    init(_ visit: Visit, _ query: EventQuery) throws(DeskProblem) {
        self.visit = visit
        self.query = query
        var counts: [Facet: [(value: String, events: Int)]] = [:]
        for facet in Facet.allCases {
            // A quad is a set of types, so that types are counted without the choice of either.
            let address = query.address.without(facet == .type ? ["type", "quad"] : [facet.rawValue])
            let filter = try EventQuery(address).filter
            counts[facet] = try visit.desk.reading {
                try visit.archive.counts(of: facet, matching: filter)
            }
        }
        self.counts = counts
    }

    private var wording: Wording { visit.wording }

    var markup: Markup {
        """
        <aside class="facets" aria-label="\(wording["facets"])">\(quads)\(contested)\(statuses)\(witnesses)\(
            countries)\(types)</aside>
        """
    }

    private func count(_ facet: Facet, _ value: String) -> Int {
        counts[facet, default: []].first { $0.value == value }?.events ?? 0
    }

    private var quads: Markup {
        let rows = Quad.allCases.map { quad -> Markup in
            let types = EventType.allCases.filter { Quad(of: $0) == quad }
            let events = types.reduce(0) { $0 + count(.type, $1.rawValue) }
            return row("quad", quad.name, Symbols.sign(quad), wording["quad.\(quad.rawValue)"], events)
        }
        return facet("quad", rows)
    }

    private var contested: Markup {
        let rows = ["1", "0"].map { value -> Markup in
            let sign: Markup = value == "1" ? "<span class=\"contest\">&nbsp;</span>" : "<span></span>"
            return row("contested", value, sign, wording["contested.\(value)"], count(.contested, value))
        }
        return facet("contested", rows)
    }

    private var statuses: Markup {
        let values = ["occurred", "ongoing", "future", "hypothetical", "negated"]
        return facet(
            "status",
            values.map { row("status", $0, "<span></span>", wording["status.\($0)"], count(.status, $0)) }
        )
    }

    private var witnesses: Markup {
        let values = EventChoice.Band.allCases.map(\.rawValue)
        return facet(
            "witnesses",
            values.map { row("witnesses", $0, "<span></span>", wording["band.\($0)"], count(.witnesses, $0)) }
        )
    }

    private var countries: Markup {
        let chosen = query.address.list("country")
        let all = counts[.country, default: []].sorted { ($1.events, $0.value) < ($0.events, $1.value) }
        let shown = all.prefix(12) + all.dropFirst(12).filter { chosen.contains($0.value) }
        return facet(
            "country",
            shown.map { value, events in
                let name =
                    value.isEmpty
                    ? wording["country.none"] : CountryNames.name(of: value, in: wording.language)
                return row("country", value, "<span></span>", name, events)
            }
        )
    }

    private var types: Markup {
        let quads = query.address.list("quad").compactMap { Quad(name: $0) }
        let types = EventType.allCases.filter { quads.isEmpty || quads.contains(Quad(of: $0)) }
        let sorted = types.map { ($0.rawValue, count(.type, $0.rawValue)) }.sorted {
            ($1.1, $0.0) < ($0.1, $1.0)
        }
        let chosen = query.address.list("type")
        let rows = sorted.filter { $0.1 > 0 || chosen.contains($0.0) }.map { name, events -> Markup in
            row("type", name, "<span></span>", name, events)
        }
        return facet("type", rows)
    }

    private func facet(_ name: String, _ rows: [Markup]) -> Markup {
        "<div class=\"facet\" data-facet=\"\(name)\"><h2>\(wording["facet.\(name)"])</h2><ul>\(rows)</ul></div>"
    }

    private func row(_ facet: String, _ value: String, _ sign: Markup, _ name: String, _ events: Int)
        -> Markup
    {
        let isChosen = query.address.list(facet).contains(value)
        let address = query.address.toggling(value, in: facet).without(["page"])
        let inside: Markup = "\(sign)<span>\(name)</span><span class=\"n\">\(wording.number(events))</span>"
        guard events > 0 || isChosen else { return "<li><span class=\"f off\">\(inside)</span></li>" }
        return """
            <li><a class="f" href="\(address.text)" data-go data-value="\(value)"\(
                isChosen ? " aria-current=\"true\"" : "")>\(inside)</a></li>
            """
    }
}
