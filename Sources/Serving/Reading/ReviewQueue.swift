internal import Archiving
internal import EventData

/// The claims that wait for one reviewer, in the order that the address asks for.
struct ReviewQueue {
    /// What waits first.
    enum Order: String, CaseIterable {
        /// Consequence times doubt.
        case doubt
        /// By chance, the same for everybody.
        case random
        /// What somebody else has decided, for a second pair of eyes that does not see how.
        case second
        /// What the reviewer decided, corrected or flagged, the last first.
        case mine
    }

    struct Entry {
        var claim: String
        /// What it would cost to leave it wrong, and how doubtful it is; `nil` where the order is another.
        var weight: (consequence: Double, doubt: Double)?
    }

    let order: Order
    /// The first of those that wait.
    let entries: [Entry]
    /// What the reviewer has accepted or rejected.
    let decided: Set<String>

    init(_ visit: Visit, most: Int) throws(DeskProblem) {
        guard let order = Order(rawValue: visit.address["queue"] ?? "doubt") else {
            throw .badValue("queue", Order.allCases.map(\.rawValue).joined(separator: ", "))
        }
        self.order = order
        let reviewer = visit.desk.settings.reviewer
        let reviews = try visit.desk.reading { try visit.archive.reviews() }
        let own = reviews.filter { $0.reviewer == reviewer }
        let decisions = own.filter(Self.isDecision)
        let decided = Set(decisions.map(\.claim))
        self.decided = decided
        let passed = decided.union(own.filter { $0.action == .skip }.map(\.claim))
        switch order {
        case .doubt, .random:
            let queue = try visit.desk.queue(in: order == .doubt ? .doubt : .random)
            let waiting = queue.lazy.filter { !passed.contains($0.claim) }.prefix(most)
            entries = waiting.map {
                Entry(claim: $0.claim, weight: order == .doubt ? ($0.consequence, $0.doubt) : nil)
            }
        case .second:
            let others = reviews.filter { $0.reviewer != reviewer && Self.isDecision($0) }.map(\.claim)
            entries = Self.once(others.filter { !passed.contains($0) }, most)
        case .mine: entries = Self.once(own.reversed().filter { $0.action != .skip }.map(\.claim), most)
        }
    }

    private static func isDecision(_ review: Review) -> Bool {
        review.action == .accept || review.action == .reject
    }

    private static func once(_ claims: [String], _ most: Int) -> [Entry] {
        var seen: Set<String> = []
        let first = claims.filter { seen.insert($0).inserted }
        return first.prefix(most).map { Entry(claim: $0) }
    }
}
