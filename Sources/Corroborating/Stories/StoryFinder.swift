public import EventData

/// Tells which reports belong to one story: those that tell of the same happenings.
///
/// ```swift
/// let witnesses = WitnessFinder().witnesses(among: reports)
/// let stories = StoryFinder().stories(among: reports, accounts: accounts, witnesses: witnesses)
/// ```
///
/// Reports are alike by their words, where rare words and names count most, and by what they claim: places,
/// parties, days and figures are the same in all languages. Two stories are one if their witnesses are as
/// alike across as they are within the looser of the two. So two earthquakes in one wording stay apart, once
/// each has reports of its own. Time is near-linear, with some two kilobytes a report; see `NeighbourFinder`.
/// What hangs together in many thousands of texts is cut where the fewest are parted; see `StorySpans`.
public struct StoryFinder: Sendable {
    private let spans: StorySpans

    public init() { self.init(StorySpans()) }

    init(_ spans: StorySpans) { self.spans = spans }

    /// The stories, every report in exactly one, in the order in which they appeared.
    ///
    /// Each is a list of indices into `reports` in the order of publication. `accounts` are the claims of all
    /// reports, in any order; the reports of a witness are always in one story. The order of the reports does
    /// not matter.
    public func stories(among reports: [Report], accounts: [Account], witnesses: [Witness]) -> [[Int]] {
        let ranks = Self.ranks(of: reports)
        let groups = witnesses.map { witness in
            witness.members.map(\.report).sorted { ranks[$0] < ranks[$1] }
        }.sorted { ranks[$0[0]] < ranks[$1[0]] }
        let vectors = Self.vectors(of: groups, reports, accounts)
        let days = groups.map { group in group.lazy.compactMap { PublicationDays(of: reports[$0]) }.first }
        let links = NeighbourFinder(vectors: vectors).neighbours()
        let neighbours = spans.uncut(links, textCount: vectors.count)
        var builder = StoryBuilder(vectors: vectors, days: days, neighbours: neighbours)
        let stories = builder.stories().map { story in
            story.flatMap { groups[$0] }.sorted { ranks[$0] < ranks[$1] }
        }
        return stories.sorted { ranks[$0[0]] < ranks[$1[0]] }
    }

    /// Where each report stands in the order of publication.
    private static func ranks(of reports: [Report]) -> [Int] {
        let standings = reports.map { Standing($0, credit: .nothing, length: $0.text.utf8.count) }
        var ranks = [Int](repeating: 0, count: reports.count)
        for (rank, report) in reports.indices.sorted(by: { standings[$0] < standings[$1] }).enumerated() {
            ranks[report] = rank
        }
        return ranks
    }

    /// What each witness is about.
    private static func vectors(
        of groups: [[Int]],
        _ reports: [Report],
        _ accounts: [Account]
    ) -> [TermVector] {
        let reader = TermReader(accounts: accounts, reportCount: reports.count)
        let texts = groups.map { group in
            group.map { reader.terms(of: reports[$0], at: $0) }.reduce(TermVector.empty) { $0.union($1) }
        }
        let rarity = TermRarity(texts)
        return numbered(texts.map { rarity.weighed($0) })
    }

    /// The same with terms that are numbered from 0.
    static func numbered(_ vectors: [TermVector]) -> [TermVector] {
        var numbers: [UInt32: UInt32] = [:]
        for term in Set(vectors.lazy.flatMap(\.terms)).sorted() { numbers[term] = UInt32(numbers.count) }
        return vectors.map { $0.renumbered { numbers[$0] } }
    }
}
