internal import EventData
internal import Grammar

/// Finds threats in what somebody warns that they will do: "We shall answer by force, warned the general".
struct Warnings {
    let finder: EventFinder
    var coder: ReportCoder { finder.coder }
    var tree: Tree { coder.tree }

    /// The threats at verbs of warning that tell no event by themselves.
    func candidates(besides taken: Set<Int>) -> [Candidate] {
        tree.nodes.indices.compactMap { taken.contains($0) ? nil : candidate(at: $0) }
    }

    private func candidate(at verb: Int) -> Candidate? {
        guard tree.nodes[verb].wordClass == .verb,
            finder.lemmas(of: verb).contains(where: Warnings.verbs.contains),
            let clause = clauses(of: verb).first(where: { isThreat($0, under: verb) })
        else { return nil }
        let parties = PartyFinder(coder: coder)
        let arguments = coder.arguments(of: verb)
        let speakers = parties.parties(of: arguments.subjects, as: .actor)
        guard !speakers.isEmpty else { return nil }
        let isViolent = ([clause] + tree.children(of: clause).filter { tree.nodes[$0].relation == .conj })
            .contains {
                finder.lemmas(of: $0).contains(where: Warnings.violent.contains)
            }
        var candidate = Candidate(
            head: verb,
            words: [verb],
            verb: verb,
            type: .threaten,
            modes: isViolent ? ["violence"] : [],
            rule: "warnings:1",
            score: 4,
            isNoun: false
        )
        candidate.actors = speakers
        candidate.actorHeads = arguments.subjects
        let conditions = tree.children(of: clause).filter {
            tree.nodes[$0].relation == .advcl && isCondition($0)
        }
        let addressees =
            arguments.objects + arguments.indirect
            + conditions.flatMap { coder.arguments(of: $0).subjects }
        candidate.recipients = parties.parties(of: addressees, as: .recipient).filter { party in
            !speakers.contains { $0.actor == party.actor }
        }
        candidate.recipientHeads = addressees
        return candidate
    }

    /// What is warned of: the clause under the verb, or the one that the verb stands beside.
    private func clauses(of verb: Int) -> [Int] {
        var found = tree.children(of: verb).filter {
            tree.nodes[$0].relation == .ccomp || tree.nodes[$0].relation == .parataxis
        }
        if tree.nodes[verb].relation == .parataxis || tree.nodes[verb].relation == .advcl
            || tree.nodes[verb].relation == .conj
        {
            found.append(tree.nodes[verb].head)
        }
        return found.filter { tree.nodes[$0].wordClass == .verb }
    }

    /// Whether a clause says what the speaker's own side will do, or what will come if others do not yield.
    private func isThreat(_ clause: Int, under verb: Int) -> Bool {
        let group = tree.verbGroup(of: clause)
        guard group.time == .future || group.modal == "would" || group.modal == "will" || group.isConditional,
            !group.isNegated
        else { return false }
        let hasCondition = tree.children(of: clause).contains {
            tree.nodes[$0].relation == .advcl && isCondition($0)
        }
        if hasCondition { return true }
        let subjects = coder.arguments(of: clause).subjects
        let speakers = coder.arguments(of: verb).subjects.flatMap {
            coder.annotated.phrases[$0]?.actors ?? []
        }
        return subjects.contains { subject in
            if Warnings.own.contains(tree.nodes[subject].folded) { return true }
            // "Quiconque renseigne l'ennemi ira en prison", "any truck found there would be burned"
            if Warnings.anybody.contains(tree.nodes[subject].folded)
                || tree.children(of: subject).contains(where: {
                    Warnings.anybody.contains(tree.nodes[$0].folded)
                })
            {
                return true
            }
            let actors = coder.annotated.phrases[subject]?.actors ?? []
            return actors.contains { speakers.contains($0) }
        }
    }

    private func isCondition(_ clause: Int) -> Bool {
        tree.children(of: clause).contains {
            ["if", "unless", "should", "si", "s'", "s’"].contains(tree.nodes[$0].folded)
        }
    }

    private static let verbs: Set<String> = [
        "warn", "caution", "threaten", "vow", "thunder", "avertir", "prévenir", "menacer", "tonner",
        "marteler",
    ]
    private static let own: Set<String> = ["we", "i", "nous", "je", "j'", "j’", "on"]
    private static let anybody: Set<String> = [
        "quiconque", "whoever", "anyone", "anybody", "any", "tout", "toute", "celui", "ceux", "those",
    ]
    private static let violent: Set<String> = [
        "attack", "strike", "hit", "retaliate", "respond", "answer", "send", "intervene", "crush", "destroy",
        "kill", "burn", "punish", "hunt", "avenge", "bomb", "fight", "shoot", "act", "attaquer", "frapper",
        "riposter", "répondre", "envoyer", "intervenir", "écraser", "détruire", "tuer", "brûler", "punir",
        "traquer", "venger", "bombarder", "combattre", "tirer", "agir",
    ]
}
