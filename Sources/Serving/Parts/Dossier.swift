internal import Archiving
internal import EventData

/// What else the reports tell that tell of somebody: acts of its members and of others by what they are about, who holds which
/// role, and what is said there.
struct Dossier {
    /// What acts are about.
    private enum Theme: String, CaseIterable {
        case exits, partners, operations, words

        init(_ type: EventType) {
            self =
                switch type {
                case .sanction, .retreat, .reject: .exits
                case .agree, .consult, .support, .cooperate, .aid, .concede: .partners
                case .mobilize, .assault, .coerce, .threaten: .operations
                case .accuse, .request, .protest: .words
                }
        }
    }

    private static let mostStories = 40
    private static let mostEvents = 200
    private static let mostLines = 20
    private static let mostQuotes = 40
    private static let mostRoles = 200

    private let visit: Visit
    private let events: [ListedEvent]
    private let quotes: [RecordedQuotation]
    private let relations: [RecordedRelation]

    /// `relations` are those of the one whose dossier it is; `key` is how the record is asked for it.
    init(_ visit: Visit, key: String, _ relations: [RecordedRelation]) throws(DeskProblem) {
        self.visit = visit
        var own = EventFilter()
        own.party = key
        let asked = own
        let mine = try visit.desk.reading {
            try visit.archive.events(matching: asked, from: 0, count: Self.mostEvents, isNewestFirst: true)
        }
        var stories: [String] = []
        for story in mine.map(\.event.story) + relations.reversed().compactMap(\.story)
        where !stories.contains(story) && stories.count < Self.mostStories {
            stories.append(story)
        }
        guard !stories.isEmpty else {
            (events, quotes, self.relations) = ([], [], [])
            return
        }
        var told = EventFilter()
        told.choice.stories = stories
        told.limit = Self.mostQuotes
        let (filter, chosen) = (told, stories)
        (events, quotes, self.relations) = try visit.desk.reading {
            var quotes: [RecordedQuotation] = []
            // What copies quote is shown once.
            var seen: Set<String> = []
            try visit.archive.forEachQuotation(speaker: nil, matching: filter) { quote in
                if seen.insert(quote.words).inserted { quotes.append(quote) }
            }
            return (
                try visit.archive.events(
                    matching: filter,
                    from: 0,
                    count: Self.mostEvents,
                    isNewestFirst: true
                ), quotes, try visit.archive.relations(inStories: chosen, most: Self.mostRoles)
            )
        }
    }

    private var wording: Wording { visit.wording }

    var markup: Markup {
        guard !events.isEmpty || !relations.isEmpty else { return "" }
        let sections = Theme.allCases.map(section).filter { !$0.isEmpty }
        let said: Markup =
            quotes.isEmpty
            ? ""
            : """
            <section><h2>\(wording["actor.said"]) <small>\(wording["actor.beside.note"])</small></h2><ul class="quotes">\(
                quotes.map { QuoteLine(visit, $0).markup })</ul></section>
            """
        let roles = RoleSection(visit, among: relations)
            .markup(id: "who", title: wording["actor.who"], note: wording["actor.beside.note"])
        return "<div class=\"two\">\(sections)</div>\(said)\(roles)"
    }

    private func section(_ theme: Theme) -> Markup {
        let rows = events.lazy.compactMap { EventRow(visit, $0) }.filter { Theme($0.event.type) == theme }
        let lines = rows.prefix(Self.mostLines).map { EventLine($0).markup }
        guard !lines.isEmpty else { return "" }
        return """
            <section><h2>\(wording["dossier.\(theme.rawValue)"]) <small>\(wording["actor.beside.note"])</small></h2><ul class="codings">\(
                Array(lines))</ul></section>
            """
    }
}
