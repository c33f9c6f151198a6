internal import EventData
internal import Unpacking

/// The words that any report may have.
struct UsualWords: Sendable {
    static let shared = UsualWords()

    enum Language: Substring {
        case english = "en"
        case french = "fr"
    }

    /// The share of reports that are taken to have a word.
    private(set) var shares: [UInt32: Float] = [:]
    private var languages: [UInt32: Language] = [:]

    private init() {
        for row in rows(of: Lexicon.usual_tsv) where row.count == 3 {
            guard let percent = Float(row[1]) else { continue }
            for word in WordFolder.words(of: String(row[0])) {
                shares[word.number] = percent / 100
                languages[word.number] = Language(rawValue: row[2])
            }
        }
    }

    /// The language that a report is said to be in, or else that more of its usual words are of.
    ///
    /// `nil` for another language, and where the words do not tell.
    func language(of report: Report) -> Language? {
        if let language = report.language { return Language(rawValue: language.prefix(2)) }
        let words = WordFolder.words(of: report.text).compactMap { languages[$0.number] }
        let english = words.count { $0 == .english }
        let french = words.count - english
        return english > french ? .english : french > english ? .french : nil
    }
}
