internal import EventData
internal import Grammar

/// Finds what a report quotes, and who said it.
struct QuotationFinder {
    private let coder: ReportCoder
    private var tree: Tree { coder.tree }

    init(_ coder: ReportCoder) {
        self.coder = coder
    }

    /// The quotations in order of the text.
    ///
    /// One or two words between marks are a quotation only where somebody is said to have said them.
    func quotations() -> [Quotation] {
        let passages = passages()
        let quoted = Set(passages.flatMap(\.words))
        let people = PeopleFinder(coder)
        let speakers = SpeakerFinder(
            coder: coder,
            reader: SpeakerReader(coder: coder, people: people, quoted: quoted)
        )
        var found: [Quotation] = []
        var last: (passage: QuotedPassage, speaker: Quotation.Speaker?)?
        var chain: [Int] = []
        for (number, passage) in passages.enumerated() {
            let said = speakers.speech(of: passage, after: last)
            last = (passage, said.speaker)
            if !passage.continues { chain = [] }
            let goesOn = number + 1 < passages.count && passages[number + 1].continues
            guard passage.continues || goesOn || isQuotation(passage, said) else { continue }
            let evidence = coder.annotated.evidence(part: passage.part, span: passage.inside)
            let known = chain.first.flatMap { found[$0].speaker }
            found.append(
                Quotation(
                    evidence: evidence,
                    speaker: passage.continues ? known ?? said.speaker : said.speaker
                )
            )
            chain.append(found.count - 1)
            // The last paragraph of a long quotation may be the one that names who spoke.
            if passage.continues, known == nil, let speaker = said.speaker {
                for index in chain { found[index].speaker = speaker }
            }
        }
        return found
    }

    private func passages() -> [QuotedPassage] {
        var found: [QuotedPassage] = []
        for part in [ReportPart.title, .text] {
            let text = part == .title ? coder.annotated.report.title ?? "" : coder.annotated.report.text
            for span in QuotationMarks.spans(in: Array(text.utf8)) {
                guard let inside = words(in: span.inside, of: part) else { continue }
                let whole = words(in: span.whole, of: part) ?? inside
                found.append(
                    QuotedPassage(
                        part: part,
                        inside: span.inside,
                        words: inside,
                        around: min(
                            whole.lowerBound,
                            inside.lowerBound
                        )..<max(whole.upperBound, inside.upperBound),
                        continues: span.continues
                    )
                )
            }
        }
        return found
    }

    private func words(in span: TextSpan, of part: ReportPart) -> Range<Int>? {
        var first: Int?
        var last: Int?
        for (index, node) in tree.nodes.enumerated()
        where node.part == part && node.span.start >= span.start && node.span.end <= span.end {
            if first == nil { first = index }
            last = index
        }
        guard let first, let last else { return nil }
        return first..<last + 1
    }

    private func isQuotation(_ passage: QuotedPassage, _ said: SpeakerFinder.Speech) -> Bool {
        let words = passage.words.filter { isWord($0) }
        guard !words.isEmpty, !isTitle(passage, words) else { return false }
        if said.isClose { return true }
        if said.isStated { return words.count > 2 }
        if passage.part == .title { return said.speaker != nil && words.count > 2 }
        return words.count > 2 && (said.speaker != nil || words.count > 4)
    }

    private func isWord(_ index: Int) -> Bool {
        tree.nodes[index].wordClass != .punctuation
    }

    /// "The film “The Battle of Algiers”", "l'opération « Serval »", "Joe “Mad Dog” Smith": what is named so.
    private func isTitle(_ passage: QuotedPassage, _ words: [Int]) -> Bool {
        let content = words.filter {
            ![.determiner, .adposition, .conjunction, .particle].contains(tree.nodes[$0].wordClass)
        }
        let isCapitalised = content.allSatisfy { tree.nodes[$0].form.first?.isLowercase != true }
        let before = passage.around.lowerBound - 1
        let after = passage.around.upperBound
        guard before >= 0, tree.nodes[before].part == passage.part else { return false }
        let word = tree.nodes[before]
        if QuotationFinder.naming.contains(word.lemma) || QuotationFinder.naming.contains(word.folded) {
            return isCapitalised || words.count < 3
        }
        guard isCapitalised, word.sentence == tree.nodes[passage.words.lowerBound].sentence else {
            return false
        }
        let last = tree.nodes[passage.words.upperBound - 1].folded
        if [".", "!", "?", ",", "…"].contains(last) { return false }
        if word.wordClass == .properNoun, after < tree.nodes.count, tree.nodes[after].wordClass == .properNoun
        {
            return true
        }
        return content.count > 1
            && (word.wordClass == .noun || word.wordClass == .determiner || word.wordClass == .properNoun)
            || content.count == 1 && word.wordClass == .noun
    }

    /// Words that give a name to what follows.
    private static let naming: Set<String> = [
        "dub", "dubbed", "nickname", "nicknamed", "codenamed", "entitled", "titled", "named", "known",
        "baptiser", "baptisé", "baptisée",
        "intitulé", "intitulée", "surnommé", "surnommée", "surnommer", "intituler", "nommé", "nommée",
        "dénommé", "dénommée", "dit", "dite",
        "alias", "so-called",
    ]
}

/// Words between quotation marks, as words of the tree.
struct QuotedPassage {
    var part: ReportPart
    var inside: TextSpan
    var words: Range<Int>
    /// The words with their marks.
    var around: Range<Int>
    /// Whether it goes on from the passage before.
    var continues: Bool
}
