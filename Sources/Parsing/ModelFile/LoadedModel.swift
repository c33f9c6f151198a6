import Layers
import Unpacking

/// The parts of a model, ready to run.
struct LoadedModel: Sendable {
    let description: ModelDescription
    let tokenizer: Tokenizer
    let encoder: ContextEncoder
    let tagger: Classifier
    let transitions: TransitionModel
    let labels: ArcLabels
    /// `nil` where the recogniser shares the pipeline's encoder.
    let entityEncoder: ContextEncoder?
    let entities: EntityModel
    let analyzer: Analyzer

    init(_ file: ModelFile, kernel: Kernel) throws(ParsingError) {
        let ids = StringIDs()
        description = try file.description()
        let encoding = try file.encoder("tok2vec")
        encoder = ContextEncoder(encoding, kernel: kernel)
        let tagging = try file.tagger(width: encoding.width)
        tagger = Classifier(tagging, kernel: kernel)
        transitions = try file.transitions(
            "parser",
            features: 8,
            most: 4,
            width: encoding.width,
            kernel: kernel
        )
        labels = ArcLabels(classes: transitions.labels)
        let entityEncoding = file.has("ner.tok2vec.seeds") ? try file.encoder("ner.tok2vec") : nil
        entityEncoder = entityEncoding.map { ContextEncoder($0, kernel: kernel) }
        let width = (entityEncoding ?? encoding).width
        entities = EntityModel(
            try file.transitions("ner", features: 3, most: 5, width: width, kernel: kernel)
        )
        analyzer = try file.analyzer(
            ids,
            classes: tagging.outputs,
            labels: labels.names,
            language: description.language
        )
        let vectorRows = [encoding, entityEncoding].compactMap(\.?.vectorRows).min() ?? 0
        tokenizer = try file.tokenizer(ids, vectorRows: vectorRows)
    }
}

extension ModelFile {
    /// What the model is.
    package func description() throws(ParsingError) -> ModelDescription {
        let values = try strings("description").all
        guard values.count == 5 else { throw inconsistent("descriptions") }
        return ModelDescription(
            name: values[0],
            version: values[1],
            language: values[2],
            license: values[3],
            origin: values[4]
        )
    }

    // MARK: Words

    fileprivate func tokenizer(_ ids: StringIDs, vectorRows: Int) throws(ParsingError) -> Tokenizer {
        var rules = TokenizerRules()
        rules.prefix = try pattern("prefix_search")
        rules.suffix = try pattern("suffix_search")
        rules.infix = try pattern("infix_finditer")
        rules.tokenMatch = try pattern("token_match")
        rules.urlMatch = try pattern("url_match")
        try addExceptions(to: &rules, ids)
        try addSpecialCases(to: &rules, ids)
        let (norms, vectors) = (try table("norms"), try table("vectors"))
        let tables = LexicalTables(ids: ids, norms: norms, vectors: vectors, vectorRows: vectorRows)
        return Tokenizer(rules: rules, tables: tables)
    }

    private func pattern(_ name: String) throws(ParsingError) -> CharacterPattern? {
        guard has("tokenizer.\(name)") else { return nil }
        guard let program = PatternProgram(words: try words("tokenizer.\(name)").elements) else {
            throw inconsistent("patterns")
        }
        return CharacterPattern(program)
    }

    private func addExceptions(to rules: inout TokenizerRules, _ ids: StringIDs) throws(ParsingError) {
        let exceptions = try strings("tokenizer.exceptions").all
        let counts = try words("tokenizer.exceptions.counts").elements
        let texts = try strings("tokenizer.exceptions.pieces").all
        let norms = try strings("tokenizer.exceptions.norms").all
        guard counts.count == exceptions.count, norms.count == texts.count,
            counts.reduce(0, { $0 + Int($1) }) == texts.count, counts.allSatisfy({ $0 > 0 })
        else { throw inconsistent("exceptions") }
        var next = 0
        for (exception, count) in zip(exceptions, counts) {
            let pieces = (next..<(next + Int(count))).map { index in
                let norm = norms[index]
                return TokenizerRules.Piece(
                    text: scalars(texts[index]),
                    orth: ids.id(texts[index]),
                    norm: norm.isEmpty ? nil : ids.id(norm)
                )
            }
            guard pieces.flatMap(\.text) == scalars(exception) else { throw inconsistent("exceptions") }
            rules.addException(exception, pieces: pieces, ids: ids)
            next += Int(count)
        }
    }

    private func addSpecialCases(to rules: inout TokenizerRules, _ ids: StringIDs) throws(ParsingError) {
        let counts = try words("tokenizer.special.counts").elements
        let tokens = try strings("tokenizer.special.tokens").all
        guard counts.reduce(0, { $0 + Int($1) }) == tokens.count else { throw inconsistent("special cases") }
        var next = 0
        for count in counts {
            rules.addSpecialCase((next..<(next + Int(count))).map { ids.id(tokens[$0]) })
            next += Int(count)
        }
    }

    // MARK: Networks

    fileprivate func encoder(_ name: String) throws(ParsingError) -> EncoderParameters {
        let seeds = try words("\(name).seeds")
        let columns = try words("\(name).columns")
        guard seeds.count == columns.count else { throw inconsistent("hash tables") }
        var tables: [HashEmbedParameters] = []
        for index in seeds.indices {
            let vectors = try floats("\(name).table.\(index)")
            tables.append(
                HashEmbedParameters(seed: seeds[index], column: Int(columns[index]), vectors: vectors)
            )
        }
        var layers: [MaxoutParameters] = []
        while has("\(name).maxout.\(layers.count).weights") {
            layers.append(try maxout("\(name).maxout.\(layers.count)"))
        }
        guard let mixer = layers.first else { throw inconsistent("layers") }
        let vectors = has("\(name).vectors") ? try floats("\(name).vectors") : nil
        let parameters = EncoderParameters(
            tables: tables,
            staticVectors: vectors,
            mixer: mixer,
            windows: Array(layers.dropFirst())
        )
        guard parameters.isConsistent(columns: ModelConverter.columns.count) else {
            throw inconsistent("layers")
        }
        return parameters
    }

    private func maxout(_ name: String) throws(ParsingError) -> MaxoutParameters {
        MaxoutParameters(
            weights: try floats("\(name).weights"),
            bias: try floats("\(name).bias"),
            normGain: try floats("\(name).gain"),
            normBias: try floats("\(name).shift")
        )
    }

    private func linear(_ name: String) throws(ParsingError) -> LinearParameters {
        LinearParameters(weights: try floats("\(name).weights"), bias: try floats("\(name).bias"))
    }

    fileprivate func tagger(width: Int) throws(ParsingError) -> LinearParameters {
        let parameters = try linear("tagger")
        guard parameters.isConsistent, parameters.inputs == width else { throw inconsistent("layers") }
        return parameters
    }

    fileprivate func transitions(
        _ name: String,
        features: Int,
        most: UInt32,
        width: Int,
        kernel: Kernel
    ) throws(ParsingError) -> TransitionModel {
        let parameters = TransitionParameters(
            token: try linear("\(name).token"),
            affineWeights: try floats("\(name).affine.weights"),
            affineBias: try floats("\(name).affine.bias"),
            padding: try floats("\(name).affine.padding"),
            upper: try linear("\(name).upper")
        )
        let actions = try words("\(name).actions").elements
        let labels = try strings("\(name).labels").all
        guard parameters.isConsistent(width: width), parameters.features == features,
            actions.count == parameters.upper.outputs, labels.count == actions.count, actions.count < 1 << 15,
            let ranges = TransitionModel.ranges(actions, most: most)
        else { throw inconsistent("layers") }
        return TransitionModel(
            actions: actions,
            labels: labels,
            scorer: TransitionScorer(parameters, classes: ranges, kernel: kernel)
        )
    }

    // MARK: Attributes

    fileprivate func analyzer(
        _ ids: StringIDs,
        classes: Int,
        labels: [String],
        language: String
    ) throws(ParsingError) -> Analyzer {
        let tags = has("tagger.tags.ends") ? try strings("tagger.tags").all : []
        let kinds = has("tagger.kinds.ends") ? try strings("tagger.kinds").all : []
        let features = has("tagger.features.ends") ? try strings("tagger.features").all : []
        guard max(tags.count, kinds.count) == classes, kinds.count == features.count, classes < 1 << 15,
            labels.count < 1 << 15
        else { throw inconsistent("tags") }
        return Analyzer(
            tags: tags,
            kinds: kinds,
            features: features,
            labels: labels,
            ids: ids,
            ruler: try AttributeRuler(try bytes("ruler").elements, ids: ids),
            lemmatizer: try lemmatizer(ids, language: language)
        )
    }

    private func lemmatizer(_ ids: StringIDs, language: String) throws(ParsingError) -> Lemmatizer {
        var tables: [String: Lemmatizer.Tables] = [:]
        for kind in ModelConverter.kinds {
            let name = "lemmas.\(kind)"
            let rules = has("\(name).rules.ends") ? try strings("\(name).rules").all : []
            let index = try table("\(name).index")
            let exceptions = try table("\(name).exceptions")
            guard rules.count % 2 == 0 else { throw inconsistent("lemma rules") }
            if rules.isEmpty, index.isEmpty, exceptions.isEmpty { continue }
            tables[kind] = Lemmatizer.Tables(
                rules: stride(from: 0, to: rules.count, by: 2).map {
                    (Array(rules[$0].utf8), Array(rules[$0 + 1].utf8))
                },
                index: index,
                exceptions: exceptions
            )
        }
        return Lemmatizer(language: language, ids: ids, tables: tables, lookup: try table("lemmas.lookup"))
    }
}
