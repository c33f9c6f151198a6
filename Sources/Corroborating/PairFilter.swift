/// Decides by shingles, names and headlines which texts are worth laying beside each other.
struct PairFilter {
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

    private let titles: [TitleKey]
    private let minutes: [Int]
    let names: NameSets

    init(titles: [TitleKey], minutes: [Int], names: NameSets) {
        (self.titles, self.minutes, self.names) = (titles, minutes, names)
    }

    /// A pair that has more than hardly a shingle in common.
    struct SimilarPair {
        var pair: CandidateFinder.Pair
        /// Whether what both have is to be counted once.
        var areFamily: Bool
    }

    /// Those of the pairs that have something in common; each report weighs as a family of its own.
    func similar(
        _ pairs: [CandidateFinder.Pair],
        _ sets: inout ShingleSets,
        _ weights: ShingleWeights
    ) -> [SimilarPair] {
        var similar: [SimilarPair] = []
        compare(pairs, &sets, weights) { pair, shares in
            let areFamily =
                max(shares.first, shares.second) >= Self.plainShare && shares.common >= Self.leastWeight / 4
            similar.append(SimilarPair(pair: pair, areFamily: areFamily))
        }
        return similar
    }

    /// Those of the pairs that may be tied, with what shingles weigh where families are known.
    func likely(
        _ pairs: [CandidateFinder.Pair],
        _ sets: inout ShingleSets,
        _ weights: ShingleWeights
    ) -> [CandidateFinder.Pair] {
        var likely: [CandidateFinder.Pair] = []
        compare(pairs, &sets, weights) { pair, shares in
            if isLikely(pair, shares) { likely.append(pair) }
        }
        return likely
    }

    /// Whether a pair shares enough, or as many names as a retelling.
    func isLikely(_ pair: CandidateFinder.Pair, _ shares: Shares) -> Bool {
        leastShare(pair, shares) != nil || names.haveEnoughInCommon(pair)
    }

    // MARK: Shares

    /// How much of two texts is the same, in thousandths.
    struct Shares {
        var first: Int
        var second: Int
        var common: Int
    }

    /// Compares pairs, and passes over those that have hardly a shingle in common.
    func compare(
        _ pairs: [CandidateFinder.Pair],
        _ sets: inout ShingleSets,
        _ weights: ShingleWeights,
        _ body: (CandidateFinder.Pair, Shares) -> Void
    ) {
        var wholes = TextWeights(weights, count: titles.count)
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
                    first: common * 1000 / max(wholes.weight(of: pair.first, first), 1),
                    second: common * 1000 / max(wholes.weight(of: pair.second, second), 1),
                    common: common
                )
            )
        }
    }

    /// The least share with which one may be a copy, or `nil` where the texts share too little for that.
    func leastShare(_ pair: CandidateFinder.Pair, _ shares: Shares) -> Int? {
        let share = max(shares.first, shares.second)
        if share >= Self.leastShare, shares.common >= Self.leastWeight { return Self.leastShare }
        return isEnoughWithTitle(pair, share, shares.common) ? Self.leastShareWithTitle : nil
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
