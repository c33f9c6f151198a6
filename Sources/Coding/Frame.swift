package import EventData

/// A row of the frame tables: in which construction which words say that something was done.
struct Frame: Sendable {
    /// What it takes for the frame to open an event.
    enum Need: Sendable {
        /// The words alone.
        case alone
        /// An actor or a recipient.
        case party
        /// A light verb, or an actor.
        case light
    }

    /// The table and its line: `assault:12`.
    var id: String
    /// The table alone: `assault`.
    var table: String
    var language: Language
    /// The pattern as it is written.
    var text: String
    var pattern: Pattern
    /// `nil` where the construction is no event.
    var type: EventType?
    var mode: String?
    var status: Claim.Status?
    var need: Need
    var example: String
    var expectation: String
}

/// What a light verb, an operator or a verb of saying makes of an event under it.
enum Effect: String, Sendable {
    case same, future, hypothetical, negated, ongoing, alleged, drop
}

/// A row of the tables of light verbs, operators and verbs of saying.
struct Operator: Sendable {
    var id: String
    var pattern: Pattern
    var effect: Effect
    /// The types of event for which it holds; empty for all.
    var types: Set<EventType>
}
