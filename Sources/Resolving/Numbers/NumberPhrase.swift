public import EventData

/// Words of a text that say how many, or that are a number for another reason.
public struct NumberPhrase: Hashable, Sendable {
    /// What the number is of.
    public enum Kind: String, Hashable, Sendable {
        /// People or things, as far as the words around tell.
        case count
        /// "A" or "un", which is one where what it stands with is counted.
        case article
        /// Money.
        case sum
        case ordinal, year, date, time, age, duration, percentage
        /// Distances, weights, areas, and decimals of nothing.
        case measure
        /// A part of a name: "Resolution 2690", "F-16".
        case label
    }

    /// The tokens, with the words that bound the number: "at least twelve".
    public var tokens: Range<Int>
    /// The least that the words allow; `nil` where they do not say.
    public var low: Int?
    /// The most that the words allow; `nil` where they do not say.
    public var high: Int?
    /// How the words bound it; `low` and `high` are one number where it is exact or rounded.
    public var bound: Figure.Bound
    public var kind: Kind

    /// Whether it counts people or things.
    public var isCount: Bool { kind == .count }

    public init(tokens: Range<Int>, low: Int?, high: Int?, bound: Figure.Bound, kind: Kind) {
        self.tokens = tokens
        self.low = low
        self.high = high
        self.bound = bound
        self.kind = kind
    }
}
