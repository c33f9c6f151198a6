/// Two reports of which one took text from the other, or both from a third.
struct Tie: Hashable {
    var first: Int
    var second: Int
    /// The share of the first text that is found in the second, and the other way round, in thousandths.
    var firstInSecond: Int
    var secondInFirst: Int
    /// The same for words in aligned passages.
    var firstCovered: Int
    var secondCovered: Int
    /// The least share with which one may be taken for a copy of the other.
    var leastShare: Int
}

/// Decides of candidate pairs whether they share a text.
struct TieFinder {
    private let collection: Collection
    private let titles: [TitleKey]
    private let minutes: [Int]

    /// The least share, in thousandths, of one text's weight that the other has.
    ///
    /// Measured in docs/decisions/0015-witnesses.md.
    static let leastShare = 250
    /// What they have in common weighs as much as so many shingles that nobody else has, in thousandths.
    static let leastWeight = 12_000
    /// A share from which on the opening need not be among what is shared.
    static let plainShare = 500
    /// Shares that will do where the headline is the same and the days are close.
    static let leastShareWithTitle = 50
    static let leastWeightWithTitle = 4_000
    static let closeMinutes = 3 * 24 * 60
    /// Below this share of shingles, whatever they weigh, a pair is dropped before weights are known.
    static let leastPlainShare = 30

    init(_ collection: Collection, titles: [TitleKey], minutes: [Int]) {
        self.collection = collection
        self.titles = titles
        self.minutes = minutes
    }

    /// The ties among reports, which stand in order.
    func ties(among reports: [Int]) -> [Tie] {
        let keys = titles.map { $0.tells ? $0.number : nil }
        let pairs = CandidateFinder(collection: collection, titleKeys: keys).pairs(among: reports)
        let single = ShingleWeights(collection, families: reports.map { ($0, $0) })
        var families = DisjointSets(count: collection.count)
        var likely: [CandidateFinder.Pair] = []
        compare(pairs, single) { pair, shares in
            likely.append(pair)
            if max(shares.first, shares.second) >= Self.plainShare, shares.common >= Self.leastWeight / 4 {
                families.join(pair.first, pair.second)
            }
        }
        let weights = ShingleWeights(collection, families: reports.map { ($0, families.root(of: $0)) })
        var ties: [Tie] = []
        compare(likely, weights) { pair, shares in
            if let tie = tie(pair, shares) { ties.append(tie) }
        }
        return ties
    }

    // MARK: Shares

    /// How much of two texts is the same, in thousandths.
    private struct Shares {
        var first: Int
        var second: Int
        var common: Int
    }

    /// Compares pairs, and passes over those that have hardly a shingle in common.
    private func compare(
        _ pairs: [CandidateFinder.Pair],
        _ weights: ShingleWeights,
        _ body: (CandidateFinder.Pair, Shares) -> Void
    ) {
        var sets = ShingleSets(collection)
        for pair in pairs {
            let (first, second) = (sets.set(of: pair.first), sets.set(of: pair.second))
            var count = 0
            Shingles.forEachCommon(first, second) { _ in count += 1 }
            let fewer = min(first.count, second.count)
            guard count > 0, count * 1000 >= fewer * Self.leastPlainShare else { continue }
            let common = weights.weight(ofCommon: first, second)
            body(
                pair,
                Shares(
                    first: common * 1000 / max(weights.weight(of: first), 1),
                    second: common * 1000 / max(weights.weight(of: second), 1),
                    common: common
                )
            )
        }
    }

    // MARK: Decision

    private func tie(_ pair: CandidateFinder.Pair, _ shares: Shares) -> Tie? {
        let share = max(shares.first, shares.second)
        let isEnough = share >= Self.leastShare && shares.common >= Self.leastWeight
        guard isEnough || isEnoughWithTitle(pair, share, shares.common) else { return nil }
        let (first, second) = (text(of: pair.first), text(of: pair.second))
        let runs = Aligner(copy: first.words, original: second.words).runs()
        let opening = Opening(runs: runs, copyCount: first.words.count, originalCount: second.words.count)
        if isEnough, share < Self.plainShare, !opening.isShared { return nil }
        guard !Differences(runs: runs, copy: first, original: second).areOfAnotherHappening else {
            return nil
        }
        let covered = runs.reduce(0) { $0 + $1.count }
        return Tie(
            first: pair.first,
            second: pair.second,
            firstInSecond: shares.first,
            secondInFirst: shares.second,
            firstCovered: covered * 1000 / first.words.count,
            secondCovered: covered * 1000 / second.words.count,
            leastShare: isEnough ? Self.leastShare : Self.leastShareWithTitle
        )
    }

    private func text(of report: Int) -> (words: [UInt32], roles: [UInt8]) {
        (Array(collection.words(of: report)), Array(collection.roles(of: report)))
    }

    /// Whether the same headline within a few days makes up for a text that was largely written anew.
    private func isEnoughWithTitle(_ pair: CandidateFinder.Pair, _ share: Int, _ common: Int) -> Bool {
        let (first, second) = (titles[pair.first], titles[pair.second])
        guard first.tells, second.tells, first.number == second.number else { return false }
        let (one, other) = (minutes[pair.first], minutes[pair.second])
        let areClose = one == .max || other == .max || abs(one - other) <= Self.closeMinutes
        return areClose && share >= Self.leastShareWithTitle && common >= Self.leastWeightWithTitle
    }
}

/// The openings of two texts, and whether they are among what the texts share.
///
/// News is written to be cut from the end: who takes a text over takes its opening or replaces it, and keeps
/// most of the rest. A paragraph deep in both texts is what an agency, or a desk, has said before.
struct Opening {
    private static let wordCount = 40
    private static let leastShared = 6

    /// Whether the opening of at least one of them is in the other.
    let isShared: Bool

    init(runs: [Aligner.Run], copyCount: Int, originalCount: Int) {
        isShared =
            Self.isShared(runs.map { $0.copy..<$0.copyEnd }, count: copyCount)
            || Self.isShared(runs.map { $0.original..<$0.originalEnd }, count: originalCount)
    }

    private static func isShared(_ ranges: [Range<Int>], count: Int) -> Bool {
        let end = min(wordCount, count / 3)
        return ranges.reduce(0) { $0 + max(0, min($1.upperBound, end) - $1.lowerBound) } >= leastShared
    }
}
