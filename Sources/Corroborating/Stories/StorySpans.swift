/// Cuts texts that hang together in too great a number, where the fewest neighbours are parted.
///
/// Stories are built one after the other within what hangs together by being alike, and a collection about one war
/// hangs together as a whole, through years. A story is a matter of days: so a large group is cut in the order of
/// publication, once in about `length` texts. So the work on one group stays within bounds, whatever the collection.
struct StorySpans {
    /// About so many texts are in a span: a quarter as many at least, 1.75 times as many at most.
    static let usualLength = 8192

    private let length: Int

    init(length: Int = StorySpans.usualLength) { self.length = length }

    /// The pairs of neighbours that no cut parts, in their order.
    func uncut(_ pairs: [NeighbourFinder.Pair], textCount: Int) -> [NeighbourFinder.Pair] {
        var sets = DisjointSets(count: textCount)
        for pair in pairs { sets.join(pair.first, pair.second) }
        let roots = (0..<textCount).map { sets.root(of: $0) }
        var groups: [Int: Group] = [:]
        var places = [Int](repeating: 0, count: textCount)
        for (text, root) in roots.enumerated() { places[text] = groups[root, default: Group()].add() }
        groups = groups.filter { $0.value.count >= length + length / 2 }
        guard !groups.isEmpty else { return pairs }
        for pair in pairs { groups[roots[pair.first]]?.tie(places[pair.first], places[pair.second]) }
        let spans = groups.mapValues { $0.spans(length) }
        return pairs.filter { pair in
            guard let spans = spans[roots[pair.first]] else { return true }
            return spans[places[pair.first]] == spans[places[pair.second]]
        }
    }

    /// Texts that hang together, in the order of publication.
    private struct Group {
        private(set) var count = 0
        /// By how much more pairs, or fewer, the cut before a text parts than that before the text before it.
        private var steps: [Int: Int] = [:]

        mutating func add() -> Int {
            count += 1
            return count - 1
        }

        mutating func tie(_ first: Int, _ second: Int) {
            steps[first + 1, default: 0] += 1
            steps[second + 1, default: 0] -= 1
        }

        /// For each text the number of its span.
        func spans(_ length: Int) -> [Int] {
            var spans = [Int](repeating: 0, count: count)
            for cut in cuts(length) { spans[cut] = 1 }
            for place in spans.indices.dropFirst() { spans[place] += spans[place - 1] }
            return spans
        }

        /// The texts before which it is cut: around each multiple of a length that of the fewest parted pairs, the
        /// first of several.
        private func cuts(_ length: Int) -> [Int] {
            var cuts: [Int] = []
            var (parted, fewest) = (0, Int.max)
            for place in 0..<count {
                parted += steps[place] ?? 0
                let (number, within) = (place + length / 4).quotientAndRemainder(dividingBy: length)
                guard number > 0, within < length / 2, number * length + length / 2 <= count else { continue }
                if within == 0 {
                    fewest = parted
                    cuts.append(place)
                } else if parted < fewest {
                    fewest = parted
                    cuts[cuts.count - 1] = place
                }
            }
            return cuts
        }
    }
}
