internal import EventData

/// Who and what stands around a verb, in the order of the active voice.
package struct Arguments: Sendable {
    /// Where an argument stands.
    package struct Oblique: Sendable {
        /// The prepositions in small letters, French contractions undone; empty for bare adverbial nouns.
        package var prepositions: [String]
        package var head: Int

        package init(prepositions: [String], head: Int) {
            self.prepositions = prepositions
            self.head = head
        }
    }

    /// The doers, as the grammar has them: subjects of the active, agents of the passive.
    package var subjects: [Int] = []
    /// The undergoers: objects of the active, subjects of the passive.
    package var objects: [Int] = []
    package var indirect: [Int] = []
    package var obliques: [Oblique] = []
    /// Clauses that complete the verb.
    package var clauses: [Int] = []
    /// Particles and adverbs beside the verb.
    package var particles: [Int] = []
    package var isReflexive = false
    /// Whether the subject was taken over from another verb.
    package var inheritsSubject = false
    package var group = VerbGroup()
}

extension Tree {
    /// The arguments of a verb, or of an adjective or noun that stands as a predicate.
    ///
    /// A subject that the verb lacks is taken over: from the verb that it is coordinated with, that
    /// governs it, or from the noun that the clause describes.
    package func arguments(of verb: Int) -> Arguments {
        var found = Arguments()
        found.group = verbGroup(of: verb)
        // "Borders are closed", "la frontière est fermée": the adjective is a participle.
        if nodes[verb].wordClass == .adjective,
            children(of: verb).contains(where: { nodes[$0].relation == .cop }), looksLikeParticiple(verb)
        {
            found.group.isPassive = true
        }
        var passiveSubjects: [Int] = []
        for child in children(of: verb) {
            let node = nodes[child]
            switch node.relation {
            case .nsubj, .nsubjPass:
                let real = antecedent(of: child, in: verb)
                if node.relation == .nsubjPass || found.group.isPassive {
                    passiveSubjects += real
                } else {
                    found.subjects += real
                }
            case .obj:
                if node.features.contains(.relative) || isRelativePronoun(child) {
                    found.objects += antecedent(of: child, in: verb)
                } else if Tree.uncontracted(node.folded) == "se" {
                    found.isReflexive = true
                } else {
                    found.objects.append(child)
                }
            case .iobj:
                if Tree.uncontracted(node.folded) == "se" {
                    found.isReflexive = true
                } else {
                    let prepositions = prepositions(of: child)
                    if prepositions.isEmpty {
                        found.indirect.append(child)
                    } else {
                        found.obliques.append(.init(prepositions: prepositions, head: child))
                    }
                }
            case .explReflexive: found.isReflexive = true
            case .oblAgent: found.subjects.append(child)
            case .obl, .nmod:
                let prepositions = prepositions(of: child)
                let isAgent =
                    found.group.isPassive && (prepositions.first == "by" || prepositions.first == "par")
                if isAgent, !looksLikeTime(child) {
                    found.subjects.append(child)
                } else {
                    found.obliques.append(.init(prepositions: prepositions, head: child))
                }
            case .xcomp, .ccomp, .advcl:
                if node.wordClass.isNominal, !prepositions(of: child).isEmpty {
                    found.obliques.append(.init(prepositions: prepositions(of: child), head: child))
                } else {
                    found.clauses.append(child)
                }
            case .compoundPrt, .advmod: found.particles.append(child)
            case .dep where node.wordClass.isNominal && child > verb:
                found.obliques.append(.init(prepositions: prepositions(of: child), head: child))
            default: break
            }
        }
        if found.group.isPassive {
            found.objects += passiveSubjects
        } else {
            found.subjects += passiveSubjects
        }
        addAntecedent(of: verb, to: &found)
        if found.subjects.isEmpty, !(found.group.isPassive && !found.objects.isEmpty) {
            inheritSubject(of: verb, into: &found)
        }
        shareObjects(of: verb, into: &found)
        if found.subjects.isEmpty { addSubjectByPlace(of: verb, to: &found) }
        if found.objects.isEmpty, !found.clauses.contains(where: { nodes[$0].relation != .advcl }),
            !found.isReflexive
        {
            addObjectByPlace(of: verb, to: &found)
        }
        if language == .french { invert(verb, &found) }
        return found
    }

    /// Takes a noun that follows without a preposition for the object, where the parser hung it on another noun.
    private func addObjectByPlace(of verb: Int, to found: inout Arguments) {
        guard nodes[verb].wordClass == .verb, !found.group.isPassive,
            !found.group.isParticiple || language == .french
        else { return }
        let sentence = sentences[nodes[verb].sentence]
        var index = verb + 1
        while index < min(sentence.upperBound, verb + 9) {
            let node = nodes[index]
            if node.wordClass == .verb || node.wordClass == .auxiliary
                || [";", ":", ".", "\u{201C}", "\u{AB}"].contains(node.folded)
            {
                return
            }
            let isLoose =
                node.relation == .nmod || node.relation == .dep || node.relation == .obl
                || node.relation == .xcomp || node.relation == .amod
                || node.relation == .root
            if node.wordClass == .noun || node.wordClass == .properNoun, isLoose,
                prepositions(of: index).isEmpty, !looksLikeTime(index),
                index != verb + 1 || node.relation != .amod, nodes[index - 1].wordClass != .adposition
            {
                found.objects = [index]
                return
            }
            index += 1
        }
    }

    /// Takes a subject or an agent by where it stands, when the parser hung it elsewhere.
    private func addSubjectByPlace(of verb: Int, to found: inout Arguments) {
        let sentence = sentences[nodes[verb].sentence]
        if found.group.isPassive {
            // "violées en plein jour par des soldats": the agent hangs on the noun before it.
            var index = verb + 1
            while index < min(sentence.upperBound, verb + 16) {
                let node = nodes[index]
                if node.wordClass == .verb,
                    node.features.contains(.finite) || node.features.contains(.participle)
                {
                    return
                }
                if node.folded == "by" || node.folded == "par", let agent = nominal(after: index),
                    !looksLikeTime(agent)
                {
                    if nodes[index + 1].wordClass != .verb { found.subjects = [agent] }
                    return
                }
                index += 1
            }
            return
        }
        let hasAuxiliary = children(of: verb).contains { nodes[$0].relation == .aux }
        guard nodes[verb].features.contains(.finite) || hasAuxiliary, !found.group.isInfinitive else {
            return
        }
        guard nodes[verb].relation != .conj || !nodes[nodes[verb].head].wordClass.isVerbal else { return }
        var index = verb - 1
        while index >= sentence.lowerBound {
            let node = nodes[index]
            let isClitic =
                node.wordClass == .auxiliary || node.wordClass == .adverb || node.wordClass == .particle
                || ["ne", "n'", "y", "en", "se", "s'", "le", "la", "l'", "lui", "leur", "les", "not"]
                    .contains(node.folded)
            if !isClitic || node.wordClass == .properNoun { break }
            index -= 1
        }
        guard index >= sentence.lowerBound,
            nodes[index].wordClass.isNominal || nodes[index].wordClass == .adjective
        else { return }
        var head = index
        for _ in 0..<6 {
            let governor = nodes[head].head
            guard governor != head, governor < verb, nodes[governor].wordClass.isNominal,
                nodes[head].relation != .appos
            else { break }
            head = governor
        }
        guard nodes[head].wordClass.isNominal, prepositions(of: head).isEmpty, !looksLikeTime(head) else {
            return
        }
        let relation = nodes[head].relation
        guard relation != .obj, !relation.isSubject, relation != .oblAgent else { return }
        found.subjects = [head]
        found.inheritsSubject = true
    }

    /// Objects and adverbials that follow the last of two coordinated verbs belong to both, if the first has none.
    private func shareObjects(of verb: Int, into found: inout Arguments) {
        guard found.objects.isEmpty, !found.isReflexive, !found.group.isPassive else { return }
        for child in children(of: verb)
        where nodes[child].relation == .conj && child > verb && child - verb <= 3 {
            guard nodes[child].wordClass.isVerbal else { continue }
            found.objects += children(of: child).filter { nodes[$0].relation == .obj && $0 > child }
        }
    }

    /// What a relative pronoun stands for; the word itself if it is none.
    private func antecedent(of pronoun: Int, in verb: Int) -> [Int] {
        guard isRelativePronoun(pronoun) else { return [pronoun] }
        let clause = coordinationHead(of: verb)
        guard nodes[clause].relation == .aclRelcl || nodes[clause].relation == .acl else { return [] }
        let noun = nodes[clause].head
        guard noun != clause else { return [] }
        // "Mali and Niger, which left": a plural verb refers to all that are coordinated.
        let isPlural =
            nodes[verb].features.contains(.plural)
            || children(of: verb).contains {
                nodes[$0].relation == .aux && nodes[$0].features.contains(.plural)
            }
        let first = coordinationHead(of: noun)
        if isPlural, !nodes[noun].features.contains(.plural), first != noun { return [first] }
        return [noun]
    }

    package func isRelativePronoun(_ index: Int) -> Bool {
        switch nodes[index].folded {
        case "who", "which", "that", "whom", "qui", "lequel", "laquelle", "lesquels", "lesquelles":
            nodes[index].wordClass == .pronoun || nodes[index].wordClass == .determiner
                || nodes[index].features.contains(.relative)
        case "que", "qu'", "qu’":
            nodes[index].wordClass == .pronoun && nodes[index].relation == .obj
        default: false
        }
    }

    /// Takes the noun that a participle or a relative clause describes for the argument that it lacks.
    private func addAntecedent(of verb: Int, to found: inout Arguments) {
        let clause = coordinationHead(of: verb)
        let relation = nodes[clause].relation
        guard relation == .acl || relation == .aclRelcl, nodes[clause].head != clause else { return }
        let noun = nodes[clause].head
        guard nodes[noun].wordClass.isNominal else { return }
        let own = nodes[verb]
        if relation == .acl
            || own.features.contains(.participle) && found.subjects.isEmpty && found.objects.isEmpty
        {
            if found.group.isGerund {
                if found.subjects.isEmpty { found.subjects = [noun]; found.inheritsSubject = true }
            } else if own.features.contains(.participle) && !found.group.isInfinitive {
                if found.objects.isEmpty { found.objects = [noun] }
                found.group.isPassive = true
            } else if found.group.isInfinitive, found.subjects.isEmpty {
                inheritFromNoun(noun, into: &found)
            }
        } else if relation == .aclRelcl, found.objects.isEmpty, !found.subjects.isEmpty,
            !found.subjects.contains(noun)
        {
            // "the base that rebels attacked"
            let hasPreposition = children(of: verb).contains {
                nodes[$0].relation == .obl && isRelativePronoun($0)
            }
            if !hasPreposition, !found.group.isPassive, !found.isReflexive { found.objects = [noun] }
        }
    }

    /// "The decision of Mali to leave", "Mali's plan to leave", "Mali took the decision to leave".
    private func inheritFromNoun(_ noun: Int, into found: inout Arguments) {
        let owners = children(of: noun).filter {
            nodes[$0].relation == .nmodPoss
                || nodes[$0].relation == .nmod
                    && ["of", "by", "de", "par"].contains(prepositions(of: $0).first ?? "")
        }
        if let owner = owners.first {
            found.subjects = [owner]
            found.inheritsSubject = true
            return
        }
        let governor = nodes[noun].head
        guard governor != noun, nodes[governor].wordClass.isVerbal else { return }
        found.subjects = arguments(of: governor).subjects.filter { $0 != noun }
        found.inheritsSubject = true
    }

    /// Finds the subject that another verb shares with this one.
    private func inheritSubject(of verb: Int, into found: inout Arguments) {
        let relation = nodes[verb].relation
        let governor = nodes[verb].head
        guard governor != verb else { return }
        switch relation {
        case .conj where nodes[governor].wordClass.isVerbal || hasSubject(governor):
            let first = arguments(of: governor)
            if found.group.isPassive {
                if found.objects.isEmpty {
                    found.objects = first.group.isPassive ? first.objects : first.subjects
                }
            } else {
                found.subjects =
                    first.group.isPassive && nodes[verb].features.contains(.finite)
                    ? first.objects : first.subjects
                // "were attacked and looted": the second participle shares the passive.
                if first.group.isPassive, !nodes[verb].features.contains(.finite), found.objects.isEmpty {
                    found.objects = first.objects
                    found.group.isPassive = true
                }
            }
            found.inheritsSubject = true
        case .xcomp, .advcl, .ccomp, .acl, .parataxis:
            if nodes[governor].wordClass.isNominal, relation == .acl, !hasSubject(governor) { return }
            if relation == .ccomp, nodes[verb].features.contains(.finite), !found.group.isInfinitive {
                return
            }
            let matrix = arguments(of: governor)
            let controlled = controllers(of: verb, under: governor, matrix)
            if found.group.isPassive {
                if found.objects.isEmpty { found.objects = controlled }
            } else if found.group.isParticiple, relation == .advcl, found.objects.isEmpty,
                nodes[verb].features.contains(.past)
            {
                // "Founded in 2017, the group …"
                found.objects = controlled
                found.group.isPassive = true
            } else {
                found.subjects = controlled
            }
            found.inheritsSubject = true
        default: break
        }
    }

    /// Who does what an infinitive or a gerund names: the matrix's object after "order", "accuse", else its subject.
    private func controllers(of verb: Int, under governor: Int, _ matrix: Arguments) -> [Int] {
        let word = nodes[governor].lemma
        if Tree.objectControl.contains(word) {
            if !matrix.objects.isEmpty { return matrix.objects.filter { $0 != verb } }
            if let indirect = matrix.indirect.first { return [indirect] }
            if let oblique = matrix.obliques.first(where: {
                $0.head < verb && ["on", "à", "upon", "to"].contains($0.prepositions.first ?? "")
            }) {
                return [oblique.head]
            }
        }
        if matrix.group.isPassive, !matrix.objects.isEmpty { return matrix.objects }
        return matrix.subjects
    }

    /// Whether an adjective has the form of a participle.
    private func looksLikeParticiple(_ index: Int) -> Bool {
        let form = nodes[index].folded
        if VerbForms.shared.canBePastParticiple(form, language: language) { return true }
        if language == .english { return form.hasSuffix("ed") }
        return [
            "é", "ée", "és", "ées", "u", "ue", "us", "ues", "is", "ise", "ises", "it", "ite", "its", "ites",
        ].contains { form.hasSuffix($0) }
    }

    package func hasSubject(_ index: Int) -> Bool {
        children(of: index).contains { nodes[$0].relation.isSubject }
    }
}
