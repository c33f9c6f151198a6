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
    /// Whether one may be taken for the other in other words, whatever the share.
    var firstIsRetold = false
    var secondIsRetold = false
}

/// Decides of candidate pairs whether they share a text.
struct TieFinder {
    private let collection: Collection
    private let titles: [TitleKey]
    private let minutes: [Int]
    private let names: NameSets

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
        names = NameSets(collection)
    }

    /// The ties among reports, which stand in order.
    func ties(among reports: [Int]) -> [Tie] {
        let single = ShingleWeights(collection, families: reports.map { ($0, $0) })
        let likely = likely(candidates.pairs(among: reports), single)
        var families = DisjointSets(count: collection.count)
        for found in likely where found.areFamily { families.join(found.pair.first, found.pair.second) }
        let weights = ShingleWeights(collection, families: reports.map { ($0, families.root(of: $0)) })
        return ties(of: likely.map(\.pair), weights)
    }

    /// Who finds the pairs that are worth comparing.
    var candidates: CandidateFinder {
        CandidateFinder(
            collection: collection,
            titleKeys: titles.map { $0.tells ? $0.number : nil },
            names: names
        )
    }

    /// A pair that has more than hardly a shingle in common.
    struct LikelyPair {
        var pair: CandidateFinder.Pair
        /// Whether what both have is to be counted once.
        var areFamily: Bool
    }

    /// Those of the pairs that may be tied; each report weighs as a family of its own.
    func likely(_ pairs: [CandidateFinder.Pair], _ weights: ShingleWeights) -> [LikelyPair] {
        var likely: [LikelyPair] = []
        compare(pairs, weights) { pair, shares in
            let areFamily =
                max(shares.first, shares.second) >= Self.plainShare && shares.common >= Self.leastWeight / 4
            likely.append(LikelyPair(pair: pair, areFamily: areFamily))
        }
        return likely
    }

    /// The ties among likely pairs, with what shingles weigh where families are known.
    func ties(of likely: [CandidateFinder.Pair], _ weights: ShingleWeights) -> [Tie] {
        var ties: [Tie] = []
        compare(likely, weights) { pair, shares in
            if let tie = tie(pair, shares) { ties.append(tie) }
        }
        return ties
    }

    // MARK: Shares

    /// How much of two texts is the same, in thousandths.
    fileprivate struct Shares {
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
        var wholes = TextWeights(weights, count: collection.count)
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

    // MARK: Decision

    private func tie(_ pair: CandidateFinder.Pair, _ shares: Shares) -> Tie? {
        let (first, second) = (text(of: pair.first), text(of: pair.second))
        if let leastShare = leastShare(pair, shares) { return tie(pair, shares, leastShare, first, second) }
        guard names.haveEnoughInCommon(pair), Retelling(first: first, second: second).isFound else {
            return nil
        }
        let runs = Aligner(copy: first.words, original: second.words).runs()
        let (rest, other) = Retelling.withoutPassages(first, second, runs)
        let retelling = Retelling(first: rest, second: other)
        guard retelling.isFound else { return nil }
        var tie = Tie(pair, shares, runs, first.words.count, second.words.count, leastShare: Self.leastShare)
        (tie.firstIsRetold, tie.secondIsRetold) = (retelling.firstIsRetold, retelling.secondIsRetold)
        return tie
    }

    /// The tie of texts that share enough, unless that is a background or the wording of another happening.
    private func tie(
        _ pair: CandidateFinder.Pair,
        _ shares: Shares,
        _ leastShare: Int,
        _ first: Text,
        _ second: Text
    ) -> Tie? {
        let runs = Aligner(copy: first.words, original: second.words).runs()
        let opening = Opening(runs: runs, copyCount: first.words.count, originalCount: second.words.count)
        let isPlain = leastShare < Self.leastShare || max(shares.first, shares.second) >= Self.plainShare
        guard isPlain || opening.isShared else { return nil }
        guard !Differences(runs: runs, copy: first, original: second).areOfAnotherHappening else {
            return nil
        }
        return Tie(pair, shares, runs, first.words.count, second.words.count, leastShare: leastShare)
    }

    /// The least share with which one may be a copy, or `nil` where the texts share too little for that.
    private func leastShare(_ pair: CandidateFinder.Pair, _ shares: Shares) -> Int? {
        let share = max(shares.first, shares.second)
        if share >= Self.leastShare, shares.common >= Self.leastWeight { return Self.leastShare }
        return isEnoughWithTitle(pair, share, shares.common) ? Self.leastShareWithTitle : nil
    }

    private typealias Text = Retelling.Text

    private func text(of report: Int) -> Text {
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

extension Tie {
    fileprivate init(
        _ pair: CandidateFinder.Pair,
        _ shares: TieFinder.Shares,
        _ runs: [Aligner.Run],
        _ firstCount: Int,
        _ secondCount: Int,
        leastShare: Int
    ) {
        let covered = runs.reduce(0) { $0 + $1.count }
        self.init(
            first: pair.first,
            second: pair.second,
            firstInSecond: shares.first,
            secondInFirst: shares.second,
            firstCovered: covered * 1000 / firstCount,
            secondCovered: covered * 1000 / secondCount,
            leastShare: leastShare
        )
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
