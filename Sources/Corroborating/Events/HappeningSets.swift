internal import EventData

/// Accounts that are joined step by step to happenings, the surest pairs first.
///
/// Two sets are joined only where their members do not contradict: a report that keeps two acts apart keeps
/// them apart for all, and no chain of vague accounts can tie two look-alike incidents together.
struct HappeningSets {
    /// Of how many accounts a set is judged.
    private static let judged = 12

    private let profiles: [AccountProfile]
    private var sets: DisjointSets
    /// The accounts of a set by which it is judged, firm ones first, one of each witness; by root.
    private var judges: [[Int]]
    /// The accounts of a set by report; by root.
    private var reports: [[Int: [Int]]]

    init(_ profiles: [AccountProfile]) {
        self.profiles = profiles
        sets = DisjointSets(count: profiles.count)
        judges = profiles.indices.map { [$0] }
        reports = profiles.indices.map { [profiles[$0].report: [$0]] }
    }

    /// The set that an account belongs to.
    mutating func root(of place: Int) -> Int { sets.root(of: place) }

    /// Joins the sets of each link in turn, where nothing stands against it.
    mutating func join(_ links: [HappeningLink]) {
        for link in links {
            let (one, other) = (sets.root(of: link.one), sets.root(of: link.other))
            guard one != other, mayJoin(one, other) else { continue }
            join(one, other)
        }
    }

    /// The links without those of a vague account that could be of either of two happenings.
    mutating func sure(_ links: [HappeningLink]) -> [HappeningLink] {
        var best: [Int: [(root: Int, points: Int)]] = [:]
        for link in links {
            guard let (vague, pinned) = link.vagueAndPinned(profiles) else { continue }
            let root = sets.root(of: pinned)
            if best[vague]?.contains(where: { $0.root == root }) == true { continue }
            best[vague, default: []].append((root, link.points))
        }
        let unsure = best.filter { _, roots in
            roots.dropFirst().contains { root, points in
                points + 1 >= roots[0].points && !mayJoin(root, roots[0].root)
            }
        }
        return links.filter { link in
            guard let (vague, _) = link.vagueAndPinned(profiles) else { return true }
            return unsure[vague] == nil
        }
    }

    /// Whether the members of two sets can be of one happening.
    func mayJoin(_ one: Int, _ other: Int) -> Bool {
        haveNoReportAgainst(one, other) && agree(judges[one], judges[other])
    }

    private func agree(_ some: [Int], _ others: [Int]) -> Bool {
        var (contrary, points) = (0, 0)
        for one in some {
            for other in others {
                if let pair = AccountComparison(profiles[one], profiles[other]) {
                    points += pair.points
                } else {
                    contrary += 1
                }
            }
        }
        let pairs = some.count * others.count
        return contrary * 4 <= pairs && points >= 4 * pairs
    }

    private func haveNoReportAgainst(_ one: Int, _ other: Int) -> Bool {
        let (small, large) = reports[one].count < reports[other].count ? (one, other) : (other, one)
        // The outcome is the same in any order of a dictionary.
        return reports[small].allSatisfy { report, places in
            guard let others = reports[large][report] else { return true }
            return places.allSatisfy { place in
                others.allSatisfy { profiles[place].isTold(twice: profiles[$0]) }
            }
        }
    }

    private mutating func join(_ one: Int, _ other: Int) {
        sets.join(one, other)
        let root = sets.root(of: one)
        let gone = root == one ? other : one
        judges[root] = elected(judges[root] + judges[gone])
        judges[gone] = []
        if reports[root].count < reports[gone].count {
            (reports[root], reports[gone]) = (reports[gone], reports[root])
        }
        reports[root].merge(reports[gone]) { $0 + $1 }
        reports[gone] = [:]
    }

    /// The firm before the vague, and of each witness and story a few at most.
    private func elected(_ places: [Int]) -> [Int] {
        let sorted = places.sorted { (vagueness($0), $0) < (vagueness($1), $1) }
        var seen = Set<Int>()
        let firsts = sorted.filter { seen.insert(profiles[$0].witness).inserted }
        return Array(firsts.prefix(HappeningSets.judged))
    }

    private func vagueness(_ place: Int) -> Int {
        let profile = profiles[place]
        return (profile.isFirm ? 0 : 2) + (profile.place?.isSpot == true ? 0 : 1)
    }
}
