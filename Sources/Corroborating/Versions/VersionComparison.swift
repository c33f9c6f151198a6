public import EventData

/// Tells what changed from one version of a report to another.
///
/// ```swift
/// let comparison = VersionComparison(from: versions[0], to: versions[1])
/// for change in comparison.changes() { … }
/// ```
///
/// It pairs the claims of both and lays each pair side by side; what no claim tells is read off the words: figures,
/// names and hedges in short passages that were changed. Then come the titles and all passages. It costs
/// O(n log n) in the words of the texts, and the product of the two numbers of claims, of which it takes
/// `ClaimPairing.mostClaims` at most.
public struct VersionComparison: Sendable {
    private let older: ReportVersion
    private let newer: ReportVersion
    /// The claims of both that are one claim, by their places in `claims`, in the order of the older.
    public let pairs: [Pair]
    private let words: CounterpartWords

    /// A claim in both versions.
    public struct Pair: Hashable, Sendable {
        public var before: Int
        public var after: Int
    }

    public init(from older: ReportVersion, to newer: ReportVersion) {
        self.older = older
        self.newer = newer
        words = CounterpartWords(from: older.report, to: newer.report)
        pairs = ClaimPairing(older.claims, newer.claims, words: words).pairs()
    }

    /// The changes by kind, those of one kind in the order of the newer text.
    public func changes() -> [VersionChange] {
        let texts = TextWords(from: older.report, to: newer.report)
        let passages = Self.passages(from: older.report, to: newer.report)
        let claims = pairs.flatMap {
            ClaimChanges(older.claims[$0.before], newer.claims[$0.after], texts).all
        }
        let figures = FigurePairing(older, newer, words, passages).changes(pairs)
        let told = figures + withoutMoved(claims)
        let unpaired = self.unpaired
        let changes = WordChanges(from: older.report, to: newer.report, passages)
        let facts = changes.facts(
            besides: told,
            hedged: sentences(of: told, .hedge, unpaired),
            voiced: sentences(of: told, .attribution, unpaired)
        )
        return inOrder(told + facts + unpaired + changes.title + changes.all)
    }

    /// What became of the words of a text: every word of both is in one passage, in the order of the newer.
    ///
    /// Spans are bytes of the two bodies; `copy` is the newer. A new sentence is a passage of its own.
    public static func passages(from older: Report, to newer: Report) -> [Passage] {
        SentencePassages(older: older.text, newer: newer.text).passages()
    }

    /// Claims that only one of the versions makes.
    private var unpaired: [VersionChange] {
        let (kept, known) = (Set(pairs.map(\.before)), Set(pairs.map(\.after)))
        // Claims beyond those that are compared are not told as new or gone.
        let (ours, theirs) = (
            newer.claims.prefix(ClaimPairing.mostClaims), older.claims.prefix(ClaimPairing.mostClaims)
        )
        let gone = theirs.indices.filter { !kept.contains($0) }.map { theirs[$0] }.filter { claim in
            !ours.contains { $0.type == claim.type && words.isKept(claim.trigger, in: $0.sentence) }
        }
        let new = ours.indices.filter { !known.contains($0) }.map { ours[$0] }.filter { claim in
            !theirs.contains { $0.type == claim.type && words.isKept($0.trigger, in: claim.sentence) }
        }
        return gone.map { VersionChange(.claim, before: $0.asSide, after: nil) }
            + new.map { VersionChange(.claim, before: nil, after: $0.asSide) }
    }

    /// The sentences of claims of which a change tells, so that their words are not told once more.
    private func sentences(
        of told: [VersionChange],
        _ kind: VersionChange.Kind,
        _ unpaired: [VersionChange]
    ) -> WordChanges.Sentences {
        let changes = told.filter { $0.kind == kind } + unpaired
        let (gone, new) = (
            Set(changes.compactMap { $0.before?.claim }), Set(changes.compactMap { $0.after?.claim })
        )
        return WordChanges.Sentences(
            before: older.claims.filter { gone.contains($0.id) }.map(\.sentence),
            after: newer.claims.filter { new.contains($0.id) }.map(\.sentence)
        )
    }

    /// Leaves out what went from one claim to another: the report says it still.
    private func withoutMoved(_ changes: [VersionChange]) -> [VersionChange] {
        func key(_ change: VersionChange, _ side: VersionChange.Side) -> [String] {
            [change.kind.rawValue, change.what ?? "", side.value]
        }
        let gone = Set(
            changes.filter { $0.after == nil }.compactMap { change in
                change.before.map { key(change, $0) }
            }
        )
        let new = Set(
            changes.filter { $0.before == nil }.compactMap { change in
                change.after.map { key(change, $0) }
            }
        )
        let moved = gone.intersection(new)
        return changes.filter { change in
            guard change.before == nil || change.after == nil, let side = change.before ?? change.after else {
                return true
            }
            return !moved.contains(key(change, side))
        }
    }

    /// By kind and place, each change once: several claims may rest on the same words.
    private func inOrder(_ changes: [VersionChange]) -> [VersionChange] {
        var seen: Set<VersionChange> = []
        let once = changes.filter { change in
            var bare = change
            bare.before?.claim = nil
            bare.after?.claim = nil
            return seen.insert(bare).inserted
        }
        func place(_ change: VersionChange) -> (Int, Int) {
            let evidence = change.after?.evidence ?? change.before?.evidence
            return (evidence?.part == .title ? 0 : 1, evidence?.span.start ?? 0)
        }
        return once.enumerated().sorted { one, other in
            if one.element.kind != other.element.kind { return one.element.kind < other.element.kind }
            let (left, right) = (place(one.element), place(other.element))
            return left == right ? one.offset < other.offset : left < right
        }.map(\.element)
    }
}

extension Claim {
    fileprivate var asSide: VersionChange.Side {
        VersionChange.Side(value: type.rawValue, evidence: trigger, claim: id)
    }
}
