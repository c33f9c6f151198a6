internal import EventData
internal import Grammar

/// Finds what a report quotes, and who said it.
struct QuotationFinder {
    let coder: ReportCoder
    let finder: EventFinder
    var tree: Tree { coder.tree }

    init(_ coder: ReportCoder) {
        self.coder = coder
        finder = EventFinder(coder)
    }

    func quotations() -> [Quotation] {
        var found: [Quotation] = []
        for part in [ReportPart.title, .text] {
            let text = part == .title ? coder.annotated.report.title ?? "" : coder.annotated.report.text
            for span in QuotationMarks.spans(in: Array(text.utf8)) {
                let words = tree.nodes.indices.filter {
                    tree.nodes[$0].part == part && tree.nodes[$0].span.start >= span.start && tree.nodes[$0].span.end <= span.end
                }
                guard let first = words.first, let last = words.last else { continue }
                let isLong = words.count >= 3
                let speaker = speaker(of: first..<last + 1)
                if part == .title, speaker == nil { continue }
                guard isLong || speaker != nil && words.count >= 2 else { continue }
                found.append(Quotation(evidence: coder.annotated.evidence(part: part, span: span), speaker: speaker))
            }
        }
        return found
    }

    /// Whoever the verb of saying beside a quotation has for its subject.
    private func speaker(of words: Range<Int>) -> Quotation.Speaker? {
        let sentences = Set(words.map { tree.nodes[$0].sentence }).sorted()
        for sentence in sentences.reversed() {
            if let speaker = speaker(in: tree.sentences[sentence], outside: words) { return speaker }
        }
        guard let paragraph = tree.paragraphs.first(where: { $0.contains(words.lowerBound) }) else { return nil }
        let near = [sentences.last! + 1, sentences.first! - 1, sentences.first! - 2].filter {
            $0 >= 0 && $0 < tree.sentences.count && paragraph.contains(tree.sentences[$0].lowerBound)
        }
        for sentence in near {
            if let speaker = speaker(in: tree.sentences[sentence], outside: words) { return speaker }
        }
        return nil
    }

    private func speaker(in sentence: Range<Int>, outside words: Range<Int>) -> Quotation.Speaker? {
        let verbs = sentence.filter { index in
            !words.contains(index) && tree.nodes[index].wordClass == .verb && finder.lemmas(of: index).contains {
                coder.lexicon.reporting[.init(language: coder.language, headClass: .verb, lemma: $0)] != nil
            }
        }
        let middle = (words.lowerBound + words.upperBound) / 2
        for verb in verbs.sorted(by: { abs($0 - middle) < abs($1 - middle) }) {
            for subject in coder.arguments(of: verb).subjects where !words.contains(subject) {
                if let speaker = speaker(at: subject) { return speaker }
            }
        }
        let status = StatusReader(finder: finder, typeOfVerb: [:])
        var course = StatusReader.Course()
        status.addSentenceAttribution(of: sentence.lowerBound, into: &course)
        guard let source = course.attribution.first,
            let head = sentence.first(where: { tree.nodes[$0].span.start >= source.evidence.span.start && coder.annotated.phrases[$0] != nil })
        else { return nil }
        return speaker(at: head)
    }

    private func speaker(at index: Int) -> Quotation.Speaker? {
        let node = tree.nodes[index]
        guard node.wordClass.isNominal else { return nil }
        let words = tree.phrase(of: index)
        let evidence = coder.annotated.evidence(words)
        let actor = coder.annotated.phrases[index]?.actors.first
            ?? Actor(id: nil, name: evidence.words, country: nil, sectors: [])
        return Quotation.Speaker(evidence: evidence, actor: actor, role: role(of: index, actor))
    }

    /// The words that say what a speaker is, at this mention or at an earlier one of the same actor.
    private func role(of index: Int, _ actor: Actor) -> String? {
        if let words = roleWords(at: index) { return words }
        for (other, phrase) in coder.annotated.phrases.enumerated() {
            guard let phrase, other != index, phrase.actors.first?.name == actor.name, actor.kind == "person" else { continue }
            if let words = roleWords(at: other) { return words }
        }
        return nil
    }

    private func roleWords(at index: Int) -> String? {
        for child in tree.children(of: index) where tree.nodes[child].relation == .appos {
            let words = tree.subtree(of: child)
            if words.lowerBound > index { return coder.annotated.evidence(words).words }
        }
        if tree.nodes[index].relation == .appos {
            return coder.annotated.evidence(tree.phrase(of: tree.nodes[index].head)).words
        }
        let titles = tree.children(of: index).filter { tree.nodes[$0].relation == .compound && $0 < index && tree.nodes[$0].wordClass == .noun }
        guard let first = titles.first, let last = titles.last else { return nil }
        return coder.annotated.evidence(tree.phrase(of: first).lowerBound..<last + 1).words
    }
}

/// Finds what stands between quotation marks.
enum QuotationMarks {
    /// The bytes inside of each pair of marks, without the spaces at their edges.
    static func spans(in bytes: [UInt8]) -> [TextSpan] {
        var spans: [TextSpan] = []
        var open: (mark: Mark, start: Int)?
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x0A, open?.mark == .straight { open = nil }
            guard let (mark, length, isOpening) = mark(at: index, in: bytes, isOpen: open != nil) else {
                index += 1
                continue
            }
            if let current = open, current.mark == mark, !isOpening || mark == .straight {
                if let span = trimmed(current.start, index, bytes) { spans.append(span) }
                open = nil
            } else if open == nil, isOpening {
                open = (mark, index + length)
            }
            index += length
        }
        return spans
    }

    private enum Mark { case straight, curly, guillemet }

    private static func mark(at index: Int, in bytes: [UInt8], isOpen: Bool) -> (Mark, Int, Bool)? {
        switch bytes[index] {
        case 0x22: return (.straight, 1, !isOpen)
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xAB: return (.guillemet, 2, true)
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xBB: return (.guillemet, 2, false)
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            switch bytes[index + 2] {
            case 0x9C: return (.curly, 3, true)
            case 0x9D: return (.curly, 3, false)
            default: return nil
            }
        default: return nil
        }
    }

    private static func trimmed(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> TextSpan? {
        var start = start
        var end = end
        while start < end {
            if bytes[start] == 0x20 { start += 1 } else if end - start > 1, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 { start += 2 }
            else if end - start > 2, bytes[start] == 0xE2, bytes[start + 1] == 0x80, bytes[start + 2] == 0xAF { start += 3 } else { break }
        }
        while start < end {
            if bytes[end - 1] == 0x20 { end -= 1 } else if end - start > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 { end -= 2 }
            else if end - start > 2, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0xAF { end -= 3 } else { break }
        }
        return start < end ? TextSpan(start: start, end: end) : nil
    }
}
