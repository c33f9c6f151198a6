internal import EventData

/// The numbers that a figure leaves open, both ends included.
struct FigureRange: Hashable, Sendable {
    var low: Int
    var high: Int

    /// "About" leaves a fifth on either side: so far apart two roundings of one number may be.
    static func around(_ number: Int) -> FigureRange {
        FigureRange(low: number - number / 5, high: number + (number + 4) / 5)
    }

    init(low: Int, high: Int) {
        self.low = low
        self.high = high
    }

    init(_ count: Account.Count) {
        self.init(low: count.low, high: count.high, bound: count.bound)
    }

    init(low: Int?, high: Int?, bound: Figure.Bound) {
        let number = low ?? high ?? 0
        switch bound {
        case .exactly: self.init(low: number, high: max(number, high ?? number))
        case .atLeast: self.init(low: number, high: high ?? .max)
        case .atMost: self.init(low: low ?? 0, high: high ?? number)
        case .about: self = FigureRange.around(number)
        case .range: self.init(low: low ?? 0, high: high ?? .max)
        }
    }

    /// The same, where an open end is not more than twice the other.
    var narrowed: FigureRange { FigureRange(low: low, high: min(high, 2 * min(low, .max / 2))) }

    /// Whether one number can be meant by both.
    func overlaps(_ other: FigureRange) -> Bool { low <= other.high && other.low <= high }
}
