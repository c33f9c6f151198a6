/// Gives each report the one that it was taken from, and makes witnesses of the trees.
///
/// A report has one parent at most, before it in order. So a digest of two stories joins the one that it took
/// more from, and does not make one witness of both.
struct FamilyTree {
    /// A copy is from the earliest of those that have nearly as much of it: this many thousandths less.
    static let nearlyAsMuch = 20
    /// From this share of a text in the other on, in thousandths, little was changed.
    static let lightShare = 850

    let order: [Int]
    let standings: [Standing]
    let credits: [Credit]
    let outlets: [[UInt32]]

    /// A tie as seen from the copy.
    private struct Descent {
        var of: Int
        var share: Int
        var covered: Int
    }

    func witnesses(ties: [Tie], twins: Twins) -> [Witness] {
        let rank = ranks(ties, twins)
        var parents: [Int: Descent] = [:]
        for (report, descents) in descents(ties, rank) { parents[report] = best(descents, rank) }
        var groups: [Int: [Witness.Member]] = [:]
        var origins: [Int: Int] = [:]
        let firsts = twins.firsts.sorted { rank[$0] < rank[$1] }
        for report in firsts {
            let descent = parents[report]
            let origin = descent.flatMap { origins[$0.of] } ?? report
            origins[report] = origin
            groups[origin, default: []].append(member(report, descent))
            for twin in twins.others[report] ?? [] {
                let copied = Witness.Copied(of: report, containment: 1)
                groups[origin, default: []].append(Witness.Member(report: twin, label: .same, copied: copied))
            }
        }
        return groups.sorted { rank[$0.key] < rank[$1.key] }.map { origin, members in
            Witness(members: [members[0]] + members.dropFirst().sorted { rank[$0.report] < rank[$1.report] })
        }
    }

    /// Where each report stands, those first whose text others of their group say they carry.
    private func ranks(_ ties: [Tie], _ twins: Twins) -> [Int] {
        var credited: Set<Int> = []
        func credit(_ one: Int, _ other: Int) {
            if !outlets[other].isEmpty, credits[one].way != .agency, credits[one].name == outlets[other] {
                credited.insert(other)
            }
        }
        for tie in ties {
            credit(tie.first, tie.second)
            credit(tie.second, tie.first)
        }
        var standings = standings
        for report in credited { standings[report].isOrigin = true }
        var rank = [Int](repeating: 0, count: order.count)
        for (place, report) in order.sorted(by: { standings[$0] < standings[$1] }).enumerated() {
            rank[report] = place
        }
        return rank
    }

    /// From whom each report may be, by its ties to those before it.
    ///
    /// A long text that holds all of a short one which was there before is mostly something else, and no copy
    /// of it.
    private func descents(_ ties: [Tie], _ rank: [Int]) -> [Int: [Descent]] {
        var descents: [Int: [Descent]] = [:]
        for tie in ties {
            let isFirstBefore = rank[tie.first] < rank[tie.second]
            let (copy, of) = isFirstBefore ? (tie.second, tie.first) : (tie.first, tie.second)
            let share = isFirstBefore ? tie.secondInFirst : tie.firstInSecond
            let isRetold = isFirstBefore ? tie.secondIsRetold : tie.firstIsRetold
            guard share >= tie.leastShare || isRetold else { continue }
            let covered = isFirstBefore ? tie.secondCovered : tie.firstCovered
            descents[copy, default: []].append(Descent(of: of, share: share, covered: covered))
        }
        return descents
    }

    private func best(_ descents: [Descent], _ rank: [Int]) -> Descent? {
        let most = descents.map(\.share).max() ?? 0
        return descents.filter { $0.share >= most - Self.nearlyAsMuch }.min { rank[$0.of] < rank[$1.of] }
    }

    private func member(_ report: Int, _ descent: Descent?) -> Witness.Member {
        guard let descent else { return Witness.Member(report: report, label: .independent, copied: nil) }
        let containment = Double(min(descent.share, 1000) / 10) / 100
        return Witness.Member(
            report: report,
            label: max(descent.share, descent.covered) >= Self.lightShare ? .light : .rewrite,
            copied: Witness.Copied(of: descent.of, containment: containment)
        )
    }
}
