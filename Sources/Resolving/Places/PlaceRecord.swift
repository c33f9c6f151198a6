import EventData

/// A place as a table or the gazetteer file has it.
struct PlaceRecord: Hashable, Sendable {
    var name: String
    /// Other names and spellings.
    var spellings: [String] = []
    /// The country, as three letters of ISO 3166-1.
    var country: String?
    var admin1: String?
    var admin2: String?
    var latitude: Double?
    var longitude: Double?
    var geonames: Int?
    /// GeoNames' feature class and code, `P.PPLA`.
    var feature: String
    var population = 0
    var precision: Place.Precision = .place

    /// The precision that an event gets when all that is known is that it was at such a feature.
    static func precision(of feature: String) -> Place.Precision {
        switch feature {
        case "A.ADM1": .admin1
        case "A.ADM2", "A.ADM3", "A.ADM4": .admin2
        case let code where code.hasPrefix("A.PCL"): .country
        case "L.RGN", "L.RGNE", "L.CONT", "R.REGION": .region
        default: .place
        }
    }

    var place: Place {
        Place(
            name: name,
            country: country,
            admin1: admin1,
            latitude: latitude,
            longitude: longitude,
            geonames: geonames,
            precision: precision
        )
    }
}

/// A list of names in one column of a table.
func spellings(_ column: Substring) -> [String] { column.split(separator: "|").map(String.init) }
