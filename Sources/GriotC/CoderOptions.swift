internal import EventData
internal import Griot
internal import Resolving
internal import Unpacking

/// What `griot_coder_open` is told, out of its JSON.
struct CoderOptions {
    private(set) var home: String?
    private(set) var languages: [Language] = []
    private(set) var language: String?
    private(set) var published: String?
    private(set) var tables: String?

    init() {}

    /// It throws `option.form` for what is no object, `option.unknown` and `option.value`.
    init(_ bytes: [UInt8]) throws(SetupProblem) {
        let value: JSONValue
        do { value = try JSONReader.read(bytes) } catch {
            throw SetupProblem(
                code: "option.form",
                message: "the options are no JSON: \(error.message), at byte \(error.offset)"
            )
        }
        guard let members = value.members else {
            throw SetupProblem(code: "option.form", message: "the options are no JSON object")
        }
        for member in members where member.value != .null { try set(member.key, member.value) }
    }

    private mutating func set(_ key: String, _ value: JSONValue) throws(SetupProblem) {
        switch key {
        case "home": home = try text(key, value)
        case "tables": tables = try text(key, value)
        case "lang":
            language = try text(key, value)
            guard language.flatMap(Language.init(rawValue:)) != nil else {
                throw unexpected(key, "'en' or 'fr'")
            }
        case "published":
            published = try text(key, value)
            guard published.flatMap(PublicationDate.init) != nil else {
                throw unexpected(key, "a date such as '2025-12-23'")
            }
        case "languages":
            let found = value.array?.map { $0.string.flatMap(Language.init(rawValue:)) }
            guard let found, !found.contains(nil) else { throw unexpected(key, "a list of 'en' and 'fr'") }
            languages = found.compactMap { $0 }
        default:
            throw SetupProblem(code: "option.unknown", message: "there is no option '\(key.prefix(80))'")
        }
    }

    private func text(_ key: String, _ value: JSONValue) throws(SetupProblem) -> String {
        guard let text = value.string else { throw unexpected(key, "a string") }
        return text
    }

    private func unexpected(_ key: String, _ expected: String) -> SetupProblem {
        SetupProblem(code: "option.value", message: "the option '\(key)' is not as expected: \(expected)")
    }
}
