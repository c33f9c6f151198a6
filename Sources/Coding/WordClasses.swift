/// Classes of words that the tables test for, as a set.
struct WordClasses: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    /// The names of the classes in the order of their bits.
    static let names: [Substring] = [
        "state", "gov", "body", "force", "armed", "media", "firm", "party", "group", "civ", "court", "person",
        "actor",
        "town", "place", "building", "base", "border", "road", "school", "hospital", "embassy", "weapon",
        "vehicle",
        "aircraft", "ship", "money", "aid", "goods", "network", "deal", "truce", "law", "constitution",
        "vote", "post",
        "captive", "property", "publication", "institution", "ties", "sanctions", "talks", "demand", "charge",
        "rights", "curfew", "ban", "operation", "violence", "project",
    ]

    static let state = WordClasses(name: "state")!
    static let gov = WordClasses(name: "gov")!
    static let body = WordClasses(name: "body")!
    static let force = WordClasses(name: "force")!
    static let armed = WordClasses(name: "armed")!
    static let media = WordClasses(name: "media")!
    static let firm = WordClasses(name: "firm")!
    static let party = WordClasses(name: "party")!
    static let group = WordClasses(name: "group")!
    static let civ = WordClasses(name: "civ")!
    static let court = WordClasses(name: "court")!
    static let person = WordClasses(name: "person")!
    static let actor = WordClasses(name: "actor")!
    static let town = WordClasses(name: "town")!
    static let place = WordClasses(name: "place")!

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The class of a name, or `nil` if there is none such.
    init?(name: Substring) {
        guard let bit = WordClasses.names.firstIndex(of: name) else { return nil }
        rawValue = 1 << UInt64(bit)
    }
}
