package import EventData
package import Grammar

/// Codes one report; holds what is worked out on the way.
///
/// A class because the steps share caches; it lives for one report on one thread.
final class ReportCoder {
    let annotated: AnnotatedReport
    let tree: Tree
    let lexicon: CodingLexicon
    let language: Language
    private var argumentCache: [Arguments?]
    private var classCache: [WordClasses?]

    init(_ annotated: AnnotatedReport, lexicon: CodingLexicon) {
        self.annotated = annotated
        self.lexicon = lexicon
        tree = annotated.tree
        language = annotated.tree.language
        argumentCache = Array(repeating: nil, count: annotated.tree.nodes.count)
        classCache = Array(repeating: nil, count: annotated.tree.nodes.count)
    }

    /// The arguments of a verb, worked out once.
    func arguments(of verb: Int) -> Arguments {
        if let known = argumentCache[verb] { return known }
        let found = tree.arguments(of: verb)
        argumentCache[verb] = found
        return found
    }

    /// The classes of a noun: of whom it means, and of its word.
    func classes(of index: Int) -> WordClasses {
        if let known = classCache[index] { return known }
        var found = wordClasses(of: index)
        if let phrase = annotated.phrases[index] {
            for actor in phrase.actors { found.formUnion(WordClasses(actor)) }
        }
        if let mention = annotated.places.first(where: { $0.words.contains(index) }) {
            found.insert(.place)
            if mention.place.precision == .place || mention.place.precision == .near { found.insert(.town) }
        }
        classCache[index] = found
        return found
    }

    private func wordClasses(of index: Int) -> WordClasses {
        let node = tree.nodes[index]
        var found = lexicon.classes[language]?[node.lemma] ?? []
        if let other = lexicon.classes[language]?[node.folded] { found.formUnion(other) }
        if isSum(index) { found.formUnion(ReportCoder.money) }
        for start in max(0, index - 3)...index {
            let first = tree.nodes[start]
            for key in first.lemma == first.folded ? [first.lemma] : [first.lemma, first.folded] {
                for entry in lexicon.phrases[language]?[key] ?? [] where start + entry.words.count > index {
                    if isSequence(entry.words, at: start) { found.formUnion(entry.classes) }
                }
            }
        }
        return found
    }

    private static let money = WordClasses(named: "money")

    /// "$20m", "€50 bn", "$300": a number or its short word after the sign of a currency.
    private func isSum(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        guard node.wordClass == .numeral || ["m", "bn", "mn", "tn", "k"].contains(node.folded) else {
            return false
        }
        return tree.nodes[max(0, index - 2)..<index].contains { ["$", "€", "£", "us$"].contains($0.folded) }
    }

    /// Whether words stand one after another, as lemmas or as they are.
    func isSequence(_ words: [String], at start: Int) -> Bool {
        guard start + words.count <= tree.nodes.count else { return false }
        for (offset, word) in words.enumerated() {
            let node = tree.nodes[start + offset]
            if node.lemma != word, node.folded != word, Tree.uncontracted(node.folded) != word {
                return false
            }
        }
        return true
    }

    /// Whether the word at `index` is one of `words`, as a lemma or as it is.
    func isWord(_ index: Int, among words: [String]) -> Bool {
        let node = tree.nodes[index]
        return words.contains(node.lemma) || words.contains(node.folded)
            || words.contains(Tree.uncontracted(node.folded))
    }

    /// Whether what a noun means passes a slot's test.
    func passes(_ slot: Pattern.Slot, _ index: Int) -> Bool {
        if !slot.hasTest { return true }
        for conjunct in tree.conjuncts(of: index) {
            if passesAlone(slot, conjunct) { return true }
            // "a group of soldiers", "dozens of villages": what is counted decides.
            if let counted = countedNoun(of: conjunct), passesAlone(slot, counted) { return true }
        }
        return false
    }

    private func passesAlone(_ slot: Pattern.Slot, _ index: Int) -> Bool {
        let node = tree.nodes[index]
        if slot.words.contains(node.lemma) || slot.words.contains(node.folded) { return true }
        if !slot.classes.isEmpty, !classes(of: index).isDisjoint(with: slot.classes) { return true }
        // "occupation forces" are forces, and no occupation.
        if annotated.phrases[index] != nil { return false }
        for child in tree.children(of: index) where tree.nodes[child].relation == .compound {
            if slot.words.contains(tree.nodes[child].lemma) { return true }
        }
        return false
    }

    /// The noun that a word of quantity counts: "dozens of A", "une dizaine de A".
    func countedNoun(of index: Int) -> Int? {
        guard
            Quantities.words.contains(tree.nodes[index].lemma)
                || Quantities.words.contains(tree.nodes[index].folded)
                || tree.nodes[index].wordClass == .numeral
        else { return nil }
        return tree.children(of: index).first {
            tree.nodes[$0].relation == .nmod
                && ["of", "de", "among", "parmi", "d'entre"].contains(tree.prepositions(of: $0).first ?? "")
        }
    }
}

/// Words that count or gather what follows them.
enum Quantities {
    static let words: Set<String> = [
        "dozen", "dozens", "score", "scores", "hundred", "hundreds", "thousand", "thousands", "number",
        "group", "pair", "couple",
        "handful", "majority", "most", "some", "many", "several", "all", "both", "member", "part", "half",
        "rest", "million", "millions",
        "team", "band", "crowd", "column", "wave", "series", "string", "unit", "element", "quarter", "third",
        "remains", "body", "bodies",
        "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine",
        "soixantaine",
        "centaine", "millier", "million", "nombre", "groupe", "majorité", "plupart", "partie", "moitié",
        "reste",
        "membre", "élément", "série", "plusieurs", "certains", "foule", "colonne", "vague", "poignée",
        "équipe", "bande", "ensemble",
        "dizaines", "douzaines", "centaines", "milliers", "millions", "éléments", "membres", "corps",
        "multitude",
    ]
}

extension WordClasses {
    /// The classes of an actor by sector and kind.
    init(_ actor: Actor) {
        self = .actor
        for sector in actor.sectors { formUnion(WordClasses.bySector[sector] ?? []) }
        switch actor.kind {
        case "state", "capital", "government", "junta", "unrecognised": formUnion([.state, .gov])
        case "person", "office", "title": insert(.person)
        case "court": insert(.court)
        default: break
        }
    }

    private static let bySector: [String: WordClasses] = [
        "GOV": .gov, "MIL": .force, "COP": .force, "SPY": .force, "REB": .armed, "UAF": .armed, "CRM": .armed,
        "PRM": .armed,
        "IGO": .body, "JRN": .media, "BUS": .firm, "MNC": .firm, "PTY": .party, "OPP": .party, "NGO": .group,
        "LAB": [.group, .civ], "REL": .group, "SOC": .group, "CVL": .civ, "REF": .civ, "AGR": .civ,
        "EDU": .civ,
        "MED": .civ, "JUD": .court, "LEG": .gov, "ELI": .person,
    ]
}
