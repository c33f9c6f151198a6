internal import EventData

/// An event as one mention tells it, before the mentions of one event are joined.
struct Candidate {
    /// The word that tells it: a verb, an event noun, a predicate.
    var head: Int
    /// All words that tell it, the head among them.
    var words: [Int]
    /// The verb whose form tells whether it came about: the head, or the light verb over it.
    var verb: Int?
    var type: EventType
    var modes: [String]
    var rule: String
    /// The table of the rule: `assault` of `assault:12`.
    var table: String { String(Substring(rule.utf8.prefix { $0 != 0x3A })) }
    var score: Int
    var isNoun: Bool
    var need = Frame.Need.alone
    /// What light verbs make of it.
    var effects: [Effect] = []
    var actors: [Party] = []
    var recipients: [Party] = []
    /// Whether its actors do it to one another.
    var isMutual = false
    /// The words at which its parties stand; merged mentions keep those of all.
    var placeHeads: [Int] = []
    /// What stands in it beside actor and recipient.
    var otherHeads: [Int] = []
    var recipientHeads: [Int] = []
    /// The clauses that complete it.
    var clauseHeads: [Int] = []
    var actorHeads: [Int] = []
    /// The status that the frame's own words say.
    var frameStatus: Claim.Status?
    var status = Claim.Status.occurred
    var isAlleged = false
    var isDropped = false
    var salience = Claim.Salience.main
    var attribution: [Attribution] = []
    var place: LocatedPlace?
    /// The place of its paragraph, where its sentence names none.
    var fallbackPlace: LocatedPlace?
    var date: StatedDate?
    var figures: [Figure] = []
    /// The nouns that its figures count.
    var victimHeads: [Int] = []
    /// Words of the other mentions that were joined to it.
    var otherMentions: [Int] = []
}
