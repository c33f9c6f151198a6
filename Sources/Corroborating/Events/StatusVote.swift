internal import EventData

/// Whether an event came about, as its witnesses say last.
///
/// A plan says nothing against the deed, so that "will launch" becomes "launched" once a witness that is not
/// older says so. A denial is a vote against it, and where votes are even it stands as told, and is contested.
struct StatusVote {
    let status: Claim.Status

    init(_ testimonies: [Testimony]) {
        let denying = testimonies.count { $0.denies }
        let telling = testimonies.filter { !$0.denies }
        let last = telling.flatMap { $0.latest { _ in true } }
        let done = last.filter { $0.status == .occurred || $0.status == .ongoing }
        if telling.isEmpty || (done.isEmpty && StatusVote.isCancelled(testimonies)) || denying > telling.count
        {
            status = .negated
        } else {
            status = StatusVote.most(done.isEmpty ? last : done)
        }
    }

    /// Whether a plan's last news is that nothing comes of it.
    private static func isCancelled(_ testimonies: [Testimony]) -> Bool {
        guard let denial = testimonies.flatMap(\.denied).map({ $0.published ?? .min }).max() else {
            return false
        }
        return testimonies.flatMap(\.told).allSatisfy { ($0.published ?? .min) < denial }
    }

    /// What most say, and of what as many say, the first in the order of the cases.
    private static func most(_ profiles: [AccountProfile]) -> Claim.Status {
        let order: [Claim.Status] = [.occurred, .ongoing, .future, .hypothetical, .negated]
        let counts = order.map { status in profiles.count { $0.status == status } }
        return zip(order, counts).max { $0.1 < $1.1 }?.0 ?? .occurred
    }
}

/// Finds what independent witnesses tell of an event that cannot all hold.
///
/// A witness is held to what it says last, and cannot contradict itself.
struct Contest {
    private let testimonies: [Testimony]

    init(_ testimonies: [Testimony]) { self.testimonies = testimonies }

    /// The slots but for figures.
    var slots: [Event.Slot] {
        guard testimonies.count > 1 else { return [] }
        let contested: [(Event.Slot, Bool)] = [
            (.status, isStatusContested),
            (.actor, Ballot.actors(testimonies).isSplit(by: Contest.haveOtherActors)),
            (.recipient, Ballot.recipients(testimonies).isSplit(by: Contest.haveOtherRecipients)),
            (.place, Ballot.places(testimonies).isSplit { PlaceMatch($0.place, $1.place) == .contrary }),
            (.date, Ballot.dates(testimonies).isSplit(by: Contest.haveOtherDays)),
        ]
        return contested.filter(\.1).map(\.0)
    }

    private var isStatusContested: Bool {
        testimonies.contains { $0.denies }
            && testimonies.contains { testimony in
                !testimony.denies
                    && testimony.told.contains { $0.status == .occurred || $0.status == .ongoing }
            }
    }

    /// Other actors are no disagreement where both took part in one fight.
    private static func haveOtherActors(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        PartyMatch(one.actors, other.actors) == .contrary && !isAcross(one, other)
    }

    private static func haveOtherRecipients(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        PartyMatch(one.recipients, other.recipients) == .contrary && !isAcross(one, other)
    }

    private static func isAcross(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        one.type.isMutual || PartyMatch(one.actors, other.recipients).points > 0
            || PartyMatch(one.recipients, other.actors).points > 0
    }

    private static func haveOtherDays(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        guard let date = one.date, let otherDate = other.date else { return false }
        guard date.basis != .published, otherDate.basis != .published, !date.isOpen, !otherDate.isOpen else {
            return false
        }
        return Ballot.gap(one, other) > 1
    }
}
