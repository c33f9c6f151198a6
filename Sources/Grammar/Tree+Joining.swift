internal import EventData

extension Tree {
    /// Joins the pieces of a sentence that a model cut where no sentence ends: at "Centre-Est", before ", a indiqué …".
    mutating func joinSentences() {
        var joined: [Range<Int>] = []
        for sentence in sentences {
            if let last = joined.last, goesOn(last, sentence) {
                hang(sentence, on: last)
                joined[joined.count - 1] = last.lowerBound..<sentence.upperBound
            } else {
                joined.append(sentence)
            }
        }
        guard joined.count < sentences.count else { return }
        sentences = joined
        for (number, sentence) in joined.enumerated() {
            for index in sentence { nodes[index].sentence = number }
        }
    }

    /// Whether a piece goes on in the next.
    private func goesOn(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        let (last, next) = (nodes[first.upperBound - 1], nodes[second.lowerBound])
        guard last.part == next.part, paragraph(of: first.lowerBound).contains(second.lowerBound)
        else { return false }
        if next.folded == "," { return true }
        if !last.hasSpaceAfter, last.wordClass != .punctuation || last.folded == "-",
            next.wordClass != .punctuation || next.folded == "-"
        {
            return true
        }
        if Tree.closing.contains(last.folded) {
            return next.form.first?.isLowercase == true && last.folded != ":" && last.folded != ";"
        }
        // "Dec." and "8".
        if last.folded.hasSuffix(".") { return next.form.first?.isLowercase == true }
        return last.wordClass != .punctuation || last.folded == ","
    }

    /// Hangs the roots of a piece on the root of the one before it.
    private mutating func hang(_ second: Range<Int>, on first: Range<Int>) {
        guard let root = first.first(where: { nodes[$0].head == $0 }) else { return }
        for index in second where nodes[index].head == index {
            let isPiece = index == second.lowerBound && !nodes[index - 1].hasSpaceAfter
            let hasPreposition = nodes[second].contains { $0.head == index && $0.relation == .caseMark }
            if nodes[index].wordClass.isVerbal, !nodes[root].wordClass.isVerbal,
                nodes[root].wordClass.isNominal
            {
                // "Kiev" before its verb.
                let rootHasPreposition = nodes[first].contains { $0.head == root && $0.relation == .caseMark }
                let hasSubject = nodes[second].contains { $0.head == index && $0.relation.isSubject }
                nodes[root].head = index
                nodes[root].relation = rootHasPreposition ? .obl : hasSubject ? .dep : .nsubj
                return
            }
            nodes[index].head = isPiece ? index - 1 : root
            if nodes[index].wordClass == .punctuation || nodes[index].folded == "-" {
                nodes[index].relation = .punct
            } else if isPiece {
                nodes[index].relation = .flat
            } else if nodes[index].wordClass.isVerbal {
                nodes[index].relation = .parataxis
            } else {
                nodes[index].relation = hasPreposition ? .obl : .dep
            }
        }
    }

    private static let closing: Set<String> = [".", "!", "?", "…", "...", ":", ";", "»", "”", "\"", "’", "'"]
}
