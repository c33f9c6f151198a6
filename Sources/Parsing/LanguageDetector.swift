package import EventData

/// The language that a text is in, and how sure that is.
package struct DetectedLanguage: Hashable, Sendable {
    /// `nil` for a language that griot does not read, and where there are no words.
    package var language: Language?
    /// BCP 47: `en`, `es`; `und` for a language that is not known, `zxx` where there are no words.
    package var code: String
    /// From 0 to 1; 0 only where there are no words.
    package var confidence: Double

    package init(language: Language?, code: String, confidence: Double) {
        self.language = language
        self.code = code
        self.confidence = confidence
    }
}

/// Tells English and French reports from each other and from all others.
///
///     LanguageDetector().detect("Mali : douze morts dans une attaque")  // .french, "fr", 0.99
///
/// A text whose letters are mostly of another script is in another language.
/// In Latin script the words and the letters speak for the languages that have
/// them, as in a naive Bayes classifier; what the table says is the log of how
/// much likelier a word is there than elsewhere. In a text of two languages
/// the one with more words wins. Only a sample of a long text is read.
package struct LanguageDetector: Sendable {
    /// Made when the first text is read, in about a millisecond; many runs of the command read none.
    private static let evidence = LanguageEvidence()
    private static let scripts = ScriptTable()

    package init() {}

    package func detect(_ text: String) -> DetectedLanguage {
        let sample = LanguageSample(of: text, scripts: Self.scripts)
        if let foreign = sample.foreignScript {
            return DetectedLanguage(language: nil, code: foreign.code, confidence: foreign.share)
        }
        if sample.words.isEmpty { return DetectedLanguage(language: nil, code: "zxx", confidence: 0) }
        return verdict(Self.evidence.scores(of: sample), words: sample.words.count)
    }

    // MARK: Verdict

    /// A text with fewer words may have none that a list has.
    private static let fewWords = 12
    /// What the best language of a longer text has a word at least; English and French have above 1.
    private static let leastScore = 0.5
    /// What speaks for English and French before a word is read: most reports are in one of them.
    private static let expectation = 2.2

    private func verdict(_ scores: [Double], words: Int) -> DetectedLanguage {
        let likelihoods = likelihoods(scores, words: words)
        // The first of equals: English, then French.
        guard let highest = likelihoods.max(), let best = likelihoods.firstIndex(of: highest) else {
            return DetectedLanguage(language: nil, code: "und", confidence: 0)
        }
        if words >= Self.fewWords, scores[best] < Self.leastScore * Double(words) {
            return DetectedLanguage(language: nil, code: "und", confidence: 0.5)
        }
        let code = Self.evidence.languages[best]
        let sum = likelihoods.reduce(0, +)
        return DetectedLanguage(
            language: Language(rawValue: code),
            code: code,
            confidence: likelihoods[best] / sum
        )
    }

    /// How likely each language is, 1 for the likeliest.
    ///
    /// Words in a text depend on each other, so the more there are, the less each one adds.
    private func likelihoods(_ scores: [Double], words: Int) -> [Double] {
        let scale = 0.8 / (1 + Double(words) / 20)
        let logs = scores.indices.map { index in
            scores[index] * scale
                + (Language(rawValue: Self.evidence.languages[index]) == nil ? 0 : Self.expectation)
        }
        let highest = logs.max() ?? 0
        return logs.map { exponential($0 - highest) }
    }
}

/// e to the power of a number that is not above 0, within 1e-9.
///
/// The standard library has none, and Foundation's differs between systems.
private func exponential(_ power: Double) -> Double {
    guard power > -40 else { return 0 }
    // The series is exact enough near 0: e^x = (e^(x/1024))^1024.
    let part = power / 1024
    var value = 1 + part * (1 + part / 2 * (1 + part / 3 * (1 + part / 4)))
    for _ in 0..<10 { value *= value }
    return value
}
