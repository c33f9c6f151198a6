internal import EventData
internal import Unpacking

/// What ACLED calls an event, by its type, its modes and the kinds of its parties.
///
/// The crosswalk is the table `acled-types`; its first row that fits counts.
struct ACLEDType: Hashable, Sendable {
    var event: String
    var subevent: String
    var disorder: String

    /// `nil` for what ACLED does not count: words, diplomacy, courts.
    init?(_ event: Event, actor: String, recipient: String) {
        let row = Self.crosswalk.first { row in
            row[0] == event.type.rawValue
                && (row[1].isEmpty || event.modes.contains { $0 == row[1] })
                && (row[2].isEmpty || row[2] == actor)
                && (row[3].isEmpty || row[3] == recipient)
        }
        guard let row else { return nil }
        self.event = String(row[4])
        subevent = String(row[5])
        disorder = String(row[6])
    }

    /// The kind of those who gather, where it is a gathering.
    var crowd: ACLEDActorKind? {
        switch event {
        case "Protests": .protesters
        case "Riots": .rioters
        default: nil
        }
    }

    private static let crosswalk = rows(of: Lexicon.acled_types_tsv)
}
