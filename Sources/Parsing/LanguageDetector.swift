package import EventData
package struct LanguageDetector: Sendable { package init() {}; package func detect(_ text: String) -> DetectedLanguage { DetectedLanguage(language: .english, code: "en", confidence: 0.5) } }
package struct DetectedLanguage { package var language: Language?; package var code: String; package var confidence: Double }
