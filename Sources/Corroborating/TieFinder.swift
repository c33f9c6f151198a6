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
    private let filter: PairFilter

    init(_ collection: Collection, titles: [TitleKey], minutes: [Int]) {
        self.collection = collection
        self.titles = titles
        filter = PairFilter(titles: titles, minutes: minutes, names: NameSets(collection))
    }

    /// The ties among reports, which stand in order.
    func ties(among reports: [Int]) -> [Tie] {
        let single = ShingleWeights(collection, families: reports.map { ($0, $0) })
        var sets = ShingleSets(collection)
        let similar = filter.similar(candidates.pairs(among: reports), &sets, single)
        var families = DisjointSets(count: collection.count)
        for found in similar where found.areFamily { families.join(found.pair.first, found.pair.second) }
        let weights = ShingleWeights(collection, families: reports.map { ($0, families.root(of: $0)) })
        return ties(of: similar.map(\.pair), weights)
    }

    /// The ties among pairs, with what shingles weigh where families are known.
    func ties(of pairs: [CandidateFinder.Pair], _ weights: ShingleWeights) -> [Tie] {
        var ties: [Tie] = []
        var sets = ShingleSets(collection)
        filter.compare(pairs, &sets, weights) { pair, shares in
            if let tie = tie(pair, shares) { ties.append(tie) }
        }
        return ties
    }

    /// Who finds the pairs that are worth comparing.
    var candidates: CandidateFinder {
        CandidateFinder(
            collection: collection,
            titleKeys: titles.map { $0.tells ? $0.number : nil },
            names: filter.names
        )
    }

    // MARK: Decision

    private func tie(_ pair: CandidateFinder.Pair, _ shares: PairFilter.Shares) -> Tie? {
        guard filter.isLikely(pair, shares) else { return nil }
        let (first, second) = (text(of: pair.first), text(of: pair.second))
        if let leastShare = filter.leastShare(pair, shares) {
            return tie(pair, shares, leastShare, first, second)
        }
        guard Retelling(first: first, second: second).isFound else { return nil }
        let runs = Aligner(copy: first.words, original: second.words).runs()
        let (rest, other) = Retelling.withoutPassages(first, second, runs)
        let retelling = Retelling(first: rest, second: other)
        guard retelling.isFound else { return nil }
        let leastShare = PairFilter.leastShare
        var tie = Tie(pair, shares, runs, first.words.count, second.words.count, leastShare: leastShare)
        (tie.firstIsRetold, tie.secondIsRetold) = (retelling.firstIsRetold, retelling.secondIsRetold)
        return tie
    }

    /// The tie of texts that share enough, unless that is a background or the wording of another happening.
    private func tie(
        _ pair: CandidateFinder.Pair,
        _ shares: PairFilter.Shares,
        _ leastShare: Int,
        _ first: Text,
        _ second: Text
    ) -> Tie? {
        let runs = Aligner(copy: first.words, original: second.words).runs()
        let opening = Opening(runs: runs, copyCount: first.words.count, originalCount: second.words.count)
        let isPlain =
            leastShare < PairFilter.leastShare || max(shares.first, shares.second) >= PairFilter.plainShare
        guard isPlain || opening.isShared else { return nil }
        guard !Differences(runs: runs, copy: first, original: second).areOfAnotherHappening else {
            return nil
        }
        return Tie(pair, shares, runs, first.words.count, second.words.count, leastShare: leastShare)
    }

    private typealias Text = Retelling.Text

    private func text(of report: Int) -> Text {
        (Array(collection.words(of: report)), Array(collection.roles(of: report)))
    }
}

extension Tie {
    fileprivate init(
        _ pair: CandidateFinder.Pair,
        _ shares: PairFilter.Shares,
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
