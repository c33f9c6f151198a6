package import EventData

/// Writes the table `events`: one row an event, with what its witnesses agree on and what not.
package struct EventsTable: Sendable {
    static let table = Table(columns: EventRow.columns)
    private let rule: Tally.Rule

    /// A table whose figures follow a rule.
    package init(rule: Tally.Rule = .ucdp) {
        self.rule = rule
    }

    package func header() -> [UInt8] { Self.table.header() }

    package func append(
        _ brief: EventBrief,
        history: EventHistory = EventHistory(),
        to bytes: inout [UInt8]
    ) {
        Self.table.append(EventRow(brief, rule: rule, history: history), to: &bytes)
    }

    /// Appends the row of an id that is another event now.
    package func append(merged id: String, into successor: String, to bytes: inout [UInt8]) {
        let fields: [String: String] = ["event_id": id, "status": "merged_into", "merged_into": successor]
        Self.table.format.append(Self.table.columns.map { fields[$0.name] }, to: &bytes)
    }
}

/// An event as the record's own table has it.
struct EventRow: Sendable {
    var brief: EventBrief
    var rule: Tally.Rule
    var history: EventHistory
    /// What ACLED and UCDP would call it.
    var acled: ACLEDType?
    var violence: UCDPSides.Violence?
    var deaths: UCDPDeaths?

    init(_ brief: EventBrief, rule: Tally.Rule, history: EventHistory) {
        self.brief = brief
        self.rule = rule
        self.history = history
        // What did not come about is nothing that the others would count.
        guard brief.tookPlace else { return }
        acled = Country(brief.event.place?.country).flatMap { ACLEDSides(brief, in: $0)?.type }
        guard brief.event.type == .assault, let sides = UCDPSides(brief.event) else { return }
        deaths = UCDPDeaths(brief, sides, by: rule)
        violence = deaths.map { _ in sides.violence }
    }

    var event: Event { brief.event }
    var place: Place? { brief.event.place }

    func estimate(_ quantity: Figure.Quantity) -> Tally.Estimate? { brief.estimate(of: quantity, by: rule) }

    /// The least and the most that a witness says of civilians killed.
    var civilians: (low: Int, high: Int)? {
        let figures = brief.tellings.flatMap { brief.claims[$0].figures }.filter { figure in
            figure.quantity == .killed && ACLEDActorKind(figure.counted, in: place?.country) == .civilians
        }
        let told = figures.compactMap { $0.low ?? $0.high } + figures.compactMap { $0.high ?? $0.low }
        guard let low = told.min(), let high = told.max() else { return nil }
        return (low, high)
    }

    /// How many witnesses tell it on the word of a party to the fighting.
    var belligerentWitnesses: Int {
        Set(
            brief.tellings.filter { index in
                brief.claims[index].attribution.contains { $0.kind == .belligerent }
            }.compactMap { brief.standing(ofClaim: $0)?.witness }
        ).count
    }

    /// How many reports go back to no other.
    var independentReports: Int { brief.reports.filter { $0.label == "independent" }.count }

    var confidence: Double? { brief.tellings.map { brief.claims[$0].confidence }.max() }

    var firstReported: String? { brief.reports.compactMap(\.report.published).min() }
}
