internal import EventData
internal import Unpacking

/// Finds the pairs of accounts that are worth comparing, without comparing all with all.
///
/// Accounts meet under keys of what they share: the act with a place, a party, a figure or a story, and the
/// days. Under one key each is paired with the next few only, in the order of their days, so that the pairs
/// grow as the accounts do (the sorted neighbourhood of Hernández and Stolfo, "The merge/purge problem", 1995).
struct AccountPairs {
    /// With so many of those after it an account is compared under one key.
    static let window = 24
    private var keys: [(key: UInt64, place: Int)] = []

    /// - Parameter profiles: Accounts in the order that does not hang on how they were handed in.
    init(_ profiles: [AccountProfile]) {
        for (place, profile) in profiles.enumerated() {
            for key in AccountKeys(profile).keys { keys.append((key, place)) }
        }
        // Accounts under one key stand in the order of their days.
        let days = profiles.map(\.day)
        keys.sort { ($0.key, days[$0.place], $0.place) < ($1.key, days[$1.place], $1.place) }
    }

    /// Calls `visit` with each pair, the earlier place first; a pair that shares several keys comes several
    /// times.
    func visit(_ visit: (Int, Int) -> Void) {
        for (index, entry) in keys.enumerated() {
            for next in keys[(index + 1)...].prefix(AccountPairs.window) {
                guard next.key == entry.key else { break }
                guard next.place != entry.place else { continue }
                visit(min(entry.place, next.place), max(entry.place, next.place))
            }
        }
    }
}

/// The keys under which an account meets others; some may come twice.
struct AccountKeys {
    /// Days share a key in spans of so many.
    private static let span = 8

    private(set) var keys: [UInt64] = []
    private let profile: AccountProfile

    init(_ profile: AccountProfile) {
        self.profile = profile
        let (spans, parties) = (spans, parties)
        for act in acts {
            add(act, 1, UInt64(truncatingIfNeeded: profile.story))
            for span in spans { addDatedKeys(act, span, parties) }
            addUndatedKeys(act, parties)
        }
    }

    private mutating func addDatedKeys(_ act: UInt64, _ span: UInt64, _ parties: [UInt64]) {
        if let spot { add(act, 2, spot, span) }
        for party in parties { add(act, 3, party, span) }
        for figure in figures { add(act, 4, figure, span) }
    }

    /// What is told without a day, or long after it, has to share more.
    private mutating func addUndatedKeys(_ act: UInt64, _ parties: [UInt64]) {
        guard let spot else { return }
        for figure in figures { add(act, 5, spot, figure) }
        for party in parties { add(act, 6, spot, party) }
    }

    /// The type, and the kinds that other types share with it.
    private var acts: [UInt64] {
        var acts = [FNV.hash(profile.type.rawValue.utf8)]
        if profile.kinds != 0 { acts.append(UInt64(profile.kinds)) }
        return acts
    }

    /// The spans in which the days of a firm account lie, with those that they border on.
    private var spans: [UInt64] {
        guard let date = profile.date, profile.isFirm else { return [] }
        let first = floored(date.from - 1)
        let last = floored(date.to + 1)
        return (first...last).map { UInt64(bitPattern: Int64($0)) }
    }

    private func floored(_ day: Int) -> Int {
        day >= 0 ? day / Self.span : (day - Self.span + 1) / Self.span
    }

    private var spot: UInt64? {
        guard let place = profile.place, place.isSpot else { return nil }
        return place.geonames.map { UInt64(truncatingIfNeeded: $0) } ?? place.name
    }

    /// Parties by id, or by country and camp.
    private var parties: [UInt64] {
        let parties = profile.actors.prefix(4) + profile.recipients.prefix(4)
        var keys: [UInt64] = []
        for party in parties where party.camp != .unknown || party.id != nil {
            keys.append(
                FNV.hash(party.camp.rawValue.utf8, after: FNV.adding(party.country ?? 0, to: FNV.empty))
            )
            if let id = party.id { keys.append(id) }
        }
        return Array(Set(keys))
    }

    private var figures: [UInt64] {
        profile.counts.filter { $0.low >= 3 }.prefix(4).map { count in
            FNV.adding(UInt64(truncatingIfNeeded: count.low), to: FNV.hash(count.quantity.rawValue.utf8))
        }
    }

    private mutating func add(_ parts: UInt64...) {
        keys.append(parts.reduce(FNV.empty) { FNV.adding($1, to: Mixing.mix($0)) })
    }
}
