package import EventData
package import Grammar

/// Tells which actor, which place, which day the words of a report mean.
///
/// It never changes and is shared by all threads.
package struct Resolver: Sendable {
    package let directory: ActorDirectory
    package let gazetteer: Gazetteer
    private let dates = DateReader()
    private let numbers = NumberReader()

    package init(directory: ActorDirectory, gazetteer: Gazetteer) {
        self.directory = directory
        self.gazetteer = gazetteer
    }

    /// Fills in the names, places, days and numbers of a report.
    package func annotate(_ annotated: inout AnnotatedReport, dateline: TextSpan?) {
        annotated.published = annotated.report.published.flatMap(PublicationDate.init)?.date
        let words = WordIndex(annotated.tree)
        annotated.dates = dates(in: annotated, words)
        annotated.numbers = numbers(in: annotated)
        PlaceFinder(gazetteer: gazetteer).find(in: &annotated, dateline: dateline)
        PhraseResolver(directory: directory).resolve(&annotated, on: annotated.published?.from)
    }

    // MARK: Dates and numbers

    private func dates(in annotated: AnnotatedReport, _ words: WordIndex) -> [DateMention] {
        let reference = annotated.published?.to
        var found: [DateMention] = []
        for (part, text) in [
            (ReportPart.title, annotated.report.title ?? ""), (.text, annotated.report.text),
        ] {
            for phrase in dates.phrases(in: text, reference: reference, language: annotated.tree.language) {
                guard let range = words.words(in: phrase.span, of: part) else { continue }
                var mention = DateMention(
                    words: range,
                    date: phrase.date,
                    futureReading: phrase.futureReading,
                    offset: phrase.offset?.days,
                    anchor: phrase.anchor?.rawValue ?? "on",
                    isFuture: phrase.pointsToFuture
                )
                if mention.date == nil, let offset = phrase.offset,
                    let last = found.last(where: { $0.date != nil })?.date
                {
                    mention.date = offset.date(from: last)
                }
                found.append(mention)
            }
        }
        return found
    }

    private func numbers(in annotated: AnnotatedReport) -> [NumberMention] {
        var found: [NumberMention] = []
        // Sentence by sentence, so that no number runs from one into the next.
        for sentence in annotated.tree.sentences {
            let forms = annotated.tree.nodes[sentence].map(\.form)
            for phrase in numbers.numbers(in: forms, language: annotated.tree.language) {
                found.append(
                    NumberMention(
                        words: phrase.tokens.lowerBound + sentence.lowerBound..<phrase.tokens.upperBound
                            + sentence.lowerBound,
                        low: phrase.low,
                        high: phrase.high,
                        bound: phrase.bound,
                        isCount: phrase.isCount
                    )
                )
            }
        }
        return found
    }
}

/// Finds the words of a report that lie in a stretch of its bytes.
struct WordIndex {
    private let tree: Tree
    private let firstOfText: Int

    init(_ tree: Tree) {
        self.tree = tree
        firstOfText = tree.nodes.firstIndex { $0.part == .text } ?? tree.nodes.count
    }

    /// The words that a span touches; `nil` if there are none.
    func words(in span: TextSpan, of part: ReportPart) -> Range<Int>? {
        let range = part == .title ? 0..<firstOfText : firstOfText..<tree.nodes.count
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if tree.nodes[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < range.upperBound, tree.nodes[end].span.start < span.end { end += 1 }
        return end > low ? low..<end : nil
    }
}
