public import EventData

/// Tells which claims are about one happening, and what they add up to.
///
/// ```swift
/// let events = EventFinder().events(
///     among: accounts,
///     published: days,
///     outlets: outlets,
///     witnesses: witnessOfReport,
///     stories: storyOfReport
/// )
/// for event in events where event.contested.contains(.killed) { … }
/// ```
///
/// Two accounts are of one happening where the act, the parties, the place, the day and the figures allow it
/// and enough of them say so. Within a story less is asked for than between stories; two attacks of one day in
/// two towns stay two. What is told without a day joins an event only if no other could be meant. A plan, its
/// doing and its denial are one event.
///
/// The outcome is the same for any order of the accounts. Time and memory grow about as the accounts do:
/// each is compared with at most `AccountPairs.window` others under each thing that it names.
public struct EventFinder: Sendable {
    public init() {}

    /// The events, every account in exactly one, in the order in which they were first told.
    /// - Parameters:
    ///   - accounts: Their `report` is an index into the lists below.
    ///   - published: For each report the day, `nil` if it is undated.
    ///   - outlets: For each report its outlet, in one spelling.
    ///   - witnesses: For each report the number of its witness.
    ///   - stories: For each report the number of its story.
    ///   - groupings: What people say of accounts, in their order; it goes before what the words would lead to.
    /// - Returns: Events whose `accounts` and `denials` are indices into `accounts`.
    public func events(
        among accounts: [Account],
        published: [Day?],
        outlets: [String?],
        witnesses: [Int],
        stories: [Int],
        groupings: [Grouping] = []
    ) -> [Event] {
        let counts = Set([published.count, outlets.count, witnesses.count, stories.count])
        precondition(counts.count == 1, "all lists have one entry for each report")
        let coverage = Coverage(
            published: published,
            outlets: outlets,
            witnesses: witnesses,
            stories: stories
        )
        let order = AccountOrder(accounts, coverage: coverage).sorted
        let profiles = order.map { AccountProfile(accounts[$0], index: $0, coverage: coverage) }
        let maker = EventMaker(accounts: accounts, coverage: coverage)
        return Self.happenings(profiles, links(among: profiles)).regrouped(groupings, order: order)
            .map { maker.event(of: $0) }
    }

    /// The accounts of each happening, in order; `links` are all that there are among them.
    static func happenings(_ profiles: [AccountProfile], _ links: [HappeningLink]) -> [[AccountProfile]] {
        var sets = HappeningSets(profiles)
        let links = links.inOrder.withoutSecondBest(profiles)
        sets.join(links.filter { $0.isPinned(profiles) })
        sets.join(sets.sure(links.filter { !$0.isPinned(profiles) }))
        var members: [[AccountProfile]] = Array(repeating: [], count: profiles.count)
        for place in profiles.indices { members[sets.root(of: place)].append(profiles[place]) }
        return members.filter { !$0.isEmpty }
    }

    /// The pairs that are of one happening as far as the two can tell; some come several times.
    private func links(among profiles: [AccountProfile]) -> [HappeningLink] {
        var links: [HappeningLink] = []
        AccountPairs(profiles).visit { one, other in
            if let link = HappeningLink(one, other, of: profiles) { links.append(link) }
        }
        return links
    }
}
