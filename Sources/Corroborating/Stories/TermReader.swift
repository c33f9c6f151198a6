internal import EventData
internal import Unpacking

/// Reads what a report is about: its words, and what it claims, each with how much is made of it.
struct TermReader {
    /// A word with a capital within a sentence counts as so many others.
    static let nameWeight: Float = 4
    /// From this word on, what is said counts little more than half of what the first words say.
    static let leadCount: Float = 60
    /// What claims say counts as so many words: it was understood, and is the same in all languages.
    static let claimWeight: Float = 3

    private let accounts: [Account]
    /// Where the accounts of each report stand.
    private let places: [[Int]]

    init(accounts: [Account], reportCount: Int) {
        self.accounts = accounts
        var places = [[Int]](repeating: [], count: reportCount)
        for (place, account) in accounts.enumerated() { places[account.report].append(place) }
        self.places = places
    }

    /// The terms of a report, the more often and the earlier it has them the more they weigh.
    func terms(of report: Report, at index: Int) -> TermVector {
        let words = WordFolder.words(of: report.text)
        let names = Set(words.lazy.filter { $0.role == .name }.map(\.number))
        var sums: [UInt32: Float] = [:]
        for (place, word) in (WordFolder.words(of: report.title ?? "") + words).enumerated() {
            let weight = names.contains(word.number) ? Self.nameWeight : 1
            sums[word.number, default: 0] += weight * (1 + Self.leadCount / (Self.leadCount + Float(place)))
        }
        var weights = sums.mapValues { 1 + Logarithm.natural(max(1, $0)) }
        for (term, count) in claimCounts(of: index) {
            weights[term] = Self.claimWeight * min(2, 1 + Logarithm.natural(max(1, count)))
        }
        return TermVector(weights)
    }

    /// How many claims of a report say a thing; what it only recalls counts half.
    private func claimCounts(of report: Int) -> [UInt32: Float] {
        var counts: [UInt32: Float] = [:]
        for account in places[report].lazy.map({ accounts[$0] }) {
            let count: Float = account.salience == .main ? 1 : 0.5
            for name in Self.names(in: account) { counts[Self.term(name), default: 0] += count }
        }
        return counts
    }

    /// What a claim says, in words that no language has.
    private static func names(in account: Account) -> [String] {
        var names = (account.actors + account.recipients).compactMap(\.id).map { "actor " + $0 }
        if let place = account.place {
            if let number = place.geonames, place.precision != .country, place.precision != .region {
                names.append("place \(number)")
            }
            if let country = place.country {
                names += ["country " + country, "country \(country) \(account.type.rawValue)"]
            }
        }
        if let date = account.date, date.precision == .day, date.basis == .explicit || date.basis == .relative
        {
            names.append("day \(date.from.number)")
        }
        for count in account.counts {
            // One and two are said of anything.
            if let low = count.low, low > 2 { names.append("count \(count.quantity.rawValue) \(low)") }
        }
        return names
    }

    private static func term(_ name: String) -> UInt32 {
        UInt32(truncatingIfNeeded: Mixing.mix(FNV.hash(name.utf8)))
    }
}

/// Logarithms by plain arithmetic, so that they are the same on any machine.
enum Logarithm {
    /// The natural logarithm of a number above 0, to seven digits.
    static func natural(_ number: Float) -> Float {
        let value = Double(number)
        // ln((1 + x) / (1 − x)) = 2 (x + x³/3 + x⁵/5 + …), and x is below 1/3 here.
        let ratio = (value.significand - 1) / (value.significand + 1)
        let square = ratio * ratio
        let series = stride(from: 13.0, through: 1, by: -2).reduce(0) { $0 * square + 1 / $1 }
        return Float(Double(value.exponent) * 0.693_147_180_559_945_3 + 2 * ratio * series)
    }
}
