internal import EventData

/// Finds witnesses of a story that rest on what one agency says.
///
/// A text does so as a whole where it credits the agency, and otherwise to the share of its claims that stand
/// on the agency's word: "a councillor told AFP".
struct AttributionFinder {
    /// The least share of the claims of both that rest on the agency.
    static let leastShare = 0.25
    /// An agency tells of a story again on other days, and from others.
    static let mostDays: Float = 2

    private let origins: [Int]
    private let reports: [Report]
    private let rests: [[String: Rest]]

    /// How much of a text rests on an agency, and on whose word the agency has it.
    private struct Rest {
        var share: Double
        var speakers: Set<String>
    }

    init(reports: [Report], accounts: [Account], witnesses: [Witness]) {
        self.reports = reports
        origins = witnesses.map(\.origin)
        let byReport = Dictionary(grouping: accounts, by: \.report)
        rests = origins.map { Self.rests(of: reports[$0], byReport[$0] ?? []) }
    }

    /// The links among the witnesses of a story, which stand in the order of publication.
    func links(in cast: [Int]) -> [WitnessLink] {
        cast.indices.compactMap { place in
            let later = cast[place]
            return cast[..<place].lazy.compactMap { link(from: later, to: $0) }.first
        }
    }

    private func link(from later: Int, to earlier: Int) -> WitnessLink? {
        guard areClose(later, earlier) else { return nil }
        let shared = rests[later].keys.sorted().compactMap { agency -> WitnessLink? in
            guard let one = rests[later][agency], let other = rests[earlier][agency] else { return nil }
            let share = min(one.share, other.share)
            guard share >= Self.leastShare else { return nil }
            return WitnessLink(
                kind: .attribution,
                from: later,
                to: earlier,
                reports: WitnessLink.Reports(from: origins[later], to: origins[earlier]),
                share: (share * 100).rounded() / 100,
                because: [agency] + one.speakers.intersection(other.speakers).sorted()
            )
        }
        return shared.max { $0.share < $1.share }
    }

    private func areClose(_ one: Int, _ other: Int) -> Bool {
        guard let first = PublicationDays(of: reports[origins[one]]),
            let second = PublicationDays(of: reports[origins[other]])
        else { return true }
        return max(first.first - second.last, second.first - first.last) <= Self.mostDays
    }

    // MARK: Agencies

    private static func rests(of report: Report, _ accounts: [Account]) -> [String: Rest] {
        var rests: [String: Rest] = [:]
        for account in accounts {
            for (agency, speakers) in agencies(in: account) {
                rests[agency, default: Rest(share: 0, speakers: [])].share += 1 / Double(accounts.count)
                rests[agency]?.speakers.formUnion(speakers)
            }
        }
        let credit = CreditReader().credit(of: report)
        if let agency = TellingWords.shared.agency(in: credit.name[...])?.agency {
            rests[agency, default: Rest(share: 1, speakers: [])].share = 1
        }
        return rests
    }

    /// The agencies that are among the voices of a claim, with the other voices.
    private static func agencies(in account: Account) -> [String: Set<String>] {
        let named = account.voices.map { voice in (words: voice.words, agency: agency(in: voice.words)) }
        let speakers = Set(named.filter { $0.agency == nil }.map(\.words))
        return Dictionary(named.compactMap { $0.agency }.map { ($0, speakers) }) { first, _ in first }
    }

    private static func agency(in words: String) -> String? {
        let numbers = WordFolder.words(of: words).map(\.number)
        return numbers.indices.lazy.compactMap { TellingWords.shared.agency(in: numbers[$0...])?.agency }
            .first
    }
}
