package import EventData

/// A report as words in trees, headline and body as one, in one grammatical view over all languages.
///
/// The view is that of universal dependencies: English trees, which come with ClearNLP's labels,
/// are turned into it, so that a rule is written once. Words are numbered through the whole
/// report; the headline's come first.
package struct Tree: Sendable {
    /// One word.
    package struct Node: Sendable {
        package var form: String
        /// The form in small letters.
        package var folded: String
        /// The lemma in small letters.
        package var lemma: String
        package var wordClass: WordClass
        package var features: Features
        package var head: Int
        package var relation: Dependency
        package var sentence: Int
        package var part: ReportPart
        package var span: TextSpan
        package var hasSpaceAfter: Bool
    }

    package var language: Language
    package internal(set) var nodes: [Node] = []
    /// The words of each sentence, in order.
    package internal(set) var sentences: [Range<Int>] = []
    /// The words of each line of the text that has any; the headline is the first where there is one.
    package internal(set) var paragraphs: [Range<Int>] = []
    /// What the recogniser takes for names.
    package internal(set) var entities: [Entity] = []
    /// The models' own labels, which the common view is made from.
    private var labels: [String] = []
    private var childStarts: [Int] = []
    private var childList: [Int] = []

    /// A report without words, to which its parts are added in order.
    package init(language: Language) {
        self.language = language
    }

    /// Adds a stretch of the report, whose offsets count from `offset` bytes into the part.
    package mutating func add(_ parsed: ParsedText, of part: ReportPart, at offset: Int) {
        let base = nodes.count
        var sentence = sentences.count
        for range in parsed.sentences {
            for index in range.tokens {
                let token = parsed.tokens[index]
                nodes.append(node(token, base: base, sentence: sentence, part: part, offset: offset))
                labels.append(token.deprel)
            }
            sentences.append(range.tokens.lowerBound + base..<range.tokens.upperBound + base)
            sentence += 1
        }
        entities += parsed.entities.map {
            Entity(label: $0.label, tokens: $0.tokens.lowerBound + base..<$0.tokens.upperBound + base)
        }
        if nodes.count > base { paragraphs.append(base..<nodes.count) }
    }

    private func node(
        _ token: Token,
        base: Int,
        sentence: Int,
        part: ReportPart,
        offset: Int
    ) -> Node {
        let folded = token.form.lowercased()
        return Node(
            form: token.form,
            folded: folded,
            lemma: token.lemma.lowercased(),
            wordClass: WordClass(upos: token.upos),
            features: Features(feats: token.feats),
            head: token.head + base,
            relation: language == .english
                ? Dependency(clearNLP: token.deprel) : Dependency(universal: token.deprel),
            sentence: sentence,
            part: part,
            span: TextSpan(start: token.span.start + offset, end: token.span.end + offset),
            hasSpaceAfter: token.hasSpaceAfter
        )
    }

    /// Turns the trees into the common view, once all parts are added.
    package mutating func finish() {
        if language == .english {
            EnglishConversion.convert(&nodes, labels: labels)
            joinSentences()
        } else {
            joinSentences()
            FrenchWords.repair(&nodes, sentences: sentences)
            FrenchRepair.repair(&nodes)
        }
        PhraseRepair.repair(&nodes)
        labels = []
        cutCycles()
        indexChildren()
    }

    /// Makes a root of a word that hangs on itself by way of others, as a repair may have left it.
    ///
    /// Whoever walks down from a word must come to an end, whatever a parser and the repairs made of a sentence.
    private mutating func cutCycles() {
        // The walk on which a word was met first, and 0 for none.
        var walks = [Int](repeating: 0, count: nodes.count)
        for start in nodes.indices where walks[start] == 0 {
            var index = start
            while walks[index] == 0 {
                walks[index] = start + 1
                index = nodes[index].head
            }
            if walks[index] == start + 1, nodes[index].head != index {
                nodes[index].head = index
                nodes[index].relation = .root
            }
        }
    }

    /// The words that hang on a word, in order.
    package func children(of index: Int) -> ArraySlice<Int> {
        childList[childStarts[index]..<childStarts[index + 1]]
    }

    /// The first word that hangs on a word in a relation.
    package func child(of index: Int, _ relation: Dependency) -> Int? {
        children(of: index).first { nodes[$0].relation == relation }
    }

    /// The words that hang on a word in a relation.
    package func children(of index: Int, _ relation: Dependency) -> [Int] {
        children(of: index).filter { nodes[$0].relation == relation }
    }

    /// The words of the line that a word stands in; the lines hold every word.
    package func paragraph(of index: Int) -> Range<Int> {
        var (low, high) = (0, paragraphs.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if paragraphs[middle].upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return paragraphs[low]
    }

    private mutating func indexChildren() {
        var counts = [Int](repeating: 0, count: nodes.count + 1)
        for (index, node) in nodes.enumerated() where node.head != index { counts[node.head + 1] += 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        childStarts = counts
        childList = [Int](repeating: 0, count: counts[nodes.count])
        for (index, node) in nodes.enumerated() where node.head != index {
            childList[counts[node.head]] = index
            counts[node.head] += 1
        }
    }
}
