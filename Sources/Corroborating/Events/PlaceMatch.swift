internal import EventData

/// How the places of two accounts stand to each other.
enum PlaceMatch: Equatable, Sendable {
    /// One of them has none, or neither says more than the other.
    case open
    /// The same, or one within the other.
    case alike(Int)
    /// They may be the same, but for areas that were read off wrongly.
    case doubtful
    /// Two spots, or two countries.
    case contrary

    /// So far from a town something "near" it may have been, in kilometres.
    static let nearby = 30.0
    /// So far apart two points of one town may be.
    static let sameTown = 6.0

    init(_ one: PlaceProfile?, _ other: PlaceProfile?) {
        guard let one, let other else {
            self = .open
            return
        }
        self = one.isSpot && other.isSpot ? PlaceMatch.spots(one, other) : PlaceMatch.areas(one, other)
    }

    private static func spots(_ one: PlaceProfile, _ other: PlaceProfile) -> PlaceMatch {
        if isSame(one, other) { return .alike(4) }
        guard let distance = distance(one, other) else {
            // "The market" is no place of a gazetteer: it lies in a town that was not read.
            return one.country == other.country || one.country == nil || other.country == nil
                ? .open : .contrary
        }
        if distance <= sameTown { return .alike(4) }
        let isNear = one.precision == .near || other.precision == .near
        return isNear && distance <= nearby ? .alike(2) : .contrary
    }

    private static func isSame(_ one: PlaceProfile, _ other: PlaceProfile) -> Bool {
        if let number = one.geonames, number == other.geonames { return true }
        guard one.name == other.name, one.country == other.country else { return false }
        return distance(one, other).map { $0 <= nearby } ?? true
    }

    private static func areas(_ one: PlaceProfile, _ other: PlaceProfile) -> PlaceMatch {
        if one.name == other.name, one.country == other.country, one.country == nil { return .alike(1) }
        guard let country = one.country, let otherCountry = other.country else { return .open }
        guard country == otherCountry else { return one.isSpot || other.isSpot ? .contrary : .doubtful }
        if isSame(one, other) { return .alike(one.precision == .country ? 1 : 2) }
        if one.precision == .country || other.precision == .country { return .alike(1) }
        if one.precision == .region || other.precision == .region { return .open }
        guard one.admin1 != 0, other.admin1 != 0 else { return .open }
        return one.admin1 == other.admin1 ? .alike(2) : .doubtful
    }

    /// Kilometres between two points, on a flat map of the two, which is good enough for a few hundred.
    static func distance(_ one: PlaceProfile, _ other: PlaceProfile) -> Double? {
        guard let point = one.point, let otherPoint = other.point else { return nil }
        let north = (point.latitude - otherPoint.latitude) * 111.2
        var degrees = abs(point.longitude - otherPoint.longitude)
        if degrees > 180 { degrees = 360 - degrees }
        let east = degrees * 111.2 * cosine(ofDegrees: (point.latitude + otherPoint.latitude) / 2)
        return (north * north + east * east).squareRoot()
    }

    /// After Bhaskara I (about 629), to two thousandths: no mathematics library, and so the same everywhere.
    private static func cosine(ofDegrees degrees: Double) -> Double {
        let square = degrees * degrees
        return (32_400 - 4 * square) / (32_400 + square)
    }
}
