internal import EventData
internal import Grammar

/// Finds demands in what somebody says that others must do: "Moscow said that Sudan must return the helicopter".
struct Demands {
    let finder: EventFinder
    var coder: ReportCoder { finder.coder }
    var tree: Tree { finder.tree }

    /// The demands at verbs that tell no event by themselves.
    func candidates(besides taken: Set<Int>) -> [Candidate] {
        tree.nodes.indices.compactMap { taken.contains($0) ? nil : candidate(at: $0) }
    }

    private func candidate(at verb: Int) -> Candidate? {
        guard tree.nodes[verb].wordClass == .verb,
            tree.nodes[verb].relation == .ccomp || tree.nodes[verb].relation == .xcomp
                || tree.nodes[verb].relation == .parataxis || tree.nodes[verb].relation == .root
        else { return nil }
        guard let must = obligation(on: verb) else { return nil }
        let subjects = coder.arguments(of: verb).subjects
        let parties = PartyFinder(coder: coder)
        let addressees = parties.parties(of: subjects, as: .recipient)
        guard !addressees.isEmpty, let speaker = speaker(of: verb, must) else { return nil }
        let speakers = parties.parties(of: [speaker], as: .actor).filter {
            !WordClasses($0.actor).isDisjoint(with: Demands.political)
        }
        guard !speakers.isEmpty,
            !speakers.contains(where: { one in addressees.contains { $0.actor == one.actor } })
        else { return nil }
        var candidate = Candidate(
            head: verb,
            words: [verb],
            verb: nil,
            type: .request,
            modes: [],
            rule: "demands:1",
            score: 4,
            isNoun: false
        )
        candidate.actors = speakers
        candidate.recipients = addressees
        candidate.actorHeads = [speaker]
        candidate.recipientHeads = subjects
        return candidate
    }

    private static let political: WordClasses = [.gov, .body, .armed, .party, .group, .force, .court]

    /// "must", "should", "has to", "doit", "devra" before a verb.
    private func obligation(on verb: Int) -> Int? {
        for child in tree.children(of: verb) where tree.nodes[child].relation == .aux {
            if ["must", "should", "ought"].contains(tree.nodes[child].folded) { return child }
        }
        let governor = tree.nodes[verb].head
        if tree.nodes[verb].relation == .xcomp, tree.nodes[governor].lemma == "devoir" { return governor }
        return nil
    }

    private func speaker(of verb: Int, _ must: Int) -> Int? {
        let clause = tree.nodes[must].wordClass == .verb && coder.language == .french ? must : verb
        let governor = tree.nodes[clause].head
        guard governor != clause,
            tree.nodes[clause].relation == .ccomp || tree.nodes[clause].relation == .parataxis
        else { return nil }
        return finder.isSaying(governor) ? coder.arguments(of: governor).subjects.first : nil
    }
}
