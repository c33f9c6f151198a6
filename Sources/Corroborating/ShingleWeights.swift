/// What each shingle says about where a text comes from: 1, or less where unrelated reports have it too.
///
/// A shingle that occurs in `n` families of reports weighs `min(1, (usual / n)²)`. Families and not reports are counted, so
/// that the forty copies of one story do not make its own words look like boilerplate. Only shingles that weigh less than
/// 1 are kept. They are counted in slices of the hash range, so that beside the table no more than `sliceSize` entries of 16 bytes are
/// in memory at a time; time is O(n log n) in the words of the collection.
struct ShingleWeights {
    /// In as many families a shingle may occur and still count in full: three rewrites of one story that are not yet known
    /// as a family are nothing unusual.
    static let usual = 3
    private static let sliceSize = 1 << 22

    private var familyCounts: [UInt64: UInt32] = [:]

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
            if families > Self.usual { familyCounts[entries[start].shingle] = families }
            start = end
        }
    }

    /// The weight of a shingle in thousandths: whole numbers, so that sums are exact in any order.
    func weight(of shingle: UInt64) -> Int {
        guard let count = familyCounts[shingle] else { return 1000 }
        return 1000 * Self.usual * Self.usual / (Int(count) * Int(count))
    }

    /// The weight of a set of shingles in thousandths.
    func weight(of set: [UInt64]) -> Int { set.reduce(0) { $0 + weight(of: $1) } }

    /// The weight in thousandths, and the number, of what two sorted sets have in common.
    func common(_ first: [UInt64], _ second: [UInt64]) -> (weight: Int, count: Int) {
        var (sum, count, left, right) = (0, 0, 0, 0)
        while left < first.count, right < second.count {
            if first[left] == second[right] {
                sum += weight(of: first[left])
                count += 1
                left += 1
                right += 1
            } else if first[left] < second[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return (sum, count)
    }
}
