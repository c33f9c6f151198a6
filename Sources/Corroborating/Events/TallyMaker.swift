internal import EventData

/// Makes one figure of what witnesses say, by each of the named rules.
///
/// All rules but the last look at what each witness says last.
///
/// - `acled`: the lowest figure, as ACLED takes "the most conservative" where reports differ
///   (https://acleddata.com/faq-codebook-tools). It has one number: low, best and high are it.
///   A vague figure counts as the least that its words can be, as they were coded.
/// - `ucdp`: the lowest and the highest figure, as UCDP GED gives a low and a high one beside its best
///   (https://ucdp.uu.se/downloads/). UCDP's best is its coders' judgement; here it is the figure that most
///   witnesses give, and where as many give another, the one that is not a belligerent's, then the lower.
/// - `median`: the middle one of the witnesses' own figures, the lower of two.
/// - `latest-official`: what officials said last, whatever other witnesses say; `nil` where none did.
struct TallyMaker {
    private let tolls: [Toll]
    /// The last words of each witness.
    private let last: [[Toll]]
    /// The figure that each witness makes its own, in rising order.
    private let own: [Toll]

    /// `nil` where nothing is counted.
    init?(_ tolls: [Toll]) {
        guard !tolls.isEmpty else { return nil }
        self.tolls = tolls
        last = TallyMaker.lastWords(tolls)
        own = last.compactMap(TallyMaker.ownFigure).sorted { $0.number < $1.number }
    }

    var tally: Tally {
        Tally(
            quantity: tolls[0].quantity,
            estimates: Tally.Rule.allCases.map(estimate),
            isContested: isContested
        )
    }

    private func estimate(by rule: Tally.Rule) -> Tally.Estimate {
        let numbers = last.joined().map(\.number)
        switch rule {
        case .acled:
            let least = numbers.min()
            return Tally.Estimate(low: least, best: least, high: least)
        case .ucdp:
            let highest = last.joined().map { $0.high ?? $0.number }.max()
            return Tally.Estimate(low: numbers.min(), best: mostGiven, high: highest)
        case .median:
            let middle = own.isEmpty ? nil : own[(own.count - 1) / 2].number
            return Tally.Estimate(low: own.first?.number, best: middle, high: own.last?.number)
        case .latestOfficial:
            guard let toll = latestOfficial else { return Tally.Estimate(low: nil, best: nil, high: nil) }
            return Tally.Estimate(low: toll.number, best: toll.number, high: toll.high ?? toll.number)
        }
    }

    private var mostGiven: Int? {
        let votes = Dictionary(own.map { ($0.number, 1) }, uniquingKeysWith: +)
        return own.min { one, other in
            let (some, others) = (votes[one.number, default: 0], votes[other.number, default: 0])
            if some != others { return some > others }
            if one.isPartisan != other.isPartisan { return !one.isPartisan }
            return one.number < other.number
        }?.number
    }

    /// The latest, and of one day's the most conservative.
    private var latestOfficial: Toll? {
        tolls.filter { $0.voice?.kind == .official }.max { one, other in
            (one.published ?? .min, -one.number) < (other.published ?? .min, -other.number)
        }
    }

    // MARK: - Witnesses

    private static func lastWords(_ tolls: [Toll]) -> [[Toll]] {
        var places: [Int: Int] = [:]
        var words: [[Toll]] = []
        for toll in tolls {
            let place = places[toll.witness] ?? words.count
            if place == words.count { words.append([]) }
            places[toll.witness] = place
            words[place].append(toll)
        }
        return words.map { tolls in
            let day = tolls.map { $0.published ?? .min }.max()
            return tolls.filter { ($0.published ?? .min) == day }
        }
    }

    /// What a report says itself goes before what it has from others, and belligerents come last.
    private static func ownFigure(_ tolls: [Toll]) -> Toll? {
        tolls.min { one, other in
            (rank(one), -one.number) < (rank(other), -other.number)
        }
    }

    private static func rank(_ toll: Toll) -> Int {
        toll.isPartisan ? 2 : toll.voice == nil ? 0 : 1
    }

    // MARK: - Disagreement

    /// Whether the last words of two witnesses cannot both be true, or of two people whom one report names.
    private var isContested: Bool {
        if last.contains(where: TallyMaker.hasRivals) { return true }
        let own = own.prefix(64)
        return own.indices.contains { index in
            own[(index + 1)...].contains { other in
                !own[index].isCompatible(with: other) && !hasRisen(from: own[index], to: other)
            }
        }
    }

    /// Whether one witness has figures of two people on one day that cannot both be true.
    ///
    /// "160 dead, a councillor said; an association put the toll at 170." A figure on nobody's word may be an
    /// earlier toll that is recalled.
    private static func hasRivals(_ tolls: [Toll]) -> Bool {
        let named = tolls.filter { $0.voice != nil }.prefix(16)
        return named.indices.contains { index in
            named[(index + 1)...].contains { other in
                other.voice != named[index].voice && !other.isCompatible(with: named[index])
            }
        }
    }

    /// Whether the lower figure was published before the higher one, and neither is a belligerent's.
    private func hasRisen(from low: Toll, to high: Toll) -> Bool {
        guard let before = low.published, let after = high.published, before < after else { return false }
        return !low.isPartisan && !high.isPartisan
    }
}
