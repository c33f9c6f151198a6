internal import EventData

/// Reports laid beside each other: their words, who they say they carry, and the order in which they were written.
struct PressReview {
    let collection: Collection
    let credits: [Credit]
    let standings: [Standing]
    /// The reports in the order in which they are taken to have been written.
    let order: [Int]
    let titles: [TitleKey]
    let twins: Twins
    private let outlets: [[UInt32]]

    init(of reports: [Report]) {
        let collection = Collection(reports.lazy.map(\.text))
        let credits = reports.map(CreditReader().credit(of:))
        let standings = reports.indices.map { index in
            Standing(reports[index], credit: credits[index], length: collection.range(of: index).count)
        }
        let order = reports.indices.sorted { standings[$0] < standings[$1] }
        let titles = reports.map { TitleKey(of: $0) }
        (self.collection, self.credits, self.standings) = (collection, credits, standings)
        (self.order, self.titles) = (order, titles)
        twins = Twins(collection, order: order, titles: titles)
        outlets = reports.map { WordFolder.words(of: $0.outlet ?? "").map(\.number) }
    }

    /// Who decides which of them share a text.
    var tieFinder: TieFinder { TieFinder(collection, titles: titles, minutes: standings.map(\.minute)) }

    /// The witnesses that all ties make.
    func witnesses(ties: [Tie]) -> [Witness] {
        FamilyTree(order: order, standings: standings, credits: credits, outlets: outlets)
            .witnesses(ties: ties, twins: twins)
    }
}
