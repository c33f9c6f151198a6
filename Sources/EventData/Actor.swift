/// Somebody who acts: a state, a body, a force, a group, a person or a kind of people.
public struct Actor: Hashable, Sendable {
    /// The name in the directory: `jnim`; `nil` for people without one ("gunmen", "residents").
    public var id: String?
    /// The name in English: "Armed Forces of Mali"; the words themselves where there is none.
    public var name: String
    /// The country, as three letters of ISO 3166-1; `nil` for international bodies and coalitions.
    public var country: String?
    /// PLOVER's sectors, the first the main one: `MIL`.
    public var sectors: [String]
    /// What it is beside its sector, in the directory's words: `state`, `igo`, `person`, `capital`.
    public var kind: String?

    public init(id: String?, name: String, country: String?, sectors: [String], kind: String? = nil) {
        self.id = id
        self.name = name
        self.country = country
        self.sectors = sectors
        self.kind = kind
    }
}
