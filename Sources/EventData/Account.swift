/// A claim as it is laid beside others: what it says, without the places of its words.
public struct Account: Hashable, Sendable {
    /// The claim's id.
    public var claim: String
    /// Where the report stands among those that were handed in.
    public var report: Int
    public var type: EventType
    public var modes: [String]
    public var contexts: [String]
    /// PLOVER's quad class, 1 to 4, and score, −10 to 10.
    public var quad: Int
    public var score: Double
    /// The words that say that it was done, as they stand in the report.
    public var trigger: String
    public var status: Claim.Status
    public var isAlleged: Bool
    public var salience: Claim.Salience
    public var actors: [Actor]
    public var recipients: [Actor]
    public var place: Place?
    public var date: EventDate?
    public var counts: [Count]
    /// On whose word, the outermost first.
    public var voices: [Voice]
    /// How sure the coder was, from 0 to 1.
    public var confidence: Double

    /// How many, of whom, and who says so.
    public struct Count: Hashable, Sendable {
        public var quantity: Figure.Quantity
        public var low: Int?
        public var high: Int?
        public var bound: Figure.Bound
        public var counted: Figure.Counted?
        public var claimant: String?

        public init(
            quantity: Figure.Quantity,
            low: Int?,
            high: Int?,
            bound: Figure.Bound,
            counted: Figure.Counted? = nil,
            claimant: String? = nil
        ) {
            self.quantity = quantity
            self.low = low
            self.high = high
            self.bound = bound
            self.counted = counted
            self.claimant = claimant
        }

        /// What a figure says, without the place of its words.
        public init(_ figure: Figure) {
            self.init(
                quantity: figure.quantity,
                low: figure.low,
                high: figure.high,
                bound: figure.bound,
                counted: figure.counted,
                claimant: figure.claimant
            )
        }
    }

    /// Somebody on whose word a claim stands.
    public struct Voice: Hashable, Sendable {
        public var words: String
        public var kind: Attribution.Kind

        public init(words: String, kind: Attribution.Kind) {
            self.words = words
            self.kind = kind
        }
    }

    public init(
        claim: String,
        report: Int,
        type: EventType,
        modes: [String] = [],
        contexts: [String] = [],
        quad: Int,
        score: Double,
        trigger: String,
        status: Claim.Status = .occurred,
        isAlleged: Bool = false,
        salience: Claim.Salience = .main,
        actors: [Actor] = [],
        recipients: [Actor] = [],
        place: Place? = nil,
        date: EventDate? = nil,
        counts: [Count] = [],
        voices: [Voice] = [],
        confidence: Double = 1
    ) {
        self.claim = claim
        self.report = report
        self.type = type
        self.modes = modes
        self.contexts = contexts
        self.quad = quad
        self.score = score
        self.trigger = trigger
        self.status = status
        self.isAlleged = isAlleged
        self.salience = salience
        self.actors = actors
        self.recipients = recipients
        self.place = place
        self.date = date
        self.counts = counts
        self.voices = voices
        self.confidence = confidence
    }

    /// The account that a claim of a report gives.
    public init(_ claim: Claim, report: Int) {
        self.init(
            claim: claim.id,
            report: report,
            type: claim.type,
            modes: claim.modes,
            contexts: claim.contexts,
            quad: claim.quad,
            score: claim.score,
            trigger: claim.trigger.words,
            status: claim.status,
            isAlleged: claim.isAlleged,
            salience: claim.salience,
            actors: claim.actors.map(\.actor),
            recipients: claim.recipients.map(\.actor),
            place: claim.place?.place,
            date: claim.date?.date,
            counts: claim.figures.map(Count.init),
            voices: claim.attribution.map { Voice(words: $0.evidence.words, kind: $0.kind) },
            confidence: claim.confidence
        )
    }
}
