internal import EventData

/// Finds which figure of one version is which of the other, whatever claims they are in.
///
/// A coder may draw the line between two claims of one sentence elsewhere when a word is changed; the toll is the same
/// toll. So figures that are the same are taken away first, then those that stand in one claim, in one changed passage
/// or in one sentence are laid beside each other.
struct FigurePairing {
    /// More figures are of no text that people write, and each is laid beside all of the other version.
    private static let mostFigures = 1000

    private struct Entry {
        var figure: Figure
        /// Its claim's place in the version, and the pair that the claim is in.
        var claim: Int
        var id: String
        var pair: Int?

        var asSide: VersionChange.Side {
            VersionChange.Side(value: figure.signs, evidence: figure.evidence, claim: id)
        }
    }

    private let older: ReportVersion
    private let newer: ReportVersion
    private let words: CounterpartWords
    private let passages: [Passage]

    init(_ older: ReportVersion, _ newer: ReportVersion, _ words: CounterpartWords, _ passages: [Passage]) {
        (self.older, self.newer) = (older, newer)
        (self.words, self.passages) = (words, passages.filter { $0.kind == .changed })
    }

    func changes(_ pairs: [VersionComparison.Pair]) -> [VersionChange] {
        var old = Self.entries(of: older, pairs.map(\.before))
        var new = Self.entries(of: newer, pairs.map(\.after))
        func areOnePair(_ one: Entry, _ other: Entry) -> Bool { one.pair != nil && one.pair == other.pair }
        func areSame(_ one: Entry, _ other: Entry) -> Bool { one.figure.signs == other.figure.signs }
        func areInOnePart(_ one: Entry, _ other: Entry) -> Bool {
            one.figure.evidence.part == other.figure.evidence.part
        }
        func areOfOneSide(_ one: Entry, _ other: Entry) -> Bool {
            one.figure.counted?.sector == other.figure.counted?.sector
        }
        let same: [(Entry, Entry) -> Bool] = [
            { areOnePair($0, $1) && areInOnePart($0, $1) && areSame($0, $1) && areOfOneSide($0, $1) },
            { areOnePair($0, $1) && areInOnePart($0, $1) && areSame($0, $1) },
            { areInOnePart($0, $1) && areSame($0, $1) }, areSame,
        ]
        for fits in same { _ = Self.take(&old, &new, fits) }
        let counterparts: [(Entry, Entry) -> Bool] = [
            { areOnePair($0, $1) && areInOnePart($0, $1) && areOfOneSide($0, $1) },
            { areOnePair($0, $1) && areInOnePart($0, $1) }, areInOnePassage, areInOneSentence,
            areOnePair,
        ]
        let changed = counterparts.flatMap { Self.take(&old, &new, $0) }.map { one, other in
            VersionChange(
                .figure,
                what: one.figure.quantity.rawValue,
                before: one.asSide,
                after: other.asSide
            )
        }
        return changed + single(old, new, besides: changed)
    }

    /// Figures of claims that both versions make, which only one of them gives and no other change tells.
    private func single(_ old: [Entry], _ new: [Entry], besides told: [VersionChange]) -> [VersionChange] {
        func isTold(_ entry: Entry, _ side: (VersionChange) -> VersionChange.Side?) -> Bool {
            told.contains {
                $0.what == entry.figure.quantity.rawValue && side($0)?.value == entry.figure.signs
            }
        }
        let gone = old.filter { $0.pair != nil && !isTold($0, \.before) }.map { entry in
            VersionChange(.figure, what: entry.figure.quantity.rawValue, before: entry.asSide, after: nil)
        }
        let added = new.filter { $0.pair != nil && !isTold($0, \.after) }.map { entry in
            VersionChange(.figure, what: entry.figure.quantity.rawValue, before: nil, after: entry.asSide)
        }
        return gone + added
    }

    /// The figures of a version, each once where several claims rest on the same words.
    private static func entries(of version: ReportVersion, _ paired: [Int]) -> [Entry] {
        let pairs = Dictionary(paired.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        var seen: Set<Figure> = []
        var entries: [Entry] = []
        // Claims of pairs first: they are known to be one.
        let claims = version.claims.indices.prefix(ClaimPairing.mostClaims)
        for claim in claims.filter({ pairs[$0] != nil }) + claims.filter({ pairs[$0] == nil }) {
            for figure in version.claims[claim].figures where entries.count < mostFigures {
                guard seen.insert(figure).inserted else { continue }
                entries.append(
                    Entry(figure: figure, claim: claim, id: version.claims[claim].id, pair: pairs[claim])
                )
            }
        }
        return entries
    }

    /// Takes figures of one quantity that fit out of both lists.
    private static func take(
        _ old: inout [Entry],
        _ new: inout [Entry],
        _ fits: (Entry, Entry) -> Bool
    ) -> [(Entry, Entry)] {
        var taken: [(Entry, Entry)] = []
        var rest: [Entry] = []
        for one in old {
            let place = new.firstIndex { $0.figure.quantity == one.figure.quantity && fits(one, $0) }
            if let place { taken.append((one, new.remove(at: place))) } else { rest.append(one) }
        }
        old = rest
        return taken
    }

    private func areInOnePassage(_ one: Entry, _ other: Entry) -> Bool {
        guard one.figure.evidence.part == .text, other.figure.evidence.part == .text else { return false }
        let (before, after) = (one.figure.evidence.span, other.figure.evidence.span)
        // The first passage that ends behind the figure is the only one that can touch it first.
        var (low, high) = (0, passages.count)
        while low < high {
            let middle = (low + high) / 2
            if passages[middle].original.end <= before.start { low = middle + 1 } else { high = middle }
        }
        guard low < passages.count else { return false }
        let passage = passages[low]
        return passage.original.start < before.end && passage.copy.start < after.end
            && after.start < passage.copy.end
    }

    private func areInOneSentence(_ one: Entry, _ other: Entry) -> Bool {
        words.isKept(older.claims[one.claim].trigger, in: newer.claims[other.claim].sentence)
    }
}
