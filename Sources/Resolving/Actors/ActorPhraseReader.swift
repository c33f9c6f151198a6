import EventData

/// Decides whom one noun phrase means.
struct ActorPhraseReader {
    let parts: ActorPhrase
    let directory: ActorDirectory
    let day: Day?
    /// The country that the context names.
    let context: CountryCode?
    /// The words as they were given.
    let phrase: String

    init(_ parts: ActorPhrase, directory: ActorDirectory, day: Day?, context: CountryCode?, phrase: String) {
        self.parts = parts
        self.directory = directory
        self.day = day
        self.context = context
        self.phrase = phrase
    }

    /// Sectors of people who stand beside a body without being of it: `Boko Haram's hostages`.
    private static let bystanders: Set = ["CVL", "REF"]
    private static let officials: Set = ["GOV", "LEG", "JUD", "MIL", "COP", "SPY", "IGO"]

    /// The reading, and how much of a name it rests on.
    func read() -> (ResolvedActor, strength: Int)? {
        if let reading = person() { return (reading, 5) }
        if let reading = body() { return (reading, 5) }
        if let reading = titled() { return (reading, 4) }
        if let reading = describedOfNation() { return (reading, 3) }
        if let reading = described() { return (reading, 2) }
        return nil
    }

    // MARK: Names

    private func kind(_ entry: Int32) -> DirectoryKind { directory.entries[Int(entry)].kind }

    /// A person, unless the person only says whose people are meant: `Trump supporters`.
    private func person() -> ResolvedActor? {
        let persons = parts.named.filter { kind($0.entry) == .person }
        guard let person = persons.first(where: { !isPossessor($0.words) }) ?? persons.first else {
            return nil
        }
        let actor = directory.actor(at: person.entry, on: day)
        let followers = parts.roles.filter { $0.words.lowerBound >= person.words.upperBound }
        let isHead = parts.preposition(from: person.words.upperBound).map { place in
            followers.first.map { $0.words.lowerBound > place } ?? true
        }
        if let follower = followers.first, isHead != true {
            return role(follower.role, of: directory.entries[Int(person.entry)].country)
        }
        if parts.hasPreposition(before: person.words.lowerBound),
            let head = parts.roles.last(where: { $0.words.upperBound <= person.words.lowerBound })
        {
            return role(head.role, of: directory.entries[Int(person.entry)].country)
        }
        var sectors = actor.sectors
        if day == nil, parts.isFormer, Self.officials.contains(sectors.first ?? "") { sectors = ["ELI"] }
        return ResolvedActor(
            name: actor.name,
            entity: actor.id,
            country: actor.country,
            sectors: sectors,
            basis: .name
        )
    }

    private func role(_ role: RoleWord, of country: CountryCode) -> ResolvedActor {
        ResolvedActor(
            name: words,
            entity: nil,
            country: country.letters,
            sectors: sectors(of: role, hasCountry: country != .none),
            basis: .role
        )
    }

    /// A body, a force, a group, a party: its own people, or those that stand beside it.
    private func body() -> ResolvedActor? {
        let bodies = parts.named.filter { kind($0.entry) != .person }
        guard let body = bodies.first(where: { !isPossessor($0.words) }) ?? bodies.last else { return nil }
        let entry = directory.entries[Int(body.entry)]
        let actor = directory.actor(at: body.entry, on: day)
        var country = actor.country.map(CountryCode.init) ?? .none
        let other = nation(before: body.words).flatMap {
            $0 != country && belongsToState(entry.kind) ? $0 : nil
        }
        if let other { country = other }
        let head = parts.roles.last { $0.role.kind != .title } ?? parts.roles.last
        var sectors = actor.sectors
        if let head {
            if standsApart(head.words, head.role, from: body.words, actor) {
                return role(
                    head.role,
                    of: country == .none ? (parts.nations.first.map(nation) ?? .none) : country
                )
            }
            if entry.kind == .party, ["LEG", "GOV"].contains(head.role.sectors.first),
                head.role.kind != .title
            {
                sectors = head.role.sectors + sectors
            }
            if parts.isFormer || head.role.sectors == ["ELI"], Self.officials.contains(sectors.first ?? "") {
                sectors = ["ELI"]
            }
        }
        return ResolvedActor(
            name: other == nil ? actor.name : words,
            entity: other == nil ? actor.id : nil,
            country: country.letters,
            sectors: sectors,
            basis: .name
        )
    }

    /// Whether a role beside a body is not the body's: hostages, protesters outside, residents.
    private func standsApart(_ words: Range<Int>, _ role: RoleWord, from body: Range<Int>, _ actor: Actor)
        -> Bool
    {
        guard role.kind != .title, let sector = role.sectors.first, sector != actor.sectors.first else {
            return false
        }
        if Self.bystanders.contains(sector) { return true }
        return words.upperBound <= body.lowerBound && parts.hasPreposition(before: body.lowerBound)
            && !parts.belongs(before: body.lowerBound)
    }

    /// Bodies that every state has one of, so that a demonym before the name says which.
    private func belongsToState(_ kind: DirectoryKind) -> Bool {
        switch kind {
        case .party, .institution, .agency, .police, .force, .army: true
        default: false
        }
    }

    private func nation(before words: Range<Int>) -> CountryCode? {
        parts.nations.first { $0.words.upperBound == words.lowerBound && $0.name.use == .demonym }.map(nation)
    }

    private func nation(_ item: (words: Range<Int>, name: NameIndex.Name)) -> CountryCode {
        directory.entries[Int(item.name.bearer)].country
    }

    /// Whether an English possessive follows: `Putin's`.
    private func isPossessor(_ words: Range<Int>) -> Bool {
        guard words.upperBound < parts.words.count else { return false }
        let next = parts.words[words.upperBound]
        return next.length == 1 && next.marks.contains(.afterApostrophe) && next.key == Self.possessive
            && words.upperBound + 1 < parts.words.count
    }

    private static let possessive = FoldedWord.key("s")

    /// A title and the last name of somebody who bore it: `Deputy Secretary Hicks`, `le président Tebboune`.
    private func titled() -> ResolvedActor? {
        guard let role = parts.roles.last, role.words.upperBound < parts.words.count else { return nil }
        let next = role.words.upperBound
        guard parts.words[next].marks.contains(.capital), next == parts.words.count - 1,
            let match = directory.surnames.longestMatch(in: parts.words, at: next)
        else { return nil }
        let nation = parts.nations.first.map(nation) ?? context
        let bearers = Set(match.names.map { directory.surnames.names[Int($0)].bearer })
        let candidates = bearers.filter { bearer in
            let entry = directory.entries[Int(bearer)]
            if let nation, entry.country != nation { return false }
            return directory.standing(of: entry, on: day).sectors.contains(role.role.sectors.first ?? "")
        }
        // The last names go before the others: there are many presidents called Mohamed.
        let last = candidates.filter { directory.isLastName(match, of: $0) }
        guard
            let bearer = last.count == 1
                ? last.first : last.isEmpty && candidates.count == 1 ? candidates.first : nil
        else { return nil }
        let actor = directory.actor(at: bearer, on: day)
        return ResolvedActor(
            name: actor.name,
            entity: actor.id,
            country: actor.country,
            sectors: actor.sectors,
            basis: .title
        )
    }

    // MARK: Countries and roles

    /// A country, its people, its capital, a city: alone or with a role.
    private func describedOfNation() -> ResolvedActor? {
        guard let first = parts.nations.first else { return nil }
        let entry = directory.entries[Int(first.name.bearer)]
        guard let head else { return nation(first.name, entry) }
        let country = parts.nations.lazy.map(nation).first { $0 != .none } ?? context ?? .none
        let sectors = former(sectors(of: head, hasCountry: true))
        let actor = stateActor(head, entry, sectors)
        return ResolvedActor(
            name: actor?.name ?? words,
            entity: actor?.id,
            country: country.letters,
            sectors: entry.kind == .unrecognised && sectors.first == "GOV" ? ["PRE"] : sectors,
            basis: .role
        )
    }

    /// A state's army, government or police, where the words mean the whole of it.
    private func stateActor(_ role: RoleWord, _ entry: DirectoryEntry, _ sectors: [String]) -> Actor? {
        guard entry.kind == .state, parts.nations.first?.name.use != .city, sectors == role.sectors,
            let country = entry.country.letters
        else { return nil }
        switch role.kind {
        case .army: return directory.army(of: country)
        case .government: return directory.government(of: country)
        case .police: return directory.police(of: country)
        default: return nil
        }
    }

    private func nation(_ name: NameIndex.Name, _ entry: DirectoryEntry) -> ResolvedActor {
        let isAlone = parts.isCovered
        var actor = directory.actor(of: name, on: day)
        var basis = ResolvedActor.Basis.country
        switch name.use {
        case .capital, .metonym: basis = .capital
        case .city:
            (actor.id, actor.name, actor.sectors, basis) = (nil, words, ["CVL"], .place)
        case .name, .demonym: break
        }
        if !isAlone, !isPeople(name) { (actor.id, actor.name, actor.sectors) = (nil, words, []) }
        return ResolvedActor(
            name: actor.name,
            entity: actor.id,
            country: entry.country.letters,
            sectors: actor.sectors,
            basis: basis
        )
    }

    /// Whether a demonym ends the phrase as a noun: `ethnic Armenians`, not `missile russe`.
    private func isPeople(_ name: NameIndex.Name) -> Bool {
        guard name.use == .demonym, let last = parts.words.last, last.marks.contains(.capital) else {
            return false
        }
        return parts.nations.last?.words.upperBound == parts.words.count
    }

    /// A role without a country, or with the context's.
    private func described() -> ResolvedActor? {
        guard let head else { return nil }
        let country = context ?? .none
        return ResolvedActor(
            name: words,
            entity: nil,
            country: country.letters,
            sectors: former(sectors(of: head, hasCountry: country != .none)),
            basis: .role
        )
    }

    private func former(_ sectors: [String]) -> [String] {
        parts.isFormer && Self.officials.contains(sectors.first ?? "") ? ["ELI"] : sectors
    }

    /// `UNK,GOV` is UNK alone, and GOV beside a country.
    private func sectors(of role: RoleWord, hasCountry: Bool) -> [String] {
        guard role.sectors.first == "UNK", role.sectors.count > 1 else { return role.sectors }
        return hasCountry ? Array(role.sectors.dropFirst()) : ["UNK"]
    }

    /// The role that the phrase is about: its head noun, or the body that a title belongs to.
    private var head: RoleWord? {
        let roles = parts.roles
        guard let first = roles.first else { return nil }
        let end = parts.preposition(from: first.words.upperBound) ?? parts.words.count
        let near = roles.filter { $0.words.lowerBound < end }
        let ordered = parts.language == .french ? near : near.reversed()
        if let strong = ordered.first(where: { !isWeak($0.role) }) { return strong.role }
        let behind = roles.filter { $0.words.lowerBound >= end && parts.belongs(before: $0.words.lowerBound) }
        if let strong = behind.first(where: { !isWeak($0.role) }) { return strong.role }
        return ordered.first?.role ?? first.role
    }

    private func isWeak(_ role: RoleWord) -> Bool {
        role.kind == .title || role.sectors.first == "UNK"
    }

    private var words: String {
        phrase
    }
}
