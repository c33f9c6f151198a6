internal import EventData

/// Tells whether two accounts can be of one happening, and how much says so.
///
/// It weighs what a coder of UCDP or ACLED looks at: what was done, by whom and to whom, where, when and how many.
/// Words count only where both texts are of one witness.
struct AccountMatcher: Sendable {
    /// From so many points on two accounts are of one happening.
    static let enough = 8
    /// Between stories one more is asked for, since any day has several attacks.
    static let enoughBetweenStories = 9

    /// The points of two accounts; `nil` where they cannot be of one happening.
    func points(_ one: AccountProfile, _ other: AccountProfile) -> Int? {
        guard isOneAct(one, other), case .alike(let days) = DateMatch(one, other) else { return nil }
        let parties = PartiesMatch(one, other)
        guard !parties.isContrary else { return nil }
        let figures = FigureMatch(one.counts, other.counts).points
        guard let place = placePoints(one, other, parties: parties, figures: figures, days: days) else {
            return nil
        }
        if parties.hasRivals && (days < 3 || place < 2) { return nil }
        // "Avoided an ambush" is no denial of any attack: it has to be clear who denies what.
        if (one.status == .negated) != (other.status == .negated) && parties.sides == 0 { return nil }
        return days + parties.points + place + figures + actPoints(one, other) + storyPoints(one, other)
    }

    /// Whether two accounts have what it takes to be joined.
    func areOne(_ one: AccountProfile, _ other: AccountProfile, points: Int) -> Bool {
        if one.story == other.story { return points >= AccountMatcher.enough }
        guard points >= AccountMatcher.enoughBetweenStories else { return false }
        let parties = PartiesMatch(one, other)
        let hasSharedFigure = FigureMatch(one.counts, other.counts).points > 1
        // History that is recalled without its day is known by its place, its parties and its figures.
        guard areOfOneDay(one, other) || (hasSharedFigure && parties.sides > 0) else { return false }
        // Whoever speaks does so often: between stories those who are spoken to have to agree too.
        if one.type.isVerbal {
            return parties.sides == 2 || (parties.sides == 1 && one.trigger == other.trigger)
        }
        return parties.sides > 0 || hasSharedFigure
    }

    /// Whether both name a day or a few, and the same.
    private func areOfOneDay(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        guard one.isFirm, other.isFirm, case .alike(let days) = DateMatch(one, other) else { return false }
        return days > 0
    }

    // MARK: - What was done

    private func isOneAct(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        let hasContraryKinds = one.kinds != 0 && other.kinds != 0 && one.kinds & other.kinds == 0
        return one.type == other.type ? !hasContraryKinds : one.kinds & other.kinds != 0
    }

    private func actPoints(_ one: AccountProfile, _ other: AccountProfile) -> Int {
        var points = one.type == other.type ? 0 : -2
        if one.modes & other.modes != 0 {
            points += 1
        } else if one.modes != 0 && other.modes != 0 {
            points -= 2
        } else if (one.kinds == 0) != (other.kinds == 0) {
            points -= 1
        }
        if one.status == .hypothetical || other.status == .hypothetical { points -= 3 }
        return points
    }

    // MARK: - Where

    private func placePoints(
        _ one: AccountProfile,
        _ other: AccountProfile,
        parties: PartiesMatch,
        figures: Int,
        days: Int
    ) -> Int? {
        switch PlaceMatch(one.place, other.place) {
        case .open: return 0
        // Governments speak where they are: the place tells little.
        case .alike(let points): return one.type.isVerbal ? min(points, 2) : points
        case .doubtful: return one.type.isVerbal || one.story == other.story ? -2 : nil
        case .contrary where one.type.isVerbal: return -3
        case .contrary:
            // A town that was read off wrongly, where everything else agrees.
            return one.story == other.story && figures > 1 && parties.sides > 0 && days >= 3 ? -4 : nil
        }
    }

    // MARK: - In which texts

    private func storyPoints(_ one: AccountProfile, _ other: AccountProfile) -> Int {
        var points = one.story == other.story ? 3 : 0
        let hasSameWords = one.trigger != 0 && one.trigger == other.trigger
        if one.witness == other.witness {
            points += hasSameWords ? 4 : 1
        } else if hasSameWords {
            points += 1
        }
        return points
    }
}

extension EventType {
    /// Whether it is done by words, and seldom at a place.
    var isVerbal: Bool {
        switch self {
        case .agree, .consult, .support, .concede, .request, .accuse, .reject, .threaten, .sanction: true
        case .cooperate, .aid, .retreat, .protest, .mobilize, .coerce, .assault: false
        }
    }

    /// Whether those who take part do the same to one another.
    var isMutual: Bool {
        switch self {
        case .agree, .consult, .cooperate: true
        default: false
        }
    }
}
