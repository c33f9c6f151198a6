internal import EventData
internal import Unpacking

/// What kind of party somebody is, by the eight that ACLED tells apart in `inter1` and `inter2`.
enum ACLEDActorKind: Int, CaseIterable, Sendable {
    case state = 1
    case rebels, politicalMilitia, identityMilitia, rioters, protesters, civilians, external

    /// The name that ACLED's tables have for it.
    var label: String {
        switch self {
        case .state: "State forces"
        case .rebels: "Rebel group"
        case .politicalMilitia: "Political militia"
        case .identityMilitia: "Identity militia"
        case .rioters: "Rioters"
        case .protesters: "Protesters"
        case .civilians: "Civilians"
        case .external: "External/Other forces"
        }
    }

    /// What it counts as in the crosswalk of types.
    var group: String {
        switch self {
        case .state, .rebels, .politicalMilitia, .identityMilitia, .external: "armed"
        case .rioters, .protesters: "crowd"
        case .civilians: "people"
        }
    }

    /// The kind of an actor in what happened in a country.
    ///
    /// Officials to whom something is done are civilians, as ACLED counts them; who does something for a state is the state.
    init(_ actor: Actor, in country: String?, isRecipient: Bool) {
        switch actor.sectors.first {
        case "GOV" where isRecipient: self = .civilians
        case "MIL", "COP", "SPY", "GOV":
            self = actor.country == nil || actor.country == country ? .state : .external
        case "REB": self = .rebels
        case "PRM":
            let isForeign = actor.kind == "mercenary" || (actor.country ?? country) != country
            self = isForeign ? .external : actor.kind == "community" ? .identityMilitia : .politicalMilitia
        case "UAF", "CRM": self = .politicalMilitia
        case "UNK": self = isRecipient ? .civilians : .politicalMilitia
        case "IGO", "UNO", "EUR": self = .external
        default: self = Self.crowd(actor.name) ?? .civilians
        }
    }

    /// The kind of those whom a figure counts: `soldiers` are state forces.
    init?(_ counted: Figure.Counted?, in country: String?) {
        guard let counted, let sector = counted.sector else { return nil }
        let actor = Actor(id: nil, name: counted.words, country: counted.country, sectors: [sector])
        self.init(actor, in: country, isRecipient: true)
    }

    private static func crowd(_ name: String) -> ACLEDActorKind? {
        let words = name.lowercased().split { !$0.isLetter }
        for row in crowdWords where words.contains(where: { $0.hasPrefix(row[0]) }) {
            return row[2] == "rioters" ? .rioters : .protesters
        }
        return nil
    }

    private static let crowdWords = rows(of: Lexicon.crowd_words_tsv)
}
