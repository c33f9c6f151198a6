/// Says what a token is, from its word, the tagger's class and its label.
struct Analyzer: Sendable {
    /// What each class of the tagger says; English models give tags, French ones kinds and features.
    let tags: [String]
    let kinds: [String]
    let features: [String]
    let labels: [String]
    let ids: StringIDs
    let ruler: AttributeRuler
    let lemmatizer: Lemmatizer

    /// The analysis by the rules of one token and those of several that hold for it here.
    ///
    /// `candidates` keeps the rules that come into question for a class and a label.
    func analysis(
        of lexeme: Lexeme,
        class: Int32,
        label: Int32,
        extraRules: [Int],
        candidates: inout [UInt64: [Int]]
    ) -> Analysis {
        let token = RuledToken(
            tag: value(tags, `class`),
            kind: value(kinds, `class`),
            label: labels[Int(label)],
            lower: lexeme.lower,
            lowerID: ids.id(lexeme.lower),
            isSpace: lexeme.isSpace
        )
        let key = UInt64(`class`) << 32 | UInt64(label) << 1 | (lexeme.isSpace ? 1 : 0)
        let possible = candidates[key] ?? ruler.candidates(for: token)
        candidates[key] = possible
        var ruled = RuledAttributes()
        for rule in Set(ruler.rules(of: possible, for: token) + extraRules).sorted() {
            ruled.update(ruler.rules[rule].attributes)
        }
        let kind = ruled.kind ?? token.kind
        let features = ruled.features ?? value(features, `class`)
        let lemma =
            ruled.lemma
            ?? lemmatizer.lemma(form: lexeme.form, lower: lexeme.lower, kind: kind, features: features)
        return Analysis(
            tag: copy(ruled.tag ?? token.tag),
            kind: copy(kind),
            features: copy(features),
            label: copy(ruled.label ?? token.label),
            lemma: copy(lemma),
            conditionsMet: ruler.conditionsMet(token)
        )
    }

    /// The tokens for which rules over several tokens hold, with those rules.
    func rulesOfSeveralTokens(count: Int, conditionsMet: (Int) -> UInt64) -> [Int: [Int]] {
        let found = ruler.rulesOfSeveralTokens(count: count, conditionsMet: conditionsMet)
        return Dictionary(grouping: found, by: \.token).mapValues { $0.map(\.rule) }
    }

    private func value(_ values: [String], _ index: Int32) -> String {
        values.indices.contains(Int(index)) ? values[Int(index)] : ""
    }
}

// A string of the model would be counted by all threads at once, each time a token takes it.
private func copy(_ text: String) -> String { String(decoding: Array(text.utf8), as: UTF8.self) }
