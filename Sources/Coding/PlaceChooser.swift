internal import EventData
internal import Grammar

/// Tells where an event was, from the places that the report names.
struct PlaceChooser {
    let coder: ReportCoder
    /// The places that are no part of an actor's name: "Voice of America" is nowhere.
    let mentions: [MentionedPlace]
    var tree: Tree { coder.tree }

    init(coder: ReportCoder) {
        self.coder = coder
        let names = coder.annotated.phrases.compactMap { phrase -> NounPhrase? in
            guard let phrase, phrase.isName, let kind = phrase.actors.first?.kind else { return nil }
            return ["state", "capital", "government", "people", "territory", "region"].contains(kind)
                ? nil : phrase
        }
        mentions = coder.annotated.places.filter { mention in
            // The dateline is where the report was written.
            if let dateline = coder.annotated.dateline,
                dateline.evidence.span.end > coder.tree.nodes[mention.words.lowerBound].span.start,
                coder.tree.nodes[mention.words.lowerBound].part == .text
            {
                return false
            }
            return !names.contains { name in
                name.words.contains(mention.words.lowerBound) && !mention.words.contains(name.head)
                    && !coder.tree.prepositions(of: mention.words.upperBound - 1).contains(where: {
                        ["in", "at", "near", "à", "dans", "en"].contains($0)
                    })
            }
        }
    }

    /// The most specific place that belongs to a mention, else one of its sentence.
    func place(of candidate: Candidate) -> LocatedPlace? {
        let roots = Set([candidate.head, candidate.verb ?? candidate.head] + candidate.placeHeads)
        let sentence = tree.sentences[tree.nodes[candidate.head].sentence]
        let inSentence = mentions.filter {
            sentence.contains($0.words.lowerBound) && isLocative($0, candidate)
                && !isOrigin($0, of: candidate)
        }
        let antecedent = placeBefore(candidate)
        let attached = inSentence.filter { mention in
            candidate.placeHeads.contains { mention.words.contains($0) }
                || antecedent.map(mention.words.contains) == true
                || hangs(mention.words.upperBound - 1, under: roots)
                || hangs(mention.words.lowerBound, under: roots)
        }
        let site = site(of: candidate)
        if let best = best(attached, near: candidate.head) {
            if let site, site.hasTown || best.place.precision.rank > 3 { return site.place }
            // "presided in Bamako over the launch of a force of Mali and Niger"
            if best.place.precision.rank > 3,
                let town = self.best(inSentence.filter(isTown), near: candidate.head)
            {
                return located(town)
            }
            return located(best)
        }
        if let site {
            // "À Butare, …, aux barrages": a town that is named tells more than a kind of place.
            if !site.hasTown, !site.isNamed,
                let town = self.best(inSentence.filter(isTown), near: candidate.head)
            {
                return located(town)
            }
            return site.place
        }
        if isMeeting(candidate), let dateline = coder.annotated.dateline { return dateline }
        if let best = best(inSentence, near: candidate.head), best.place.precision.rank <= 3 {
            return located(best)
        }
        if let target = target(of: candidate) { return target.place }
        return best(inSentence, near: candidate.head).map(located)
    }

    /// "had come from Bobo-Dioulasso": where somebody came from in another clause.
    private func isOrigin(_ mention: MentionedPlace, of candidate: Candidate) -> Bool {
        let head = headWord(mention)
        guard ["from", "de", "depuis", "to", "vers"].contains(tree.prepositions(of: head).first ?? "") else {
            return false
        }
        let governor = tree.nodes[head].head
        return tree.nodes[governor].wordClass == .verb && governor != candidate.verb ?? candidate.head
            && governor != candidate.head
    }

    /// A town after "in", "at", "à".
    private func isTown(_ mention: MentionedPlace) -> Bool {
        mention.place.precision.rank <= 1
            && !Set(tree.prepositions(of: headWord(mention))).isDisjoint(with: ["in", "at", "à"])
    }

    /// The place of the paragraph, of what stands before it, or the country, for events whose sentence names none.
    func fallback(for candidate: Candidate) -> LocatedPlace? {
        if isMeeting(candidate), let dateline = coder.annotated.dateline { return dateline }
        guard happensSomewhere(candidate.type) else { return setting(of: candidate).map(located) }
        if candidate.type == .coerce,
            !Set(candidate.modes).isDisjoint(with: ["censor", "withhold", "curfew", "martial-law"]),
            let country = home()
        {
            return country
        }
        let usual = mentions.filter { isLocative($0, candidate) }
        let paragraph = tree.paragraph(of: candidate.head)
        let inParagraph = usual.filter { paragraph.contains($0.words.lowerBound) }
        if let best = best(inParagraph, near: candidate.head), best.place.precision.rank <= 3 {
            return located(best)
        }
        if let scene = scene(usual) { return located(scene) }
        if let best = best(inParagraph, near: candidate.head) { return located(best) }
        return home() ?? coder.annotated.dateline
    }

    /// The place that the report speaks of most; headline and lead count double.
    private func scene(_ places: [MentionedPlace]) -> MentionedPlace? {
        let lead = tree.sentences.prefix(3).last?.upperBound ?? 0
        var weights: [String: Int] = [:]
        for place in places where place.place.precision.rank <= 1 {
            weights[place.place.name, default: 0] += place.words.lowerBound < lead ? 2 : 1
        }
        guard let most = weights.values.max() else { return nil }
        return places.first { weights[$0.place.name] == most && $0.place.precision.rank <= 1 }
    }

    /// The report's country, by the first words that name it.
    private func home() -> LocatedPlace? {
        guard let country = coder.annotated.country else { return nil }
        return coder.annotated.places.first { $0.place.country == country && $0.place.precision == .country }
            .map(located)
    }

    /// A more exact place inside of the country or region that a sentence names, if the report has one only.
    func sharpened(_ place: LocatedPlace?, of candidate: Candidate) -> LocatedPlace? {
        guard happensSomewhere(candidate.type), candidate.type != .aid,
            candidate.type != .coerce || candidate.modes == ["seize"], let place,
            place.place.precision.rank >= 4
        else { return place }
        let exact = mentions.filter {
            $0.place.precision.rank <= 1
                && (isLocative($0, candidate) || tree.nodes[headWord($0)].relation == .obj)
                && ($0.place.country == place.place.country || place.place.country == nil)
        }
        guard let first = exact.first, exact.allSatisfy({ $0.place.name == first.place.name }) else {
            return place
        }
        return located(first)
    }

    private func happensSomewhere(_ type: EventType) -> Bool {
        switch type {
        case .assault, .coerce, .protest, .retreat, .mobilize, .aid: true
        default: false
        }
    }

    /// Two sides who agree do so where the report is written, as those who meet.
    private func isMeeting(_ candidate: Candidate) -> Bool {
        switch candidate.type {
        case .consult: true
        case .agree, .support, .cooperate: candidate.actors.count > 1 && candidate.recipients.isEmpty
        default: false
        }
    }

    /// The place that opens an earlier sentence of the paragraph: "In Kampala, the presidents met. They called …"
    private func setting(of candidate: Candidate) -> MentionedPlace? {
        let sentence = tree.nodes[candidate.head].sentence
        let paragraph = tree.paragraph(of: candidate.head)
        return mentions.last { mention in
            let own = tree.nodes[mention.words.lowerBound].sentence
            return own < sentence && paragraph.contains(mention.words.lowerBound)
                && mention.words.lowerBound <= tree.sentences[own].lowerBound + 2
                && mention.place.precision.rank <= 3
                && ["in", "at", "à"].contains(tree.nodes[max(0, mention.words.lowerBound - 1)].folded)
        }
    }

    /// The noun before "where" or "où" whose clause tells the event: "gagné Tbilissi, où il s'est félicité".
    private func placeBefore(_ candidate: Candidate) -> Int? {
        let clause = tree.coordinationHead(of: candidate.verb ?? candidate.head)
        guard tree.nodes[clause].relation == .aclRelcl || tree.nodes[clause].relation == .advcl,
            tree.children(of: clause).contains(where: { ["where", "où"].contains(tree.nodes[$0].folded) })
        else { return nil }
        return tree.nodes[clause].head
    }

    /// Whether a mention tells a place, and not an actor: "in Bamako", not "Bamako accused".
    func isLocative(_ mention: MentionedPlace, _ candidate: Candidate) -> Bool {
        if candidate.placeHeads.contains(where: { mention.words.contains($0) }) { return true }
        let head = headWord(mention)
        let prepositions = tree.prepositions(of: head)
        let parties = candidate.actorHeads + candidate.recipientHeads
        if parties.contains(where: { tree.conjuncts(of: $0).contains(head) }) {
            // "hit Bamako": what is hit is where it was.
            guard candidate.recipientHeads.contains(head) else { return false }
            return candidate.type == .consult
                || happensSomewhere(candidate.type) && mention.place.precision.rank <= 1
        }
        if !prepositions.isEmpty { return !Set(prepositions).isDisjoint(with: PlaceChooser.locatives) }
        let node = tree.nodes[head]
        return node.relation == .compound || node.relation == .appos || node.relation == .flat
            || node.relation == .nmodPoss || node.relation == .obl
            || node.relation == .conj
            || tree.nodes[mention.words.lowerBound].part == .title
                && (!node.relation.isSubject || isBefore(":", mention))
    }

    private func isBefore(_ mark: String, _ mention: MentionedPlace) -> Bool {
        mention.words.upperBound < tree.nodes.count && tree.nodes[mention.words.upperBound].folded == mark
    }

    private func headWord(_ mention: MentionedPlace) -> Int {
        for index in mention.words
        where !mention.words.contains(tree.nodes[index].head) || tree.nodes[index].head == index {
            return index
        }
        return mention.words.lowerBound
    }

    private func hangs(_ index: Int, under roots: Set<Int>) -> Bool {
        var current = index
        for _ in 0..<12 {
            if roots.contains(current) { return true }
            let head = tree.nodes[current].head
            if head == current { return false }
            // A place in another clause belongs to that clause's event.
            if tree.nodes[current].relation == .aclRelcl || tree.nodes[current].relation == .ccomp {
                return false
            }
            current = head
        }
        return false
    }

    private func best(_ mentions: [MentionedPlace], near head: Int) -> MentionedPlace? {
        mentions.min { left, right in
            let ranks = (left.place.precision.rank, right.place.precision.rank)
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            return abs(left.words.lowerBound - head) < abs(right.words.lowerBound - head)
        }
    }

    private func located(_ mention: MentionedPlace) -> LocatedPlace {
        LocatedPlace(evidence: coder.annotated.evidence(mention.words), place: mention.place)
    }

    private static let locatives: Set<String> = [
        "in", "at", "near", "around", "outside", "inside", "across", "on", "of", "from", "to", "into",
        "between", "within", "over", "through",
        "à", "dans", "en", "près", "de", "vers", "sur", "autour", "entre", "chez", "depuis", "par", "hors",
        "jusque",
    ]
}
