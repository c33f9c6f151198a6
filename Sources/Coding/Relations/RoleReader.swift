internal import EventData
internal import Grammar

/// Reads roles from the nouns that name them: "X, head of Y", "Y’s leader X", "X is the president of Y".
struct RoleReader {
    let sides: SideReader
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    static let prepositions: Set<String> = [
        "of", "at", "for", "to", "in", "with", "from", "de", "à", "pour", "auprès", "en", "chez", "dans",
        "sein",
    ]

    /// The roles that the noun at a word gives somebody.
    func relations(at index: Int) -> [Relation] {
        guard let role = sides.roles.role(at: index, in: tree), role.kind == .role,
            sides.people.name(at: index) == nil
        else { return [] }
        let complement = sides.complement(of: index, words: role.words, prepositions: Self.prepositions)
        guard let complement else { return [] }
        let words =
            complement.words.lowerBound..<max(complement.words.upperBound, complement.detail?.upperBound ?? 0)
        guard let holder = sides.described(by: index, words: words, sides.person(at:)) else { return [] }
        return relations(role, complement, holder: holder, since: nil, until: nil)
    }

    /// The relations of somebody to all bodies of a role.
    func relations(
        _ role: RolesOfPeople.Role,
        _ complement: SideReader.Complement,
        holder: Party,
        since: EventDate?,
        until: EventDate?
    ) -> [Relation] {
        let start = start(of: complement.words, role.head)
        let words = start..<max(complement.words.upperBound, complement.detail?.upperBound ?? 0)
        let stated = sides.dates(in: words.lowerBound..<clauseEnd(after: words.upperBound))
        return complement.parties.map { body in
            Relation(
                kind: .role,
                subject: holder,
                object: body,
                role: name(of: role, complement, from: start),
                since: since ?? stated.since,
                until: until ?? stated.until,
                evidence: coder.annotated.evidence(words)
            )
        }
    }

    /// Takes in the words before a role that say how somebody came by it: "newly appointed".
    private func start(of words: Range<Int>, _ head: Int) -> Int {
        let sentence = tree.sentences[tree.nodes[head].sentence].lowerBound
        var start = words.lowerBound
        while start > sentence {
            let node = tree.nodes[start - 1]
            let belongs =
                node.wordClass == .adjective || node.wordClass == .adverb
                || node.wordClass == .verb && node.relation == .amod
                || node.relation == .compound && node.wordClass != .properNoun
                || node.folded == "-" && node.relation == .punct && start - 2 >= sentence
            guard belongs, node.wordClass != .adverb || node.folded.hasSuffix("ly") else { break }
            start -= 1
        }
        return start
    }

    /// The role in few words, with what marks it as past: "former president".
    private func name(of role: RolesOfPeople.Role, _ complement: SideReader.Complement, from start: Int)
        -> String
    {
        var name = role.name
        if let detail = complement.detail {
            name += " " + coder.annotated.evidence(detail).words
            if coder.language == .french { name = name.lowercased() }
        }
        for word in tree.nodes[start..<role.words.lowerBound].map(\.folded) where Self.past[word] != nil {
            name = (Self.past[word] ?? "former") + " " + name
            break
        }
        return name
    }

    private static let past: [String: String] = [
        "former": "former", "ex": "former", "ousted": "former", "deposed": "former", "late": "late",
        "ancien": "ancien", "ancienne": "ancienne",
        "acting": "acting", "interim": "interim", "incoming": "incoming", "outgoing": "outgoing",
        "deputy": "deputy",
    ]

    private func clauseEnd(after index: Int) -> Int {
        guard index > 0 else { return index }
        let end = tree.sentences[tree.nodes[index - 1].sentence].upperBound
        return (index..<max(index, end)).first { tree.nodes[$0].wordClass == .punctuation } ?? max(index, end)
    }
}
