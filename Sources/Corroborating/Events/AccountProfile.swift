internal import EventData
internal import Unpacking

/// An account in numbers, as it is compared with many others.
///
/// A class, so that a comparison does not copy it.
final class AccountProfile: Sendable {
    /// Where the account stands among those that were handed in.
    let account: Int
    let report: Int
    let witness: Int
    let story: Int
    let published: Int?
    let type: EventType
    let modes: UInt64
    let kinds: UInt32
    let status: Claim.Status
    let isBackground: Bool
    let date: DateProfile?
    let place: PlaceProfile?
    let actors: [PartyProfile]
    let recipients: [PartyProfile]
    let counts: [CountProfile]
    /// The words that say that it was done, as a number.
    let trigger: UInt64

    init(_ account: Account, index: Int, coverage: Coverage) {
        self.account = index
        report = account.report
        witness = coverage.witnesses[account.report]
        story = coverage.stories[account.report]
        published = coverage.published[account.report]?.number
        type = account.type
        modes = ActKinds.shared.modes(account.modes)
        kinds = ActKinds.shared.kinds(of: account.type, modes: account.modes)
        status = account.status
        isBackground = account.salience == .background
        date = account.date.map { DateProfile($0, status: account.status) }
        place = account.place.map(PlaceProfile.init)
        actors = account.actors.map(PartyProfile.init)
        recipients = account.recipients.map(PartyProfile.init)
        counts = account.counts.map(CountProfile.init)
        trigger = FoldedName.number(of: account.trigger)
    }

    /// The day by which it is held against others: when it was, or when it was told.
    var day: Int { date?.from ?? published ?? .max }

    /// Whether it is done by decree, for a country or a town, so that its place tells little.
    var isWide: Bool { type == .coerce && (kinds == 0 || kinds & ActKinds.shared.wide != 0) }

    /// Whether it names a day or a few, and so can be told from others at the same place.
    var isFirm: Bool { date.map { $0.width < DateProfile.firmDays && !$0.isOpen } ?? false }
}

/// What is known of the reports that accounts come from, each list in the order of the reports.
struct Coverage: Sendable {
    var published: [Day?]
    var outlets: [String?]
    var witnesses: [Int]
    var stories: [Int]
}

/// The days on which something may have been.
struct DateProfile: Sendable {
    /// Up to so many days a date says when it was, and not only about when.
    static let firmDays = 4

    let from: Int
    let to: Int
    let basis: EventDate.Basis
    /// Whether it is the day on which a plan was told, and the deed is yet to come.
    let isOpen: Bool

    init(_ date: EventDate, status: Claim.Status) {
        from = date.from.number
        to = max(date.from.number, date.to.number)
        basis = date.basis
        isOpen =
            (status == .future || status == .hypothetical) && (basis == .published || basis == .inherited)
    }

    /// How many days lie between the first and the last.
    var width: Int { to - from }

    /// Whether words at the act say it.
    var isStated: Bool { basis == .explicit || basis == .relative }
}

/// A place by numbers.
struct PlaceProfile: Sendable {
    let name: UInt64
    let country: UInt64?
    let admin1: UInt64
    let geonames: Int?
    let point: (latitude: Double, longitude: Double)?
    let precision: Place.Precision

    init(_ place: Place) {
        name = FoldedName.number(of: place.name)
        country = place.country.map(Code.number(of:))
        admin1 = place.admin1.map(FoldedName.number(of:)) ?? 0
        geonames = place.geonames
        if let latitude = place.latitude, let longitude = place.longitude {
            point = (latitude, longitude)
        } else {
            point = nil
        }
        precision = place.precision
    }

    /// Whether it is a spot and not an area.
    var isSpot: Bool { precision == .place || precision == .near }

    /// Whether no gazetteer has it: "the base".
    var isUnmapped: Bool { geonames == nil && point == nil }
}

/// A party by numbers.
struct PartyProfile: Sendable {
    let id: UInt64?
    let name: UInt64
    let country: UInt64?
    let sector: UInt64?
    let camp: Camp

    init(_ actor: Actor) {
        id = actor.id.map(Code.number(of:))
        name = FoldedName.number(of: actor.name)
        country = actor.country.map(Code.number(of:))
        sector = actor.sectors.first.map(Code.number(of:))
        camp = Camp(sector: actor.sectors.first)
    }
}

/// A figure by numbers.
struct CountProfile: Sendable {
    let quantity: Figure.Quantity
    let low: Int
    let high: Int
    let isExact: Bool

    init(_ count: Account.Count) {
        let range = FigureRange(count)
        quantity = count.quantity
        low = range.low
        high = range.high
        isExact = count.bound == .exactly || count.bound == .atLeast || count.bound == .about
    }
}

/// Codes as numbers: two codes that differ have two numbers, but for one pair in 10^19.
enum Code {
    static func number(of code: String) -> UInt64 { FNV.hash(code.utf8) }
}
