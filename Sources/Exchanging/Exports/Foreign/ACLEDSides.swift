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
        let event = brief.event
        let (actors, recipients) = Self.divide(event)
        let counted = recipients.isEmpty ? Self.counted(brief, in: country) : nil
        let actorKinds = actors.map { ACLEDActorKind($0, in: country.letters, isRecipient: false) }
        let recipientKinds =
            recipients.map { ACLEDActorKind($0, in: country.letters, isRecipient: true) }
            + (counted.map { [$0] } ?? [])
        let groups = (Self.group(actorKinds), Self.group(recipientKinds))
        guard let type = ACLEDType(event, actor: groups.0, recipient: groups.1) else { return nil }
        self.type = type
        let names = ACLEDNames(country: country)
        let isGathering = type.event == "Protests" || type.event == "Riots"
        let crowd: ACLEDActorKind? = isGathering ? (type.event == "Riots" ? .rioters : .protesters) : nil
        // Where force is used on a gathering, those who gather are the recipients.
        let gathersFirst = event.type != .assault || type.event == "Riots"
        let first = names.party(
            actors,
            actorKinds,
            crowd: gathersFirst ? crowd : nil,
            absent: (gathersFirst ? crowd : nil) ?? .politicalMilitia
        )
        guard let first else { return nil }
        self.first = first
        second = names.party(
            recipients,
            recipientKinds,
            crowd: gathersFirst ? nil : crowd,
            absent: Self.victims(of: type)
        )
        if event.type != .assault, recipients.isEmpty { second = nil }
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

    /// Two parties without a recipient fight each other, as PLOVER writes it.
    private static func divide(_ event: Event) -> (actors: [Actor], recipients: [Actor]) {
        let isMutual = event.type == .assault || event.type == .agree || event.type == .cooperate
        guard isMutual, event.recipients.isEmpty, event.actors.count > 1 else {
            return (event.actors, event.recipients)
        }
        return (Array(event.actors.prefix(1)), Array(event.actors.dropFirst()))
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

    private static func victims(of type: ACLEDType) -> ACLEDActorKind? {
        type.event == "Violence against civilians" ? .civilians : nil
    }
}

extension Figure.Quantity {
    /// Whether it counts people to whom harm was done.
    var isHarm: Bool { self == .killed || self == .injured || self == .abducted }
}
