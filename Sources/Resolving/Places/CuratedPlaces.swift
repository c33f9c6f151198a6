import EventData
import Unpacking

/// The places that griot knows without an installed gazetteer.
struct CuratedPlaces: Sendable {
    let records: [PlaceRecord]
    let names: PlaceNameIndex
    /// The adjectives of countries by key: `malien` for Mali.
    let adjectives: [NameKey: String]
    /// The country of an ISO 3166 code of two letters.
    let countries: [String: String]
    /// The record of each country, by its three letters.
    private let countryRecords: [String: Int]
    /// The record of each capital, by its country.
    private let capitals: [String: Int]
    /// The name of a first-level division, by country and GeoNames' code for it: `NGA.27`.
    let divisions: [String: String]

    /// The tables, read when first asked for.
    static let shared = CuratedPlaces()

    private init() {
        var builder = Builder()
        builder.addCountries()
        builder.addDivisions()
        builder.addRegions()
        builder.addPlaces(rows(of: Lexicon.places_sahel_tsv))
        builder.addPlaces(rows(of: Lexicon.places_world_tsv))
        records = builder.records
        names = PlaceNameIndex(of: builder.records)
        adjectives = builder.adjectives
        countries = builder.countries
        divisions = builder.divisions
        countryRecords = builder.countryRecords
        capitals = builder.capitals
    }

    func country(_ code: String) -> PlaceRecord? { countryRecords[code].map { records[$0] } }

    func capital(of country: String) -> PlaceRecord? { capitals[country].map { records[$0] } }

    /// The country of a word such as "Malian", "maliennes" or "burkinabè".
    func country(ofAdjective word: NameKey) -> String? {
        if let country = adjectives[word] { return country }
        for ending in Self.endings where word.letters.count > ending.count + 2 {
            guard word.letters.suffix(ending.count).elementsEqual(ending) else { continue }
            let stem = NameKey(String(decoding: word.letters.dropLast(ending.count), as: UTF8.self))
            if let country = adjectives[stem] { return country }
        }
        return nil
    }

    private static let endings = ["s", "e", "es", "ne", "nes", "ens"].map { Array($0.utf8) }
}

extension CuratedPlaces {
    /// Puts the tables together.
    private struct Builder {
        var records: [PlaceRecord] = []
        var adjectives: [NameKey: String] = [:]
        var countries: [String: String] = [:]
        var divisions: [String: String] = [:]
        var countryRecords: [String: Int] = [:]
        var capitals: [String: Int] = [:]

        mutating func addCountries() {
            for row in rows(of: Lexicon.places_countries_tsv) {
                let country = String(row[0])
                countries[String(row[1])] = country
                for adjective in row[4].split(separator: "|") { adjectives[NameKey(adjective)] = country }
                countryRecords[country] = records.count
                records.append(
                    PlaceRecord(
                        name: String(row[2]),
                        spellings: spellings(row[3]),
                        country: country,
                        latitude: Double(row[6]),
                        longitude: Double(row[7]),
                        geonames: Int(row[8]),
                        feature: "A.PCLI",
                        precision: .country
                    )
                )
            }
        }

        mutating func addDivisions() {
            for row in rows(of: Lexicon.places_admin_tsv) {
                let (name, country) = (String(row[0]), String(row[2]))
                let precision = Place.Precision(rawValue: String(row[3])) ?? .admin1
                if !row[8].isEmpty { divisions["\(country).\(row[8])"] = name }
                records.append(
                    PlaceRecord(
                        name: name,
                        spellings: spellings(row[1]),
                        country: country,
                        admin1: precision == .admin1 ? name : row[4].isEmpty ? nil : String(row[4]),
                        latitude: Double(row[5]),
                        longitude: Double(row[6]),
                        geonames: Int(row[7]),
                        feature: Self.features[precision] ?? "A.ADM1",
                        precision: precision
                    )
                )
            }
        }

        private static let features: [Place.Precision: String] = [
            .admin1: "A.ADM1", .admin2: "A.ADM2", .region: "L.RGN",
        ]

        mutating func addRegions() {
            for row in rows(of: Lexicon.places_regions_tsv) {
                records.append(
                    PlaceRecord(
                        name: String(row[0]),
                        spellings: spellings(row[1]),
                        country: row[2].isEmpty ? nil : String(row[2]),
                        latitude: Double(row[3]),
                        longitude: Double(row[4]),
                        feature: "L.RGN",
                        precision: .region
                    )
                )
            }
        }

        mutating func addPlaces(_ rows: [[Substring]]) {
            for row in rows {
                let record = PlaceRecord(
                    name: String(row[0]),
                    spellings: spellings(row[1]),
                    country: String(row[2]),
                    admin1: row[3].isEmpty ? nil : String(row[3]),
                    admin2: row[4].isEmpty ? nil : String(row[4]),
                    latitude: Double(row[5]),
                    longitude: Double(row[6]),
                    geonames: Int(row[7]),
                    feature: String(row[8]),
                    population: Int(row[9]) ?? 0,
                    precision: PlaceRecord.precision(of: String(row[8]))
                )
                if record.feature == "P.PPLC", let country = record.country {
                    capitals[country] = records.count
                }
                records.append(record)
            }
        }
    }
}

extension CuratedPlaces {
    /// A checksum of the tables' bytes.
    static var tablesDigest: UInt64 {
        [
            Lexicon.places_countries_tsv, Lexicon.places_admin_tsv, Lexicon.places_regions_tsv,
            Lexicon.places_sahel_tsv, Lexicon.places_world_tsv, Lexicon.places_common_tsv,
            Lexicon.places_words_tsv, Lexicon.places_letters_tsv,
        ].reduce(0) { $0 &* 31 ^ checksum(Array($1.description.utf8)[...]) }
    }
}
