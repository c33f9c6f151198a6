internal import EventData
internal import Grammar

/// How many an event killed: every number near it that may count people.
struct TollOptions {
    private let reader: FigureReader
    private let areReadable: Bool
    /// The numbers that count, in order of the text.
    private let numbers: [NumberMention]
    /// What the rules read in them, whatever event it belongs to, by the first word.
    private let found: [Int: FigureReader.Found]
    private var coder: ReportCoder { reader.coder }
    private var tree: Tree { reader.tree }

    /// How many sentences before and after an event give numbers to it, and how many words.
    private static let (reach, span) = (3, 160)

    init(reader: FigureReader, areReadable: Bool) {
        self.reader = reader
        self.areReadable = areReadable
        numbers = reader.coder.annotated.numbers.filter(\.isCount)
            .sorted { $0.words.lowerBound < $1.words.lowerBound }
        found = Dictionary(
            reader.figures.map { ($0.number.words.lowerBound, $0) },
            uniquingKeysWith: { _, last in last }
        )
    }

    func options(_ index: Int, of events: [Candidate]) -> [Weighed<[Figure]>] {
        let event = events[index]
        let current = event.figures.filter { $0.quantity == .killed }
        var options = [Weighed(answer: current, clues: Clues(areReadable: areReadable))]
        if !current.isEmpty { options.append(Weighed(answer: [], clues: Clues(areReadable: areReadable))) }
        switch event.type {
        case .assault, .protest, .coerce:
            addNumbers(event, Array(events[events.around(index)]), to: &options)
        default: break
        }
        for number in options.indices {
            addRivals(event, index, events, current, isCurrent: number == 0, &options[number])
        }
        return options
    }

    private func addNumbers(_ event: Candidate, _ events: [Candidate], to options: inout [Weighed<[Figure]>])
    {
        let own = tree.nodes[event.head].sentence
        let near = event.head - TollOptions.span..<event.head + TollOptions.span
        for number in numbers {
            let word = number.words.lowerBound
            if word >= near.upperBound { break }
            let isTitle = tree.nodes[word].part == .title
            guard let low = number.low, low > 0, low < 1_000_000,
                isTitle || near.contains(word) && abs(tree.nodes[word].sentence - own) <= TollOptions.reach
            else { continue }
            let known = found[word]
            if let known, known.figure.quantity != .killed { continue }
            let same = options.firstIndex { $0.answer.count == 1 && $0.answer[0].low == low }
            if same == nil {
                let figure = known?.figure ?? figure(number)
                options.append(Weighed(answer: [figure], clues: Clues(areReadable: areReadable)))
            }
            add(number, known, event, events, &options[same ?? options.count - 1].clues)
        }
    }

    /// What a number counts, where no word says that they were killed.
    private func figure(_ number: NumberMention) -> Figure {
        let noun = noun(of: number)
        let last = number.words.upperBound - 1
        let words = noun > last && noun - last < 4 ? number.words.lowerBound..<noun + 1 : number.words
        let actor = coder.annotated.phrases[noun]?.actors.first
        return Figure(
            quantity: .killed,
            low: number.low,
            high: number.high,
            bound: number.bound,
            counted: .init(
                words: coder.annotated.evidence(tree.phrase(of: noun)).words,
                sector: actor?.sectors.first,
                country: actor?.country
            ),
            claimant: nil,
            evidence: coder.annotated.evidence(words)
        )
    }

    private func noun(of number: NumberMention) -> Int {
        let last = number.words.upperBound - 1
        return tree.nodes[last].relation == .nummod ? tree.nodes[last].head : last
    }

    private func add(
        _ number: NumberMention,
        _ known: FigureReader.Found?,
        _ event: Candidate,
        _ events: [Candidate],
        _ clues: inout Clues
    ) {
        let last = number.words.upperBound - 1
        let noun = tree.nodes[last].relation == .nummod ? tree.nodes[last].head : known?.noun ?? last
        let distance = tree.nodes[last].sentence - tree.nodes[event.head].sentence
        let kind = known == nil ? "plain" : "killed"
        clues.add(kind)
        clues.add(kind, tree.nodes[last].part == .title ? " title" : " \(distance)")
        clues.add("noun ", tree.nodes[noun].lemma)
        clues.add("relation ", tree.nodes[noun].relation.name)
        clues.add("bound ", number.bound.rawValue)
        let governor = tree.nodes[noun].head
        clues.add("under ", tree.nodes[governor].lemma)
        clues.add(
            "under ",
            tree.nodes[tree.nodes[governor].head].lemma,
            " ",
            tree.nodes[governor].relation.name
        )
        addCounted(coder.annotated.phrases[noun]?.actors.first, event, &clues)
        let low = number.low ?? 0
        clues.add("size ", low < 2 ? "1" : low < 10 ? "9" : low < 100 ? "99" : "many")
        if tree.paragraph(of: event.head).contains(last) { clues.add(kind, " in paragraph") }
        if distance == 0 {
            clues.add(kind, " path ", tree.path(from: event.anchor, to: noun))
            clues.add(noun < event.head ? "left" : "right")
        }
        if let known {
            let owner = events.first { other in
                other.figures.contains { $0.evidence == known.figure.evidence }
            }
            if let owner {
                clues.add("owner ", owner.type.rawValue, owner.actors.isEmpty ? "" : " with actor")
                if owner.head == event.head { clues.add("owner") }
            } else {
                clues.add("without owner")
            }
        }
        let between = events.count {
            $0.type == .assault && $0.head > min(event.head, last) && $0.head < max(event.head, last)
        }
        clues.add(kind, " between ", Clues.count(between, upTo: 2))
    }

    /// Adds whether those whom a number counts have a part in the event.
    private func addCounted(_ actor: Actor?, _ event: Candidate, _ clues: inout Clues) {
        let sector = actor?.sectors.first
        clues.add("sector ", sector ?? "-")
        guard let actor else { return }
        if event.recipients.contains(where: { $0.actor == actor }) { clues.add("of the recipient") }
        if event.recipients.contains(where: { $0.actor.sectors.first == sector }) {
            clues.add("of the recipient's sector")
        }
        if event.actors.contains(where: { $0.actor.sectors.first == sector }) {
            clues.add("of the actor's sector")
        }
    }

    /// Adds what the toll that the rules read says of this one.
    private func addRivals(
        _ event: Candidate,
        _ index: Int,
        _ events: [Candidate],
        _ current: [Figure],
        isCurrent: Bool,
        _ option: inout Weighed<[Figure]>
    ) {
        let told = event.told
        let count = Clues.count(current.count, upTo: 2)
        if isCurrent {
            option.clues.add("current")
            option.clues.add("current ", count)
            option.clues.add("current of ", told)
        } else {
            option.clues.add("against ", count)
        }
        guard option.answer.isEmpty else { return }
        option.clues.add("none")
        option.clues.add("none of ", told)
        option.clues.add("none, ", event.status.rawValue)
        option.clues.add("none for ", tree.nodes[event.head].lemma)
        option.clues.add("none beside ", event.recipients.first?.actor.sectors.first ?? "-")
        let before = events[events.around(index).lowerBound..<index].count { $0.type == .assault }
        option.clues.add("none after ", Clues.count(before, upTo: 2))
    }
}
