internal import EventData

/// How many were killed on each side; the four add up to `best`.
struct UCDPDeaths: Hashable, Sendable {
    var first = 0
    var second = 0
    var civilians = 0
    var unknown = 0
    var low: Int
    var best: Int
    var high: Int

    /// The deaths of an event by a rule; `nil` where it comes to none.
    ///
    /// A side has the lower median of what the witnesses say last of it. Where the sides come to more than
    /// the best figure, no side is known. The rest is of unknown sides, and civilians in one-sided violence.
    init?(_ brief: EventBrief, _ sides: UCDPSides, by rule: Tally.Rule) {
        guard let estimate = brief.estimate(of: .killed, by: rule), let best = estimate.figure, best >= 1
        else { return nil }
        self.best = best
        low = min(estimate.low ?? best, best)
        high = max(estimate.high ?? best, best)
        let told = Self.told(brief, sides)
        let known = Side.allCases.map { Self.lowerMedian(told[$0] ?? []) }
        let sum = known.reduce(0, +)
        if sum <= best { (first, second, civilians) = (known[0], known[1], known[2]) }
        let rest = best - (first + second + civilians)
        if sides.violence == .oneSided { civilians += rest } else { unknown = rest }
    }

    private enum Side: CaseIterable {
        case first, second, civilians
    }

    /// For each side one figure a witness, the last that it gave.
    private static func told(_ brief: EventBrief, _ sides: UCDPSides) -> [Side: [Int]] {
        var told: [Side: [(witness: String, deaths: Int)]] = [:]
        for index in brief.tellings {
            let witness = brief.standing(ofClaim: index)?.witness ?? brief.claims[index].id
            for side in Side.allCases {
                let figures = brief.claims[index].figures.filter {
                    $0.quantity == .killed && Self.side(of: $0.counted, sides) == side
                }
                guard let deaths = sum(figures) else { continue }
                told[side, default: []].removeAll { $0.witness == witness }
                told[side, default: []].append((witness, deaths))
            }
        }
        return told.mapValues { $0.map(\.deaths) }
    }

    /// What one claimant says in all: "two soldiers and three gendarmes" are five.
    private static func sum(_ figures: [Figure]) -> Int? {
        let counts = figures.filter { $0.claimant == figures[0].claimant }.compactMap { $0.low ?? $0.high }
        return counts.isEmpty ? nil : counts.reduce(0, +)
    }

    private static func side(of counted: Figure.Counted?, _ sides: UCDPSides) -> Side? {
        guard let counted, let sector = counted.sector else { return nil }
        switch sector {
        case "MIL", "COP", "SPY":
            guard let owner = counted.country else { return nil }
            if sides.first.government?.letters == owner { return .first }
            return sides.second?.government?.letters == owner ? .second : nil
        case "REB", "PRM":
            if sides.violence == .stateBased { return sides.second?.government == nil ? .second : nil }
            return sides.violence == .oneSided && sides.first.government == nil ? .first : nil
        case "UAF", "UNK", "CRM": return nil
        default: return .civilians
        }
    }

    private static func lowerMedian(_ figures: [Int]) -> Int {
        figures.isEmpty ? 0 : figures.sorted()[(figures.count - 1) / 2]
    }
}
