/// A set of code points, such as a pattern's `[a-zà-ÿ\d]`.
struct ScalarSet: Hashable, Sendable {
    /// The classes that a pattern can name.
    enum Class: UInt32, CaseIterable, Sendable {
        case digit = 1
        case word = 2
        case space = 4
        case notDigit = 8
        case notWord = 16
        case notSpace = 32
    }

    /// Sorted, and none touching the next.
    private(set) var ranges: [ClosedRange<UInt32>]
    private(set) var classes: UInt32
    private(set) var isNegated: Bool
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(ranges: [ClosedRange<UInt32>], classes: [Class] = [], isNegated: Bool = false) {
        self.ranges = merged(ranges)
        self.classes = classes.reduce(0) { $0 | $1.rawValue }
        self.isNegated = isNegated
        for scalar in UInt32(0)..<128 where containsSlowly(scalar) {
            if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
        }
    }

    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool {
        if scalar < 64 { return low >> UInt64(scalar) & 1 == 1 }
        if scalar < 128 { return high >> UInt64(scalar - 64) & 1 == 1 }
        return containsSlowly(scalar)
    }

    /// Whether a code point above 127 may be in the set.
    var reachesBeyondASCII: Bool { isNegated || classes != 0 || (ranges.last?.upperBound ?? 0) > 127 }

    private func containsSlowly(_ scalar: UInt32) -> Bool {
        (hasRange(with: scalar) || hasClass(of: scalar)) != isNegated
    }

    private func hasRange(with scalar: UInt32) -> Bool {
        var (first, last) = (0, ranges.count)
        while first < last {
            let middle = (first + last) / 2
            if ranges[middle].upperBound < scalar { first = middle + 1 } else { last = middle }
        }
        return first < ranges.count && ranges[first].lowerBound <= scalar
    }

    private func hasClass(of scalar: UInt32) -> Bool {
        if classes == 0 { return false }
        return Class.allCases.contains { classes & $0.rawValue != 0 && $0.contains(scalar) }
    }
}

extension ScalarSet.Class {
    func contains(_ scalar: UInt32) -> Bool {
        switch self {
        case .digit: isDecimalDigit(scalar)
        case .word: isWordCharacter(scalar)
        case .space: isSpace(scalar)
        case .notDigit: !isDecimalDigit(scalar)
        case .notWord: !isWordCharacter(scalar)
        case .notSpace: !isSpace(scalar)
        }
    }
}

private func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = result.last, range.lowerBound <= last.upperBound &+ 1 {
            result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        } else {
            result.append(range)
        }
    }
    return result
}
