/// Numbers for the runs of words that a text is made of.
///
/// A shingle is a run of `length` words (Broder, "On the resemblance and containment of documents", 1997).
enum Shingles {
    /// Three words: two occur in any two reports of one subject, and of four a light rewrite leaves too few.
    static let length = 3
    /// Runs that hardly two writers hit upon, by which passages are looked up.
    static let longLength = 6

    /// The number of each run of `length` words, in order; none for a text that is shorter.
    static func numbers(of words: ArraySlice<UInt32>, length: Int = length) -> [UInt64] {
        guard words.count >= length else { return [] }
        return (words.startIndex...words.endIndex - length).map { number(words, at: $0, length: length) }
    }

    @inline(__always)
    static func number(_ words: ArraySlice<UInt32>, at start: Int, length: Int = length) -> UInt64 {
        var number: UInt64 = 0x9E37_79B9_7F4A_7C15
        for index in start..<start + length { number = Mixing.mix(number ^ UInt64(words[index])) }
        return number
    }

    /// The distinct shingles of a text in rising order; O(n log n).
    static func set(of words: ArraySlice<UInt32>) -> [UInt64] {
        var numbers = numbers(of: words)
        numbers.sort()
        return distinct(numbers)
    }

    /// The distinct numbers of a sorted list.
    static func distinct(_ sorted: [UInt64]) -> [UInt64] {
        var distinct: [UInt64] = []
        distinct.reserveCapacity(sorted.count)
        for number in sorted where distinct.last != number { distinct.append(number) }
        return distinct
    }

    /// Calls `body` with what two sorted sets have in common, in rising order.
    @inline(__always)
    static func forEachCommon(_ first: [UInt64], _ second: [UInt64], _ body: (UInt64) -> Void) {
        var (left, right) = (0, 0)
        while left < first.count, right < second.count {
            let (one, other) = (first[left], second[right])
            if one == other { body(one) }
            left += one <= other ? 1 : 0
            right += other <= one ? 1 : 0
        }
    }
}

/// The sets of shingles that were asked for last.
struct ShingleSets {
    /// Twice as many are kept at most: some hundred megabytes for reports of 500 words.
    private static let most = 16_384

    private let make: (Int) -> [UInt64]
    /// Whether they are there already.
    private let areKnown: Bool
    private var sets: [Int: [UInt64]] = [:]
    /// Those that were asked for before the last `most`: what is asked for again is taken over, the others go.
    private var older: [Int: [UInt64]] = [:]

    init(_ collection: Collection) {
        make = { Shingles.set(of: collection.words(of: $0)) }
        areKnown = false
    }

    /// Takes the sets as they are, each in rising order.
    init(_ known: [[UInt64]]) {
        make = { known[$0] }
        areKnown = true
    }

    mutating func set(of report: Int) -> [UInt64] {
        if areKnown { return make(report) }
        if let set = sets[report] { return set }
        if sets.count >= Self.most { (older, sets) = (sets, [:]) }
        let set = older[report] ?? make(report)
        sets[report] = set
        return set
    }
}
