/// An event as somebody else's data set has it: kept beside what is coded, never mixed with it.
public struct DatasetEvent: Hashable, Sendable {
    /// Whose data it is.
    public enum Dataset: String, CaseIterable, Hashable, Sendable {
        /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
        case ucdpGED = "ucdp-ged"
        /// The Armed Conflict Location & Event Data Project.
        case acled
    }

    public var dataset: Dataset
    /// The id that the data set gives it: `244657`, `MLI12345`.
    public var id: String
    public var date: EventDate
    /// The data set's own words for what it was, from wide to narrow.
    public var labels: [String]
    public var first: Side?
    public var second: Side?
    public var place: Place
    /// The country as the data set names it.
    public var country: String?
    /// The second-level division, by name.
    public var admin2: String?
    public var deaths: Deaths
    /// What the data set says of it in words: an account, or the headlines that it was taken from.
    public var notes: String?
    /// Whom or what the data set takes it from.
    public var sources: String?
    /// The whole row, as a JSON object of the columns in their order, with texts as they stood.
    public var row: String

    /// One of the parties to an event.
    public struct Side: Hashable, Sendable {
        public var name: String
        /// The number under which the data set has it, where it numbers them.
        public var number: Int?
        /// What the data set counts it among: `State forces`, or the code for that.
        public var kind: String?
        /// Those who stood with it.
        public var associates: [String]
        /// How many of its own were killed.
        public var deaths: Int?

        public init(
            name: String,
            number: Int? = nil,
            kind: String? = nil,
            associates: [String] = [],
            deaths: Int? = nil
        ) {
            self.name = name
            self.number = number
            self.kind = kind
            self.associates = associates
            self.deaths = deaths
        }
    }

    /// How many were killed, as the data set estimates it; `nil` where it does not say.
    public struct Deaths: Hashable, Sendable {
        public var low: Int?
        public var best: Int?
        public var high: Int?
        public var civilians: Int?
        /// Those of whom it is not known on which side they stood.
        public var unknown: Int?

        public init(
            low: Int? = nil,
            best: Int? = nil,
            high: Int? = nil,
            civilians: Int? = nil,
            unknown: Int? = nil
        ) {
            self.low = low
            self.best = best
            self.high = high
            self.civilians = civilians
            self.unknown = unknown
        }
    }

    public init(
        dataset: Dataset,
        id: String,
        date: EventDate,
        labels: [String] = [],
        first: Side? = nil,
        second: Side? = nil,
        place: Place,
        country: String? = nil,
        admin2: String? = nil,
        deaths: Deaths = Deaths(),
        notes: String? = nil,
        sources: String? = nil,
        row: String
    ) {
        self.dataset = dataset
        self.id = id
        self.date = date
        self.labels = labels
        self.first = first
        self.second = second
        self.place = place
        self.country = country
        self.admin2 = admin2
        self.deaths = deaths
        self.notes = notes
        self.sources = sources
        self.row = row
    }
}
