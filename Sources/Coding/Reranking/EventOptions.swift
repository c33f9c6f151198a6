internal import EventData
internal import Grammar

/// Whether what the rules found is an event: what speaks against it.
struct EventOptions {
    private let coder: ReportCoder
    private let areReadable: Bool
    private let merger: Merger
    /// The first sentence of the text.
    private let lead: Int
    private var tree: Tree { coder.tree }

    init(coder: ReportCoder, areReadable: Bool) {
        self.coder = coder
        self.areReadable = areReadable
        merger = Merger(coder: coder)
        lead = coder.tree.lead
    }

    /// That it is one, for which nothing is said, and that it is none.
    func options(_ index: Int, of events: [Candidate]) -> [Weighed<Bool>] {
        let event = events[index]
        var clues = Clues(areReadable: areReadable)
        clues.add("any")
        addWords(event, &clues)
        addParties(event, &clues)
        addDetails(event, &clues)
        addNeighbours(index, events, &clues)
        return [
            Weighed(answer: true, clues: Clues(areReadable: areReadable)),
            Weighed(answer: false, clues: clues),
        ]
    }

    /// Adds which words tell it, and how they stand.
    private func addWords(_ event: Candidate, _ clues: inout Clues) {
        let clause = tree.coordinationHead(of: event.verb ?? event.head)
        let node = tree.nodes[clause]
        let told = !event.isNoun ? "verb" : event.verb == nil ? "noun" : "light verb"
        clues.add("table ", event.table)
        clues.add(told)
        clues.add(told, " ", node.relation.name)
        clues.add("score \(min(max(event.score, -2), 8))")
        clues.add("lemma ", tree.nodes[event.head].lemma)
        clues.add(told, " under ", tree.nodes[node.head].wordClass.name)
        if node.head != clause { clues.add("under ", tree.nodes[node.head].lemma) }
        clues.add("status ", event.status.rawValue)
        clues.add("salience ", event.salience.rawValue)
        if event.isAlleged { clues.add("alleged") }
        if event.isNoun { return }
        let group = tree.verbGroup(of: event.verb ?? event.head)
        switch group.time {
        case .past: clues.add("past")
        case .pluperfect: clues.add("pluperfect")
        case .present: clues.add("present")
        case .future: clues.add("future")
        case .none: clues.add("no time")
        }
        if group.isPassive { clues.add("passive") }
        if group.isInfinitive { clues.add("infinitive") }
        if group.isGerund { clues.add("gerund") }
    }

    private func addParties(_ event: Candidate, _ clues: inout Clues) {
        let actor = event.actors.first
        let recipient = event.recipients.first
        clues.add("actor ", actor?.basis.rawValue ?? "none")
        clues.add("recipient ", recipient?.basis.rawValue ?? "none")
        clues.add(
            "parties ",
            actor?.basis.rawValue ?? "none",
            " ",
            recipient?.basis.rawValue ?? "none"
        )
        let sectors = (actor?.actor.sectors.first ?? "-", recipient?.actor.sectors.first ?? "-")
        clues.add("sectors ", sectors.0, " ", sectors.1)
        clues.add("actor's sector ", sectors.0)
        clues.add("recipient's sector ", sectors.1)
        if let actor, actor.actor.id == nil { clues.add("unknown actor") }
    }

    private func addDetails(_ event: Candidate, _ clues: inout Clues) {
        clues.add("figures ", event.figures.first?.quantity.rawValue ?? "none")
        clues.add("place ", event.place?.place.precision.rawValue ?? "none")
        clues.add("date ", event.date?.date.basis.rawValue ?? "none")
        clues.add("source ", event.attribution.last?.kind.rawValue ?? "none")
        clues.add("mentions ", Clues.count(event.otherMentions.count, upTo: 2))
        if tree.nodes[event.head].part == .title {
            clues.add("title")
        } else {
            clues.add("sentence \(min(tree.nodes[event.head].sentence - lead, 5))")
        }
        clues.add("paragraphs \(min(tree.paragraphs.count, 8))")
    }

    /// Adds which other events stand around it.
    private func addNeighbours(_ index: Int, _ events: [Candidate], _ clues: inout Clues) {
        let event = events[index]
        let sentence = tree.nodes[event.head].sentence
        var (twins, others) = (0, 0)
        for other in events.around(index) where other != index {
            let neighbour = events[other]
            if neighbour.type == event.type {
                twins += 1
                if other < index { clues.add("twin before") }
                if merger.share(neighbour.actors, event.actors) { clues.add("twin of the actor") }
            }
            guard tree.nodes[neighbour.head].sentence == sentence else { continue }
            others += 1
            clues.add("beside ", neighbour.type.rawValue)
            if tree.isWord(event.head, under: neighbour.verb ?? neighbour.head) {
                clues.add("under ", neighbour.type.rawValue)
            }
            if merger.share(neighbour.actors, event.actors),
                merger.share(neighbour.recipients, event.recipients)
            {
                clues.add("same parties")
            }
        }
        clues.add("twins ", Clues.count(twins, upTo: 3))
        clues.add("others ", Clues.count(others, upTo: 3))
    }
}
