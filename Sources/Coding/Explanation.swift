package import EventData
package import Grammar

/// Why a word of a report tells an event, or none: the frames that fit it, the best first.
package struct Explanation: Sendable {
    /// A frame that fits.
    package struct Fit: Sendable {
        /// The table and its line: `assault:12`.
        package var rule: String
        /// `nil` where the construction is no event.
        package var type: EventType?
        package var mode: String?
        package var score: Int
        package var pattern: String
        package var example: String
    }

    /// The word with its place in the report.
    package var word: Evidence
    package var fits: [Fit]
}

extension Coder {
    /// For each word of a report that some frame fits, all frames that do.
    package func explanations(of annotated: AnnotatedReport) -> [Explanation] {
        let coder = ReportCoder(annotated, lexicon: lexicon)
        let finder = EventFinder(coder)
        let nouns = NounMatcher(coder: coder)
        return annotated.tree.nodes.indices.compactMap { index in
            let fits =
                finder.fits(at: index).map { ($0.match.frame, $0.match.score) }
                + nouns.fits(at: index).map { ($0.frame, $0.score) }
            if fits.isEmpty { return nil }
            return Explanation(
                word: annotated.evidence(index..<index + 1),
                fits: fits.map { frame, score in
                    let frame = lexicon.frames[frame]
                    return Explanation.Fit(
                        rule: frame.id,
                        type: frame.type,
                        mode: frame.mode,
                        score: score,
                        pattern: frame.text,
                        example: frame.example
                    )
                }
            )
        }
    }
}
