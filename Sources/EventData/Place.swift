/// A place of the earth under a name.
public struct Place: Hashable, Sendable {
    /// How exactly something is known to have been there.
    public enum Precision: String, Hashable, Sendable {
        /// In the place itself.
        case place
        /// Near it, or on the way to it.
        case near
        case admin2
        case admin1
        case country
        /// Somewhere in a region that is no country or province: "the Sahel", "the north".
        case region
    }

    public var name: String
    /// The country, as three letters of ISO 3166-1.
    public var country: String?
    /// The first-level division, by name.
    public var admin1: String?
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east.
    public var longitude: Double?
    /// The number under which GeoNames has it.
    public var geonames: Int?
    public var precision: Precision

    public init(
        name: String,
        country: String?,
        admin1: String? = nil,
        latitude: Double? = nil,
        longitude: Double? = nil,
        geonames: Int? = nil,
        precision: Precision
    ) {
        self.name = name
        self.country = country
        self.admin1 = admin1
        self.latitude = latitude
        self.longitude = longitude
        self.geonames = geonames
        self.precision = precision
    }
}
