internal import EventData

/// Mends the classes of words that French models tag wrong by rule: participles after an auxiliary, closed
/// classes, names cut at an apostrophe or a hyphen, and the one verb of a sentence that passes for a noun.
enum FrenchWords {
    static func repair(_ nodes: inout [Tree.Node], sentences: [Range<Int>]) {
        for index in nodes.indices {
            joinName(at: index, in: &nodes)
            // "a-t-il précisé"
            if nodes[index].folded == "-t" {
                nodes[index].wordClass = .particle
                nodes[index].relation = .dep
            }
            if nodes[index].relation == .expl, invertedPronouns.contains(nodes[index].folded) {
                nodes[index].relation = .nsubj
            }
            takeForPreposition(index, in: &nodes)
            takeForParticiple(index, in: &nodes)
            freeFromDay(index, in: &nodes)
            takeForArticle(index, in: &nodes)
            putNounOverNumber(index, in: &nodes)
            raiseSaying(index, in: &nodes)
        }
        for sentence in sentences { takeForVerb(in: sentence, of: &nodes) }
    }

    /// "N'Daw", "Croix-Rouge": pieces of one name hang together.
    private static func joinName(at index: Int, in nodes: inout [Tree.Node]) {
        guard index > 0, index + 1 < nodes.count, nodes[index + 1].sentence == nodes[index].sentence,
            !nodes[index].hasSpaceAfter, nodes[index + 1].form.first?.isUppercase == true
        else { return }
        let form = nodes[index].form
        if form == "N'" || form == "N’", nodes[index - 1].sentence == nodes[index].sentence {
            nodes[index].wordClass = .properNoun
            nodes[index].features = []
            nodes[index].lemma = nodes[index].folded
            putNameOverPiece(index, in: &nodes)
        } else if form == "-" || form == "–", !nodes[index - 1].hasSpaceAfter,
            nodes[index - 1].form.first?.isUppercase == true, nodes[index].relation != .punct
        {
            let first = index - 1
            guard nodes[first].head != index, nodes[first].head != index + 1 else { return }
            rehangAfterHyphen(index, first, in: &nodes)
        }
    }

    /// "N'Djamena", of which the model takes the first piece for the head: the rest takes its place.
    private static func putNameOverPiece(_ piece: Int, in nodes: inout [Tree.Node]) {
        let rest = piece + 1
        if nodes[rest].head == piece {
            let governor = nodes[piece].head
            nodes[rest].head = governor == piece ? rest : governor
            nodes[rest].relation = nodes[piece].relation
            for index in max(0, piece - 16)..<min(nodes.count, piece + 16) where nodes[index].head == piece {
                if index != piece { nodes[index].head = rest }
            }
        }
        nodes[piece].relation = .compound
        nodes[piece].head = rest
    }

    private static func rehangAfterHyphen(_ hyphen: Int, _ first: Int, in nodes: inout [Tree.Node]) {
        let governor = nodes[first].head
        for piece in [hyphen, hyphen + 1] {
            nodes[piece].head = first
            nodes[piece].relation = piece == hyphen ? .punct : .flat
        }
        let end = min(nodes.count, hyphen + 16)
        for index in hyphen + 2..<max(hyphen + 2, end)
        where nodes[index].head == hyphen || nodes[index].head == hyphen + 1 {
            let hasPreposition = nodes[hyphen + 2..<index].contains {
                $0.head == index && $0.relation == .caseMark
            }
            if hasPreposition || nodes[index].relation == .punct || !nodes[governor].wordClass.isVerbal {
                nodes[index].head = first
            } else {
                nodes[index].head = governor
                nodes[index].relation = .obj
            }
        }
    }

    /// "envers ses partenaires": words that are prepositions whatever the model says.
    private static func takeForPreposition(_ index: Int, in nodes: inout [Tree.Node]) {
        guard prepositions.contains(nodes[index].folded), nodes[index].wordClass != .adposition,
            nodes[index].relation != .fixed, index + 1 < nodes.count
        else { return }
        var noun = index + 1
        while noun < nodes.count, noun < index + 5, nodes[noun].sentence == nodes[index].sentence,
            nodes[noun].wordClass == .determiner || nodes[noun].wordClass == .numeral
                || nodes[noun].wordClass == .adjective
        { noun += 1 }
        guard noun < nodes.count, nodes[noun].wordClass == .noun || nodes[noun].wordClass == .properNoun
        else { return }
        let (governor, isRoot) = (nodes[index].head, nodes[index].head == index)
        nodes[index].wordClass = .adposition
        nodes[index].features = []
        nodes[index].lemma = nodes[index].folded
        guard !isRoot, governor != noun else {
            if governor == noun { nodes[index].relation = .caseMark }
            return
        }
        if nodes[noun].head == index || nodes[noun].head == noun {
            nodes[noun].head = governor
            nodes[noun].relation = nodes[governor].wordClass.isVerbal ? .obl : .nmod
        }
        nodes[index].head = noun
        nodes[index].relation = .caseMark
    }

    /// "ont violé": what an auxiliary hangs on is a participle, if it can be one.
    private static func takeForParticiple(_ index: Int, in nodes: inout [Tree.Node]) {
        guard nodes[index].relation == .aux || nodes[index].relation == .auxPass else { return }
        let head = nodes[index].head
        guard head > index, head - index <= 5, !nodes[head].wordClass.isVerbal,
            nodes[index].lemma == "avoir" || FrenchRepair.formsOfHave.contains(nodes[index].folded)
                || nodes[index].lemma == "être",
            VerbForms.shared.canBePastParticiple(nodes[head].folded, language: .french)
        else { return }
        nodes[head].wordClass = .verb
        nodes[head].features.formUnion([.participle, .past])
        let lemmas = VerbForms.shared.lemmas(of: nodes[head].folded, language: .french)
        if !lemmas.contains(nodes[head].lemma), let lemma = lemmas.first { nodes[head].lemma = lemma }
    }

    /// "brandit des sanctions": right after a verb "des" is an article, unless the verb takes "de".
    private static func takeForArticle(_ index: Int, in nodes: inout [Tree.Node]) {
        guard nodes[index].folded == "des", nodes[index].relation == .caseMark, index > 0 else { return }
        let noun = nodes[index].head
        let verb = nodes[noun].head
        guard nodes[noun].relation == .obl, noun > index, nodes[verb].wordClass == .verb, verb < index,
            index - verb <= 2, nodes[index - 1].wordClass == .verb || nodes[index - 1].wordClass == .adverb,
            !nodes[verb].features.contains(.passive), !ofVerbs.contains(nodes[verb].lemma)
        else { return }
        let start = max(0, verb - 6)
        let isReflexiveOrPassive = nodes[start..<verb].contains {
            $0.head == verb
                && ($0.relation == .explReflexive || $0.relation == .auxPass || $0.folded == "se"
                    || $0.folded == "s'" || $0.folded == "s’")
        }
        if isReflexiveOrPassive
            || nodes[verb..<index].contains(where: { $0.head == verb && $0.relation == .obj })
        {
            return
        }
        nodes[index].wordClass = .determiner
        nodes[index].relation = .det
        nodes[noun].relation = .obj
    }

    /// "a remis mercredi des vivres", "a incendié dimanche une dizaine de maisons": what follows a day belongs to the verb.
    private static func freeFromDay(_ day: Int, in nodes: inout [Tree.Node]) {
        let verb = nodes[day].head
        guard days.contains(nodes[day].folded), verb < day, day - verb <= 8, nodes[verb].wordClass == .verb
        else { return }
        let sentence = nodes[day].sentence
        let end = nodes[day...].firstIndex { $0.sentence != sentence } ?? nodes.count
        let start = max(0, verb - 6)
        let mayTakeObject =
            !nodes[start..<min(end, day + 12)].contains { node in
                node.head == verb
                    && (node.relation == .auxPass || node.relation == .explReflexive
                        || node.relation == .obj && !days.contains(node.folded))
            } && !ofVerbs.contains(nodes[verb].lemma) && !followsSpeech(verb, in: nodes)
        if nodes[day].relation == .obj || nodes[day].relation == .iobj { nodes[day].relation = .obl }
        for noun in day + 1..<max(day + 1, min(end, day + 12)) {
            guard nodes[noun].head == day, nodes[noun].wordClass.isNominal, nodes[noun].wordClass != .numeral,
                !days.contains(nodes[noun].folded)
            else { continue }
            let marks = (day + 1..<noun).filter { nodes[$0].head == noun && nodes[$0].relation == .caseMark }
            let hasArticle = nodes[day + 1..<noun].contains {
                $0.head == noun && ($0.relation == .det || $0.relation == .nummod)
            }
            let isPartitive =
                marks.count == 1 && marks[0] == day + 1 && ["des", "du"].contains(nodes[day + 1].folded)
            if isPartitive, mayTakeObject {
                nodes[marks[0]].wordClass = .determiner
                nodes[marks[0]].relation = .det
                (nodes[noun].head, nodes[noun].relation) = (verb, .obj)
                return
            }
            if marks.isEmpty, hasArticle, mayTakeObject {
                (nodes[noun].head, nodes[noun].relation) = (verb, .obj)
                return
            }
            if let mark = marks.first, !["de", "du", "des", "d'", "d’"].contains(nodes[mark].folded) {
                (nodes[noun].head, nodes[noun].relation) = (verb, .obl)
            }
        }
    }

    /// Whether a comma or a closing mark stands right before a verb and its auxiliaries: "…, a annoncé mardi la police".
    private static func followsSpeech(_ verb: Int, in nodes: [Tree.Node]) -> Bool {
        var index = verb - 1
        while index > 0, nodes[index].wordClass == .auxiliary || nodes[index].wordClass == .adverb {
            index -= 1
        }
        return index > 0 && [",", "»", "”", "\""].contains(nodes[index].folded)
    }

    private static let days: Set<String> = [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "matin", "soir", "hier",
    ]

    /// "trois cents gendarmes", "deux millions d'habitants": the noun heads the phrase, and the number counts it.
    private static func putNounOverNumber(_ index: Int, in nodes: inout [Tree.Node]) {
        guard ["cent", "cents", "mille"].contains(nodes[index].folded), index + 1 < nodes.count,
            nodes[index].wordClass == .noun || nodes[index].wordClass == .numeral
        else { return }
        let noun = index + 1
        guard nodes[noun].head == index, nodes[noun].wordClass == .noun,
            nodes[noun].sentence == nodes[index].sentence
        else { return }
        let isRoot = nodes[index].head == index
        nodes[noun].head = isRoot ? noun : nodes[index].head
        nodes[noun].relation = nodes[index].relation
        nodes[noun].features.insert(.plural)
        nodes[index].head = noun
        nodes[index].relation = .nummod
        nodes[index].wordClass = .numeral
        let end = min(nodes.count, noun + 14)
        for other in noun + 1..<max(noun + 1, end) where nodes[other].head == index {
            nodes[other].head = noun
        }
        for other in max(0, index - 4)..<index
        where nodes[other].head == index && nodes[other].relation != .nummod {
            nodes[other].head = noun
        }
    }

    /// "s'est dit disposé à": what the model takes for an auxiliary is the verb of the clause.
    private static func raiseSaying(_ index: Int, in nodes: inout [Tree.Node]) {
        guard nodes[index].lemma == "dire", nodes[index].relation == .aux || nodes[index].relation == .auxPass
        else {
            return
        }
        let predicate = nodes[index].head
        guard predicate > index, predicate - index <= 4 else { return }
        let isRoot = nodes[predicate].head == predicate
        nodes[index].wordClass = .verb
        nodes[index].head = isRoot ? index : nodes[predicate].head
        nodes[index].relation = nodes[predicate].relation
        nodes[predicate].head = index
        nodes[predicate].relation = .xcomp
        for other in max(0, index - 24)..<index where nodes[other].head == predicate {
            nodes[other].head = index
        }
    }

    /// Verbs that take "de".
    private static let ofVerbs: Set<String> = [
        "parler", "disposer", "bénéficier", "manquer", "user", "abuser", "souffrir", "profiter", "témoigner",
        "douter", "sortir", "venir", "provenir", "partir", "revenir", "dépendre", "relever", "changer",
        "vivre",
        "répondre", "traiter", "décider", "convenir", "discuter", "débattre", "jouir", "hériter", "émaner",
        "découler", "résulter", "écoper", "triompher", "accoucher", "rêver", "juger", "penser", "attendre",
        "être", "faire", "tenir", "approcher", "descendre", "sourdre", "jaillir", "tomber", "naître",
        "rentrer",
    ]

    /// "La presse juge la peine disproportionnée": in a sentence without a verb, the word between two noun phrases that can be one.
    private static func takeForVerb(in sentence: Range<Int>, of nodes: inout [Tree.Node]) {
        guard sentence.count > 3, sentence.count < longest,
            !nodes[sentence].contains(where: {
                $0.wordClass.isVerbal && $0.features.contains(.finite)
            }),
            let verb = sentence.first(where: { mayBeVerb($0, in: sentence, of: nodes) })
        else { return }
        let subject = (sentence.lowerBound..<verb).last { index in
            nodes[index].wordClass.isNominal
                && (nodes[index].head == index || nodes[index].head >= verb
                    || !nodes[nodes[index].head].wordClass.isNominal)
                && !nodes[sentence.lowerBound..<index].contains {
                    $0.head == index && $0.relation == .caseMark
                }
        }
        guard let subject else { return }
        nodes[verb].wordClass = .verb
        nodes[verb].features = [.finite, .present, .thirdPerson]
        if let lemma = VerbForms.shared.lemmas(of: nodes[verb].folded, language: .french).first {
            nodes[verb].lemma = lemma
        }
        nodes[verb].head = verb
        nodes[verb].relation = .root
        nodes[subject].head = verb
        nodes[subject].relation = .nsubj
        let children = sentence.filter { index in
            index != verb && index != subject && outside(index, verb, in: nodes)
        }
        for index in children {
            nodes[index].head = verb
            let hasPreposition = nodes[sentence].contains { $0.head == index && $0.relation == .caseMark }
            if nodes[index].wordClass == .punctuation {
                nodes[index].relation = .punct
            } else if nodes[index].wordClass.isNominal, index > verb {
                nodes[index].relation = hasPreposition ? .obl : .obj
            } else if nodes[index].wordClass == .verb, index > verb, nodes[index].relation == .acl {
                nodes[index].relation = .xcomp
            } else if nodes[index].relation == .root {
                nodes[index].relation = .dep
            }
        }
    }

    /// Whether a word was the root, hung on the new verb from the wrong side, or reached over it.
    private static func outside(_ index: Int, _ verb: Int, in nodes: [Tree.Node]) -> Bool {
        let head = nodes[index].head
        return head == index || index > verb && head < verb
    }

    private static func mayBeVerb(_ index: Int, in sentence: Range<Int>, of nodes: [Tree.Node]) -> Bool {
        let node = nodes[index]
        guard index > sentence.lowerBound + 1, index + 1 < sentence.upperBound,
            node.wordClass == .noun || node.wordClass == .adjective || node.wordClass == .other
                || node.wordClass == .adverb
                || node.wordClass == .verb && node.features.contains(.participle),
            node.form.first?.isLowercase == true, node.folded.count > 3,
            VerbForms.shared.canBeFiniteVerb(node.folded, language: .french)
        else { return false }
        let before = nodes[index - 1].wordClass
        guard before == .noun || before == .properNoun || before == .adjective else { return false }
        let after = nodes[index + 1]
        return after.wordClass == .determiner || after.wordClass == .numeral
            || after.wordClass == .auxiliary || after.features.contains(.infinitive)
            || after.folded == "à" || after.folded == "de" && nodes[index].wordClass == .other
    }

    /// Beyond as many words a sentence without a verb is a list.
    private static let longest = 120

    private static let invertedPronouns: Set<String> = ["-il", "-elle", "-ils", "-elles", "-on"]

    private static let prepositions: Set<String> = [
        "envers", "malgré", "hormis", "durant", "parmi", "selon", "sauf", "dès", "lors", "vers", "contre",
        "chez", "sous", "depuis", "moyennant", "concernant", "nonobstant", "jusqu'", "sans", "outre",
    ]
}
