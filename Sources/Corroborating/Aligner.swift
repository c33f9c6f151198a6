/// Finds what two texts have in common, in order: passages, and what was changed between them.
///
/// Anchors are shingles that occur once in both (patience diff, Bram Cohen); the longest chain of them that
/// is in order in both texts is kept, and what lies between two anchors is aligned word by word where it is
/// short enough. It costs O(n log n) for the anchors and at most `longestGap²` for a gap; what was moved
/// counts as deleted and inserted.
struct Aligner {
    /// Gaps with more words than this on one side are not looked into.
    static let longestGap = 240

    /// A single word between changes is kept if no more words than these stand in them.
    private static let mostStrange = 6

    let copy: [UInt32]
    let original: [UInt32]
    /// Whether rare words count for more and lone usual ones for nothing, which reads better and costs more.
    var isForReading = false

    /// A run of the same words in both.
    struct Run: Hashable {
        var copy: Int
        var original: Int
        var count: Int

        var copyEnd: Int { copy + count }
        var originalEnd: Int { original + count }
    }

    /// The runs that both texts have, in order, as long as they can be.
    func runs() -> [Run] {
        var runs: [Run] = []
        var (copyStart, originalStart) = (0, 0)
        for anchor in chain() + [Run(copy: copy.count, original: original.count, count: 0)] {
            // An anchor may reach into the one before it.
            let overlap = max(copyStart - anchor.copy, originalStart - anchor.original, 0)
            guard overlap < anchor.count || anchor.count == 0 else { continue }
            let begin = Run(
                copy: anchor.copy + overlap,
                original: anchor.original + overlap,
                count: anchor.count - overlap
            )
            for run in between(copyStart..<begin.copy, originalStart..<begin.original) {
                Self.append(run, to: &runs)
            }
            Self.append(begin, to: &runs)
            (copyStart, originalStart) = (begin.copyEnd, begin.originalEnd)
        }
        if isForReading { return TellingRuns(copy: copy, original: original).among(runs) }
        return Self.withoutStrays(runs, copyCount: copy.count, originalCount: original.count)
    }

    private static func append(_ run: Run, to runs: inout [Run]) {
        guard run.count > 0 else { return }
        if let last = runs.last, last.copyEnd == run.copy, last.originalEnd == run.original {
            runs[runs.count - 1].count += run.count
        } else {
            runs.append(run)
        }
    }

    /// Leaves out single words that happen to stand in order between two stretches that are otherwise
    /// different.
    private static func withoutStrays(_ runs: [Run], copyCount: Int, originalCount: Int) -> [Run] {
        runs.indices.filter { index in
            let run = runs[index]
            guard run.count < 2 else { return true }
            let before = index > 0 ? runs[index - 1] : Run(copy: 0, original: 0, count: 0)
            let after =
                index + 1 < runs.count
                ? runs[index + 1] : Run(copy: copyCount, original: originalCount, count: 0)
            let strange =
                max(run.copy - before.copyEnd, run.original - before.originalEnd)
                + max(after.copy - run.copyEnd, after.original - run.originalEnd)
            return strange <= mostStrange
        }.map { runs[$0] }
    }

    // MARK: Anchors

    /// The longest chain of shingles that occur once in both texts and stand in the same order.
    private func chain() -> [Run] {
        var places: [UInt64: (copy: Int, original: Int)] = [:]
        // -1 for not seen, -2 for seen more than once.
        for (index, shingle) in Shingles.numbers(of: copy[...]).enumerated() {
            places[shingle] = (places[shingle] == nil ? index : -2, -1)
        }
        for (index, shingle) in Shingles.numbers(of: original[...]).enumerated() {
            guard let place = places[shingle] else { continue }
            places[shingle]?.original = place.original == -1 ? index : -2
        }
        let anchors = places.values.filter { $0.copy >= 0 && $0.original >= 0 }.sorted { $0.copy < $1.copy }
        return Self.longestRising(anchors.map(\.original)).map {
            Run(copy: anchors[$0].copy, original: anchors[$0].original, count: Shingles.length)
        }
    }

    /// The places of a longest rising chain in a list of distinct numbers; O(n log n) (Fredman 1975).
    private static func longestRising(_ numbers: [Int]) -> [Int] {
        var ends: [Int] = []
        var previous = [Int](repeating: -1, count: numbers.count)
        for (index, number) in numbers.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var chain: [Int] = []
        var next = ends.last ?? -1
        while next >= 0 {
            chain.append(next)
            next = previous[next]
        }
        return chain.reversed()
    }

    // MARK: Gaps

    private func between(_ copyRange: Range<Int>, _ originalRange: Range<Int>) -> [Run] {
        var (first, second) = (copyRange, originalRange)
        var (head, tail) = (0, 0)
        while let one = first.first, let other = second.first, copy[one] == original[other] {
            first = one + 1..<first.upperBound
            second = other + 1..<second.upperBound
            head += 1
        }
        while let one = first.last, let other = second.last, copy[one] == original[other] {
            first = first.lowerBound..<one
            second = second.lowerBound..<other
            tail += 1
        }
        let start = Run(copy: copyRange.lowerBound, original: originalRange.lowerBound, count: head)
        let end = Run(copy: first.upperBound, original: second.upperBound, count: tail)
        return [start] + commonWords(first, second) + [end]
    }

    /// A longest common subsequence of two short stretches, as runs of single words.
    private func commonWords(_ first: Range<Int>, _ second: Range<Int>) -> [Run] {
        guard !first.isEmpty, !second.isEmpty, max(first.count, second.count) <= Self.longestGap else {
            return []
        }
        let places = CommonOrder.places(in: copy[first], and: original[second]) { word in
            isForReading ? TellingRuns.weight(of: word) : 1
        }
        return places.map { Run(copy: $0.one, original: $0.other, count: 1) }
    }
}
