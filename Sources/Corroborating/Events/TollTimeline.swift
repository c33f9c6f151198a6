public import EventData

/// Who said when how many: the figures of one quantity of an event, in the order in which they were published.
public struct TollTimeline: Hashable, Sendable {
    public var quantity: Figure.Quantity
    /// Undated ones last; what a witness says again on the same word is left out.
    public var entries: [Entry]

    /// A figure that was published.
    public struct Entry: Hashable, Sendable {
        /// When it was published.
        public var day: Day?
        public var witness: Int
        /// Where the account stands among those that were handed in.
        public var account: Int
        public var low: Int?
        public var high: Int?
        public var bound: Figure.Bound
        /// On whose word; `nil` for the report's own.
        public var voice: Account.Voice?
    }

    /// The timeline of a quantity of an event.
    ///
    /// What one report says of several sides on one word is one figure.
    public init(
        _ quantity: Figure.Quantity,
        of event: Event,
        among accounts: [Account],
        published: [Day?],
        witnesses: [Int]
    ) {
        let coverage = Coverage(published: published, outlets: [], witnesses: witnesses, stories: [])
        let tolls = TollReader(accounts: accounts, coverage: coverage).tolls(of: event.accounts)
        var said = Set<Entry>()
        self.quantity = quantity
        entries = tolls.filter { $0.quantity == quantity }.map(Entry.init).filter { entry in
            var words = entry
            (words.day, words.account) = (nil, 0)
            return said.insert(words).inserted
        }
    }
}

extension TollTimeline.Entry {
    init(_ toll: Toll) {
        self.init(
            day: toll.published.map(Day.init(number:)),
            witness: toll.witness,
            account: toll.account,
            low: toll.low,
            high: toll.high,
            bound: toll.bound,
            voice: toll.voice
        )
    }
}
