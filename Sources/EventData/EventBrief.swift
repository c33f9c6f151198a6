/// An event with everything that a record holds of it: the claims, and the reports that make them.
public struct EventBrief: Hashable, Sendable {
    public var event: Event
    /// The story that the event belongs to.
    public var story: String?
    /// Whether people or only the program have looked at it: `machine`, `reviewed`, `rejected`.
    public var standing: String
    /// One for each of `event.accounts`, in that order.
    public var claims: [Claim]
    /// For each claim, where its report stands in `reports`.
    public var reportOfClaim: [Int]
    /// Each report that tells of the event once, in the order in which they were published.
    public var reports: [ReportStanding]

    public init(
        event: Event,
        story: String? = nil,
        standing: String = "machine",
        claims: [Claim],
        reportOfClaim: [Int],
        reports: [ReportStanding]
    ) {
        self.event = event
        self.story = story
        self.standing = standing
        self.claims = claims
        self.reportOfClaim = reportOfClaim
        self.reports = reports
    }
}

/// A report of a record, and how it stands to the others.
public struct ReportStanding: Hashable, Sendable {
    public var report: Report
    /// The language it was read in.
    public var language: Language
    /// 1 for the first text under its id, 2 for the next.
    public var version: Int
    /// The name of the witness that it belongs to: the id of the report that the others go back to.
    public var witness: String
    /// `independent`, `same`, `light` or `rewrite`.
    public var label: String
    /// The id of the report that this one was taken from, and the share (0 to 1) of it that is found there.
    public var original: String?
    public var containment: Double?
    /// What coded it.
    public var provenance: CodedReport.Provenance?

    public init(
        report: Report,
        language: Language,
        version: Int = 1,
        witness: String,
        label: String = "independent",
        original: String? = nil,
        containment: Double? = nil,
        provenance: CodedReport.Provenance? = nil
    ) {
        self.report = report
        self.language = language
        self.version = version
        self.witness = witness
        self.label = label
        self.original = original
        self.containment = containment
        self.provenance = provenance
    }
}
