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
                        if best == nil {
                            best = (
                                entry, Match(frame: -1, score: 0, actors: coder.arguments(of: verb).subjects)
                            )
                        }
                    }
                    continue
                }
                if match.score > best?.match.score ?? -100 { best = (entry, match) }
            }
        }
        guard let best else { return false }
        if let complement {
            let inside =
                best.match.clauses.contains { $0 == complement || tree.isWord(complement, under: $0) }
                || tree.nodes[complement].relation == .ccomp || tree.nodes[complement].relation == .parataxis
            guard inside else { return false }
        }
        apply(best.entry.effect, to: &course)
        let group = tree.verbGroup(of: verb)
        if group.isHearsay { course.isAlleged = true }
        if let speaker = speaker(of: verb, complement: complement) { add(speaker, into: &course) }
        return true
    }

    /// Who says: after an inversion ("…, affirme l'armée", "…, a annoncé vendredi la France") what follows the verb, else its subject.
    func speaker(of verb: Int, complement: Int?) -> Int? {
        let own = tree.children(of: verb).first {
            tree.nodes[$0].relation.isSubject && !tree.looksLikeTime($0) && !tree.isRelativePronoun($0)
        }
        // "four others had been put to death": the subject of a passive says nothing.
        if own.map({ tree.nodes[$0].relation == .nsubjPass }) == true, tree.verbGroup(of: verb).isPassive,
            !["quote", "cite", "citer"].contains(tree.nodes[verb].lemma)
        {
            return coder.arguments(of: verb).subjects.first
        }
        // "précise-t-on à l'état-major": where it is said tells who says it.
        if let own, ["on", "-on", "-t-on"].contains(tree.nodes[own].folded) {
            return coder.arguments(of: verb).obliques.first {
                !Set($0.prepositions).isDisjoint(with: ["à", "chez", "dans", "auprès"])
                    && !tree.looksLikeTime($0.head)
            }?.head
        }
        if let own, own > verb || !followsComma(verb) || !tree.mayFollowSpeech(verb) { return own }
        let subjects = coder.arguments(of: verb).subjects
        let isInverted =
            followsComma(verb) || (complement.map { $0 < verb } ?? (tree.nodes[verb].relation == .parataxis))
        if isInverted {
            let sentence = tree.sentences[tree.nodes[verb].sentence]
            var index = verb + 1
            while index < min(sentence.upperBound, verb + 7) {
                let node = tree.nodes[index]
                // "a fait savoir dimanche l'armée"
                if ["savoir", "valoir", "remarquer", "observer", "comprendre"].contains(node.folded) {
                    index += 1
                    continue
                }
                if node.wordClass == .punctuation || node.wordClass == .verb { break }
                if coder.annotated.phrases[index]?.isName == true, node.wordClass == .adjective {
                    return index
                }
                if node.wordClass.isNominal || node.wordClass == .pronoun, !tree.looksLikeTime(index),
                    tree.prepositions(of: index).isEmpty,
                    let noun = tree.nominal(after: index - 1)
                {
                    return noun
                }
                index += 1
            }
        }
        return subjects.first { !tree.looksLikeTime($0) }
    }

    /// Whether a comma or a closing mark stands right before a verb and its auxiliaries: "…, a annoncé la France".
    private func followsComma(_ verb: Int) -> Bool {
        let sentence = tree.sentences[tree.nodes[verb].sentence]
        var index = verb - 1
        while index >= sentence.lowerBound,
            tree.nodes[index].wordClass == .auxiliary || tree.nodes[index].relation == .aux
                || tree.nodes[index].wordClass == .adverb
                || ["en", "y", "l'", "l’", "le"].contains(tree.nodes[index].folded)
        {
            index -= 1
        }
        return index > sentence.lowerBound && [",", "»", "”", "\""].contains(tree.nodes[index].folded)
    }

    /// Speakers after inversions anywhere in a sentence, whatever the parser made of them.
    private func invertedSpeakers(in sentence: Range<Int>) -> [Int] {
        sentence.compactMap { verb in
            guard tree.nodes[verb].wordClass == .verb, followsComma(verb), finder.isSaying(verb),
                let speaker = speaker(of: verb, complement: nil), speaker - verb <= 7,
                coder.annotated.phrases[speaker] != nil
            else { return nil }
            return speaker
        }
    }

    /// Who says that what was told before is so: "Les autorités l'ont confirmé".
    private func confirmers(in sentence: Range<Int>) -> [Int] {
        sentence.compactMap { verb in
            guard tree.nodes[verb].wordClass == .verb, finder.isSaying(verb) else { return nil }
            let pointsBack = tree.children(of: verb).contains {
                let node = tree.nodes[$0]
                return node.relation == .obj
                    && ["l'", "l’", "le", "it", "this", "that"].contains(node.folded)
            }
            return pointsBack ? speaker(of: verb, complement: nil) : nil
        }
    }

    /// Adds whom the next sentence of the paragraph names as vouching for this one.
    func addConfirmation(of index: Int, into course: inout Course) {
        let next = tree.nodes[index].sentence + 1
        guard next < tree.sentences.count,
            tree.paragraph(of: index).contains(tree.sentences[next].lowerBound)
        else { return }
        for speaker in speakers[next].confirming { add(speaker, into: &course) }
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
        guard node.wordClass.isNominal || coder.annotated.phrases[index]?.isName == true else { return nil }
        if tree.looksLikeTime(index) || tree.nodes[index].wordClass == .numeral { return nil }
        if node.wordClass == .pronoun, let named = antecedent(of: index) { return attribution(at: named) }
        var words = tree.phrase(of: index)
        // "His spokesperson, Alkasim Abdulkadir": the name belongs to it.
        if let name = tree.child(of: index, .appos), name > index, name - words.upperBound <= 2 {
            words = words.lowerBound..<max(words.upperBound, tree.phrase(of: name).upperBound)
        }
        return Attribution(evidence: coder.annotated.evidence(words), kind: kind(of: index))
    }

    /// The last words before a pronoun that name or describe whom it means.
    private func antecedent(of pronoun: Int) -> Int? {
        guard let actor = coder.annotated.phrases[pronoun]?.actors.first else { return nil }
        return (0..<pronoun).last { index in
            guard let phrase = coder.annotated.phrases[index], tree.nodes[index].wordClass != .pronoun,
                tree.nodes[index].wordClass != .determiner
            else { return false }
            return phrase.actors.first == actor && !tree.nodes[index].features.contains(.possessive)
        }
    }

    func kind(of index: Int) -> Attribution.Kind {
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
        if sectors.contains("MIL") || sectors.contains("GOV") || sectors.contains("COP")
            || sectors.contains("JUD")
            || sectors.contains("LEG") || sectors.contains("IGO")
        {
            return .official
        }
        if !classes.isDisjoint(with: [.group, .party]) { return .civilSociety }
        if sectors.contains("CVL") { return .witness }
        return .other
    }

    static let documents: Set<String> = [
        "statement", "report", "communique", "communiqué", "document", "letter", "note", "memo", "decree",
        "video", "rapport",
        "déclaration", "lettre", "vidéo", "texte", "post", "tweet", "message", "décret", "bulletin",
        "dispatch", "dépêche",
    ]
    static let witnesses: Set<String> = [
        "resident", "witness", "villager", "survivor", "relative", "family", "neighbour", "neighbor",
        "inhabitant", "local", "eyewitness",
        "habitant", "témoin", "riverain", "rescapé", "survivant", "proche", "famille", "villageois", "voisin",
        "ressortissant",
    ]

    /// Adds whoever the sentence names after "according to", "selon" and the like.
    func addSentenceAttribution(of index: Int, into course: inout Course) {
        let number = tree.nodes[index].sentence
        let sentence = speakers[number]
        for speaker in sentence.marked { add(speaker, into: &course) }
        // "… ; neuf y ont péri, d'après la Croix-Rouge": what is joined by a semicolon has one source.
        if sentence.marked.isEmpty, tree.nodes[tree.sentences[number].upperBound - 1].folded == ";",
            number + 1 < speakers.count
        {
            for speaker in speakers[number + 1].marked { add(speaker, into: &course) }
        }
        if course.attribution.isEmpty {
            for speaker in sentence.inverted { add(speaker, into: &course) }
        }
    }

    /// Who speaks in a sentence, whatever it tells.
    func speakers(in sentence: Range<Int>) -> Speakers {
        Speakers(
            marked: sentence.compactMap { start in
                reckoner(at: start)
                    ?? attributionMarker(at: start).flatMap { tree.nominal(after: start + $0 - 1) }
            },
            inverted: invertedSpeakers(in: sentence),
            confirming: confirmers(in: sentence)
        )
    }

    /// Who counts in "by the government's reckoning", "by their own account".
    private func reckoner(at index: Int) -> Int? {
        guard tree.nodes[index].folded == "by", let noun = tree.nominal(after: index),
            ["reckoning", "account", "count", "estimate", "tally", "admission", "telling"].contains(
                tree.nodes[noun].lemma
            )
        else { return nil }
        return tree.child(of: noun, .nmodPoss)
    }

    /// The number of words of "according to", "selon", "d'après" and the like, where one begins.
    private func attributionMarker(at index: Int) -> Int? {
        for key in [tree.nodes[index].folded, Tree.uncontracted(tree.nodes[index].folded)] {
            let entries =
                coder.lexicon.reporting[.init(language: coder.language, headClass: .preposition, lemma: key)]
                ?? []
            for entry in entries {
                var next = index + 1
                var isFitting = true
                var takesActor = false
                for element in entry.pattern.elements {
                    switch element {
                    case .word(let words):
                        if next < tree.nodes.count,
                            words.contains(tree.nodes[next].folded)
                                || words.contains(Tree.uncontracted(tree.nodes[next].folded))
                        {
                            next += 1
                        } else {
                            isFitting = false
                        }
                    case .prepositional(let words, let slot) where slot.letter == "A":
                        if next < tree.nodes.count, words.contains(Tree.uncontracted(tree.nodes[next].folded))
                        {
                            next += 1
                            takesActor = true
                        } else {
                            isFitting = false
                        }
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
