package import EventData

/// A report whose words hang in trees and whose names, places, days and numbers are found.
///
/// It is what resolving hands to coding.
package struct AnnotatedReport: Sendable {
    package var report: Report
    package var tree: Tree
    /// Whom the noun at each word means, by the index of the word that heads the phrase.
    package var phrases: [NounPhrase?]
    /// Names that stand in one list: for the head of each the heads of all.
    package var lists: [Int: [Int]] = [:]
    /// The words of each name of the directory, by its head, without what stands around it.
    package var nameWords: [Int: Range<Int>] = [:]
    /// The body that the name of a force names in itself, by the head of the name: "AES" of "FU-AES".
    package var owners: [Int: (words: Range<Int>, actor: Actor)] = [:]
    package var places: [MentionedPlace]
    package var dates: [DateMention]
    package var numbers: [NumberMention]
    /// When the report appeared, as far as it is known.
    package var published: EventDate?
    /// The place in the dateline: "BAMAKO, Mali —".
    package var dateline: LocatedPlace?
    /// The country that the report is about, as three letters, where it can be told.
    package var country: String?

    package init(report: Report, tree: Tree) {
        self.report = report
        self.tree = tree
        phrases = [NounPhrase?](repeating: nil, count: tree.nodes.count)
        places = []
        dates = []
        numbers = []
    }

    /// The words of the report in a run of its tree's words, which must stand in one part.
    package func evidence(_ words: Range<Int>) -> Evidence {
        evidence(part: tree.nodes[words.lowerBound].part, span: tree.span(of: words))
    }

    /// The words of the report at a place.
    package func evidence(part: ReportPart, span: TextSpan) -> Evidence {
        let whole = (part == .title ? report.title ?? "" : report.text).utf8
        let start = whole.index(whole.startIndex, offsetBy: span.start)
        let end = whole.index(whole.startIndex, offsetBy: span.end)
        return Evidence(part: part, span: span, words: String(Substring(whole[start..<end])))
    }
}

/// A noun with what belongs to it, and whom it means.
package struct NounPhrase: Sendable {
    package var head: Int
    package var words: Range<Int>
    /// Whom it means; several where it names a group; none where it names no actor.
    package var actors: [Actor]
    package var basis: Party.Basis
    /// Whether it is a name of the directory, or only describes somebody.
    package var isName: Bool

    package init(head: Int, words: Range<Int>, actors: [Actor], basis: Party.Basis, isName: Bool) {
        self.head = head
        self.words = words
        self.actors = actors
        self.basis = basis
        self.isName = isName
    }
}

/// A place that the words name.
package struct MentionedPlace: Sendable {
    package var words: Range<Int>
    package var place: Place

    package init(words: Range<Int>, place: Place) {
        self.words = words
        self.place = place
    }
}

/// A day or a time that the words name.
package struct DateMention: Sendable {
    package var words: Range<Int>
    /// The date as it reads of something past.
    package var date: EventDate?
    /// The date as it reads of something to come, where that is another.
    package var futureReading: EventDate?
    /// Days from another date of the report: "the next day" is 1.
    package var offset: Int?
    /// The word before it that bounds it: `since`, `until`, `before`, `after`, `by`, `during`; `on` otherwise.
    package var anchor: String
    /// Whether the words themselves point forward: "next Tuesday".
    package var isFuture: Bool

    package init(
        words: Range<Int>,
        date: EventDate?,
        futureReading: EventDate?,
        offset: Int?,
        anchor: String,
        isFuture: Bool
    ) {
        self.words = words
        self.date = date
        self.futureReading = futureReading
        self.offset = offset
        self.anchor = anchor
        self.isFuture = isFuture
    }
}

/// A number that the words give.
package struct NumberMention: Sendable {
    package var words: Range<Int>
    package var low: Int?
    package var high: Int?
    package var bound: Figure.Bound
    /// Whether it counts something: no year, no age, no percentage.
    package var isCount: Bool

    package init(words: Range<Int>, low: Int?, high: Int?, bound: Figure.Bound, isCount: Bool) {
        self.words = words
        self.low = low
        self.high = high
        self.bound = bound
        self.isCount = isCount
    }
}
