/// Reads the directory's tables.
struct DirectoryLoader {
    private(set) var text = DirectoryText()
    private(set) var entries: [DirectoryEntry] = []
    private(set) var terms: [DirectoryTerm] = []
    private(set) var sectors = SectorLists()
    private(set) var names = NameIndex(capacity: 1 << 14, heedsAccents: false)
    private(set) var surnames = NameIndex(capacity: 1 << 12, heedsAccents: false)
    private(set) var roles = RoleWords()
    private(set) var memberships: [Membership] = []
    private(set) var states: [CountryCode: StateNames] = [:]
    private(set) var entriesByID = KeyTable(capacity: 1 << 12)
    private var kinds: [UInt64: DirectoryKind] = [:]
    private var folder = WordFolder()

    func load() -> DirectoryLoader {
        var loader = self
        for kind in DirectoryKind.allCases {
            loader.kinds[DirectoryText.key(kind.rawValue.utf8)] = kind
        }
        loader.entries.reserveCapacity(4096)
        loader.readCountries()
        for table in [
            Lexicon.organisations_tsv, Lexicon.armed_groups_tsv, Lexicon.forces_tsv, Lexicon.institutions_tsv,
            Lexicon.parties_tsv,
        ] {
            loader.readActors(table)
        }
        loader.readPhases()
        loader.readPeople()
        loader.readCities()
        loader.readMemberships()
        loader.readRoles()
        return loader
    }

    /// Reads a table row by row, without its header.
    private mutating func read(_ table: StaticString, _ use: (inout DirectoryLoader, [TextRange]) -> Void) {
        var position = text.append(table)
        var fields: [TextRange] = []
        guard text.nextRow(&position, &fields) else { return }
        while text.nextRow(&position, &fields) { use(&self, fields) }
    }

    private mutating func readCountries() {
        read(Lexicon.countries_tsv) { loader, row in
            let text = loader.text
            let kind = loader.kind(row[9])
            let country = text.country(row[0])
            let entry = loader.add(
                DirectoryEntry(
                    id: row[1],
                    name: row[3],
                    kind: kind,
                    country: country,
                    sectors: loader.sectors.index(of: row[10], in: text)
                )
            )
            if kind == .state {
                loader.states[country] = StateNames(
                    id: text.string(row[1]),
                    name: text.string(row[3]),
                    needsArticle: !row[2].isEmpty,
                    entry: entry
                )
            }
            for field in [row[3], row[4], row[5]] { loader.name(entry, field, .name) }
            loader.name(entry, row[6], .capital)
            loader.name(entry, row[7], .demonym)
            loader.name(entry, row[8], .metonym)
        }
    }

    private mutating func readActors(_ table: StaticString) {
        read(table) { loader, row in
            let text = loader.text
            let entry = loader.add(
                DirectoryEntry(
                    id: row[0],
                    name: row[1],
                    kind: loader.kind(row[4]),
                    country: text.country(row[5]),
                    sectors: loader.sectors.index(of: row[6], in: text),
                    first: text.firstDay(row[7]),
                    last: text.lastDay(row[8])
                )
            )
            for field in [row[1], row[2], row[3]] { loader.name(entry, field, .name) }
        }
    }

    /// The rows of an entry stand together.
    private mutating func readPhases() {
        read(Lexicon.phases_tsv) { loader, row in
            guard let entry = loader.entriesByID.find(loader.text.key(row[0])) else { return }
            let term = loader.term(row[1], row[2], row[3], row[4], office: .empty)
            loader.append(term, to: Int(entry))
        }
    }

    private mutating func readPeople() {
        var last: UInt64 = 0
        read(Lexicon.people_tsv) { loader, row in
            let text = loader.text
            let term = loader.term(row[5], row[6], row[7], row[8], office: row[4])
            let key = text.key(row[0])
            if key == last {
                loader.append(term, to: loader.entries.count - 1)
                return
            }
            last = key
            let entry = loader.add(
                DirectoryEntry(
                    id: row[0],
                    name: row[1],
                    kind: .person,
                    country: text.country(row[3]),
                    sectors: term.sectors
                )
            )
            loader.append(term, to: Int(entry))
            loader.name(entry, row[1], .name)
            loader.name(entry, row[2], .name)
            loader.nameBySurname(entry, row[1])
        }
    }

    private mutating func readCities() {
        read(Lexicon.cities_tsv) { loader, row in
            guard let state = loader.states[loader.text.country(row[1])] else { return }
            loader.name(state.entry, row[0], .city)
        }
    }

    private mutating func readMemberships() {
        read(Lexicon.memberships_tsv) { loader, row in
            let status = loader.text.slice(row[4])
            loader.memberships.append(
                Membership(
                    member: row[0],
                    organisation: row[1],
                    first: loader.text.firstDay(row[2]),
                    last: loader.text.lastDay(row[3]),
                    isSuspension: status.elementsEqual("suspended".utf8),
                    isMember: status.elementsEqual("member".utf8)
                )
            )
        }
    }

    private mutating func readRoles() {
        read(Lexicon.role_words_tsv) { loader, row in
            let text = loader.text
            let role = RoleWords.Role(
                sectors: loader.sectors.index(of: row[3], in: text),
                kind: RoleWord.Kind(rawValue: text.string(row[4])) ?? .person,
                isFrench: text.slice(row[1]).elementsEqual("fr".utf8),
                country: text.country(row[5])
            )
            let index = Int32(loader.roles.roles.count)
            loader.roles.roles.append(role)
            for field in [row[0], row[2]] {
                loader.fold(field)
                loader.roles.index.insert(loader.folder.words, bearer: index)
            }
        }
    }

    // MARK: Parts of rows

    private func kind(_ field: TextRange) -> DirectoryKind {
        kinds[text.key(field)] ?? .institution
    }

    private mutating func add(_ entry: DirectoryEntry) -> Int32 {
        let index = Int32(entries.count)
        entries.append(entry)
        _ = entriesByID.insert(text.key(entry.id), index)
        return index
    }

    private mutating func term(
        _ from: TextRange,
        _ to: TextRange,
        _ country: TextRange,
        _ sectors: TextRange,
        office: TextRange
    ) -> DirectoryTerm {
        DirectoryTerm(
            office: office,
            first: text.firstDay(from),
            last: text.lastDay(to),
            country: text.country(country),
            sectors: self.sectors.index(of: sectors, in: text)
        )
    }

    private mutating func append(_ term: DirectoryTerm, to entry: Int) {
        let end = Int32(terms.count)
        if entries[entry].terms.isEmpty { entries[entry].terms = end..<end }
        terms.append(term)
        entries[entry].terms = entries[entry].terms.lowerBound..<end + 1
    }

    private mutating func name(_ entry: Int32, _ field: TextRange, _ use: NameUse) {
        var rest = field
        while var part = text.nextPart(&rest) {
            let isAlsoWord = text.bytes[Int(part.start)] == 0x7E
            if isAlsoWord { part.start += 1 }
            fold(part)
            names.insert(folder.words, bearer: entry, use: use, isAlsoWord: isAlsoWord)
        }
    }

    /// A person's names one by one, for `President Tokayev` and `Prime Minister Abiy`.
    private mutating func nameBySurname(_ entry: Int32, _ field: TextRange) {
        fold(field)
        guard folder.words.count > 1 else { return }
        for word in folder.words where word.length > 2 && word.marks.contains(.capital) {
            surnames.insert([word], bearer: entry)
        }
    }

    private mutating func fold(_ field: TextRange) {
        folder.removeAll()
        folder.append(text.slice(field), token: 0)
    }
}
