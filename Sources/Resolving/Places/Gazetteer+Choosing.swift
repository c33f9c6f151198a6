package import EventData

extension Gazetteer {
    /// The place that a name means in a report, the likeliest of its candidates.
    ///
    /// It is `nil` where no place has the name, and where what has it is likelier
    /// no place: an everyday word, a person's name, or a far village that
    /// nothing else in the report speaks for.
    package func place(named name: String, in context: PlaceContext) -> Place? {
        let candidates = candidates(named: name, in: context)
        guard let best = candidates.first, isPlausible(best, name: name, in: context) else { return nil }
        return best.place
    }

    /// The candidates for a name, scored in a context, the likeliest first.
    package func candidates(named name: String, in context: PlaceContext) -> [PlaceCandidate] {
        rank(places(named: name, language: context.language), in: context)
    }

    func rank(_ candidates: [PlaceCandidate], in context: PlaceContext) -> [PlaceCandidate] {
        candidates.map { candidate in
            var scored = candidate
            scored.score = score(candidate, in: context)
            return scored
        }.sorted {
            $0.score.total == $1.score.total ? $0.order < $1.order : $0.score.total > $1.score.total
        }
    }

    // MARK: Scores

    private func score(_ candidate: PlaceCandidate, in context: PlaceContext) -> PlaceCandidate.Score {
        var score = PlaceCandidate.Score()
        score.name = (candidate.isVariant ? -1.5 : 0) + (candidate.origin == .curated ? 1 : 0)
        score.country = 4 * (candidate.place.country.flatMap { context.countries[$0] } ?? 0)
        score.parent = context.parent.map { parentScore(candidate, in: $0) } ?? 0
        score.near = nearScore(candidate.place, to: context.near)
        score.population = 0.45 * logarithm(candidate.population + 1)
        score.feature = featureScore(candidate, wanted: context.precision)
        return score
    }

    /// How well a place fits into a larger one that was named with it.
    private func parentScore(_ candidate: PlaceCandidate, in parent: Place) -> Double {
        let place = candidate.place
        guard let country = parent.country else { return 0 }
        guard place.country == country else { return -6 }
        switch parent.precision {
        case .country: return 6
        case .admin1:
            if NameKey(place.admin1 ?? "") == NameKey(parent.name) { return 8 }
        case .admin2:
            if NameKey(candidate.admin2 ?? "") == NameKey(parent.name) { return 9 }
            if let admin1 = parent.admin1, place.admin1 == admin1 { return 6 }
        default:
            if let admin1 = parent.admin1, place.admin1 == admin1 { return 5 }
        }
        return (distance(place, parent) ?? 1000) < 200 ? 5 : 2
    }

    private func nearScore(_ place: Place, to others: [Place]) -> Double {
        let distances = others.lazy.filter { $0.precision != .country && $0.precision != .region }
            .compactMap { distance(place, $0) }
        guard let nearest = distances.min() else { return 0 }
        return 3 * 250 / (250 + nearest)
    }

    private func featureScore(_ candidate: PlaceCandidate, wanted: Place.Precision?) -> Double {
        let precision = candidate.place.precision
        var score: Double
        switch precision {
        case .country: score = 6
        case .admin1: score = 1.2
        case .region: score = candidate.place.country == nil ? 2.5 : 1.5
        case .admin2: score = 0.6
        case .place, .near:
            switch candidate.feature {
            case "P.PPLC": score = 3.5
            case "P.PPLA": score = 1.3
            case let feature where feature.hasPrefix("P."): score = feature == "P.PPLX" ? 0 : 0.8
            default: score = 0
            }
        }
        guard let wanted else { return score }
        // "The Mopti region" is not the town, and a cercle is not the region of the same name.
        if wanted == precision { return score + 4 }
        let isDivision = precision == .admin1 || precision == .admin2 || precision == .region
        if wanted == .admin1 || wanted == .admin2 { score += isDivision ? 2.5 : 0 }
        if wanted == .place { score -= isDivision ? 2 : 0 }
        return score
    }

    // MARK: Whether it is a place

    func isPlausible(_ best: PlaceCandidate, name: String, in context: PlaceContext) -> Bool {
        let key = NameKey(name)
        let isCapitalised = name.unicodeScalars.contains { $0.properties.isUppercase }
        guard isCapitalised || best.place.precision == .region || best.place.precision == .country else {
            return false
        }
        let hasParent = best.score.parent > 0
        let isSupported = best.score.country >= 1 || hasParent || best.score.near >= 1.5
        if best.place.precision == .country || hasParent { return true }
        if PhraseWords.shared.isCommon(key) || key.letters.count < 3 {
            return context.isLocative && (isSupported || best.feature == "P.PPLC")
        }
        if key.letters.count == 3, !isSupported { return context.isLocative || best.population > 50_000 }
        if isSupported || best.origin == .curated { return true }
        if best.isVariant { return false }
        // A far village whose name happens to be the same; a report on nothing else may mean it.
        if context.countries.isEmpty, context.near.isEmpty {
            return context.isLocative || best.population > 15_000
        }
        return best.population > (context.isLocative ? 50_000 : 200_000)
    }
}

extension PlaceCandidate {
    /// What settles the order of candidates that are equally likely.
    fileprivate var order: (Int, String, String) {
        (place.geonames ?? Int.max, place.country ?? "~", place.name)
    }
}

/// The decimal logarithm of a whole number, near enough for weighing.
func logarithm(_ number: Int) -> Double {
    var (rest, digits) = (Double(max(number, 1)), 0.0)
    while rest >= 10 {
        rest /= 10
        digits += 1
    }
    // Between powers of ten a straight line in the mantissa's root will do.
    return digits + (rest.squareRoot() - 1) / (10.0.squareRoot() - 1)
}

/// How far two places lie apart in kilometres; `nil` where one has no coordinates.
///
/// The earth is taken for flat between them, which is right to some percent
/// where it matters, for places of one report.
func distance(_ one: Place, _ other: Place) -> Double? {
    guard let latitude = one.latitude, let longitude = one.longitude, let otherLatitude = other.latitude,
        let otherLongitude = other.longitude
    else { return nil }
    let middle = (latitude + otherLatitude) / 2 * Double.pi / 180
    // The cosine by its series, so that all machines agree on it.
    let square = middle * middle
    let cosine = max(0, 1 - square / 2 + square * square / 24 - square * square * square / 720)
    var turn = abs(longitude - otherLongitude)
    if turn > 180 { turn = 360 - turn }
    let (north, east) = ((latitude - otherLatitude) * 111.2, turn * 111.2 * cosine)
    return (north * north + east * east).squareRoot()
}
