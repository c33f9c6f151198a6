/// The runs of an alignment that a reader would take for the same words.
///
/// In two sentences that were written anew some small words stand in the same order by chance. They would cut
/// what was changed into pieces that mean nothing; without them what is left between is one change.
struct TellingRuns {
    /// Words that are no usual ones weigh so much, usual ones 1.
    private static let tellingWeight: Int32 = 4
    /// So many usual words in a row are kept whatever stands around them.
    private static let longRun = 3
    /// Fewer are kept where no more others than these, for each, stand in the changes on both sides.
    private static let mostStrange = 6
    /// The same for a single word that is no usual one.
    private static let mostStrangeForTelling = 60

    private let copy: [UInt32]
    private let original: [UInt32]

    init(copy: [UInt32], original: [UInt32]) {
        self.copy = copy
        self.original = original
    }

    static func weight(of word: UInt32) -> Int32 { UsualWords.shared.shares[word] == nil ? tellingWeight : 1 }

    func among(_ runs: [Aligner.Run]) -> [Aligner.Run] {
        var kept: [Aligner.Run] = []
        let tell = runs.map(tells)
        var nextTelling = runs.count
        let next =
            runs.indices.reversed().map { index in
                defer { if tell[index] { nextTelling = index } }
                return nextTelling
            }.reversed() as [Int]
        for index in runs.indices {
            let after = next[index] < runs.count ? runs[next[index]] : nil
            let strange = strange(around: runs[index], kept.last, after)
            if tell[index] || strange <= Self.mostStrange * runs[index].count { kept.append(runs[index]) }
        }
        return kept.indices.filter { index in
            let strange = strange(
                around: kept[index],
                index > 0 ? kept[index - 1] : nil,
                index + 1 < kept.count ? kept[index + 1] : nil
            )
            return kept[index].count > 1 || strange <= Self.mostStrangeForTelling
        }.map { kept[$0] }
    }

    private func tells(_ run: Aligner.Run) -> Bool {
        run.count >= Self.longRun || copy[run.copy..<run.copyEnd].contains { Self.weight(of: $0) > 1 }
    }

    /// How many words stand between a run and those around it, in the text that has more there.
    private func strange(around run: Aligner.Run, _ before: Aligner.Run?, _ after: Aligner.Run?) -> Int {
        max(run.copy - (before?.copyEnd ?? 0), run.original - (before?.originalEnd ?? 0))
            + max(
                (after?.copy ?? copy.count) - run.copyEnd,
                (after?.original ?? original.count) - run.originalEnd
            )
    }
}
