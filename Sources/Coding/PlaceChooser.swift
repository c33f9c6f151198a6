internal import EventData
internal import Grammar

/// Tells where an event was, from the places that the report names.
struct PlaceChooser {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    /// The most specific place that belongs to a mention, else to its sentence, else to the paragraph or the headline.
    func place(of candidate: Candidate) -> LocatedPlace? {
        let mentions = coder.annotated.places
        if mentions.isEmpty { return dateline(for: candidate) }
        let roots = Set([candidate.head, candidate.verb ?? candidate.head] + candidate.placeHeads)
        let sentence = tree.sentences[tree.nodes[candidate.head].sentence]
        let inSentence = mentions.filter { sentence.contains($0.words.lowerBound) && isLocative($0, candidate) }
        let attached = inSentence.filter { mention in
            candidate.placeHeads.contains { mention.words.contains($0) }
                || hangs(mention.words.upperBound - 1, under: roots) || hangs(mention.words.lowerBound, under: roots)
        }
        if let best = best(attached, near: candidate.head) { return located(best) }
        if let best = best(inSentence, near: candidate.head) { return located(best) }
        return nil
    }

    /// The place of the whole report, for events whose sentence names none.
    func fallback(for candidate: Candidate) -> LocatedPlace? {
        let usual = coder.annotated.places.filter { isLocative($0, candidate) }
        let paragraph = tree.paragraphs.first { $0.contains(candidate.head) }
        if let paragraph, let best = best(usual.filter { paragraph.contains($0.words.lowerBound) && $0.words.lowerBound < candidate.head }, near: candidate.head) {
            return located(best)
        }
        return dateline(for: candidate)
    }

    private func dateline(for candidate: Candidate) -> LocatedPlace? {
        candidate.type == .consult ? coder.annotated.dateline : nil
    }

    /// Whether a mention tells a place, and not an actor: "in Bamako", not "Bamako accused".
    private func isLocative(_ mention: MentionedPlace, _ candidate: Candidate) -> Bool {
        if candidate.placeHeads.contains(where: { mention.words.contains($0) }) { return true }
        let head = headWord(mention)
        let parties = candidate.actorHeads + candidate.recipientHeads
        if parties.contains(where: { tree.conjuncts(of: $0).contains(head) }) { return false }
        let node = tree.nodes[head]
        let prepositions = tree.prepositions(of: head)
        if !prepositions.isEmpty { return !Set(prepositions).isDisjoint(with: PlaceChooser.locatives) }
        return node.relation == .compound || node.relation == .appos || node.relation == .flat || node.relation == .nmodPoss || node.relation == .obl
            || tree.nodes[mention.words.lowerBound].part == .title
    }

    private func headWord(_ mention: MentionedPlace) -> Int {
        for index in mention.words where !mention.words.contains(tree.nodes[index].head) || tree.nodes[index].head == index {
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
            if tree.nodes[current].relation == .aclRelcl || tree.nodes[current].relation == .ccomp { return false }
            current = head
        }
        return false
    }

    private func best(_ mentions: [MentionedPlace], near head: Int) -> MentionedPlace? {
        mentions.min { left, right in
            let ranks = (rank(left.place.precision), rank(right.place.precision))
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            return abs(left.words.lowerBound - head) < abs(right.words.lowerBound - head)
        }
    }

    private func rank(_ precision: Place.Precision) -> Int {
        switch precision {
        case .place: 0
        case .near: 1
        case .admin2: 2
        case .admin1: 3
        case .country: 4
        case .region: 5
        }
    }

    private func located(_ mention: MentionedPlace) -> LocatedPlace {
        LocatedPlace(evidence: coder.annotated.evidence(mention.words), place: mention.place)
    }

    private static let locatives: Set<String> = [
        "in", "at", "near", "around", "outside", "inside", "across", "on", "of", "from", "to", "into", "between", "within", "over", "through",
        "à", "dans", "en", "près", "de", "vers", "sur", "autour", "entre", "chez", "depuis", "par", "hors", "jusque",
    ]
}
