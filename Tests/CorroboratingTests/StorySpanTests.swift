import GriotTesting
import Testing

@testable import Corroborating

@Suite struct `A group of texts that is too large` {
    private let spans = StorySpans(length: 8)

    @Test func `is left whole while it is not much larger`() {
        let pairs = chain(0..<11)
        #expect(uncut(pairs, of: 11) == pairs)
    }

    @Test func `is cut where the fewest neighbours are parted`() {
        // Each text is a neighbour of the next three, but for the seventh, which nobody but the sixth is alike.
        let near = (0..<14).flatMap { first in
            (first + 1..<max(first + 1, min(first + 4, 14))).map { second in Two(first, second) }
        }
        let pairs = near.filter { ($0.first < 7) == ($0.second < 7) || $0 == Two(6, 7) }
        #expect(uncut(pairs, of: 14) == pairs.filter { $0 != Two(6, 7) })
    }

    @Test func `is cut as early as can be where cuts part as many`() {
        #expect(uncut(chain(0..<12), of: 12) == chain(0..<12).filter { $0 != Two(5, 6) })
    }

    @Test(arguments: [12, 13, 20, 21, 64, 1000])
    func `comes to spans within bounds`(count: Int) {
        let lengths = lengths(uncut(chain(0..<count), of: count), of: count)
        #expect(lengths.count > 1)
        #expect(lengths.allSatisfy { (3...13).contains($0) })
    }

    @Test(arguments: [(12, 9, [9, 3]), (19, 6, [6, 13]), (12, 11, [6, 6])])
    func `reaches from a quarter before to a quarter after`(count: Int, weak: Int, expected: [Int]) {
        // Each text is a neighbour of the next two, but for one place, where only one pair is parted.
        let near = (0..<count).flatMap { first in [Two(first, first + 1), Two(first, first + 2)] }
        let pairs = near.filter { pair in
            pair.second < count && (pair.second < weak || pair.first >= weak || pair == Two(weak - 1, weak))
        }
        #expect(lengths(uncut(pairs, of: count), of: count) == expected)
    }

    @Test func `is told from the groups that stand between its texts`() {
        // Every second text is of another group, which is small enough.
        let large = chain(stride(from: 0, to: 24, by: 2))
        let small = chain(stride(from: 1, to: 20, by: 2))
        let kept = uncut(large + small, of: 24)
        #expect(kept.filter { $0.first % 2 == 1 } == small)
        #expect(kept.filter { $0.first % 2 == 0 } == large.filter { $0 != Two(10, 12) })
    }

    @Test func `is cut even where all are alike`() {
        let pairs = (0..<16).flatMap { one in (one + 1..<16).map { other in Two(one, other) } }
        #expect(uncut(pairs, of: 16) == pairs.filter { ($0.first < 6) == ($0.second < 6) })
    }

    // MARK: Pairs

    /// A pair of neighbours.
    private struct Two: Hashable {
        var first: Int
        var second: Int

        init(_ first: Int, _ second: Int) { (self.first, self.second) = (first, second) }
    }

    private func chain(_ texts: some Sequence<Int>) -> [Two] {
        zip(texts, texts.dropFirst()).map { Two($0, $1) }
    }

    /// How many texts there are between those whose neighbours before them are all gone.
    private func lengths(_ pairs: [Two], of count: Int) -> [Int] {
        let kept = Set(pairs.map(\.second))
        let cuts = (1..<count).filter { !kept.contains($0) }
        return zip([0] + cuts, cuts + [count]).map { $1 - $0 }
    }

    private func uncut(_ pairs: [Two], of count: Int) -> [Two] {
        let neighbours = pairs.map { NeighbourFinder.Pair(first: $0.first, second: $0.second, likeness: 0.2) }
        return spans.uncut(neighbours, textCount: count).map { Two($0.first, $0.second) }
    }
}
