internal import EventData

/// A pair of accounts that are of one happening, as far as the two can tell.
struct HappeningLink: Sendable {
    var points: Int
    /// Where the two stand in the order of publication, the earlier first.
    var one: Int
    var other: Int

    init(points: Int, one: Int, other: Int) { (self.points, self.one, self.other) = (points, one, other) }

    /// `nil` where the two accounts cannot be of one happening, or too little says that they are.
    init?(_ one: Int, _ other: Int, of profiles: [AccountProfile]) {
        guard let pair = AccountComparison(profiles[one], profiles[other]), pair.isEnough else { return nil }
        self.init(points: pair.points, one: one, other: other)
    }

    /// Whether both say exactly what they are about.
    func isPinned(_ profiles: [AccountProfile]) -> Bool { profiles[one].isPinned && profiles[other].isPinned }

    /// The account that is vague and the one that is not, where they differ in that.
    func vagueAndPinned(_ profiles: [AccountProfile]) -> (vague: Int, pinned: Int)? {
        guard profiles[one].isPinned != profiles[other].isPinned else { return nil }
        return profiles[one].isPinned ? (other, one) : (one, other)
    }
}

extension [HappeningLink] {
    /// Each pair once, the surest first, and in the order of publication where as much says so.
    var inOrder: [HappeningLink] {
        let sorted = sorted { ($1.points, $0.one, $0.other) < ($0.points, $1.one, $1.other) }
        return sorted.indices.filter { index in
            index == 0 || sorted[index].one != sorted[index - 1].one
                || sorted[index].other != sorted[index - 1].other
        }.map { sorted[$0] }
    }

    /// The links without those that are not the best that an account has among the acts of one report.
    ///
    /// Of two acts that a report keeps apart, another report's account can be one only. Where it might as well
    /// be either, it is taken for neither. The links have to be in order.
    func withoutSecondBest(_ profiles: [AccountProfile]) -> [HappeningLink] {
        var best: [Side: (points: Int, place: Int, isTied: Bool)] = [:]
        for link in self {
            for (place, other) in [(link.one, link.other), (link.other, link.one)] {
                let side = Side(place: place, report: profiles[other].report)
                guard let found = best[side] else {
                    best[side] = (link.points, other, false)
                    continue
                }
                if link.points == found.points && !profiles[other].isTold(twice: profiles[found.place]) {
                    best[side]?.isTied = true
                }
            }
        }
        func isBest(_ place: Int, _ other: Int, _ points: Int) -> Bool {
            guard let found = best[Side(place: place, report: profiles[other].report)] else { return true }
            if found.points == points { return !found.isTied }
            return profiles[other].isTold(twice: profiles[found.place])
        }
        return filter { isBest($0.one, $0.other, $0.points) && isBest($0.other, $0.one, $0.points) }
    }

    /// An account, and a report whose accounts it is held against.
    private struct Side: Hashable {
        var place: Int
        var report: Int
    }
}

extension AccountProfile {
    /// Whether it names its day, and where the place tells acts apart, the place.
    var isPinned: Bool {
        isFirm && (place?.isSpot == true || (type != .assault && type != .protest))
    }

    /// Whether a report tells one act in two sentences: at one spot on one day, and neither contradicts the other.
    ///
    /// Neither does a denial, which is of the act that it denies. A government does several things of one type on
    /// one day: those that are not told by their place have to be told in the same words.
    func isTold(twice other: AccountProfile) -> Bool {
        if (status == .negated) != (other.status == .negated) { return true }
        guard type == .assault || type == .protest || trigger == other.trigger else { return false }
        guard type == other.type, ActMatch.isOne(self, other) else { return false }
        guard let date, let otherDate = other.date, isFirm, other.isFirm else { return false }
        guard date.from == otherDate.from, date.to == otherDate.to, isAtSpot(of: other) else { return false }
        return AccountProfile.areOneParty(actors, other.actors)
            && AccountProfile.areOneParty(recipients, other.recipients)
            && FigureMatch(counts, other.counts).points >= 0
    }

    /// Whether both are of one spot; "the base" is where the report says in another sentence.
    private func isAtSpot(of other: AccountProfile) -> Bool {
        guard let place, let otherPlace = other.place, place.isSpot, otherPlace.isSpot else { return false }
        if place.isUnmapped != otherPlace.isUnmapped { return place.country == otherPlace.country }
        return place.name == otherPlace.name && place.geonames == otherPlace.geonames
    }

    /// "The camp" may be whoever of that country is named in another sentence.
    private static func areOneParty(_ some: [PartyProfile], _ others: [PartyProfile]) -> Bool {
        func isVague(_ parties: [PartyProfile]) -> Bool {
            parties.allSatisfy { $0.camp == .unknown && $0.country != nil }
        }
        return switch PartyMatch(some, others) {
        case .contrary: false
        case .open: isVague(some) || isVague(others)
        case .alike: true
        }
    }
}
