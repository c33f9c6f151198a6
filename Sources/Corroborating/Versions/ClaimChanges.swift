internal import EventData

/// What a claim of one version says otherwise than the same claim of another.
struct ClaimChanges {
    private let older: Claim
    private let newer: Claim

    init(_ older: Claim, _ newer: Claim) { (self.older, self.newer) = (older, newer) }

    var all: [VersionChange] { figures + hedges + voices + names + places + dates + acts }

    private func before(_ value: String, _ evidence: Evidence?) -> VersionChange.Side {
        VersionChange.Side(value: value, evidence: evidence, claim: older.id)
    }

    private func after(_ value: String, _ evidence: Evidence?) -> VersionChange.Side {
        VersionChange.Side(value: value, evidence: evidence, claim: newer.id)
    }

    private var figures: [VersionChange] {
        var rest = newer.figures
        var unmatched: [Figure] = []
        for figure in older.figures {
            let same = rest.firstIndex {
                $0.quantity == figure.quantity && $0.signs == figure.signs && $0.counted == figure.counted
            }
            if let same { rest.remove(at: same) } else { unmatched.append(figure) }
        }
        var changes: [VersionChange] = []
        for figure in unmatched {
            // Of several figures of one quantity, the one of the same people is the one that was changed.
            let others = rest.indices.filter { rest[$0].quantity == figure.quantity }
            let place = others.first { rest[$0].counted?.sector == figure.counted?.sector } ?? others.first
            let other = place.map { rest.remove(at: $0) }
            if let other, other.signs == figure.signs { continue }
            changes.append(
                VersionChange(
                    .figure,
                    what: figure.quantity.rawValue,
                    before: before(figure.signs, figure.evidence),
                    after: other.map { after($0.signs, $0.evidence) }
                )
            )
        }
        return changes
            + rest.map { figure in
                VersionChange(
                    .figure,
                    what: figure.quantity.rawValue,
                    before: nil,
                    after: after(figure.signs, figure.evidence)
                )
            }
    }

    private var hedges: [VersionChange] {
        var changes: [VersionChange] = []
        if older.status != newer.status {
            changes.append(
                VersionChange(
                    .hedge,
                    what: "status",
                    before: before(older.status.rawValue, older.trigger),
                    after: after(newer.status.rawValue, newer.trigger)
                )
            )
        }
        if older.isAlleged != newer.isAlleged {
            changes.append(
                VersionChange(
                    .hedge,
                    what: "alleged",
                    before: before(older.isAlleged ? "alleged" : "fact", older.trigger),
                    after: after(newer.isAlleged ? "alleged" : "fact", newer.trigger)
                )
            )
        }
        return changes
    }

    private var voices: [VersionChange] {
        func key(_ voice: Attribution) -> [UInt32] {
            WordFolder.words(of: voice.evidence.words).map(\.number)
        }
        return Self.unlike(older.attribution, newer.attribution, by: key).map { old, new in
            VersionChange(
                .attribution,
                what: (new ?? old)?.kind.rawValue,
                before: old.map { before($0.evidence.words, $0.evidence) },
                after: new.map { after($0.evidence.words, $0.evidence) }
            )
        }
    }

    private var names: [VersionChange] {
        func key(_ party: Party) -> String { party.actor.id ?? party.actor.name.lowercased() }
        let roles = [
            ("actor", older.actors, newer.actors), ("recipient", older.recipients, newer.recipients),
        ]
        return roles.flatMap { role, some, others in
            Self.unlike(some, others, by: key).map { old, new in
                VersionChange(
                    .name,
                    what: role,
                    before: old.map { before($0.actor.name, $0.evidence) },
                    after: new.map { after($0.actor.name, $0.evidence) }
                )
            }
        }
    }

    private var places: [VersionChange] {
        func key(_ located: LocatedPlace) -> [String?] {
            [located.place.name.lowercased(), located.place.country]
        }
        let (some, others) = (older.place.map { [$0] } ?? [], newer.place.map { [$0] } ?? [])
        return Self.unlike(some, others, by: key).map { old, new in
            VersionChange(
                .place,
                before: old.map { before($0.place.name, $0.evidence) },
                after: new.map { after($0.place.name, $0.evidence) }
            )
        }
    }

    private var dates: [VersionChange] {
        // A day that no words say moves with the report's own, which is told where the report is.
        guard older.date?.evidence != nil || newer.date?.evidence != nil else { return [] }
        func key(_ stated: StatedDate) -> [Day] { [stated.date.from, stated.date.to] }
        func period(_ date: EventDate) -> String {
            date.from == date.to ? "\(date.from)" : "\(date.from)/\(date.to)"
        }
        let (some, others) = (older.date.map { [$0] } ?? [], newer.date.map { [$0] } ?? [])
        return Self.unlike(some, others, by: key).map { old, new in
            VersionChange(
                .date,
                before: old.map { before(period($0.date), $0.evidence) },
                after: new.map { after(period($0.date), $0.evidence) }
            )
        }
    }

    private var acts: [VersionChange] {
        guard older.type != newer.type else { return [] }
        return [
            VersionChange(
                .claim,
                before: before(older.type.rawValue, older.trigger),
                after: after(newer.type.rawValue, newer.trigger)
            )
        ]
    }

    /// What stands in one list and not in the other, beside each other as far as both have some.
    private static func unlike<Value, Key: Hashable>(
        _ some: [Value],
        _ others: [Value],
        by key: (Value) -> Key
    ) -> [(Value?, Value?)] {
        let (known, wanted) = (Set(some.map(key)), Set(others.map(key)))
        let (gone, new) = (
            some.filter { !wanted.contains(key($0)) }, others.filter { !known.contains(key($0)) }
        )
        return (0..<max(gone.count, new.count)).map { index in
            (index < gone.count ? gone[index] : nil, index < new.count ? new[index] : nil)
        }
    }
}
