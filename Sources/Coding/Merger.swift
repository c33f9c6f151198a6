internal import EventData
internal import Grammar

/// Joins the mentions of one report that tell of the same event.
struct Merger {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    /// One candidate an event: a mention with fewer details joins the one with more.
    func merged(_ candidates: [Candidate]) -> [Candidate] {
        var events: [Candidate] = []
        for candidate in candidates where tree.nodes[candidate.head].part == .text {
            add(candidate, to: &events)
        }
        let hasBody = !events.isEmpty
        for candidate in candidates where tree.nodes[candidate.head].part == .title {
            if let index = partner(of: candidate, in: events) ?? plan(of: candidate, in: events) {
                join(candidate, into: &events[index])
            } else if !hasBody
                || isForceful(candidate.type)
                    && !events.contains(where: {
                        $0.type == candidate.type && sameReality($0.status, candidate.status)
                    })
            {
                events.append(candidate)
            }
        }
        return events.sorted { $0.head < $1.head }
    }

    /// The plan that a headline calls by the same noun: "the three call for joint operations", by their joint force.
    private func plan(of candidate: Candidate, in events: [Candidate]) -> Int? {
        guard candidate.status == .future else { return nil }
        let nouns = nouns(of: candidate)
        return events.firstIndex {
            $0.type == candidate.type && $0.status == .future && !nouns.isDisjoint(with: self.nouns(of: $0))
        }
    }

    private func nouns(of candidate: Candidate) -> Set<String> {
        let words = candidate.words + candidate.otherHeads
        return Set(words.filter { tree.nodes[$0].wordClass == .noun }.map { tree.nodes[$0].lemma })
    }

    private func isForceful(_ type: EventType) -> Bool {
        switch type {
        case .assault, .coerce, .sanction, .retreat, .mobilize, .protest: true
        default: false
        }
    }

    private func add(_ candidate: Candidate, to events: inout [Candidate]) {
        if let index = partner(of: candidate, in: events) {
            join(candidate, into: &events[index])
        } else {
            events.append(candidate)
        }
    }

    /// The latest event that a mention may tell of.
    private func partner(of candidate: Candidate, in events: [Candidate]) -> Int? {
        events.indices.last { canJoin(candidate, events[$0]) }
    }

    private func canJoin(_ mention: Candidate, _ event: Candidate) -> Bool {
        if isToll(mention, of: event) { return true }
        guard mention.type == event.type, agree(mention.modes, event.modes, mention.type) else {
            return false
        }
        guard sameReality(mention.status, event.status) else { return false }
        if mention.salience != event.salience, !isAnaphoric(mention) { return false }
        if share(mention.actors, event.recipients) || share(mention.recipients, event.actors) {
            if !share(mention.actors, event.actors) { return false }
        }
        let actorsAgree =
            mention.actors.isEmpty || event.actors.isEmpty || share(mention.actors, event.actors)
        let recipientsAgree =
            mention.recipients.isEmpty || event.recipients.isEmpty
            || share(mention.recipients, event.recipients)
        guard actorsAgree, recipientsAgree else { return false }
        if mention.type.isVerbal, mention.type != .consult {
            // Two demands are one only if the same side makes them of the same side.
            if mention.actors.isEmpty && event.actors.isEmpty { return true }
            return share(mention.actors, event.actors)
        }
        if mention.type == .mobilize, raisesForce(mention), !raisesForce(event), event.isNoun { return false }
        if Merger.ofOneThing.contains(mention.type), mention.rule != event.rule, !isAnaphoric(mention) {
            // Borders closed and institutions suspended are two acts of one mode.
            let (here, there) = (objects(of: mention), objects(of: event))
            if !here.isEmpty, !there.isEmpty, here.isDisjoint(with: there) { return false }
        }
        if let here = mention.place, let there = event.place ?? event.fallbackPlace,
            here.place.precision == .place, there.place.precision == .place,
            here.place.name != there.place.name, !isAnaphoric(mention)
        {
            return false
        }
        return true
    }

    /// Whether a mention is what an act cost: deaths without an author, told right after an act that had one.
    ///
    /// "Soldiers razed the camp. Eleven policemen were killed, said the ministry."
    private func isToll(_ mention: Candidate, of event: Candidate) -> Bool {
        guard mention.type == .assault, event.type == .assault, !mention.isNoun, mention.actors.isEmpty,
            mention.modes.isEmpty, !mention.figures.isEmpty, mention.status == event.status,
            mention.figures.allSatisfy({ $0.quantity == .killed || $0.quantity == .injured }),
            !event.actors.isEmpty, event.head < mention.head,
            tree.nodes[mention.head].sentence - tree.nodes[event.head].sentence <= 2,
            !event.modes.contains(where: Merger.ofOne.contains), mention.salience == event.salience,
            tree.paragraph(of: mention.head).contains(event.head)
        else { return false }
        if let here = mention.place, let there = event.place, here.place.name != there.place.name,
            here.evidence != there.evidence, here.place.precision == .place
        {
            return false
        }
        if let here = mention.date?.date, let there = event.date?.date, here.basis != .published,
            there.basis != .published, here.basis != .inherited, here.from != there.from
        {
            return false
        }
        return true
    }

    /// Modes of assault that are done to one at a time.
    private static let ofOne: Set<String> = ["abduct", "sexual", "torture", "beat"]

    /// "A military build-up … the launch of a battalion": a force that is raised is an act of its own.
    private func raisesForce(_ candidate: Candidate) -> Bool {
        candidate.otherHeads.contains { coder.classes(of: $0).contains(.force) }
    }

    /// Types of which a verb with another object tells another act.
    private static let ofOneThing: Set<EventType> = [.coerce, .sanction, .protest, .aid, .retreat]

    /// The nouns that an act is done to.
    private func objects(of candidate: Candidate) -> Set<String> {
        var heads =
            candidate.otherHeads + candidate.recipientHeads + (candidate.isNoun ? [] : candidate.placeHeads)
        if heads.isEmpty, !candidate.isNoun {
            heads = coder.arguments(of: candidate.verb ?? candidate.head).objects
        }
        return Set(heads.filter { tree.nodes[$0].wordClass != .pronoun }.map { tree.nodes[$0].lemma })
    }

    private func agree(_ left: [String], _ right: [String], _ type: EventType) -> Bool {
        if left.isEmpty || right.isEmpty {
            let mode = left.first ?? right.first
            // A coup has no mode, and is no closed border.
            if type == .coerce, mode != nil { return false }
            return !(type == .assault && Merger.separate.contains(mode ?? ""))
                && !(type == .sanction && mode == "convict")
        }
        if !Set(left).isDisjoint(with: right) { return true }
        switch type {
        case .assault:
            return !left.contains(where: Merger.separate.contains)
                && !right.contains(where: Merger.separate.contains)
        case .consult, .protest, .mobilize, .accuse: return true
        default: return false
        }
    }

    /// Modes of assault that are an act of their own beside a killing.
    private static let separate: Set<String> = [
        "abduct", "sexual", "torture", "beat", "destroy", "crowd-control",
    ]

    private func sameReality(_ left: Claim.Status, _ right: Claim.Status) -> Bool {
        if left == right { return true }
        let real: Set<Claim.Status> = [.occurred, .ongoing]
        return real.contains(left) && real.contains(right)
    }

    /// "the attack", "cette attaque": points back to one that was told.
    private func isAnaphoric(_ mention: Candidate) -> Bool {
        guard mention.isNoun else { return false }
        return tree.children(of: mention.head).contains {
            let node = tree.nodes[$0]
            return node.relation == .det
                && ["the", "this", "that", "le", "la", "l'", "l’", "ce", "cette", "cet"].contains(node.folded)
        }
    }

    func share(_ left: [Party], _ right: [Party]) -> Bool {
        left.contains { one in
            right.contains { other in
                isSame(one.actor, other.actor) || one.evidence.words == other.evidence.words
            }
        }
    }

    /// Whether two parties may be one: the same entry, or the same country and kind.
    private func isSame(_ left: Actor, _ right: Actor) -> Bool {
        if let one = left.id, let other = right.id { if one == other { return true } }
        if left.country != nil, right.country != nil, left.country != right.country { return false }
        let one = left.sectors.first
        let other = right.sectors.first
        return one != nil && one == other
    }

    private func join(_ mention: Candidate, into event: inout Candidate) {
        event.otherMentions.append(mention.head)
        // The mention that names both parties tells the event best; the body tells it better than the headline.
        if filled(mention) > filled(event),
            tree.nodes[mention.head].part == .text || tree.nodes[event.head].part == .title
        {
            let old = event
            event = mention
            event.otherMentions = old.otherMentions + [old.head]
            absorb(old, into: &event)
        } else {
            absorb(mention, into: &event)
        }
    }

    private func isSharper(_ place: LocatedPlace?, than other: LocatedPlace?) -> Bool {
        guard let place, let other else { return false }
        return place.place.precision.rank <= 1 && other.place.precision.rank > 1
    }

    private func filled(_ candidate: Candidate) -> Int {
        (candidate.actors.isEmpty ? 0 : 2) + (candidate.recipients.isEmpty ? 0 : 2)
            + (candidate.salience == .main ? 1 : 0)
            + (candidate.isNoun ? 0 : 1)
    }

    private func absorb(_ other: Candidate, into event: inout Candidate) {
        if event.actors.isEmpty {
            event.actors = other.actors; event.isMutual = event.isMutual || other.isMutual
        }
        if event.recipients.isEmpty, !event.isMutual { event.recipients = other.recipients }
        for mode in other.modes where !event.modes.contains(mode) { event.modes.append(mode) }
        if event.place == nil || isSharper(other.place, than: event.place) { event.place = other.place }
        if event.fallbackPlace == nil { event.fallbackPlace = other.fallbackPlace }
        if event.date == nil || event.date?.date.basis == .published, let date = other.date {
            event.date = date
        }
        for figure in other.figures where !event.figures.contains(figure) { event.figures.append(figure) }
        // Who speaks paragraphs later does not vouch for the news.
        if event.attribution.isEmpty,
            abs(tree.nodes[other.head].sentence - tree.nodes[event.head].sentence) <= 3
        {
            event.attribution = other.attribution
        }
        event.score = max(event.score, other.score)
        if other.salience == .main { event.salience = .main }
        event.isAlleged = event.isAlleged && other.isAlleged
    }
}
