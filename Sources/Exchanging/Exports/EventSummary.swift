internal import EventData

/// A sentence about an event that is put together from its slots, for fields that people read.
enum EventSummary {
    /// Puts who, where, what and how many into one sentence.
    ///
    /// For example: "On 2025-06-03, Gunmen – Villagers at Djibo, Burkina Faso: ASSAULT (firearms), killed 8–12."
    static func sentence(_ event: Event, by rule: Tally.Rule) -> String {
        let before = [event.date.map(when), parties(event)].compactMap { $0 }.joined(separator: ", ")
        var what = event.type.rawValue
        if !event.modes.isEmpty { what += " (\(event.modes.joined(separator: ", ")))" }
        var standing: [String] = event.status == .occurred ? [] : [event.status.rawValue]
        if event.isAlleged { standing.append("alleged") }
        let after = [what] + standing + figures(event, by: rule)
        return "\(before)\(place(event)): \(after.joined(separator: ", "))."
    }

    /// Names an event in short: "ASSAULT: Gunmen – Villagers, Djibo, 2025-06-03".
    static func title(_ event: Event) -> String {
        let facts = [parties(event), event.place?.name, event.date?.from.description]
        return "\(event.type.rawValue): \(facts.compactMap { $0 }.joined(separator: ", "))"
    }

    private static func parties(_ event: Event) -> String? {
        let actors = event.actors.map(\.name).joined(separator: ", ")
        let recipients = event.recipients.map(\.name).joined(separator: ", ")
        if recipients.isEmpty { return actors.isEmpty ? nil : actors }
        return "\(actors.isEmpty ? "unknown" : actors) – \(recipients)"
    }

    private static func place(_ event: Event) -> String {
        guard let place = event.place else { return "" }
        let country = place.precision == .country ? nil : Country(place.country)?.name
        let name = [place.name, country].compactMap { $0 }.joined(separator: ", ")
        return " \(place.precision == .near ? "near" : place.isArea ? "in" : "at") \(name)"
    }

    private static func when(_ date: EventDate) -> String {
        if date.from == date.to { return "On \(date.from)" }
        return "Between \(date.from) and \(date.to)"
    }

    private static func figures(_ event: Event, by rule: Tally.Rule) -> [String] {
        event.tallies.compactMap { tally in
            let estimate = tally.estimate(by: rule)
            guard let figure = estimate.figure else { return nil }
            let low = estimate.low ?? figure
            let high = estimate.high ?? figure
            let range = low < high ? "\(low)–\(high)" : "\(figure)"
            return "\(tally.quantity.rawValue) \(range)\(tally.isContested ? " (contested)" : "")"
        }
    }
}
