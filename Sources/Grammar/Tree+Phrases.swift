package import EventData

extension Tree {
    /// The first of a coordination to which a word belongs.
    package func coordinationHead(of index: Int) -> Int {
        var current = index
        var steps = 0
        while nodes[current].relation == .conj, nodes[current].head != current, steps < 64 {
            current = nodes[current].head
            steps += 1
        }
        return current
    }

    /// A word and all that are coordinated under it, in order of the text.
    package func conjuncts(of index: Int) -> [Int] {
        var found = [index]
        var next = 0
        while next < found.count, found.count < 64 {
            for child in children(of: found[next]) where nodes[child].relation == .conj {
                // Nouns go with nouns: a verb under a noun is a parse gone astray.
                if nodes[child].wordClass.isVerbal == nodes[index].wordClass.isVerbal { found.append(child) }
            }
            next += 1
        }
        return found.sorted()
    }

    /// The prepositions of a noun in small letters, French contractions undone.
    package func prepositions(of index: Int) -> [String] {
        var words: [String] = []
        for child in children(of: index) where nodes[child].relation == .caseMark {
            // "près de" is one preposition, though its first word passes for an adverb.
            if child > 0, Tree.nearness.contains(nodes[child - 1].folded),
                !words.contains(nodes[child - 1].folded)
            {
                words.append(nodes[child - 1].folded)
            }
            words.append(Tree.uncontracted(nodes[child].folded))
            for part in children(of: child) where nodes[part].relation == .fixed {
                words.append(Tree.uncontracted(nodes[part].folded))
            }
        }
        if words.isEmpty, nodes[index].relation == .conj {
            return prepositions(of: nodes[index].head)
        }
        return words
    }

    static let nearness: Set<String> = ["près", "loin", "autour"]

    /// A preposition without the article that French joins to it.
    package static func uncontracted(_ word: String) -> String {
        // No contracted word is longer, and this is asked of every word many times.
        if word.utf8.count > 5 { return word }
        return switch word {
        case "du", "des", "d'", "d’": "de"
        case "au", "aux": "à"
        case "qu'", "qu’": "que"
        case "s'", "s’": "se"
        default: word
        }
    }

    /// The words of the phrase that a noun heads, without clauses and appositions that follow it.
    package func phrase(of index: Int) -> Range<Int> {
        var lower = index
        var upper = index + 1
        // From the noun outwards, so that nothing between keeps a word from it: "the newly formed alliance".
        let (left, right) = (
            children(of: index).filter { $0 < index }, children(of: index).filter { $0 > index }
        )
        for child in left.reversed() + right {
            switch nodes[child].relation {
            case .det, .amod, .nummod, .compound, .flat, .fixed, .nmodPoss:
                let inner = phrase(of: child)
                if inner.upperBound >= lower - 1, child < index { lower = min(lower, inner.lowerBound) }
                if child > index, inner.lowerBound <= upper { upper = max(upper, inner.upperBound) }
            case .nmod where child > index && isOpened(child):
                let inner = phrase(of: child)
                if inner.lowerBound <= upper + 2 { upper = max(upper, inner.upperBound) }
            case .advmod where child < index && child == lower - 1:
                lower = child
            default: break
            }
        }
        // "a 17-year-old schoolboy": what hyphens join before it.
        while lower > 1, nodes[lower - 1].folded == "-", !nodes[lower - 1].hasSpaceAfter,
            !nodes[lower - 2].hasSpaceAfter, nodes[lower - 2].sentence == nodes[index].sentence
        {
            lower -= 2
            if lower > 0, nodes[lower - 1].wordClass == .determiner { lower -= 1 }
        }
        // The preposition belongs to no phrase.
        while lower < index, nodes[lower].relation == .caseMark || nodes[lower].wordClass == .punctuation {
            lower += 1
        }
        return lower..<upper
    }

    /// Whether a noun phrase belongs to the one before it: "les réseaux sociaux le ministre" are two, and a place is
    /// none of its words ("six passagers à Tin-Essako").
    private func isOpened(_ index: Int) -> Bool {
        let opening = prepositions(of: index)
        if !opening.isEmpty { return Set(opening).isDisjoint(with: Tree.placing) }
        return language == .english || child(of: index, .det) == nil && !looksLikeTime(index)
    }

    private static let placing: Set<String> = ["in", "at", "near", "outside", "à", "dans", "en", "près"]

    /// Whether a word stands within the noun phrase that another heads, with no verb between.
    package func isInNounPhrase(_ index: Int, under head: Int) -> Bool {
        var current = index
        for _ in 0..<8 {
            let relation = nodes[current].relation
            guard relation == .nmod || relation == .nmodPoss || relation == .det,
                nodes[current].head != current
            else { return false }
            current = nodes[current].head
            if current == head { return true }
        }
        return false
    }

    /// The words of a whole subtree, from its first to its last.
    package func subtree(of index: Int) -> Range<Int> {
        var lower = index
        var upper = index + 1
        var stack = [index]
        while let current = stack.popLast() {
            lower = min(lower, current)
            upper = max(upper, current + 1)
            stack += children(of: current)
        }
        return lower..<upper
    }

    /// Whether a word stands somewhere under another.
    package func isWord(_ index: Int, under ancestor: Int) -> Bool {
        var current = index
        var steps = 0
        while steps < 256 {
            if current == ancestor { return true }
            let head = nodes[current].head
            if head == current { return false }
            current = head
            steps += 1
        }
        return false
    }

    /// The last word that begins within a stretch of bytes of a part.
    package func lastWord(in span: TextSpan, of part: ReportPart) -> Int? {
        let text = nodes.firstIndex { $0.part == .text } ?? nodes.count
        var low = part == .title ? 0 : text
        let first = low
        var high = part == .title ? text : nodes.count
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle].span.start < span.end { low = middle + 1 } else { high = middle }
        }
        return low > first && nodes[low - 1].span.start >= span.start ? low - 1 : nil
    }

    /// The bytes that a run of words covers, without the space after it.
    package func span(of range: Range<Int>) -> TextSpan {
        TextSpan(start: nodes[range.lowerBound].span.start, end: nodes[range.upperBound - 1].span.end)
    }
}

extension Tree {
    /// The head of the noun phrase that begins after a word, within five words.
    package func nominal(after index: Int) -> Int? {
        let sentence = sentences[nodes[index].sentence]
        var next = index + 1
        while next < min(sentence.upperBound, index + 6) {
            if nodes[next].wordClass.isNominal, nodes[next].wordClass != .numeral {
                var head = next
                var steps = 0
                while steps < 5 {
                    let relation = nodes[head].relation
                    guard
                        relation == .compound || relation == .flat || relation == .nmodPoss
                            || relation == .amod
                            || relation == .nummod
                    else { break }
                    let governor = nodes[head].head
                    guard governor > head, governor - index < 9 else { break }
                    head = governor
                    steps += 1
                }
                return head
            }
            if nodes[next].wordClass == .verb || nodes[next].wordClass == .punctuation { return nil }
            next += 1
        }
        return nil
    }
}
