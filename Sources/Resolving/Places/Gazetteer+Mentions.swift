package import EventData

/// Words of a text that are called like a place.
package struct PlaceMention: Hashable, Sendable {
    /// The words, by their numbers.
    package var range: Range<Int>
    /// All places that it may be.
    package var candidates: [PlaceCandidate]
}

extension Gazetteer {
    private static let longestName = 7

    /// Finds names of places in the words of a text, the longest at each point.
    ///
    /// A name begins and ends with a capital letter or a digit. It is for the
    /// caller to see from the words around whether the place is meant.
    package func mentions(in forms: [String], language: Language? = nil) -> [PlaceMention] {
        var mentions: [PlaceMention] = []
        var index = 0
        while index < forms.count {
            if let mention = longestMention(in: forms, at: index) {
                mentions.append(mention)
                index = mention.range.upperBound
            } else {
                index += 1
            }
        }
        return mentions
    }

    /// Whether a word or a few are the name of a country.
    package func isCountry(_ name: String) -> Bool {
        places(with: NameKey(name)).contains { $0.place.precision == .country }
    }

    /// Whether a word says whose country something is: "Malian", "Maliens".
    package func isDemonym(_ form: String) -> Bool {
        country(ofAdjective: NameKey(form)) != nil
    }

    /// The country, as three letters, that a word such as "Malian" is of.
    func country(ofAdjective word: NameKey) -> String? { curated.country(ofAdjective: word) }

    private func longestMention(in forms: [String], at start: Int) -> PlaceMention? {
        guard beginsName(forms[start]) else { return nil }
        var key = NameKey()
        var longest: PlaceMention?
        for end in start..<min(start + Self.longestName, forms.count) {
            let form = forms[end]
            // Names go over hyphens and apostrophes, not over other marks.
            guard end == start || NameKey(form).isEmpty == false || "-–'’.".contains(form) else { break }
            key.append(form)
            guard beginsName(form) || endsName(form), !key.isEmpty else { continue }
            if end == start, PhraseWords.shared.isCommon(key), key.letters.count < 4 { continue }
            let found = places(with: key)
            if !found.isEmpty { longest = PlaceMention(range: start..<(end + 1), candidates: found) }
        }
        return longest
    }

    /// "d'Ivoire" after "Côte".
    private func endsName(_ form: String) -> Bool {
        guard let mark = form.firstIndex(where: { $0 == "'" || $0 == "’" }) else { return false }
        return form[form.index(after: mark)...].first?.isUppercase == true
    }

    private func beginsName(_ form: String) -> Bool {
        guard let first = form.unicodeScalars.first else { return false }
        return first.properties.isUppercase || (0x30...0x39).contains(first.value)
    }

    // MARK: What a text is about

    /// The countries that a text is about, for understanding the names in it.
    ///
    /// Names of countries count most, then adjectives such as "Malian", then
    /// places of the tables that are in one country only. It takes some
    /// microseconds a word.
    package func context(of text: String, language: Language? = nil) -> PlaceContext {
        let forms = words(of: text)
        var weights: [String: Double] = [:]
        var index = 0
        while index < forms.count {
            let (country, weight, length) = evidence(in: forms, at: index)
            // What stands first is what the report is about.
            if let country { weights[country, default: 0] += weight * (index < 40 ? 1.5 : 1) }
            index += length
        }
        let most = weights.values.max() ?? 1
        return PlaceContext(countries: weights.mapValues { $0 / most }, language: language)
    }

    private func evidence(in forms: [String], at index: Int) -> (String?, Double, Int) {
        for length in [3, 2, 1] where index + length <= forms.count {
            var key = NameKey()
            for form in forms[index..<(index + length)] { key.append(form) }
            if let country = curated.country(ofAdjective: key) { return (country, 0.7, length) }
            guard beginsName(forms[index]), beginsName(forms[index + length - 1]) else { continue }
            guard key.letters.count > 3 || forms[index].allSatisfy(\.isUppercase) else { continue }
            let found = curated.names.records(hash: key.hash, isSound: false).map { curated.records[$0] }
            if found.isEmpty { continue }
            if let country = found.first(where: { $0.precision == .country })?.country {
                return (country, 1, length)
            }
            if PhraseWords.shared.isCommon(key) { continue }
            let countries = Set(found.map(\.country))
            guard countries.count == 1, let country = found[0].country else { return (nil, 0, length) }
            return (country, 0.5, length)
        }
        return (nil, 0, 1)
    }

    /// Cuts a text into words at everything that is no letter or digit, but for dots within abbreviations.
    private func words(of text: String) -> [String] {
        text.unicodeScalars.split { scalar in
            !(scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) || scalar == "."
                || (0x300...0x36F).contains(scalar.value))
        }.flatMap { piece -> [String] in
            // "U.S." stays whole, a full stop at the end of a sentence goes.
            let word = String(piece)
            if !word.contains(".") { return [word] }
            let parts = word.split(separator: ".")
            return parts.allSatisfy { $0.count == 1 } ? [parts.joined()] : parts.map(String.init)
        }
    }
}
