internal import EventData
internal import Grammar

/// Finds the recipient of an act inside of what completes it: "demanded that Sudan return it", "rejected a UN appeal".
struct InnerParties {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    /// Gives an act without a recipient the one that its clause, its object or its complement names.
    func fill(_ candidate: inout Candidate) {
        guard InnerParties.types.contains(candidate.type), let verb = candidate.verb else { return }
        let arguments = coder.arguments(of: verb)
        let clauses =
            candidate.clauseHeads.isEmpty
            ? arguments.clauses.filter { [.xcomp, .ccomp].contains(tree.nodes[$0].relation) }
            : candidate.clauseHeads
        for clause in clauses where tree.nodes[clause].wordClass.isVerbal {
            let inner = coder.arguments(of: clause)
            let subjects = inner.inheritsSubject ? [] : inner.subjects
            if take(subjects, for: &candidate) { return }
            if take(inner.objects + inner.indirect, for: &candidate) { return }
            if take(inner.obliques.map(\.head), for: &candidate) { return }
            if owners(of: inner.objects + inner.obliques.map(\.head), for: &candidate) { return }
        }
        let things =
            candidate.otherHeads + candidate.placeHeads + arguments.objects
            + candidate.clauseHeads.filter { tree.nodes[$0].wordClass.isNominal }
        // "torched a school", "shut all universities": a body of people, and no mere thing.
        if candidate.type == .assault || candidate.type == .coerce,
            take(candidate.otherHeads, for: &candidate)
        {
            return
        }
        // Whoever asks that somebody be let go asks those who hold them.
        if candidate.type == .request, asksForRelease(things) { return }
        if owners(of: things, for: &candidate) { return }
        let near = arguments.obliques.filter {
            !Set($0.prepositions).isDisjoint(with: InnerParties.prepositions)
        }.map(\.head)
        if take(near, for: &candidate) { return }
        _ = owners(of: near, for: &candidate)
    }

    private func asksForRelease(_ things: [Int]) -> Bool {
        things.contains { InnerParties.releases.contains(tree.nodes[$0].lemma) }
    }

    static let releases: Set<String> = [
        "release", "freedom", "liberation", "return", "libération", "remise", "élargissement", "relaxe",
        "retour", "reinstatement", "réintégration",
    ]

    private static let types: Set<EventType> = [
        .request, .threaten, .reject, .accuse, .agree, .concede, .sanction, .support, .coerce, .assault,
        .protest, .aid,
    ]

    private static let prepositions: Set<String> = [
        "against", "with", "to", "for", "from", "on", "contre", "avec", "à", "envers", "pour", "sur",
    ]

    /// Takes the parties that words mean, if they are not the actors themselves.
    private func take(_ heads: [Int], for candidate: inout Candidate) -> Bool {
        let parties = PartyFinder(coder: coder).parties(
            of: heads.filter { coder.annotated.phrases[$0] != nil },
            as: .recipient
        )
        return add(parties, for: &candidate)
    }

    /// Takes whoever owns, names or receives the things at words.
    private func owners(of heads: [Int], for candidate: inout Candidate, depth: Int = 0) -> Bool {
        for head in heads {
            for child in tree.children(of: head) {
                switch tree.nodes[child].relation {
                case .amod, .compound, .nmodPoss: break
                case .nmod:
                    if Set(tree.prepositions(of: child)).isDisjoint(with: InnerParties.possessive) {
                        continue
                    }
                default: continue
                }
                // "70 million dollars of aid for Romania": one noun further down.
                if depth == 0, coder.annotated.phrases[child] == nil, tree.nodes[child].relation == .nmod,
                    owners(of: [child], for: &candidate, depth: 1)
                {
                    return true
                }
                guard let phrase = coder.annotated.phrases[child], !phrase.actors.isEmpty,
                    phrase.isName || phrase.basis != .stated
                        || tree.nodes[child].relation == .nmod
                else { continue }
                let words =
                    min(
                        tree.phrase(of: head).lowerBound,
                        child
                    )..<max(tree.phrase(of: head).upperBound, child + 1)
                let evidence = coder.annotated.evidence(words.count <= 14 ? words : phrase.words)
                let actors = tree.conjuncts(of: child).flatMap { coder.annotated.phrases[$0]?.actors ?? [] }
                if add(
                    actors.map { Party(evidence: evidence, actor: $0, basis: phrase.basis) },
                    for: &candidate
                ) {
                    return true
                }
            }
        }
        return false
    }

    private static let possessive: Set<String> = [
        "of", "by", "from", "against", "with", "to", "on", "for", "de", "par", "contre", "avec", "à", "sur",
        "envers",
    ]

    private func add(_ parties: [Party], for candidate: inout Candidate) -> Bool {
        let others = parties.filter { party in
            !candidate.actors.contains { actor in
                actor.actor == party.actor || actor.actor.id != nil && actor.actor.id == party.actor.id
                    || actor.actor.country != nil && actor.actor.country == party.actor.country
                        && actor.actor.sectors.first == party.actor.sectors.first
            }
        }
        guard !others.isEmpty else { return false }
        candidate.recipients = others
        return true
    }
}
