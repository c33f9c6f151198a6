internal import EventData

/// PLOVER's four classes of act: whether it is cooperation or conflict, of words or of deeds.
enum Quad: Int, CaseIterable, Hashable, Sendable {
    case verbalCooperation = 1
    case materialCooperation, verbalConflict, materialConflict

    /// The class of a type (PLOVER's codebook, table of event types).
    init(of type: EventType) {
        switch type {
        case .agree, .consult, .support, .concede: self = .verbalCooperation
        case .cooperate, .aid, .retreat: self = .materialCooperation
        case .request, .accuse, .reject, .threaten: self = .verbalConflict
        case .protest, .sanction, .mobilize, .coerce, .assault: self = .materialConflict
        }
    }

    /// As addresses have it: `vc`, `mc`, `vx`, `mx`.
    var name: String {
        switch self {
        case .verbalCooperation: "vc"
        case .materialCooperation: "mc"
        case .verbalConflict: "vx"
        case .materialConflict: "mx"
        }
    }

    init?(name: String) {
        guard let quad = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = quad
    }
}
