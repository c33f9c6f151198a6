/// What a person did with a claim of the record: a row that stays, whatever comes after.
public struct Review: Hashable, Sendable {
    public enum Action: String, CaseIterable, Hashable, Sendable {
        /// The claim is as the report has it; or it is none at all.
        case accept, reject
        /// One slot is otherwise than the program coded it.
        case edit
        /// Somebody else should look at it; or nobody now.
        case flag, skip
        /// The claim is of the happening of another claim; or of one of its own.
        case join, part
        /// A row before it holds no longer.
        case undo
    }

    /// Why something is corrected, as codes that can be counted.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        case notAnEvent = "not-an-event"
        case wrongType = "wrong-type"
        case wrongActor = "wrong-actor"
        case wrongRecipient = "wrong-recipient"
        case wrongPlace = "wrong-place"
        case wrongDate = "wrong-date"
        case wrongNumber = "wrong-number"
        case wrongStatus = "wrong-status"
        case sameHappening = "same-happening"
        case otherHappening = "other-happening"
        case other
    }

    /// Its place among all of the record, from 1.
    public var number: Int
    /// In ISO 8601.
    public var time: String
    public var reviewer: String
    public var action: Action
    /// The claim's id.
    public var claim: String
    /// For an edit `type` or a slot of an event.
    public var slot: String?
    /// For an edit what the slot holds, in JSON; `nil` for nothing.
    public var value: String?
    /// For a join a claim of the other happening; for an undo the number of the row that holds no longer.
    public var other: String?
    public var reason: Reason?
    /// The number of the first row of those that were written with it, by one press.
    public var batch: Int

    public init(
        number: Int,
        time: String,
        reviewer: String,
        action: Action,
        claim: String,
        slot: String? = nil,
        value: String? = nil,
        other: String? = nil,
        reason: Reason? = nil,
        batch: Int
    ) {
        self.number = number
        self.time = time
        self.reviewer = reviewer
        self.action = action
        self.claim = claim
        self.slot = slot
        self.value = value
        self.other = other
        self.reason = reason
        self.batch = batch
    }
}
