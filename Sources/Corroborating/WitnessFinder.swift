public import EventData

/// Tells which reports carry one text.
///
/// ```swift
/// let finder = WitnessFinder()
/// for witness in finder.witnesses(among: reports) where witness.members.count > 1 {
///     let copy = witness.members[1]
///     let passages = finder.passages(of: reports[copy.report], in: reports[copy.copied?.of ?? 0])
/// }
/// ```
///
/// It looks at words only: a translation, or a text that tells the same in words of its own, is another
/// witness. The outcome is the same for any order of the reports. Time is near-linear: O(w log w) in the
/// words of the collection, and for the comparison O(p · n log n) for p candidate pairs of n words; memory is
/// some 5 bytes a word and 24 a key of `MinHash` beside the reports themselves. No text makes it fail; a text
/// without words is its own witness.
public struct WitnessFinder: Sendable {
    public init() {}

    /// The witnesses, every report in exactly one, in the order in which their origins are taken to have
    /// appeared.
    public func witnesses(among reports: [Report]) -> [Witness] {
        let review = PressReview(of: reports)
        return review.witnesses(ties: review.tieFinder.ties(among: review.twins.firsts))
    }

    /// What became of a text in a copy: every word of both is in one passage, in the order of the copy.
    ///
    /// Spans are bytes of the two bodies. It costs O(n log n), and up to `Aligner.longestGap²` for each
    /// stretch that was written anew.
    public func passages(of copy: Report, in original: Report) -> [Passage] {
        PassageReader(copy: copy.text, original: original.text).passages()
    }
}
