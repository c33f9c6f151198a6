package import EventData
package import Grammar

/// Tells whom each noun of a report means: names, kinds of people, groups, words that point back.
package struct PhraseResolver: Sendable {
    let directory: ActorDirectory

    package init(directory: ActorDirectory) {
        self.directory = directory
    }

    /// Fills in the phrases of a report, and the country that it is about.
    package func resolve(_ annotated: inout AnnotatedReport, on day: Day?) {
        var pass = PhrasePass(annotated, directory: directory, day: day)
        pass.findNames()
        pass.findLists()
        pass.findCountry()
        pass.findPeople()
        pass.joinAppositions()
        pass.pointBack()
        pass.joinForces()
        pass.ownPeople()
        pass.spreadGroups()
        pass.findOwners()
        annotated = pass.annotated
    }
}

/// What is worked out about one report's phrases.
struct PhrasePass {
    var annotated: AnnotatedReport
    let directory: ActorDirectory
    let day: Day?
    /// Which name covers a word.
    var nameOfWord: [Int?]
    var names: [(words: Range<Int>, head: Int, actor: Actor)] = []
    /// What the report says of persons by their last names.
    var people: [String: Actor] = [:]

    var tree: Tree { annotated.tree }

    init(_ annotated: AnnotatedReport, directory: ActorDirectory, day: Day?) {
        self.annotated = annotated
        self.directory = directory
        self.day = day
        nameOfWord = [Int?](repeating: nil, count: annotated.tree.nodes.count)
    }

    // MARK: Names

    /// Finds the names of the directory.
    mutating func findNames() {
        let country = annotated.places.first?.place.country
        for sentence in tree.sentences {
            for mention in directory.mentions(in: tree.nodes[sentence].map(\.form)) {
                let words =
                    mention.tokens.lowerBound + sentence.lowerBound..<mention.tokens.upperBound
                    + sentence.lowerBound
                add(mention, words: words, country: country)
            }
        }
    }

    private mutating func add(_ mention: ActorMention, words: Range<Int>, country: String?) {
        // A city is a place; only a capital stands for its government.
        if mention.use == .city { return }
        let head = headWord(of: words)
        var actor = directory.actor(of: mention, on: day, country: country)
        if mention.use == .capital { actor.kind = "capital" }
        if mention.use == .name, mention.kind == .state, let country = actor.country,
            let government = directory.government(of: country)
        {
            actor = government
            actor.kind = "state"
        }
        if mention.use == .demonym, let country = directory.country(of: mention) {
            let describes =
                tree.nodes[head].wordClass == .adjective || tree.nodes[head].relation == .compound
                || tree.nodes[head].relation == .amod
            if describes, let government = directory.government(of: country) { actor = government }
        }
        for word in words { nameOfWord[word] = names.count }
        names.append((words, head, actor))
        let phrase = tree.phrase(of: head)
        let covered = min(phrase.lowerBound, words.lowerBound)..<max(phrase.upperBound, words.upperBound)
        annotated.phrases[head] = NounPhrase(
            head: head,
            words: covered,
            actors: [actor],
            basis: .stated,
            isName: true
        )
        if actor.kind == "person", let last = tree.nodes[words].last?.folded { people[last] = actor }
    }

    /// The word of a run on which the others hang.
    func headWord(of words: Range<Int>) -> Int {
        words.first { !words.contains(tree.nodes[$0].head) || tree.nodes[$0].head == $0 } ?? words.lowerBound
    }

    // MARK: Country

    /// The country that the report is about: that of the first names of headline and lead, places before actors.
    mutating func findCountry() {
        var weights: [String: Int] = [:]
        let lead = tree.sentences.prefix(3).last?.upperBound ?? 0
        func add(_ country: String?, at word: Int, _ weight: Int) {
            guard let country else { return }
            weights[country, default: 0] += word < lead ? weight * 3 : weight
        }
        for place in annotated.places { add(place.place.country, at: place.words.lowerBound, 2) }
        // "AFP" tells nothing of where it happened.
        for name in names where name.actor.kind != "person" && name.actor.sectors.first != "JRN" {
            add(name.actor.country, at: name.words.lowerBound, 2)
        }
        if let dateline = annotated.dateline?.place.country { weights[dateline, default: 0] += 2 }
        annotated.country = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    // MARK: People

    /// Finds people and bodies that are described and not named: "gunmen", "the Malian army", "le ministre".
    mutating func findPeople() {
        for index in tree.nodes.indices {
            let node = tree.nodes[index]
            guard node.wordClass == .noun || node.wordClass == .properNoun || node.wordClass == .adjective
            else { continue }
            if annotated.phrases[index] != nil {
                describeName(at: index)
                continue
            }
            if node.relation == .flat || nameOfWord[index] != nil { continue }
            let words = tree.phrase(of: index)
            if let actor = described(at: index) {
                let actors = several(actor, at: index)
                annotated.phrases[index] = NounPhrase(
                    head: index,
                    words: actors.count > 1 ? withAdjectives(words, of: index) : words,
                    actors: actors,
                    basis: .stated,
                    isName: false
                )
            } else if node.wordClass == .adjective || node.relation == .compound || node.relation == .amod {
                addDemonym(at: index)
            } else if node.wordClass == .properNoun, let actor = stranger(at: index) {
                annotated.phrases[index] = NounPhrase(
                    head: index,
                    words: words,
                    actors: [actor],
                    basis: .stated,
                    isName: true
                )
            }
        }
    }

    /// The words of a phrase with all adjectives that are coordinated in it: "Malian and French troops".
    private func withAdjectives(_ words: Range<Int>, of index: Int) -> Range<Int> {
        let adjectives = tree.children(of: index).filter { tree.nodes[$0].relation == .amod }.flatMap {
            tree.conjuncts(of: $0)
        }.filter { tree.nodes[$0].sentence == tree.nodes[index].sentence }
        let lower = min(words.lowerBound, adjectives.min() ?? index)
        let upper = max(words.upperBound, (adjectives.max() ?? index) + 1)
        return upper - lower <= 10 ? lower..<upper : words
    }

    /// "Malian and French troops": the same of each country.
    private func several(_ actor: Actor, at index: Int) -> [Actor] {
        var countries: [String] = []
        for child in tree.children(of: index)
        where tree.nodes[child].relation == .amod || tree.nodes[child].relation == .compound {
            for adjective in tree.conjuncts(of: child) {
                if let country = directory.country(ofDemonym: tree.nodes[adjective].form),
                    !countries.contains(country)
                {
                    countries.append(country)
                }
            }
        }
        // "envoys of Turkey and Armenia", "les armées du Mali et du Niger"
        for child in tree.children(of: index)
        where countries.isEmpty && tree.nodes[child].relation == .nmod
            && tree.nodes[index].features.contains(.plural)
            && ["of", "from", "de"].contains(tree.prepositions(of: child).first ?? "")
        {
            let states = tree.conjuncts(of: child).compactMap { annotated.phrases[$0]?.actors.first }.filter {
                $0.kind == "state" || $0.kind == "capital"
            }
            if states.count == tree.conjuncts(of: child).count, states.count > 1 {
                for state in states {
                    if let country = state.country, !countries.contains(country) { countries.append(country) }
                }
            }
        }
        return countries.count > 1 ? each(of: countries, actor) : [actor]
    }

    /// The same of each country: its army, its government, its people of that kind.
    func each(of countries: [String], _ actor: Actor) -> [Actor] {
        countries.map { country in
            var one = actor
            one.country = country
            if actor.sectors.first == "MIL", let army = directory.army(of: country) { one = army }
            if actor.sectors.first == "GOV", let government = directory.government(of: country) {
                one = government
            }
            return one
        }
    }

    /// "the new chairman, Captain Ibrahim Traoré": the description means whom the name beside it means.
    mutating func joinAppositions() {
        for index in tree.nodes.indices
        where tree.nodes[index].wordClass == .noun && annotated.phrases[index]?.isName != true {
            guard
                let name = tree.children(of: index).first(where: { child in
                    tree.nodes[child].relation == .appos && child > index
                        && annotated.phrases[child]?.isName == true
                }), let phrase = annotated.phrases[name], phrase.actors.count == 1,
                phrase.actors[0].kind == "person"
            else { continue }
            if tree.nodes[index].features.contains(.plural) { continue }
            var actor = phrase.actors[0]
            if actor.sectors.isEmpty, let role = annotated.phrases[index]?.actors.first {
                actor.sectors = role.sectors
                actor.country = actor.country ?? role.country
                annotated.phrases[name]?.actors = [actor]
            }
            let words = tree.phrase(of: index)
            let whole = words.lowerBound..<max(words.upperBound, phrase.words.upperBound)
            annotated.phrases[index] = NounPhrase(
                head: index,
                words: whole.count <= 14 ? whole : phrase.words,
                actors: [actor],
                basis: .stated,
                isName: true
            )
        }
    }

    /// A name that only says where the head is from: "Mali's army" is headed by the army.
    private mutating func describeName(at index: Int) {
        guard let phrase = annotated.phrases[index], phrase.actors.count == 1 else { return }
        guard phrase.actors[0].kind == "person" || phrase.actors[0].sectors.isEmpty else { return }
        guard let role = roleAround(index) else { return }
        if phrase.actors[0].sectors.isEmpty {
            annotated.phrases[index]?.actors[0].sectors = role.sectors
            let country = country(around: index)
            if phrase.actors[0].country == nil { annotated.phrases[index]?.actors[0].country = country }
        }
    }

    private mutating func addDemonym(at index: Int) {
        guard let country = directory.country(ofDemonym: tree.nodes[index].form),
            let government = directory.government(of: country)
        else { return }
        annotated.phrases[index] = NounPhrase(
            head: index,
            words: index..<index + 1,
            actors: [government],
            basis: .stated,
            isName: true
        )
    }

    /// The actor that a common noun describes.
    private func described(at index: Int) -> Actor? {
        guard let role = role(at: index),
            role.sectors != ["UNK"] || tree.nodes[index].features.contains(.plural)
                || ["group", "groupe", "faction", "band", "bande"].contains(tree.nodes[index].lemma)
        else { return nil }
        let country = self.country(around: index)
        let home = country ?? annotated.country
        let lemma = tree.nodes[index].lemma
        if PhrasePass.armies.contains(lemma), role.sectors.first == "MIL", let home, !isShared(index),
            let army = directory.army(of: home)
        {
            return army
        }
        if PhrasePass.governments.contains(lemma), role.sectors.first == "GOV", let home,
            let government = directory.government(of: home)
        {
            return government
        }
        let words = annotated.evidence(tree.phrase(of: index)).words
        let resolved = directory.resolve(words, context: nil, on: day)
        let sectors =
            resolved.sectors.isEmpty || resolved.sectors == ["UNK"] ? role.sectors : resolved.sectors
        var origin = country ?? (resolved.sectors.isEmpty ? nil : resolved.country)
        if origin == nil, PhrasePass.needsCountry(sectors.first) { origin = annotated.country }
        if sectors.first == "IGO" || sectors.first == "REB" && country == nil { origin = nil }
        return Actor(id: nil, name: words, country: origin, sectors: sectors, kind: role.kind.rawValue)
    }

    static let armies: Set<String> = ["army", "military", "armée", "force", "forces"]
    static let governments: Set<String> = [
        "government", "junta", "authority", "authorities", "regime", "administration", "gouvernement",
        "junte", "autorité", "autorités", "régime", "pouvoir",
    ]

    static func needsCountry(_ sector: String?) -> Bool {
        switch sector {
        case "GOV", "MIL", "COP", "CVL", "JUD", "LEG", "OPP", "PTY", "PRM", "SPY", "EDU", "MED", "AGR", "LAB",
            "REL", "ELI", "SOC", "JRN":
            true
        default: false
        }
    }

    /// The role of a noun with the words that describe it: "foreign minister", "chef d'état-major".
    func role(at index: Int) -> RoleWord? {
        let sentence = tree.sentences[tree.nodes[index].sentence]
        var best: (role: RoleWord, length: Int)?
        for lower in max(sentence.lowerBound, index - 3)...index {
            for upper in index + 1...min(sentence.upperBound, index + 5)
            where upper - lower > (best?.length ?? 0) {
                if upper - lower > 1,
                    tree.nodes[lower..<upper].contains(where: {
                        $0.wordClass == .punctuation || $0.wordClass == .verb
                    })
                {
                    continue
                }
                let words = tree.nodes[lower..<upper].map(\.form).joined(separator: " ")
                if let role = directory.roleWord(words, country: annotated.country) {
                    best = (role, upper - lower)
                }
            }
        }
        return best?.role ?? directory.roleWord(tree.nodes[index].lemma, country: annotated.country)
    }

    /// A role that a title or an apposition gives to a name.
    private func roleAround(_ index: Int) -> RoleWord? {
        for child in tree.children(of: index) {
            switch tree.nodes[child].relation {
            case .compound, .appos, .amod, .flat:
                if let role = role(at: child) { return role }
            default: break
            }
        }
        if tree.nodes[index].relation == .appos || tree.nodes[index].relation == .flat {
            return role(at: tree.nodes[index].head)
        }
        return nil
    }

    /// Somebody named whom the directory does not know.
    private mutating func stranger(at index: Int) -> Actor? {
        let words = tree.phrase(of: index)
        let isPerson = annotated.tree.entities.contains {
            $0.tokens.contains(index) && ($0.label == "PERSON" || $0.label == "PER")
        }
        let isBody = annotated.tree.entities.contains {
            $0.tokens.contains(index) && ($0.label == "ORG" || $0.label == "NORP")
        }
        guard isPerson || isBody, !annotated.places.contains(where: { $0.words.contains(index) }) else {
            return nil
        }
        let last = tree.nodes[index].folded
        // Of two of one name it is the one who was named before.
        let earlier = names.last {
            $0.head < index && $0.actor.kind == "person" && tree.nodes[$0.words].last?.folded == last
        }
        if let known = earlier?.actor ?? people[last] { return known }
        let role = roleAround(index)
        let name = annotated.evidence(words).words
        let actor = Actor(
            id: nil,
            name: name,
            country: country(around: index)
                ?? (role != nil && PhrasePass.needsCountry(role?.sectors.first) ? annotated.country : nil),
            sectors: role?.sectors ?? [],
            kind: isPerson ? "person" : nil
        )
        if isPerson { people[last] = actor }
        return actor
    }

    /// The country that the words of a phrase name: an adjective, a possessor, what follows "of".
    func country(around index: Int) -> String? {
        for child in tree.children(of: index) {
            let node = tree.nodes[child]
            switch node.relation {
            case .amod, .compound, .nmodPoss, .nmod, .appos, .flat, .det:
                if node.relation == .nmod, node.wordClass != .adjective {
                    let prepositions = tree.prepositions(of: child)
                    guard ["of", "de", "from", "in", "à", "en"].contains(prepositions.first ?? "") else {
                        continue
                    }
                }
                if let country = directory.country(ofDemonym: node.form) { return country }
                // "the Minister of Labour" is of no party.
                if let actor = annotated.phrases[child]?.actors.first, let country = actor.country,
                    actor.sectors.first != "PTY" || node.relation == .nmodPoss
                {
                    return country
                }
                if let place = annotated.places.first(where: { $0.words.contains(child) }),
                    let country = place.place.country
                {
                    return country
                }
            default: break
            }
        }
        return nil
    }
}
