internal import EventData

/// A side of organised violence as UCDP sees it: a government or a group.
struct UCDPParty: Hashable, Sendable {
    var name: String
    /// The country whose government it is.
    var government: Country?
    /// Whether its name is one, and not only a word for its kind.
    var isNamed: Bool

    /// `nil` for people who are no organised party: civilians, and gunmen of whom no more is known.
    init?(_ actor: Actor) {
        switch actor.sectors.first {
        case "MIL", "COP", "SPY", "GOV":
            guard let country = Country(actor.country) else { return nil }
            name = "Government of \(country.name)"
            government = country
            isNamed = true
        case "REB", "PRM":
            name = actor.name
            government = nil
            isNamed = actor.id != nil
        default: return nil
        }
    }

    static func == (left: UCDPParty, right: UCDPParty) -> Bool { left.name == right.name }

    func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Who fought whom, or who killed civilians.
struct UCDPSides: Sendable {
    /// UCDP's type_of_violence.
    enum Violence: Int, Sendable {
        case stateBased = 1
        case nonState, oneSided
    }

    var violence: Violence
    var first: UCDPParty
    /// `nil` for civilians.
    var second: UCDPParty?

    /// `nil` where no organised party is known, or where the other side is not known well enough.
    init?(_ event: Event) {
        let (actors, recipients) = event.sides
        guard let actor = actors.lazy.compactMap(UCDPParty.init).first else { return nil }
        let opponent = recipients.lazy.compactMap(UCDPParty.init).first { $0 != actor }
        if let opponent {
            violence = actor.government == nil && opponent.government == nil ? .nonState : .stateBased
            // A government is side A, whoever struck first.
            let isTurned = actor.government == nil && opponent.government != nil
            first = isTurned ? opponent : actor
            second = isTurned ? actor : opponent
            return
        }
        // Gunmen of whom no more is known may be of any side, and a fight with them is no violence against civilians.
        let areCivilians = recipients.allSatisfy { !["UAF", "IGO", "CRM"].contains($0.sectors.first) }
        guard areCivilians else { return nil }
        violence = .oneSided
        first = actor
        second = nil
    }

    var secondName: String { second?.name ?? "Civilians" }
}
