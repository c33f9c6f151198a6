internal import EventData

/// What one witness tells of an event: the accounts of all reports that share its text, as one voice.
struct Testimony: Sendable {
    let witness: Int
    /// The accounts in the order in which they were published, undated ones first: the last one counts.
    private(set) var told: [AccountProfile]
    /// The same of those that deny it.
    private(set) var denied: [AccountProfile]

    /// The testimonies of accounts in order of publication, that which was published first in front.
    static func all(of profiles: [AccountProfile]) -> [Testimony] {
        var places: [Int: Int] = [:]
        var testimonies: [Testimony] = []
        for profile in profiles {
            if let place = places[profile.witness] {
                testimonies[place].add(profile)
            } else {
                places[profile.witness] = testimonies.count
                var testimony = Testimony(witness: profile.witness, told: [], denied: [])
                testimony.add(profile)
                testimonies.append(testimony)
            }
        }
        return testimonies
    }

    private mutating func add(_ profile: AccountProfile) {
        if profile.status == .negated { denied.append(profile) } else { told.append(profile) }
    }

    /// The accounts that say what it says last: those of its latest day for which `says` holds.
    func latest(where says: (AccountProfile) -> Bool) -> [AccountProfile] {
        let saying = (told.isEmpty ? denied : told).filter(says)
        guard let day = saying.map({ $0.published ?? .min }).max() else { return [] }
        return saying.filter { ($0.published ?? .min) == day }
    }

    /// Whether its last word is that it did not happen.
    var denies: Bool {
        guard let denial = denied.map({ $0.published ?? .min }).max() else { return false }
        guard let telling = told.map({ $0.published ?? .min }).max() else { return true }
        return denial > telling
    }
}

/// What witnesses say of one slot, and what most of them say.
struct Ballot {
    /// What each witness says last, in the order of their first publication.
    private let votes: [AccountProfile]
    private let supports: (AccountProfile, AccountProfile) -> Bool
    private let vagueness: (AccountProfile) -> Int

    /// A ballot of those witnesses that say anything: `supports` tells whether what its first account says can
    /// hold where its second is right, `vagueness` is the less the more precise an account is.
    init(
        _ testimonies: [Testimony],
        says: (AccountProfile) -> Bool,
        supports: @escaping (AccountProfile, AccountProfile) -> Bool,
        vagueness: @escaping (AccountProfile) -> Int
    ) {
        votes = testimonies.prefix(Ballot.most).compactMap { testimony in
            testimony.latest(where: says).min { vagueness($0) < vagueness($1) }
        }
        self.supports = supports
        self.vagueness = vagueness
    }

    /// Of how many witnesses the votes are counted; each is held against each.
    private static let most = 64

    /// The account that says what most witnesses can be right with, as precisely as any of these says it.
    ///
    /// Ties go to the more precise, then to the earlier publication.
    var winner: AccountProfile? {
        let support = votes.map { vote in votes.count { supports($0, vote) } }
        func best(of candidates: [Int]) -> Int? {
            candidates.min {
                (-support[$0], vagueness(votes[$0]), $0) < (-support[$1], vagueness(votes[$1]), $1)
            }
        }
        guard var chosen = best(of: Array(votes.indices)) else { return nil }
        while let finer = best(
            of: votes.indices.filter { index in
                vagueness(votes[index]) < vagueness(votes[chosen]) && supports(votes[chosen], votes[index])
            }
        ) { chosen = finer }
        return votes[chosen]
    }

    /// Whether two witnesses say what cannot both hold.
    func isSplit(by contradict: (AccountProfile, AccountProfile) -> Bool) -> Bool {
        votes.indices.contains { index in
            votes[(index + 1)...].contains { contradict(votes[index], $0) }
        }
    }
}
