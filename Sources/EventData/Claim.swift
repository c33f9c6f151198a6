/// What one report says was done: by whom, to whom, where, when, how many, and on whose word.
///
/// Every value carries the words that it rests on. A claim is one report's; the event that
/// several claims add up to is another thing.
public struct Claim: Hashable, Sendable {
    /// Whether the report says that it came about.
    public enum Status: String, Hashable, Sendable {
        case occurred, ongoing, future, hypothetical, negated
    }

    /// Whether it is the news, or history that the report recalls.
    public enum Salience: String, Hashable, Sendable {
        case main, background
    }

    /// From the report and the words: the same report gives the same id on any machine.
    public var id: String
    public var type: EventType
    public var modes: [String]
    public var contexts: [String]
    /// PLOVER's quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    public var quad: Int
    /// PLOVER's score of conflict and cooperation, −10 to 10, of the mode or else of the type.
    public var score: Double
    /// The most general CAMEO code whose type and mode agree, if there is one.
    public var cameo: String?
    /// The words that say that it was done.
    public var trigger: Evidence
    /// The sentence in which they stand.
    public var sentence: Evidence
    public var status: Status
    /// Whether it is somebody's claim or suspicion, and not told as a fact.
    public var isAlleged: Bool
    public var salience: Salience
    public var actors: [Party]
    public var recipients: [Party]
    public var place: LocatedPlace?
    public var date: StatedDate?
    public var figures: [Figure]
    /// On whose word, the outermost first.
    public var attribution: [Attribution]
    /// How sure the program is, from 0 to 1 in hundredths.
    public var confidence: Double
    /// The row of the lexicon that fired: `assault:12`.
    public var rule: String

    public init(
        id: String,
        type: EventType,
        modes: [String],
        contexts: [String],
        quad: Int,
        score: Double,
        cameo: String?,
        trigger: Evidence,
        sentence: Evidence,
        status: Status,
        isAlleged: Bool,
        salience: Salience,
        actors: [Party],
        recipients: [Party],
        place: LocatedPlace?,
        date: StatedDate?,
        figures: [Figure],
        attribution: [Attribution],
        confidence: Double,
        rule: String
    ) {
        self.id = id
        self.type = type
        self.modes = modes
        self.contexts = contexts
        self.quad = quad
        self.score = score
        self.cameo = cameo
        self.trigger = trigger
        self.sentence = sentence
        self.status = status
        self.isAlleged = isAlleged
        self.salience = salience
        self.actors = actors
        self.recipients = recipients
        self.place = place
        self.date = date
        self.figures = figures
        self.attribution = attribution
        self.confidence = confidence
        self.rule = rule
    }
}

/// Who has a part in a claim, and the words that say so.
public struct Party: Hashable, Sendable {
    /// How the words lead to the actor.
    public enum Basis: String, Hashable, Sendable {
        /// The words name or describe it.
        case stated
        /// The words are of a group, and this is one member: "the three countries".
        case group
        /// The words point back: "he", "the alliance".
        case coreferent
        /// No words at the act say it; other words of the report do.
        case inferred
    }

    public var evidence: Evidence
    public var actor: Actor
    public var basis: Basis

    public init(evidence: Evidence, actor: Actor, basis: Basis) {
        self.evidence = evidence
        self.actor = actor
        self.basis = basis
    }
}

/// A place with the words that name it.
public struct LocatedPlace: Hashable, Sendable {
    public var evidence: Evidence
    public var place: Place

    public init(evidence: Evidence, place: Place) {
        self.evidence = evidence
        self.place = place
    }
}

/// A date with the words that say it; none where it is the report's own.
public struct StatedDate: Hashable, Sendable {
    public var evidence: Evidence?
    public var date: EventDate

    public init(evidence: Evidence?, date: EventDate) {
        self.evidence = evidence
        self.date = date
    }
}

/// How many, of whom, and who says so.
public struct Figure: Hashable, Sendable {
    /// What is counted.
    public enum Quantity: String, Hashable, Sendable {
        case killed, injured, abducted, arrested, displaced, missing, freed
        /// People or things taking part.
        case size
        /// Money.
        case sum
    }

    /// How the words bound it.
    public enum Bound: String, Hashable, Sendable {
        case exactly = "="
        case atLeast = ">="
        case atMost = "<="
        case about = "~"
        case range
    }

    public var quantity: Quantity
    public var low: Int?
    public var high: Int?
    public var bound: Bound
    /// Of whom or what: words, and where they are people their sector and country.
    public var counted: Counted?
    public var claimant: String?
    public var evidence: Evidence

    /// Whom or what a figure counts.
    public struct Counted: Hashable, Sendable {
        public var words: String
        public var sector: String?
        public var country: String?

        public init(words: String, sector: String?, country: String?) {
            self.words = words
            self.sector = sector
            self.country = country
        }
    }

    public init(
        quantity: Quantity,
        low: Int?,
        high: Int?,
        bound: Bound,
        counted: Counted?,
        claimant: String?,
        evidence: Evidence
    ) {
        self.quantity = quantity
        self.low = low
        self.high = high
        self.bound = bound
        self.counted = counted
        self.claimant = claimant
        self.evidence = evidence
    }
}

/// On whose word a claim stands.
public struct Attribution: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case official, belligerent
        case civilSociety = "civil-society"
        case witness, medical, agency, outlet, document, unnamed, other
    }

    public var evidence: Evidence
    public var kind: Kind

    public init(evidence: Evidence, kind: Kind) {
        self.evidence = evidence
        self.kind = kind
    }
}
