/// The countries of other data sets by the ways in which those name them.
package enum CountryTable {
    /// The three letters of ISO 3166-1 for a country; `nil` for what is no country, or one that is no more.
    @Sendable package static func letters(of key: CountryKey) -> String? { all[key] }

    private static let all: [CountryKey: String] = {
        var all: [CountryKey: String] = [:]
        for country in Country.all.values.sorted(by: { $0.letters < $1.letters }) {
            all[.name(country.name)] = country.letters
            if let number = country.number { all[.isoNumber(number)] = country.letters }
            if let number = country.gleditschWard { all[.stateNumber(number)] = country.letters }
        }
        return all
    }()
}
