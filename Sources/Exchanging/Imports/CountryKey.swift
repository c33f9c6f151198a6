/// How a data set says which country it means.
package enum CountryKey: Hashable, Sendable {
    /// The name in English, as the data set writes it: `DR Congo (Zaire)`.
    case name(String)
    /// The number of ISO 3166-1: 466.
    case isoNumber(Int)
    /// The number of Gleditsch and Ward: 432.
    case stateNumber(Int)
}

/// Finds the three letters of ISO 3166-1 for a country.
package typealias CountryLookup = @Sendable (CountryKey) -> String?
