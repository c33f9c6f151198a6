package import EventData
package import Grammar

/// Finds in an annotated report what it says was done, by whom, to whom, where, when and on whose word.
///
/// ```swift
/// let coder = Coder()
/// let claims = coder.code(annotated).claims
/// ```
///
/// It never changes and is shared by all threads.
package struct Coder: Sendable {
    package let lexicon: CodingLexicon
    private let ontology = Ontology()

    package init(lexicon: CodingLexicon = CodingLexicon()) {
        self.lexicon = lexicon
    }

    /// The claims, quotations, roles and ties of a report, each in order of the text.
    package func code(_ annotated: AnnotatedReport) -> (
        claims: [Claim], quotations: [Quotation], relations: [Relation]
    ) {
        let coder = ReportCoder(annotated, lexicon: lexicon)
        let quotations = QuotationFinder(coder).quotations()
        return (claims(coder, quotations), quotations, RelationFinder(coder: coder).relations())
    }

    /// What is left open of a report's events, with the answers that it offers.
    package func choices(of annotated: AnnotatedReport) -> [Choice] {
        let coder = ReportCoder(annotated, lexicon: lexicon)
        let coding = coding(coder, QuotationFinder(coder).quotations())
        return reranker(coder, coding).choices(coding.events)
    }

    private func claims(_ coder: ReportCoder, _ quotations: [Quotation]) -> [Claim] {
        let coding = coding(coder, quotations)
        var events = coding.events
        reranker(coder, coding).rerank(&events)
        return events.map { claim($0, coder) }
    }

    /// What the rules make of a report, and what they looked through for it.
    private struct Coding {
        var events: [Candidate]
        var figures: FigureReader
        var places: PlaceChooser
        var government: Party?
    }

    private func reranker(_ coder: ReportCoder, _ coding: Coding) -> Reranker {
        Reranker(
            coder: coder,
            figures: coding.figures,
            places: coding.places,
            government: coding.government,
            ontology: ontology
        )
    }

    private func coding(_ coder: ReportCoder, _ quotations: [Quotation]) -> Coding {
        let finder = EventFinder(coder)
        var candidates = finder.candidates()
        let types = Dictionary(
            candidates.filter { !$0.isNoun }.map { ($0.verb ?? $0.head, $0.type) },
            uniquingKeysWith: { first, _ in first }
        )
        let status = StatusReader(finder: finder, typeOfVerb: types, quotations: quotations)
        for index in candidates.indices { status.read(&candidates[index]) }
        candidates.removeAll(where: \.isDropped)
        let saying = status.sayingVerbs()
        let places = PlaceChooser(coder: coder)
        let dates = DateChooser(coder: coder)
        let salience = SalienceReader(coder: coder)
        for index in candidates.indices {
            candidates[index].place = places.place(of: candidates[index])
            candidates[index].date = dates.date(of: candidates[index], saying: saying)
            salience.read(&candidates[index])
        }
        let figures = FigureReader(status: status)
        figures.assign(to: &candidates)
        for index in candidates.indices
        where candidates[index].place == nil && candidates[index].type == .assault {
            candidates[index].fallbackPlace = places.fallback(for: candidates[index])
        }
        var events = Merger(coder: coder).merged(candidates)
        let filler = RoleFiller(coder: coder)
        filler.fill(&events)
        for index in events.indices { salience.demote(&events[index]) }
        TopicGate(coder: coder).apply(to: &events)
        events.removeAll(where: isHollow)
        for index in events.indices where events[index].place == nil {
            events[index].place = places.fallback(for: events[index])
        }
        for index in events.indices {
            events[index].place = places.sharpened(events[index].place, of: events[index])
        }
        return Coding(events: events, figures: figures, places: places, government: filler.government)
    }

    /// Whether nobody does it, nobody suffers it, and nothing counts it: words without a happening.
    private func isHollow(_ event: Candidate) -> Bool {
        guard event.actors.isEmpty, event.recipients.isEmpty, event.figures.isEmpty else { return false }
        switch event.type {
        case .coerce, .protest, .mobilize: return false
        case .consult: return !event.modes.contains("multilateral") && event.place == nil
        default: return event.place == nil
        }
    }

    private func claim(_ event: Candidate, _ coder: ReportCoder) -> Claim {
        let tree = coder.tree
        let trigger = Coder.triggerWords(event, tree)
        let sentence = tree.sentences[tree.nodes[event.head].sentence]
        return Claim(
            id: "",
            type: event.type,
            modes: event.modes,
            contexts: ContextReader(coder: coder).contexts(of: event),
            quad: ontology.quad(event.type),
            score: ontology.score(event.type, modes: event.modes),
            cameo: ontology.cameo(event.type, modes: event.modes),
            trigger: coder.annotated.evidence(trigger),
            sentence: coder.annotated.evidence(sentence),
            status: event.status,
            isAlleged: event.isAlleged,
            salience: event.salience,
            actors: event.actors,
            recipients: event.recipients,
            place: event.place,
            date: event.date,
            figures: event.figures,
            attribution: event.attribution,
            confidence: confidence(event, tree),
            rule: event.rule
        )
    }

    /// The words of the trigger, if they stand close together; else its head alone.
    static func triggerWords(_ event: Candidate, _ tree: Tree) -> Range<Int> {
        var lower = event.head
        var upper = event.head + 1
        for word in event.words.sorted(by: { abs($0 - event.head) < abs($1 - event.head) }) {
            if word < lower, lower - word <= 3 { lower = word }
            if word >= upper, word - upper <= 2 { upper = word + 1 }
        }
        return upper - lower <= 6 ? lower..<upper : event.head..<event.head + 1
    }

    /// What a sentence is about stands in its main clause, or under a verb of saying; the rest is said by the way.
    private func standing(_ head: Int, _ tree: Tree) -> Int {
        var current = head
        for _ in 0..<6 {
            switch tree.nodes[current].relation {
            case .root, .parataxis: return 6
            case .ccomp, .xcomp, .conj, .obj, .nsubj, .nsubjPass: current = tree.nodes[current].head
            case .aclRelcl, .acl, .advcl: return -10
            default: return -6
            }
        }
        return 0
    }

    /// How much speaks for a coding, in hundredths: the frame's fit, the parties, plain factuality.
    private func confidence(_ event: Candidate, _ tree: Tree) -> Double {
        var points = 40 + min(event.score, 10) * 2
        if !event.actors.isEmpty { points += 12 }
        if !event.recipients.isEmpty || event.isMutual { points += 10 }
        if event.isNoun { points -= 6 }
        points += standing(event.verb ?? event.head, tree)
        if event.salience == .background { points -= 15 }
        if event.status != .occurred { points -= 4 }
        if !event.otherMentions.isEmpty { points += 6 }
        return Double(max(5, min(points, 97))) / 100
    }
}
