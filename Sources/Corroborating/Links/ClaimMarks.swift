internal import EventData
internal import Unpacking

/// What a report claims, in order: who did what to whom and when, in codes that are the same in both languages.
struct ClaimMarks: Sendable {
    /// Fewer claims than these are in one order by chance.
    private static let least = 3

    private let numbers: [UInt32]

    init(_ accounts: [Account]) {
        numbers = accounts.compactMap(Self.number)
    }

    /// The share of the claims of both that is in one order; 0 where there are few.
    func share(with other: ClaimMarks) -> Double {
        let common = CommonOrder.places(in: numbers[...], and: other.numbers[...]).map { numbers[$0.one] }
        guard Set(common).count >= Self.least else { return 0 }
        return Double(2 * common.count) / Double(numbers.count + other.numbers.count)
    }

    /// The number of a claim of somebody who is known, on a day.
    private static func number(of account: Account) -> UInt32? {
        let actors = account.actors.compactMap(code), recipients = account.recipients.compactMap(code)
        guard let day = account.date?.from.number, !actors.isEmpty || !recipients.isEmpty else { return nil }
        let parts = [
            account.type.rawValue, "\(day)", actors.joined(separator: "+"), recipients.joined(separator: "+"),
        ]
        return UInt32(truncatingIfNeeded: FNV.hash(parts.joined(separator: " ").utf8))
    }

    /// The directory's name, or country and sector: other names are in the report's language.
    private static func code(_ actor: Actor) -> String? {
        actor.id ?? actor.country.map { "\($0):\(actor.sectors.first ?? "")" }
    }
}
