/// Weights of a vector with a place for every term that there is, to multiply it with many others.
///
/// It gives the same as `TermVector.product`, bit by bit, for what is not in both adds nothing; but it looks at
/// the terms of the other alone, without a comparison.
struct TermTable {
    private var weights: [Float]
    private var vector = TermVector.empty

    /// - Parameter termCount: The terms are numbered from 0.
    init(termCount: Int) { weights = [Float](repeating: 0, count: termCount) }

    /// Takes another vector in place of the one before.
    mutating func hold(_ vector: TermVector) {
        for term in self.vector.terms { weights[Int(term)] = 0 }
        for (term, weight) in zip(vector.terms, vector.weights) { weights[Int(term)] = weight }
        self.vector = vector
    }

    func product(_ other: TermVector) -> Float {
        zip(other.terms, other.weights).reduce(0) { sum, pair in sum + weights[Int(pair.0)] * pair.1 }
    }
}
