package import EventData

package struct RoleWord: Sendable {
    package var sectors: [String]
    package var kind: String?
}

package struct ActorDirectory: Sendable {
    package init() {}
    func mentions(in forms: [String], language: Language, on day: Day?) -> [(Range<Int>, Actor)] { [] }
    func country(ofDemonym word: String, language: Language) -> String? { nil }
    func government(of country: String) -> Actor { Actor(id: nil, name: "Government of \(country)", country: country, sectors: ["GOV"], kind: "government") }
    func army(of country: String) -> Actor { Actor(id: nil, name: "Armed Forces of \(country)", country: country, sectors: ["MIL"], kind: "army") }
    func members(of id: String, on day: Day?) -> [Actor] { [] }
    func roleWord(_ words: [String], language: Language, country: String?) -> RoleWord? { nil }
}
