public import EventData

/// One text of a report, with what was coded of it.
public struct ReportVersion: Hashable, Sendable {
    /// 1 for the first text, 2 for the next.
    public var version: Int
    public var report: Report
    public var claims: [Claim]

    public init(version: Int, report: Report, claims: [Claim]) {
        self.version = version
        self.report = report
        self.claims = claims
    }
}

/// Something that a version of a report says otherwise than the one before.
public struct VersionChange: Hashable, Sendable {
    public var kind: Kind
    /// What of its kind: the quantity of a figure, `status` or `alleged` of a hedge, `actor` or `recipient` of a name,
    /// the kind of an attribution; `nil` where the words alone tell.
    public var what: String?
    /// What the older version says; `nil` for what is added.
    public var before: Side?
    /// What the newer one says; `nil` for what is gone.
    public var after: Side?

    /// Kinds of change, in the order in which an analyst cares for them.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Comparable {
        case figure, hedge, attribution, name, place, date, claim, title, words

        public static func < (left: Kind, right: Kind) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// What one of the versions says.
    public struct Side: Hashable, Sendable {
        /// The value: `>=12`, `negated`, `2025-12-23`, a name; of words, the words.
        public var value: String
        /// The words that say it, where they stand in this version.
        public var evidence: Evidence?
        /// The id of the claim that it is of.
        public var claim: String?

        public init(value: String, evidence: Evidence? = nil, claim: String? = nil) {
            self.value = value
            self.evidence = evidence
            self.claim = claim
        }
    }

    public init(_ kind: Kind, what: String? = nil, before: Side?, after: Side?) {
        self.kind = kind
        self.what = what
        self.before = before
        self.after = after
    }
}

extension Figure {
    /// The figure in signs: `12`, `>=12`, `~30-40`, `30-40`.
    public var signs: String {
        let ends = [low, high == low ? nil : high].compactMap { $0.map(String.init) }.joined(separator: "-")
        switch bound {
        case .exactly, .range: return ends
        case .atLeast, .atMost, .about: return bound.rawValue + ends
        }
    }
}
