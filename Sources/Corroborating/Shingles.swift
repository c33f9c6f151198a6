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
}
