package import EventData
package import Exchanging
internal import Parsing

/// Tells which language a report is in: the command's word, else the report's, else detected.
package struct ReportLanguages: Sendable {
    private let detector = LanguageDetector()

    package init() {}

    /// The language to read a report in, and how it is known; throws where it is neither English nor French.
    package func language(
        of report: Report,
        given: String?
    ) throws(RecordProblem) -> (Language, LanguageOfText) {
        if let given = given ?? report.language {
            let code = given.split(separator: "-").first.map { $0.lowercased() } ?? ""
            if let language = Language(rawValue: code) {
                return (language, LanguageOfText(code: language.rawValue, confidence: nil))
            }
            throw RecordProblem(
                code: "language.unsupported",
                message: "the report is in '\(given)'; griot reads 'en' and 'fr'"
            )
        }
        let detected = detector.detect((report.title.map { $0 + "\n" } ?? "") + report.text)
        if let language = detected.language {
            return (language, LanguageOfText(code: language.rawValue, confidence: detected.confidence))
        }
        // A text without words can be read in any language.
        if detected.code == "zxx" { return (.english, LanguageOfText(code: "zxx", confidence: 0)) }
        throw RecordProblem(
            code: "language.unsupported",
            message: "the report is in another language ('\(detected.code)', confidence "
                + "\(LanguageOfText(code: detected.code, confidence: detected.confidence).certainty)); "
                + "griot reads 'en' and 'fr'"
        )
    }
}
