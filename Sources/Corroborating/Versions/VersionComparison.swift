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

    /// A claim in both versions.
    public struct Pair: Hashable, Sendable {
        public var before: Int
        public var after: Int
    }

    public init(from older: ReportVersion, to newer: ReportVersion) {
        self.older = older
        self.newer = newer
        let words = CounterpartWords(from: older.report, to: newer.report)
        pairs = ClaimPairing(older.claims, newer.claims, words: words).pairs()
    }

    /// The changes by kind, those of one kind in the order of the newer text.
    public func changes() -> [VersionChange] {
        let told = withoutMoved(
            pairs.flatMap { ClaimChanges(older.claims[$0.before], newer.claims[$0.after]).all }
        )
        let words = WordChanges(from: older.report, to: newer.report)
        let found =
            told + words.facts(besides: told, sentences(of: told)) + unpaired() + words.title + words.passages
        return inOrder(found)
    }

    /// Claims that only one of the versions makes.
    private func unpaired() -> [VersionChange] {
        let (kept, known) = (Set(pairs.map(\.before)), Set(pairs.map(\.after)))
        // Claims beyond those that are compared are not told as new or gone.
        let most = ClaimPairing.mostClaims
        let gone = older.claims.indices.prefix(most).filter { !kept.contains($0) }.map { index in
            VersionChange(.claim, before: older.claims[index].asSide, after: nil)
        }
        let new = newer.claims.indices.prefix(most).filter { !known.contains($0) }.map { index in
            VersionChange(.claim, before: nil, after: newer.claims[index].asSide)
        }
        return gone + new
    }

    /// The sentences of claims that are told with more or less reserve, so that their words are not told once more.
    private func sentences(of told: [VersionChange]) -> [(before: Evidence, after: Evidence)] {
        let changed = Set(
            told.filter { $0.kind == .hedge || $0.kind == .attribution }.compactMap { change in
                change.after?.claim ?? change.before?.claim
            }
        )
        return pairs.filter {
            changed.contains(newer.claims[$0.after].id) || changed.contains(older.claims[$0.before].id)
        }.map { (older.claims[$0.before].sentence, newer.claims[$0.after].sentence) }
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
