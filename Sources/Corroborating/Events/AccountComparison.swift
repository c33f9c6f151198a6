internal import EventData

/// Two accounts beside each other, where they can be of one happening.
///
/// It weighs what a coder of UCDP or ACLED looks at: what was done, by whom and to whom, where, when and how
/// many. Words count for little, and more where both texts are of one witness.
struct AccountComparison {
    /// How much says that they are of one happening.
    let points: Int
    private let one: AccountProfile
    private let other: AccountProfile
    private let days: Int
    private let parties: PartiesMatch
    private let figures: Int

    /// From so many points on two accounts are of one happening.
    private static let enough = 8
    /// Between stories one more is asked for, since any day has several attacks.
    private static let enoughBetweenStories = 9

    /// `nil` where the two cannot be of one happening.
    init?(_ one: AccountProfile, _ other: AccountProfile) {
        guard ActMatch.isOne(one, other), case .alike(let days) = DateMatch(one, other) else { return nil }
        let place = PlaceMatch(one.place, other.place)
        let isVerbal = one.type.isVerbal && other.type.isVerbal
        let isWide = one.isWide && other.isWide
        let isOneStory = one.story == other.story
        if (place == .contrary || place == .doubtful) && !isVerbal && !isOneStory { return nil }
        let parties = PartiesMatch(one, other)
        guard !parties.isContrary else { return nil }
        let figures = FigureMatch(one.counts, other.counts).points
        if place == .contrary, !isVerbal {
            // A town that was read off wrongly, where everything else agrees.
            guard figures > 1 && parties.sides > 0 && days >= 3 else { return nil }
        }
        let placePoints = AccountComparison.points(of: place, isVerbal: isVerbal, isWide: isWide)
        // Words to two others are two acts; a deed at one place and day can be laid to two.
        if parties.hasRivals && (isVerbal || days < 3 || placePoints < 2) { return nil }
        // "Avoided an ambush" is no denial of any attack: it has to be clear who denies what.
        if (one.status == .negated) != (other.status == .negated) && parties.sides == 0 { return nil }
        (self.one, self.other, self.days, self.parties, self.figures) = (one, other, days, parties, figures)
        // Who closes the border may suspend the courts on the same day.
        let isLoose = isWide && parties.sides < 2 && one.trigger != other.trigger
        points =
            days - (isLoose ? 1 : 0) + parties.points + placePoints + figures + ActMatch.points(one, other)
            + AccountComparison.textPoints(one, other)
    }

    /// Whether so much speaks for it that they are taken for one.
    var isEnough: Bool {
        if one.story == other.story { return points >= AccountComparison.enough }
        guard points >= AccountComparison.enoughBetweenStories else { return false }
        let hasSharedFigure = figures > 1
        // History that is recalled without its day is known by its place, its parties and its figures.
        let isOneDay = one.isFirm && other.isFirm && days > 0
        guard isOneDay || (hasSharedFigure && parties.sides > 0) else { return false }
        // Whoever speaks does so often: between stories those who are spoken to have to agree too.
        if one.type.isVerbal {
            return parties.sides == 2 || (parties.sides == 1 && one.trigger == other.trigger)
        }
        return parties.sides > 0 || hasSharedFigure
    }

    /// Governments speak and decree where they are: their place tells little.
    private static func points(of place: PlaceMatch, isVerbal: Bool, isWide: Bool) -> Int {
        switch place {
        case .open: 0
        case .alike(let points): isVerbal || isWide ? min(points, 2) : points
        case .doubtful: -2
        case .contrary: isVerbal ? -3 : -4
        }
    }

    private static func textPoints(_ one: AccountProfile, _ other: AccountProfile) -> Int {
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

/// How what was done in two accounts compares.
enum ActMatch {
    /// Whether it can be one act: of one type, or of two that share a kind, and of no contrary kinds.
    static func isOne(_ one: AccountProfile, _ other: AccountProfile) -> Bool {
        let hasSharedKind = one.kinds & other.kinds != 0
        guard one.type == other.type else { return hasSharedKind }
        return hasSharedKind || one.kinds == 0 || other.kinds == 0
    }

    /// More where both have a mode in common, less where they are told differently, or as doubtful.
    static func points(_ one: AccountProfile, _ other: AccountProfile) -> Int {
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
    var isMutual: Bool { self == .agree || self == .consult || self == .cooperate }
}
