import EventData

/// Names of actors in the language of the page, where one is known; all others stand as the record has them.
struct ActorNames: Sendable {
    /// French names by those of the record, `ECOWAS` to `CEDEAO`.
    private let french: [String: String]

    init(french: [String: String] = [:]) { self.french = french }

    func name(_ name: String, in language: Language) -> String {
        guard language == .french else { return name }
        return french[name] ?? FrenchParts.name(name) ?? name
    }
}

/// Names that are made of a part and a country: `Government of the United States`, « Gouvernement des États-Unis ».
enum FrenchParts {
    private static let parts = [
        ("Government of ", "Gouvernement "), ("Armed Forces of ", "Forces armées "),
        ("Police of ", "Police "),
        ("Presidency of ", "Présidence "), ("Civilians of ", "Civils "), ("People of ", "Population "),
        ("Parliament of ", "Parlement "), ("Opposition of ", "Opposition "),
    ]

    static func name(_ name: String) -> String? {
        for (english, french) in parts where name.hasPrefix(english) {
            var country = String(name.dropFirst(english.count))
            if country.hasPrefix("the ") { country.removeFirst(4) }
            return CountryNames.french(ofEnglish: country).map { french + genitive($0) }
        }
        return CountryNames.french(ofEnglish: name)
    }

    /// « du Mali », « de la France », « de l’Algérie », « des États-Unis », « de Cuba ».
    static func genitive(_ country: String) -> String {
        let first = country.split { $0 == " " || $0 == "-" }.first.map(String.init) ?? country
        let isVowel = "AEIOUYÉÈÊÎÔ".contains(country.first ?? " ") && !country.hasPrefix("Yémen")
        if plural.contains(first) || country == "Émirats arabes unis" { return "des \(country)" }
        if bare.contains(country) || first == "Saint" || first == "Sainte" {
            return isVowel || country.hasPrefix("Haïti") ? "d’\(country)" : "de \(country)"
        }
        if isVowel { return "de l’\(country)" }
        let isFeminine =
            (first.hasSuffix("e") || first.hasSuffix("ée") || first == "Sierra") && !masculine.contains(first)
        return isFeminine ? "de la \(country)" : "du \(country)"
    }

    // Names without an article, names in the plural, and names in e that are masculine: usage of the French language.
    private static let bare: Set<String> = [
        "Andorre", "Antigua-et-Barbuda", "Bahreïn", "Chypre", "Cuba", "Djibouti", "Eswatini", "Gibraltar",
        "Guam", "Haïti",
        "Israël", "Jersey", "Guernesey", "Kiribati", "Madagascar", "Malte", "Maurice", "Mayotte", "Monaco",
        "Nauru", "Oman",
        "Porto Rico", "Sao Tomé-et-Principe", "Singapour", "Taïwan", "Tonga", "Trinité-et-Tobago", "Tuvalu",
        "Niue",
    ]
    private static let plural: Set<String> = [
        "États", "Pays", "Philippines", "Maldives", "Comores", "Seychelles", "Bahamas", "Bermudes", "Fidji",
        "Îles", "Palaos",
        "Territoires", "Samoa",
    ]
    private static let masculine: Set<String> = [
        "Mexique", "Mozambique", "Cambodge", "Zimbabwe", "Belize", "Suriname", "Royaume",
    ]
}
