/// A language that griot reads.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case english = "en"
    case french = "fr"
}
