internal import EventData

/// Names of parties in the manner of ACLED, which calls those without one by their kind and country.
struct ACLEDNames {
    let country: Country

    /// The side that some actors make; `absent` is the kind of whoever it was where nobody is named.
    ///
    /// Of civilians who gather, `crowd` is the kind.
    func party(
        _ actors: [Actor],
        _ kinds: [ACLEDActorKind],
        crowd: ACLEDActorKind?,
        absent: ACLEDActorKind?
    ) -> ACLEDParty? {
        let kinds = kinds.map { $0.group == "armed" ? $0 : crowd ?? $0 }
        guard let lead = kinds.firstIndex(where: { $0.group == "armed" }) ?? kinds.indices.first else {
            return absent.map { ACLEDParty(name: collective($0), associated: [], kind: $0) }
        }
        let leader = actors.indices.contains(lead) ? actors[lead] : nil
        let name = leader.map { self.name($0, kinds[lead]) } ?? collective(kinds[lead])
        let others = zip(actors, kinds).map { self.name($0, $1) == name ? $0.name : self.name($0, $1) }
        return ACLEDParty(name: name, associated: others.filter { $0 != name }, kind: kinds[lead])
    }

    private func name(_ actor: Actor, _ kind: ACLEDActorKind) -> String {
        let owner = Country(actor.country)?.name ?? country.name
        switch kind {
        case .civilians, .protesters, .rioters: return collective(kind)
        case .state, .external:
            if actor.id != nil { return actor.name }
            switch actor.sectors.first {
            case "MIL": return "Military Forces of \(owner)"
            case "COP": return "Police Forces of \(owner)"
            case "GOV": return "Government of \(owner)"
            default: return actor.name
            }
        case .politicalMilitia where actor.id == nil && actor.sectors.first != "PRM":
            return collective(kind)
        case .rebels, .politicalMilitia, .identityMilitia: return actor.name
        }
    }

    private func collective(_ kind: ACLEDActorKind) -> String {
        switch kind {
        case .state: "Military Forces of \(country.name)"
        case .rebels: "Unidentified Rebel Group (\(country.name))"
        case .politicalMilitia: "Unidentified Armed Group (\(country.name))"
        case .identityMilitia: "Unidentified Communal Militia (\(country.name))"
        case .rioters: "Rioters (\(country.name))"
        case .protesters: "Protesters (\(country.name))"
        case .civilians: "Civilians (\(country.name))"
        case .external: "Unidentified External Forces (\(country.name))"
        }
    }
}
