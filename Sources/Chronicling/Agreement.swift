/// How far coders agree beyond chance: Krippendorff's alpha for nominal values, with its interval.
///
/// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); the interval by resampling the units
/// (A. Hayes and K. Krippendorff, "Answering the Call for a Standard Reliability Measure for Coding Data", 2007).
package struct Agreement: Hashable, Sendable {
    /// 1 for full agreement, 0 for what chance would give.
    package let alpha: Double
    /// The ends of the interval in which it lies with 95 %.
    package let low: Double
    package let high: Double
    /// How many things were judged by two or more.
    package let units: Int

    private static let resamples = 1000

    /// - Parameter units: For each thing the values that coders gave, one for each coder who judged it.
    ///
    /// It is `nil` where nothing was judged twice, or where all values are one: then chance would agree too.
    package init?(of units: [[String]]) {
        let judged = units.filter { $0.count > 1 }
        guard let alpha = Self.alpha(judged) else { return nil }
        var draws: [Double] = []
        var generator = Draws(count: judged.count)
        for _ in 0..<Self.resamples {
            let sample = judged.indices.map { _ in judged[generator.next()] }
            // A sample of one value alone says nothing against full agreement.
            draws.append(Self.alpha(sample) ?? 1)
        }
        draws.sort()
        self.alpha = alpha
        low = draws[Self.resamples * 25 / 1000]
        high = draws[Self.resamples * 975 / 1000 - 1]
        self.units = judged.count
    }

    private static func alpha(_ units: [[String]]) -> Double? {
        var totals: [String: Double] = [:]
        var differences = 0.0
        for unit in units {
            let pairs = Double(unit.count - 1)
            for (place, value) in unit.enumerated() {
                totals[value, default: 0] += 1
                for (other, against) in unit.enumerated() where other != place && against != value {
                    differences += 1 / pairs
                }
            }
        }
        // In the order of the values, so that the sum is the same to the last bit.
        let counts = totals.sorted { $0.key < $1.key }.map(\.value)
        let all = counts.reduce(0, +)
        let chance = all * all - counts.reduce(0) { $0 + $1 * $1 }
        return chance > 0 ? 1 - (all - 1) * differences / chance : nil
    }
}

/// Numbers below a count that look drawn by chance and are the same each time.
///
/// It is xorshift64 (George Marsaglia, "Xorshift RNGs", 2003).
private struct Draws {
    private let count: UInt64
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(count: Int) { self.count = UInt64(count) }

    mutating func next() -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % count)
    }
}
