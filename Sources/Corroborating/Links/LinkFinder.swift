public import EventData

/// Tells which witnesses of a story may go back to one origin.
///
/// ```swift
/// let links = LinkFinder().links(among: reports, accounts: accounts, witnesses: witnesses, stories: stories)
/// for link in links where link.kind == .translation { … }
/// ```
///
/// A link is no proof. It stands beside the witnesses, which stay apart. Each witness has one link of each
/// kind at most, to an earlier one: ten that cite one agency make nine links. A text is compared with some
/// dozens of the same story; for attribution time is O(n²) in the witnesses of a story that cite no common
/// agency.
public struct LinkFinder: Sendable {
    public init() {}

    /// The links between witnesses that are in one story, by the later witness.
    public func links(
        among reports: [Report],
        accounts: [Account],
        witnesses: [Witness],
        stories: [[Int]]
    ) -> [WitnessLink] {
        let standings = reports.map { Standing($0, credit: .nothing, length: $0.text.utf8.count) }
        let casts = Self.casts(stories, witnesses).map { cast in
            cast.sorted { standings[witnesses[$0].origin] < standings[witnesses[$1].origin] }
        }
        let translations = TranslationFinder(reports: reports, accounts: accounts, witnesses: witnesses)
        let attributions = AttributionFinder(reports: reports, accounts: accounts, witnesses: witnesses)
        return casts.flatMap { translations.links(in: $0) + attributions.links(in: $0) }.sorted {
            ($0.from, $0.to, $0.kind.rawValue) < ($1.from, $1.to, $1.kind.rawValue)
        }
    }

    /// The witnesses of each story with more than one.
    private static func casts(_ stories: [[Int]], _ witnesses: [Witness]) -> [[Int]] {
        var witnessOf: [Int: Int] = [:]
        for (index, witness) in witnesses.enumerated() { witnessOf[witness.origin] = index }
        return stories.map { story in story.compactMap { witnessOf[$0] } }.filter { $0.count > 1 }
    }
}
