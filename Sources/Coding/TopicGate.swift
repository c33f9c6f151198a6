internal import EventData
internal import Grammar

/// Keeps reports about sport, arts, travel, markets and the like from giving main events.
///
/// A match has attacks and defeats, a museum conquests. Where a topic's words are many, only what its parties or
/// its victims show to be violence or politics stays an event.
struct TopicGate {
    let coder: ReportCoder
    private static let fewest = 4

    /// Drops what a report's topic makes of metaphors, and puts history into the background.
    func apply(to events: inout [Candidate]) {
        guard let topic = topic() else { return }
        for index in events.indices where !isReal(events[index]) {
            if topic == "sport" || topic == "markets" {
                events[index].isDropped = true
            } else {
                events[index].salience = .background
            }
        }
        events.removeAll(where: \.isDropped)
    }

    /// The topic of which the report has the most different words, if they are enough.
    private func topic() -> String? {
        var counts: [String: Set<String>] = [:]
        for node in coder.tree.nodes
        where node.wordClass == .noun || node.wordClass == .properNoun || node.wordClass == .adjective
            || node.wordClass == .verb
        {
            for topic in coder.lexicon.topics[coder.language]?[node.lemma] ?? coder.lexicon.topics[
                coder.language
            ]?[node.folded] ?? [] {
                counts[topic, default: []].insert(node.lemma)
            }
        }
        guard let best = counts.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) else {
            return nil
        }
        let share = Double(best.value.count) / Double(max(coder.tree.nodes.count, 1))
        return best.value.count >= TopicGate.fewest && share >= 0.025 ? best.key : nil
    }

    /// Whether the parties or the victims are those of a conflict, and not of a game.
    private func isReal(_ event: Candidate) -> Bool {
        let parties = event.actors + event.recipients
        let sectors = Set(parties.compactMap(\.actor.sectors.first))
        if !event.figures.isEmpty, event.type == .assault || event.type == .coerce { return true }
        if event.date?.date.basis == .inherited || event.date?.date.basis == .published,
            event.type == .assault, !sectors.contains("COP")
        {
            return false
        }
        return !sectors.isDisjoint(with: ["COP", "REB", "UAF", "PRM", "CRM", "MIL"])
            && event.salience == .main
            || event.type == .protest && event.salience == .main
    }
}
