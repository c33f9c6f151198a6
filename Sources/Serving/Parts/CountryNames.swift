internal import EventData

/// Names of countries in the languages of the desk.
enum CountryNames {
    /// The name of three letters of ISO 3166-1; the letters where there is none.
    static func name(of country: String, in language: Language) -> String {
        guard let names = names[country] else { return country }
        return language == .french ? names.french : names.english
    }

    /// The French name of a country by its English one; `nil` where it is none.
    static func french(ofEnglish name: String) -> String? { frenchNames[name] }

    private static let frenchNames = Dictionary(
        names.values.map { ($0.english, $0.french) },
        uniquingKeysWith: { first, _ in first }
    )

    private static let names: [String: (english: String, french: String)] = {
        var names: [String: (english: String, french: String)] = [:]
        for line in "\(Lexicon.countries_tsv)".split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t").map(String.init)
            if fields.count == 3 { names[fields[0]] = (fields[1], fields[2]) }
        }
        return names
    }()
}
