internal import EventData

/// One thing that a claim says: what stands in one slot, and the words for it.
struct ClaimValue: Sendable {
    var slot: Event.Slot
    var text: String
    var id: String?
    var low: Int?
    var high: Int?
    var unit: String?
    /// The sector and country of those whom a figure counts.
    var counted: [String?] = []
    var bound: Figure.Bound?
    var claimant: String?
    var evidence: Evidence?

    /// The figure where it is one number.
    var exact: Int? { bound == .exactly && low == high ? low : nil }

    var qualifier: String? {
        switch bound {
        case .exactly: "exactly"
        case .atLeast: "at least"
        case .atMost: "at most"
        case .about: "about"
        case .range: "range"
        case nil: nil
        }
    }

    /// Whether a witness can hold only one at a time, so that the next takes the place of the last.
    var isSingle: Bool { slot != .actor && slot != .recipient }

    /// Whether another says the same of the same thing.
    func agrees(with other: ClaimValue) -> Bool {
        guard concerns(other), low == other.low, high == other.high, bound == other.bound else {
            return false
        }
        return bound == nil ? (text, id) == (other.text, other.id) : true
    }

    /// Whether another is about the same thing: the same slot, and for figures a kind of people and a claimant.
    func concerns(_ other: ClaimValue) -> Bool {
        slot == other.slot && counted == other.counted && claimant == other.claimant
    }

    /// Everything that a claim says, slot by slot.
    static func all(_ claim: Claim) -> [ClaimValue] {
        var values = [
            ClaimValue(slot: .status, text: claim.status.rawValue, evidence: claim.trigger)
        ]
        values += claim.actors.map { party($0, .actor) }
        values += claim.recipients.map { party($0, .recipient) }
        if let place = claim.place {
            values.append(
                ClaimValue(
                    slot: .place,
                    text: place.place.name,
                    id: place.place.geonames.map { "\($0)" },
                    evidence: place.evidence
                )
            )
        }
        if let date = claim.date {
            let days = [date.date.from, date.date.to].map(\.description)
            let text = days[0] == days[1] ? days[0] : days.joined(separator: "/")
            values.append(ClaimValue(slot: .date, text: text, evidence: date.evidence))
        }
        return values + claim.figures.compactMap(figure)
    }

    private static func party(_ party: Party, _ slot: Event.Slot) -> ClaimValue {
        ClaimValue(slot: slot, text: party.actor.name, id: party.actor.id, evidence: party.evidence)
    }

    private static func figure(_ figure: Figure) -> ClaimValue? {
        guard let slot = Event.Slot(rawValue: figure.quantity.rawValue) else { return nil }
        return ClaimValue(
            slot: slot,
            text: figure.evidence.words,
            low: figure.low,
            high: figure.high,
            unit: figure.counted?.words,
            counted: [figure.counted?.sector, figure.counted?.country],
            bound: figure.bound,
            claimant: figure.claimant,
            evidence: figure.evidence
        )
    }
}
