/// One happening, as all claims tell of it that were found to be about it.
///
/// What the witnesses agree on stands in its slots; what they do not agree on is named in `contested`,
/// and the accounts say who says what.
public struct Event: Hashable, Sendable {
    /// The name of the event: that of the claim that it began with.
    public var id: String
    public var type: EventType
    public var modes: [String]
    public var contexts: [String]
    /// PLOVER's quad class, 1 to 4, and score, −10 to 10.
    public var quad: Int
    public var score: Double
    public var status: Claim.Status
    /// Whether nobody tells it as a fact.
    public var isAlleged: Bool
    /// News where any report tells it as news.
    public var salience: Claim.Salience
    public var actors: [Actor]
    public var recipients: [Actor]
    public var place: Place?
    public var date: EventDate?
    public var tallies: [Tally]
    /// What the witnesses do not agree on.
    public var contested: [Slot]
    /// Where the accounts stand among those that were handed in, in the order in which they were published.
    public var accounts: [Int]
    /// Those among them that deny it.
    public var denials: [Int]
    /// How many witnesses, reports and outlets tell of it.
    public var witnesses: Int
    public var reports: Int
    public var outlets: Int

    /// Something of an event that witnesses may tell differently.
    public enum Slot: String, CaseIterable, Hashable, Sendable {
        case status, actor, recipient, place, date
        case killed, injured, abducted, arrested, displaced, missing, freed, size, sum
    }

    public init(
        id: String,
        type: EventType,
        modes: [String] = [],
        contexts: [String] = [],
        quad: Int,
        score: Double,
        status: Claim.Status,
        isAlleged: Bool = false,
        salience: Claim.Salience = .main,
        actors: [Actor] = [],
        recipients: [Actor] = [],
        place: Place? = nil,
        date: EventDate? = nil,
        tallies: [Tally] = [],
        contested: [Slot] = [],
        accounts: [Int],
        denials: [Int] = [],
        witnesses: Int,
        reports: Int,
        outlets: Int
    ) {
        self.id = id
        self.type = type
        self.modes = modes
        self.contexts = contexts
        self.quad = quad
        self.score = score
        self.status = status
        self.isAlleged = isAlleged
        self.salience = salience
        self.actors = actors
        self.recipients = recipients
        self.place = place
        self.date = date
        self.tallies = tallies
        self.contested = contested
        self.accounts = accounts
        self.denials = denials
        self.witnesses = witnesses
        self.reports = reports
        self.outlets = outlets
    }
}

/// How many of one kind an event had, by each of the rules that make one figure of many.
public struct Tally: Hashable, Sendable {
    /// A named way to come from what witnesses say to a low, a best and a high figure.
    public enum Rule: String, CaseIterable, Hashable, Sendable {
        case acled, ucdp, median
        case latestOfficial = "latest-official"
    }

    /// The figures that a rule comes to; `nil` where no witness gives what it asks for.
    public struct Estimate: Hashable, Sendable {
        public var low: Int?
        public var best: Int?
        public var high: Int?

        public init(low: Int?, best: Int?, high: Int?) {
            self.low = low
            self.best = best
            self.high = high
        }
    }

    public var quantity: Figure.Quantity
    /// One for each rule, in the order of `Rule.allCases`.
    public var estimates: [Estimate]
    /// Whether the last words of two witnesses cannot both be true; a toll that rises is none.
    public var isContested: Bool

    public init(quantity: Figure.Quantity, estimates: [Estimate], isContested: Bool) {
        self.quantity = quantity
        self.estimates = estimates
        self.isContested = isContested
    }

    /// What a rule comes to.
    public func estimate(by rule: Rule) -> Estimate {
        let index = Rule.allCases.firstIndex(of: rule) ?? 0
        return index < estimates.count ? estimates[index] : Estimate(low: nil, best: nil, high: nil)
    }
}
