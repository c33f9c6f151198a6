internal import EventData
internal import Grammar

/// Looks again at what the rules answered, with a linear model over all answers that the report offers.
///
/// A second step that reorders the answers of a first is known as reranking: Collins, Discriminative Reranking
/// for Natural Language Parsing, ICML 2000.
struct Reranker {
    let coder: ReportCoder
    let figures: FigureReader
    let places: PlaceChooser
    /// The government of the report's country, where the report names it.
    let government: Party?
    let ontology: Ontology

    /// Gives events the answers with the most points, each from what the rules say of all.
    func rerank(_ events: inout [Candidate]) {
        if coder.lexicon.model.isEmpty { return }
        let options = Options(self, of: events, areReadable: false)
        var reranked = events
        for index in events.indices {
            let judge = Judge(model: coder.lexicon.model, levels: levels(of: events[index]))
            let actors = judge.best(.actor, options.actors(index))
            if !dropsSide(actors, of: events[index]) { reranked[index].actors = actors }
            reranked[index].recipients = judge.best(.recipient, options.recipients(index))
            keepApart(&reranked[index], events[index])
            reranked[index].place = judge.best(.place, options.places(index))
            let killed = options.current(index)
            let toll = judge.best(.killed, options.tolls(index))
            if toll != killed {
                reranked[index].figures.removeAll { $0.quantity == .killed }
                reranked[index].figures += toll
            }
            reranked[index].isDropped = !judge.best(.event, options.events(index))
        }
        events = reranked.filter { !$0.isDropped }
    }

    /// Whether an answer keeps one side of a mutual act and forgets the other.
    private func dropsSide(_ actors: [Party], of event: Candidate) -> Bool {
        event.isMutual && !actors.isEmpty && actors.count < event.actors.count && names(actors, event.actors)
            && actors.allSatisfy { party in event.actors.contains { $0.actor == party.actor } }
    }

    /// Nobody acts on themselves: where the two answers name one party that the rules kept apart, those of the rules stand.
    private func keepApart(_ event: inout Candidate, _ given: Candidate) {
        guard names(event.actors, event.recipients), !names(given.actors, given.recipients) else { return }
        event.recipients = given.recipients
        if names(event.actors, event.recipients) { event.actors = given.actors }
    }

    /// Whether two sides name one party.
    private func names(_ actors: [Party], _ recipients: [Party]) -> Bool {
        actors.contains { party in
            recipients.contains { other in
                guard let id = party.actor.id else {
                    return other.actor.name == party.actor.name && other.actor.country == party.actor.country
                }
                return other.actor.id == id
            }
        }
    }

    /// All questions about events as the rules code them, with all answers and their points.
    func choices(_ events: [Candidate]) -> [Choice] {
        let options = Options(self, of: events, areReadable: true)
        return events.indices.flatMap { index in
            let judge = Judge(model: coder.lexicon.model, levels: levels(of: events[index]))
            let trigger = coder.annotated.evidence(Coder.triggerWords(events[index], coder.tree))
            var choices = [
                judge.choice(.actor, index, trigger, options.actors(index)) { $0.map(answer) },
                judge.choice(.recipient, index, trigger, options.recipients(index)) { $0.map(answer) },
                judge.choice(.place, index, trigger, options.places(index)) { $0.map { [answer($0)] } ?? [] },
                judge.choice(.killed, index, trigger, options.tolls(index)) { $0.map(answer) },
                judge.choice(.event, index, trigger, options.events(index)) { _ in [] },
            ]
            choices.removeAll { $0.options.count < 2 }
            return choices
        }
    }

    /// All events, those of the quad class, those of the type, those of the type and the mode.
    private func levels(of event: Candidate) -> [String] {
        let type = event.type.rawValue
        return ["", "\(ontology.quad(event.type))", type, "\(type) \(event.modes.first ?? "-")"]
    }

    private func answer(_ party: Party) -> Choice.Answer {
        Choice.Answer(
            words: party.evidence.words,
            name: party.actor.name,
            country: party.actor.country,
            sector: party.actor.sectors.first
        )
    }

    private func answer(_ place: LocatedPlace) -> Choice.Answer {
        Choice.Answer(
            words: place.evidence.words,
            name: place.place.name,
            country: place.place.country,
            sector: nil
        )
    }

    private func answer(_ figure: Figure) -> Choice.Answer {
        Choice.Answer(words: figure.evidence.words, name: "\(figure.low ?? 0)", country: nil, sector: nil)
    }

    /// The answers to each question about the events of a report.
    private struct Options {
        private let all: [Candidate]
        private let parties: (actor: PartyOptions, recipient: PartyOptions)
        private let sites: PlaceOptions
        private let counts: TollOptions
        private let doubts: EventOptions

        init(_ reranker: Reranker, of events: [Candidate], areReadable: Bool) {
            let coder = reranker.coder
            let mentions = coder.annotated.mentionsByActor
            func parties(_ role: PartyFinder.Role) -> PartyOptions {
                PartyOptions(
                    coder: coder,
                    role: role,
                    government: reranker.government,
                    mentions: mentions,
                    areReadable: areReadable
                )
            }
            all = events
            self.parties = (parties(.actor), parties(.recipient))
            sites = PlaceOptions(chooser: reranker.places, areReadable: areReadable)
            counts = TollOptions(reader: reranker.figures, areReadable: areReadable)
            doubts = EventOptions(coder: coder, areReadable: areReadable)
        }

        func actors(_ index: Int) -> [Weighed<[Party]>] { parties.actor.options(index, of: all) }
        func recipients(_ index: Int) -> [Weighed<[Party]>] { parties.recipient.options(index, of: all) }
        func places(_ index: Int) -> [Weighed<LocatedPlace?>] { sites.options(of: all[index]) }
        func tolls(_ index: Int) -> [Weighed<[Figure]>] { counts.options(index, of: all) }
        func events(_ index: Int) -> [Weighed<Bool>] { doubts.options(index, of: all) }
        func current(_ index: Int) -> [Figure] { all[index].figures.filter { $0.quantity == .killed } }
    }

    /// What the model says of the answers to questions about one event.
    private struct Judge {
        let model: LinearModel
        let levels: [String]

        /// The answer with the most points, the first of equals.
        func best<Answer>(_ question: Choice.Question, _ options: [Weighed<Answer>]) -> Answer {
            let seeds = seeds(of: question)
            var best = (option: 0, points: Int.min)
            for (option, weighed) in options.enumerated() {
                let points = model.points(weighed.clues, seeds)
                if points > best.points { best = (option, points) }
            }
            return options[best.option].answer
        }

        func choice<Answer>(
            _ question: Choice.Question,
            _ event: Int,
            _ trigger: Evidence,
            _ options: [Weighed<Answer>],
            answers: (Answer) -> [Choice.Answer]
        ) -> Choice {
            let seeds = seeds(of: question)
            let weighed = options.map { option in
                let clues = zip(option.clues.words ?? [], option.clues.hashes).map { words, hash in
                    Choice.Clue(words: words, points: model.points(hash, seeds))
                }
                return Choice.Option(answers: answers(option.answer), clues: clues)
            }
            return Choice(
                question: question,
                event: event,
                trigger: trigger,
                levels: levels,
                options: weighed
            )
        }

        private func seeds(of question: Choice.Question) -> [UInt64] {
            levels.map { LinearModel.seed(question.rawValue, $0) }
        }
    }
}
