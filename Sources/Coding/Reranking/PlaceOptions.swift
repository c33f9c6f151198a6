internal import EventData
internal import Grammar

/// Where an event may have been: the places that the report names near it, at its head and in its lead.
struct PlaceOptions {
    private let chooser: PlaceChooser
    private let areReadable: Bool
    /// How often the report names each place.
    private let counts: [String: Int]
    /// The places, in order of the text.
    private let mentions: [MentionedPlace]
    /// The first sentence of the text.
    private let lead: Int
    private var coder: ReportCoder { chooser.coder }
    private var tree: Tree { coder.tree }

    /// How many words before and after an event give places to it, and how many of the headline and the lead.
    private static let (reach, opening) = (200, 60)

    init(chooser: PlaceChooser, areReadable: Bool) {
        self.chooser = chooser
        self.areReadable = areReadable
        let tree = chooser.coder.tree
        var counts: [String: Int] = [:]
        for mention in chooser.coder.annotated.places { counts[mention.place.name, default: 0] += 1 }
        self.counts = counts
        mentions = chooser.mentions.sorted { $0.words.lowerBound < $1.words.lowerBound }
        lead = tree.lead
    }

    func options(of event: Candidate) -> [Weighed<LocatedPlace?>] {
        let current = event.place
        var options: [Weighed<LocatedPlace?>] = []
        options[number(of: current, &options)].clues.add("current")
        options[number(of: nil, &options)].clues.add("none")
        let text = tree.sentences.isEmpty ? 0 : tree.sentences[lead].lowerBound
        let first = mentions.prefix { $0.words.lowerBound < text + PlaceOptions.opening }.count
        let near = indices(event.head - PlaceOptions.reach..<event.head + PlaceOptions.reach)
        for number in 0..<min(first, near.lowerBound) { add(mentions[number], event, to: &options) }
        for number in near { add(mentions[number], event, to: &options) }
        if let dateline = coder.annotated.dateline {
            let known = options.firstIndex { $0.answer?.place.name == dateline.place.name }
            let number = known ?? number(of: dateline, &options)
            options[number].clues.add("dateline")
            if known == nil { options[number].clues.add("dateline alone") }
        }
        for number in options.indices { addRivals(event, number, current, &options[number]) }
        return options
    }

    /// The numbers of the places that begin within a run of words.
    private func indices(_ words: Range<Int>) -> Range<Int> {
        func first(from word: Int) -> Int {
            var (low, high) = (0, mentions.count)
            while low < high {
                let middle = (low + high) / 2
                if mentions[middle].words.lowerBound < word { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return first(from: words.lowerBound)..<first(from: words.upperBound)
    }

    /// The number of the option with this place, which is added where there is none.
    private func number(of place: LocatedPlace?, _ options: inout [Weighed<LocatedPlace?>]) -> Int {
        let known = options.firstIndex { option in
            guard let other = option.answer, let place else { return option.answer == nil && place == nil }
            return other.evidence == place.evidence
                || other.place.name == place.place.name && other.place.country == place.place.country
                    && other.place.precision == place.place.precision
        }
        if let known { return known }
        options.append(Weighed(answer: place, clues: Clues(areReadable: areReadable)))
        return options.count - 1
    }

    private func add(
        _ mention: MentionedPlace,
        _ event: Candidate,
        to options: inout [Weighed<LocatedPlace?>]
    ) {
        let first = mention.words.lowerBound
        let place = LocatedPlace(
            evidence: coder.annotated.evidence(mention.words),
            place: mention.place
        )
        let number = number(of: place, &options)
        let head = mention.words.first { !mention.words.contains(tree.nodes[$0].head) } ?? first
        let preposition = tree.prepositions(of: head).first ?? ""
        let precision = mention.place.precision.rawValue
        let count = counts[mention.place.name] ?? 1
        let distance = tree.nodes[first].sentence - tree.nodes[event.head].sentence
        let isTitle = tree.nodes[first].part == .title && tree.nodes[event.head].part == .text
        let reach =
            switch distance {
            case _ where isTitle: "title"
            case 0: "same sentence"
            case -1: "sentence before"
            case 1: "sentence after"
            case ..<0: "before"
            default: "after"
            }
        options[number].clues.add("mention")
        options[number].clues.add("place ", precision)
        options[number].clues.add("mentions ", count > 3 ? "many" : count > 1 ? "some" : "one")
        options[number].clues.add(reach)
        options[number].clues.add(reach, " ", precision)
        if chooser.isLocative(mention, event) { options[number].clues.add("locative, ", reach) }
        if !preposition.isEmpty {
            options[number].clues.add("preposition ", preposition)
            options[number].clues.add(reach, ", ", preposition)
        }
        if tree.paragraph(of: event.head).contains(first) { options[number].clues.add("same paragraph") }
        if tree.nodes[first].sentence == lead { options[number].clues.add("lead") }
        guard distance == 0 else { return }
        let path = tree.path(from: event.anchor, to: head)
        options[number].clues.add("path ", path)
        options[number].clues.add("path ", path, " ", preposition)
        options[number].clues.add(first < event.head ? "left" : "right")
        if event.placeHeads.contains(where: mention.words.contains) { options[number].clues.add("slot P") }
        if event.recipientHeads.contains(head) { options[number].clues.add("slot R") }
        if event.actorHeads.contains(head) { options[number].clues.add("slot A") }
    }

    /// Adds what the place that the rules chose says of this one.
    private func addRivals(
        _ event: Candidate,
        _ number: Int,
        _ current: LocatedPlace?,
        _ option: inout Weighed<LocatedPlace?>
    ) {
        guard let place = option.answer?.place else {
            option.clues.add("none, ", event.status.rawValue)
            option.clues.add("none, ", event.salience.rawValue)
            option.clues.add("none of ", event.told)
            guard let current else { return }
            option.clues.add("none against somewhere")
            option.clues.add(
                "none against ",
                current.place.precision.rawValue,
                isNear(current, event) ? " near" : ""
            )
            return
        }
        option.clues.add("precision ", place.precision.rawValue)
        if place.country == coder.annotated.country { option.clues.add("country of the report") }
        guard number > 0 else {
            option.clues.add("current somewhere")
            if isNear(option.answer, event) { option.clues.add("current near") }
            return
        }
        guard let current else { return option.clues.add("against none") }
        let finer = current.place.precision.rank - place.precision.rank
        option.clues.add("against ", finer > 0 ? "coarser" : finer < 0 ? "finer" : "as fine")
        if current.place.country != place.country { option.clues.add("against abroad") }
        if isNear(current, event) { option.clues.add("against near") }
    }

    private func isNear(_ place: LocatedPlace?, _ event: Candidate) -> Bool {
        guard let place, let word = tree.lastWord(in: place.evidence.span, of: place.evidence.part) else {
            return false
        }
        return tree.nodes[word].sentence == tree.nodes[event.head].sentence
    }
}
