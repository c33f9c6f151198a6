internal import EventData

/// Finds which claim of one version is which of the other.
///
/// What says so is worth points: the same word that says that it was done, one act, one party, one place, a sentence
/// with the same words. The pairs with most points are taken first.
struct ClaimPairing {
    /// Claims beyond these are of no text that people write, and each is laid beside all of the other version.
    static let mostClaims = 400
    /// A sentence is compared by so many of its words.
    private static let mostWords = 60
    /// Pairs with fewer points are two claims.
    private static let leastPoints = 7

    private let older: [Claim]
    private let newer: [Claim]
    private let words: CounterpartWords

    init(_ older: [Claim], _ newer: [Claim], words: CounterpartWords) {
        (self.older, self.newer, self.words) = (older, newer, words)
    }

    func pairs() -> [VersionComparison.Pair] {
        let (first, second) = (older.prefix(Self.mostClaims), newer.prefix(Self.mostClaims))
        let (ours, theirs) = (first.map(Profile.init), second.map(Profile.init))
        var found: [(points: Int, before: Int, after: Int)] = []
        for before in first.indices {
            for after in second.indices {
                let points = points(before, after, ours[before], theirs[after])
                if points >= Self.leastPoints { found.append((points, before, after)) }
            }
        }
        found.sort { one, other in
            (-one.points, abs(one.before - one.after), one.before, one.after)
                < (-other.points, abs(other.before - other.after), other.before, other.after)
        }
        return disjoint(found)
    }

    private func disjoint(_ found: [(points: Int, before: Int, after: Int)]) -> [VersionComparison.Pair] {
        var (olderTaken, newerTaken): (Set<Int>, Set<Int>) = ([], [])
        var pairs: [VersionComparison.Pair] = []
        for (_, before, after) in found where !olderTaken.contains(before) && !newerTaken.contains(after) {
            olderTaken.insert(before)
            newerTaken.insert(after)
            pairs.append(VersionComparison.Pair(before: before, after: after))
        }
        return pairs.sorted { $0.before < $1.before }
    }

    private func points(_ before: Int, _ after: Int, _ one: Profile, _ other: Profile) -> Int {
        let isKept = words.isKept(older[before].trigger, in: newer[after].trigger)
        let isOneType = older[before].type == newer[after].type
        guard isKept || isOneType else { return 0 }
        var points = (isKept ? 6 : 0) + (isOneType ? 3 : 0) + (one.trigger == other.trigger ? 2 : 0)
        points += Self.agreement(one.actors, other.actors, worth: 2)
        points += Self.agreement(one.recipients, other.recipients, worth: 2)
        points += Self.agreement(one.place, other.place, worth: 1)
        let common = one.sentence.intersection(other.sentence).count
        let all = one.sentence.count + other.sentence.count - common
        return points + (all > 0 ? 4 * common / all : 0)
    }

    /// Points for a value that both have, one less than none where both have others.
    private static func agreement(_ some: Set<String>, _ others: Set<String>, worth: Int) -> Int {
        if some.isEmpty || others.isEmpty { return 0 }
        return some.isDisjoint(with: others) ? -1 : worth
    }

    /// What of a claim is compared, folded once.
    private struct Profile {
        let trigger: [UInt32]
        let sentence: Set<UInt32>
        let actors: Set<String>
        let recipients: Set<String>
        let place: Set<String>

        init(_ claim: Claim) {
            trigger = WordFolder.words(of: claim.trigger.words).map(\.number)
            sentence = Set(WordFolder.words(of: claim.sentence.words).prefix(mostWords).map(\.number))
            actors = Set(claim.actors.map { $0.actor.id ?? $0.actor.name })
            recipients = Set(claim.recipients.map { $0.actor.id ?? $0.actor.name })
            place = Set(claim.place.map { [$0.place.name] } ?? [])
        }
    }
}
