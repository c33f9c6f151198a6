internal import EventData
internal import Unpacking

/// The verbs that bring in somebody's words, from `saying.tsv`.
struct SayingWords: Sendable {
    /// How a verb stands to the words that it brings in.
    enum Use: String, Sendable {
        /// Its object is the words: "he said".
        case says
        /// It is done by words, and may quote some of them: "condemned as “irresponsible”".
        case acts
    }

    static let table = SayingWords()

    private var verbs: [Language: [String: Use]] = [:]

    private init() {
        for row in rows(of: Lexicon.saying_tsv) where row.count >= 3 {
            guard let language = Language(rawValue: String(row[0])), let use = Use(rawValue: String(row[1]))
            else {
                continue
            }
            for lemma in row[2].split(separator: "|") { verbs[language, default: [:]][String(lemma)] = use }
        }
    }

    /// How the first of some lemmas that is a verb of saying stands to what is said.
    func use(of lemmas: [String], in language: Language) -> Use? {
        for lemma in lemmas {
            if let use = verbs[language]?[lemma] { return use }
        }
        return nil
    }
}
