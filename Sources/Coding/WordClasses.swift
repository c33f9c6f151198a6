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

    static let state = WordClasses(named: "state")
    static let gov = WordClasses(named: "gov")
    static let body = WordClasses(named: "body")
    static let force = WordClasses(named: "force")
    static let armed = WordClasses(named: "armed")
    static let media = WordClasses(named: "media")
    static let firm = WordClasses(named: "firm")
    static let party = WordClasses(named: "party")
    static let group = WordClasses(named: "group")
    static let civ = WordClasses(named: "civ")
    static let court = WordClasses(named: "court")
    static let person = WordClasses(named: "person")
    static let actor = WordClasses(named: "actor")
    static let town = WordClasses(named: "town")
    static let place = WordClasses(named: "place")

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The class of a name that is one; none for any other.
    init(named name: Substring) {
        self = WordClasses(name: name) ?? []
    }

    /// The class of a name, or `nil` if there is none such.
    init?(name: Substring) {
        guard let bit = WordClasses.names.firstIndex(of: name) else { return nil }
        rawValue = 1 << UInt64(bit)
    }
}
