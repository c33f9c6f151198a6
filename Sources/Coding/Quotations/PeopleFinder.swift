internal import EventData
internal import Grammar

/// Somebody at a noun: the words that stand for them, their name, and whom they mean.
struct MentionedPerson {
    /// The noun at which the words hang.
    var head: Int
    /// The words as the report has them, with a title: "President Salva Kiir".
    var words: Range<Int>
    /// The name alone: "Salva Kiir"; none where it is only described.
    var name: Range<Int>?
    var actor: Actor
}

/// Tells which words of a report are the names of people, and puts last names and full names together.
struct PeopleFinder {
    let coder: ReportCoder
    /// The words of each person's name, by the index of each of its words.
    private var nameOfWord: [Int: Range<Int>] = [:]
    /// The fullest name of a person, by the last word of it in small letters.
    private var fullNames: [String: Range<Int>] = [:]
    private let roles = RolesOfPeople.table
    private var tree: Tree { coder.tree }

    init(_ coder: ReportCoder) {
        self.coder = coder
        for entity in tree.entities where entity.label == "PERSON" || entity.label == "PER" {
            addName(entity.tokens)
        }
        for phrase in coder.annotated.phrases.compactMap({ $0 })
        where phrase.isName && phrase.actors.count == 1 && phrase.actors[0].kind == "person"
            && nameOfWord[phrase.head] == nil
        {
            addName(run(around: phrase.head))
        }
        for index in tree.nodes.indices where nameOfWord[index] == nil {
            addTitled(index)
            addApposed(index)
        }
    }

    /// "Ulf Laessing, head of …": a role behind a comma says that a name is of a person, whatever the recogniser says.
    private mutating func addApposed(_ comma: Int) {
        guard tree.nodes[comma].folded == ",", comma > 0, tree.nodes[comma - 1].wordClass == .properNoun,
            nameOfWord[comma - 1] == nil
        else { return }
        let words = run(around: comma - 1)
        guard words.count > 1, words.count < 5, coder.annotated.phrases[comma - 1]?.actors.first?.id == nil
        else { return }
        var next = comma + 1
        let end = min(tree.sentences[tree.nodes[comma].sentence].upperBound, comma + 6)
        while next < end {
            let node = tree.nodes[next]
            if roles.kind(of: next, in: tree) == .role, node.wordClass == .noun { return addName(words) }
            guard
                [.determiner, .adjective, .adverb, .properNoun, .noun].contains(node.wordClass)
                    || node.relation == .amod
            else { return }
            next += 1
        }
    }

    /// "Colonel X", "President X": a name that the recogniser missed follows a title.
    private mutating func addTitled(_ index: Int) {
        guard roles.kind(of: index, in: tree) != nil, index + 1 < tree.nodes.count else { return }
        let next = tree.nodes[index + 1]
        guard next.wordClass == .properNoun, next.sentence == tree.nodes[index].sentence,
            nameOfWord[index + 1] == nil
        else { return }
        guard isCapitalised(index + 1),
            coder.annotated.phrases[index + 1]?.actors.first?.sectors.isEmpty ?? true
        else { return }
        addName(run(around: index + 1))
    }

    private mutating func addName(_ words: Range<Int>) {
        guard let words = trimmed(words) else { return }
        for word in words where nameOfWord[word] == nil { nameOfWord[word] = words }
        let last = lastName(of: words)
        if words.count > (fullNames[last]?.count ?? 0) { fullNames[last] = words }
    }

    /// A name without the titles, marks and possessive endings that the recogniser may have taken in.
    private func trimmed(_ words: Range<Int>) -> Range<Int>? {
        var lower = words.lowerBound
        var upper = words.upperBound
        // "Burkina Faso’s leader": a possessive that is a country's name is no person.
        let last = tree.nodes[upper - 1]
        if ["'s", "’s", "'", "’"].contains(last.folded) { upper -= 1 }
        while lower < upper,
            isTitle(lower) || tree.nodes[lower].wordClass == .punctuation
                || !isCapitalised(lower) && isSmall(lower)
        {
            lower += 1
        }
        while lower < upper, tree.nodes[upper - 1].wordClass == .punctuation { upper -= 1 }
        guard lower < upper, !isPlace(lower..<upper), !isBody(lower..<upper) else { return nil }
        // A single small word is a common noun that went astray.
        return (lower..<upper).contains(where: isCapitalised) ? lower..<upper : nil
    }

    private func isTitle(_ index: Int) -> Bool {
        roles.kind(of: index, in: tree) != nil || tree.nodes[index].wordClass == .determiner
            || ["prime", "vice", "premier"].contains(tree.nodes[index].folded)
    }

    private func isSmall(_ index: Int) -> Bool {
        tree.nodes[index].wordClass == .noun || tree.nodes[index].wordClass == .adjective
            || tree.nodes[index].wordClass == .adposition
    }

    private func isCapitalised(_ index: Int) -> Bool {
        tree.nodes[index].form.first?.isUppercase == true
    }

    private func isPlace(_ words: Range<Int>) -> Bool {
        coder.annotated.places.contains {
            $0.words == words
                || $0.words.contains(words.lowerBound) && $0.words.contains(words.upperBound - 1)
        }
    }

    private func isBody(_ words: Range<Int>) -> Bool {
        words.contains { word in
            guard let actor = coder.annotated.phrases[word]?.actors.first, actor.id != nil else {
                return false
            }
            return actor.kind != "person"
        }
    }

    /// The proper nouns that stand together around one.
    private func run(around index: Int) -> Range<Int> {
        var lower = index
        var upper = index + 1
        let sentence = tree.sentences[tree.nodes[index].sentence]
        while lower > sentence.lowerBound, tree.nodes[lower - 1].wordClass == .properNoun,
            isCapitalised(lower - 1)
        { lower -= 1 }
        while upper < sentence.upperBound {
            if tree.nodes[upper].wordClass == .properNoun, isCapitalised(upper) { upper += 1; continue }
            let joins =
                PeopleFinder.particles.contains(tree.nodes[upper].folded) || tree.nodes[upper].folded == "-"
            guard joins, upper + 1 < sentence.upperBound, tree.nodes[upper + 1].wordClass == .properNoun,
                isCapitalised(upper + 1)
            else { break }
            upper += 2
        }
        return lower..<upper
    }

    private static let particles: Set<String> = [
        "al", "el", "ag", "ould", "ben", "bin", "ibn", "von", "van", "dos", "da", "di",
    ]

    private func lastName(of words: Range<Int>) -> String {
        tree.nodes[words.upperBound - 1].folded
    }

    /// The words of the name that a word belongs to.
    func name(at index: Int) -> Range<Int>? {
        nameOfWord[index]
    }

    /// Whether a noun names or describes one human being.
    func isHuman(_ index: Int) -> Bool {
        if nameOfWord[index] != nil { return true }
        let node = tree.nodes[index]
        guard node.wordClass == .noun || node.wordClass == .properNoun else { return false }
        if roles.kind(of: index, in: tree) != nil { return true }
        guard let actor = coder.annotated.phrases[index]?.actors.first else { return false }
        return ["person", "office", "title"].contains(actor.kind ?? "") && !node.features.contains(.plural)
    }

    // MARK: Mentions

    /// Whom a noun stands for, with the name that goes with it.
    func person(at index: Int) -> MentionedPerson? {
        if let name = nameOfWord[index] { return named(name, head: index) }
        guard isHuman(index) else { return nil }
        let phrase = tree.phrase(of: index)
        if let name = name(beside: index, phrase) {
            let isTitle = name.lowerBound <= phrase.upperBound
            let words = isTitle ? min(phrase.lowerBound, name.lowerBound)..<name.upperBound : name
            return MentionedPerson(head: index, words: words, name: name, actor: actor(named: name))
        }
        let evidence = coder.annotated.evidence(phrase)
        let actor = coder.annotated.phrases[index]?.actors.first
        return MentionedPerson(
            head: index,
            words: phrase,
            name: nil,
            actor: actor ?? Actor(id: nil, name: evidence.words, country: nil, sectors: [], kind: "person")
        )
    }

    private func named(_ name: Range<Int>, head: Int) -> MentionedPerson {
        var lower = name.lowerBound
        // "President Andrés Manuel López Obrador", "le colonel Assimi Goïta".
        let sentence = tree.sentences[tree.nodes[name.lowerBound].sentence].lowerBound
        while lower > sentence, isTitle(lower - 1) || isPartOfTitle(lower - 1) { lower -= 1 }
        return MentionedPerson(
            head: head,
            words: lower..<name.upperBound,
            name: name,
            actor: actor(named: name)
        )
    }

    private func isPartOfTitle(_ index: Int) -> Bool {
        let relation = tree.nodes[index].relation
        return (relation == .compound || relation == .amod) && nameOfWord[tree.nodes[index].head] != nil
            && tree.nodes[index].wordClass != .adposition
    }

    /// The name that a title or an apposition gives to a noun: "le porte-parole, X", "manager X".
    func name(beside index: Int, _ phrase: Range<Int>) -> Range<Int>? {
        for child in tree.children(of: index) where child > index {
            switch tree.nodes[child].relation {
            case .appos, .flat, .nmod, .compound, .conj, .dep:
                guard tree.prepositions(of: child).isEmpty || tree.nodes[child].relation == .appos else {
                    continue
                }
                if let name = nameOfWord[child], isNear(name, after: phrase) { return name }
            default: break
            }
        }
        let governor = tree.nodes[index].head
        if tree.nodes[index].relation == .compound || tree.nodes[index].relation == .appos,
            let name = nameOfWord[governor]
        {
            return name
        }
        // By place: what follows, after a comma or without one.
        var next = phrase.upperBound
        let end = tree.sentences[tree.nodes[index].sentence].upperBound
        if next < end, tree.nodes[next].folded == "," { next += 1 }
        while next < end, isTitle(next), next - phrase.upperBound < 4 { next += 1 }
        return next < end ? nameOfWord[next] : nil
    }

    private func isNear(_ name: Range<Int>, after phrase: Range<Int>) -> Bool {
        name.lowerBound <= phrase.upperBound + 4
    }

    /// The actor that a name means, under the fullest name that the report has for it.
    func actor(named name: Range<Int>) -> Actor {
        let known = name.compactMap { coder.annotated.phrases[$0]?.actors.first }.first {
            $0.kind == "person"
        }
        if let known, known.id != nil { return known }
        let full = name.count == 1 ? fullNames[lastName(of: name)] ?? name : name
        if full != name {
            let other = full.compactMap { coder.annotated.phrases[$0]?.actors.first }.first {
                $0.kind == "person"
            }
            if let other, other.id != nil { return other }
        }
        let words = coder.annotated.evidence(full).words
        return Actor(
            id: nil,
            name: words,
            country: known?.country,
            sectors: known?.sectors ?? [],
            kind: "person"
        )
    }
}
