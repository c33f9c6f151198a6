internal import EventData

/// Makes one event of the accounts of one happening.
///
/// Each slot holds what most witnesses say, where copies of a text are one witness and its last word counts.
struct EventMaker {
    let accounts: [Account]
    let coverage: Coverage

    /// The event of accounts that are in the order of their publication.
    func event(of profiles: [AccountProfile]) -> Event {
        let members = profiles.map(\.account)
        let testimonies = Testimony.all(of: profiles)
        let model = model(for: profiles, testimonies)
        var event = Event(
            id: accounts[members[0]].claim,
            type: model.type,
            modes: model.modes,
            contexts: shared(testimonies, \.contexts),
            quad: model.quad,
            score: model.score,
            status: StatusVote(testimonies).status,
            accounts: members,
            denials: members.filter { accounts[$0].status == .negated },
            witnesses: testimonies.count,
            reports: Set(profiles.map(\.report)).count,
            outlets: Set(profiles.compactMap { coverage.outlets[$0.report] }).count
        )
        fill(&event, testimonies)
        weigh(&event, testimonies)
        return event
    }

    private func fill(_ event: inout Event, _ testimonies: [Testimony]) {
        let told = event.accounts.filter { accounts[$0].status != .negated }
        let tellers = told.isEmpty ? event.accounts : told
        event.isAlleged = tellers.allSatisfy { accounts[$0].isAlleged }
        event.salience = tellers.contains { accounts[$0].salience == .main } ? .main : .background
        event.place = Ballot.places(testimonies).winner.flatMap { accounts[$0.account].place }
        event.date = Ballot.dates(testimonies).winner.flatMap { accounts[$0.account].date }
        event.actors = parties(Ballot.actors(testimonies).winner, testimonies, \.actors, \.actors)
        event.recipients = parties(
            Ballot.recipients(testimonies).winner,
            testimonies,
            \.recipients,
            \.recipients
        )
    }

    private func weigh(_ event: inout Event, _ testimonies: [Testimony]) {
        let tolls = TollReader(accounts: accounts, coverage: coverage).tolls(of: event.accounts)
        event.tallies = Figure.Quantity.inOrder.compactMap { quantity in
            TallyMaker(tolls.filter { $0.quantity == quantity })?.tally
        }
        let contested = Contest(testimonies).slots + event.tallies.filter(\.isContested).compactMap(\.slot)
        event.contested = Event.Slot.allCases.filter(contested.contains)
    }

    // MARK: - Type and modes

    /// The account whose type and modes the event takes, since a score belongs to both.
    private func model(for profiles: [AccountProfile], _ testimonies: [Testimony]) -> Account {
        let first = accounts[profiles[0].account]
        guard let winner = Ballot.types(testimonies).winner else { return first }
        let alike = profiles.filter { $0.type == winner.type }
        let modes = shared(testimonies, { $0.type == winner.type ? $0.modes : [] })
        let exact = alike.first { accounts[$0.account].modes.sorted() == modes.sorted() }
        return accounts[(exact ?? winner).account]
    }

    /// What at least half of the witnesses that say anything say, in the order in which it was first said.
    private func shared(_ testimonies: [Testimony], _ words: (Account) -> [String]) -> [String] {
        let said = testimonies.map { testimony in
            testimony.latest { !words(accounts[$0.account]).isEmpty }.flatMap { words(accounts[$0.account]) }
        }.filter { !$0.isEmpty }
        var seen = Set<String>()
        return said.joined().filter { word in
            seen.insert(word).inserted && 2 * said.count { $0.contains(word) } >= said.count
        }
    }

    // MARK: - Parties

    /// Of so many witnesses the parties are gathered.
    private static let heard = 64

    /// The parties that go together with those of the winner, each once and under its best name.
    ///
    /// One that fewer than a quarter of these witnesses name is left out.
    private func parties(
        _ winner: AccountProfile?,
        _ testimonies: [Testimony],
        _ side: KeyPath<Account, [Actor]>,
        _ profile: KeyPath<AccountProfile, [PartyProfile]>
    ) -> [Actor] {
        guard let winner else {
            return testimonies.lazy.flatMap { $0.told + $0.denied }.map {
                accounts[$0.account][keyPath: side]
            }
            .first { !$0.isEmpty } ?? []
        }
        let lists = testimonies.prefix(EventMaker.heard).map { testimony in
            testimony.latest { PartyMatch($0[keyPath: profile], winner[keyPath: profile]).points > 0 }
                .flatMap { accounts[$0.account][keyPath: side] }
        }.filter { !$0.isEmpty }
        var roster = Roster(accounts[winner.account][keyPath: side])
        for actor in lists.joined() where 4 * lists.count(where: { $0.contains(actor) }) >= lists.count {
            roster.add(actor)
        }
        return roster.actors
    }
}

/// Parties that are named together, without those that are others under a vaguer name.
struct Roster {
    private(set) var actors: [Actor]

    /// Those that one account names stay as they are.
    init(_ actors: [Actor]) {
        self.actors = actors
    }

    mutating func add(_ actor: Actor) {
        guard !actors.contains(where: { Roster.isVaguer(actor, than: $0) }) else { return }
        actors = actors.filter { !Roster.isVaguer($0, than: actor) } + [actor]
    }

    /// Whether the first can be taken for the second, and says no more.
    private static func isVaguer(_ actor: Actor, than other: Actor) -> Bool {
        if let id = actor.id { return id == other.id }
        let (one, another) = (PartyProfile(actor), PartyProfile(other))
        guard let points = PartyMatch.points(one, another) else { return false }
        if one.camp == .unknown { return true }
        guard points > 0, one.camp == another.camp else { return false }
        return other.id != nil || actor.sectors == other.sectors
    }
}

extension Figure.Quantity {
    /// All quantities, people first.
    static let inOrder: [Figure.Quantity] = [
        .killed, .injured, .abducted, .arrested, .displaced, .missing, .freed, .size, .sum,
    ]
}

extension Tally {
    var slot: Event.Slot? { Event.Slot(rawValue: quantity.rawValue) }
}
