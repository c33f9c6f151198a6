internal import EventData
internal import Unpacking

/// Reads off the accounts of an event how many each report counts, on each word.
///
/// Figures of different camps that one report gives on one word ("12 soldiers and 30 jihadists") are added up.
/// Nothing else is: of figures of one camp the greatest counts, since one may be a part of the other ("12
/// civilians, among them 4 children"), and a figure of anybody ("40 people, including 12 soldiers") is a total
/// that holds the others, unless they add up to more. No figure is made of what different people say.
struct TollReader {
    let accounts: [Account]
    let coverage: Coverage

    /// The tolls in the order in which they were published.
    func tolls(of members: [Int]) -> [Toll] {
        var groups: [Key: Int] = [:]
        var entries: [[(account: Int, count: Account.Count)]] = []
        for member in members where accounts[member].status != .negated {
            for count in accounts[member].counts {
                let key = Key(
                    report: accounts[member].report,
                    quantity: count.quantity,
                    claimant: count.claimant.map(FoldedName.number(of:)) ?? 0
                )
                if groups[key] == nil {
                    groups[key] = entries.count
                    entries.append([])
                }
                entries[groups[key] ?? 0].append((member, count))
            }
        }
        return entries.map(toll)
    }

    private struct Key: Hashable {
        var report: Int
        var quantity: Figure.Quantity
        var claimant: UInt64
    }

    private func toll(_ entries: [(account: Int, count: Account.Count)]) -> Toll {
        let (account, first) = entries[0]
        let sides = Dictionary(grouping: entries.map(\.count), by: side).mapValues(greatest)
        let total = total(of: sides, quantity: first.quantity)
        let report = accounts[account].report
        return Toll(
            account: account,
            witness: coverage.witnesses[report],
            published: coverage.published[report]?.number,
            quantity: first.quantity,
            low: total.low,
            high: total.high,
            bound: total.bound,
            sides: sides.mapValues(FigureRange.init),
            voice: voice(of: first, in: accounts[account])
        )
    }

    // MARK: - Adding up

    private func total(of sides: [Toll.Side: Account.Count], quantity: Figure.Quantity) -> Account.Count {
        let parts = [Camp.state, .armed, .civil, .international, .unknown].compactMap { sides[.camp($0)] }
        guard let sum = quantity.isOfPeople ? sum(of: parts) : parts.max(by: isLess) else {
            return sides[.anybody] ?? greatest([])
        }
        guard let total = sides[.anybody] else { return sum }
        return isLess(total, sum) ? sum : total
    }

    private func sum(of parts: [Account.Count]) -> Account.Count? {
        guard let first = parts.first, parts.count > 1 else { return parts.first }
        let lows = parts.map { $0.low ?? 0 }
        let highs = parts.compactMap {
            $0.high ?? ($0.bound == .exactly || $0.bound == .about ? $0.low : nil)
        }
        let isExact = parts.allSatisfy { $0.bound == .exactly }
        return Account.Count(
            quantity: first.quantity,
            low: lows.reduce(0, +),
            high: highs.count == parts.count ? highs.reduce(0, +) : nil,
            bound: isExact ? .exactly : highs.count == parts.count ? .range : .atLeast
        )
    }

    private func greatest(_ counts: [Account.Count]) -> Account.Count {
        counts.max(by: isLess) ?? Account.Count(quantity: .killed, low: nil, high: nil, bound: .exactly)
    }

    private func isLess(_ one: Account.Count, _ other: Account.Count) -> Bool {
        (one.low ?? one.high ?? 0, one.bound.rawValue) < (other.low ?? other.high ?? 0, other.bound.rawValue)
    }

    // MARK: - Who is counted, and who counts

    /// "People" and "dead" are anybody, even where the coder took them for civilians.
    private func side(of count: Account.Count) -> Toll.Side {
        guard let counted = count.counted else { return .anybody }
        let camp = Camp(sector: counted.sector)
        if camp == .unknown { return .anybody }
        let isAnybody = WordFolder.words(of: counted.words).contains {
            PeopleWords.shared.contains($0.number)
        }
        return camp == .civil && isAnybody ? .anybody : .camp(camp)
    }

    /// Whoever the figure itself names; else the last of those on whose word the claim stands.
    private func voice(of count: Account.Count, in account: Account) -> Account.Voice? {
        guard let claimant = count.claimant else { return account.voices.last }
        let number = FoldedName.number(of: claimant)
        let named = account.voices.last { FoldedName.number(of: $0.words) == number }
        let alone = account.voices.count == 1 ? account.voices.first : nil
        return named ?? Account.Voice(words: claimant, kind: alone?.kind ?? .other)
    }
}

/// Words under which anybody is counted.
struct PeopleWords: Sendable {
    static let shared = PeopleWords()

    private let numbers: Set<UInt32>

    private init() {
        numbers = Set(
            rows(of: Lexicon.people_words_tsv).flatMap { WordFolder.words(of: String($0[0])).map(\.number) }
        )
    }

    func contains(_ word: UInt32) -> Bool { numbers.contains(word) }
}

extension Figure.Quantity {
    /// Whether figures of different people can be added up.
    var isOfPeople: Bool { self != .size && self != .sum }
}
