public import EventData
internal import Unpacking

/// What of a report decides which others it meets, and in which order: for an engine that joins reports by itself.
///
/// `WitnessFinder` does the same to reports that one machine holds. The steps are in the order in which they are
/// taken; `docs/reference/merge-steps.md` says what is joined, counted and sorted between them.
public struct ReportSignature: Hashable, Sendable {
    /// Texts that sort as reports do in the order in which they are taken to have been written, and in that of
    /// publication.
    public var standing: String
    public var publication: String
    /// What the reports with the same words have in common; `nil` for a report without words.
    public var twins: String?
    /// The keys under which it meets others.
    public var keys: [UInt64]
    /// What it is compared by.
    public var sketch: ReportSketch
    /// The days on which it may have been published, counted from 1970.
    public var days: ClosedRange<Int>?

    public init(of report: Report) {
        let review = PressReview(of: [report])
        let words = review.collection.words(of: 0)
        standing = review.standings[0].sortKey
        publication = Standing(report, credit: .nothing, length: report.text.utf8.count).sortKey
        // Two numbers, for who joins by them does not look at the words.
        twins =
            words.isEmpty
            ? nil
            : [0, 0x5EED].map { hexadecimal(Twins.key(of: words, title: review.titles[0], seed: $0)) }
                .joined()
        keys = review.tieFinder.candidates.keys(of: 0)
        sketch = ReportSketch(review)
        days = PublicationDays(of: report).map { Int($0.first)...Int($0.last) }
    }
}

/// What of a report decides which others its text is worth laying beside.
public struct ReportSketch: Hashable, Sendable {
    /// Its runs of words, each once, in rising order.
    public var shingles: [UInt64]
    /// Its different names and figures, in rising order; none where they are few.
    public var names: [UInt32]
    /// A number for its headline, the same for the same words; `nil` for one that is too short to tell.
    public var title: UInt64?
    /// The last minute, since 1970, at which it can have appeared; `nil` where nobody knows.
    public var minute: Int?

    public init(shingles: [UInt64], names: [UInt32], title: UInt64?, minute: Int?) {
        (self.shingles, self.names, self.title, self.minute) = (shingles, names, title, minute)
    }

    fileprivate init(_ review: PressReview) {
        let (title, minute) = (review.titles[0], review.standings[0].minute)
        self.init(
            shingles: Shingles.set(of: review.collection.words(of: 0)),
            names: NameSets(review.collection).sets[0],
            title: title.tells ? title.number : nil,
            minute: minute == .max ? nil : minute
        )
    }
}

/// Compares the sketches of reports that met, with what was counted of all others.
public struct SketchComparison {
    private let filter: PairFilter
    private let sets: [[UInt64]]
    private let weights: ShingleWeights

    /// All pairs are made of so many reports that share a key.
    public static var mostForAllPairs: Int { CandidateFinder.mostForAllPairs }
    /// With how many of those after it a report is compared under a key that more have.
    public static var reach: Int { CandidateFinder.mostNeighbours }
    /// A shingle that so many families have, or fewer, need not be counted.
    public static var usualFamilies: Int { ShingleWeights.usual }

    /// A pair of indices into the reports.
    public typealias Pair = (first: Int, second: Int)

    /// - Parameters:
    ///   - sketches: Those of the reports of all pairs.
    ///   - counts: In how many families each shingle is that any of them has; those of few may be left out.
    public init(_ sketches: [ReportSketch], counts: [(shingle: UInt64, families: UInt32)]) {
        filter = PairFilter(
            titles: sketches.map { TitleKey(number: $0.title ?? 0, tells: $0.title != nil) },
            minutes: sketches.map { $0.minute ?? .max },
            names: NameSets(sketches.map(\.names))
        )
        sets = sketches.map(\.shingles)
        weights = ShingleWeights(counts)
    }

    /// Which of the pairs are one family; the counts are of reports.
    public func families(among pairs: [Pair]) -> [Pair] {
        var sets = ShingleSets(sets)
        return filter.similar(pairs.map(CandidateFinder.Pair.init), &sets, weights).filter(\.areFamily)
            .map { ($0.pair.first, $0.pair.second) }
    }

    /// Which of the pairs may be tied; the counts are of families.
    public func likely(among pairs: [Pair]) -> [Pair] {
        var sets = ShingleSets(sets)
        return filter.likely(pairs.map(CandidateFinder.Pair.init), &sets, weights)
            .map { ($0.first, $0.second) }
    }
}

/// Compares the texts of reports, with what was counted of all others.
public struct ReportComparison {
    private let finder: TieFinder
    private let weights: ShingleWeights

    /// - Parameters:
    ///   - reports: The reports of all pairs.
    ///   - counts: In how many families each shingle is that any of them has; those of few may be left out.
    public init(_ reports: [Report], counts: [(shingle: UInt64, families: UInt32)]) {
        finder = TieFinder(
            Collection(reports.lazy.map(\.text)),
            titles: reports.map { TitleKey(of: $0) },
            minutes: reports.map { PublicationMinute.last(of: $0.published) ?? .max }
        )
        weights = ShingleWeights(counts)
    }

    /// The ties among pairs, where the counts are of families.
    public func ties(of pairs: [SketchComparison.Pair]) -> [ReportTie] {
        finder.ties(of: pairs.map(CandidateFinder.Pair.init), weights).map(ReportTie.init)
    }
}

/// Two reports of which one took text from the other, in numbers that only `witnesses` reads.
public struct ReportTie: Hashable, Sendable {
    public var first: Int
    public var second: Int
    public var numbers: [Int]

    public init(first: Int, second: Int, numbers: [Int]) {
        (self.first, self.second, self.numbers) = (first, second, numbers)
    }

    fileprivate init(_ tie: Tie) {
        self.init(
            first: tie.first,
            second: tie.second,
            numbers: [
                tie.firstInSecond, tie.secondInFirst, tie.firstCovered, tie.secondCovered, tie.leastShare,
                tie.firstIsRetold ? 1 : 0, tie.secondIsRetold ? 1 : 0,
            ]
        )
    }

    fileprivate var tie: Tie? {
        guard numbers.count == 7 else { return nil }
        return Tie(
            first: first,
            second: second,
            firstInSecond: numbers[0],
            secondInFirst: numbers[1],
            firstCovered: numbers[2],
            secondCovered: numbers[3],
            leastShare: numbers[4],
            firstIsRetold: numbers[5] == 1,
            secondIsRetold: numbers[6] == 1
        )
    }
}

extension WitnessFinder {
    /// The witnesses among reports that hang together by ties and by having the same words; `nil` for ties that are
    /// none.
    public func witnesses(among reports: [Report], ties: [ReportTie]) -> [Witness]? {
        let known = ties.compactMap(\.tie).filter {
            reports.indices.contains($0.first) && reports.indices.contains($0.second)
        }
        guard known.count == ties.count else { return nil }
        return PressReview(of: reports).witnesses(ties: known)
    }
}

extension CandidateFinder.Pair {
    fileprivate init(_ pair: SketchComparison.Pair) { self.init(first: pair.first, second: pair.second) }
}
