internal import EventData
internal import Unpacking

/// What each term says about which story a text belongs to: the fewer texts have it, the more.
///
/// It is the logarithm of one over the share of texts that have the term (Spärck Jones 1972). In a small
/// collection the share says little, and a table of usual words stands in for `imagined` more texts.
struct TermRarity {
    static let imagined: Float = 50
    /// The share of texts that are taken to have a term that is not in the table.
    static let unknownShare: Float = 0.003

    private var counts: [UInt32: UInt32] = [:]
    private let total: Float

    /// Takes counts that were made elsewhere: how many of `total` texts have a term, for all terms of those to weigh.
    init(_ counts: [UInt32: UInt32], total: Int) {
        self.counts = counts
        self.total = Float(total)
    }

    init(_ texts: [TermVector]) {
        total = Float(texts.count)
        for text in texts {
            for term in text.terms { counts[term, default: 0] += 1 }
        }
    }

    /// A text with weights by rarity, its length brought to 1.
    ///
    /// Terms that no other text has count for the length and are left out: nothing can be alike by them.
    func weighed(_ text: TermVector) -> TermVector {
        let length = max(text.mapped { weight(of: $0) * $1 }.length, .leastNormalMagnitude)
        return text.mapped { term, weight in
            counts[term, default: 0] > 1 ? self.weight(of: term) * weight / length : nil
        }
    }

    private func weight(of term: UInt32) -> Float {
        let share = UsualWords.shared.shares[term] ?? Self.unknownShare
        let count = Float(counts[term, default: 0]) + Self.imagined * share
        return Logarithm.natural((total + Self.imagined) / count)
    }
}
