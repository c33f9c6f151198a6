internal import EventData
internal import Grammar

/// Tells when an event was, from the days that the report names.
struct DateChooser {
    let coder: ReportCoder
    var tree: Tree { coder.tree }

    /// The date of a mention: in its clause, else in its sentence, else the last day named before, else the report's own.
    func date(of candidate: Candidate, saying: Set<Int>) -> StatedDate? {
        let sentence = tree.sentences[tree.nodes[candidate.head].sentence]
        let usable = coder.annotated.dates.filter {
            sentence.contains($0.words.lowerBound) && isUsable($0, for: candidate)
        }
        let own = usable.filter { mention in
            let clause = clause(of: mention)
            return clause == candidate.verb ?? candidate.head || clause == candidate.head
                || hangsDirectly(mention, on: candidate.head)
        }
        if let mention = own.first { return stated(mention, candidate) }
        if isBefore(candidate) { return nil }
        // A day that hangs on a verb of saying is the day of the saying; one in another clause is that clause's.
        let free = usable.filter { mention in
            let clause = clause(of: mention)
            return !saying.contains(clause)
                && (tree.isWord(candidate.head, under: clause) || !isClause(clause))
        }
        if let mention = free.min(by: {
            abs($0.words.lowerBound - candidate.head) < abs($1.words.lowerBound - candidate.head)
        }) {
            return stated(mention, candidate)
        }
        if candidate.salience == .background { return nil }
        let before = coder.annotated.dates.filter {
            $0.words.lowerBound < sentence.lowerBound && isUsable($0, for: candidate)
                && ($0.date?.precision == .day || $0.date?.precision == .days)
                && tree.nodes[$0.words.lowerBound].part == tree.nodes[candidate.head].part
        }
        if let mention = usable.first(where: { saying.contains(clause(of: $0)) }), let date = mention.date {
            return StatedDate(evidence: coder.annotated.evidence(mention.words), date: date)
        }
        let recent = before.filter { mention in
            guard let published = coder.annotated.published, let date = mention.date else { return true }
            return date.to.number >= published.from.number - 45
        }
        if let last = recent.last, var date = last.date {
            date.basis = .inherited
            return StatedDate(evidence: coder.annotated.evidence(last.words), date: date)
        }
        return coder.annotated.published.map {
            var date = $0
            date.basis = .published
            return StatedDate(evidence: nil, date: date)
        }
    }

    /// "The talks on Monday followed the launch of a force": what another act came after was on some day before.
    private func isBefore(_ candidate: Candidate) -> Bool {
        guard candidate.isNoun else { return false }
        let noun = tree.coordinationHead(of: candidate.head)
        let governor = tree.nodes[noun].head
        guard governor != noun else { return false }
        if tree.nodes[noun].relation == .obj {
            return DateChooser.following.contains(tree.nodes[governor].lemma)
        }
        // "fait suite au lancement", "came in the wake of the launch"
        return tree.nodes[governor].folded == "suite"
            || ["wake", "aftermath", "lendemain"].contains(tree.nodes[governor].folded)
            || tree.nodes[governor].lemma == "succéder" && tree.prepositions(of: noun).contains("à")
    }

    private static let following: Set<String> = ["follow", "suivre"]

    private func isUsable(_ mention: DateMention, for candidate: Candidate) -> Bool {
        guard let date = mention.date else { return false }
        // What has happened has not happened after the report.
        if candidate.status == .occurred || candidate.status == .ongoing,
            let published = coder.annotated.published, date.from > published.to
        {
            return false
        }
        switch mention.anchor {
        case "since", "depuis": return candidate.status == .ongoing
        case "before", "until", "after": return false
        default: return true
        }
    }

    private func isClause(_ index: Int) -> Bool {
        tree.nodes[index].wordClass.isVerbal || tree.hasSubject(index)
    }

    /// "l'attaque du 5 juin", "Sunday's attack": the date hangs on the noun itself.
    private func hangsDirectly(_ mention: DateMention, on head: Int) -> Bool {
        mention.words.contains { tree.nodes[$0].head == head }
    }

    /// The verb or noun on which a date hangs.
    private func clause(of mention: DateMention) -> Int {
        var current = mention.words.lowerBound
        for index in mention.words where !mention.words.contains(tree.nodes[index].head) { current = index }
        for _ in 0..<8 {
            let head = tree.nodes[current].head
            if head == current { return current }
            current = head
            if tree.nodes[current].wordClass == .verb || tree.hasSubject(current) { return current }
        }
        return current
    }

    private func stated(_ mention: DateMention, _ candidate: Candidate) -> StatedDate? {
        guard let past = mention.date else { return nil }
        let isFuture = candidate.status == .future || candidate.status == .hypothetical
        let date = isFuture ? mention.futureReading ?? past : past
        return StatedDate(evidence: coder.annotated.evidence(mention.words), date: date)
    }
}
