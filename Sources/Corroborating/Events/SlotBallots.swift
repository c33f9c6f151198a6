internal import EventData

extension Ballot {
    static func places(_ testimonies: [Testimony]) -> Ballot {
        Ballot(
            testimonies,
            says: { $0.place != nil },
            supports: { one, other in
                if case .alike = PlaceMatch(one.place, other.place) { return true }
                return one.account == other.account
            },
            vagueness: { vagueness(of: $0.place) }
        )
    }

    static func dates(_ testimonies: [Testimony]) -> Ballot {
        Ballot(
            testimonies,
            says: { $0.date != nil },
            supports: { one, other in gap(one, other) == 0 },
            vagueness: { vagueness(of: $0.date) }
        )
    }

    static func actors(_ testimonies: [Testimony]) -> Ballot {
        parties(testimonies) { $0.actors }
    }

    static func recipients(_ testimonies: [Testimony]) -> Ballot {
        parties(testimonies) { $0.recipients }
    }

    static func types(_ testimonies: [Testimony]) -> Ballot {
        Ballot(
            testimonies,
            says: { _ in true },
            supports: { $0.type == $1.type },
            vagueness: { $0.modes == 0 ? 1 : 0 }
        )
    }

    private static func parties(
        _ testimonies: [Testimony],
        of side: @escaping (AccountProfile) -> [PartyProfile]
    ) -> Ballot {
        Ballot(
            testimonies,
            says: { profile in side(profile).contains { $0.camp != .unknown || $0.id != nil } },
            supports: { one, other in
                one.account == other.account || PartyMatch(side(one), side(other)).points > 0
            },
            vagueness: { profile in -side(profile).count { $0.id != nil } }
        )
    }

    /// How many days lie between two dates; 0 where they meet or one is missing.
    static func gap(_ one: AccountProfile, _ other: AccountProfile) -> Int {
        guard let date = one.date, let otherDate = other.date else { return 0 }
        return max(0, max(date.from, otherDate.from) - min(date.to, otherDate.to))
    }

    private static func vagueness(of place: PlaceProfile?) -> Int {
        switch place?.precision {
        case .place: place?.point == nil ? 2 : 0
        case .near: 1
        case .admin2: 3
        case .admin1: 4
        case .region: 5
        case .country: 6
        case nil: 7
        }
    }

    /// A date that words say is better than one that is inferred, and any is better than the report's own.
    private static func vagueness(of date: DateProfile?) -> Int {
        guard let date else { return .max }
        let inferred = date.basis == .published ? 1_000_000 : date.isStated ? 0 : 1
        return 4 * min(date.width, 100_000) + inferred + (date.isOpen ? 2_000_000 : 0)
    }
}
