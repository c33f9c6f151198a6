/// Finds the pairs of reports that are worth comparing.
///
/// Reports that share a key of `MinHash` meet. Where many do, each is paired with the next few only: the
/// copies of one story still hang together, and a footer of ten thousand reports does not make fifty million
/// pairs. So there are at most `keys × mostNeighbours` pairs; reports of 500 words have some 130 keys, most
/// of which no other report has.
struct CandidateFinder {
    /// All pairs are made of fewer reports than these that share a key.
    static let mostForAllPairs = 24
    /// How many of the next ones each is paired with otherwise.
    static let mostNeighbours = 4

    let collection: Collection
    /// The title of a report as a key, where it is long enough to tell.
    let titleKeys: [UInt64?]
    let names: NameSets

    struct Pair: Hashable, Comparable {
        var first: Int
        var second: Int

        static func < (left: Pair, right: Pair) -> Bool {
            (left.first, left.second) < (right.first, right.second)
        }
    }

    /// The pairs among `reports`, each once, in order.
    ///
    /// `reports` stand in an order that does not hang on how they came in, since it decides who is whose
    /// neighbour.
    func pairs(among reports: [Int]) -> [Pair] {
        var entries: [(key: UInt64, place: UInt32)] = []
        for (place, report) in reports.enumerated() {
            for key in keys(of: report) { entries.append((key, UInt32(place))) }
        }
        entries.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        var packed: [UInt64] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            append(entries[start..<end].map(\.place), to: &packed)
            start = end
        }
        packed.sort()
        return Shingles.distinct(packed).map {
            Pair(first: reports[Int($0 >> 32)], second: reports[Int($0 & 0xFFFF_FFFF)])
        }
    }

    /// The keys under which a report meets others.
    func keys(of report: Int) -> [UInt64] {
        MinHash.keys(of: collection.words(of: report)) + MinHash.keys(ofNames: names.sets[report])
            + (titleKeys[report].map { [$0] } ?? [])
    }

    private func append(_ places: [UInt32], to packed: inout [UInt64]) {
        guard places.count > 1 else { return }
        let reach = places.count <= Self.mostForAllPairs ? places.count : Self.mostNeighbours
        for first in places.indices {
            for second in first + 1..<min(first + 1 + reach, places.count) {
                packed.append(UInt64(places[first]) << 32 | UInt64(places[second]))
            }
        }
    }
}
