/// Joins texts to stories, the likest first.
///
/// Two stories are joined if the mean likeness across is about that within the looser of the two. A story of
/// few texts says little about how alike its texts are: each is taken to have `usualCount` more pairs, with
/// the likeness that two texts of one story usually have.
struct StoryBuilder {
    /// The likeness across that will do, as a share of that within: it is a little less even in one story,
    /// where those texts came together first that are most alike.
    static let leastWorth: Float = 0.9
    static let usualLikeness: Float = 0.12
    static let usualCount: Float = 6

    /// A story that grows.
    private struct Draft {
        var texts: [Int]
        /// The sum of what its texts are about: its product with another's is the sum of all likenesses
        /// across.
        var vector: TermVector
        var days: PublicationDays.Mean
        /// The sum of the likenesses of its pairs.
        var within: Float = 0
        /// The sums of the likenesses across, by the other story.
        var across: [Int: Float] = [:]
        /// How often it was joined to another; -1 once it is part of another.
        var version = 0

        var pairCount: Float { Float(texts.count * (texts.count - 1) / 2) }

        /// The mean likeness within.
        var likeness: Float { (within + usualCount * usualLikeness) / (pairCount + usualCount) }
    }

    /// Two stories that may be joined, unless one has changed since.
    private struct Candidate: Comparable {
        var worth: Float
        var first: Int
        var second: Int
        var versions: (first: Int, second: Int)

        static func < (left: Candidate, right: Candidate) -> Bool {
            if left.worth != right.worth { return left.worth < right.worth }
            return (right.first, right.second) < (left.first, left.second)
        }

        static func == (left: Candidate, right: Candidate) -> Bool {
            left.worth == right.worth && left.first == right.first && left.second == right.second
        }
    }

    private var drafts: [Draft]
    private var candidates = Heap<Candidate>()

    init(vectors: [TermVector], days: [PublicationDays?], neighbours: [NeighbourFinder.Pair]) {
        drafts = vectors.indices.map {
            Draft(texts: [$0], vector: vectors[$0], days: PublicationDays.Mean(days[$0]))
        }
        for pair in neighbours {
            drafts[pair.first].across[pair.second] = pair.likeness
            drafts[pair.second].across[pair.first] = pair.likeness
        }
        for pair in neighbours { consider(pair.first, pair.second) }
    }

    /// The stories, each a list of texts; it can be asked for once.
    mutating func stories() -> [[Int]] {
        while let candidate = candidates.popGreatest() {
            let (first, second) = (candidate.first, candidate.second)
            if drafts[first].version == candidate.versions.first,
                drafts[second].version == candidate.versions.second
            {
                join(first, second)
            }
        }
        return drafts.filter { $0.version >= 0 }.map(\.texts)
    }

    private mutating func consider(_ first: Int, _ second: Int) {
        let worth = worth(of: first, second)
        guard worth >= Self.leastWorth else { return }
        candidates.insert(
            Candidate(
                worth: worth,
                first: min(first, second),
                second: max(first, second),
                versions: (drafts[min(first, second)].version, drafts[max(first, second)].version)
            )
        )
    }

    /// The mean likeness across, as a share of that within the looser story.
    private func worth(of first: Int, _ second: Int) -> Float {
        let (one, other) = (drafts[first], drafts[second])
        let mean = across(first, second) / Float(one.texts.count * other.texts.count)
        return mean / min(one.likeness, other.likeness)
    }

    /// The sum of the likenesses across, less where the days are far apart.
    private func across(_ first: Int, _ second: Int) -> Float {
        (drafts[first].across[second] ?? 0) * drafts[first].days.nearness(to: drafts[second].days)
    }

    /// Makes the smaller story part of the larger, or the later of the earlier where both are as large.
    private mutating func join(_ first: Int, _ second: Int) {
        let isLarger = drafts[second].texts.count > drafts[first].texts.count
        let (whole, part) = isLarger ? (second, first) : (first, second)
        let across = acrossOfBoth(whole, part)
        drafts[whole].within += drafts[part].within + self.across(whole, part)
        drafts[whole].texts += drafts[part].texts
        drafts[whole].vector = drafts[whole].vector.sum(drafts[part].vector)
        drafts[whole].days.add(drafts[part].days)
        drafts[whole].version += 1
        drafts[part] = Draft(texts: [], vector: .empty, days: drafts[part].days, version: -1)
        drafts[whole].across = across
        for (other, likeness) in across {
            drafts[other].across[part] = nil
            drafts[other].across[whole] = likeness
            consider(whole, other)
        }
    }

    /// The sums of the likenesses across of two stories together, to all that are neighbours of one.
    private func acrossOfBoth(_ whole: Int, _ part: Int) -> [Int: Float] {
        var sums: [Int: Float] = [:]
        for other in drafts[part].across.keys where other != whole {
            sums[other] = drafts[part].across[other]
        }
        for (other, likeness) in drafts[whole].across where other != part {
            sums[other] = likeness + (sums[other] ?? drafts[part].vector.product(drafts[other].vector))
        }
        for other in drafts[part].across.keys where other != whole && drafts[whole].across[other] == nil {
            sums[other, default: 0] += drafts[whole].vector.product(drafts[other].vector)
        }
        return sums
    }
}
