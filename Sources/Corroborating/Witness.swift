public import EventData

/// One origin of news: a report that nobody else carries, or all reports that carry one text.
public struct Witness: Hashable, Sendable {
    /// The origin first, then the others in the order in which they are taken to have appeared.
    public var members: [Member]

    public init(members: [Member]) { self.members = members }

    /// A report of the group.
    public struct Member: Hashable, Sendable {
        /// Where the report stands among those that were handed in.
        public var report: Int
        public var label: Label
        /// What it was taken from; `nil` for the origin.
        public var copied: Copied?

        public init(report: Int, label: Label, copied: Copied?) {
            self.report = report
            self.label = label
            self.copied = copied
        }
    }

    /// How a report stands to the text that the group shares.
    public enum Label: String, Hashable, Sendable, CaseIterable {
        /// The origin, as far as the collection can tell.
        case independent
        /// The same words in the same order; only typography differs.
        case same
        /// A few words are others, or something was left out.
        case light
        /// A good part is taken over, and much is written anew or added.
        case rewrite
    }

    /// What a copy was taken from.
    public struct Copied: Hashable, Sendable {
        /// Where the other report of the group stands among those that were handed in.
        public var of: Int
        /// The share of this text, from 0 to 1 in hundredths, that is found in the other.
        public var containment: Double

        public init(of original: Int, containment: Double) {
            of = original
            self.containment = containment
        }
    }

    /// The report that the others go back to.
    public var origin: Int { members[0].report }
}

/// A stretch of a copy beside the stretch of the other text that it stands for.
public struct Passage: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// The same words in both.
        case kept
        /// Words in place of others.
        case changed
        /// Words that the other text does not have; its span is empty.
        case inserted
        /// Words that the copy does not have; its span is empty.
        case deleted
    }

    public var kind: Kind
    /// The words in the copy.
    public var copy: TextSpan
    /// The words in the text that it was taken from.
    public var original: TextSpan
}
