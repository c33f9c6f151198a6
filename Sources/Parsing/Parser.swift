package import EventData
package import Layers

/// Reads a text as spaCy's pipeline of the same model does, token for token.
///
/// ```swift
/// let parser = try Parser(path: path, kernel: .best)
/// let workspace = parser.makeWorkspace()
/// let parsed = try parser.parse("Rebels killed 12 soldiers.", workspace: workspace)
/// ```
///
/// A parser never changes and is shared by all threads; each has a workspace
/// of its own.
package struct Parser: Sendable {
    /// Longer texts are refused: they would take more than 4 GB.
    package static let mostTokens = 3_000_000

    package let description: ModelDescription
    let model: LoadedModel

    /// Loads a model file; throws where it is missing, damaged or of another version.
    package init(path: String, kernel: Kernel) throws(ParsingError) {
        model = try LoadedModel(try ModelFile(path: path), kernel: kernel)
        description = model.description
    }

    package func makeWorkspace() -> ParserWorkspace {
        ParserWorkspace(
            encoder: model.encoder.makeWorkspace(),
            tagger: model.tagger.makeWorkspace(),
            parser: model.transitions.scorer.makeWorkspace(),
            entityEncoder: model.entityEncoder?.makeWorkspace(),
            recognizer: model.entities.transitions.scorer.makeWorkspace()
        )
    }

    /// Parses a text; throws `text.too-long` where it has more than ``mostTokens``.
    package func parse(_ text: String, workspace: ParserWorkspace) throws(ParsingError) -> ParsedText {
        workspace.trim()
        var text = text
        text.makeContiguousUTF8()
        model.tokenizer.tokenize(
            text.utf8.span,
            vocabulary: &workspace.vocabulary,
            into: &workspace.tokens
        )
        let tokens = workspace.tokens
        guard tokens.count <= Self.mostTokens else {
            throw ParsingError(
                code: "text.too-long",
                message: "the text has \(tokens.count) tokens; expected \(Self.mostTokens) at most"
            )
        }
        if tokens.count == 0 { return ParsedText(tokens: [], sentences: [], entities: []) }
        let classes = encode(tokens, workspace)
        let tree = drawTree(tokens, workspace)
        let entities = findEntities(tokens, startsSentence: tree.startsSentence, workspace)
        let analyses = analyze(tokens, classes: classes, tree: tree, workspace)
        return parsedText(tokens, tree: tree, analyses: analyses, entities: entities, workspace)
    }

    // MARK: Networks

    /// Encodes the text for tagger and parser, and returns the tagger's class of each token.
    private func encode(_ tokens: TokenList, _ workspace: ParserWorkspace) -> [Int32] {
        var classes: [Int32] = []
        classes.reserveCapacity(tokens.count)
        workspace.parser.begin(tokens: tokens.count)
        if workspace.entityEncoder == nil { workspace.recognizer.begin(tokens: tokens.count) }
        encode(tokens, by: model.encoder, workspace.encoder, workspace) { rows in
            model.tagger.classify(rows, workspace: workspace.tagger, into: &classes)
            model.transitions.scorer.take(rows, workspace: workspace.parser)
            if workspace.entityEncoder == nil {
                model.entities.transitions.scorer.take(rows, workspace: workspace.recognizer)
            }
        }
        return classes
    }

    private func encode(
        _ tokens: TokenList,
        by encoder: ContextEncoder,
        _ encoderWorkspace: EncoderWorkspace,
        _ workspace: ParserWorkspace,
        use: (EncodedRows) -> Void
    ) {
        let keys = tokens.lexemes.indices.map { index in
            tokens.lexemes[index] * 2 + (tokens.hasSpaceAfter[index] ? 1 : 0)
        }
        var start = 0
        while start < tokens.count {
            let end = min(start + ContextEncoder.blockSize, tokens.count)
            use(
                encoder.encode(start..<end, keys: keys, workspace: encoderWorkspace) { key in
                    features(of: workspace.vocabulary[key / 2], hasSpaceAfter: key % 2 == 1)
                }
            )
            start = end
        }
    }

    /// A word's features in the order of `ModelConverter.columns`.
    private func features(of lexeme: Lexeme, hasSpaceAfter: Bool) -> WordFeatures {
        WordFeatures(
            ids: [
                lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape,
                hasSpaceAfter ? 1 : 0, lexeme.isSpace ? 1 : 0, lexeme.orth,
            ],
            vector: lexeme.vector < 0 ? nil : Int(lexeme.vector)
        )
    }

    private func drawTree(_ tokens: TokenList, _ workspace: ParserWorkspace) -> TreeFinisher {
        model.transitions.parse(count: tokens.count, state: &workspace.state, workspace: workspace.parser)
        let vocabulary = workspace.vocabulary
        return TreeFinisher(
            heads: workspace.state.heads,
            classes: workspace.state.labels,
            names: model.labels,
            isSpace: { vocabulary[tokens.lexemes[$0]].isSpace }
        )
    }

    private func findEntities(
        _ tokens: TokenList,
        startsSentence: [Bool],
        _ workspace: ParserWorkspace
    ) -> [FoundEntity] {
        if let encoder = model.entityEncoder, let encoderWorkspace = workspace.entityEncoder {
            workspace.recognizer.begin(tokens: tokens.count)
            encode(tokens, by: encoder, encoderWorkspace, workspace) { rows in
                model.entities.transitions.scorer.take(rows, workspace: workspace.recognizer)
            }
        }
        let vocabulary = workspace.vocabulary
        return model.entities.entities(
            isSpace: { vocabulary[tokens.lexemes[$0]].isSpace },
            startsSentence: startsSentence,
            workspace: workspace.recognizer
        )
    }

    // MARK: Attributes

    /// The analyses of the tokens: their numbers in the memo, and those that rules over several tokens change.
    private func analyze(
        _ tokens: TokenList,
        classes: [Int32],
        tree: TreeFinisher,
        _ workspace: ParserWorkspace
    ) -> (numbers: [Int32], changed: [Int: Analysis]) {
        func analysis(_ index: Int, extraRules: [Int]) -> Analysis {
            model.analyzer.analysis(
                of: workspace.vocabulary[tokens.lexemes[index]],
                class: classes[index],
                label: tree.labels[index],
                extraRules: extraRules,
                candidates: &workspace.candidates
            )
        }
        let numbers = classes.indices.map { index in
            workspace.analyses.index(
                word: tokens.lexemes[index],
                class: classes[index],
                label: tree.labels[index]
            ) {
                analysis(index, extraRules: [])
            }
        }
        let rules = model.analyzer.rulesOfSeveralTokens(count: numbers.count) { index in
            workspace.analyses[numbers[index]].conditionsMet
        }
        var changed: [Int: Analysis] = [:]
        for (index, rules) in rules { changed[index] = analysis(index, extraRules: rules) }
        return (numbers, changed)
    }

    private func parsedText(
        _ tokens: TokenList,
        tree: TreeFinisher,
        analyses: (numbers: [Int32], changed: [Int: Analysis]),
        entities: [FoundEntity],
        _ workspace: ParserWorkspace
    ) -> ParsedText {
        var result: [Token] = []
        result.reserveCapacity(tokens.count)
        for index in 0..<tokens.count {
            let lexeme = workspace.vocabulary[tokens.lexemes[index]]
            let analysis = analyses.changed[index] ?? workspace.analyses[analyses.numbers[index]]
            let start = Int(tokens.starts[index])
            result.append(
                Token(
                    form: lexeme.form,
                    span: TextSpan(start: start, end: start + Int(lexeme.byteCount)),
                    hasSpaceAfter: tokens.hasSpaceAfter[index],
                    lemma: analysis.lemma,
                    upos: analysis.kind,
                    xpos: analysis.tag,
                    feats: analysis.features,
                    head: tree.heads[index],
                    deprel: analysis.label
                )
            )
        }
        return ParsedText(
            tokens: result,
            sentences: sentences(tree.startsSentence),
            entities: entities.map { Entity(label: $0.label, tokens: $0.tokens) }
        )
    }

    private func sentences(_ startsSentence: [Bool]) -> [Sentence] {
        var sentences: [Sentence] = []
        var start = 0
        for index in 1..<max(startsSentence.count, 1) where startsSentence[index] {
            sentences.append(Sentence(tokens: start..<index))
            start = index
        }
        sentences.append(Sentence(tokens: start..<startsSentence.count))
        return sentences
    }
}
