internal import EventData
internal import Grammar

extension RoleFiller {
    func fillRecipient(_ index: Int, _ events: inout [Candidate]) {
        guard events[index].recipients.isEmpty, !events[index].isMutual else { return }
        switch events[index].type {
        case .accuse:
            condemn(index, &events)
            if events[index].modes.contains("disapprove") { opponent(index, &events) }
        case .sanction where !Set(events[index].modes).isDisjoint(with: ["discontinue", "withdraw"]):
            opponent(index, &events)
        case .reject: proposer(index, &events)
        case .protest: cause(&events[index])
        case .assault:
            if events[index].modes.contains("crowd-control") {
                crowd(index, &events)
            } else {
                townspeople(&events[index])
            }
        case .request where events[index].modes.contains("yield"): holder(index, &events)
        case .mobilize: enemy(&events[index])
        case .consult where events[index].modes.contains("visit"): host(&events[index])
        default: break
        }
    }

    /// Whoever was killed, hurt or taken was acted on.
    func fillFromFigures(_ event: inout Candidate) {
        guard event.recipients.isEmpty, !event.isMutual,
            event.type == .assault || event.type == .coerce || event.type == .retreat
        else { return }
        for head in event.victimHeads {
            event.recipients += PartyFinder(coder: coder).parties(of: [head], as: .recipient).filter {
                party in
                !event.recipients.contains { $0.actor == party.actor }
                    && !event.actors.contains { $0.actor == party.actor }
            }
        }
    }

    /// "marched to demand reforms by the government", "en grève contre la politique du ministre": whom a protest is meant for.
    private func cause(_ event: inout Candidate) {
        let sentence = tree.sentences[tree.nodes[event.head].sentence]
        guard
            let start = (event.head + 1..<max(event.head + 1, sentence.upperBound)).first(where: {
                RoleFiller.purposes.contains(tree.nodes[$0].lemma)
                    || RoleFiller.purposes.contains(tree.nodes[$0].folded)
            })
        else { return }
        for word in start..<sentence.upperBound {
            if tree.nodes[word].folded == ";" { return }
            guard let phrase = coder.annotated.phrases[word], !phrase.actors.isEmpty,
                phrase.actors.allSatisfy({
                    !WordClasses($0).isDisjoint(with: [.gov, .force, .body, .court, .armed])
                }),
                !event.actors.contains(where: { party in phrase.actors.contains { $0 == party.actor } })
            else { continue }
            if StatusReader.documents.contains(tree.nodes[word].lemma) { continue }
            // Whoever merely tells of it comes after a comma with a verb of saying.
            if event.attribution.contains(where: {
                $0.evidence.span.start == tree.nodes[phrase.words.lowerBound].span.start
            }) {
                return
            }
            let evidence = coder.annotated.evidence(phrase.words)
            event.recipients = phrase.actors.map { Party(evidence: evidence, actor: $0, basis: phrase.basis) }
            return
        }
    }

    private static let purposes: Set<String> = [
        "against", "protest", "demand", "demanding", "denounce", "calling", "over", "disapproval", "press",
        "oppose", "contre", "exiger", "réclamer", "dénoncer", "demander", "protester", "hostile",
    ]

    /// Whom a government, a body or an opposition speaks or acts against without saying so: whoever just did what the
    /// report tells; of what foreigners do, the country's government.
    private func opponent(_ index: Int, _ events: inout [Candidate]) {
        guard events[index].recipients.isEmpty, !events[index].actors.isEmpty else { return }
        let own = events[index].actors
        let doers = events.filter {
            $0.head != events[index].head && !$0.actors.isEmpty && $0.salience == .main
                && ($0.type == .assault || $0.type == .coerce) && !merger.share($0.actors, own)
        }
        if let first = doers.first, doers.allSatisfy({ merger.share($0.actors, first.actors) }) {
            events[index].recipients = first.actors.map { inferred($0) }
            return
        }
        guard let government else { return }
        let isForeign = own.allSatisfy {
            $0.actor.country != government.actor.country
                && !WordClasses($0.actor).isDisjoint(with: [.gov, .body, .state])
        }
        if isForeign { events[index].recipients = [government] }
    }

    /// Tear gas and water cannon are meant for those who protest.
    private func crowd(_ index: Int, _ events: inout [Candidate]) {
        let protests = events.filter {
            $0.type == .protest && !$0.actors.isEmpty && !merger.share($0.actors, events[index].actors)
        }
        guard
            let nearest = protests.min(by: {
                abs($0.head - events[index].head) < abs($1.head - events[index].head)
            })
        else { return }
        events[index].recipients = nearest.actors.map { inferred($0) }
    }

    /// "shelled Juba": the people of a town that is hit, where nobody else is told to be.
    private func townspeople(_ event: inout Candidate) {
        guard event.figures.isEmpty, let place = event.place, place.place.precision == .place,
            !event.isNoun, let verb = event.verb,
            let object = coder.arguments(of: verb).objects.first(where: { head in
                coder.annotated.places.contains {
                    $0.words.contains(head) && $0.place.name == place.place.name
                }
            })
        else { return }
        let evidence = coder.annotated.evidence(tree.phrase(of: object))
        event.recipients = [
            Party(
                evidence: evidence,
                actor: Actor(
                    id: nil,
                    name: "People of \(place.place.name)",
                    country: place.place.country,
                    sectors: ["CVL"],
                    kind: "people"
                ),
                basis: .inferred
            )
        ]
    }

    /// "The coalition spurned the proposal": whoever made it just before.
    private func proposer(_ index: Int, _ events: inout [Candidate]) {
        let types: Set<EventType> = [.agree, .request, .consult, .support]
        let earlier = events.filter {
            $0.head < events[index].head && types.contains($0.type) && !$0.actors.isEmpty
                && !merger.share($0.actors, events[index].actors)
                && tree.nodes[events[index].head].sentence - tree.nodes[$0.head].sentence <= 2
        }
        guard let last = earlier.last else { return }
        events[index].recipients = last.actors.map { inferred($0) }
    }

    /// Who demands that somebody be let go demands it of those who took them.
    private func holder(_ index: Int, _ events: inout [Candidate]) {
        let sentence = tree.sentences[tree.nodes[events[index].head].sentence]
        guard sentence.contains(where: { InnerParties.releases.contains(tree.nodes[$0].lemma) }) else {
            return
        }
        let holders = events.filter {
            $0.head != events[index].head && !$0.actors.isEmpty
                && ($0.modes.contains("abduct") || $0.modes.contains("arrest")
                    || $0.type == .coerce && $0.modes.isEmpty)
                && !merger.share($0.actors, events[index].actors)
        }
        guard let first = holders.first, holders.allSatisfy({ merger.share($0.actors, first.actors) }) else {
            return
        }
        events[index].recipients = first.actors.map { inferred($0) }
    }

    /// Who condemns a deed without naming the doer condemns the doer.
    private func condemn(_ index: Int, _ events: inout [Candidate]) {
        let doers = events.filter {
            $0.head != events[index].head && !$0.actors.isEmpty && $0.type == .assault
                && !merger.share($0.actors, events[index].actors)
        }
        guard events[index].modes.contains("disapprove"), let deed = doers.first,
            doers.allSatisfy({ merger.share($0.actors, deed.actors) })
        else { return }
        events[index].recipients = deed.actors.map { inferred($0) }
    }

    /// "launched a force to fight jihadists": whom it is raised against.
    private func enemy(_ event: inout Candidate) {
        let sentence = tree.sentences[tree.nodes[event.head].sentence]
        for verb in sentence where verb > event.head && RoleFiller.fighting.contains(tree.nodes[verb].lemma) {
            let arguments = coder.arguments(of: verb)
            let targets =
                arguments.objects
                + arguments.obliques.filter { ["against", "contre"].contains($0.prepositions.first ?? "") }
                .map(\.head)
            let parties = PartyFinder(coder: coder).parties(of: targets, as: .recipient).filter {
                WordClasses($0.actor).contains(.armed)
            }
            if !parties.isEmpty {
                event.recipients = parties
                return
            }
        }
    }

    private static let fighting: Set<String> = [
        "fight", "combat", "counter", "battle", "contain", "confront", "tackle", "combattre", "lutter",
        "affronter", "contrer", "contenir", "traquer",
    ]

    /// The country of the place that is visited receives the visitor.
    private func host(_ event: inout Candidate) {
        guard let place = event.place, let country = place.place.country,
            !event.actors.contains(where: { $0.actor.country == country })
        else { return }
        for phrase in coder.annotated.phrases.compactMap({ $0 }) {
            guard let actor = phrase.actors.first, phrase.actors.count == 1, actor.country == country,
                actor.kind == "state" || actor.kind == "government"
            else { continue }
            event.recipients = [
                Party(evidence: coder.annotated.evidence(phrase.words), actor: actor, basis: .inferred)
            ]
            return
        }
    }
}
