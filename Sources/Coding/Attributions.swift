internal import EventData
internal import Grammar

extension StatusReader {
    /// Adds whoever says what stands under a verb of saying, and what the verb makes of it.
    @discardableResult
    func addSpeaker(of verb: Int, into course: inout Course, complement: Int? = nil) -> Bool {
        var best: (entry: Operator, match: Match)?
        for lemma in finder.lemmas(of: verb) {
            let key = CodingLexicon.Key(language: coder.language, headClass: .verb, lemma: lemma)
            for entry in coder.lexicon.reporting[key] ?? [] {
                guard let match = finder.matcher.match(entry.pattern, verb: verb, head: verb) else {
                    if complement == nil, entry.pattern.elements.count == 1 {
                        if best == nil { best = (entry, Match(frame: -1, score: 0, actors: coder.arguments(of: verb).subjects)) }
                    }
                    continue
                }
                if best == nil || match.score > best!.match.score { best = (entry, match) }
            }
        }
        guard let best else { return false }
        if let complement {
            let inside = best.match.clauses.contains { $0 == complement || tree.isWord(complement, under: $0) }
                || tree.nodes[complement].relation == .ccomp || tree.nodes[complement].relation == .parataxis
            guard inside else { return false }
        }
        apply(best.entry.effect, to: &course)
        let group = tree.verbGroup(of: verb)
        if group.isHearsay { course.isAlleged = true }
        for speaker in coder.arguments(of: verb).subjects.prefix(1) { add(speaker, into: &course) }
        return true
    }

    private func add(_ speaker: Int, into course: inout Course) {
        guard let source = attribution(at: speaker) else { return }
        if !course.attribution.contains(where: { $0.evidence == source.evidence }) {
            course.attribution.insert(source, at: 0)
        }
    }

    /// The attribution that the noun at a word names.
    func attribution(at index: Int) -> Attribution? {
        let node = tree.nodes[index]
        guard node.wordClass.isNominal else { return nil }
        let words = tree.phrase(of: index)
        return Attribution(evidence: coder.annotated.evidence(words), kind: kind(of: index))
    }

    private func kind(of index: Int) -> Attribution.Kind {
        let node = tree.nodes[index]
        if StatusReader.documents.contains(node.lemma) { return .document }
        let classes = coder.classes(of: index)
        let actors = coder.annotated.phrases[index]?.actors ?? []
        if StatusReader.witnesses.contains(node.lemma) { return .witness }
        if node.lemma == "source" || node.lemma == "sources" {
            return .unnamed
        }
        let sectors = actors.flatMap(\.sectors)
        if sectors.contains("MED") { return .medical }
        if sectors.contains("JRN") { return actors.contains { $0.kind == "agency" } ? .agency : .outlet }
        if classes.contains(.armed) { return .belligerent }
        if sectors.contains("MIL") || sectors.contains("GOV") || sectors.contains("COP") || sectors.contains("JUD")
            || sectors.contains("LEG") || sectors.contains("IGO")
        {
            return .official
        }
        if !classes.isDisjoint(with: [.group, .party]) { return .civilSociety }
        if sectors.contains("CVL") { return .witness }
        return .other
    }

    static let documents: Set<String> = [
        "statement", "report", "communique", "communiqué", "document", "letter", "note", "memo", "decree", "video", "rapport",
        "déclaration", "lettre", "vidéo", "texte", "post", "tweet", "message", "décret", "bulletin", "dispatch", "dépêche",
    ]
    static let witnesses: Set<String> = [
        "resident", "witness", "villager", "survivor", "relative", "family", "neighbour", "neighbor", "inhabitant", "local", "eyewitness",
        "habitant", "témoin", "riverain", "rescapé", "survivant", "proche", "famille", "villageois", "voisin", "ressortissant",
    ]

    /// Adds whoever the sentence names after "according to", "selon" and the like.
    func addSentenceAttribution(of index: Int, into course: inout Course) {
        let sentence = tree.sentences[tree.nodes[index].sentence]
        for start in sentence {
            guard let length = attributionMarker(at: start) else { continue }
            guard let speaker = tree.nominal(after: start + length - 1) else { continue }
            add(speaker, into: &course)
        }
    }

    /// The number of words of "according to", "selon", "d'après" and the like, where one begins.
    private func attributionMarker(at index: Int) -> Int? {
        for key in [tree.nodes[index].folded, Tree.uncontracted(tree.nodes[index].folded)] {
            let entries = coder.lexicon.reporting[.init(language: coder.language, headClass: .preposition, lemma: key)] ?? []
            for entry in entries {
                var next = index + 1
                var isFitting = true
                var takesActor = false
                for element in entry.pattern.elements {
                    switch element {
                    case .word(let words):
                        if next < tree.nodes.count,
                            words.contains(tree.nodes[next].folded) || words.contains(Tree.uncontracted(tree.nodes[next].folded))
                        {
                            next += 1
                        } else { isFitting = false }
                    case .prepositional(let words, let slot) where slot.letter == "A":
                        if next < tree.nodes.count, words.contains(Tree.uncontracted(tree.nodes[next].folded)) {
                            next += 1
                            takesActor = true
                        } else { isFitting = false }
                    case .object(let slot) where slot.letter == "A": takesActor = true
                    default: break
                    }
                }
                if isFitting, takesActor { return next - index }
            }
        }
        return nil
    }
}

extension EventType {
    /// Whether it is done by saying something.
    var isVerbal: Bool {
        switch self {
        case .agree, .support, .concede, .request, .accuse, .reject, .threaten, .consult: true
        default: false
        }
    }
}
