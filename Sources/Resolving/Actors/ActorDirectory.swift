package import EventData

/// What a word for a role says: the sector, and what kind of actor it is.
package struct RoleWord: Hashable, Sendable {
    package var sectors: [String]
    package var kind: String?
}

/// Who is who: states, bodies, forces, groups and persons under all their names.
package struct ActorDirectory: Sendable {
    private var byFirst: [String: [(words: [String], isExact: Bool, actor: Int)]] = [:]
    private var actors: [Actor] = []
    private var byID: [String: Int] = [:]
    private var demonyms: [String: String] = [:]
    private var countries: [String: String] = [:]
    private var terms: [String: [(sector: String, country: String, kind: String)]] = [:]
    private var memberships: [(member: String, organisation: String, from: String, to: String, status: String)] = []
    private var offices: [String: [(from: String, to: String, country: String, sector: String)]] = [:]

    package init() {
        for row in rows(of: Lexicon.countries_tsv) where row.count >= 5 {
            let iso = String(row[0])
            countries[iso] = String(row[1])
            let state = Actor(id: iso.lowercased(), name: "Government of \(row[1])", country: iso, sectors: ["GOV"], kind: "country")
            let index = add(state)
            for name in [row[1]] + row[2].split(separator: "|") { add(String(name), index) }
            var capital = state
            capital.kind = "capital"
            let capitalIndex = add(capital)
            for name in row[3].split(separator: "|") { add(String(name), capitalIndex) }
            for adjective in row[4].split(separator: "|") {
                let stem = String(adjective)
                for ending in ["", "s", "e", "es", "ne", "nes", "le", "les"] { demonyms[stem + ending] = iso }
                if stem.hasSuffix("ien") || stem.hasSuffix("éen") { demonyms[stem + "ne"] = iso }
            }
        }
        for row in rows(of: Lexicon.actors_tsv) where row.count >= 6 {
            let actor = Actor(
                id: String(row[0]), name: String(row[1]), country: row[3].isEmpty ? nil : String(row[3]),
                sectors: row[4].isEmpty ? [] : [String(row[4])], kind: String(row[2])
            )
            let index = add(actor)
            for name in [row[1]] + row[5].split(separator: "|") { add(String(name), index) }
        }
        for row in rows(of: Lexicon.people_tsv) where row.count >= 8 {
            let name = String(row[0])
            offices[name, default: []].append((String(row[4]), String(row[5]), String(row[6]), String(row[7])))
            if byID["person:" + name] != nil { continue }
            let actor = Actor(id: "person:" + name, name: name, country: row[6].isEmpty ? nil : String(row[6]), sectors: [String(row[7])], kind: "person")
            let index = add(actor)
            for alias in [row[0]] + row[1].split(separator: "|") where alias.contains(" ") { add(String(alias), index) }
        }
        for row in rows(of: Lexicon.role_words_tsv) where row.count >= 5 {
            terms["\(row[0]) \(row[1])", default: []].append((String(row[2]), String(row[3]), String(row[4])))
        }
        for row in rows(of: Lexicon.memberships_tsv) where row.count >= 5 {
            memberships.append((String(row[0]), String(row[1]), String(row[2]), String(row[3]), String(row[4])))
        }
    }

    private mutating func add(_ actor: Actor) -> Int {
        actors.append(actor)
        if let id = actor.id, byID[id] == nil { byID[id] = actors.count - 1 }
        return actors.count - 1
    }

    private mutating func add(_ name: String, _ actor: Int) {
        let isAcronym = name.count <= 6 && name.uppercased() == name
        let words = ActorDirectory.words(of: name, exact: isAcronym)
        guard let first = words.first else { return }
        byFirst[first, default: []].append((words, isAcronym, actor))
    }

    private static func words(of name: String, exact: Bool) -> [String] {
        let text = exact ? name : name.lowercased()
        var words: [String] = []
        var current = ""
        for character in text {
            switch character {
            case " ", ",", "(", ")": if !current.isEmpty { words.append(current); current = "" }
            case "'", "’":
                if current.count <= 2 { words.append(current + "'"); current = "" } else { if !current.isEmpty { words.append(current) }; current = "'" }
            default: current.append(character)
            }
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    func mentions(in forms: [String], language: Language, on day: Day?) -> [(Range<Int>, Actor)] {
        var found: [(Range<Int>, Actor)] = []
        let exact = forms.map { $0.replacing("’", with: "'") }
        let folded = exact.map { $0.lowercased() }
        var index = 0
        while index < forms.count {
            var best: (length: Int, actor: Int)?
            for (key, isExact) in [(folded[index], false), (exact[index], true)] {
                for entry in byFirst[key] ?? [] where entry.isExact == isExact && index + entry.words.count <= forms.count {
                    let words = isExact ? exact : folded
                    guard (0..<entry.words.count).allSatisfy({ words[index + $0] == entry.words[$0] }) else { continue }
                    if !isExact, forms[index].first?.isUppercase != true, entry.words.count == 1 { continue }
                    if best == nil || entry.words.count > best!.length { best = (entry.words.count, entry.actor) }
                }
            }
            if let best {
                found.append((index..<index + best.length, dated(actors[best.actor], on: day)))
                index += best.length
            } else { index += 1 }
        }
        return found
    }

    private func dated(_ actor: Actor, on day: Day?) -> Actor {
        guard actor.kind == "person", let day, let terms = offices[actor.name] else { return actor }
        let text = "\(day)"
        var actor = actor
        for term in terms where (term.from.isEmpty || term.from <= text) && (term.to.isEmpty || text <= term.to) {
            actor.sectors = [term.sector]
            return actor
        }
        if terms.allSatisfy({ !$0.to.isEmpty && $0.to < text }), actor.sectors == ["GOV"] { actor.sectors = ["ELI"] }
        return actor
    }

    func country(ofDemonym word: String, language: Language) -> String? {
        guard word.first?.isUppercase == true || language == .french else { return nil }
        return demonyms[word.lowercased()]
    }

    func government(of country: String) -> Actor {
        Actor(id: country.lowercased(), name: "Government of \(countries[country] ?? country)", country: country, sectors: ["GOV"], kind: "country")
    }

    func army(of country: String) -> Actor {
        Actor(id: country.lowercased() + "-army", name: "Armed Forces of \(countries[country] ?? country)", country: country, sectors: ["MIL"], kind: "army")
    }

    func members(of id: String, on day: Day?) -> [Actor] {
        let text = day.map { "\($0)" } ?? "2025-12-31"
        return memberships.filter {
            $0.organisation == id && $0.status == "member" && ($0.from.isEmpty || $0.from <= text) && ($0.to.isEmpty || text <= $0.to)
        }.compactMap { membership in
            countries.first { $0.value.lowercased().replacing(" ", with: "-") == membership.member }.map { government(of: $0.key) }
        }
    }

    func roleWord(_ words: [String], language: Language, country: String?) -> RoleWord? {
        let text = words.joined(separator: " ").replacing("' ", with: "'").replacing("’ ", with: "'")
        guard let rows = terms["\(language.rawValue) \(text)"] ?? terms["\(language.rawValue) \(text.hasSuffix("s") ? String(text.dropLast()) : text)"] else { return nil }
        let row = rows.first { !$0.country.isEmpty && $0.country == country } ?? rows.first { $0.country.isEmpty } ?? rows[0]
        return RoleWord(sectors: row.sector.isEmpty ? [] : [row.sector], kind: row.kind.isEmpty ? nil : row.kind)
    }
}
