/// What each shingle says about where a text comes from: 1, or less where unrelated reports have it too.
///
/// A shingle that occurs in `n` families of reports weighs `min(1, (usual / n)²)`. Families and not reports
/// are counted, so that the forty copies of one story do not make its own words look like boilerplate. Only
/// shingles that weigh less than 1 are kept. They are counted in slices of the hash range, so that beside the
/// table no more than `sliceSize` entries of 16 bytes are in memory at a time; time is O(n log n) in the
/// words of the collection.
struct ShingleWeights {
    /// In as many families a shingle may occur and still count in full: three rewrites of one story that are
    /// not yet known as a family are nothing unusual.
    static let usual = 3
    private static let sliceSize = 1 << 22

    private var familyCounts = CountTable()

    /// Takes the counts of those that more than `usual` families have; what others have does not matter.
    init(_ counts: some Sequence<(shingle: UInt64, families: UInt32)>) {
        for (shingle, families) in counts where families > Self.usual && familyCounts[shingle] == 0 {
            // Its square has to be a number too.
            familyCounts.add(shingle, min(families, 1 << 31))
        }
    }

    /// Counts the shingles of reports, each once for its family.
    init(_ collection: Collection, families: [(report: Int, family: Int)]) {
        let total = families.reduce(0) { $0 + collection.range(of: $1.report).count }
        let sliceCount = UInt64(total / Self.sliceSize + 1)
        for slice in 0..<sliceCount {
            var entries: [(shingle: UInt64, family: UInt32)] = []
            for (report, family) in families {
                let words = collection.words(of: report)
                guard words.count >= Shingles.length else { continue }
                for start in words.startIndex...words.endIndex - Shingles.length {
                    let shingle = Shingles.number(words, at: start)
                    if (shingle >> 32) % sliceCount == slice { entries.append((shingle, UInt32(family))) }
                }
            }
            entries.sort { ($0.shingle, $0.family) < ($1.shingle, $1.family) }
            count(entries)
        }
    }

    private mutating func count(_ entries: [(shingle: UInt64, family: UInt32)]) {
        var start = 0
        while start < entries.count {
            var (end, families) = (start + 1, UInt32(1))
            while end < entries.count, entries[end].shingle == entries[start].shingle {
                if entries[end].family != entries[end - 1].family { families += 1 }
                end += 1
            }
            if families > Self.usual { familyCounts.add(entries[start].shingle, families) }
            start = end
        }
    }

    /// The weight of a shingle in thousandths: whole numbers, so that sums are exact in any order.
    func weight(of shingle: UInt64) -> Int {
        let count = Int(familyCounts[shingle])
        return count == 0 ? 1000 : 1000 * Self.usual * Self.usual / (count * count)
    }

    /// The weight of a set of shingles in thousandths.
    func weight(of set: [UInt64]) -> Int { set.reduce(0) { $0 + weight(of: $1) } }

    /// The weight in thousandths of what two sorted sets have in common.
    func weight(ofCommon first: [UInt64], _ second: [UInt64]) -> Int {
        var sum = 0
        Shingles.forEachCommon(first, second) { sum += weight(of: $0) }
        return sum
    }
}

/// What whole texts weigh, each added up once.
struct TextWeights {
    private let weights: ShingleWeights
    private var known: [Int?]

    init(_ weights: ShingleWeights, count: Int) {
        self.weights = weights
        known = Array(repeating: nil, count: count)
    }

    /// The weight of a report in thousandths; `set` are its shingles.
    mutating func weight(of report: Int, _ set: [UInt64]) -> Int {
        if let weight = known[report] { return weight }
        let weight = weights.weight(of: set)
        known[report] = weight
        return weight
    }
}

/// Counts by numbers that are spread already; it takes 24 bytes an entry at most when it has just grown.
private struct CountTable {
    private var keys = [UInt64](repeating: 0, count: 1024)
    private var counts = [UInt32](repeating: 0, count: 1024)
    private var used = 0

    /// The count of a key, or 0.
    subscript(key: UInt64) -> UInt32 { counts[place(of: key)] }

    /// Adds a key that is not there, with a count above 0.
    mutating func add(_ key: UInt64, _ count: UInt32) {
        if used * 2 >= keys.count { grow() }
        let place = place(of: key)
        keys[place] = key
        counts[place] = count
        used += 1
    }

    /// Where a key is, or where it would be.
    private func place(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: key >> 8) & mask
        while counts[place] != 0, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let (oldKeys, oldCounts) = (keys, counts)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        counts = [UInt32](repeating: 0, count: oldKeys.count * 2)
        used = 0
        for (key, count) in zip(oldKeys, oldCounts) where count != 0 { add(key, count) }
    }
}
