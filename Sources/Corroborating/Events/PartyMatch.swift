internal import EventData

/// How the parties of two accounts stand to each other.
enum PartyMatch: Equatable, Sendable {
    /// One of them names nobody, or nobody in particular.
    case open
    /// They can be the same; the more points, the more says so.
    case alike(Int)
    /// No party of one can be a party of the other.
    case contrary

    var points: Int {
        if case .alike(let points) = self { points } else { 0 }
    }

    /// How two lists stand: their most alike parties count, and that several are the same.
    init(_ some: [PartyProfile], _ others: [PartyProfile]) {
        guard !some.isEmpty, !others.isEmpty else {
            self = .open
            return
        }
        var (best, same, isContrary) = (0, 0, true)
        for one in some {
            for other in others {
                guard let points = PartyMatch.points(one, other) else { continue }
                isContrary = false
                best = max(best, points)
                if points == PartyMatch.identity { same += 1 }
            }
        }
        if isContrary {
            self = .contrary
        } else {
            self = best == 0 ? .open : .alike(best + (same > 1 ? 1 : 0))
        }
    }

    /// Two parties that are one by id.
    static let identity = 3

    /// How much says that two parties are one; `nil` where they cannot be.
    static func points(_ one: PartyProfile, _ other: PartyProfile) -> Int? {
        if let id = one.id, id == other.id { return identity }
        if one.name == other.name, one.camp == other.camp, one.country == other.country { return 2 }
        if one.camp == .unknown || other.camp == .unknown {
            return fits(one.country, other.country) ? 0 : nil
        }
        if one.camp != other.camp { return areBodyAndState(one, other) ? 0 : nil }
        switch one.camp {
        case .state, .civil: return kin(one, other)
        case .armed: return fits(one.country, other.country) ? armed(one, other) : nil
        case .international, .unknown: return one.id != nil && other.id != nil ? nil : 1
        }
    }

    /// An international body may stand for its members, and they for it.
    private static func areBodyAndState(_ one: PartyProfile, _ other: PartyProfile) -> Bool {
        (one.camp == .international && other.camp == .state)
            || (one.camp == .state && other.camp == .international)
    }

    /// Organs of one state, or people of one country.
    private static func kin(_ one: PartyProfile, _ other: PartyProfile) -> Int? {
        guard fits(one.country, other.country) else { return nil }
        let isKnown = one.country != nil && other.country != nil
        guard one.sector == other.sector else { return one.camp == .state && isKnown ? 1 : 0 }
        if one.camp == .civil { return one.id != nil && other.id != nil ? nil : 1 }
        return isKnown ? 2 : 1
    }

    /// "Gunmen" may be of any group; two groups that are known by name are two.
    private static func armed(_ one: PartyProfile, _ other: PartyProfile) -> Int? {
        one.id != nil && other.id != nil ? nil : 1
    }

    private static func fits(_ one: UInt64?, _ other: UInt64?) -> Bool {
        one == nil || other == nil || one == other
    }
}
