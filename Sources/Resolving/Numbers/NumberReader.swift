public import EventData

/// Reads numbers in digits and words, and how the words around bound them.
///
/// An immutable value that any number of threads may share; to make one reads the tables.
///
///     let reader = NumberReader()
///     reader.number(in: ["at", "least", "twelve", "soldiers"], language: .english)  // ≥ 12, 3 tokens
public struct NumberReader: Sendable {
    private let english = NumberVocabulary(.english)
    private let french = NumberVocabulary(.french)

    public init() {}

    /// The number that the tokens begin with; `nil` where they begin with another word.
    ///
    /// `tokens` of it counts from 0, so that its upper bound says how many tokens it takes.
    public func number(in forms: some Collection<some StringProtocol>, language: Language) -> NumberPhrase? {
        grammar(forms.prefix(24), language).phrase(at: 0)?.phrase
    }

    /// All numbers of a tokenised text, in their order, in one pass.
    ///
    /// Those that count nothing are among them, by their `kind`.
    public func numbers(
        in forms: some Collection<some StringProtocol>,
        language: Language
    ) -> [NumberPhrase] {
        let grammar = grammar(forms, language)
        var phrases: [NumberPhrase] = []
        var position = 0
        while position < grammar.atoms.count {
            let found = grammar.phrase(at: position)
            if let found { phrases.append(found.phrase) }
            position = max(position + 1, found?.end ?? 0)
        }
        return phrases
    }

    private func grammar(
        _ forms: some Collection<some StringProtocol>,
        _ language: Language
    ) -> NumberGrammar {
        let vocabulary = language == .english ? english : french
        var scanner = NumberScanner(vocabulary: vocabulary)
        for (token, form) in forms.enumerated() { scanner.add(form, token: token) }
        return NumberGrammar(atoms: scanner.atoms, vocabulary: vocabulary, language: language)
    }
}
