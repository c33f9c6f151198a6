internal import EventData
internal import Grammar

/// Reads roles from verbs: "X heads Y", "X was elected president of Y", "nommé à la tête de Y".
struct RoleVerbReader {
    let sides: SideReader
    let roles: RoleReader
    private var coder: ReportCoder { sides.coder }
    private var tree: Tree { sides.tree }

    /// The roles that the verb at a word tells of.
    func relations(at index: Int) -> [Relation] {
        guard tree.nodes[index].wordClass.isVerbal || tree.nodes[index].wordClass == .adjective else {
            return []
        }
        let kinds: Set<TieWords.Kind> = [.heads, .posted, .removed]
        guard let entry = sides.ties.entry(sides.forms(of: index), kinds, in: coder.language) else {
            return headship(at: index)
        }
        switch entry.kind {
        case .heads: return heads(index, entry)
        case .posted: return posted(index, isEnd: false) + headship(at: index)
        default: return posted(index, isEnd: true)
        }
    }

    private func heads(_ verb: Int, _ entry: TieWords.Entry) -> [Relation] {
        guard sides.isFact(verb) else { return [] }
        let arguments = coder.arguments(of: verb)
        for subject in arguments.subjects {
            guard let holder = sides.person(at: subject) else { continue }
            // French models may take the object of "dirige le Jnim" for an adverbial.
            let bare = arguments.obliques.filter { $0.prepositions.isEmpty && $0.head > verb }.map(\.head)
            for object in undergoers(of: verb, arguments) + bare where object != subject {
                let bodies = entry.isOfForces ? sides.commanded(at: object) : sides.bodies(from: object)
                if bodies.isEmpty { continue }
                let words = headingWords(verb, object, holder, bodies)
                let dates = sides.dates(in: tree.sentences[tree.nodes[verb].sentence])
                return bodies.map { body in
                    Relation(
                        kind: .role,
                        subject: holder,
                        object: body,
                        role: entry.role,
                        since: dates.since,
                        until: dates.until,
                        evidence: coder.annotated.evidence(words)
                    )
                }
            }
        }
        return []
    }

    /// The words from a verb to what is headed; where that stands far before, those from the verb to the name.
    private func headingWords(_ verb: Int, _ object: Int, _ holder: Party, _ bodies: [Party]) -> Range<Int> {
        if object < verb - 6, sides.firstWord(of: holder) > verb {
            return verb..<sides.lastWord(of: [holder])
        }
        return min(verb, object)..<max(verb + 1, sides.lastWord(of: bodies), object + 1)
    }

    /// What somebody heads; "counts 5,000 men and is commanded by X" shares the subject of its first verb.
    private func undergoers(of verb: Int, _ arguments: Arguments) -> [Int] {
        let first = tree.coordinationHead(of: verb)
        guard arguments.objects.isEmpty, arguments.group.isPassive, first != verb else {
            return arguments.objects
        }
        let shared = coder.arguments(of: first)
        return shared.group.isPassive ? shared.objects : shared.subjects
    }

    /// "X was elected president of Y", "named X as head of Y", "X became emir of Y"; and the ends of such.
    private func posted(_ verb: Int, isEnd: Bool) -> [Relation] {
        guard sides.isFact(verb) || tree.verbGroup(of: verb).isParticiple else { return [] }
        guard let holder = holder(of: verb) else { return [] }
        let sentence = tree.sentences[tree.nodes[verb].sentence]
        for index in verb + 1..<min(max(verb + 1, sentence.upperBound), verb + 14) {
            let node = tree.nodes[index]
            if node.wordClass == .verb, node.relation != .amod { break }
            guard let role = sides.roles.role(at: index, in: tree), role.kind == .role,
                !role.words.contains(verb)
            else { continue }
            guard
                let complement = sides.complement(
                    of: index,
                    words: role.words,
                    prepositions: RoleReader.prepositions
                )
            else { continue }
            let date = sides.date(of: verb)
            return roles.relations(
                role,
                complement,
                holder: holder,
                since: isEnd ? nil : date,
                until: isEnd ? date : nil
            )
        }
        guard isEnd, let date = sides.date(of: verb) else { return [] }
        return ended(holder, verb, date)
    }

    /// "Ali Bongo, président du Gabon, a été renversé en 2023": the role that stands at the name ends.
    private func ended(_ holder: Party, _ verb: Int, _ date: EventDate) -> [Relation] {
        let sentence = tree.sentences[tree.nodes[verb].sentence]
        for index in sentence where index < verb {
            for var relation in roles.relations(at: index)
            where SideReader.isSame(relation.subject.actor, holder.actor) {
                relation.until = date
                return [relation]
            }
        }
        return []
    }

    private func holder(of verb: Int) -> Party? {
        let arguments = coder.arguments(of: verb)
        let own = [
            "become", "remain", "serve", "act", "resign", "step", "devenir", "rester", "démissionner",
            "succéder", "prendre",
        ]
        let isOwn = sides.forms(of: verb).contains { own.contains($0) }
        for head in isOwn ? arguments.subjects : arguments.objects {
            if let person = sides.person(at: head) { return person }
        }
        // The parser may take the name for the subject of a passive without its auxiliary.
        guard !isOwn, arguments.group.isPassive || tree.verbGroup(of: verb).isParticiple else { return nil }
        return arguments.subjects.lazy.compactMap { sides.person(at: $0) }.first
    }

    /// "À la tête de Y", "at the head of Y".
    private func headship(at verb: Int) -> [Relation] {
        let sentence = tree.sentences[tree.nodes[verb].sentence]
        for index in verb..<min(sentence.upperBound, verb + 8)
        where ["tête", "helm", "head"].contains(tree.nodes[index].folded) {
            guard index >= 2,
                ["à", "at", "la"].contains(tree.nodes[index - 2].folded)
                    || tree.nodes[index - 2].folded == "prendre",
                ["la", "the"].contains(tree.nodes[index - 1].folded),
                sides.isFact(verb) || tree.verbGroup(of: verb).isParticiple
            else { continue }
            guard
                let holder = holder(of: verb)
                    ?? coder.arguments(of: verb).subjects.lazy.compactMap({ sides.person(at: $0) }).first,
                let complement = sides.complement(
                    of: index,
                    words: index..<index + 1,
                    prepositions: ["de", "of"]
                )
            else { continue }
            let role = RolesOfPeople.Role(
                kind: .role,
                words: index..<index + 1,
                head: index,
                name: coder.language == .french ? "chef" : "head"
            )
            let isPosted = sides.ties.entry(sides.forms(of: verb), [.posted], in: coder.language) != nil
            return roles.relations(
                role,
                complement,
                holder: holder,
                since: isPosted ? sides.date(of: verb) : nil,
                until: nil
            )
        }
        return []
    }
}
