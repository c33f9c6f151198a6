package import EventData

/// Who is who: states, bodies, forces, groups and persons under all their names, and the words for roles.
///
/// ```swift
/// let directory = ActorDirectory()
/// directory.actor(named: "Assimi Goïta", on: Day(year: 2025, month: 12, day: 23))
/// // Actor(id: "assimi-goita", name: "Assimi Goïta", country: "MLI", sectors: ["GOV"], kind: "person")
/// directory.actor(named: "FAMa")   // Armed Forces of Mali
/// directory.actor(named: "fama")   // nil
/// ```
///
/// Loading reads all tables, which takes some ten milliseconds; do it once.
/// It never changes afterwards. Names are compared without accents and with
/// as much of their case as tells them from words.
package struct ActorDirectory: Sendable {
    let text: DirectoryText
    let entries: [DirectoryEntry]
    let terms: [DirectoryTerm]
    let sectors: SectorLists
    let names: NameIndex
    let surnames: NameIndex
    let roles: RoleWords
    let memberships: [Membership]
    let states: [CountryCode: StateNames]
    /// The entries by the key of their id.
    let entriesByID: KeyTable

    /// Reads the tables.
    package init() {
        self.init(DirectoryLoader().load())
    }

    init(_ loaded: DirectoryLoader) {
        text = loaded.text
        entries = loaded.entries
        terms = loaded.terms
        sectors = loaded.sectors
        names = loaded.names
        surnames = loaded.surnames
        roles = loaded.roles
        memberships = loaded.memberships
        states = loaded.states
        entriesByID = loaded.entriesByID
    }

    // MARK: Names

    /// The actor of a name, as it was on a day; `nil` where the whole of `name` is no name in the directory.
    ///
    /// Several may have the name (`CNSP`, `FDS`): the one of the `country` comes
    /// first, then one that was active on the day, then the table's first. A
    /// capital means its country's government; a demonym means people (CVL).
    package func actor(named name: String, on day: Day? = nil, country: String? = nil) -> Actor? {
        var folder = WordFolder()
        folder.append(name.utf8, token: 0)
        let words = folder.words
        guard !words.isEmpty, let match = names.longestMatch(in: words, at: 0),
            match.length == words.count
        else { return nil }
        guard let best = best(of: match.names, on: day, country: country.map(CountryCode.init)) else {
            return nil
        }
        return actor(of: names.names[Int(best)], on: day)
    }

    /// The actor with an id: `jnim`, `mali`, `mali-government`, `mali-army`.
    package func actor(id: String, on day: Day? = nil) -> Actor? {
        entry(id).map { actor(at: $0, on: day) }
    }

    /// The index of the entry with an id.
    func entry(_ id: String) -> Int32? {
        entriesByID.find(DirectoryText.key(id.utf8))
    }

    /// The name that fits best among names with the same words.
    func best(of candidates: [Int32], on day: Day?, country: CountryCode?) -> Int32? {
        candidates.max { left, right in
            let (leftRank, rightRank) = (
                rank(left, on: day, country: country), rank(right, on: day, country: country)
            )
            return leftRank == rightRank ? left > right : leftRank < rightRank
        }
    }

    private func rank(_ name: Int32, on day: Day?, country: CountryCode?) -> Int {
        let name = names.names[Int(name)]
        let entry = entries[Int(name.bearer)]
        var rank = 0
        if let country, entry.country == country { rank += 4 }
        if let day, (entry.first...max(entry.first, entry.last)).contains(Int32(clamping: day.number)) {
            rank += 2
        }
        if name.use == .name || name.use == .capital { rank += 1 }
        return rank
    }

    // MARK: Making actors

    /// What a name means, as it was on a day.
    func actor(of name: NameIndex.Name, on day: Day?) -> Actor {
        let entry = entries[Int(name.bearer)]
        guard entry.kind.isCountry else { return actor(at: name.bearer, on: day) }
        switch name.use {
        case .capital, .metonym: return government(of: entry)
        case .demonym: return people(of: entry)
        case .city, .name: return actor(at: name.bearer, on: day)
        }
    }

    /// The entry at an index, as it was on a day.
    func actor(at index: Int32, on day: Day?) -> Actor {
        let entry = entries[Int(index)]
        let (country, sectors) = standing(of: entry, on: day)
        return Actor(
            id: text.string(entry.id),
            name: text.string(entry.name),
            country: country.letters,
            sectors: sectors,
            kind: entry.kind.rawValue
        )
    }

    private func government(of entry: DirectoryEntry) -> Actor {
        if entry.kind == .state, let government = entry.country.letters.flatMap(government(of:)) {
            return government
        }
        return Actor(
            id: text.string(entry.id),
            name: text.string(entry.name),
            country: entry.country.letters,
            sectors: entry.kind == .unrecognised ? ["PRE"] : ["GOV"],
            kind: entry.kind.rawValue
        )
    }

    private func people(of entry: DirectoryEntry) -> Actor {
        Actor(
            id: nil,
            name: "People of \(named(entry))",
            country: entry.country.letters,
            sectors: ["CVL"],
            kind: "people"
        )
    }

    /// A country's name as it stands in a sentence: `the United States`.
    func named(_ entry: DirectoryEntry) -> String {
        if entry.kind == .state, let state = states[entry.country] {
            return state.needsArticle ? "the \(state.name)" : state.name
        }
        return text.string(entry.name)
    }

    // MARK: States

    /// The government of a country, `Government of Mali`; `nil` where the code is no country's.
    package func government(of country: String) -> Actor? {
        part(of: country, "government", "Government", "GOV")
    }

    /// The armed forces of a country: `Armed Forces of Burkina Faso`.
    package func army(of country: String) -> Actor? {
        guard let state = states[CountryCode(country)] else { return nil }
        if let index = entry("\(state.id)-army") { return actor(at: index, on: nil) }
        return part(of: country, "army", "Armed Forces", "MIL")
    }

    /// The police of a country: `Police of Mali`.
    package func police(of country: String) -> Actor? {
        part(of: country, "police", "Police", "COP")
    }

    /// The civilians of a country: `Civilians of Mali`.
    package func civilians(of country: String) -> Actor? {
        part(of: country, nil, "Civilians", "CVL")
    }

    private func part(of country: String, _ suffix: String?, _ title: String, _ sector: String) -> Actor? {
        guard let state = states[CountryCode(country)] else { return nil }
        return Actor(
            id: suffix.map { "\(state.id)-\($0)" },
            name: "\(title) of \(state.needsArticle ? "the " : "")\(state.name)",
            country: country,
            sectors: [sector],
            kind: suffix ?? "people"
        )
    }

    /// The name of a country in English: `United States`.
    package func name(ofCountry country: String) -> String? {
        states[CountryCode(country)]?.name
    }

    /// The country of a demonym, inflected or not: `maliennes`, `Malian`.
    package func country(ofDemonym word: String) -> String? {
        country(of: word, as: [.demonym])
    }

    /// The country of a capital: `Bamako`.
    package func country(ofCapital name: String) -> String? {
        country(of: name, as: [.capital])
    }

    /// The country of a country's own name, in either language: `Mali`, `Côte d'Ivoire`.
    package func country(named name: String) -> String? {
        country(of: name, as: [.name])
    }

    private func country(of name: String, as uses: Set<NameUse>) -> String? {
        var folder = WordFolder()
        folder.append(name.utf8, token: 0)
        guard !folder.words.isEmpty, let match = names.longestMatch(in: folder.words, at: 0),
            match.length == folder.words.count
        else { return nil }
        for index in match.names {
            let name = names.names[Int(index)]
            let entry = entries[Int(name.bearer)]
            if uses.contains(name.use), entry.kind.isCountry { return entry.country.letters }
        }
        return nil
    }

    // MARK: Role words

    /// What a word for a role or an institution points to, singular or plural, in any case.
    ///
    /// A row of the `country` wins over the general one, a row of the `language` over the
    /// other's (`partisan`); `nil` where it is no such word.
    package func roleWord(_ words: String, language: Language? = nil, country: String? = nil) -> RoleWord? {
        var folder = WordFolder()
        folder.append(words.utf8, token: 0)
        guard !folder.words.isEmpty, let match = roles.index.longestMatch(in: folder.words, at: 0),
            match.length == folder.words.count
        else { return nil }
        return role(of: match, language: language, country: country.map(CountryCode.init))
    }

    /// The role of a match, with the country's own row before the general one.
    func role(of match: NameIndex.Match, language: Language?, country: CountryCode?) -> RoleWord? {
        let all = match.names.map { roles.roles[Int(roles.index.names[Int($0)].bearer)] }
        let inLanguage = all.filter { language == nil || $0.isFrench == (language == .french) }
        for roles in [inLanguage, all] {
            let own = country.flatMap { country in roles.first { $0.country == country } }
            if let role = own ?? roles.first(where: { $0.country == .none }) {
                return RoleWord(sectors: sectors.lists[Int(role.sectors)], kind: role.kind)
            }
        }
        return nil
    }
}
