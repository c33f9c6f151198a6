public import EventData

/// Accounts with what is known of the reports that they come from, for an engine that joins them by itself.
///
/// `EventFinder` does the same to accounts that one machine holds.
public struct AccountParts {
    private let accounts: [Account]
    private let profiles: [AccountProfile]
    private let coverage: Coverage

    /// A pair of accounts of one happening, as indices, and how much says so.
    public typealias Link = (points: Int, one: Int, other: Int)

    /// With so many of those after it an account is compared under one key.
    public static var reach: Int { AccountPairs.window }

    /// The parameters are those of `EventFinder.events`; numbers of witnesses and stories may be any.
    public init(
        _ accounts: [Account],
        published: [Day?],
        outlets: [String?],
        witnesses: [Int],
        stories: [Int]
    ) {
        self.accounts = accounts
        let coverage = Coverage(
            published: published,
            outlets: outlets,
            witnesses: witnesses,
            stories: stories
        )
        self.coverage = coverage
        profiles = accounts.enumerated().map {
            AccountProfile($0.element, index: $0.offset, coverage: coverage)
        }
    }

    /// The keys under which each account meets others, and the day by which it stands among them.
    public var keys: [(keys: [UInt64], day: Int)] { profiles.map { (AccountKeys($0).keys, $0.day) } }

    /// Those of the pairs that are of one happening, as far as the two can tell.
    public func links(among pairs: [(one: Int, other: Int)]) -> [Link] {
        pairs.compactMap { one, other in
            HappeningLink(one, other, of: profiles).map { ($0.points, one, other) }
        }
    }

    /// The events of accounts that hang together by links; `links` are all that there are among them.
    public func events(by links: [Link]) -> [Event] {
        let order = AccountOrder(accounts, coverage: coverage).sorted
        var places = [Int](repeating: 0, count: order.count)
        for (place, account) in order.enumerated() { places[account] = place }
        let known = links.map { link in
            let (one, other) = (places[link.one], places[link.other])
            return HappeningLink(points: link.points, one: min(one, other), other: max(one, other))
        }
        let maker = EventMaker(accounts: accounts, coverage: coverage)
        return EventFinder.happenings(order.map { profiles[$0] }, known).map { maker.event(of: $0) }
    }
}
