/// Keys under which reports that share much, or a long passage, meet.
///
/// Two kinds, both from fixed seeds: bands of a MinHash signature (Broder 1997; Leskovec, Rajaraman & Ullman,
/// "Mining of Massive Datasets", chapter 3) for texts that resemble each other as a whole, and the least long
/// shingle of each window (Schleimer, Wilkerson & Aiken, "Winnowing: local algorithms for document
/// fingerprinting", 2003) for a passage that a much longer text took over: any shared run of `window +
/// Shingles.longLength - 1` words, 17, gives a shared key.
enum MinHash {
    /// With 32 bands of two rows, texts with a resemblance of 0.25 meet with a chance of 1 − (1 − 0.25²)³² =
    /// 0.87, of 0.4 with 0.996.
    static let bandCount = 32
    static let rowCount = 2
    static let window = 12

    /// The keys of a report, each once; none where it has no shingle.
    static func keys(of words: ArraySlice<UInt32>) -> [UInt64] {
        let shingles = Shingles.set(of: words)
        guard !shingles.isEmpty else { return [] }
        var keys = bandKeys(of: shingles) + windowKeys(of: words)
        keys.sort()
        return Shingles.distinct(keys)
    }

    /// The keys under which texts meet that have most of their names and figures in common.
    ///
    /// With 16 bands of four rows, sets with a resemblance of 0.6 meet with a chance of 1 − (1 − 0.6⁴)¹⁶ =
    /// 0.89, and of 0.2 with 0.03.
    static func keys(ofNames names: [UInt32]) -> [UInt64] {
        guard !names.isEmpty else { return [] }
        return bandKeys(of: names.map { Mixing.mix(UInt64($0)) }, rows: 4).map { Mixing.mix($0) }
    }

    private static func bandKeys(of shingles: [UInt64], rows rowCount: Int = rowCount) -> [UInt64] {
        var least = [UInt64](repeating: .max, count: multipliers.count)
        for shingle in shingles {
            // Each row orders the shingles anew: two products with odd numbers, mixed.
            for row in least.indices {
                let value = shingle &* multipliers[row] ^ (shingle >> 32) &* addends[row]
                if value < least[row] { least[row] = value }
            }
        }
        return (0..<least.count / rowCount).map { band in
            least[band * rowCount..<(band + 1) * rowCount].reduce(UInt64(band + 1)) { Mixing.mix($0 ^ $1) }
        }
    }

    private static func windowKeys(of words: ArraySlice<UInt32>) -> [UInt64] {
        let numbers = Shingles.numbers(of: words, length: Shingles.longLength)
        guard !numbers.isEmpty else { return [] }
        var keys: [UInt64] = []
        var lowest = -1
        for end in numbers.indices {
            let start = max(0, end - window + 1)
            if lowest < start {
                lowest = start
                for index in start...end where numbers[index] <= numbers[lowest] { lowest = index }
            } else if numbers[end] <= numbers[lowest] {
                lowest = end
            }
            if end >= window - 1 || end == numbers.count - 1 { keys.append(numbers[lowest]) }
        }
        return keys
    }

    private static let multipliers = (0..<UInt64(bandCount * rowCount)).map { Mixing.mix($0 &* 2 + 1) | 1 }
    private static let addends = (0..<UInt64(bandCount * rowCount)).map { Mixing.mix($0 &* 2 + 0x1_0000) | 1 }
}
