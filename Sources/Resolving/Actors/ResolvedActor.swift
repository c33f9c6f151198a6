/// Whom a phrase means, as far as its words tell.
package struct ResolvedActor: Hashable, Sendable {
    /// What in the phrase says so.
    package enum Basis: String, Hashable, Sendable {
        /// A name of the directory.
        case name
        /// A title and the last name of somebody who bore it then.
        case title
        /// Words for a role or an institution, with or without a country.
        case role
        /// The name of a country, or of its people.
        case country
        /// A capital or a building that stands for a government.
        case capital
        /// A city or region that stands for those who live there.
        case place
    }

    /// The name in the directory, or the words themselves; `nil` where nothing was found.
    package var name: String?
    /// The id in the directory.
    package var entity: String?
    package var country: String?
    /// PLOVER's sectors, the main one first.
    package var sectors: [String]
    package var basis: Basis?

    /// Nobody that the directory knows.
    static let unknown = ResolvedActor(name: nil, entity: nil, country: nil, sectors: [], basis: nil)
}
