/// What stands in place of what between two texts of one wording.
///
/// Desks write the same sentence about the next attack: the wording is shared and the names and figures are
/// others. A copy changes words, but seldom who and where.
struct Differences {
    /// Longer stretches are written anew, and say nothing about single names.
    private static let longestChange = 8
    /// A text has one change of name or figure in so many shared words at least, if it is about something else.
    private static let wordsPerChange = 40

    private(set) var names = 0
    private(set) var figures = 0
    private var shared = 0

    private typealias Facts = Set<UInt32>

    init(
        runs: [Aligner.Run],
        copy: (words: [UInt32], roles: [UInt8]),
        original: (words: [UInt32], roles: [UInt8])
    ) {
        var (copyStart, originalStart) = (0, 0)
        let end = Aligner.Run(copy: copy.words.count, original: original.words.count, count: 0)
        for run in runs + [end] {
            let (one, other) = (copyStart..<run.copy, originalStart..<run.original)
            if (1...Self.longestChange).contains(one.count), (1...Self.longestChange).contains(other.count) {
                let (ours, theirs) = (Self.facts(copy, one), Self.facts(original, other))
                if Self.areOthers(ours.names, theirs.names) { names += 1 }
                if Self.areOthers(ours.figures, theirs.figures) { figures += 1 }
            }
            shared += run.count
            (copyStart, originalStart) = (run.copyEnd, run.originalEnd)
        }
    }

    /// Whether the texts tell of two happenings in one wording.
    var areOfAnotherHappening: Bool {
        let isOther = names >= 2 || (names >= 1 && figures >= 1)
        return isOther && (names + figures) * Self.wordsPerChange >= shared
    }

    private static func areOthers(_ ours: Facts, _ theirs: Facts) -> Bool {
        !ours.isEmpty && !theirs.isEmpty && ours.isDisjoint(with: theirs)
    }

    private static func facts(_ text: (words: [UInt32], roles: [UInt8]), _ range: Range<Int>) -> (
        names: Facts, figures: Facts
    ) {
        var (names, figures) = (Facts(), Facts())
        for index in range {
            let kind = TellingWords.shared.kind(of: text.words[index])
            if text.roles[index] == FoldedWord.Role.figure.rawValue || kind == "figure" {
                figures.insert(text.words[index])
            } else if text.roles[index] == FoldedWord.Role.name.rawValue, kind == nil {
                names.insert(text.words[index])
            }
        }
        return (names, figures)
    }
}
