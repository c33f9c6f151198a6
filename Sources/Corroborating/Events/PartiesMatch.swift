internal import EventData

/// How actors and recipients of two accounts stand to each other.
struct PartiesMatch: Sendable {
    /// Points, below zero where more is against it.
    private(set) var points = 0
    /// On how many sides a party is shared.
    private(set) var sides = 0
    /// Whether who did it, or to whom, is told in ways that cannot both hold.
    private(set) var hasRivals = false
    /// Whether nobody is shared and somebody contradicts.
    private(set) var isContrary = false

    init(_ one: AccountProfile, _ other: AccountProfile) {
        if one.type.isMutual {
            weighAllTogether(one, other)
        } else {
            weighSides(one, other)
        }
    }

    private mutating func weighSides(_ one: AccountProfile, _ other: AccountProfile) {
        let actors = PartyMatch(one.actors, other.actors)
        let recipients = PartyMatch(one.recipients, other.recipients)
        points = actors.points + recipients.points
        sides = (actors.points > 0 ? 1 : 0) + (recipients.points > 0 ? 1 : 0)
        guard actors == .contrary || recipients == .contrary else { return }
        if one.type == .assault, weighAcross(one, other) { return }
        hasRivals = true
        points -= (actors == .contrary ? 4 : 0) + (recipients == .contrary ? 3 : 0)
        isContrary = sides == 0
    }

    /// A fight that one account tells from one side and one from the other.
    private mutating func weighAcross(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        let forth = PartyMatch(one.actors, other.recipients)
        let back = PartyMatch(one.recipients, other.actors)
        guard forth != .contrary, back != .contrary, forth.points > 0 || back.points > 0 else { return false }
        points = max(0, forth.points + back.points - 2)
        sides = 1
        return true
    }

    /// Who meets or agrees with whom has no direction; each party that is shared counts, up to two.
    private mutating func weighAllTogether(_ one: AccountProfile, _ other: AccountProfile) {
        let some = one.actors + one.recipients
        let others = other.actors + other.recipients
        guard !some.isEmpty, !others.isEmpty else { return }
        let best = some.compactMap { party in
            others.compactMap { PartyMatch.points(party, $0) }.max()
        }.sorted(by: >)
        let countries = Set(some.map(\.country)).intersection(others.map(\.country)).count
        sides = min(2, best.filter { $0 > 0 }.count, max(1, countries))
        points = best.prefix(sides).reduce(0, +)
        isContrary = best.isEmpty
    }
}
