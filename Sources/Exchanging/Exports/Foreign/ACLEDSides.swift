internal import EventData

/// One side of an event as ACLED's tables name it.
struct ACLEDParty: Hashable, Sendable {
    var name: String
    /// Who else is on this side, or who exactly its people are.
    var associated: [String]
    var kind: ACLEDActorKind
}

/// Both sides of an event, and what it is for ACLED.
struct ACLEDSides: Sendable {
    var type: ACLEDType
    var first: ACLEDParty
    var second: ACLEDParty?

    /// The sides of an event in a country; `nil` for what ACLED does not count.
    init?(_ brief: EventBrief, in country: Country) {
        let (actors, recipients) = brief.event.sides
        let actorKinds = actors.map { ACLEDActorKind($0, in: country.letters, isRecipient: false) }
        var recipientKinds = recipients.map { ACLEDActorKind($0, in: country.letters, isRecipient: true) }
        if recipients.isEmpty, let counted = Self.counted(brief, in: country) { recipientKinds = [counted] }
        let groups = (Self.group(actorKinds), Self.group(recipientKinds))
        guard let type = ACLEDType(brief.event, actor: groups.0, recipient: groups.1) else { return nil }
        self.type = type
        // Where force is used on a gathering, those who gather are the recipients.
        let isAgainst = brief.event.type == .assault && type.event == "Protests"
        let names = ACLEDNames(country: country)
        let gathered = isAgainst ? nil : type.crowd
        let first = names.party(actors, actorKinds, crowd: gathered, absent: gathered ?? .politicalMilitia)
        guard let first else { return nil }
        self.first = first
        let isHarm = brief.event.type == .assault
        if !isHarm, recipients.isEmpty { return }
        let absent: ACLEDActorKind? = type.event == "Violence against civilians" ? .civilians : nil
        second = names.party(recipients, recipientKinds, crowd: isAgainst ? type.crowd : nil, absent: absent)
    }

    /// Whether civilians are the ones whom it is done to.
    var targetsCivilians: Bool {
        if type.event == "Violence against civilians" { return true }
        guard type.disorder.hasPrefix("Political violence") else { return false }
        return second?.kind == .civilians || second?.kind == .protesters
    }

    /// Both kinds in one field, the one with the lower number first.
    func interaction(asNumbers: Bool) -> String {
        guard let second else {
            return asNumbers ? "\(first.kind.rawValue)0" : "\(first.kind.label) only"
        }
        let kinds = [first.kind, second.kind].sorted { $0.rawValue < $1.rawValue }
        return asNumbers
            ? kinds.map { "\($0.rawValue)" }.joined() : kinds.map(\.label).joined(separator: "-")
    }

    /// The kind of those whom the figures count, where nobody else says to whom it was done.
    private static func counted(_ brief: EventBrief, in country: Country) -> ACLEDActorKind? {
        for index in brief.tellings {
            for figure in brief.claims[index].figures where figure.quantity.isHarm {
                if let kind = ACLEDActorKind(figure.counted, in: country.letters) { return kind }
            }
        }
        return nil
    }

    /// Armed where anybody is: soldiers and villagers killed together were in a fight.
    private static func group(_ kinds: [ACLEDActorKind]) -> String {
        for group in ["armed", "crowd", "people"] where kinds.contains(where: { $0.group == group }) {
            return group
        }
        return "none"
    }
}

extension Figure.Quantity {
    /// Whether it counts people to whom harm was done.
    var isHarm: Bool { self == .killed || self == .injured || self == .abducted }
}
