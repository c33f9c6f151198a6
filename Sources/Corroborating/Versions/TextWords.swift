internal import EventData

/// Which words both versions of a report have.
///
/// Parties that words only describe ("a market") are told as new or gone where their words are so; else the line
/// between two claims was drawn elsewhere. Those that are known by name are always told.
struct TextWords {
    private let older: Set<UInt32>
    private let newer: Set<UInt32>

    init(from older: Report, to newer: Report) {
        (self.older, self.newer) = (Self.words(of: older), Self.words(of: newer))
    }

    func olderHas(_ party: Party) -> Bool { Self.has(party, older) }

    func newerHas(_ party: Party) -> Bool { Self.has(party, newer) }

    private static func words(of report: Report) -> Set<UInt32> {
        Set((WordFolder.words(of: report.title ?? "") + WordFolder.words(of: report.text)).map(\.number))
    }

    private static func has(_ party: Party, _ known: Set<UInt32>) -> Bool {
        guard party.actor.id == nil else { return false }
        let folded = WordFolder.words(of: party.evidence.words)
        // Of "at least 12 civilians" only the civilians are a party.
        let figure = folded.lastIndex { word in
            word.role == .figure || TellingWords.shared.kind(of: word.number) == "figure"
        }
        let words = folded.dropFirst(figure.map { $0 + 1 } ?? 0)
        return !words.isEmpty && words.allSatisfy { known.contains($0.number) }
    }
}
