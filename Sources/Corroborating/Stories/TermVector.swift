/// Weights of terms: words, and what claims say, as numbers.
struct TermVector {
    /// In rising order, each once.
    private(set) var terms: [UInt32]
    private(set) var weights: [Float]

    static let empty = TermVector([:])

    init(_ weights: [UInt32: Float]) {
        terms = weights.keys.sorted()
        self.weights = terms.map { weights[$0] ?? 0 }
    }

    /// Takes terms that stand in rising order, each once.
    init(terms: [UInt32], weights: [Float]) {
        self.terms = terms
        self.weights = weights
    }

    var length: Float { weights.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    /// What is left of it with other weights; terms without one are left out.
    func mapped(_ weight: (UInt32, Float) -> Float?) -> TermVector {
        var mapped = TermVector(terms: [], weights: [])
        for (term, old) in zip(terms, weights) {
            if let new = weight(term, old) { mapped.append(term, new) }
        }
        return mapped
    }

    /// The same with other numbers for its terms, which stand in the same order.
    func renumbered(_ number: (UInt32) -> UInt32?) -> TermVector {
        var renumbered = TermVector(terms: [], weights: [])
        for (term, weight) in zip(terms, weights) {
            if let term = number(term) { renumbered.append(term, weight) }
        }
        return renumbered
    }

    /// The terms of both, each with the greater weight.
    func union(_ other: TermVector) -> TermVector { merged(other) { max($0, $1) } }

    /// The terms of both, their weights added.
    func sum(_ other: TermVector) -> TermVector { merged(other) { $0 + $1 } }

    /// The sum of the products of what both have; O(n log m) for n terms here and many more, m, there.
    func product(_ other: TermVector) -> Float {
        if terms.count > other.terms.count { return other.product(self) }
        if terms.count * Self.manyMore < other.terms.count { return productBySearch(other) }
        var (sum, left, right) = (Float(0), 0, 0)
        while left < terms.count, right < other.terms.count {
            let (one, another) = (terms[left], other.terms[right])
            if one == another { sum += weights[left] * other.weights[right] }
            left += one <= another ? 1 : 0
            right += another <= one ? 1 : 0
        }
        return sum
    }

    private static let manyMore = 16

    private func productBySearch(_ other: TermVector) -> Float {
        var (sum, start) = (Float(0), 0)
        for (term, weight) in zip(terms, weights) {
            var end = other.terms.count
            while start < end {
                let middle = (start + end) / 2
                if other.terms[middle] < term { start = middle + 1 } else { end = middle }
            }
            if start < other.terms.count, other.terms[start] == term { sum += weight * other.weights[start] }
        }
        return sum
    }

    private func merged(_ other: TermVector, _ both: (Float, Float) -> Float) -> TermVector {
        if terms.isEmpty { return other }
        var merged = TermVector(terms: [], weights: [])
        merged.terms.reserveCapacity(terms.count + other.terms.count)
        merged.weights.reserveCapacity(terms.count + other.terms.count)
        var (left, right) = (0, 0)
        while left < terms.count || right < other.terms.count {
            let one = left < terms.count ? terms[left] : .max
            let another = right < other.terms.count ? other.terms[right] : .max
            let mine = one <= another && left < terms.count ? weights[left] : 0
            let theirs = another <= one && right < other.terms.count ? other.weights[right] : 0
            merged.append(min(one, another), both(mine, theirs))
            left += one <= another && left < terms.count ? 1 : 0
            right += another <= one && right < other.terms.count ? 1 : 0
        }
        return merged
    }

    private mutating func append(_ term: UInt32, _ weight: Float) {
        terms.append(term)
        weights.append(weight)
    }
}
