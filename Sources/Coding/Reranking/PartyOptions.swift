internal import EventData
internal import Grammar

/// Who may have a part in an event: whom its sentence names, and who has a part in the events around it.
struct PartyOptions {
    private let coder: ReportCoder
    private let role: PartyFinder.Role
    /// The government of the report's country, where the report names it.
    private let government: Party?
    private let areReadable: Bool
    /// How often the report names or describes each actor.
    private let mentions: [Actor: Int]
    private var tree: Tree { coder.tree }

    /// How many words before and after an event give theirs.
    private static let span = 80

    init(
        coder: ReportCoder,
        role: PartyFinder.Role,
        government: Party?,
        mentions: [Actor: Int],
        areReadable: Bool
    ) {
        self.coder = coder
        self.role = role
        self.government = government
        self.areReadable = areReadable
        self.mentions = mentions
    }

    /// An answer with the word of the event's sentence at which it stands, as far as it does.
    private struct Option {
        var parties: [Party]
        var head: Int?
        var isCurrent = false
        var isNone = false
        var isNear = false
        /// How near the other events are in which it has a part.
        var reaches: [String] = []
        var clues: Clues
    }

    func options(_ index: Int, of events: [Candidate]) -> [Weighed<[Party]>] {
        let event = events[index]
        var options: [Option] = []
        options[number(of: role == .actor ? event.actors : event.recipients, at: nil, &options)].isCurrent =
            true
        options[number(of: [], at: nil, &options)].isNone = true
        addSentence(of: event, to: &options)
        for other in events.around(index) where other != index {
            addParties(of: events[other], beside: event, to: &options)
        }
        if let government { options[number(of: [government], at: nil, &options)].clues.add("government") }
        let current = options[0].parties
        return options.map { option in
            var option = option
            addParty(event, to: &option)
            addPosition(event, to: &option)
            addRivals(event, current, to: &option)
            return Weighed(answer: told(option), clues: option.clues)
        }
    }

    /// The parties of an option; inferred where the words stand elsewhere.
    private func told(_ option: Option) -> [Party] {
        if option.isCurrent || option.head != nil { return option.parties }
        return option.parties.map { Party(evidence: $0.evidence, actor: $0.actor, basis: .inferred) }
    }

    /// The number of the option with these actors, which is added where there is none.
    private func number(of parties: [Party], at head: Int?, _ options: inout [Option]) -> Int {
        let known = options.firstIndex { option in
            option.parties.count == parties.count
                && zip(option.parties, parties).allSatisfy { $0.actor == $1.actor }
        }
        if let known {
            options[known].head = options[known].head ?? head
            return known
        }
        options.append(Option(parties: parties, head: head, clues: Clues(areReadable: areReadable)))
        return options.count - 1
    }

    /// Adds whom the words of the event's own sentence name or describe.
    private func addSentence(of event: Candidate, to options: inout [Option]) {
        let finder = PartyFinder(coder: coder)
        let sentence = tree.sentences[tree.nodes[event.head].sentence]
        let near = sentence.clamped(to: event.head - PartyOptions.span..<event.head + PartyOptions.span)
        for word in near where word != event.head && word != event.verb {
            let node = tree.nodes[word]
            // A coordination is taken at its first noun, as a whole.
            if node.relation == .conj, tree.nodes[node.head].wordClass.isNominal { continue }
            if describesSomebody(word) { continue }
            // The force that is raised raises nobody.
            if role == .actor, event.type == .mobilize, event.isNoun, event.otherHeads.contains(word) {
                continue
            }
            if let phrase = coder.annotated.phrases[word], !phrase.actors.isEmpty, !phrase.words.isEmpty {
                let parties = finder.parties(of: [word], as: role)
                if !parties.isEmpty { options[number(of: parties, at: word, &options)].isNear = true }
            } else if PartyOptions.argues(node.relation), let stranger = finder.stranger(at: word, as: role) {
                let number = number(of: [stranger], at: word, &options)
                options[number].isNear = true
                options[number].clues.add("stranger")
            }
        }
    }

    /// "Libyan and Turkish forces": an adjective says of which country somebody is, and is nobody beside them.
    private func describesSomebody(_ word: Int) -> Bool {
        let first = tree.coordinationHead(of: word)
        guard tree.nodes[word].wordClass == .adjective, tree.nodes[first].relation == .amod else {
            return false
        }
        return coder.annotated.phrases[tree.nodes[first].head]?.actors.isEmpty == false
    }

    private static func argues(_ relation: Dependency) -> Bool {
        relation.isSubject || relation == .obj || relation == .obl || relation == .oblAgent
    }

    private func addParties(of other: Candidate, beside event: Candidate, to options: inout [Option]) {
        let distance = tree.nodes[other.head].sentence - tree.nodes[event.head].sentence
        let reach =
            switch distance {
            case 0: "same sentence"
            case -1: "sentence before"
            case 1: "sentence after"
            case -3 ... -2: "before"
            case 2...3: "after"
            default: "far"
            }
        let type = other.type.rawValue
        for (name, parties) in [("actor", other.actors), ("recipient", other.recipients)]
        where !parties.isEmpty {
            let number = number(of: parties, at: nil, &options)
            options[number].clues.add(name, " of ", type)
            options[number].clues.add(name, " of ", type, ", " + reach)
            options[number].clues.add(name, ", ", reach)
            options[number].reaches.append("\(name), \(reach)")
        }
    }

    /// Adds what is to be seen of the parties themselves.
    private func addParty(_ event: Candidate, to option: inout Option) {
        guard let party = option.parties.first else { return }
        let sector = party.actor.sectors.first ?? "-"
        option.clues.add("sector ", sector)
        option.clues.add("kind ", party.actor.kind ?? "-")
        option.clues.add("basis ", party.basis.rawValue)
        if option.parties.count > 1 { option.clues.add("several") }
        if party.actor.country == nil {
            option.clues.add("no country")
        } else if party.actor.country == coder.annotated.country {
            option.clues.add("country of the report")
        }
        let others = role == .actor ? event.recipients : event.actors
        if others.contains(where: { other in option.parties.contains { $0.actor == other.actor } }) {
            option.clues.add("has the other part")
        }
        if let other = others.first {
            option.clues.add(sector, " beside ", other.actor.sectors.first ?? "-")
            if other.actor.country == party.actor.country { option.clues.add("country of the other part") }
        } else {
            option.clues.add("alone")
        }
        if event.attribution.contains(where: { overlaps($0.evidence, option.parties) }) {
            option.clues.add("source")
        }
        if let place = event.place, overlaps(place.evidence, option.parties) { option.clues.add("place") }
        let count = mentions[party.actor] ?? 0
        option.clues.add("mentions ", count > 4 ? "many" : count > 1 ? "some" : "one")
    }

    private func overlaps(_ evidence: Evidence, _ parties: [Party]) -> Bool {
        parties.contains {
            $0.evidence.part == evidence.part && $0.evidence.span.start < evidence.span.end
                && evidence.span.start < $0.evidence.span.end
        }
    }

    /// Adds how the words hang together with the event's.
    private func addPosition(_ event: Candidate, to option: inout Option) {
        if option.isNear { option.clues.add("near") }
        guard let head = option.head else { return }
        let node = tree.nodes[head]
        let path = tree.path(from: event.anchor, to: head)
        let preposition = tree.prepositions(of: head).first ?? ""
        let sector = option.parties.first?.actor.sectors.first ?? "-"
        option.clues.add("path ", path)
        option.clues.add("path ", path, " ", preposition)
        option.clues.add("path ", path, " of ", sector)
        option.clues.add(tree.nodes[event.head].lemma, " ", path, preposition)
        option.clues.add("class ", node.wordClass.name)
        option.clues.add("class ", node.wordClass.name, " ", sector)
        option.clues.add("relation ", node.relation.name)
        if !preposition.isEmpty { option.clues.add("preposition ", preposition) }
        let distance = abs(head - event.head)
        let side = head < event.head ? "left" : "right"
        option.clues.add(side)
        option.clues.add(side, distance < 3 ? " 2" : distance < 6 ? " 5" : distance < 12 ? " 11" : " far")
        if event.recipientHeads.contains(head) { option.clues.add("slot R") }
        if event.actorHeads.contains(head) { option.clues.add("slot A") }
        if event.otherHeads.contains(head) { option.clues.add("slot X") }
        if event.placeHeads.contains(head) { option.clues.add("slot P") }
    }

    /// Adds what the answer of the rules says of this one.
    private func addRivals(_ event: Candidate, _ current: [Party], to option: inout Option) {
        let told = event.told
        if option.isCurrent {
            let heads = role == .actor ? event.actorHeads : event.recipientHeads
            option.clues.add("current")
            if !current.isEmpty { option.clues.add("current somebody") }
            option.clues.add("current ", heads.isEmpty ? "without slot" : "with slot")
            option.clues.add("current of ", told)
            // By table, not by row: rows change their numbers.
            option.clues.add("current by ", event.table)
        } else {
            let rival = current.first?.basis.rawValue ?? "none"
            if option.isNear { option.clues.add("near against ", rival) }
            if option.isNone { option.clues.add("none against ", rival) }
            for reach in option.reaches { option.clues.add(reach, " against ", rival) }
        }
        guard option.isNone else { return }
        option.clues.add("none")
        if !current.isEmpty { option.clues.add("none against somebody") }
        option.clues.add("none of ", told)
        option.clues.add("none, ", event.status.rawValue)
        option.clues.add("none, ", event.salience.rawValue)
        if event.isMutual { option.clues.add("none, mutual") }
        let others = role == .actor ? event.recipients : event.actors
        option.clues.add("none beside ", Clues.count(others.count, upTo: 2))
        if let other = others.first { option.clues.add("none beside ", other.actor.sectors.first ?? "-") }
        if !event.isNoun {
            let objects = coder.arguments(of: event.verb ?? event.head).objects
            option.clues.add("none, ", objects.isEmpty ? "no object" : "an object")
        }
        if !event.figures.isEmpty { option.clues.add("none, figures") }
        option.clues.add("none for ", tree.nodes[event.head].lemma)
    }
}

extension AnnotatedReport {
    /// How often the report names or describes each actor.
    var mentionsByActor: [Actor: Int] {
        phrases.reduce(into: [:]) { mentions, phrase in
            if let actor = phrase?.actors.first { mentions[actor, default: 0] += 1 }
        }
    }
}

extension Tree {
    /// The first sentence of the text.
    var lead: Int { sentences.firstIndex { nodes[$0.lowerBound].part == .text } ?? 0 }

    /// The relations from a word up to where it meets another, and down to that: "^conj.obj"; "far" where it is long.
    func path(from start: Int, to end: Int) -> String {
        var above = [start]
        while let last = above.last, nodes[last].head != last, above.count < 5 {
            above.append(nodes[last].head)
        }
        var below: [Int] = []
        var current = end
        while !above.contains(current) {
            below.append(current)
            guard nodes[current].head != current, below.count < 5 else { return "far" }
            current = nodes[current].head
        }
        let meeting = above.firstIndex(of: current) ?? 0
        if meeting + below.count > 4 { return "far" }
        var path = ""
        for word in above[..<meeting] { path += "^" + nodes[word].relation.name }
        for word in below.reversed() { path += "." + nodes[word].relation.name }
        return path
    }
}
