import Unpacking

extension ModelConverter {
    /// Whether a component has an encoder of its own, and does not listen to the pipeline's.
    func ownsEncoder(_ component: String) -> Bool {
        architecture(component, "model.tok2vec") != "spacy.Tok2VecListener.v1"
    }

    private func architecture(_ component: String, _ section: String) -> String? {
        configuration.value(component, section, "@architectures")?.string
    }

    /// Throws `model.architecture` where the pipeline has anything that griot would not run as spaCy does.
    func refuseUnknown() throws(ParsingError) {
        guard ["en", "fr"].contains(configuration.language) else {
            throw .unknown("the model reads '\(configuration.language)'; griot runs models for 'en' and 'fr'")
        }
        if let tokenizer = configuration.tokenizer, tokenizer != "spacy.Tokenizer.v1" {
            throw .unknown("the model has the tokenizer '\(tokenizer)'; griot runs 'spacy.Tokenizer.v1'")
        }
        var factories: [String] = []
        for component in configuration.pipeline {
            guard let factory = configuration.factory(of: component) else {
                throw .damaged(
                    "config.cfg",
                    "has a pipeline with '\(component)' and does not say what that is"
                )
            }
            guard !factories.contains(factory) else {
                throw .unknown(
                    "the model has two components of the kind '\(factory)'; griot runs one of each"
                )
            }
            try refuseUnknown(component, factory)
            factories.append(factory)
        }
        for needed in ["tok2vec", "parser", "attribute_ruler", "lemmatizer", "ner"]
        where !factories.contains(needed) {
            throw .unknown("the model has no '\(needed)'; griot runs whole pipelines")
        }
        guard factories.contains("tagger") != factories.contains("morphologizer") else {
            throw .unknown("the model has not just one of 'tagger' and 'morphologizer'")
        }
        try refuseOtherOrder(factories)
    }

    // What a component reads must have been written by then.
    private func refuseOtherOrder(_ factories: [String]) throws(ParsingError) {
        let order = [
            ("tagger", "attribute_ruler"), ("morphologizer", "attribute_ruler"),
            ("parser", "attribute_ruler"),
            ("attribute_ruler", "lemmatizer"), ("parser", "ner"),
        ]
        for (first, second) in order {
            guard let late = factories.firstIndex(of: first), let early = factories.firstIndex(of: second),
                early < late
            else { continue }
            throw .unknown("the model runs '\(second)' before '\(first)'; griot runs it after that")
        }
    }

    private func refuseUnknown(_ component: String, _ factory: String) throws(ParsingError) {
        switch factory {
        case "tok2vec": try expectEncoder(component, "model")
        case "tagger", "morphologizer":
            try expect(component, "model", "@architectures", is: "spacy.Tagger.v2")
            try expect(component, "model.tok2vec", "@architectures", is: "spacy.Tok2VecListener.v1")
        case "parser", "ner":
            try expect(component, "model", "@architectures", is: "spacy.TransitionBasedParser.v2")
            try expect(component, "model", "state_type", is: factory)
            try expect(component, "model", "extra_state_tokens", is: false)
            try expect(component, "model", "maxout_pieces", is: 2)
            try expect(component, "model", "use_upper", is: true)
            if factory == "parser" {
                try expect(component, "model.tok2vec", "@architectures", is: "spacy.Tok2VecListener.v1")
            } else if ownsEncoder(component) {
                try expectEncoder(component, "model.tok2vec")
            }
        case "lemmatizer": try expect(component, "", "mode", is: "rule")
        case "attribute_ruler": return
        default: throw .unknown("the model has a '\(factory)' component, which griot does not run")
        }
    }

    private func expectEncoder(_ component: String, _ section: String) throws(ParsingError) {
        try expect(component, section, "@architectures", is: "spacy.Tok2Vec.v2")
        try expect(component, "\(section).embed", "@architectures", is: "spacy.MultiHashEmbed.v2")
        try expect(component, "\(section).encode", "@architectures", is: "spacy.MaxoutWindowEncoder.v2")
        try expect(component, "\(section).encode", "window_size", is: 1)
        try expect(component, "\(section).encode", "maxout_pieces", is: 3)
    }

    private func expect(
        _ component: String,
        _ section: String,
        _ key: String,
        is expected: some Equatable & CustomStringConvertible
    ) throws(ParsingError) {
        let value = configuration.value(component, section, key)
        let found: String =
            switch value {
            case .string(let string): string
            case .bool(let bool): bool.description
            case .number(let number): number
            default: "nothing"
            }
        guard found == expected.description else {
            throw .unknown(
                "the model's '\(component)' has '\(found)' as its \(key); griot runs '\(expected.description)'"
            )
        }
    }
}
