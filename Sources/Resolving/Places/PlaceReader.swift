package import EventData

/// A place that a phrase names, with what else it may be.
package struct PlaceReading: Sendable {
    /// The place that is meant; `nil` where the phrase names none.
    package var place: Place?
    /// All places of that name, the likeliest first.
    package var candidates: [PlaceCandidate]

    static let nothing = PlaceReading(place: nil, candidates: [])
}

extension Gazetteer {
    /// Understands a phrase: "near Djibo", "le village de X, dans la province de Y", "30 km north of Kidal".
    ///
    /// A phrase without a name stands for the country that the report is about
    /// where that is sure: "the capital", "northern areas", "tout le pays".
    package func place(phrase: String, in context: PlaceContext) -> PlaceReading {
        PlaceReader(gazetteer: self, phrase: phrase).read(context)
    }
}

/// Reads one phrase.
struct PlaceReader {
    let gazetteer: Gazetteer
    let phrase: String
    private let lexicon = PhraseWords.shared

    init(gazetteer: Gazetteer, phrase: String) {
        self.gazetteer = gazetteer
        self.phrase = phrase
    }

    func read(_ context: PlaceContext) -> PlaceReading {
        let words = lexicon.words(of: phrase)
        var context = context
        context.isLocative = true
        return read(words[...], context)
    }

    /// What the words before a name said.
    private struct Lead {
        var isNear = false
        var hasDistance = false
        var direction: String?
        var level: Place.Precision?
        var isProvince = false
    }

    private func read(_ words: ArraySlice<PhraseWord>, _ context: PlaceContext) -> PlaceReading {
        guard !words.isEmpty else { return .nothing }
        if let reading = possessive(words, context) ?? capital(words) { return reading }
        var lead = Lead()
        var rest = words
        while let word = rest.first {
            if let reading = named(rest, lead, context) { return reading }
            take(word, after: rest.startIndex == words.startIndex ? nil : words[rest.startIndex - 1], &lead)
            rest = rest.dropFirst()
        }
        return unnamed(words, lead, context)
    }

    /// "the Malian capital", "la capitale malienne", whatever village is called Malian.
    private func capital(_ words: ArraySlice<PhraseWord>) -> PlaceReading? {
        for index in words.indices where lexicon.has(words[index], .capital) {
            for beside in [index - 1, index + 1] where words.indices.contains(beside) {
                guard let country = gazetteer.country(ofAdjective: words[beside].key),
                    let capital = gazetteer.capital(of: country)
                else { continue }
                return PlaceReading(place: capital, candidates: [])
            }
        }
        return nil
    }

    /// Takes up what a word says that is not part of a name.
    private func take(_ word: PhraseWord, after previous: PhraseWord?, _ lead: inout Lead) {
        if word.isNumber || lexicon.has(word, .unit), !word.isCapitalised { lead.hasDistance = true }
        if lexicon.has(word, .near) { lead.isNear = true }
        if lexicon.has(word, .province) { lead.isProvince = true }
        if let direction = lexicon.value(of: word, as: .direction), lead.direction == nil {
            lead.direction = direction
        }
        if lead.level == nil { lead.level = level(of: word) }
    }

    private func level(of word: PhraseWord) -> Place.Precision? {
        lexicon.value(of: word, as: .kind).flatMap(Place.Precision.init(rawValue:))
    }

    // MARK: With a name

    /// The place whose name begins the words, the longest of several; `nil` where there is none.
    private func named(
        _ words: ArraySlice<PhraseWord>,
        _ lead: Lead,
        _ context: PlaceContext
    ) -> PlaceReading? {
        guard let first = words.first else { return nil }
        for end in words.indices.reversed() {
            let last = words[end]
            let name = phrase[first.range.lowerBound..<last.range.upperBound]
            guard isName(first, last, name, count: end - words.startIndex + 1) else { continue }
            let found = gazetteer.places(with: NameKey(name))
            let isLong = end == words.startIndex && first.key.letters.count >= 5
            let bySound = found.isEmpty && isLong && first.isCapitalised
            let candidates = bySound ? gazetteer.places(named: String(name)) : found
            if candidates.isEmpty { continue }
            let after = words[(end + 1)...]
            if let reading = chosen(String(name), candidates, lead, after, context) { return reading }
        }
        return nil
    }

    /// Whether words may be a name: capital letters at both ends, or a region that is written without.
    private func isName(_ first: PhraseWord, _ last: PhraseWord, _ name: Substring, count: Int) -> Bool {
        if last.key.isEmpty || first.key.isEmpty { return false }
        if first.isCapitalised {
            if count > 1 { return last.isCapitalised || last.isNumber || !lexicon.has(last, .skip) }
            // A sentence may begin with "The" or "Le".
            return !lexicon.has(first, .article) && !lexicon.has(first, .skip)
        }
        guard count > 1 else { return false }
        if lexicon.has(first, .direction) { return false }
        return gazetteer.places(with: NameKey(name)).contains { candidate in
            candidate.place.precision == .region || candidate.place.precision == .admin1
        }
    }

    private func chosen(
        _ name: String,
        _ candidates: [PlaceCandidate],
        _ lead: Lead,
        _ after: ArraySlice<PhraseWord>,
        _ context: PlaceContext
    ) -> PlaceReading? {
        var context = context
        context.precision = level(after) ?? lead.level
        if let parent = parent(in: after, context) {
            context.parent = parent
            if let country = parent.country { context.countries[country] = 1 }
        }
        let ranked = gazetteer.rank(candidates, in: context)
        guard var best = ranked.first else { return nil }
        if lead.isProvince || after.first.map({ lexicon.has($0, .province) }) ?? false {
            best = ranked.first { $0.isProvince(insteadOf: best) } ?? best
        }
        guard gazetteer.isPlausible(best, name: name, in: context) else {
            return after.isEmpty && lead.direction == nil ? PlaceReading(place: nil, candidates: ranked) : nil
        }
        let both = severalCountries(best.place, after, context)
        return PlaceReading(place: both ?? place(best.place, lead, name), candidates: ranked)
    }

    /// What the words after a name call it: "the Mopti region", "Gao airport".
    private func level(_ after: ArraySlice<PhraseWord>) -> Place.Precision? {
        guard let word = after.first, !word.isCapitalised || after.count == 1 else { return nil }
        return level(of: word)
    }

    /// "Mali and Burkina Faso": a region of no country, where another country follows the first.
    private func severalCountries(
        _ first: Place,
        _ after: ArraySlice<PhraseWord>,
        _ context: PlaceContext
    ) -> Place? {
        guard first.precision == .country, let joint = after.first, lexicon.has(joint, .and) || joint.isComma,
            let second = read(after.dropFirst(), context).place, second.country != first.country,
            second.precision == .country || second.country == nil
        else { return nil }
        return Place(name: "\(first.name), \(second.name)", country: nil, precision: .region)
    }

    /// The place, made vaguer by the words before it.
    private func place(_ place: Place, _ lead: Lead, _ name: String) -> Place {
        var place = place
        let isWide = [.country, .admin1, .region].contains(place.precision)
        if let direction = lead.direction, isWide, !lead.hasDistance {
            place = part(direction, of: place)
        } else if lead.isNear || lead.hasDistance || lead.direction != nil, !isWide {
            place.precision = .near
        }
        return place
    }

    /// The larger place that is named after the name: "Djibo, in Soum province", "Konna (Mopti)".
    private func parent(in words: ArraySlice<PhraseWord>, _ context: PlaceContext) -> Place? {
        var rest = words
        while let word = rest.first, level(of: word) != nil, !word.isCapitalised { rest = rest.dropFirst() }
        guard let joint = rest.first, lexicon.has(joint, .in), rest.count > 1 else { return nil }
        var inner = context
        inner.precision = nil
        let found = read(rest.dropFirst(), inner)
        // "Tombouctou, Ségou et Sikasso" are three places, and none lies in another.
        guard let place = found.place, place.precision != .place, place.precision != .near else { return nil }
        return place
    }

    /// "Mali's Mopti region", "Burkina Faso's north".
    private func possessive(_ words: ArraySlice<PhraseWord>, _ context: PlaceContext) -> PlaceReading? {
        guard let owner = words.firstIndex(where: \.isPossessive), owner + 1 < words.endIndex else {
            return nil
        }
        let plain = words[...owner].map(\.plain)
        guard let parent = read(plain[...], context).place else { return nil }
        var inner = context
        inner.parent = parent
        if let country = parent.country { inner.countries = [country: 1] }
        let found = read(words[(owner + 1)...], inner)
        return found.place == nil ? PlaceReading(place: parent, candidates: []) : found
    }

    // MARK: Without a name

    private func unnamed(
        _ words: ArraySlice<PhraseWord>,
        _ lead: Lead,
        _ context: PlaceContext
    ) -> PlaceReading {
        let adjective = words.lazy.compactMap { gazetteer.curated.country(ofAdjective: $0.key) }.first
        let about = context.parent?.country ?? context.mainCountry
        // "The Malian border" lies in the country that the report is about.
        let isBorder = words.contains { lexicon.has($0, .border) }
        guard let country = isBorder ? about ?? adjective : adjective ?? about,
            let place = gazetteer.country(country)
        else { return .nothing }
        if let direction = lead.direction {
            return PlaceReading(place: part(direction, of: place), candidates: [])
        }
        if words.contains(where: { lexicon.has($0, .capital) }), let capital = gazetteer.capital(of: country)
        {
            return PlaceReading(place: capital, candidates: [])
        }
        let isHere = words.contains { lexicon.has($0, .here) || lexicon.has($0, .whole) }
        return isHere || adjective != nil ? PlaceReading(place: place, candidates: []) : .nothing
    }

    /// "Northern Mali": a region of a country or province that has no borders.
    private func part(_ direction: String, of place: Place) -> Place {
        let adjective = ["center": "central"][direction] ?? direction + "ern"
        return Place(
            name: "\(adjective) \(place.name)",
            country: place.country,
            admin1: place.precision == .admin1 ? place.name : nil,
            precision: .region
        )
    }
}

extension PlaceCandidate {
    /// Whether it is the province where the other is the region of the same name.
    ///
    /// Burkina Faso's regions are above its provinces, and since 2025 some are
    /// called alike: the region Soum, and the province Soum.
    fileprivate func isProvince(insteadOf other: PlaceCandidate) -> Bool {
        other.place.country == "BFA" && other.place.precision == .admin1 && place.country == "BFA"
            && place.precision == .admin2
    }
}
