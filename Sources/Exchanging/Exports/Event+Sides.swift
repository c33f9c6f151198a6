internal import EventData

extension Event {
    /// Who did it, and to whom or with whom.
    ///
    /// PLOVER writes both sides of a fight or an agreement as actors. Here they are parted: forces of
    /// states from groups, or else the first from the others. Forces of states only are on one side in a fight.
    var sides: (actors: [Actor], recipients: [Actor]) {
        guard recipients.isEmpty, let first = actors.first, actors.count > 1 else {
            return (actors, recipients)
        }
        switch type {
        case .agree, .cooperate: return ([first], Array(actors.dropFirst()))
        case .assault:
            let own = actors.filter { $0.isForState == first.isForState }
            let others = actors.filter { $0.isForState != first.isForState }
            if !others.isEmpty { return (own, others) }
            return first.isForState ? (actors, []) : ([first], Array(actors.dropFirst()))
        default: return (actors, [])
        }
    }
}

extension Actor {
    /// Whether it is a force of a state or of states, or one that fights on their side.
    fileprivate var isForState: Bool {
        sectors.first.map { ["MIL", "COP", "SPY", "GOV", "PRM", "IGO"].contains($0) } ?? false
    }
}
