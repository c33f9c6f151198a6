public import EventData

/// What a text is about: terms in rising order, each with a weight.
public struct StoryTerms: Hashable, Sendable {
    public var terms: [UInt32]
    public var weights: [Float]

    /// `nil` where the terms do not rise, or where there are not as many weights.
    public init?(terms: [UInt32], weights: [Float]) {
        guard terms.count == weights.count, zip(terms, terms.dropFirst()).allSatisfy({ $0 < $1 }) else {
            return nil
        }
        (self.terms, self.weights) = (terms, weights)
    }

    fileprivate init(_ vector: TermVector) { (terms, weights) = (vector.terms, vector.weights) }

    fileprivate var vector: TermVector { TermVector(terms: terms, weights: weights) }

    /// What a report with its claims is about.
    public init(of report: Report, accounts: [Account]) {
        self.init(TermReader(accounts: accounts, reportCount: 1).terms(of: report, at: 0))
    }

    /// What the reports of one witness are about together.
    public static func union(_ texts: [StoryTerms]) -> StoryTerms {
        StoryTerms(texts.reduce(TermVector.empty) { $0.union($1.vector) })
    }

    /// The same with weights by rarity, for all steps that follow.
    ///
    /// `counts` says of each of its terms in how many of all texts it is, `total` how many texts there are.
    public func weighed(counts: [UInt32], total: Int) -> StoryTerms {
        let rarity = TermRarity(Dictionary(zip(terms, counts)) { first, _ in first }, total: total)
        return StoryTerms(rarity.weighed(vector))
    }

    /// The terms by which weighed terms are looked up, the heaviest first.
    public var heaviest: [(term: UInt32, weight: Float)] { NeighbourFinder.heaviest(of: vector) }
}

/// Finds the texts that are alike among many, some of which are looked at here.
public struct StoryNeighbours {
    /// A heaviest term of a text.
    public typealias Entry = (term: UInt32, text: Int, weight: Float)

    /// Two texts, as indices, with their likeness.
    public typealias Pair = (first: Int, second: Int, likeness: Float)

    /// How many entries after one have to be known that have its term.
    public static var reach: Int { NeighbourFinder.mostMet }

    /// About so many texts that hang together are one group; where there are more, they are cut, see `StorySpans`.
    public static var span: Int { StorySpans.usualLength }

    public init() {}

    /// For some texts those after them that may be alike.
    ///
    /// `entries` are all those of `texts`, and after each of them the next `reach` of the same term, by term and in the
    /// order of publication, in which the texts are numbered too.
    public func near(to texts: [Int], _ entries: [Entry], textCount: Int) -> [(first: Int, second: Int)] {
        let known = entries.map {
            NeighbourFinder.Entry(term: $0.term, text: UInt32($0.text), weight: $0.weight)
        }
        var meetings = NeighbourFinder.Meetings(known, textCount: textCount)
        return texts.flatMap { text in meetings.near(to: text).map { (text, $0) } }
    }

    /// The neighbours among texts that may be alike; of each first text all pairs are asked for at once.
    ///
    /// Texts are in the order of publication: of equals the earlier are kept.
    public func neighbours(_ texts: [StoryTerms], _ pairs: [(first: Int, second: Int)]) -> [Pair] {
        let finder = NeighbourFinder(vectors: StoryFinder.numbered(texts.map(\.vector)))
        var table = finder.table
        return Dictionary(grouping: pairs, by: \.first).sorted { $0.key < $1.key }.flatMap { text, pairs in
            table.hold(finder.vectors[text])
            return finder.likest(to: text, table, among: pairs.map(\.second)).map {
                ($0.first, $0.second, $0.likeness)
            }
        }
    }

    /// The stories among texts that hang together by being neighbours.
    ///
    /// Texts are in the order of publication; `days` says when each may have been published, counted from 1970.
    public func stories(of texts: [StoryTerms], days: [ClosedRange<Int>?], _ pairs: [Pair]) -> [[Int]] {
        var builder = StoryBuilder(
            vectors: texts.map(\.vector),
            days: days.map { $0.map(PublicationDays.init) },
            neighbours: pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }.map {
                NeighbourFinder.Pair(first: $0.first, second: $0.second, likeness: $0.likeness)
            }
        )
        return builder.stories().map { $0.sorted() }
    }
}

extension PublicationDays {
    fileprivate init(_ days: ClosedRange<Int>) {
        (first, last) = (Float(days.lowerBound), Float(days.upperBound))
    }
}
