internal import EventData
internal import Grammar

/// Fills parties that the act's own sentence leaves out and the report gives; marks them as inferred.
struct RoleFiller {
    let coder: ReportCoder
    var merger: Merger { Merger(coder: coder) }
    var tree: Tree { coder.tree }

    /// The government of the report's country, where the report names the country.
    private(set) var government: Party?

    init(coder: ReportCoder) {
        self.coder = coder
        government = homeGovernment()
    }

    func fill(_ events: inout [Candidate]) {
        for index in events.indices {
            fillFromFigures(&events[index])
            if events[index].type == .coerce, events[index].modes.isEmpty { fillActor(index, &events) }
        }
        for index in events.indices {
            fillActor(index, &events)
            fillRecipient(index, &events)
            if isOneSided(events[index]) { events[index].recipients = [] }
        }
    }

    /// Acts that are done to nobody in particular: a curfew, a pull-out, a resignation, troops sent.
    private func isOneSided(_ event: Candidate) -> Bool {
        // "mobilised reservists against Eritrea", "handed the town over to the army"
        let isNamed = event.recipientHeads.contains {
            !Set(tree.prepositions(of: $0)).isDisjoint(with: ["against", "contre", "to", "à", "with", "avec"])
        }
        if isNamed { return false }
        return switch event.type {
        case .consult: event.modes.contains("multilateral") && event.actors.count > 1
        case .coerce: !Set(event.modes).isDisjoint(with: ["curfew", "martial-law"])
        case .retreat: !Set(event.modes).isDisjoint(with: ["withdraw", "resign", "ceasefire"])
        case .mobilize: event.recipients.allSatisfy { WordClasses($0.actor).isDisjoint(with: [.armed]) }
        default: false
        }
    }

    // MARK: Actors

    private func fillActor(_ index: Int, _ events: inout [Candidate]) {
        guard events[index].actors.isEmpty else { return }
        if let giver = orderer(of: events[index]) ?? decider(of: events[index]) {
            events[index].actors = giver
            return
        }
        let modes = events[index].modes
        switch events[index].type {
        case .assault where modes.contains("crowd-control"): police(&events[index])
        case .assault: attacker(index, &events)
        case .retreat where modes.contains("release"): release(index, &events)
        case .coerce where modes.isEmpty: putschists(index, &events)
        case .coerce
        where !Set(modes).isDisjoint(with: ["censor", "curfew", "martial-law", "withhold", "restrict"]):
            powerHolder(index, &events)
        case .sanction where modes.contains("expel"): powerHolder(index, &events)
        case .consult where modes.contains("multilateral"): summit(&events[index])
        case .mobilize: owners(&events[index])
        default: break
        }
    }

    /// "bloqué sur ordre du ministre", "on the orders of the governor": whoever gave the order.
    private func orderer(of event: Candidate) -> [Party]? {
        guard
            event.type == .coerce || event.type == .sanction || event.type == .mobilize
                || event.type == .assault,
            !event.isNoun
        else { return nil }
        let verb = event.verb ?? event.head
        for order in coder.arguments(of: verb).obliques
        where ["order", "instruction", "command", "ordre", "consigne", "décret", "behest", "décision"]
            .contains(
                tree.nodes[order.head].lemma
            ) && ["on", "under", "at", "by", "sur", "par"].contains(order.prepositions.first ?? "")
        {
            let owners = tree.children(of: order.head).filter {
                tree.nodes[$0].relation == .nmodPoss
                    || tree.nodes[$0].relation == .nmod
                        && ["of", "from", "by", "de"].contains(tree.prepositions(of: $0).first ?? "")
            }
            let parties = PartyFinder(coder: coder).parties(of: owners, as: .actor)
            if !parties.isEmpty { return parties }
        }
        return nil
    }

    /// "Schools will stay closed, the ruling junta decided": an act of power that its own author announces.
    private func decider(of event: Candidate) -> [Party]? {
        guard event.type == .coerce || event.type == .sanction || event.type == .mobilize, !event.isNoun
        else {
            return nil
        }
        let clause = tree.coordinationHead(of: event.verb ?? event.head)
        let verbs =
            [tree.nodes[clause].head]
            + tree.children(of: clause).filter {
                tree.nodes[$0].relation == .parataxis
            }
        for verb in verbs where verb != clause && RoleFiller.deciding.contains(tree.nodes[verb].lemma) {
            let parties = PartyFinder(coder: coder).parties(
                of: coder.arguments(of: verb).subjects,
                as: .actor
            ).filter { !WordClasses($0.actor).isDisjoint(with: [.gov, .force, .body, .court]) }
            if !parties.isEmpty { return parties.map { inferred($0) } }
        }
        return nil
    }

    private static let deciding: Set<String> = [
        "decide", "order", "decree", "rule", "decider", "décider", "ordonner", "décréter", "arrêter",
    ]

    /// Whoever says that its enemies fell, or owns up, did it; else whoever is accused of just that in the report.
    private func attacker(_ index: Int, _ events: inout [Candidate]) {
        let victims = events[index].recipients.compactMap(\.actor.sectors.first)
        if let source = events[index].attribution.last, let speaker = phrase(at: source.evidence),
            let actor = speaker.actors.first
        {
            let sector = actor.sectors.first ?? ""
            let isClaim =
                ["REB", "PRM"].contains(sector) && victims.contains { ["MIL", "COP", "PRM"].contains($0) }
                || ["MIL", "COP"].contains(sector) && !victims.isEmpty
                    && victims.allSatisfy { ["REB", "UAF", "CRM"].contains($0) }
            if isClaim {
                events[index].actors = speaker.actors.map {
                    Party(evidence: source.evidence, actor: $0, basis: .inferred)
                }
                return
            }
        }
        let accused = events.filter {
            $0.type == .accuse && $0.modes.contains("allege") && !$0.recipients.isEmpty
        }
        // "… were shot. A website blames Wagner.": who is accused right there.
        let paragraph = tree.paragraph(of: events[index].head)
        let near = accused.filter { paragraph.contains($0.head) }
        let inParagraph = events.filter {
            $0.type == .assault && !$0.actors.isEmpty && paragraph.contains($0.head)
        }
        if near.count == 1, inParagraph.isEmpty, near[0].status == .occurred {
            let doers = near[0].recipients.filter { party in
                !events[index].recipients.contains { $0.actor == party.actor }
                    && !WordClasses(party.actor).isDisjoint(with: [.armed, .force, .gov])
            }
            if !doers.isEmpty {
                events[index].actors = doers.map { inferred($0) }
                events[index].isAlleged = true
                return
            }
        }
        let others = events.filter {
            $0.type == .assault && !$0.actors.isEmpty && $0.head != events[index].head
        }
        guard others.isEmpty, let first = accused.first, accused.count == 1, events[index].salience == .main
        else { return }
        let fighters = first.recipients.filter { !WordClasses($0.actor).isDisjoint(with: [.armed, .force]) }
        if fighters.count == first.recipients.count { events[index].actors = fighters.map { inferred($0) } }
    }

    private func phrase(at evidence: Evidence) -> NounPhrase? {
        coder.annotated.phrases.compactMap { $0 }.first {
            tree.nodes[$0.head].part == evidence.part && tree.nodes[$0.head].span.start >= evidence.span.start
                && tree.nodes[$0.head].span.end <= evidence.span.end && !$0.actors.isEmpty
        }
    }

    /// Tear gas without an author is the work of the police or the soldiers whom the paragraph names.
    private func police(_ event: inout Candidate) {
        let paragraph = tree.paragraph(of: event.head)
        var best: (party: Party, rank: Int)?
        for word in paragraph {
            guard let phrase = coder.annotated.phrases[word], phrase.actors.count == 1, !phrase.words.isEmpty,
                tree.nodes[word].wordClass != .adjective, phrase.actors[0].kind != "person",
                let sector = phrase.actors[0].sectors.first, sector == "COP" || sector == "MIL",
                !event.recipients.contains(where: { $0.actor == phrase.actors[0] })
            else { continue }
            let rank = (sector == "COP" ? 0 : 200) + abs(word - event.head)
            if rank < best?.rank ?? .max {
                let evidence = coder.annotated.evidence(phrase.words)
                best = (Party(evidence: evidence, actor: phrase.actors[0], basis: .inferred), rank)
            }
        }
        if let best { event.actors = [best.party] }
    }

    /// A coup without an author is that of the soldiers whom the report names.
    private func putschists(_ index: Int, _ events: inout [Candidate]) {
        let paragraph = tree.paragraph(of: events[index].head)
        for word in paragraph {
            guard let phrase = coder.annotated.phrases[word], phrase.actors.count == 1,
                phrase.actors[0].sectors.first == "MIL", !phrase.words.isEmpty
            else { continue }
            if events[index].recipients.contains(where: { $0.actor == phrase.actors[0] }) { continue }
            guard tree.nodes[word].relation.isSubject else { continue }
            events[index].actors = [
                Party(
                    evidence: coder.annotated.evidence(phrase.words),
                    actor: phrase.actors[0],
                    basis: .inferred
                )
            ]
            return
        }
    }

    /// A force that is raised without its owners named is that of the states that the report lists, or of the alliance.
    private func owners(_ event: inout Candidate) {
        summit(&event)
        event.isMutual = false
        if event.actors.isEmpty,
            let first = coder.annotated.lists.values.map({ $0 }).min(by: { $0[0] < $1[0] })
        {
            event.actors = PartyFinder(coder: coder).parties(of: [first[0]], as: .actor).map { inferred($0) }
        }
    }

    /// A summit without its guests named is that of the states that the report lists.
    private func summit(_ event: inout Candidate) {
        let sentence = tree.sentences[tree.nodes[event.head].sentence]
        let groups = coder.annotated.phrases.compactMap { $0 }.filter {
            $0.actors.count > 1 && $0.basis == .group
        }
        if let group = groups.first(where: { sentence.contains($0.head) }) ?? groups.first {
            event.actors = group.actors.map {
                Party(evidence: coder.annotated.evidence(group.words), actor: $0, basis: .inferred)
            }
            event.isMutual = true
        }
    }

    /// Whoever is let go was held by those who took them.
    private func release(_ index: Int, _ events: inout [Candidate]) {
        let holders = events.filter {
            ($0.modes.contains("abduct") || $0.modes.contains("arrest")) && !$0.actors.isEmpty
        }
        guard let holder = holders.first else {
            holdingState(index, &events)
            return
        }
        events[index].actors = holder.actors.map { inferred($0) }
    }

    /// "held in Burkina Faso since May": the state in which they were held.
    private func holdingState(_ index: Int, _ events: inout [Candidate]) {
        for head in events[index].recipientHeads {
            for clause in tree.children(of: head)
            where tree.nodes[clause].relation == .acl || tree.nodes[clause].relation == .aclRelcl
                || tree.nodes[clause].relation == .amod
            {
                guard
                    [
                        "hold", "detain", "jail", "imprison", "détenir", "détenu", "emprisonner",
                        "incarcérer", "retenir", "retenu",
                    ].contains(tree.nodes[clause].lemma)
                else { continue }
                for word in tree.subtree(of: clause) {
                    guard let phrase = coder.annotated.phrases[word], phrase.isName,
                        let actor = phrase.actors.first, actor.kind == "state"
                    else { continue }
                    events[index].actors = [
                        Party(
                            evidence: coder.annotated.evidence(phrase.words),
                            actor: actor,
                            basis: .inferred
                        )
                    ]
                    return
                }
            }
        }
    }

    /// A ban, a curfew, a closure without an author comes from whoever was just told to rule: putschists, else the government.
    private func powerHolder(_ index: Int, _ events: inout [Candidate]) {
        let rulers = events.filter {
            $0.head != events[index].head && ($0.type == .coerce || $0.type == .sanction)
                && !$0.actors.isEmpty && $0.salience == .main
                && $0.actors.allSatisfy { WordClasses($0.actor).isDisjoint(with: [.armed]) }
        }
        if let ruler = rulers.first, rulers.allSatisfy({ merger.share($0.actors, ruler.actors) }) {
            events[index].actors = ruler.actors.map { inferred($0) }
        } else if rulers.isEmpty, !events[index].modes.contains("restrict"), let government,
            events[index].type != .sanction
                || !events[index].recipients.contains(where: { $0.actor.country == government.actor.country })
        {
            events[index].actors = [government]
        }
    }

    /// The government of the report's country, by the first words that name it.
    private func homeGovernment() -> Party? {
        guard let country = coder.annotated.country else { return nil }
        for phrase in coder.annotated.phrases.compactMap({ $0 }) {
            guard phrase.actors.count == 1, let actor = phrase.actors.first, actor.country == country else {
                continue
            }
            if actor.kind == "government" || actor.kind == "state" || actor.kind == "capital" {
                return Party(evidence: coder.annotated.evidence(phrase.words), actor: actor, basis: .inferred)
            }
        }
        return nil
    }

    func inferred(_ party: Party) -> Party {
        Party(evidence: party.evidence, actor: party.actor, basis: .inferred)
    }
}
