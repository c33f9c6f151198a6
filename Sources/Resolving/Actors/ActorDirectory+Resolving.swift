package import EventData

extension ActorDirectory {
    /// Whom a whole noun phrase means: a name anywhere in it, a country with a role, a role alone.
    ///
    /// ```swift
    /// directory.resolve("Malian soldiers")               // Armed Forces of Mali, MLI MIL
    /// directory.resolve("a former CIA official")         // Central Intelligence Agency, USA ELI
    /// directory.resolve("gunmen")                        // no country, UAF
    /// directory.resolve("the National Guard", context: "Saudi")   // SAU MIL
    /// ```
    ///
    /// The `context` gives a country where the phrase has none. Without a day the
    /// last office of a person counts.
    package func resolve(_ phrase: String, context: String? = nil, on day: Day? = nil) -> ResolvedActor {
        var folder = WordFolder()
        folder.append(phrase.utf8, token: 0)
        let country = context.flatMap(country(inContext:))
        var best: (reading: ResolvedActor, strength: Int)?
        for words in segments(of: folder.words) {
            let parts = ActorPhrase(words, directory: self, on: day, country: country)
            let reader = ActorPhraseReader(parts, directory: self, day: day, context: country, phrase: phrase)
            guard let (reading, strength) = reader.read() else { continue }
            if strength > best?.strength ?? 0 { best = (reading, strength) }
        }
        return best?.reading ?? .unknown
    }

    /// The country that a context names, if it names one only.
    private func country(inContext context: String) -> CountryCode? {
        var folder = WordFolder()
        folder.append(context.utf8, token: 0)
        var found: Set<CountryCode> = []
        scan(folder.words) { _, match in
            let entry = entries[Int(names.names[Int(match.names[0])].bearer)]
            if entry.kind.isCountry, entry.country != .none { found.insert(entry.country) }
        }
        return found.count == 1 ? found.first : nil
    }

    /// The stretches of a phrase between commas, brackets and conjunctions.
    private func segments(of words: [FoldedWord]) -> [[FoldedWord]] {
        var segments: [[FoldedWord]] = [[]]
        var index = 0
        while index < words.count {
            // A name or a role word of several words may hold an "and": "men and women".
            let length = max(
                names.longestMatch(in: words, at: index)?.length ?? 1,
                roles.index.longestMatch(in: words, at: index)?.length ?? 1
            )
            let isConjunction = length == 1 && roles.conjunctions.contains(words[index].accentedKey)
            if isConjunction || words[index].marks.contains(.afterBreak) { segments.append([]) }
            if !isConjunction { segments[segments.count - 1] += words[index..<index + length] }
            index += length
        }
        return segments.filter { !$0.isEmpty }
    }

    /// Whether a match in the single names is the last name of a person.
    func isLastName(_ match: NameIndex.Match, of bearer: Int32) -> Bool {
        var folder = WordFolder()
        folder.append(text.slice(entries[Int(bearer)].name), token: 0)
        guard let last = folder.words.last else { return false }
        return surnames.longestMatch(in: [last], at: 0)?.names == match.names
    }
}
