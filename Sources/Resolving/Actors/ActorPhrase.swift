import EventData

/// A noun phrase as names, countries and role words.
struct ActorPhrase {
    /// A name or a role word in the phrase.
    struct Item {
        enum Meaning {
            /// A person, a body or a group.
            case named(Int32)
            /// A country, by its name, its people, its capital or a city.
            case nation(NameIndex.Name)
            case role(RoleWord)
        }

        var words: Range<Int>
        var meaning: Meaning
    }

    let words: [FoldedWord]
    private(set) var items: [Item] = []
    /// French where it has words that only French has, else unknown.
    let language: Language?
    private let directory: ActorDirectory

    /// The names and role words of `words`, from left to right, the longest at each place.
    init(
        _ words: [FoldedWord],
        directory: ActorDirectory,
        on day: Day?,
        country: CountryCode?
    ) {
        self.words = words
        self.directory = directory
        let own = Self.nation(in: words, directory) ?? country
        let isFrench = words.contains { directory.roles.frenchWords.contains($0.accentedKey) }
        language = isFrench ? .french : nil
        var start = 0
        while start < words.count {
            let name = directory.names.longestMatch(in: words, at: start)
            let role = directory.roles.index.longestMatch(in: words, at: start)
            let nameLength = name?.length ?? 0
            if let role, role.length > nameLength,
                let word = directory.role(of: role, language: language, country: own)
            {
                add(.role(word), start, role.length)
                start += role.length
            } else if let name {
                addName(name, at: start, on: day, country: own)
                start += name.length
            } else {
                start += 1
            }
        }
    }

    private mutating func add(_ meaning: Item.Meaning, _ start: Int, _ length: Int) {
        items.append(Item(words: start..<start + length, meaning: meaning))
    }

    private mutating func addName(
        _ match: NameIndex.Match,
        at start: Int,
        on day: Day?,
        country: CountryCode?
    ) {
        guard !isPartOfName(start..<start + match.length, match) else { return }
        guard let index = directory.best(of: match.names, on: day, country: country) else { return }
        let name = directory.names.names[Int(index)]
        let range = start..<start + match.length
        guard !directory.isPartOfDescription(range, in: words) else { return }
        if directory.entries[Int(name.bearer)].kind.isCountry {
            add(.nation(name), start, match.length)
        } else if let role = roleOfAnother(range, name, country: country) {
            add(.role(role), start, match.length)
        } else {
            add(.named(name.bearer), start, match.length)
        }
    }

    /// A body's name that is also a word for such bodies, beside another country: `the Peruvian Congress`.
    private func roleOfAnother(_ range: Range<Int>, _ name: NameIndex.Name, country: CountryCode?)
        -> RoleWord?
    {
        let own = directory.entries[Int(name.bearer)].country
        guard let country, own != .none, own != country,
            let match = directory.roles.index.longestMatch(in: words, at: range.lowerBound),
            match.length == range.count
        else { return nil }
        return directory.role(of: match, language: language, country: country)
    }

    /// Whether a place's name is only a part of somebody's: `Jordan Peterson`, `Mary Smith`.
    private func isPartOfName(_ range: Range<Int>, _ match: NameIndex.Match) -> Bool {
        let name = directory.names.names[Int(match.names[0])]
        guard directory.entries[Int(name.bearer)].kind.isCountry, range.count == 1 else { return false }
        guard name.use == .name || name.use == .city || name.use == .capital else { return false }
        guard words[range.lowerBound].marks.isDisjoint(with: .capitals) else { return false }
        return isStrange(range.upperBound, after: true) || isStrange(range.lowerBound - 1, after: false)
    }

    /// Whether a word beside a name is a capitalised word that the directory does not know.
    private func isStrange(_ index: Int, after: Bool) -> Bool {
        guard words.indices.contains(index) else { return false }
        let word = words[index]
        guard word.marks.contains(.capital), word.length > 1, index > 0 || words.count == 2 else {
            return false
        }
        if words[after ? index : index + 1].marks.contains(.afterBreak) { return false }
        let roles = directory.roles
        guard !roles.areas.contains(word.accentedKey), !roles.plainWords.contains(word.accentedKey),
            !roles.prepositions.contains(word.accentedKey), !roles.former.contains(word.accentedKey)
        else { return false }
        if directory.names.longestMatch(in: words, at: index) != nil { return false }
        if roles.index.longestMatch(in: words, at: index) != nil { return false }
        // The last word of a role of several: `Foreign Minister Mali`.
        return !(0..<index).contains { start in
            roles.index.longestMatch(in: words, at: start).map { start + $0.length > index } ?? false
        }
    }

    /// The first country among words, by its name or its people.
    static func nation(in words: [FoldedWord], _ directory: ActorDirectory) -> CountryCode? {
        var found: CountryCode?
        directory.scan(words) { _, match in
            let entry = directory.entries[Int(directory.names.names[Int(match.names[0])].bearer)]
            if found == nil, entry.kind.isCountry, entry.country != .none { found = entry.country }
        }
        return found
    }

    // MARK: Questions

    /// Whether a word says that an office is over.
    var isFormer: Bool { words.contains { directory.roles.former.contains($0.accentedKey) } }

    /// Whether nothing but names, role words and plain words is there.
    var isCovered: Bool {
        words.indices.allSatisfy { index in
            let key = words[index].accentedKey
            return items.contains { $0.words.contains(index) } || directory.roles.plainWords.contains(key)
                || directory.roles.areas.contains(key)
        }
    }

    /// The role words with their places.
    var roles: [(words: Range<Int>, role: RoleWord)] {
        items.compactMap { item in
            if case .role(let role) = item.meaning { (item.words, role) } else { nil }
        }
    }

    /// The entries named, with their places.
    var named: [(words: Range<Int>, entry: Int32)] {
        items.compactMap { item in
            if case .named(let entry) = item.meaning { (item.words, entry) } else { nil }
        }
    }

    /// The countries with their places.
    var nations: [(words: Range<Int>, name: NameIndex.Name)] {
        items.compactMap { item in
            if case .nation(let name) = item.meaning { (item.words, name) } else { nil }
        }
    }

    /// Whether a preposition stands between a word and the name or role word before it: `of`, `du`.
    func hasPreposition(before index: Int) -> Bool {
        preposition(before: index) != nil
    }

    /// Whether that preposition says whose: `of`, `from`, `de`.
    func belongs(before index: Int) -> Bool {
        preposition(before: index).map { directory.roles.belongings.contains(words[$0].accentedKey) } ?? false
    }

    /// The last preposition before a word, with no role word between.
    private func preposition(before index: Int) -> Int? {
        let start = roles.last { $0.words.upperBound <= index }?.words.upperBound ?? 0
        return (min(start, index)..<index).last {
            directory.roles.prepositions.contains(words[$0].accentedKey)
        }
    }

    /// The first preposition after a word, outside of the items.
    func preposition(from index: Int) -> Int? {
        words.indices.dropFirst(index).first { place in
            directory.roles.prepositions.contains(words[place].accentedKey)
                && !items.contains { $0.words.contains(place) }
        }
    }
}
