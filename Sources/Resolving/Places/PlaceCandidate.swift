package import EventData

/// A place that a name may mean, and what speaks for it.
package struct PlaceCandidate: Hashable, Sendable {
    /// Where griot has a place from.
    package enum Origin: String, Hashable, Sendable {
        /// The tables of the program.
        case curated
        /// The gazetteer in `$GRIOT_HOME`.
        case installed
    }

    package var place: Place
    /// The second-level division, by name.
    package var admin2: String?
    /// GeoNames' feature class and code, `P.PPLA`.
    package var feature: String
    package var population: Int
    package var origin: Origin
    /// Whether only the sound of the name is the same: `Walam` for Ouallam.
    package var isVariant: Bool
    package var score = Score()

    /// What speaks for a candidate, each part for itself; larger is better.
    package struct Score: Hashable, Sendable {
        /// How well the name fits, and whether the tables have it.
        package var name = 0.0
        /// How much the report is about the country.
        package var country = 0.0
        /// Whether the larger place that was named beside it holds it.
        package var parent = 0.0
        /// How near it is to places that are known already.
        package var near = 0.0
        package var population = 0.0
        /// What it is: a country, a capital, a town, a hill.
        package var feature = 0.0

        package var total: Double { name + country + parent + near + population + feature }
    }
}

/// What is known when a name is to be understood: the report's countries, other places, the words around.
package struct PlaceContext: Sendable {
    /// The countries that the report is about, each with a weight from 0 to 1.
    package var countries: [String: Double]
    /// Places of the report that are known already.
    package var near: [Place]
    /// The larger place that was named beside it: Y in "X, in Y province".
    package var parent: Place?
    /// What the words around call it: admin1 in "the Mopti region", place in "the town of Mopti".
    package var precision: Place.Precision?
    /// Whether the words around say that it is a place: "in X", "à X".
    package var isLocative: Bool
    package var language: Language?

    package init(
        countries: [String: Double] = [:],
        near: [Place] = [],
        parent: Place? = nil,
        precision: Place.Precision? = nil,
        isLocative: Bool = false,
        language: Language? = nil
    ) {
        self.countries = countries
        self.near = near
        self.parent = parent
        self.precision = precision
        self.isLocative = isLocative
        self.language = language
    }

    /// Takes up a place of the report that is known now.
    package mutating func add(near place: Place) {
        near.append(place)
        guard let country = place.country else { return }
        countries[country] = max(countries[country] ?? 0, 0.5)
    }

    /// The country that the report is most about; of equals the first by letters.
    package var mainCountry: String? {
        countries.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
}
