import Unpacking

extension ModelConverter {
    // MARK: Tokenizer

    mutating func convertTokenizer() throws(ParsingError) {
        let tokenizer = try messagePack("tokenizer")
        var rules = TokenizerRules()
        rules.prefix = try convertPattern(tokenizer, "prefix_search")
        rules.suffix = try convertPattern(tokenizer, "suffix_search")
        rules.infix = try convertPattern(tokenizer, "infix_finditer")
        rules.tokenMatch = try convertPattern(tokenizer, "token_match")
        rules.urlMatch = try convertPattern(tokenizer, "url_match")
        let exceptions = (tokenizer["exceptions"]?.members ?? []).compactMap { member in
            member.key.string.map { ($0, member.value.array ?? []) }
        }
        try convertExceptions(exceptions)
        convertSpecialCases(exceptions.map(\.0), rules)
    }

    private mutating func convertPattern(
        _ tokenizer: MessagePackValue,
        _ name: String
    ) throws(ParsingError) -> CharacterPattern? {
        guard let text = tokenizer[name]?.string, !text.isEmpty else { return nil }
        do {
            let program = try PatternProgram(compiling: text, folding: folding)
            writer.add("tokenizer.\(name)", numbers: program.words)
            return CharacterPattern(program)
        } catch {
            throw .unknown("the model's tokenizer has a '\(name)' that griot cannot run: \(error.message)")
        }
    }

    // The pieces of all exceptions stand one after another: their texts, and their norms or nothing.
    private mutating func convertExceptions(_ exceptions: [(String, [MessagePackValue])]) throws(ParsingError)
    {
        var (counts, texts, norms): ([UInt32], [String], [String]) = ([], [], [])
        for (text, pieces) in exceptions {
            counts.append(UInt32(pieces.count))
            for piece in pieces {
                guard let form = piece.value(at: 65)?.string else {
                    throw .damaged("tokenizer", "has an exception '\(text)' without its tokens")
                }
                texts.append(form)
                norms.append(piece.value(at: 67)?.string ?? "")
            }
        }
        writer.add("tokenizer.exceptions", strings: exceptions.map(\.0))
        writer.add("tokenizer.exceptions.counts", numbers: counts)
        writer.add("tokenizer.exceptions.pieces", strings: texts)
        writer.add("tokenizer.exceptions.norms", strings: norms)
    }

    /// Works out the tokens that the patterns make of those exceptions that they would take apart.
    private mutating func convertSpecialCases(_ exceptions: [String], _ rules: TokenizerRules) {
        let tables = LexicalTables(ids: ids, norms: .empty, vectors: .empty, vectorRows: 0)
        let tokenizer = Tokenizer(rules: rules, tables: tables, usesExceptions: false)
        var (counts, texts): ([UInt32], [String]) = ([], [])
        for exception in exceptions.sorted() where isTakenApart(exception, rules) {
            var vocabulary = Vocabulary()
            var tokens = TokenList()
            tokenizer.tokenize(Array(exception.utf8).span, vocabulary: &vocabulary, into: &tokens)
            counts.append(UInt32(tokens.count))
            texts += tokens.lexemes.map { vocabulary[$0].form }
        }
        writer.add("tokenizer.special.counts", numbers: counts)
        writer.add("tokenizer.special.tokens", strings: texts)
    }

    private func isTakenApart(_ exception: String, _ rules: TokenizerRules) -> Bool {
        let text = scalars(exception)
        let range = 0..<text.count
        return text.contains(0x20)
            || [rules.prefix, rules.suffix].contains { !($0?.firstMatch(text, in: range)?.isEmpty ?? true) }
            || !(rules.infix?.matches(text, in: range) ?? []).isEmpty
    }

    // MARK: Lexemes

    mutating func convertLexemes() throws(ParsingError) {
        let lookups = try messagePack("vocab/lookups.bin")
        var norms: [UInt64: String] = [:]
        for member in lookups["lexeme_norm"]?.members ?? [] {
            if let key = member.key.uint, let norm = member.value.string { norms[key] = norm }
        }
        writer.add("norms", table: norms)
        var rows: [UInt64: UInt32] = [:]
        for member in try messagePack("vocab/key2row").members ?? [] {
            if let key = member.key.uint, let row = member.value.uint, row < UInt32.max {
                rows[key] = UInt32(row)
            }
        }
        writer.add("vectors", table: rows)
    }

    // MARK: Lemmas

    /// The parts of speech that a lemmatizer may have tables for.
    static let kinds = [
        "adj", "adp", "adv", "aux", "cconj", "conj", "det", "intj", "noun", "num", "part", "pron", "propn",
        "punct",
        "sconj", "sym", "verb", "x",
    ]

    /// Keeps the tables of a lemmatizer, by part of speech; words are known by their numbers.
    mutating func convertLemmatizer(_ component: String) throws(ParsingError) {
        let path = "\(component)/lookups/lookups.bin"
        let tables = try messagePack(path)
        var lookup: [UInt64: String] = [:]
        for member in tables["lemma_lookup"]?.members ?? [] {
            let lemma = member.value.string ?? member.value.array?.first?.string
            if let key = member.key.uint, let lemma { lookup[key] = lemma }
        }
        writer.add("lemmas.lookup", table: lookup)
        for kind in Self.kinds {
            let key = ids.id(kind)
            if let rules = tables["lemma_rules"]?.value(at: key)?.array {
                writer.add(
                    "lemmas.\(kind).rules",
                    strings: rules.flatMap { ($0.array ?? []).compactMap(\.string) }
                )
            }
            if let forms = tables["lemma_index"]?.value(at: key)?.array {
                writer.add(
                    "lemmas.\(kind).index",
                    set: Set(forms.compactMap { $0.string.map { ids.id($0) } })
                )
            }
            if let exceptions = tables["lemma_exc"]?.value(at: key)?.members {
                var lemmas: [UInt64: String] = [:]
                for member in exceptions {
                    guard let form = member.key.string else { continue }
                    let list = (member.value.array ?? []).compactMap(\.string)
                    // No lemma has a line feed in it.
                    lemmas[ids.id(form)] = list.joined(separator: "\n")
                }
                writer.add("lemmas.\(kind).exceptions", table: lemmas)
            }
        }
    }
}

extension MessagePackValue {
    /// The value at a key that is a number.
    fileprivate func value(at key: UInt64) -> MessagePackValue? {
        members?.last { $0.key.uint == key }?.value
    }
}
