internal import EventData
internal import Grammar

/// Where a noun that describes somebody finds whom it describes, and what it belongs to.
extension SideReader {
    /// What follows or stands before a noun and says of what it is.
    struct Complement {
        var parties: [Party]
        /// The noun with all that is said of it, as one run of words.
        var words: Range<Int>
        /// The words between the noun and the body: "of the Sahel program".
        var detail: Range<Int>?
    }

    // MARK: Of what

    /// The body of a role or a part: "head OF Y", "Y’s head", "Y head".
    func complement(of head: Int, words: Range<Int>, prepositions: Set<String>) -> Complement? {
        if let after = complementAfter(head, words, prepositions) { return after }
        return complementBefore(words)
    }

    private func complementAfter(_ head: Int, _ words: Range<Int>, _ prepositions: Set<String>) -> Complement?
    {
        let end = tree.sentences[tree.nodes[head].sentence].upperBound
        var index = words.upperBound
        var detail: Range<Int>?
        // "le ministre malien", "chef militaire malien": an adjective of a country follows.
        while index < end, tree.nodes[index].wordClass == .adjective, tree.language == .french {
            if let force = force(behind: index, until: end) {
                return Complement(parties: [force.party], words: words.lowerBound..<force.end, detail: nil)
            }
            if let party = body(at: index) {
                return Complement(
                    parties: [party],
                    words: words.lowerBound..<index + 1,
                    detail: ministry(after: index + 1, until: end)
                )
            }
            index += 1
        }
        for _ in 0..<3 {
            guard index < end, isPreposition(index, prepositions) else { return nil }
            var start = index
            // "auprès de", "au sein de", "à la tête de"
            while start + 1 < end, tree.nodes[start + 1].wordClass == .adposition { start += 1 }
            guard let noun = nominal(after: start, until: end) else { return nil }
            let allowsPlace = ["of", "de", "to", "in", "for", "à", "en"].contains(
                Tree.uncontracted(tree.nodes[start].folded)
            )
            var parties = bodies(from: noun, allowsPlace: allowsPlace)
            if parties.isEmpty, let force = force(at: noun) { parties = [force] }
            if !parties.isEmpty {
                let upper = self.end(ofPlaceAfter: max(lastWord(of: parties), noun + 1), until: end)
                return Complement(parties: parties, words: words.lowerBound..<upper, detail: detail)
            }
            let next = noun + 1
            if next < end, tree.language == .french, tree.nodes[next].form.first?.isUppercase == true,
                let named = organisation(at: next)
            {
                return Complement(
                    parties: [named],
                    words: words.lowerBound..<max(lastWord(of: [named]), next + 1),
                    detail: detail
                )
            }
            // "Head of the Sahel program at Y" is of Y.
            let goesOn = next < end && isPreposition(next, ["at", "of", "for", "de", "à"])
            if !goesOn, let inner = complementBefore(noun..<noun + 1), inner.words.lowerBound > index {
                return Complement(parties: inner.parties, words: words.lowerBound..<noun + 1, detail: detail)
            }
            let upper = nounEnd(noun, until: end)
            detail = words.upperBound..<upper
            index = upper
        }
        return nil
    }

    /// "Le commandant burkinabè de cette force": the force behind the adjective, and where its words end.
    private func force(behind adjective: Int, until end: Int) -> (party: Party, end: Int)? {
        guard adjective + 1 < end, isPreposition(adjective + 1, ["de"]),
            let noun = nominal(after: adjective + 1, until: end), let force = force(at: noun)
        else { return nil }
        return (force, max(lastWord(of: [force]), noun + 1))
    }

    /// "Ambassadeur de France au Niger": where somebody serves belongs to what they are.
    private func end(ofPlaceAfter index: Int, until end: Int) -> Int {
        guard index + 1 < end, ["à", "en", "in", "to"].contains(Tree.uncontracted(tree.nodes[index].folded)),
            let noun = nominal(after: index, until: end),
            body(at: noun, allowsPlace: true) != nil
        else { return index }
        return noun + 1
    }

    /// "malien de la Défense": what a minister is of, behind the adjective of the country.
    private func ministry(after index: Int, until end: Int) -> Range<Int>? {
        guard index < end, Tree.uncontracted(tree.nodes[index].folded) == "de",
            let noun = nominal(after: index, until: end)
        else { return nil }
        guard tree.nodes[index..<noun + 1].allSatisfy({ $0.wordClass != .punctuation }),
            people.name(at: noun) == nil
        else { return nil }
        return index..<nounEnd(noun, until: end)
    }

    private func nounEnd(_ noun: Int, until end: Int) -> Int {
        var upper = noun + 1
        while upper < end, tree.language == .french, tree.nodes[upper].wordClass == .adjective { upper += 1 }
        return upper
    }

    /// The head of the noun phrase after a preposition, though its noun may pass for a name.
    private func nominal(after index: Int, until end: Int) -> Int? {
        if let noun = tree.nominal(after: index) { return noun < end ? noun : nil }
        let next = index + 1
        return next < end && tree.nodes[next].form.first?.isUppercase == true ? next : nil
    }

    private func isPreposition(_ index: Int, _ prepositions: Set<String>) -> Bool {
        prepositions.contains(Tree.uncontracted(tree.nodes[index].folded))
    }

    /// The bodies at a noun and at those coordinated with it: "both al-Qaida and the Islamic State".
    func bodies(from noun: Int, allowsPlace: Bool = false, allowsPeople: Bool = false) -> [Party] {
        func party(_ index: Int) -> Party? {
            body(at: index, allowsPlace: allowsPlace) ?? (allowsPeople ? person(at: index) : nil)
        }
        var found: [Party] = []
        guard let first = party(noun) ?? named(near: noun).flatMap(party) else { return [] }
        found.append(first)
        var index = max(lastWord(of: [first]), noun + 1)
        let end = tree.sentences[tree.nodes[noun].sentence].upperBound
        while index + 1 < end, found.count < 8 {
            let isList = ["and", "et", "or", "ou", "as"].contains(tree.nodes[index].folded)
            guard isList, let next = tree.nominal(after: index), let other = party(next) else { break }
            // "leader of Mali and head of the alliance": another role begins.
            if tree.nodes[index + 1..<next + 1].contains(where: {
                roles.kind(of: index + 1, in: tree) != nil && $0.wordClass == .noun
            }) {
                break
            }
            if other.evidence != first.evidence { found.append(other) }
            index = max(lastWord(of: [other]), next + 1)
        }
        return found
    }

    /// A name within the phrase of a noun: the parser may take its last word for the head of another.
    private func named(near noun: Int) -> Int? {
        tree.children(of: noun).first {
            (tree.nodes[$0].relation == .flat || tree.nodes[$0].relation == .appos)
                && coder.annotated.phrases[$0]?.actors.first?.id != nil
                && abs($0 - noun) < 4
        }
    }

    func lastWord(of parties: [Party]) -> Int {
        guard let last = parties.map(\.evidence).max(by: { $0.span.end < $1.span.end }) else { return 0 }
        return (tree.nodes.lastIndex { $0.part == last.part && $0.span.end <= last.span.end } ?? 0) + 1
    }

    func firstWord(of party: Party) -> Int {
        tree.nodes.firstIndex {
            $0.part == party.evidence.part && $0.span.start >= party.evidence.span.start
        } ?? 0
    }

    /// "Niger’s junta leader", "NATO Secretary General", "Senegalese President".
    private func complementBefore(_ words: Range<Int>) -> Complement? {
        let sentence = tree.sentences[tree.nodes[words.lowerBound].sentence].lowerBound
        var nearest: (party: Party, index: Int)?
        var index = words.lowerBound - 1
        while index >= sentence, words.lowerBound - index < 9 {
            let node = tree.nodes[index]
            let isPart = ["'s", "’s", "'", "’", "-"].contains(node.folded)
            if node.wordClass == .punctuation && !isPart || node.wordClass == .adposition
                || node.wordClass == .auxiliary || node.wordClass == .determiner
                || node.wordClass == .conjunction || node.wordClass == .verb && node.relation != .amod
                || people.name(at: index) != nil
            {
                break
            }
            if node.wordClass == .pronoun || tree.nodes[index].features.contains(.possessive),
                let party = owner(at: index), nearest == nil
            {
                nearest = (party, index)
            } else if let party = body(at: index) {
                // Of a junta and its country it is the country.
                if nearest == nil
                    || ["junta", "military", "government", "state"].contains(
                        tree.nodes[nearest?.index ?? 0].lemma
                    )
                {
                    nearest = (party, index)
                }
            }
            index -= 1
        }
        guard let nearest else { return nil }
        let part = tree.nodes[words.lowerBound].part
        let first =
            tree.nodes.firstIndex { $0.part == part && $0.span.start >= nearest.party.evidence.span.start }
            ?? nearest.index
        return Complement(
            parties: [nearest.party],
            words: min(first, nearest.index)..<words.upperBound,
            detail: nil
        )
    }

    /// "Its leader", "son chef": the body that a possessive means.
    private func owner(at index: Int) -> Party? {
        guard let phrase = coder.annotated.phrases[index], phrase.actors.count == 1,
            let actor = phrase.actors.first, actor.id != nil,
            actor.kind != "person"
        else { return nil }
        return Party(evidence: coder.annotated.evidence(index..<index + 1), actor: actor, basis: .coreferent)
    }

    // MARK: Of whom

    /// Whom a noun describes: a name beside it, or the subject of which it is said.
    func described<T>(by head: Int, words: Range<Int>, _ accept: (Int) -> T?) -> T? {
        named(before: words, accept) ?? named(after: words, accept) ?? subject(of: head, accept)
    }

    /// "X, [the newly appointed] head of Y".
    private func named<T>(before words: Range<Int>, _ accept: (Int) -> T?) -> T? {
        let sentence = tree.sentences[tree.nodes[words.lowerBound].sentence].lowerBound
        var index = words.lowerBound - 1
        while index > sentence, words.lowerBound - index < 16 {
            let node = tree.nodes[index]
            if node.folded == "," || node.folded == "(" || node.folded == "—" || node.folded == "–" {
                return named(endingAt: index, accept)
            }
            let isPosted =
                node.wordClass == .verb && ties.entry(forms(of: index), [.posted], in: coder.language) != nil
            if node.wordClass == .auxiliary || node.wordClass == .verb && node.relation != .amod && !isPosted
                || node.wordClass == .punctuation && node.folded != "-"
                || people.name(at: index) != nil && node.folded != "’s"
                    && !tree.nodes[index].form.hasPrefix("'")
            {
                return nil
            }
            if [.adposition, .subordinator].contains(node.wordClass),
                !["of", "de", "du", "d'", "d’", "des"].contains(node.folded)
            {
                return nil
            }
            index -= 1
        }
        return nil
    }

    private func named<T>(endingAt comma: Int, _ accept: (Int) -> T?) -> T? {
        guard comma > 0 else { return nil }
        if let found = accept(comma - 1) { return found }
        // The phrase that ends before the comma: "the group’s leader", "a faction of X".
        var head = comma - 1
        for _ in 0..<6 {
            let governor = tree.nodes[head].head
            guard governor != head, governor < comma, tree.nodes[governor].wordClass.isNominal,
                tree.nodes[head].relation != .conj
            else { break }
            head = governor
            if tree.nodes[head].relation != .nmod, let found = accept(head) { return found }
        }
        return nil
    }

    /// "Prime Minister X", "le porte-parole du gouvernement, X", "le chef de Y, le général X".
    private func named<T>(after words: Range<Int>, _ accept: (Int) -> T?) -> T? {
        let end = tree.sentences[tree.nodes[words.lowerBound].sentence].upperBound
        var index = words.upperBound
        if index < end, tree.nodes[index].folded == "," { index += 1 }
        let start = index
        while index < end, index - start < 5 {
            if let found = accept(index) { return found }
            let node = tree.nodes[index]
            let isTitle =
                node.wordClass == .determiner || node.wordClass == .adjective
                || roles.kind(of: index, in: tree) != nil
                || node.wordClass == .properNoun
            guard isTitle else { return nil }
            index += 1
        }
        return nil
    }

    /// "X is the head of Y", "X, who was head of Y".
    private func subject<T>(of head: Int, _ accept: (Int) -> T?) -> T? {
        let first = tree.coordinationHead(of: head)
        for noun in first == head ? [head] : [head, first] {
            guard tree.children(of: noun).contains(where: { tree.nodes[$0].relation == .cop }), isFact(noun)
            else { continue }
            for subject in coder.arguments(of: noun).subjects {
                if let found = accept(subject) { return found }
            }
        }
        return nil
    }
}
