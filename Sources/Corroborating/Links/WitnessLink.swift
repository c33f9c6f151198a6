/// A sign that two witnesses go back to one origin, though their texts do not show it.
///
/// It does not join them: it is for people to judge.
public struct WitnessLink: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// One may be the other in another language.
        case translation
        /// Both rest on what one agency says.
        case attribution
    }

    public var kind: Kind
    /// The later witness and the earlier, as they stand among those that were handed in.
    public var from: Int
    public var to: Int
    /// The report of each that shows it, as they stand among those that were handed in.
    public var reports: Reports
    /// How much of both shows it, from 0 to 1 in hundredths.
    public var share: Double
    /// What shows it, in words and figures that both have: `Mirel`, `14`, `AFP`.
    public var because: [String]

    /// A report of the later witness, and one of the earlier.
    public struct Reports: Hashable, Sendable {
        public var from: Int
        public var to: Int
    }
}
