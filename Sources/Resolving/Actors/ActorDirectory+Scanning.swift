package import EventData

/// A name of the directory in a text.
package struct ActorMention: Hashable, Sendable {
    /// The tokens in which it stands, the first and the last perhaps in part (`pro-` `Malian`).
    package var tokens: Range<Int>
    package var use: NameUse
    package var kind: DirectoryKind
    /// Who it may be, as indices into the directory's names; `ActorDirectory.actor(of:on:country:)` chooses.
    var names: [Int32]
}

extension ActorDirectory {
    /// The names in a text that was cut into tokens: from left to right, the longest at each place.
    ///
    /// One pass; the text is folded once and nothing else is made of its words.
    /// A name that is only a part of a description (`US-led`, `pro-Russian`) is not there.
    package func mentions(in tokens: [Token]) -> [ActorMention] {
        var folder = WordFolder()
        for (index, token) in tokens.enumerated() {
            folder.append(token.form.utf8, token: index, isToken: true)
        }
        return mentions(in: folder.words)
    }

    /// The names among the forms of tokens.
    package func mentions(in forms: [some StringProtocol]) -> [ActorMention] {
        var folder = WordFolder()
        for (index, form) in forms.enumerated() {
            folder.append(form.utf8, token: index, isToken: true)
        }
        return mentions(in: folder.words)
    }

    /// Who is mentioned, as it was on a day; of several with the name the one of the country before others.
    package func actor(of mention: ActorMention, on day: Day? = nil, country: String? = nil) -> Actor {
        let name =
            best(of: mention.names, on: day, country: country.map(CountryCode.init)) ?? mention.names[0]
        return actor(of: names.names[Int(name)], on: day)
    }

    /// The country that a mention of a country, a capital, a city or a demonym is of.
    package func country(of mention: ActorMention) -> String? {
        entries[Int(names.names[Int(mention.names[0])].bearer)].country.letters
    }

    private func mentions(in words: [FoldedWord]) -> [ActorMention] {
        var mentions: [ActorMention] = []
        scan(words) { range, match in
            let name = names.names[Int(match.names[0])]
            mentions.append(
                ActorMention(
                    tokens: Int(words[range.lowerBound].token)..<Int(words[range.upperBound - 1].token) + 1,
                    use: name.use,
                    kind: entries[Int(name.bearer)].kind,
                    names: match.names
                )
            )
        }
        return mentions
    }

    /// Gives each name among the words to `use`, with the words that it takes.
    func scan(_ words: [FoldedWord], _ use: (Range<Int>, NameIndex.Match) -> Void) {
        var start = 0
        while start < words.count {
            guard let match = names.longestMatch(in: words, at: start) else {
                start += 1
                continue
            }
            let range = start..<start + match.length
            if !isPartOfDescription(range, in: words) { use(range, match) }
            start = range.upperBound
        }
    }

    /// Whether a hyphen makes the name a part of something else: `pro-Russian`, `Iran-backed`.
    func isPartOfDescription(_ range: Range<Int>, in words: [FoldedWord]) -> Bool {
        if words[range.lowerBound].marks.contains(.afterHyphen), range.lowerBound > 0,
            roles.prefixes.contains(words[range.lowerBound - 1].accentedKey)
        {
            return true
        }
        guard range.upperBound < words.count else { return false }
        let next = words[range.upperBound]
        return next.marks.contains(.afterHyphen) && roles.participles.contains(next.accentedKey)
    }
}
